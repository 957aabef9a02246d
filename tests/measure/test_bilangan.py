"""Numbers in words are read as they are spelled."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.language import spell_number
from report_builder.measure.bantahan.bilangan import SPELLED, read_spelled


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_a_number_is_read_as_it_is_spelled(number: int) -> None:
    words = spell_number(number)
    found = SPELLED.search(f"sebanyak {words} kawasan")
    assert found is not None
    assert found[0] == words
    assert read_spelled(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("tiga koma satu lima", "3.15"),
        ("seratus dua puluh dua koma enam puluh empat", "122.64"),
        ("nol koma nol lima", "0.05"),
    ],
)
def test_decimals_are_read_digit_by_digit_or_as_a_number(words: str, number: str) -> None:
    assert read_spelled(words) == Decimal(number)


@pytest.mark.parametrize(
    "words", ["dua tiga", "puluh", "belas dua", "satu belas", "dua puluh sebelas", "ribu", "tiga ratus dua ratus"]
)
def test_words_in_no_order_of_a_number_are_none(words: str) -> None:
    assert read_spelled(words) is None
