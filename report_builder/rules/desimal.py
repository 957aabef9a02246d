"""How many decimals a number needs in print."""

from __future__ import annotations

from decimal import Decimal

from report_builder import language

# A quotient has 28 significant digits: more places would show nothing.
_MOST_PLACES = 27


def decimals(nilai: Decimal) -> int:
    """How many decimals the number itself has, trailing zeros apart: 3.150 has 2."""
    exponent = nilai.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def places_apart(nilai: Decimal, lain: Decimal, places: int = 2) -> int:
    """The decimals, ``places`` or more, with which two different numbers do not print alike: 99.996 and 100 need 3."""
    if nilai == lain:
        return places
    for shown in range(places, _MOST_PLACES):
        if language.round_half_up(nilai, shown) != language.round_half_up(lain, shown):
            return shown
    return _MOST_PLACES
