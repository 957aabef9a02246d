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


PLAIN: list[object] = ["B", "Program B", 90, 10, 20, 0, 30, 60]
QUARTERS = ["Kode", "Program", "Pagu", *(f"Realisasi Anggaran TW {each} (Rp)" for each in ("I", "II", "III", "IV"))]
SINCE_JANUARY = [f"realisasi_tw{each}" for each in range(1, 5)]


def _of_quarters(folder: Path, *rows: list[object], heads: list[object] | None = None, year: bool = True) -> Impor:
    titles = [*(heads or QUARTERS), *(["Realisasi Anggaran (Rp)"] if year else [])]
    return impor(tulis(folder / "form.xlsx", [titles, *rows]))


def _since_january(hasil: Impor, row: int = 0) -> list[Decimal | None]:
    cells = [kolom(hasil, "Anggaran", each)[row] for each in SINCE_JANUARY]
    return [cell if isinstance(cell, Decimal) else None for cell in cells]


SINGLE: Rows = [["A", "Program A", 900, 100, 200, 0, 300, 600], ["B", "Program B", 90, 0, 0, 0, 0, 0]]


def test_single_quarters_are_added_up_since_january_and_told(tmp_path: Path) -> None:
    hasil = _of_quarters(
        tmp_path, ["A", "Program A", 900, 100, 200, 0, 300, 600], ["B", "Program B", 90, 0, 0, 0, 0, 0]
    )
    assert _since_january(hasil) == angka(100, 300, 300, 600)
    assert _since_january(hasil, 1) == angka(0, 0, 0, 0)
    line = (
        "H2: Realisasi anggaran triwulan 2 baris adalah angka triwulan itu saja: begitulah 1 di antaranya bertemu "
        "dengan realisasi setahunnya."
    )
    assert line in catatan(hasil, Hal.DISESUAIKAN)


def test_quarters_that_count_since_january_stay_as_they_are(tmp_path: Path) -> None:
    hasil = _of_quarters(tmp_path, ["A", "Program A", 900, 100, 300, 300, 600, 600])
    assert _since_january(hasil) == angka(100, 300, 300, 600)


def test_heads_that_say_so_make_quarters_count_since_january(tmp_path: Path) -> None:
    heads: list[object] = [
        "Kode",
        "Program",
        "Pagu",
        "Realisasi Anggaran s.d. TW I (Rp)",
        "Realisasi Anggaran s.d. TW II (Rp)",
    ]
    hasil = _of_quarters(tmp_path, ["A", "Program A", 900, 100, 300], heads=heads, year=False)
    assert _since_january(hasil) == [*angka(100, 300), None, None]


def test_a_quarter_without_a_figure_adds_nothing_where_the_others_make_the_year(tmp_path: Path) -> None:
    hasil = _of_quarters(tmp_path, ["A", "Program A", 900, 100, None, 200, 300, 600])
    assert _since_january(hasil) == angka(100, 100, 300, 600)


def test_a_quarter_without_a_figure_hides_those_after_it_where_the_others_do_not_make_the_year(
    tmp_path: Path,
) -> None:
    rows: list[list[object]] = [
        ["A", "Program A", 900, 100, None, 200, 300, 700],
        ["B", "Program B", 90, 10, 20, 0, 30, 60],
    ]
    hasil = _of_quarters(tmp_path, *rows)
    assert _since_january(hasil) == [Decimal(100), None, None, None]
    line = "F2: Realisasi anggaran sejak awal tahun sampai triwulan ini tidak diketahui (F2, G2)."
    assert line in catatan(hasil, Hal.TIDAK_DIPAHAMI)


def test_where_nobody_can_tell_how_quarters_count_only_the_first_is_taken(tmp_path: Path) -> None:
    hasil = _of_quarters(tmp_path, ["A", "Program A", 900, 100, 200, 0, 300], year=False)
    assert _since_january(hasil) == [Decimal(100), None, None, None]
    told = catatan(hasil, Hal.TIDAK_DIPAHAMI)
    assert "D2: Tidak diketahui apakah realisasi anggaran triwulan ini kumulatif (D2)." in told
    assert ("E2: Realisasi anggaran sejak awal tahun sampai triwulan ini tidak diketahui (E2, F2, G2).") in told


def test_quarters_that_make_another_year_are_taken_as_they_are_and_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["A", "Program A", 900, 100, 200, 0, 300, 500],
        ["B", "Program B", 90, 10, 20, 0, 30, 60],
    ]
    hasil = _of_quarters(tmp_path, *rows)
    assert _since_january(hasil) == angka(100, 300, 300, 600)
    line = "H2: Realisasi anggaran setahun bukan jumlah triwulannya dan bukan triwulan terakhirnya (H2)."
    assert line in catatan(hasil, Hal.BERBEDA)


def test_a_sum_names_all_its_cells(tmp_path: Path) -> None:
    hasil = _of_quarters(tmp_path, ["A", "Program A", 900, 100, 200, 0, 300, 600])
    table = next(each for each in hasil.dataset.tables if each.nama == "Anggaran")
    assert [cell.place.sel for cell in table.rows[0][4:8]] == ["D2", "D2 + E2", "D2 + E2 + F2", "D2 + E2 + F2 + G2"]


def test_a_quarter_that_is_asked_about_leaves_the_sums_after_it_as_empty_as_itself(tmp_path: Path) -> None:
    hasil = _of_quarters(tmp_path, ["A", "Program A", 900, 100, "200 sesuai jadwal", 0, 300, 600], PLAIN)
    assert _since_january(hasil) == [Decimal(100), None, None, None]
    assert [each.tempat.sel for each in hasil.pertanyaan] == ["E2"]
    table = next(each for each in hasil.dataset.tables if each.nama == "Anggaran")
    assert {hasil.comment(cell).partition(": ")[0] for cell in table.rows[0][5:8]} == {"form.xlsx · Form · E2"}


def _line(kode: str, pagu: int) -> Line:
    return Line(kode, {PAGU: Decimal(pagu)})
