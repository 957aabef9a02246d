"""What values of other programs become as contents of cells, and what hash rows of contents have."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from report_builder.dataset import CellKind, plain
from report_builder.language import format_date
from report_builder.schema import normalize
from report_builder.sources.grid import NOTHING, Content, text_content

_EXACT_IN_A_CELL = 10**15
"""A cell's number has 15 digits; a longer whole number stays whole as the text of its digits."""


class UnreadableError(ValueError):
    """A value is of a kind that no cell holds; its text names the kind."""


def value_content(value: object) -> Content:
    """The content for a value of Python.

    Raises UnreadableError for bytes, JSON, lists and whatever else people do not type into a cell.
    """
    if value is None:
        return NOTHING
    for kind, read in _READERS:
        if isinstance(value, kind):
            return read(value)
    raise UnreadableError(_kind(value))


def number_content(value: float) -> Content:
    """The number that a double stands for, at 15 significant digits; an error where it is none."""
    if not math.isfinite(value):
        return Content(CellKind.ERROR, "#NUM!")
    # A double holds 15 digits of what was typed: 0.1 + 0.2 is 0.3 to whoever looks at the sheet. No zero has a sign.
    digits = format(value + 0.0, ".15g")
    return Content(CellKind.NUMBER, plain(Decimal(digits)) if "e" in digits else Decimal(digits))


def moment_content(value: date | time | timedelta) -> Content:
    """A date as such; with a time of day, or a time or duration alone, as the text that people see."""
    match value:
        case timedelta():
            return Content(CellKind.TEXT, _duration(value))
        case time():
            return Content(CellKind.TEXT, f"{value:%H.%M}")
        case datetime() if value.hour or value.minute:
            return Content(CellKind.TEXT, f"{format_date(value)} {value:%H.%M}")
        case _:
            return Content(CellKind.DATE, date(value.year, value.month, value.day))


def _duration(value: timedelta) -> str:
    """30 hours -> "30:00:00", as a format that counts hours on shows them."""
    minutes, seconds = divmod(round(abs(value).total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if value < timedelta() else ''}{hours}:{minutes:02}:{seconds:02}"


def shown(one: Content) -> str:
    """A content as a text that is the same wherever it came from."""
    match one.value:
        case None:
            return ""
        case date():
            return one.value.isoformat()
        case Decimal():
            return format(one.value, "f")
        case _:
            return str(one.value)


def fingerprint(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Content]]]]) -> str:
    """The SHA-256 of rows that were read: name, columns and rows of each sheet; the order of columns does not count.

    What is hashed is one line of JSON for each row: its sheet, and the kind and text of each cell by its column.
    """
    digest = hashlib.sha256()
    for lembar, names, rows in sorted(sheets, key=lambda sheet: sheet[0]):
        columns = [normalize(nama) for nama in names]
        for row in rows:
            cells = sorted(zip(columns, ((str(one.kind), shown(one)) for one in row), strict=True))
            filled = {kolom: one for kolom, one in cells if one[1]}
            digest.update(f"{json.dumps([lembar, filled], ensure_ascii=False)}\n".encode())
    return digest.hexdigest()


def _whole(value: int) -> Content:
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


_READERS: tuple[tuple[Any, Callable[[Any], Content]], ...] = (
    (str, text_content),
    (bool, lambda value: Content(CellKind.BOOLEAN, value)),  # before the numbers, of which it is one in Python
    (int, _whole),
    (float, number_content),
    (Decimal, _decimal),
    ((date, time, timedelta), moment_content),
    (UUID, lambda value: text_content(str(value))),
)
