"""Figures that fit each other: a target, what was reached of it, and the way there through years and quarters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import TypeAlias

from report_builder.language import round_half_up
from report_builder.schema import Polaritas
from report_builder.simulation.draw import Spans, between, chance, within
from report_builder.simulation.tables import Nilai
from report_builder.simulation.ukuran import Ukuran

Jalur: TypeAlias = tuple[Nilai, ...]
"""How a figure stands at the end of each quarter."""

# What is reached of a target, in percent of it; of an ordinal one, in predicates above or below.
_REACHED: Mapping[Polaritas, Spans] = {
    Polaritas.MAKSIMUM: ((35, 100, 115), (15, 100, 100), (25, 85, 99), (12, 20, 84), (8, 116, 180), (5, 0, 0)),
    Polaritas.MINIMUM: ((40, 80, 99), (15, 100, 100), (25, 101, 130), (10, 131, 260), (5, 20, 79), (5, 0, 0)),
    Polaritas.RENTANG: ((70, 98, 102), (15, 70, 97), (15, 103, 120)),
    Polaritas.STABIL: ((20, 100, 100), (60, 92, 108), (20, 60, 140)),
    Polaritas.ORDINAL: ((50, 0, 0), (25, -1, -1), (20, 1, 1), (5, -2, -2)),
}
# How far a figure lay back a year earlier, in percent; less is worse only where more is better.
_A_YEAR: Mapping[Polaritas, int] = {
    Polaritas.MAKSIMUM: -6,
    Polaritas.MINIMUM: 6,
    Polaritas.RENTANG: -3,
    Polaritas.STABIL: 0,
    Polaritas.ORDINAL: -20,
}
_PREDICATE = 40
"""So many percent are one predicate."""

_TARGET_BY_QUARTER = (25, 50, 75, 100)
_GROWN: Sequence[tuple[int, int]] = ((10, 30), (35, 55), (60, 85), (100, 100))


def target(random: Random, ukuran: Ukuran) -> Nilai:
    """A target of the form; seldom 0 where something is counted."""
    return _TARGETS.get(ukuran.polaritas, _number)(random, ukuran)


def _number(random: Random, ukuran: Ukuran) -> Nilai:
    if ukuran.terjumlah and chance(random, 3):
        return Decimal(0)
    return between(random, ukuran.least, ukuran.most, ukuran.desimal)


def _range(random: Random, ukuran: Ukuran) -> Nilai:
    least = between(random, ukuran.least, ukuran.most, 0)
    return least, min(least + random.randint(3, 12), ukuran.top or least)


def _predicate(random: Random, ukuran: Ukuran) -> Nilai:
    return random.choice(ukuran.predikat[1:])


_TARGETS: Mapping[Polaritas, Callable[[Random, Ukuran], Nilai]] = {
    Polaritas.RENTANG: _range,
    Polaritas.ORDINAL: _predicate,
}


def realisasi(random: Random, ukuran: Ukuran, target: Nilai) -> Nilai:
    """What was reached of a target: most offices come near it, some pass it, some reach nothing."""
    if target == 0:
        return Decimal(random.choice((0, 0, 1, 3)))
    reached = within(random, _REACHED[ukuran.polaritas])
    if isinstance(target, str):
        return moved(ukuran, target, reached * _PREDICATE)
    return moved(ukuran, _middle(target), reached - 100)


def _middle(target: Nilai) -> Nilai:
    return (target[0] + target[1]) / 2 if isinstance(target, tuple) else target


def earlier(ukuran: Ukuran, nilai: Nilai, years: int) -> Nilai:
    """The figure as it was so many years before, or after where negative."""
    return moved(ukuran, nilai, _A_YEAR[ukuran.polaritas] * years)


def moved(ukuran: Ukuran, nilai: Nilai, percent: int) -> Nilai:
    """The figure made greater by so many percent, within what the form allows; a predicate by whole predicates."""
    match nilai:
        case Decimal():
            return _scaled(ukuran, nilai, percent, ukuran.desimal)
        case (least, most):
            return _scaled(ukuran, least, percent, 0), _scaled(ukuran, most, percent, 0)
        case str():
            at = ukuran.predikat.index(nilai) + int(percent / _PREDICATE)
            return ukuran.predikat[max(0, min(at, len(ukuran.predikat) - 1))]
        case _:
            return None


def _scaled(ukuran: Ukuran, value: Decimal, percent: int, places: int) -> Decimal:
    bounded = max(value * (100 + percent) / 100, ukuran.bottom)
    return round_half_up(bounded if ukuran.top is None else min(bounded, ukuran.top), places)


def target_path(ukuran: Ukuran, target: Nilai) -> Jalur:
    """The target at the end of each quarter."""
    if not ukuran.terjumlah:
        return (target,) * 4
    return tuple(moved(ukuran, target, percent - 100) for percent in _TARGET_BY_QUARTER)


def realisasi_path(random: Random, ukuran: Ukuran, realisasi: Nilai) -> Jalur:
    """What was reached at the end of each quarter; the last is that of the year."""
    if not realisasi:
        return (realisasi,) * 4
    if isinstance(realisasi, str):
        return (moved(ukuran, realisasi, -_PREDICATE), *(realisasi,) * 3)
    if ukuran.terjumlah:
        return tuple(moved(ukuran, realisasi, random.randint(*span) - 100) for span in _GROWN)
    return _level_path(random, ukuran, realisasi)


def _level_path(random: Random, ukuran: Ukuran, realisasi: Nilai) -> Jalur:
    """A level that is both the mean of its quarters and the last of them: 3.1, 3.3, 3.2, 3.2."""
    first = moved(ukuran, realisasi, random.randint(-8, 4))
    if not isinstance(first, Decimal) or not isinstance(realisasi, Decimal):
        return (realisasi,) * 4
    second = 2 * realisasi - first
    fits = second >= ukuran.bottom and (ukuran.top is None or second <= ukuran.top)
    return (first, second, realisasi, realisasi) if fits else (realisasi,) * 4


def each_quarter(jalur: Jalur) -> Jalur:
    """What came in each quarter by itself of a figure that grows."""
    numbers = [nilai for nilai in jalur if isinstance(nilai, Decimal)]
    return (numbers[0], *(later - before for before, later in pairwise(numbers))) if numbers else jalur
