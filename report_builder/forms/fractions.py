"""Percentages typed as fractions: 0,97 beside 95 where the unit is %, in cells without the format of a percentage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from report_builder.dataset import Cell
from report_builder.errors import Place

_WHOLE = 100
_FARTHEST_BELOW, _FARTHEST_ABOVE = 20, 5
"""A hundredfold that is a twentieth to five times of its neighbour is as likely as the number itself."""
_SURELY_PERCENT = 10

Rows = Sequence[Sequence[Cell]]
"""The numbers of each row in %, without blank ones."""


def doubtful(rows: Rows, certain: AbstractSet[Place]) -> Iterator[Cell]:
    """The numbers that may be fractions: beside a neighbour that only their hundredfold comes near.

    ``certain`` are the places of those with a sign or the format of a percentage, which are none themselves.
    """
    for cells in rows:
        top = _top(cells)
        yield from (cell for cell in cells if cell.place not in certain and _is_doubtful(_size(cell), top))


def low_rows(rows: Rows, certain: AbstractSet[Place]) -> list[Cell]:
    """The first numbers of the rows in which none is above 1, where other rows have percentages for certain."""
    if not any(_top(cells) > _SURELY_PERCENT for cells in rows):
        return []
    return [cells[0] for cells in rows if 0 < _top(cells) <= 1 and not {cell.place for cell in cells} & certain]


def _is_doubtful(size: Decimal, top: Decimal) -> bool:
    return 0 < size <= 1 < top and top / _FARTHEST_BELOW <= size * _WHOLE <= top * _FARTHEST_ABOVE


def _top(cells: Sequence[Cell]) -> Decimal:
    return max(map(_size, cells), default=Decimal(0))


def _size(cell: Cell) -> Decimal:
    return abs(cell.value) if isinstance(cell.value, Decimal) else Decimal(0)
