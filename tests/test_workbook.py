"""The workbook that an office fills."""

import io
import subprocess
import sys
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from report_builder import sources, workbook
from report_builder.dataset import Cell, CellKind, Dataset, Table
from report_builder.errors import Place, ReportError
from report_builder.model import check
from report_builder.schema import PETUNJUK, SHEETS

DAY = datetime(2021, 12, 17)  # noqa: DTZ001 (a day in a spreadsheet has no zone)


def text(raw: str, place: Place) -> Cell:
    return Cell(CellKind.TEXT, raw, place) if raw else Cell(CellKind.EMPTY, None, place)


def dataset(**sheets: list[list[str]]) -> Dataset:
    """Tables of texts, as a folder of CSV files gives them."""
    tables = []
    for nama, rows in sheets.items():
        cells = [tuple(text(raw, Place("x.csv", nama, f"A{number}")) for raw in row) for number, row in enumerate(rows)]
        tables.append(Table(nama.replace("_", " "), "x.csv", cells[0], tuple(cells[1:]), len(rows) + 1))
    return Dataset(tuple(tables), ())


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def column(worksheet: Worksheet, nama: str) -> list[object]:
    header = [cell.value for cell in worksheet[1]]
    return [row[header.index(nama)].value for row in worksheet.iter_rows(min_row=2)]


@pytest.fixture(scope="module")
def blank() -> openpyxl.Workbook:
    return opened(workbook.blank())


def test_a_blank_workbook_has_every_sheet_and_column(blank: openpyxl.Workbook) -> None:
    assert blank.sheetnames == [PETUNJUK, *(sheet.nama for sheet in SHEETS)]
    for sheet in SHEETS:
        assert [cell.value for cell in blank[sheet.nama][1]] == [column.nama for column in sheet.columns]


def test_key_sheets_list_every_key_with_its_explanation(blank: openpyxl.Workbook) -> None:
    for sheet in (sheet for sheet in SHEETS if sheet.keys):
        rows = [tuple(cell.value for cell in row) for row in blank[sheet.nama].iter_rows(min_row=2)]
        assert rows == [(key.nama, None, key.keterangan) for key in sheet.keys]


def test_headers_explain_themselves(blank: openpyxl.Workbook) -> None:
    header = {cell.value: cell.comment.text for cell in blank["Indikator"][1] if cell.comment}
    assert header["satuan"] == "Satuan, misalnya kawasan, indeks, %.\nWajib diisi."
    assert header["realisasi"].endswith("Kolom wajib ada; selnya boleh kosong.")
    assert header["keadaan"].endswith("Pilihan.\nIsi: terukur, tidak terlaksana, belum diukur.")


def test_columns_that_must_exist_stand_out(blank: openpyxl.Workbook) -> None:
    satuan, polaritas = blank["Indikator"]["D1"], blank["Indikator"]["G1"]
    assert (satuan.value, satuan.font.bold, satuan.fill.fgColor.rgb) == ("satuan", True, "001F3A5F")
    assert (polaritas.value, polaritas.font.bold, polaritas.fill.fgColor.rgb) == ("polaritas", False, "00E4E7EB")


def test_known_answers_are_offered_in_a_list(blank: openpyxl.Workbook) -> None:
    lists = {
        str(validation.sqref): validation.formula1
        for nama in ("Indikator", "Pengaturan")
        for validation in blank[nama].data_validations.dataValidation
    }
    assert lists["H2:H2000"] == '"terukur,tidak terlaksana,belum diukur"'
    assert lists["B2"] == '"none,100,110,120"'


def test_codes_are_texts_so_that_none_becomes_a_date(blank: openpyxl.Workbook) -> None:
    assert blank["Indikator"].column_dimensions["A"].number_format == "@"
    assert blank["Anggaran"].column_dimensions["A"].number_format == "@"
    assert blank["Identitas"]["B14"].number_format == "@"


def test_sheets_are_ready_to_print_and_to_scroll(blank: openpyxl.Workbook) -> None:
    for sheet in SHEETS:
        worksheet = blank[sheet.nama]
        assert worksheet.page_setup.orientation == "landscape"
        assert worksheet.freeze_panes == "A2"
        assert worksheet.print_title_rows == "$1:$1"


def test_the_instructions_name_every_sheet(blank: openpyxl.Workbook) -> None:
    named = {row[0].value: str(row[1].value) for row in blank[PETUNJUK].iter_rows()}
    assert all(named[sheet.nama].endswith(sheet.keterangan) for sheet in SHEETS)
    assert named["Sel kosong"].startswith("Sel kosong berarti datanya belum ada.")


def test_an_empty_workbook_asks_for_what_must_be_filled(tmp_path: Path) -> None:
    (tmp_path / "kosong.xlsx").write_bytes(workbook.blank())
    with pytest.raises(ReportError) as refusal:
        check(sources.read(tmp_path / "kosong.xlsx"))
    assert [problem.message for problem in refusal.value.problems] == [
        "“instansi” kosong, padahal wajib diisi.",
        "“unit_kerja” kosong, padahal wajib diisi.",
        "“tahun” kosong, padahal wajib diisi.",
        "Lembar Sasaran belum berisi baris.",
        "Lembar Indikator belum berisi baris.",
    ]


@pytest.mark.slow
def test_another_process_writes_the_same_bytes() -> None:
    program = "import sys; from report_builder import workbook; sys.stdout.buffer.write(workbook.blank())"
    outputs = {subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout for _ in "ab"}
    assert outputs == {workbook.blank()}


def test_no_entry_says_when_or_where_it_was_written() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook.blank())) as archive:
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_numbers_dates_lists_and_choices_are_written_as_such() -> None:
    rows = dataset(
        Indikator=[
            ["Kode", "target", "realisasi", "polaritas", "tanggal_data", "capaian"],
            ["1.1", "3,15", "95,5%", "MINIMUM", "17 Desember 2021", "106,03%"],
            ["1.2", "80–90", "", "rentang", "akhir tahun", ""],
        ],
        Analisis=[["kode_indikator", "penyebab", "triwulan"], ["1.1", "- Satu; - Dua", "tw2"]],
    )
    written = opened(workbook.filled(rows))
    assert column(written["Indikator"], "kode") == ["1.1", "1.2"]
    assert column(written["Indikator"], "target") == [3.15, "80–90"]
    assert column(written["Indikator"], "realisasi") == [95.5, None]
    assert column(written["Indikator"], "polaritas") == ["minimum", "rentang"]
    assert column(written["Indikator"], "tanggal_data") == [DAY, "akhir tahun"]
    assert column(written["Indikator"], "capaian") == [106.03, None]
    assert column(written["Analisis"], "penyebab") == ["Satu\nDua"]
    assert column(written["Analisis"], "triwulan") == ["TW II"]


def test_a_number_keeps_the_zeros_that_it_was_typed_with() -> None:
    rows = dataset(Indikator=[["kode", "target", "realisasi"], ["1", "3,20", "3,25"], ["2", "60.00", "62"]])
    cells = list(opened(workbook.filled(rows))["Indikator"].iter_rows(min_row=2, min_col=5, max_col=6))
    assert [(cell.value, cell.number_format) for row in cells for cell in row] == [
        (3.2, "0.00"),
        (3.25, "General"),
        (60, "General"),
        (62, "General"),
    ]


def test_answers_stand_beside_their_keys() -> None:
    keys = dataset(Identitas=[["Isi", "Kunci"], ["2021", "Tahun"], ["198001012005011001", "kepala_nip"], ["x", "lain"]])
    rows = opened(workbook.filled(keys))["Identitas"].iter_rows(min_row=2, max_col=2)
    assert {kunci.value: isi.value for kunci, isi in rows if isi.value is not None} == {
        "tahun": 2021,
        "kepala_nip": "198001012005011001",
    }


def test_a_text_that_begins_like_a_formula_stays_a_text() -> None:
    written = opened(workbook.filled(dataset(Sasaran=[["kode", "sasaran"], ["S-1", "=1+1"]])))
    assert (written["Sasaran"]["B2"].value, written["Sasaran"]["B2"].data_type) == ("=1+1", "s")


def test_other_sheets_follow_as_they_are() -> None:
    rows = dataset(
        Lampiran_Desa=[
            ["no", "desa", "warga", "nilai", "kode", "tahun"],
            ["1", "Sukamaju", "1.250", "3,34", "007", "2021"],
            ["2", "Sukasari", "980", "", "12", "2022"],
        ],
        Petunjuk=[["lama"]],
    )
    written = opened(workbook.filled(rows))
    assert written.sheetnames[-1] == "Lampiran Desa"
    assert written.sheetnames.count(PETUNJUK) == 1
    assert [[cell.value for cell in row] for row in written["Lampiran Desa"].iter_rows(min_row=2)] == [
        [1, "Sukamaju", 1250, 3.34, "007", "2021"],
        [2, "Sukasari", 980, None, "12", "2022"],
    ]


def test_what_was_a_number_or_a_date_stays_one() -> None:
    place = Place("x.xlsx", "Lampiran", "A1")
    row = (Cell(CellKind.NUMBER, Decimal(2021), place), Cell(CellKind.DATE, DAY.date(), place))
    table = Table("Lampiran", "x.xlsx", (text("a", place), text("b", place)), (row,), 3)
    written = opened(workbook.filled(Dataset((table,), ())))["Lampiran"]
    assert [cell.value for cell in written[2]] == [2021, DAY]


def test_a_filled_workbook_is_checked_like_the_data_it_was_made_of(tmp_path: Path) -> None:
    data = dataset(
        Identitas=[["kunci", "isi"], ["instansi", "Badan"], ["unit_kerja", "Deputi"], ["tahun", "2021"]],
        Sasaran=[["kode", "sasaran"], ["S-1", "Meningkatnya mutu"]],
        Indikator=[
            ["kode", "kode_sasaran", "indikator", "satuan", "target", "realisasi", "polaritas"],
            ["IKK-1", "S-1", "Indeks", "indeks", "9,95", "3,34", ""],
            ["IKK-2", "S-1", "Opini", "opini", "WTP", "WDP", "ordinal"],
        ],
    )
    (tmp_path / "isi.xlsx").write_bytes(workbook.filled(data))
    (was, became) = (check(data), check(sources.read(tmp_path / "isi.xlsx")))
    assert became.problems == was.problems == ()
    assert [one.target for one in became.laporan.indikator] == [one.target for one in was.laporan.indikator]
    assert became.laporan.identitas.tahun == was.laporan.identitas.tahun
