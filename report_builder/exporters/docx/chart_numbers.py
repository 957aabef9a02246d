"""Number formats of a chart, so that Word prints a value as the report does and renews it with the data."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from report_builder.charts import Chart, Titik

_INDONESIAN = "[$-421]"
"""Asks for decimal commas where the program knows the language of a format; Word takes those of its computer."""
_PRINTED = re.compile(r"(?P<before>\D*?)(?P<whole>-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(?P<decimals>\d+))?(?P<after>\D*)")
_SCALES = (0, 3, 6, 9, 12)
_MAGNITUDES = ((12, "triliun"), (9, "miliar"), (6, "juta"))


def label_format(point: Titik) -> str:
    """``122,64%`` -> ``#,##0.00"%"``; ``Rp1,25 miliar`` -> ``"Rp"#,##0.00,,," miliar"``; other texts as they stand."""
    found = _PRINTED.fullmatch(point.tampil)
    scale = _scale(point.nilai, found) if found and point.nilai is not None else None
    if found is None or scale is None:
        return _literal(point.tampil)
    decimals = f".{'0' * len(found['decimals'])}" if found["decimals"] else ""
    return f"{_INDONESIAN}{_literal(found['before'])}#,##0{decimals}{_thousands(scale)}{_literal(found['after'])}"


def axis_format(chart: Chart) -> str:
    """The marks of the value axis; at a yardstick stands its name: ``[=100]"target 100%";General"%"``."""
    plain = _plain_format(chart)
    if chart.acuan is None or not chart.acuan_nama:
        return plain
    return f"[={chart.acuan.normalize():f}]{_literal(chart.acuan_nama)};{plain}"


def _plain_format(chart: Chart) -> str:
    if chart.satuan == "%":
        return f'{_INDONESIAN}General"%"'
    largest = max((abs(point.nilai) for seri in chart.seri for point in seri.titik if point.nilai), default=Decimal(0))
    if largest < 1000:
        return f"{_INDONESIAN}General"
    power, word = next(((power, word) for power, word in _MAGNITUDES if largest >= Decimal(10) ** power), (0, ""))
    before = _literal("Rp" if chart.satuan == "Rp" else "")
    return f"{_INDONESIAN}{before}#,##0{_thousands(power)}{_literal(f' {word}' if word else '')}"


def _scale(value: Decimal, found: re.Match[str]) -> int | None:
    """By what power of ten the value was printed, None where the text does not print this value."""
    printed = Decimal(f"{found['whole'].replace('.', '')}.{found['decimals'] or '0'}")
    step = Decimal(1).scaleb(-len(found["decimals"] or ""))
    fits = (scale for scale in _SCALES if value.scaleb(-scale).quantize(step, ROUND_HALF_UP) == printed)
    return next(fits, None)


def _thousands(power: int) -> str:
    """A format divides by a thousand for each comma behind its digits."""
    return "," * (power // 3)


def _literal(text: str) -> str:
    """The text as a format prints it unchanged."""
    return '"' + text.replace('"', "″") + '"' if text else ""
