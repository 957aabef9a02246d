"""What a value of a database is as the content of a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from report_builder.dataset import CellKind, plain
from report_builder.sources.contents import moment_content, number_content
from report_builder.sources.grid import NOTHING, Content, text_content

_EXACT_IN_A_CELL = 10**15
"""A cell's number has 15 digits; a longer whole number stays whole as the text of its digits."""


class UnreadableError(ValueError):
    """A value is of a kind that no cell holds; its text names the kind."""


def content(value: object, jenis: str = "") -> Content:
    """The content for a value, of a column that was declared with this type.

    Raises UnreadableError for bytes, JSON, lists and whatever else people do not type into a cell.
    """
    if value is None:
        return NOTHING
    for kind, read in _READERS:
        if isinstance(value, kind):
            return read(value, jenis)
    raise UnreadableError(_kind(value))


def _whole(value: int, jenis: str) -> Content:
    if jenis.upper().startswith("BOOL") and value in {0, 1}:
        return Content(CellKind.BOOLEAN, bool(value))
    if abs(value) < _EXACT_IN_A_CELL:
        return Content(CellKind.NUMBER, Decimal(value))
    return Content(CellKind.TEXT, str(value))


def _decimal(value: Decimal) -> Content:
    return Content(CellKind.NUMBER, plain(value)) if value.is_finite() else Content(CellKind.ERROR, "#NUM!")


def _kind(value: object) -> str:
    match value:
        case bytes() | bytearray() | memoryview():
            return "data biner"
        case dict() | list() | tuple():
            return "JSON atau larik"
        case _:
            return f"nilai bertipe {type(value).__name__}"


# --- SQLite, which keeps dates as texts ------------------------------------------------------------------------------

_MOMENTS: Mapping[str, Callable[[str], date]] = {
    "DATE": date.fromisoformat,
    "DATETIME": datetime.fromisoformat,
    "TIMESTAMP": datetime.fromisoformat,
}
_DECLARED = re.compile(r"[A-Z]+")


def _text(value: str, jenis: str) -> Content:
    declared = _DECLARED.match(jenis.upper())
    read = _MOMENTS.get(declared[0]) if declared else None
    try:
        return moment_content(read(value)) if read else text_content(value)
    except ValueError:  # a text that somebody put there
        return text_content(value)


_READERS: tuple[tuple[Any, Callable[[Any, str], Content]], ...] = (
    (str, _text),
    (bool, lambda value, _: Content(CellKind.BOOLEAN, value)),  # before the numbers, of which it is one in Python
    (int, _whole),
    (float, lambda value, _: number_content(value)),
    (Decimal, lambda value, _: _decimal(value)),
    ((date, time, timedelta), lambda value, _: moment_content(value)),
    (UUID, lambda value, _: text_content(str(value))),
)
