"""What belongs to a person is in no cell of the workbook and in no note, wherever it stands in a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.dataset import CellValue
from report_builder.forms.importing import Impor
from report_builder.forms.notes import Hal
from report_builder.forms.personal import HIDDEN, redact
from tests.forms.lembar import Rows, angka, catatan, impor, kolom, tulis

NIK = "3578014507900001"
PHONE = "081234567890"


def everything(hasil: Impor) -> str:
    """Give all that an import writes or prints, as one text."""
    cells = [str(cell.value) for table in hasil.dataset.tables for row in table.rows for cell in row]
    notes = [f"{note.pesan} {note.saran}" for note in hasil.catatan]
    return "\n".join([*cells, *notes, *(str(each.to_json()) for each in hasil.pertanyaan)])


@pytest.mark.parametrize(
    "text",
    [
        NIK,
        "3578.0145.0790.0001",
        "3578 0145 0790 0001",
        "357801-450790-0001",
        PHONE,
        "+62 812-3456-7890",
        "hubungi 6281234567890",
        "budi@contoh.id",
    ],
)
def test_what_belongs_to_a_person_is_known_however_it_is_typed(text: str) -> None:
    assert redact(text)[0].endswith(HIDDEN)


@pytest.mark.parametrize("text", ["6285000000", "3.201.011.203.900.001", "5.02.01.2.02.0001", "1.250.000", "2025"])
def test_an_amount_or_a_code_belongs_to_nobody(text: str) -> None:
    assert redact(text) == (text, 0)


@pytest.mark.parametrize(
    "row",
    [
        [f"Naik (hubungi {PHONE})", "Nilai A", "Nilai", 50, 40],
        ["Naik", f"Nilai A {NIK}", "Nilai", 50, 40],
        ["Naik", "Nilai A", f"orang {NIK}", 50, 40],
        ["Naik", "Nilai A", "orang", PHONE, 40],
        ["Naik", "Nilai A", "orang", 50, f"{NIK} a.n. Budi"],
        ["Naik", "Nilai A", "orang", 50, int(NIK)],
    ],
)
def test_no_column_lets_it_through(tmp_path: Path, row: list[object]) -> None:
    rows: Rows = [["Sasaran", "Indikator", "Satuan", "Target", "Realisasi"], row, ["Naik", "Nilai B", "Nilai", 5, 4]]
    told = everything(impor(tulis(tmp_path / "form.xlsx", rows)))
    assert NIK not in told
    assert PHONE.lstrip("0") not in told


def test_a_number_of_a_person_in_a_column_of_numbers_is_asked_without_it(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target"], ["Nilai A", "orang", f"{NIK} a.n. Budi"]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "target") == [None]
    assert catatan(hasil, Hal.DITANYAKAN) == ["C2: Target: “[data pribadi]” tidak terbaca sebagai angka."]


def test_an_amount_that_looks_like_a_telephone_stays_an_amount(tmp_path: Path) -> None:
    rows: Rows = [["Kode", "Uraian", "Pagu"], ["1", "Program A", "6285000000"]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Anggaran", "pagu_akhir") == angka(6285000000)


@pytest.mark.parametrize(("satuan", "value"), [("orang", [None]), ("Rp", angka(6285000000))])
def test_a_target_that_looks_like_a_telephone_is_asked_unless_it_counts_rupiah(
    tmp_path: Path, satuan: str, value: list[CellValue]
) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target"], ["Nilai A", satuan, 6285000000]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Indikator", "target") == value
