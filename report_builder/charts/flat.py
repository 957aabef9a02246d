"""Bars that lie flat, one row for each category: long names get a column of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder.charts import legend
from report_builder.charts.chart import Chart, Seri, Titik
from report_builder.charts.geometry import (
    Figure,
    Geometry,
    Label,
    Line,
    Plot,
    Rect,
    Shape,
    colour_of,
    gather,
    yardstick,
)
from report_builder.charts.lettering import text_width, wrap
from report_builder.charts.scale import Scale, scale_for
from report_builder.charts.upright import bar_series, with_target

SIZE = 8.5
LEADING = 10.5
BESIDE_NAMES = 6.0
_NAMES_SHARE = 0.36
_BESIDE_FIGURE = 4.0
_BAR = 14.0
_BAR_OF_SEVERAL = 11.0
_BETWEEN_ROWS = 11.0
_REFERENCE_ROW = 13.0


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot area and its axis: values go from ``left`` to ``right``; ``names`` is where the names end."""

    names: float
    left: float
    right: float
    top: float
    bottom: float
    scale: Scale

    def x(self, value: Decimal) -> float:
        return self.left + (self.right - self.left) * self.scale.share(value)


@dataclass(frozen=True, slots=True)
class _Strip:
    """Where a bar lies across its axis, and its colour."""

    upper: float
    thickness: float
    colour: str


def place(chart: Chart, width: float) -> Geometry:
    """Give a row for each category: its name, its bars from 0 with their figures, a yardstick as a dashed mark."""
    chart = with_target(chart)
    bars = bar_series(chart)
    names = name_lines(chart, width)
    thickness = bar_thickness(len(bars))
    heights = [max(len(lines) * LEADING, len(bars) * thickness) + _BETWEEN_ROWS for lines in names]
    shapes, top = legend.place(chart.seri, 0.0, 0.0, width)
    frame = _frame(chart, names, width, top, sum(heights))
    for row, lines in enumerate(names):
        middle = top + sum(heights[:row]) + heights[row] / 2
        shapes += row_name(lines, frame.names, middle)
        for order, (index, series) in enumerate(bars.items()):
            strip = _Strip(middle + (order - len(bars) / 2) * thickness, thickness, colour_of(order))
            shapes += _bar(frame, series.titik[row], strip, Figure(index, row, "beside"), _lines(frame, chart, row))
        shapes += _yardsticks(frame, chart.seri, row, middle, len(bars) * thickness)
    zero = frame.x(Decimal(0))
    shapes.append(Line(zero, frame.top, zero, frame.bottom, "tinta", 0.8))
    height = frame.bottom + (_REFERENCE_ROW if chart.acuan is not None else 0.0) + 1
    plot = Plot(frame.left, frame.top, frame.right, frame.bottom)
    return gather(width, height, plot, [*shapes, *_reference(frame, chart, width)])


def bar_thickness(bars: int) -> float:
    """Give the height of each of the bars that share the row of a category, in points."""
    return _BAR if bars < 2 else _BAR_OF_SEVERAL


def _frame(chart: Chart, names: list[tuple[str, ...]], width: float, top: float, height: float) -> _Frame:
    points = [point for series in chart.seri for point in series.titik if point.nilai is not None]
    values = [point.nilai for point in points if point.nilai is not None]
    scale = scale_for([*values, *([chart.acuan] if chart.acuan is not None else [])])
    column = names_width(names)
    figures = max((text_width(point.tampil, SIZE, bold=True) for point in points), default=0.0) + _BESIDE_FIGURE
    left = column + BESIDE_NAMES + (figures if scale.low < 0 else 0.0)
    return _Frame(column, left, width - figures, top, top + height, scale)


def name_lines(chart: Chart, width: float) -> list[tuple[str, ...]]:
    """Give the names of the rows in the lines that fit into their column."""
    return [wrap(name, width * _NAMES_SHARE, SIZE) for name in chart.kategori]


def names_width(names: list[tuple[str, ...]]) -> float:
    """Give the width of the column of names."""
    return max(text_width(line, SIZE) for lines in names for line in lines)


def row_name(lines: tuple[str, ...], x: float, middle: float) -> Iterator[Shape]:
    """Give the name of a row, which ends at ``x`` and stands around the middle of its row."""
    first = middle - (len(lines) - 1) * LEADING / 2 + SIZE * 0.35
    for number, text in enumerate(lines):
        yield Label(x, first + number * LEADING, text, "end", size=SIZE)


def _bar(frame: _Frame, point: Titik, strip: _Strip, figure: Figure, lines: list[float]) -> Iterator[Shape]:
    if point.nilai is None:
        return
    zero, end = frame.x(Decimal(0)), frame.x(point.nilai)
    yield Rect(min(zero, end), strip.upper + 0.5, abs(end - zero), strip.thickness - 1, strip.colour)
    baseline = strip.upper + strip.thickness / 2 + 3
    if point.nilai < 0:
        yield Label(end - _BESIDE_FIGURE, baseline, point.tampil, "end", size=SIZE, bold=True, figure=figure)
        return
    width = text_width(point.tampil, SIZE, bold=True)
    for line in sorted(lines):
        if end - 1 < line < end + _BESIDE_FIGURE + width + 1:  # a figure never stands on a line
            end = line
    yield Label(end + _BESIDE_FIGURE, baseline, point.tampil, "start", size=SIZE, bold=True, figure=figure)


def _lines(frame: _Frame, chart: Chart, row: int) -> list[float]:
    values = [series.titik[row].nilai for series in chart.seri if series.target]
    return [frame.x(value) for value in (*values, chart.acuan) if value is not None]


def _yardsticks(frame: _Frame, series: tuple[Seri, ...], row: int, middle: float, bars: float) -> Iterator[Shape]:
    for each in series:
        value = each.titik[row].nilai
        if each.target and value is not None:
            x = frame.x(value)
            yield from yardstick(x, middle - bars / 2 - 2, x, middle + bars / 2 + 2, 1.2)


def _reference(frame: _Frame, chart: Chart, width: float) -> Iterator[Shape]:
    if chart.acuan is None:
        return
    x = frame.x(chart.acuan)
    yield from yardstick(x, frame.top, x, frame.bottom, 1.0)
    half = text_width(chart.acuan_nama, SIZE) / 2
    yield Label(min(max(x, half), width - half), frame.bottom + _REFERENCE_ROW - 3, chart.acuan_nama, colour="redup")
