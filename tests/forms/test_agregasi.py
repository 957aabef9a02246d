"""How the quarters of a percentage make its year: as the form itself adds them up, else nobody has said."""

from __future__ import annotations

from pathlib import Path

from report_builder.forms.notes import Hal
from tests.forms.lembar import Rows, catatan, impor, kolom, tulis

HEADS = ["Indikator", "Satuan", "Target", "Realisasi TW I", "Realisasi TW II", "Realisasi"]


def test_a_percentage_whose_year_is_the_mean_of_its_quarters_says_so(tmp_path: Path) -> None:
    rows: Rows = [HEADS, ["Layanan tepat waktu", "%", 90, 80, 90, 85], ["Jumlah dokumen", "Dokumen", 9, 3, 4, 7]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "agregasi") == ["rata-rata", None]
    assert kolom(hasil, "Triwulan", "kumulatif") == ["tidak"] * 4
    line = "F2: Agregasi indikator ini rata-rata: rata-rata triwulannya sama dengan realisasi setahunnya (F2)."
    assert line in catatan(hasil, Hal.DITAFSIRKAN)


def test_a_percentage_is_added_up_only_where_the_form_does(tmp_path: Path) -> None:
    rows: Rows = [HEADS, ["Pekerjaan yang selesai", "%", 100, 40, 55, 95]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Indikator", "agregasi") == ["jumlah"]


def test_the_last_of_quarters_that_count_alone_is_the_year(tmp_path: Path) -> None:
    heads = ["Indikator", "Satuan", "Realisasi TW I", "Realisasi TW II", "Realisasi s.d. TW II", "Realisasi"]
    hasil = impor(tulis(tmp_path / "form.xlsx", [heads, ["Layanan tepat waktu", "%", 80, 90, 170, 90]]))
    assert kolom(hasil, "Indikator", "agregasi") == ["terakhir"]


def test_a_percentage_of_quarters_that_nothing_proves_is_told(tmp_path: Path) -> None:
    rows: Rows = [HEADS, ["Layanan tepat waktu", "%", 90, 80, 90, None], ["Jumlah dokumen", "Dokumen", 9, 3, 4, 7]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "agregasi") == [None, None]
    line = "baris 2: Formulir tidak menyebut cara menggabungkan triwulan dari persen, indeks, atau rata-rata (baris 2)."
    assert line in catatan(hasil, Hal.TIDAK_DIPAHAMI)


def test_the_mean_of_quarters_is_no_figure_that_differs(tmp_path: Path) -> None:
    heads = ["Indikator", "Satuan", *(f"Realisasi TW {each}" for each in ("I", "II", "III", "IV")), "Realisasi"]
    hasil = impor(tulis(tmp_path / "form.xlsx", [heads, ["Kepuasan", "Indeks", 80, 82, 84, 90, 84]]))
    assert not [line for line in catatan(hasil, Hal.BERBEDA) if "Realisasi setahun" in line]


def test_the_quarters_of_a_rate_are_never_added_up(tmp_path: Path) -> None:
    rows: Rows = [
        HEADS,
        ["Angka kematian ibu", "per 100.000 KH", 98, 105, 101, None],
        ["Rata-rata waktu tunggu", "menit", 30, 38, 33, None],
        ["Jumlah dokumen", "Dokumen", 9, 3, 4, 7],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "agregasi") == [None, None, None]
    assert [line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI) if line.endswith("rata-rata (baris 2, baris 3).")]


UP_TO = [["Rekap capaian s.d. Triwulan II Tahun 2025"], [], HEADS[:-1]]


def test_quarters_below_a_title_up_to_a_quarter_are_cumulative(tmp_path: Path) -> None:
    rows: Rows = [*UP_TO, ["Angka kematian ibu", "per 100.000 KH", 98, 105, 101], ["Kunjungan", "Orang", 9, 3, 4]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Triwulan", "kumulatif") == ["ya"] * 4
    line = "D4: Realisasi triwulan 2 indikator adalah kumulatif: begitulah judulnya."
    assert line in catatan(hasil, Hal.DITAFSIRKAN)


def test_counts_that_become_less_contradict_such_a_title(tmp_path: Path) -> None:
    rows: Rows = [*UP_TO, ["Kunjungan", "Orang", 9, 4, 3], ["Dokumen", "Dokumen", 9, 3, 4]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Triwulan", "kumulatif") == [None] * 4
    assert [line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "Tidak diketahui apakah" in line]


def test_figures_that_add_up_to_the_year_outweigh_such_a_title(tmp_path: Path) -> None:
    rows: Rows = [[*UP_TO[0]], HEADS, ["Kunjungan", "Orang", 9, 3, 4, 7]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Triwulan", "kumulatif") == ["tidak"] * 2
