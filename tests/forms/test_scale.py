"""The unit that amounts are given in: told by a head, a title, a row below the head or the cell itself, never twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.dataset import CellValue
from report_builder.forms.answers import read_answers
from report_builder.forms.importing import Pilihan
from report_builder.forms.notes import Hal
from report_builder.forms.scale import scale_of, scale_of_unit
from tests.forms.lembar import Rows, angka, catatan, impor, kolom, tulis


@pytest.mark.parametrize(
    ("text", "power"),
    [
        ("(dalam juta rupiah)", 6),
        ("Realisasi (Rp juta)", 6),
        ("(Rp. Juta)", 6),
        ("Satuan: Ribu Rupiah", 3),
        ("(Dalam Ribuan)", 3),
        ("Realisasi Anggaran Tahun 2025 dalam jutaan", 6),
        ("Pagu (juta)", 6),
        ("(Rp.000)", 3),
        ("(x Rp1.000)", 3),
        ("Pagu (Rp 1.000)", 3),
        ("Realisasi (Rp.1000,-)", 3),
        ("(x 1 miliar)", 9),
        ("Pagu total Rp 3,4 miliar", 0),
        ("Bantuan Rp 5 juta per keluarga", 0),
        ("Bantuan Rp 1.000.000", 0),
        ("Penyaluran dana 5 juta rupiah", 0),
        ("Pagu (Rp)", 0),
    ],
)
def test_words_say_in_what_amounts_are_given_and_an_amount_does_not(text: str, power: int) -> None:
    assert scale_of(text) == power


@pytest.mark.parametrize(
    ("satuan", "power"),
    [("juta rupiah", 6), ("Rp miliar", 9), ("ribu orang", 3), ("per 100 ribu penduduk", 0), ("Orang", 0)],
)
def test_a_unit_may_count_by_more_than_ones(satuan: str, power: int) -> None:
    assert scale_of_unit(satuan) == power


HEAD = ["Kode", "Program", "Pagu"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Anggaran (dalam juta rupiah)"], HEAD, ["1", "Program A", 1.5]],
        [["Anggaran"], ["Kode", "Program", "Pagu (Rp juta)"], ["1", "Program A", 1.5]],
        [HEAD, [None, None, "(Rp juta)"], ["1", "Program A", 1.5]],
        [
            ["Kode", "Indikator", "Target"], ["1.1", "Nilai A", 80], [],
            ["Anggaran (dalam jutaan rupiah)"], HEAD, ["1", "Program A", 1.5],
        ],
    ],
)  # fmt: skip
def test_amounts_become_rupiah_wherever_the_unit_is_told(tmp_path: Path, rows: Rows) -> None:
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Anggaran", "pagu_akhir") == angka(1500000)


def test_a_title_that_mentions_money_changes_no_amount(tmp_path: Path) -> None:
    rows: Rows = [["Pagu total Rp 3,4 miliar"], HEAD, ["1", "Program A", 1500]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Anggaran", "pagu_akhir") == angka(1500)


@pytest.mark.parametrize(
    ("text", "value"), [("Rp1,5 miliar", 1500000000), ("800 juta", 800000000), ("1.500,5", 1500500000)]
)
def test_an_amount_with_its_own_word_of_scale_is_in_full(tmp_path: Path, text: str, value: int) -> None:
    rows: Rows = [["(juta rupiah)"], HEAD, ["1", "Program A", text]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Anggaran", "pagu_akhir") == angka(value)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Rp1.200.000", ("1200000000000", "1200000")),
        ("12,345", ("12345000", "12345000000")),
    ],
)
def test_an_amount_that_may_be_in_full_or_in_millions_is_asked(
    tmp_path: Path, text: str, readings: tuple[str, ...]
) -> None:
    rows: Rows = [["(juta rupiah)"], HEAD, ["1", "Program A", text]]
    (asked,) = impor(tulis(tmp_path / "form.xlsx", rows)).pertanyaan
    assert asked.bacaan == readings


def test_an_answer_is_the_amount_in_full(tmp_path: Path) -> None:
    rows: Rows = [["(juta rupiah)"], HEAD, ["1", "Program A", "12,345"]]
    jawaban = read_answers(b'"Form!C3" = 12345000', "jawaban.toml")
    hasil = impor(tulis(tmp_path / "form.xlsx", rows), pilihan=Pilihan(2025, jawaban=jawaban))
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(12345000)


@pytest.mark.parametrize(
    ("satuan", "text", "value"),
    [
        ("juta rupiah", "Rp 1,5 miliar", angka(1500)),
        ("ribu orang", "4,5 ribu", angka("4.5")),
        ("juta buku", "5 juta buku", angka(5)),
        ("Rp juta", "Rp 1.500", [None]),
    ],
)
def test_a_number_is_given_in_the_unit_of_its_row(
    tmp_path: Path, satuan: str, text: str, value: list[CellValue]
) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target"], ["Nilai A", satuan, text]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "target") == value
    assert bool(catatan(hasil, Hal.DITANYAKAN)) == (value == [None])
