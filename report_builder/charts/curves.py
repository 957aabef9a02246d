"""Lines, one for each series: broken where a point is missing, dashed where they are yardsticks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from report_builder.charts.chart import Chart, Seri
from report_builder.charts.geometry import (
    Curve,
    Figure,
    Geometry,
    Label,
    Shape,
    Side,
    colour_of,
    dot,
    gather,
    symbol_of,
)
from report_builder.charts.lettering import text_width
from report_builder.charts.upright import FIGURE_SIZE, Frame, framed

_ABOVE, _BELOW = 5.0, 4.0
"""Between a point and its figure, in points."""
_BESIDE = 2.5
"""Between the reference line and a figure, in points."""


def place(chart: Chart, width: float, height: float) -> Geometry:
    """Give a line for each series, its points in a symbol of their own, with their figures where they have room."""
    frame, shapes = framed(chart, width, height)
    drawn = 0
    for series in chart.seri:
        colour = "redup" if series.target else colour_of(drawn)
        symbol = "circle" if series.target else symbol_of(drawn)
        radius = 1.8 if series.target else 2.6
        drawn += not series.target
        for run in _runs(series):
            spots = [(frame.centre(category), frame.y(value)) for category, value in run]
            points = " ".join(f"{x:.2f},{y:.2f}" for x, y in spots)
            shapes += [Curve(points, colour, series.target)] if len(run) > 1 else []
            shapes += [dot(x, y, radius, colour, symbol) for x, y in spots]
    return gather(width, frame.height, frame.plot, [*shapes, *_figures(frame, chart)])


def _runs(series: Seri) -> Iterator[list[tuple[int, Decimal]]]:
    """The points of a series in runs without a gap."""
    run: list[tuple[int, Decimal]] = []
    for category, point in enumerate(series.titik):
        if point.nilai is not None:
            run.append((category, point.nilai))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _figures(frame: Frame, chart: Chart) -> Iterator[Shape]:
    """Figures at the highest and the lowest point of a category; those between, or without room, have none."""
    widest = max((text_width(point.tampil, FIGURE_SIZE, bold=True) for s in chart.seri for point in s.titik), default=0)
    if widest > frame.room:
        return
    for category in range(len(chart.kategori)):
        column = ((series.titik[category].nilai, series.target, index) for index, series in enumerate(chart.seri))
        known = sorted((value, not target, index) for value, target, index in column if value is not None)
        if len(known) == 1:
            index = known[0][2]
            yield _figure(frame, chart, (index, category), _clear_side(frame, chart, index, category))
        elif known:
            yield _figure(frame, chart, (known[-1][2], category), "above")
            yield _figure(frame, chart, (known[0][2], category), "below")


def _figure(frame: Frame, chart: Chart, at: tuple[int, int], side: Side) -> Label:
    index, category = at
    series = chart.seri[index]
    point = series.titik[category]
    y = frame.y(point.nilai or Decimal(0))
    if side == "below" and not _has_room_below(frame, y):
        side = "above"
    baseline = _off_the_line(frame, chart, y - _ABOVE if side == "above" else y + FIGURE_SIZE + _BELOW, side)
    colour = "redup" if series.target else "tinta"
    figure, bold = Figure(index, category, side), not series.target
    return Label(frame.centre(category), baseline, point.tampil, "middle", colour, FIGURE_SIZE, bold, figure)


def _has_room_below(frame: Frame, y: float) -> bool:
    return y + FIGURE_SIZE + _BELOW + 1 <= frame.bottom


def _off_the_line(frame: Frame, chart: Chart, baseline: float, side: Side) -> float:
    """The baseline, or where the reference line would run through the figure, one just beyond it."""
    if not _crosses(frame, chart, baseline):
        return baseline
    line = frame.y(chart.acuan or Decimal(0))
    return line - _BESIDE if side == "above" else line + FIGURE_SIZE + _BESIDE


def _crosses(frame: Frame, chart: Chart, baseline: float) -> bool:
    """Whether the reference line runs through a figure on this baseline."""
    return chart.acuan is not None and baseline - FIGURE_SIZE - 1 < frame.y(chart.acuan) < baseline + 1


def _clear_side(frame: Frame, chart: Chart, index: int, category: int) -> Side:
    """Above, but below where a line would run through the figure above and keeps clear below."""
    series = chart.seri[index]
    point = series.titik[category]
    y = frame.y(point.nilai or Decimal(0))
    if _crosses(frame, chart, y - _ABOVE) and _has_room_below(frame, y):
        return "below"
    share = text_width(point.tampil, FIGURE_SIZE, bold=True) / 2 / frame.room
    neighbours = (series.titik[near].nilai for near in (category - 1, category + 1) if 0 <= near < len(series.titik))
    rises = [(y - frame.y(value)) * share for value in neighbours if value is not None]
    steepest, deepest = max(rises, default=0.0), -min(rises, default=0.0)
    return "below" if steepest > max(_BELOW, deepest) and _has_room_below(frame, y) else "above"
