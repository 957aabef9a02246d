"""Lying boxes, one row for each category: from quartile to quartile, with the median and lines to both ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder.charts import flat, marks
from report_builder.charts.chart import Chart, Titik
from report_builder.charts.geometry import (
    Figure,
    Geometry,
    Label,
    Line,
    Plot,
    Shape,
    gather,
    yardstick,
)
from report_builder.charts.lettering import text_width
from report_builder.charts.scale import Scale, box_scale, tick_labels

HEAD_ROW = 12.0
"""The row above the plot area, with the name of the yardstick and the unit."""
_TICK_SIZE = 8.0
_TICK_ROW = 14.0
_LEAST_ROW = 32.0
_BETWEEN_NAMES = 6.0
_BESIDE_FIGURE = 4.0
_OFF_LINE = 2.5
_LEAST, _MEDIAN, _GREATEST = 0, 2, 4
_LEFT, _RIGHT = "←", "→"


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot area and its axis: values go from ``left`` to ``right``, those beyond the axis to its ends."""

    left: float
    right: float
    top: float
    row: float
    rows: int
    scale: Scale

    @property
    def bottom(self) -> float:
        return self.top + self.row * self.rows

    def x(self, value: Decimal) -> float:
        held = min(max(value, self.scale.low), self.scale.high)
        return self.left + (self.right - self.left) * self.scale.share(held)

    def middle(self, row: int) -> float:
        return self.top + self.row * (row + 0.5)


def place(chart: Chart, width: float) -> Geometry:
    """Give a row for each category: its name, its box, the figure of the median; a row that lacks a number has no box.

    Where an end lies beyond the axis, an arrow and its figure stand there.
    """
    names = flat.name_lines(chart, width)
    shapes, top = head(chart, width)
    frame = _frame(chart, names, width, top)
    shapes += [*_grid(frame), *_ticks(frame, chart)]
    for row, lines in enumerate(names):
        shapes += flat.row_name(lines, flat.names_width(names), frame.middle(row))
        shapes += _box(frame, chart, row)
    shapes += _reference(frame, chart, width)
    for row in range(frame.rows):
        shapes += [*_median(frame, chart, row), *_ends(frame, chart, row)]
    plot = Plot(frame.left, frame.top, frame.right, frame.bottom)
    return gather(width, frame.bottom + _TICK_ROW, plot, shapes)


def head(chart: Chart, width: float) -> tuple[list[Shape], float]:
    """Give the key and the unit, which stand above the plot area whatever its data, and their height."""
    scale = box_scale(chart)
    arrows = {_arrow(scale, point) for series in chart.seri for point in series.titik}
    shapes, height = marks.key(chart.seri, " ".join(sorted(filter(None, arrows))), width)
    unit, top = tick_labels(chart, scale)[0], height + HEAD_ROW
    return [*shapes, *([Label(0.0, top - 3, unit, "start", "redup", _TICK_SIZE)] if unit else [])], top


def _arrow(scale: Scale, point: Titik) -> str:
    """Where a value lies that the axis does not reach; empty for all others."""
    if point.nilai is None or scale.low <= point.nilai <= scale.high:
        return ""
    return _RIGHT if point.nilai > scale.high else _LEFT


def _pointed(scale: Scale, point: Titik) -> str:
    """The figure of a point, behind an arrow where the axis does not reach it."""
    return f"{_arrow(scale, point)} {point.tampil}".lstrip()


def _frame(chart: Chart, names: list[tuple[str, ...]], width: float, top: float) -> _Frame:
    scale = box_scale(chart)
    beyond = (point for point in chart.seri[_GREATEST].titik if _arrow(scale, point) == _RIGHT)
    figures = (text_width(_pointed(scale, point), flat.SIZE, bold=True) + _BESIDE_FIGURE for point in beyond)
    last = text_width(tick_labels(chart, scale)[1][-1], _TICK_SIZE) / 2 + 1
    row = max(_LEAST_ROW, max(map(len, names)) * flat.LEADING + _BETWEEN_NAMES)
    left = flat.names_width(names) + flat.BESIDE_NAMES
    return _Frame(left, width - max((last, *figures)), top, row, len(names), scale)


def grid(chart: Chart, width: float) -> list[Line]:
    """Give the lines of the scale, that at 0 in the colour of an axis."""
    return _grid(_frame(chart, flat.name_lines(chart, width), width, head(chart, width)[1]))


def _grid(frame: _Frame) -> list[Line]:
    places = ((tick == 0, frame.x(tick)) for tick in frame.scale.ticks)
    looks = {True: ("tinta", 0.8), False: ("garis", 0.5)}
    return [Line(x, frame.top, x, frame.bottom, *looks[zero]) for zero, x in places]


def _ticks(frame: _Frame, chart: Chart) -> Iterator[Label]:
    for tick, text in zip(frame.scale.ticks, tick_labels(chart, frame.scale)[1], strict=True):
        yield Label(frame.x(tick), frame.bottom + _TICK_ROW - 4, text, "middle", "redup", _TICK_SIZE)


def five(chart: Chart, row: int) -> tuple[Decimal, ...] | None:
    """Give the five numbers of a category, None where one lacks."""
    numbers = tuple(series.titik[row].nilai for series in chart.seri)
    return tuple(each for each in numbers if each is not None) if None not in numbers else None


def _box(frame: _Frame, chart: Chart, row: int) -> Iterator[Shape]:
    numbers = five(chart, row)
    if numbers is None:
        return
    y, (least, lower, _, upper, greatest) = frame.middle(row), (frame.x(each) for each in numbers)
    yield from (marks.whisker(*ends, y) for ends in ((least, lower), (upper, greatest)) if ends[0] < ends[1])
    yield from (
        marks.cap(frame.x(number), y) for number in numbers[::4] if frame.scale.low <= number <= frame.scale.high
    )
    if lower < upper:
        yield marks.box(lower, upper, y)


def _median(frame: _Frame, chart: Chart, row: int) -> Iterator[Shape]:
    """The mark and above it the figure, which stands on no line; of one beyond the axis the figure alone."""
    point = chart.seri[_MEDIAN].titik[row]
    if five(chart, row) is None or point.nilai is None:
        return
    x, y, text = frame.x(point.nilai), frame.middle(row), _pointed(frame.scale, point)
    if not _arrow(frame.scale, point):
        yield marks.median(x, y)
    half = text_width(text, flat.SIZE, bold=True) / 2
    centre = min(max(x, frame.left + half + _OFF_LINE), frame.right - half)
    line = None if chart.acuan is None else frame.x(chart.acuan)
    if line is not None and abs(centre - line) < half + _OFF_LINE:
        right = line + half + _OFF_LINE
        centre = right if x >= line and right + half <= frame.right else line - half - _OFF_LINE
    figure = Figure(_MEDIAN, row, "above")
    yield Label(centre, y - marks.BOX / 2 - 3, text, "middle", size=flat.SIZE, bold=True, figure=figure)


def _ends(frame: _Frame, chart: Chart, row: int) -> Iterator[Shape]:
    """The figures of ends beyond the axis: beside its right end; on the left below the line, since names are there."""
    if five(chart, row) is None:
        return
    least, greatest = (chart.seri[end].titik[row] for end in (_LEAST, _GREATEST))
    y = frame.middle(row)
    if _arrow(frame.scale, greatest) == _RIGHT:
        x, figure = frame.right + _BESIDE_FIGURE, Figure(_GREATEST, row, "beside")
        text = _pointed(frame.scale, greatest)
        yield Label(x, y + 3, text, "start", size=flat.SIZE, bold=True, figure=figure)
    if _arrow(frame.scale, least) == _LEFT:
        x, figure = frame.left + _OFF_LINE, Figure(_LEAST, row, "below")
        text = _pointed(frame.scale, least)
        yield Label(x, y + marks.BOX / 2 + flat.SIZE, text, "start", size=flat.SIZE, bold=True, figure=figure)


def _reference(frame: _Frame, chart: Chart, width: float) -> Iterator[Shape]:
    if chart.acuan is None:
        return
    x = frame.x(chart.acuan)
    yield from yardstick(x, frame.top, x, frame.bottom, 1.0)
    half = text_width(chart.acuan_nama, flat.SIZE) / 2
    yield Label(min(max(x, half), width - half), frame.top - 3, chart.acuan_nama, colour="redup")
