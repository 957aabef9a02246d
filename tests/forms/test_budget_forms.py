"""Budget lines of several forms, and those of a perjanjian kinerja."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.forms.notes import Hal
from tests.forms.lembar import Rows, angka, catatan, impor, kolom, tulis

AGREED = [["Perjanjian Kinerja Tahun 2025"], []]
PLAN: Rows = [*AGREED, ["No", "Program", "Anggaran"], [1, "Program Mutu", 100], [2, "Program SDM", 50]]
SPENT: Rows = [
    ["Kode", "Uraian", "Pagu Awal", "Pagu Perubahan", "Realisasi"],
    ["1.02", "Program Mutu", 100, 130, 60],
    ["1.02.1", "Kegiatan A", 100, 130, 60],
    ["1.03", "Program SDM", 50, 50, 20],
]


@pytest.mark.parametrize("forms", [("pk.xlsx", "serapan.xlsx"), ("serapan.xlsx", "pk.xlsx")])
def test_a_programme_that_one_form_only_numbers_is_one_line(tmp_path: Path, forms: tuple[str, str]) -> None:
    tulis(tmp_path / "pk.xlsx", PLAN)
    tulis(tmp_path / "serapan.xlsx", SPENT)
    hasil = impor(*(tmp_path / each for each in forms))
    assert sorted(map(str, kolom(hasil, "Anggaran", "kode"))) == ["1.02", "1.02.1", "1.03"]
    assert sorted(map(str, kolom(hasil, "Anggaran", "induk"))) == ["1.02", "None", "None"]
    assert sorted(map(str, kolom(hasil, "Anggaran", "pagu_akhir"))) == ["130", "130", "50"]
    assert [line for line in catatan(hasil, Hal.DITAFSIRKAN) if "digabungkan dengan yang bernama sama" in line]
    assert not [line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "tidak ada lembar untuk isinya" in line]


def test_lines_of_one_name_whose_amounts_differ_stay_two_and_are_told(tmp_path: Path) -> None:
    plan: Rows = [["Program", "Pagu Awal"], ["Program Mutu", 99], ["Program SDM", 50]]
    hasil = impor(tulis(tmp_path / "pk.xlsx", plan), tulis(tmp_path / "serapan.xlsx", SPENT))
    assert kolom(hasil, "Anggaran", "kode") == ["1", "1.03", "1.02", "1.02.1"]
    assert [line for line in catatan(hasil, Hal.BERBEDA) if "“Program Mutu” bernama sama dengan pk.xlsx" in line]


def test_lines_of_one_name_with_codes_of_their_own_are_two(tmp_path: Path) -> None:
    first: Rows = [["Kode", "Uraian", "Pagu"], ["1.01", "Penyediaan jasa", 10]]
    second: Rows = [["Kode", "Uraian", "Pagu"], ["2.01", "Penyediaan jasa", 10]]
    hasil = impor(tulis(tmp_path / "a.xlsx", first), tulis(tmp_path / "b.xlsx", second))
    assert kolom(hasil, "Anggaran", "kode") == ["1.01", "2.01"]


def test_money_of_an_agreement_is_pagu_awal_and_so_is_pagu_akhir_until_told_otherwise(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "pk.xlsx", PLAN))
    assert kolom(hasil, "Anggaran", "pagu_awal") == angka(100, 50)
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(100, 50)
    told = catatan(hasil, Hal.DITAFSIRKAN)
    assert [line for line in told if "sebab anggaran perjanjian kinerja adalah pagu awal" in line]
    assert [line for line in told if "Pagu akhir 2 baris anggaran diisi sama dengan pagu awalnya" in line]


@pytest.mark.parametrize("judul", ["Perjanjian Kinerja Perubahan Tahun 2025", "Capaian Perjanjian Kinerja Tahun 2025"])
def test_money_of_a_later_agreement_is_pagu_akhir(tmp_path: Path, judul: str) -> None:
    hasil = impor(tulis(tmp_path / "pk.xlsx", [[judul], *PLAN[1:]]))
    assert kolom(hasil, "Anggaran", "pagu_awal") == [None, None]
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(100, 50)


def test_a_line_of_several_indikator_is_given_to_none_of_them_and_told(tmp_path: Path) -> None:
    rows: Rows = [
        ["Program", "Indikator", "Satuan", "Target", "Anggaran"],
        ["Program A", "Nilai A", "Nilai", 5, 100],
        [None, "Nilai B", "Nilai", 6, None],
        ["Program B", "Nilai C", "Nilai", 7, 50],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Anggaran", "kode_indikator") == [None, "IK-3"]
    line = "baris 2: Anggaran ini mendukung beberapa indikator, jadi kode_indikatornya dikosongkan (baris 2, baris 3)."
    assert line in catatan(hasil, Hal.TIDAK_DIPAHAMI)
