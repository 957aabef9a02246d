"""What notes say: a question with one reading, with several, with none; amounts with their dots."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.errors import Place
from report_builder.forms.notes import Hal, Pertanyaan
from tests.forms.lembar import Rows, catatan, impor, tulis


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        ((), "Target: “x” tidak terbaca sebagai angka."),
        (("75 %",), "Target: “x” mungkin 75 %, tetapi belum pasti."),
        (("1234", "1,234"), "Target: “x” dapat berarti 1234 atau 1,234."),
    ],
)
def test_a_question_says_how_many_readings_there_are(readings: tuple[str, ...], told: str) -> None:
    assert Pertanyaan(Place("a.xlsx", "Form", "C2"), "x", readings, "Target").catatan().pesan == told


def test_by_what_amounts_are_multiplied_has_dots(tmp_path: Path) -> None:
    rows: Rows = [["Kode", "Uraian", "Pagu (Rp juta)"], ["1", "Program A", 1.5]]
    line = "C2: Pagu (Rp juta): angkanya dikalikan 1.000.000 sesuai judulnya."
    assert line in catatan(impor(tulis(tmp_path / "form.xlsx", rows)), Hal.DISESUAIKAN)


def test_the_single_row_of_a_head_is_named_once(tmp_path: Path) -> None:
    told = catatan(impor(tulis(tmp_path / "form.xlsx", [["Indikator", "Target"], ["Nilai A", 1]])), Hal.DIAMBIL)
    assert "Tabel dengan judul di baris 1: 1 baris data." in told
