"""Budget lines whose codes are missing or used twice: each keeps its place, and nothing counts beside its parts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from report_builder.forms.importing import Impor
from report_builder.forms.notes import Hal
from report_builder.forms.tree import PAGU, Line, parents
from tests.forms.lembar import Rows, angka, catatan, impor, kolom, tulis

HEADS = ["Kode", "Uraian", "Pagu", "Realisasi"]
PARTS: Rows = [["A", "Program A", 100, 88], ["A.1", "Kegiatan A1", 60, 50], ["A.2", "Kegiatan A2", 40, 38]]


def _impor(folder: Path, *rows: list[object]) -> Impor:
    return impor(tulis(folder / "form.xlsx", [HEADS, *PARTS, *rows]))


def test_lines_without_a_code_are_parts_of_the_line_that_they_add_up_to(tmp_path: Path) -> None:
    hasil = _impor(tmp_path, ["", "Belanja pegawai", 30, 20], ["", "Belanja barang", 10, 18])
    assert kolom(hasil, "Anggaran", "kode") == ["A", "A.1", "A.2", "A.2.1", "A.2.2"]
    assert kolom(hasil, "Anggaran", "induk") == [None, "A", "A", "A.2", "A.2"]
    line = "baris 5: Baris anggaran tanpa kode di antara yang berkode; kodenya dibuat (baris 5, baris 6)."
    assert line in catatan(hasil, Hal.TIDAK_DIPAHAMI)


def test_lines_without_a_code_that_add_up_to_nothing_stand_beside_the_line_above_and_the_sum_is_told(
    tmp_path: Path,
) -> None:
    hasil = _impor(tmp_path, ["", "Kegiatan A3", 2000, 1000])
    assert kolom(hasil, "Anggaran", "induk") == [None, "A", "A", "A"]
    assert "C2: Pagu baris ini 100, jumlah bagiannya 2.100." in catatan(hasil, Hal.BERBEDA)


def test_a_code_that_is_used_twice_loses_no_other(tmp_path: Path) -> None:
    hasil = _impor(tmp_path, ["B", "Program B", 5, 5], ["B", "Program C", 7, 7])
    assert kolom(hasil, "Anggaran", "kode") == ["A", "A.1", "A.2", "B", "B-2"]
    assert kolom(hasil, "Anggaran", "induk") == [None, "A", "A", None, None]
    line = "baris 6: Kode baris anggaran ini sudah dipakai baris di atasnya, jadi diberi kode baru (baris 6)."
    assert line in catatan(hasil, Hal.BERBEDA)
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(100, 60, 40, 5, 7)


def test_a_part_of_a_code_that_is_used_twice_belongs_to_the_last_above() -> None:
    assert parents([_line(kode, 1) for kode in ("A", "A.1", "A", "A.1")]) == [None, 0, None, 2]


def test_a_part_that_stands_before_its_line_belongs_to_it(tmp_path: Path) -> None:
    rows: Rows = [HEADS, ["A.1", "Kegiatan", 60, 50], ["", "Belanja", 1, 1], ["A", "Program A", 60, 50]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Anggaran", "kode") == ["A.1", "A.2", "A"]


def test_codes_that_are_all_the_same_tell_nothing_of_parts() -> None:
    assert parents([_line("A", 100), _line("A", 60), _line("A", 40)]) == [None, 0, 0]


def test_a_code_in_columns_of_which_only_the_first_has_a_label_is_put_together(tmp_path: Path) -> None:
    rows: Rows = [
        ["Kode", None, None, "Uraian", "Pagu", "Realisasi"], ["5", "01", None, "Program A", 100, 90],
        ["5", "01", "01", "Kegiatan A1", 60, 50], ["5", "01", "02", "Kegiatan A2", 40, 40],
    ]  # fmt: skip
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Anggaran", "kode") == ["5.01", "5.01.01", "5.01.02"]
    assert kolom(hasil, "Anggaran", "induk") == [None, "5.01", "5.01"]


def _line(kode: str, pagu: int) -> Line:
    return Line(kode, {PAGU: Decimal(pagu)})
