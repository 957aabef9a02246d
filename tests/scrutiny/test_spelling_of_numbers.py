"""Numbers in running text as EYD V has them."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

Faults: TypeAlias = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Rp 1,2", "Tulis Rp tanpa titik dan tanpa spasi: Rp1.250.000."),
        ("Rp. 1.200", "Tulis Rp tanpa titik dan tanpa spasi: Rp1.250.000."),
        ("Rp.1.200", "Tulis Rp tanpa titik dan tanpa spasi: Rp1.250.000."),
        ("5 %", "Tulis tanda persen tanpa spasi: 122,64%."),
        ("60.00", "Tulis koma desimal: 3,34."),
        ("1.5", "Tulis koma desimal: 3,34."),
        ("realisasi65", "Beri spasi di depan angka."),
    ],
)
def test_a_wrong_form_is_told_with_the_right_one(faults: Faults, written: str, hint: str) -> None:
    assert f"Penulisan “{written}” salah: “Nilainya {written} sekarang”. {hint}" in faults(
        f"Nilainya {written} sekarang."
    )


@pytest.mark.parametrize(
    "written", ["Rp1.200", "1.250", "12.500.000", "3,34", "122,64%", "pukul 09.00", "09.00 WIB", "P4GN"]
)
def test_a_right_form_is_silent(faults: Faults, written: str) -> None:
    assert not [text for text in faults(f"Nilainya {written} sekarang.") if text.startswith("Penulisan")]


def test_no_sentence_begins_with_a_figure(faults: Faults) -> None:
    assert faults("{IKK-1.realisasi} kawasan pulih.") == [
        "Kalimat diawali angka: “65 kawasan pulih”. Awali dengan kata, misalnya “Sebanyak …”."
    ]
    assert faults("<h2>{IKK-1.realisasi} kawasan</h2>") == []
    assert faults("Sebanyak {IKK-1.realisasi} kawasan pulih.") == []


def test_a_count_of_one_word_is_in_words_where_it_stands_alone(faults: Faults) -> None:
    assert faults("Data memuat 3 sasaran.") == [
        "“3 sasaran” ditulis dengan angka: “Data memuat 3 sasaran”. Tulis dengan kata: tiga."
    ]
    assert faults("Data memuat 3 sasaran dan 4 indikator.") == []
    assert faults("Sebanyak {IKK-2.realisasi} kawasan pulih.") == []


def test_a_line_of_dates_and_texts_of_the_input_is_no_sentence(faults: Faults) -> None:
    assert faults("<p>31 Desember 2021 · [[Hotel Contoh, Kota Contoh.]]</p>") == []
    assert faults("31 Desember 2021 di [[Hotel Contoh.]]")[0].startswith("Kalimat diawali angka")
