"""Rows that are no data: totals, by what they are called and what the rows above make, and all that is told of them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from report_builder.dataset import CellValue
from report_builder.forms.importing import Impor
from report_builder.forms.notes import Hal
from tests.forms.lembar import Rows, angka, catatan, impor, isi, kolom, tulis

HEADS = ["No", "Indikator", "Satuan", "Target", "Realisasi"]
DATA: Rows = [[1, "Nilai A", "Nilai", 90, 80], [2, "Nilai B", "Nilai", 70, 60]]
BUDGET: Rows = [["Kode", "Uraian", "Pagu", "Realisasi"], ["5", "Program", 300, 100]]


def _names(hasil: Impor) -> list[CellValue]:
    return kolom(hasil, "Indikator", "indikator")[2:]


@pytest.mark.parametrize("nama", ["Jumlah Program", "Total Belanja", "Rata-rata Kinerja", "Jumlah"])
def test_an_indikator_with_its_own_number_is_no_total(tmp_path: Path, nama: str) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [HEADS, *DATA, [3, nama, None, 160, 140]]))
    assert _names(hasil) == [nama]


@pytest.mark.parametrize("nama", ["GRAND TOTAL", "Jumlah (1 + 2)", "Rerata", "Sub Total Bidang A", "TOTAL NILAI",
                                  "Rata-rata Capaian Sasaran 1", "Jumlah s.d. TW II",
                                  "Nilai Capaian Rata-rata"])  # fmt: skip
def test_a_row_without_number_and_unit_that_is_called_a_total_is_told(tmp_path: Path, nama: str) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [HEADS, *DATA, [None, nama, None, 5, 4]]))
    assert _names(hasil) == []
    assert [line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI, Hal.DITINGGALKAN) if line.startswith("baris 4: ")]


def test_a_row_called_a_total_that_lacks_no_more_than_the_others_is_what_its_figures_say(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Target"], ["Nilai A", 10], ["Jumlah B", 20]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "indikator") == ["Nilai A", "Jumlah B"]
    assert [line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI) if line.startswith("baris 3: Baris “Jumlah B” bernama")]


@pytest.mark.parametrize(("figures", "taken"), [((160, 140), []), ((80, 70), []), ((161, 141), ["Jumlah dokumen"])])
def test_a_row_that_may_be_a_total_is_what_its_figures_say(
    tmp_path: Path, figures: tuple[int, int], taken: list[CellValue]
) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [HEADS, *DATA, [None, "Jumlah dokumen", None, *figures]]))
    assert _names(hasil) == taken
    assert len([line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "Baris “Jumlah dokumen”" in line]) == 1


def test_a_row_that_may_be_a_total_is_taken_where_no_row_has_a_number_and_told(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Target"], ["Nilai A", 10], ["Nilai B", 20], ["Jumlah dokumen", 30]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "target") == angka(10, 20, 30)
    assert [line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI) if line.startswith("baris 4: Baris “Jumlah dokumen”")]


def test_an_indikator_with_its_own_unit_is_no_total(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [HEADS, *DATA, [None, "Jumlah dokumen", "Dokumen", 160, 140]]))
    assert _names(hasil) == ["Jumlah dokumen"]


def test_a_mean_of_capaian_is_no_indikator_even_with_a_unit(tmp_path: Path) -> None:
    rows: Rows = [
        ["Indikator", "Satuan", "Target", "Realisasi", "Capaian"], ["Nilai A", "Nilai", 90, 95.5, 106.11],
        ["Nilai B", "Nilai", 10, 5, 50], ["Rata-rata Capaian Sasaran 1", "%", None, None, 78],
    ]  # fmt: skip
    assert _names(impor(tulis(tmp_path / "form.xlsx", rows))) == []


@pytest.mark.parametrize("nama", ["GRAND TOTAL", "Total Pagu Dinas Contoh", "JUMLAH ANGGARAN"])
def test_a_total_of_the_budget_does_not_count_twice(tmp_path: Path, nama: str) -> None:
    rows: Rows = [*BUDGET, ["5.1", "Belanja A", 100, 50], ["5.2", "Belanja B", 200, 50], [None, nama, 300, 100]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(300, 100, 200)


def test_a_total_of_one_programme_is_compared_with_that_programme(tmp_path: Path) -> None:
    rows: Rows = [
        ["Uraian", "Pagu", "Realisasi"], ["Program A", 100, 90], ["Kegiatan A1", 60, 50], ["Kegiatan A2", 40, 40],
        ["Program B", 200, 190], ["Jumlah Program B", 200, 190], ["Jumlah", 300, 280],
    ]  # fmt: skip
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert catatan(hasil, Hal.BERBEDA) == []
    assert kolom(hasil, "Anggaran", "induk") == [None, "1", "1", None]


# Rows of column numbers


def test_a_code_and_its_figures_are_no_column_numbers(tmp_path: Path) -> None:
    rows: Rows = [["Kode", "Target", "Realisasi"], [1, 10, 12], [2, 20, 25]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Indikator", "target") == angka(10, 20)


def test_column_numbers_that_data_may_go_on_from_are_told(tmp_path: Path) -> None:
    rows: Rows = [["Kode", "Target", "Realisasi"], [1, 2, 3], [2, 3, 4], [3, 4, 5]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "target") == angka(3, 4)
    line = "baris 2: Baris 2 dianggap nomor kolom, jadi tidak diambil; mungkin itu baris data."
    assert line in catatan(hasil, Hal.TIDAK_DIPAHAMI)


# Notes, groups, names over two rows, other tables


def test_a_note_with_a_number_is_no_indikator(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [HEADS, *DATA, [None, "Catatan: lihat lampiran", None, None, 3]]))
    assert _names(hasil) == []
    assert "baris 4: Catatan di bawah tabel tidak diambil (baris 4)." in catatan(hasil, Hal.DITINGGALKAN)


def test_a_note_above_the_signatures_is_none_of_them(tmp_path: Path) -> None:
    rows: Rows = [HEADS, *DATA, ["Keterangan: angka sementara"], [None, None, "Kepala Dinas"]]
    told = catatan(impor(tulis(tmp_path / "form.xlsx", rows)), Hal.DITINGGALKAN)
    assert "baris 5: Blok tanda tangan tidak diambil (baris 5)." in told


def test_a_name_that_goes_on_in_the_next_rows_is_one(tmp_path: Path) -> None:
    rows: Rows = [
        HEADS,
        [1, "Persentase layanan yang", "%", 90, 91],
        [None, "memenuhi standar"],
        [None, "mutu"],
        DATA[1],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "indikator") == [
        "Persentase layanan yang memenuhi standar mutu",
        "Nilai B",
    ]
    line = "baris 3: Baris ini dibaca sebagai sambungan nama di atasnya (baris 3, baris 4)."
    assert line in catatan(hasil, Hal.DITAFSIRKAN)


def test_the_last_row_without_a_name_is_told(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [HEADS, *DATA, [3, None, "%", 1, 2]]))
    assert [line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "tanpa nama atau kode" in line]


@pytest.mark.parametrize("group", [["II", "Meningkatnya tata kelola"], ["SS3. Meningkatnya tata kelola"]])
def test_a_group_that_reads_like_a_sasaran_is_one(tmp_path: Path, group: list[object]) -> None:
    heads = ["No", "Sasaran", "Indikator", "Satuan", "Target"]
    rows: Rows = [heads, [1, "Layanan", "Nilai A", "Nilai", 1], group, [2, None, "Nilai B", "Nilai", 1]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Sasaran", "sasaran") == ["Layanan", "Meningkatnya tata kelola"]
    assert kolom(hasil, "Indikator", "kode_sasaran") == ["S-1", "S-2"]


def test_the_budget_right_below_an_agreement_is_a_table_of_its_own(tmp_path: Path) -> None:
    rows: Rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"], [1, "Layanan", "Nilai A", 90], ["Program", None, "Anggaran"],
        ["1. Program Pangan", None, "Rp 1.000.000.000"], ["Jumlah", None, "Rp 1.000.000.000"],
    ]  # fmt: skip
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "indikator") == ["Nilai A"]
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(1000000000)


def test_tables_side_by_side_are_read_each_for_itself(tmp_path: Path) -> None:
    heads = ["Kode", "Indikator", "Target"]
    rows: Rows = [
        ["Tahun 2025"], [*heads, None, *heads], ["IK-1", "Nilai A", 10, None, "IK-3", "Nilai C", 30],
        ["IK-2", "Nilai B", 20],
    ]  # fmt: skip
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "kode") == ["IK-1", "IK-2", "IK-3"]
    assert kolom(hasil, "Indikator", "target") == angka(10, 20, 30)
    assert not [line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "Kolom" in line]


def test_a_second_table_beside_a_lower_one_is_told(tmp_path: Path) -> None:
    heads = ["Kode", "Indikator", "Target"]
    rows: Rows = [
        ["No", "Indikator", "Target"], [1, "Nilai A", 10], [], [*heads, None, *heads],
        ["IK-1", "Nilai B", 10, None, "IK-3", "Nilai C", 30],
    ]  # fmt: skip
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    line = "E4: Di samping tabel ini ada tabel lain mulai kolom E; tabel itu tidak diambil."
    assert line in catatan(hasil, Hal.TIDAK_DIPAHAMI)


def test_a_column_that_nobody_sees_is_taken_and_told(tmp_path: Path) -> None:
    path = tulis(tmp_path / "form.xlsx", [HEADS, *DATA])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].column_dimensions["D"].hidden = True
    book.save(path)
    hasil = impor(path)
    assert isi(hasil, "Indikator")[0]["target"] == angka(90)[0]
    assert "Kolom tersembunyi ikut diambil: D (“Target”)." in catatan(hasil, Hal.TIDAK_DIPAHAMI)


def test_an_indikator_with_a_unit_that_is_named_and_counts_like_a_total_is_told(tmp_path: Path) -> None:
    rows: Rows = [
        ["Indikator", "Satuan", "Realisasi"], ["Nilai A", "Nilai", 1], ["Nilai B", "Nilai", 1],
        ["Total belanja program", "%", 2],
    ]  # fmt: skip
    told = catatan(impor(tulis(tmp_path / "form.xlsx", rows)), Hal.TIDAK_DIPAHAMI)
    assert [line for line in told if "“Total belanja program” dianggap baris jumlah" in line]


def test_a_row_that_counts_like_a_total_where_no_row_has_a_unit_is_told(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Realisasi"], ["Nilai A", 1], ["Nilai B", 3], ["Rata-rata capaian kinerja", 2]]
    told = catatan(impor(tulis(tmp_path / "form.xlsx", rows)), Hal.TIDAK_DIPAHAMI)
    assert [line for line in told if "“Rata-rata capaian kinerja” dianggap baris jumlah" in line]
