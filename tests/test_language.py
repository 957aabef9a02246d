from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from report_builder import language

decimals = st.decimals(min_value=Decimal("-1e15"), max_value=Decimal("1e15"), places=6)
long_decimals = st.decimals(min_value=Decimal("-1e30"), max_value=Decimal("1e30"), allow_nan=False)

MAGNITUDES = {"juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read_number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


# Rounding


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("-2.5", 0, "-3"),
        ("1.005", 2, "1.01"),
        ("122.6415094339622641509433962", 2, "122.64"),
        ("9.995", 2, "10.00"),
    ],
)
def test_a_half_rounds_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert str(language.round_half_up(Decimal(value), places)) == rounded


def test_rounding_never_leaves_a_negative_zero() -> None:
    assert str(language.round_half_up(Decimal("-0.004"), 2)) == "0.00"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_a_finite_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=f"^not a finite number: {value}$"):
        language.round_half_up(Decimal(value), 2)


@given(long_decimals, st.integers(min_value=0, max_value=12))
def test_rounding_moves_a_value_by_half_a_place_at_most(value: Decimal, places: int) -> None:
    distance = abs(Fraction(language.round_half_up(value, places)) - Fraction(value))
    assert distance <= Fraction(1, 2 * 10**places)


# Numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("60.00", "60"),
        ("3.340", "3,34"),
        ("8691", "8.691"),
        ("1234567.5", "1.234.567,5"),
        ("-1.41", "-1,41"),
        ("0", "0"),
        ("-0.00", "0"),
        ("1E+3", "1.000"),
        ("1E-7", "0,0000001"),
        ("999", "999"),
        ("-1000", "-1.000"),
    ],
)
def test_a_number_is_printed_with_the_decimals_it_has(value: str, text: str) -> None:
    assert language.format_number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("3.14", 2, "3,14"), ("3", 2, "3,00"), ("1999.995", 2, "2.000,00"), ("0.5", 0, "1"), ("-0.004", 2, "0,00")],
)
def test_a_number_is_printed_with_the_decimals_asked_for(value: str, places: int, text: str) -> None:
    assert language.format_number(Decimal(value), places) == text


def test_a_long_number_keeps_every_digit() -> None:
    value = Decimal("12345678901234567890123456789012345678.123456789")
    assert language.format_number(value) == "12.345.678.901.234.567.890.123.456.789.012.345.678,123456789"


@given(long_decimals)
@example(Decimal("-0"))
def test_a_printed_number_reads_back_as_the_value(value: Decimal) -> None:
    assert read_number(language.format_number(value)) == value


@given(decimals, st.integers(min_value=0, max_value=8))
def test_a_printed_number_reads_back_as_the_rounded_value(value: Decimal, places: int) -> None:
    assert read_number(language.format_number(value, places)) == language.round_half_up(value, places)


@given(decimals, st.integers(min_value=0, max_value=8))
def test_only_a_number_that_is_not_zero_has_a_minus(value: Decimal, places: int) -> None:
    text = language.format_number(value, places)
    assert text.startswith("-") == (language.round_half_up(value, places) < 0)


# Percentages


def test_a_percentage_has_two_decimals_and_a_joined_sign() -> None:
    assert language.format_percent(Decimal(65) / Decimal(53) * 100) == "122,64%"


def test_a_percentage_takes_other_decimals_when_asked() -> None:
    assert language.format_percent(Decimal("78.25"), 1) == "78,3%"


def test_a_difference_of_percentages_is_in_points() -> None:
    assert language.format_points(Decimal("28.2247")) == "28,22 poin persen"


# Ranges and years


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [("80", "90", "80–90"), ("1.75", "2.50", "1,75–2,5"), ("1000", "2000", "1.000–2.000"), ("-2", "-1", "-2 s.d. -1")],
)
def test_a_range_is_joined_by_an_en_dash_unless_a_minus_stands_beside_it(first: str, last: str, text: str) -> None:
    assert language.format_range(Decimal(first), Decimal(last)) == text


def test_years_have_no_dot_of_thousands() -> None:
    assert language.format_year(2021) == "2021"


# Rupiah


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1250000", "Rp1.250.000"),
        ("1250000.00", "Rp1.250.000"),
        ("1250000.5", "Rp1.250.000,50"),
        ("1250000.004", "Rp1.250.000"),
        ("-1000", "-Rp1.000"),
        ("0", "Rp0"),
        ("-0.001", "Rp0"),
        ("-1234567890123456789012345678901", "-Rp1.234.567.890.123.456.789.012.345.678.901"),
    ],
)
def test_rupiah_shows_sen_only_where_there_are_any(value: str, text: str) -> None:
    assert language.format_rupiah(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("999999", "Rp999.999"),
        ("1000000", "Rp1 juta"),
        ("1250000000", "Rp1,25 miliar"),
        ("1500000000", "Rp1,5 miliar"),
        ("1560000000000", "Rp1,56 triliun"),
        ("12345000000000000", "Rp12.345 triliun"),
        ("334220000", "Rp334,22 juta"),
        ("999994999", "Rp999,99 juta"),
        ("999995000", "Rp1 miliar"),
        ("999999999999", "Rp1 triliun"),
        ("-1250000000", "-Rp1,25 miliar"),
        ("-250000", "-Rp250.000"),
    ],
)
def test_short_rupiah_takes_the_unit_that_reads_best(value: str, text: str) -> None:
    assert language.format_rupiah_short(Decimal(value)) == text


@given(st.decimals(min_value=Decimal(10**6), max_value=Decimal(10**15 - 10**10), places=2))
def test_short_rupiah_is_within_half_a_hundredth_of_its_unit(value: Decimal) -> None:
    amount, unit = language.format_rupiah_short(value).removeprefix("Rp").split(" ")
    shown = read_number(amount)
    assert 1 <= shown < 1000
    assert abs(shown * MAGNITUDES[unit] - value) <= MAGNITUDES[unit] * Decimal("0.005")
