"""Columns that look like others: each is what its whole head says, or is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.forms.answers import read_mapping, write_mapping
from report_builder.forms.importing import Pilihan
from report_builder.forms.notes import Hal
from tests.forms.lembar import Rows, angka, catatan, impor, kolom, tulis


def test_a_unit_of_money_in_brackets_leaves_a_label_of_the_second_level_one(tmp_path: Path) -> None:
    rows: Rows = [
        ["Indikator", "Realisasi", "Target Kinerja dan Anggaran", "Program"],
        [None, "K", "Rp (juta rupiah)", None],
        ["Nilai AKIP", 70, 5, "Perencanaan"],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(5_000_000)
    assert kolom(hasil, "Indikator", "target") == [None]


def test_a_label_of_the_second_level_may_have_two_words(tmp_path: Path) -> None:
    rows: Rows = [
        ["Indikator", "Kinerja", "Keuangan", "TW I"],
        [None, "Target", "Pagu", "Realisasi Anggaran"],
        ["Nilai AKIP", 70, 5, 3],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "target") == angka(70)
    assert kolom(hasil, "Anggaran", "realisasi_tw1") == angka(3)


def test_a_figure_since_the_first_quarter_is_asked_about_beside_those_of_quarters_alone(tmp_path: Path) -> None:
    head = ["Indikator", "Target", "Realisasi TW I", "Realisasi TW II", "Realisasi s.d. TW III"]
    hasil = impor(tulis(tmp_path / "form.xlsx", [head, ["Jumlah dokumen", 12, 3, 4, 9]]))
    assert kolom(hasil, "Triwulan", "realisasi") == angka(3, 4)
    assert kolom(hasil, "Triwulan", "kumulatif") == ["tidak", "tidak"]
    reason = "menghitung sejak awal tahun, sedangkan kolom lain per triwulan; tentukan dengan --mapping."
    assert [note for note in catatan(hasil, Hal.DITANYAKAN) if "s.d." in note] == [
        f"E1: Kolom “Realisasi s.d. TW III” tidak diambil (1 sel): {reason}"
    ]


def test_figures_since_the_first_quarter_are_taken_where_all_are_so(tmp_path: Path) -> None:
    head = ["Indikator", "Target", "Realisasi TW I", "Realisasi s.d. TW II", "Realisasi s.d. TW III"]
    hasil = impor(tulis(tmp_path / "form.xlsx", [head, ["Jumlah dokumen", 12, 3, 4, 9]]))
    assert kolom(hasil, "Triwulan", "realisasi") == angka(3, 4, 9)
    assert kolom(hasil, "Triwulan", "kumulatif") == ["ya", "ya", "ya"]


def test_money_since_the_first_quarter_is_taken_as_it_is(tmp_path: Path) -> None:
    rows: Rows = [
        ["Program", "Pagu", "Realisasi Anggaran TW I", "Realisasi Anggaran s.d. TW II"],
        ["Perencanaan", 9, 2, 5],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert [kolom(hasil, "Anggaran", each) for each in ("realisasi_tw1", "realisasi_tw2")] == [angka(2), angka(5)]


def test_what_was_spent_in_a_quarter_is_kept_where_nothing_is_known_of_the_year(tmp_path: Path) -> None:
    rows: Rows = [
        ["Indikator", "Target", "Pagu", "Realisasi Anggaran TW I"],
        ["Nilai AKIP", 70, 9, 2],
        ["IKM", 80, None, 3],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Anggaran", "realisasi_tw1") == angka(2, 3)


def test_indikator_without_any_figure_that_is_certain_are_no_signatures(tmp_path: Path) -> None:
    rows: Rows = [
        ["Indikator", "Target", "Target Revisi"],
        ["Rata-rata waktu layanan", 3, 2],
        ["Kepala keluarga yang dibina", 40, 50],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "indikator") == ["Rata-rata waktu layanan", "Kepala keluarga yang dibina"]


def test_a_saved_mapping_leaves_out_what_was_asked_so_that_it_is_asked_again(tmp_path: Path) -> None:
    head = ["Indikator", "Ket", "Target", "Target Perubahan", "Target 2026", "Hasil"]
    form = tulis(tmp_path / "form.xlsx", [head, ["Nilai AKIP", "baik", 3, 2, 4, 5]])
    saved = write_mapping(impor(form).kolom)
    assert [line for line in saved.decode().splitlines() if " = " in line] == [
        '"Indikator" = "indikator"',
        '"Ket" = "abaikan"',
        '# "Hasil" = ""',
        '# "Target" = ""',
        '# "Target Perubahan" = ""',
        '# "Target {tahun}" = ""',
    ]
    again = impor(form, pilihan=Pilihan(2025, pemetaan=read_mapping(saved, "peta.toml")))
    assert [note[:2] for note in catatan(again, Hal.DITANYAKAN) if "Kolom “Target" in note] == ["C1", "D1"]


def test_realisasi_behind_pagu_with_a_k_below_is_of_what_was_done(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Pagu", "Realisasi"], [None, None, "K"], ["Nilai AKIP", 9, 70]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "realisasi") == angka(70)
    assert kolom(hasil, "Anggaran", "realisasi") == [None]


def test_a_percentage_of_the_plan_is_no_capaian_of_the_year(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Target", "Realisasi", "Capaian Renstra (%)"], ["Nilai AKIP", 80, 70, 40]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Indikator", "capaian") == [None]


def test_a_figure_since_the_first_quarter_is_left_out_unasked_where_its_quarter_has_one(tmp_path: Path) -> None:
    head = ["Indikator", "Target", "Realisasi TW I", "Realisasi TW II", "Realisasi s.d. TW II"]
    hasil = impor(tulis(tmp_path / "form.xlsx", [head, ["Jumlah dokumen", 12, 3, 4, 7]]))
    assert kolom(hasil, "Triwulan", "realisasi") == angka(3, 4)
    assert kolom(hasil, "Triwulan", "kumulatif") == ["tidak", "tidak"]
    assert [line for line in catatan(hasil, Hal.DITANYAKAN) if "Kolom" in line] == []


def test_a_head_that_names_target_and_realisasi_leaves_it_to_the_level_below_to_say_which(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Target dan Realisasi", None], [None, "Target", "Realisasi"], ["Nilai AKIP", 80, 70]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows, merged=["B1:C1"]))
    assert kolom(hasil, "Indikator", "target") == angka(80)
    assert kolom(hasil, "Indikator", "realisasi") == angka(70)


@pytest.mark.parametrize("head", ["Target Realisasi", "Target/Realisasi", "Target dan Realisasi Kinerja"])
def test_a_column_that_may_be_target_or_realisasi_is_neither(tmp_path: Path, head: str) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [["Indikator", "Satuan", head], ["Nilai AKIP", "Nilai", 70]]))
    assert kolom(hasil, "Indikator", "realisasi") == [None]
    assert kolom(hasil, "Indikator", "target") == [None]


def test_a_head_that_names_pagu_and_realisasi_leaves_it_to_the_level_below_to_say_which(tmp_path: Path) -> None:
    rows: Rows = [["Program", "Pagu dan Realisasi (Rp)", None], [None, "Pagu", "Realisasi"], ["Pangan", 9, 7]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows, merged=["B1:C1"]))
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(9)
    assert kolom(hasil, "Anggaran", "realisasi") == angka(7)


def test_a_column_that_a_mapping_names_for_every_year_is_of_the_year_that_its_label_has(tmp_path: Path) -> None:
    pilihan = Pilihan(2025, pemetaan=read_mapping(b'[kolom]\n"Hasil {tahun}" = "realisasi"\n', "peta.toml"))
    rows: Rows = [["Indikator", "Target", "Hasil 2024", "Hasil 2025"], ["Nilai AKIP", 80, 70, 75]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows), pilihan=pilihan)
    assert kolom(hasil, "Indikator", "realisasi") == angka(75)
    assert kolom(hasil, "Riwayat", "realisasi") == angka(70)


def test_a_column_that_only_a_mapping_knows_is_in_the_scale_that_its_label_has(tmp_path: Path) -> None:
    pilihan = Pilihan(2025, pemetaan=read_mapping(b'[kolom]\n"Alokasi (juta rupiah)" = "pagu"\n', "peta.toml"))
    rows: Rows = [["Program", "Alokasi (juta rupiah)", "Realisasi Anggaran"], ["Pangan", 5, 4]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows), pilihan=pilihan)
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(5_000_000)


@pytest.mark.parametrize(
    "head",
    ["Tanggal Realisasi", "Nomor Realisasi", "Bobot Realisasi", "Peringkat Realisasi", "Kenaikan Realisasi",
     "Rata-rata Realisasi 3 Tahun", "Waktu Realisasi"],
)  # fmt: skip
def test_what_is_said_of_realisasi_is_not_realisasi_and_is_asked(tmp_path: Path, head: str) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target", head], ["Nilai AKIP", "Nilai", 80, 12]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "realisasi") == [None]
    assert [note[:2] for note in catatan(hasil, Hal.DITANYAKAN, Hal.DITINGGALKAN) if head in note] == ["D1"]


@pytest.mark.parametrize("head", ["Realisasi Tanggap Darurat", "Realisasi Panjang Tanggul"])
def test_words_that_look_like_date_or_rank_are_not_these(tmp_path: Path, head: str) -> None:
    hasil = impor(
        tulis(tmp_path / "form.xlsx", [["Indikator", "Satuan", "Target", head], ["Layanan", "Nilai", 80, 12]])
    )
    assert kolom(hasil, "Indikator", "realisasi") == angka(12)


def test_a_target_that_says_to_be_a_word_is_one(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [["Indikator", "Target (Predikat)", "Realisasi"], ["AKIP", "A", "BB"]]))
    assert kolom(hasil, "Indikator", "target") == ["A"]
