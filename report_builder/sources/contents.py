"""What numbers and moments of other programs become as contents of cells."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from report_builder.dataset import CellKind, plain
from report_builder.language import format_date
from report_builder.sources.grid import Content


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
