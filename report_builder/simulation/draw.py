"""Chance with a seed: what is drawn for one part of one office depends on nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import TypeAlias, TypeVar

_T = TypeVar("_T")

Draw: TypeAlias = Callable[[str], Random]
"""Gives the stream of a part by its name."""

Spans: TypeAlias = Sequence[tuple[int, int, int]]
"""Weight, least and most: first a span is drawn by its weight, then a number in it."""


def stream(seed: int, number: int, part: str) -> Random:
    """The numbers drawn for a part of an office, the same whatever else is drawn."""
    return Random(f"{seed}/{number}/{part}")  # noqa: S311 - fiction, not secrets


def chance(random: Random, percent: int) -> bool:
    """True in so many of a hundred cases."""
    return random.randrange(100) < percent


def within(random: Random, spans: Spans) -> int:
    """A number out of one of the spans."""
    weights = [weight for weight, _, _ in spans]
    _, least, most = random.choices(spans, weights)[0]
    return random.randint(least, most)


def between(random: Random, least: Decimal, most: Decimal, places: int) -> Decimal:
    """A number between two others, both included, with that many decimals: 3.20 with two."""
    return Decimal(random.randint(int(least.scaleb(places)), int(most.scaleb(places)))).scaleb(-places)


def some(random: Random, options: Sequence[_T], least: int, most: int) -> list[_T]:
    """Some of the options, none twice."""
    return random.sample(options, random.randint(least, min(most, len(options))))
