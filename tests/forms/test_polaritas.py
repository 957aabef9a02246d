"""Which way is the good one, where no column of the form says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.forms.notes import Hal
from report_builder.forms.polaritas import speaks_of_less
from tests.forms.lembar import Rows, angka, catatan, impor, kolom, tulis

QUARTERS: Rows = [
    ["Indikator", "Satuan", "Target", "Triwulan I", None, None, "Triwulan II", None, None],
    [None, None, None, *["Target", "Realisasi", "Capaian (%)"] * 2],
]
MERGED = ["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:I1"]


def test_capaian_of_quarters_that_only_minimum_makes_is_taken_and_told(tmp_path: Path) -> None:
    rows: Rows = [
        *QUARTERS,
        ["Indeks beban", "Indeks", 98.5, "98,5", "105,2", "93,20", "98,5", "101,4", "97,06"],
        ["Indeks mutu", "Indeks", 50, 20, 25, 125, 40, 30, 75],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows, MERGED))
    assert kolom(hasil, "Indikator", "polaritas") == ["minimum", None]
    assert kolom(hasil, "Indikator", "rumus") == [None, None]
    line = "F3: Polaritas “Indeks beban” minimum: begitulah capaiannya pada formulir dihitung (F3)."
    assert line in catatan(hasil, Hal.DITAFSIRKAN)


def test_the_form_of_minimum_is_that_of_the_capaian(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target", "Realisasi", "Capaian"], ["Beban", "Indeks", 30, 40, 75]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "polaritas") == ["minimum"]
    assert kolom(hasil, "Indikator", "rumus") == ["B"]


@pytest.mark.parametrize("capaian", [(100, 100), (93.2, 103), (125, 97.06), (50, 60)])
def test_capaian_that_do_not_prove_one_way_prove_none(tmp_path: Path, capaian: tuple[float, float]) -> None:
    first, second = capaian
    realisasi = (98.5, 98.5) if first == 100 else (105.2, 101.4)
    rows: Rows = [*QUARTERS, ["Beban", "Indeks", 98.5, 98.5, realisasi[0], first, 98.5, realisasi[1], second]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows, MERGED)), "Indikator", "polaritas") == [None]


def test_names_that_speak_of_less_are_listed_and_nothing_is_set(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target"], ["Angka kemiskinan", "%", 9], ["Desa bebas kekerasan", "Desa", 2]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "polaritas") == [None, None]
    [line] = [each for each in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "ingin ditekan" in each]
    assert line.endswith("ingin ditekan: “Angka kemiskinan”.")


@pytest.mark.parametrize(
    "nama",
    ["Angka Kematian Ibu (AKI)", "Prevalensi stunting balita", "Rata-rata waktu tunggu layanan", "Jumlah temuan BPK",
     "Tingkat Pengangguran Terbuka", "Jumlah pengaduan masyarakat"],
)  # fmt: skip
def test_names_of_what_is_good_where_it_is_low(nama: str) -> None:
    assert speaks_of_less(nama)


@pytest.mark.parametrize(
    "nama",
    ["Persentase pengaduan selesai", "Temuan BPK yang ditindaklanjuti", "Persentase penurunan stunting",
     "Korban bencana yang ditangani", "Indeks kualitas air", "Kasus kekerasan yang terselesaikan"],
)  # fmt: skip
def test_names_of_what_is_done_against_it(nama: str) -> None:
    assert not speaks_of_less(nama)


@pytest.mark.parametrize(
    ("target", "nilai", "polaritas"),
    [("≤ 30", 30, "minimum"), ("< 2,5", 2.5, "minimum"), ("Maks. 30 menit", 30, "minimum"), ("≥ 80", 80, "maksimum")],
)
def test_a_target_that_is_a_limit_tells_the_way(tmp_path: Path, target: str, nilai: float, polaritas: str) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target", "Realisasi"], ["Waktu layanan", "menit", target, 35]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "target") == angka(nilai)
    assert kolom(hasil, "Indikator", "polaritas") == [polaritas]
    assert [line for line in catatan(hasil, Hal.DITAFSIRKAN) if f"(polaritas {polaritas})" in line]


def test_a_realisasi_that_is_a_limit_is_no_number(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target", "Realisasi"], ["Waktu layanan", "menit", 30, "< 35"]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "realisasi") == [None]
    assert [each.isi for each in hasil.pertanyaan] == ["< 35"]
