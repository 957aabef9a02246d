"""Which budget line contains which: told by their codes, else by amounts that add up; and totals, added up again."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

Amounts = Mapping[str, Decimal]
"""The amounts of a line by what they are: pagu, realisasi, and those of the quarters."""

PAGU = "pagu"
_MOST_CHILDREN = 500
_TOLERANCE = 1
"""Rupiah: what rounding to whole ones leaves."""
_FEWEST_SAME = 3
"""A single line is the only part of the one above it where so many of their amounts, all different, are the same."""


@dataclass(frozen=True, slots=True)
class Line:
    """A budget line: its code, where it has one, and its amounts."""

    kode: str
    amounts: Amounts


def parents(lines: Sequence[Line]) -> list[int | None]:
    """The line that each is a part of, by number; None for one of the top level.

    Codes that are the beginning of others decide where any are, for all lines that have one; lines without one are
    parts of the line above where they add up to it, else beside it. Where no code is so, amounts decide.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        places[line.kode].append(number)
    by_code = [_parent_code(number, line.kode, places) for number, line in enumerate(lines)]
    if all(parent is None for parent in by_code):
        return _by_amounts(lines)
    for first, end in _without_code(lines):
        above, below = first - 1, lines[first:end]
        is_part = above >= 0 and _adds_up(lines[above], below)
        for number in range(first, end):
            by_code[number] = above if is_part else by_code[above] if above >= 0 else None
    return by_code


def _parent_code(number: int, kode: str, places: Mapping[str, Sequence[int]]) -> int | None:
    """The line whose code is the longest beginning of this one's: of several the last above it, else the first."""
    parts = kode.split(".")
    for length in range(len(parts) - 1, 0, -1):
        if found := places.get(".".join(parts[:length])):
            return found[max(bisect(found, number) - 1, 0)]
    return None


def _without_code(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where each run of lines without a code begins and ends."""
    numbers = groupby(range(len(lines)), key=lambda number: not lines[number].kode)
    for is_without, run in numbers:
        if is_without:
            found = list(run)
            yield found[0], found[-1] + 1


def _adds_up(line: Line, below: Sequence[Line]) -> bool:
    """Whether all of these lines together are the parts of a line."""
    total = sum((each.amounts.get(PAGU, Decimal(0)) for each in below), start=Decimal(0))
    return abs(total - line.amounts.get(PAGU, Decimal(0))) <= _TOLERANCE and _is_sum(line, below)


def _by_amounts(lines: Sequence[Line]) -> list[int | None]:
    """From below: a line takes the lines right below it that are nobody's part and add up to it."""
    result: list[int | None] = [None] * len(lines)
    roots: list[int] = []
    for number in range(len(lines) - 1, -1, -1):
        count = _parts(lines[number], [lines[root] for root in roots[:_MOST_CHILDREN]])
        for root in roots[:count]:
            result[root] = number
        roots[:count] = []
        roots.insert(0, number)
    return result


def _parts(line: Line, below: Sequence[Line]) -> int:
    """How many of the lines below add up to a line; 0 where none do."""
    pagu, total = line.amounts.get(PAGU, Decimal(0)), Decimal(0)
    for count, each in enumerate(below, start=1):
        total += each.amounts.get(PAGU, Decimal(0))
        if total > pagu + _TOLERANCE or pagu <= 0:
            return 0
        if abs(total - pagu) <= _TOLERANCE and _is_sum(line, below[:count]):
            return count + _without_money(below[count:])
    return 0


def _without_money(lines: Sequence[Line]) -> int:
    """How many lines without any amount come first: they belong to those before them."""
    return next((count for count, line in enumerate(lines) if any(line.amounts.values())), len(lines))


def _is_sum(line: Line, below: Sequence[Line]) -> bool:
    """Whether other amounts than pagu add up too; more of them where a single line would be the whole."""
    sums = {kind: sum(each.amounts.get(kind, Decimal(0)) for each in below) for kind in line.amounts}
    same = {value for kind, value in line.amounts.items() if value and abs(value - sums[kind]) <= _TOLERANCE}
    filled = sum(bool(one.amounts.get(PAGU)) for one in below)
    others = [kind for kind, value in line.amounts.items() if kind != PAGU and value]
    if filled == 1:
        return len(same) >= _FEWEST_SAME
    return len(same) >= 2 or not others
