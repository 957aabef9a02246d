"""A percentage typed as a fraction is asked or told, never taken in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.forms.answers import read_answers
from report_builder.forms.importing import Pilihan
from report_builder.forms.notes import Hal
from tests.forms.lembar import Rows, angka, catatan, impor, kolom, tulis

HEAD = ["Indikator", "Satuan", "Target", "Realisasi"]


@pytest.mark.parametrize(("target", "realisasi"), [(95, 0.97), (90, "0,45"), (100, 1)])
def test_a_number_that_may_be_a_fraction_beside_a_percentage_is_asked(
    tmp_path: Path, target: object, realisasi: object
) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [HEAD, ["Nilai A", "%", target, realisasi]]))
    assert kolom(hasil, "Indikator", "realisasi") == [None]
    (asked,) = hasil.pertanyaan
    assert asked.tempat.sel == "D2"


@pytest.mark.parametrize(
    "row",
    [
        ["Nilai A", "%", 5.2, 0.8],
        ["Nilai A", "Nilai", 95, 0.97],
        ["Nilai A", "%", 95, "0,97%"],
        ["Nilai A", "%", 95, 0],
    ],
)
def test_a_small_number_that_is_none_stays(tmp_path: Path, row: list[object]) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [HEAD, row]))
    assert None not in kolom(hasil, "Indikator", "realisasi")
    assert hasil.pertanyaan == ()


def test_a_cell_with_the_format_of_a_percentage_is_what_it_shows(tmp_path: Path) -> None:
    path = tulis(tmp_path / "form.xlsx", [HEAD, ["Nilai A", "%", 95, 0.97]], formats={"D2": "0%"})
    assert kolom(impor(path), "Indikator", "realisasi") == angka(97)


def test_an_answer_settles_it(tmp_path: Path) -> None:
    path = tulis(tmp_path / "form.xlsx", [HEAD, ["Nilai A", "%", 95, 0.97]])
    jawaban = read_answers(b'"Form!D2" = 0.97', "jawaban.toml")
    assert kolom(impor(path, pilihan=Pilihan(2025, jawaban=jawaban)), "Indikator", "realisasi") == angka("0.97")


def test_a_row_of_fractions_below_percentages_is_told(tmp_path: Path) -> None:
    rows: Rows = [HEAD, ["Nilai A", "%", 95, 97], ["Nilai B", "%", 0.9, 0.95]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "target") == angka(95, "0.9")
    assert catatan(hasil, Hal.BERBEDA) == ["C3: Satuan baris ini %, tetapi angkanya paling besar 1 (C3)."]
