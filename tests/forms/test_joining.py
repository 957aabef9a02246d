"""Several tables that speak of one indikator: what joins them, and what does not is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from report_builder.forms.importing import Impor
from report_builder.forms.notes import Hal
from report_builder.forms.records import alike
from report_builder.forms.synonyms import Peran
from tests.forms.lembar import Rows, angka, catatan, impor, kolom, tulis
from tests.sources.workbooks import save


def _joined(folder: Path, first: Rows, second: Rows) -> Impor:
    return impor(
        tulis(folder / "a.xlsx", [["Kode", "Indikator", "Target"], *first]),
        tulis(folder / "b.xlsx", [["Kode", "Realisasi"], *second]),
    )


@pytest.mark.parametrize("kode", ["ik 1", "IK.01", "IK1", "ik_1"])
def test_spellings_of_a_code_are_joined_and_told(tmp_path: Path, kode: str) -> None:
    hasil = _joined(tmp_path, [["IK-1", "Nilai A", 10]], [[kode, 9]])
    assert kolom(hasil, "Indikator", "kode") == ["IK-1"]
    assert kolom(hasil, "Indikator", "realisasi") == angka(9)
    assert f"A2: Kode “{kode}” disamakan dengan “IK-1” pada a.xlsx · Form · A2." in catatan(hasil, Hal.DITAFSIRKAN)


@pytest.mark.parametrize("kode", ["IK-11", "IK-1.1", "IP-1", "IK-10"])
def test_other_codes_are_not_joined(kode: str) -> None:
    assert alike(Peran.KODE, kode) != alike(Peran.KODE, "IK-1")


def test_a_spelling_that_fits_two_codes_joins_none(tmp_path: Path) -> None:
    hasil = _joined(tmp_path, [["IK-1", "Nilai A", 10], ["IK 1", "Nilai B", 20]], [["ik.1", 9]])
    assert kolom(hasil, "Indikator", "realisasi") == [None, None, *angka(9)]


def test_that_nothing_joins_is_told(tmp_path: Path) -> None:
    told = catatan(_joined(tmp_path, [["IK-1", "Nilai A", 10]], [["XX", 9], ["YY", 8]]), Hal.TIDAK_DIPAHAMI)
    assert [line for line in told if "tidak ada pada formulir lain" in line] == [
        "baris 2: Kode “XX” tidak ada pada formulir lain, jadi indikatornya tanpa nama.",
        "baris 3: Kode “YY” tidak ada pada formulir lain, jadi indikatornya tanpa nama.",
    ]


def test_a_name_is_the_same_with_its_number_before_it(tmp_path: Path) -> None:
    first = tulis(tmp_path / "a.xlsx", [["Indikator", "Target"], ["Nilai mutu A", 10]])
    second = tulis(tmp_path / "b.xlsx", [["Indikator", "Realisasi"], ["1. Nilai Mutu A", 9]])
    hasil = impor(first, second)
    assert kolom(hasil, "Indikator", "realisasi") == angka(9)
    assert [line for line in catatan(hasil, Hal.DITAFSIRKAN) if "disamakan dengan “Nilai mutu A”" in line]


def test_a_code_of_two_indikator_in_one_table_is_told(tmp_path: Path) -> None:
    rows: Rows = [["Kode", "Indikator", "Target"], ["1.1", "Nilai A", 1], ["1.1", "Nilai B", 2]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    line = "baris 3: Kode “1.1” dipakai lebih dari satu indikator (baris 2, baris 3)."
    assert line in catatan(hasil, Hal.BERBEDA)


def test_of_targets_of_the_plan_the_last_year_is_taken_and_the_others_are_told(tmp_path: Path) -> None:
    heads = ["Indikator", "Target Renstra 2026", "Target Renstra 2027", "Target Renstra 2029"]
    rows: Rows = [heads, ["Nilai A", 1, 1.5, 2]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Renstra", "target_akhir") == angka(2)
    line = "B2: Target Renstra tahun 2026, 2027 tidak diambil, hanya yang tahun terakhir (B2, C2)."
    assert [each for each in catatan(hasil, *Hal) if "2026" in each or "2027" in each] == [line]


def test_a_single_code_that_was_made_is_named_once(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [["Indikator", "Target"], ["Nilai A", 1]]))
    line = "baris 2: Formulir tidak memuat kode untuk 1 indikator; kodenya dibuat: IK-1."
    assert line in catatan(hasil, Hal.DISESUAIKAN)


QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


def _quarters(path: Path, rows: Callable[[int], Rows]) -> Impor:
    """A form with a sheet for each quarter that has this head and the rows of its number."""
    heads = ["Kode", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi"]
    return impor(save(path, {nama: [heads, *rows(number)] for number, nama in enumerate(QUARTERS, start=1)}))


def test_indikator_without_codes_are_the_same_in_every_sheet(tmp_path: Path) -> None:
    hasil = _quarters(tmp_path / "form.xlsx", lambda number: [[None, "Mutu", "Nilai A", "Nilai", 10, number]])
    assert kolom(hasil, "Indikator", "kode") == ["IK-1"]
    assert kolom(hasil, "Triwulan", "triwulan") == [*QUARTERS]
    assert kolom(hasil, "Triwulan", "realisasi") == angka(1, 2, 3, 4)


def test_an_indikator_whose_code_became_a_date_is_no_second_one(tmp_path: Path) -> None:
    def rows(number: int) -> Rows:
        kode = "IK-1" if number == 2 else datetime(2025, 2, 1)  # noqa: DTZ001 - as a sheet has it
        return [[kode, "Mutu", "Nilai A", "Nilai", 10, number]]

    hasil = _quarters(tmp_path / "form.xlsx", rows)
    assert kolom(hasil, "Indikator", "kode") == ["IK-1"]
    line = next(each for each in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "menjadi tanggal" in each)
    assert "(A2)" in line


def test_indikator_of_one_name_are_told_apart_by_their_sasaran(tmp_path: Path) -> None:
    def rows(number: int) -> Rows:
        return [[None, sasaran, "Jumlah dokumen", "Dokumen", 9, number] for sasaran in ("Mutu", "Tertib")]

    hasil = _quarters(tmp_path / "form.xlsx", rows)
    assert kolom(hasil, "Indikator", "kode") == ["IK-1", "IK-2"]
    assert kolom(hasil, "Triwulan", "realisasi") == angka(1, 2, 3, 4, 1, 2, 3, 4)


def test_indikator_of_one_name_that_nothing_tells_apart_are_told(tmp_path: Path) -> None:
    hasil = _quarters(tmp_path / "form.xlsx", lambda number: [[None, None, "Nilai A", "Nilai", 9, number]] * 2)
    assert [line for line in catatan(hasil, Hal.BERBEDA) if "“Nilai A” menjadi" in line]


def test_cells_of_another_sheet_are_named_with_theirs(tmp_path: Path) -> None:
    hasil = _quarters(tmp_path / "form.xlsx", lambda number: [[None, "Mutu", f"Nilai {number}", None, 9, number]])
    line = next(each for each in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "tanpa satuan" in each)
    assert "(baris 2, TW II!baris 2, TW III!baris 2, TW IV!baris 2)" in line
