from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import language
from report_builder.audit.angka import cari_angka
from report_builder.audit.pembulatan import Hubungan, hubungan, selang, selang_potong

VALUES = st.decimals(-(10**9), 10**9, places=6, allow_nan=False, allow_infinity=False)


@given(VALUES, st.integers(0, 5))
def test_a_value_lies_in_the_interval_of_its_rounding(value: Decimal, places: int) -> None:
    assert value in selang(language.round_half_up(value, places), Decimal(1).scaleb(-places))


@given(VALUES, VALUES, st.integers(0, 5))
def test_an_interval_holds_only_what_rounds_to_it(value: Decimal, other: Decimal, places: int) -> None:
    shown = language.round_half_up(value, places)
    held = other in selang(shown, Decimal(1).scaleb(-places))
    assert held == (language.round_half_up(other, places) == shown)


@given(VALUES)
def test_rupiah_in_short_are_the_value_or_its_rounding(value: Decimal) -> None:
    (angka,) = cari_angka(language.format_rupiah_short(value))
    assert hubungan(angka, value) in {Hubungan.SAMA, Hubungan.BULAT}


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("106%", "106.0301", Hubungan.BULAT),
        ("106,03%", "106.03", Hubungan.SAMA),
        ("94%", "94.67", Hubungan.POTONG),
        ("95%", "94.67", Hubungan.BULAT),
        ("96%", "94.67", Hubungan.LAIN),
        ("105,5", "105.55", Hubungan.POTONG),
        ("106", "105.5", Hubungan.BULAT),
        ("106", "106.5", Hubungan.POTONG),
        ("-106", "-106.5", Hubungan.POTONG),
        ("-106", "-105.5", Hubungan.BULAT),
        ("106", "-106", Hubungan.LAIN),
        ("Rp1,25 miliar", "1246000000", Hubungan.BULAT),
        ("Rp1,24 miliar", "1246000000", Hubungan.POTONG),
        ("1.200", "1234", Hubungan.BULAT),
        ("10", "12", Hubungan.LAIN),
        ("100", "103", Hubungan.LAIN),
        ("belasan", "12", Hubungan.LAIN),
    ],
)
def test_rounding_and_cutting_off_are_told_apart(text: str, value: str, expected: Hubungan) -> None:
    (angka,) = cari_angka(text)
    assert hubungan(angka, Decimal(value)) is expected


def test_what_shows_as_zero_lies_on_both_sides_of_it() -> None:
    assert Decimal("-0.4") in selang(Decimal(0), Decimal(1))
    assert Decimal("0.5") not in selang(Decimal(0), Decimal(1))
    assert Decimal("-0.9") in selang_potong(Decimal(0), Decimal(1))
