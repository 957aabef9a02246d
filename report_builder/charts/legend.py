"""The legend: the mark and the name of each series, in rows; none where there is one series."""

from __future__ import annotations

from report_builder.charts.chart import Seri
from report_builder.charts.geometry import Label, Line, Rect, Shape, colour_of, dot, symbol_of
from report_builder.charts.lettering import text_width

SIZE = 8.5
ROW = 14.0
_SWATCH = 8.0
_YARDSTICK = 16.0
_GAP = 4.0
_BETWEEN = 16.0


def place(
    series: tuple[Seri, ...], left: float, top: float, width: float, *, lines: bool = False
) -> tuple[list[Shape], float]:
    """Give the shapes of the legend and its height, 0 where no legend is needed; ``lines`` are marked as such."""
    if len(series) < 2:
        return [], 0.0
    shapes: list[Shape] = []
    x, baseline = left, top + SIZE
    drawn = 0
    for each in series:
        mark = _YARDSTICK if each.target or lines else _SWATCH
        advance = mark + _GAP + text_width(each.nama, SIZE) + _BETWEEN
        if x > left and x + advance - _BETWEEN > left + width:
            x, baseline = left, baseline + ROW
        shapes += _mark(each, x, baseline, drawn, lines=lines)
        shapes.append(Label(x + mark + _GAP, baseline, each.nama, "start", size=SIZE))
        x += advance
        drawn += not each.target
    return shapes, baseline - top - SIZE + ROW


def _mark(series: Seri, x: float, baseline: float, order: int, *, lines: bool) -> list[Shape]:
    y = baseline - 3
    if series.target:
        return [Line(x, y, x + _YARDSTICK, y, "redup", 1.0, dashed=True)]
    colour = colour_of(order)
    if not lines:
        return [Rect(x, baseline - 7, _SWATCH, _SWATCH, colour)]
    return [Line(x, y, x + _YARDSTICK, y, colour, 1.6), dot(x + _YARDSTICK / 2, y, 2.6, colour, symbol_of(order))]
