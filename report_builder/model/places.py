"""The row and column letters in a place such as ``F2``; a place in a database has none."""

from __future__ import annotations

import re
from dataclasses import replace

from report_builder.errors import Place

_CELL = re.compile(r"([A-Z]+)([0-9]+)")


def position(place: Place) -> tuple[int, int, str]:
    """What sorts places of one sheet row by row, each from left to right; the sheet as a whole comes first."""
    found = _CELL.fullmatch(place.sel)
    return (int(found[2]), len(found[1]), found[1]) if found else (0, 0, "")


def row_number(place: Place) -> int:
    """F2 -> 2; 0 for a place that is no cell."""
    return position(place)[0]


def row_name(place: Place) -> str:
    """F2 -> "baris 2"; a place that is no cell tells its row itself."""
    row = row_number(place)
    return f"baris {row}" if row else place.sel


def at_row(place: Place, row: int) -> Place:
    """F2 and 7 -> F7: the same column in another row; a column that has no letters stays as it is."""
    letters = position(place)[2]
    return replace(place, sel=f"{letters}{row}") if letters else place
