"""Number formats of a chart, so that Word prints a value as the report does and renews it with the data."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from report_builder.charts import Chart, Titik
from report_builder.charts.scale import decimals, magnitude
from report_builder.charts.upright import axis_of

_INDONESIAN = "[$-421]"
"""Asks for decimal commas where the program knows the language of a format; Word takes those of its computer."""
_PRINTED = re.compile(r"(?P<before>\D*?)(?P<whole>-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(?P<decimals>\d+))?(?P<after>\D*)")
_UNGROUPED = re.compile(r"-?\d{4,}")
_SCALES = (0, 3, 6, 9, 12)


def label_format(point: Titik) -> str:
    """``122,64%`` -> ``#,##0.00"%"``; ``Rp1,25 miliar`` -> ``"Rp"#,##0.00,,," miliar"``; other texts as they stand.

    A minus that stands behind other text has a section of its own, since else it would be printed before it.
    """
    found = _PRINTED.fullmatch(point.tampil)
    scale = _scale(point.nilai, found) if found and point.nilai is not None else None
    if found is None or scale is None:
        return _literal(point.tampil)
    whole = "0" if _UNGROUPED.fullmatch(found["whole"]) else "#,##0"
    number = f"{whole}{_decimals(len(found['decimals'] or ''))}{_thousands(scale)}"
    before, after = _literal(found["before"]), _literal(found["after"])
    below = f";{_INDONESIAN}{before}-{number}{after}" if before and found["whole"].startswith("-") else ""
    return f"{_INDONESIAN}{before}{number}{after}{below}"


def axis_format(chart: Chart) -> str:
    """The marks of the value axis, counted as in the PDF: ``#,##0"%"``; in miliar ``#,##0.0,,,``."""
    scale = axis_of(chart)
    power, _ = magnitude(chart, scale)
    places = decimals(chart, scale)
    percent = _literal("%" if chart.satuan == "%" else "")
    return f"{_INDONESIAN}#,##0{_decimals(places)}{_thousands(power)}{percent}"


def _scale(value: Decimal, found: re.Match[str]) -> int | None:
    """By what power of ten the value was printed, None where the text does not print this value."""
    printed = Decimal(f"{found['whole'].replace('.', '')}.{found['decimals'] or '0'}")
    step = Decimal(1).scaleb(-len(found["decimals"] or ""))
    fits = (scale for scale in _SCALES if value.scaleb(-scale).quantize(step, ROUND_HALF_UP) == printed)
    return next(fits, None)


def _decimals(places: int) -> str:
    return f".{'0' * places}" if places else ""


def _thousands(power: int) -> str:
    """A format divides by a thousand for each comma behind its digits."""
    return "," * (power // 3)


def _literal(text: str) -> str:
    """The text as a format prints it unchanged."""
    return '"' + text.replace('"', "″") + '"' if text else ""
