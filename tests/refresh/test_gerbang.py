"""Refreshed files are as sound as those that were just made, also after another program has saved them."""

from pathlib import Path

import openpyxl
import pytest

from tests.gates.test_word import validate
from tests.gates.word import faults
from tests.libreoffice import NEEDS_LIBREOFFICE, converted
from tests.refresh.naskah import made, parts, prints, refreshed, tables, words
from tests.reports import Reports

INPUT = "contoh-lengkap"
GONE = "IKK-2"
LATER = {"IKU-1": 3.1, "IKU-2": 5.4, "IKK-3": 18, "IKK-4": 4}


@pytest.fixture(scope="module")
def other(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the complete example a month later: other values, one indikator and one village less."""
    book = openpyxl.load_workbook(project / "inputs" / f"{INPUT}.xlsx")
    for row in book["Indikator"].iter_rows(min_row=2, max_col=9):
        value = LATER.get(str(row[0].value))
        if value is not None:
            row[5].value, row[8].value = value, None
    for name in ("Indikator", "Riwayat", "Renstra", "Standar", "Triwulan", "Analisis"):
        sheet = book[name]
        for place in range(sheet.max_row, 1, -1):
            if sheet.cell(place, 1).value == GONE:
                sheet.delete_rows(place)
    for row in book["Anggaran"].iter_rows(min_row=2):
        for cell in row:
            cell.value = None if cell.value == GONE else cell.value
    book["Lampiran Daftar Desa Binaan"].delete_rows(4)
    path = tmp_path_factory.mktemp("kemudian") / "kemudian.xlsx"
    book.save(path)
    return path


@pytest.mark.slow
def test_the_gates_find_nothing_wrong_with_a_refreshed_file(reports: Reports, other: Path, tmp_path: Path) -> None:
    data = refreshed(reports(INPUT).docx.read_bytes(), other).data
    assert faults(data) == []
    (tmp_path / "hasil.docx").write_bytes(data)
    assert validate(tmp_path / "hasil.docx") == []


@pytest.mark.slow
def test_every_table_of_today_stands_in_it(reports: Reports, other: Path) -> None:
    after = tables(refreshed(reports(INPUT).docx.read_bytes(), other).data)
    assert (today := tables(made(other)))
    assert all(table in after for table in today)


@pytest.mark.slow
def test_the_text_outside_figures_is_equal_before_and_after(reports: Reports, other: Path) -> None:
    document = reports(INPUT).docx.read_bytes()
    assert words(refreshed(document, other).data) == words(document)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["lakip", "ringkasan", "perjanjian-kinerja", "siaran-pers", "swareviu"])
def test_the_same_data_change_nothing_in_any_kind(reports: Reports, kind: str) -> None:
    report = reports(INPUT, kind)
    hasil = refreshed(report.docx.read_bytes(), report.location)
    assert parts(hasil.data) == parts(report.docx.read_bytes())
    assert hasil.catatan == ()


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_a_file_that_libreoffice_saved_is_refreshed_too(reports: Reports, other: Path, tmp_path: Path) -> None:
    report, folder = reports(INPUT), tmp_path / "disimpan"
    saved = converted(report.docx, folder).read_bytes()
    same = refreshed(saved, report.location)
    assert parts(same.data) == parts(saved)
    after = refreshed(saved, other)
    assert prints(after.data, "IKU-1.realisasi") == {"3,10"}
    assert words(after.data) == words(saved)
    shown = tables(after.data)
    assert all(table in shown for table in tables(made(other)))
    again = tmp_path / "lagi.docx"
    again.write_bytes(after.data)
    assert words(converted(again, folder).read_bytes()) == words(saved)
