"""The size of a native chart, and the place of its lying bars between their names and their figures."""

from __future__ import annotations

from decimal import Decimal

from report_builder.charts import Chart, is_flat, layout
from report_builder.charts.layout import WIDTH
from report_builder.charts.lettering import text_width, wrap

_WIDEST = 160.0
"""In millimetres; on a landscape page a chart leaves room on the right, as in the PDF."""
_TALLEST = 200.0
"""In millimetres; what no page can hold would be cut off."""
NAMED = ": "
"""Between the name of a series and the figure of its first bar."""
_NAMES_SHARE = 0.36
"""The most of the width that the names of lying bars take; longer ones are wrapped."""
_SIZE = 8.5
_AIR = 8.0
"""Between names and bars, and around a figure, in points."""
_AXIS, _RIM = 20.0, 3.0
"""What lies below the bars in points, with the name of a yardstick and without."""
_EDGE = 0.02
"""The share of the width that stays free on the right."""
_LEAST_BAR = 0.3
"""The share of its room that the longest bar keeps beside the longest figure."""


def size(chart: Chart, width: float) -> tuple[float, float]:
    """Width and height in millimetres, for a column of this width: as high as the drawing of the PDF."""
    fitted = min(width, _WIDEST)
    return fitted, min(layout(chart).height * fitted / WIDTH, _TALLEST)


def frame(chart: Chart) -> str:
    """The ``c:layout`` of the plot area: beside long names it is given, else the program finds it."""
    if not is_flat(chart):
        return "<c:layout/>"
    height = layout(chart).height
    left, above = (_names(chart) + _AIR) / WIDTH, _RIM / height
    below = (_RIM if chart.acuan is None else _AXIS) / height
    sizes = {"x": left, "y": above, "w": 1 - left - _EDGE, "h": 1 - above - below}
    places = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in sizes.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{places}</c:manualLayout></c:layout>"
    )


def first_bars(chart: Chart) -> tuple[int | None, ...]:
    """Where each series of lying bars has its first value: there stands its name, where there are several series.

    A legend would not do: LibreOffice lists the series of lying bars from the last to the first.
    """
    if len(chart.seri) < 2:
        return (None,) * len(chart.seri)
    return tuple(
        next((place for place, point in enumerate(seri.titik) if point.nilai is not None), None) for seri in chart.seri
    )


def longest(chart: Chart) -> Decimal:
    """How far the axis of lying bars goes, so that each bar has room for its figure beside it; 0 without values."""
    room = WIDTH * (1 - _EDGE) - _names(chart) - _AIR
    ends = [Decimal(0)]
    for seri, first in zip(chart.seri, first_bars(chart), strict=True):
        for place, point in enumerate(seri.titik):
            text = f"{seri.nama}{NAMED}{point.tampil}" if place == first else point.tampil
            share = max(_LEAST_BAR, 1 - (text_width(text, _SIZE, bold=True) + _AIR) / room)
            ends.append((point.nilai or Decimal(0)) / Decimal(share))
    return max(ends)


def _names(chart: Chart) -> float:
    """The width of the names of the bars in points."""
    lines = (line for name in chart.kategori for line in wrap(name, WIDTH * _NAMES_SHARE, _SIZE))
    return max(text_width(line, _SIZE) for line in lines)
