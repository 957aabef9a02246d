"""How many decimals a number needs."""

from decimal import Decimal

import pytest

from report_builder.rules import decimals, places_apart


@pytest.mark.parametrize(("nilai", "expected"), [("3.150", 2), ("65", 0), ("1E+3", 0), ("0.0001", 4)])
def test_the_decimals_of_a_number_are_counted_without_trailing_zeros(nilai: str, expected: int) -> None:
    assert decimals(Decimal(nilai)) == expected


@pytest.mark.parametrize(
    ("nilai", "places"), [("99.996", 3), ("99.99", 2), ("100", 2), ("100.004", 3), ("99." + "9" * 30, 27)]
)
def test_numbers_that_differ_get_the_decimals_to_show_it(nilai: str, places: int) -> None:
    assert places_apart(Decimal(nilai), Decimal(100)) == places
