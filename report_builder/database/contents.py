"""What a value of a database is as the content of a cell: the declared type of its column says more than the value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from report_builder.dataset import CellKind
from report_builder.sources.contents import moment_content, value_content
from report_builder.sources.grid import Content, text_content

# SQLite keeps dates as texts.
_MOMENTS: Mapping[str, Callable[[str], date]] = {
    "DATE": date.fromisoformat,
    "DATETIME": datetime.fromisoformat,
    "TIMESTAMP": datetime.fromisoformat,
}
_DECLARED = re.compile(r"[A-Z]+")


def content(value: object, jenis: str = "") -> Content:
    """The content for a value, of a column that was declared with this type.

    Raises UnreadableError for bytes, JSON, lists and whatever else people do not type into a cell.
    """
    match value:
        case str():
            return _text(value, jenis)
        case int() if jenis.upper().startswith("BOOL") and value in {0, 1}:
            return Content(CellKind.BOOLEAN, bool(value))
        case _:
            return value_content(value)


def _text(value: str, jenis: str) -> Content:
    declared = _DECLARED.match(jenis.upper())
    read = _MOMENTS.get(declared[0]) if declared else None
    try:
        return moment_content(read(value)) if read else text_content(value)
    except ValueError:  # a text that somebody put there
        return text_content(value)
