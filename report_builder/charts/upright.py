"""Charts whose values go up: the axes that they share, and bars: side by side, beside a target, stacked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from report_builder.charts import legend
from report_builder.charts.chart import Chart, JenisGrafik, Seri, Titik
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
from report_builder.charts.scale import Scale, box_scale, scale_for, tick_labels

NAME_SIZE = 8.5
FIGURE_SIZE = 8.5
TICK_SIZE = 8.0
NAME_SHARE = 0.92
"""The part of its place that the name of a category may fill."""
MOST_NAME_LINES = 3
ABOVE = 14.0
"""The room for a figure above the highest bar."""
UNIT_ROW = 12.0

_LEADING = 10.5
_NEARLY = 0.15  # of the height of the plot area
_BARS_SHARE = 0.7  # of the place of a category
_BETWEEN_FIGURES = 4.0
_WIDEST_BAR = 46.0
_LIGHT_ON = ("aksen", "seri-2", "seri-4")  # on these colours white text is readable, on the others dark text


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot area, the height of the whole chart, the axis; ``places`` is the number of categories."""

    left: float
    right: float
    top: float
    bottom: float
    height: float
    scale: Scale
    places: int

    @property
    def room(self) -> float:
        """The width of the place of a category."""
        return (self.right - self.left) / self.places

    @property
    def plot(self) -> Plot:
        """The plot area alone."""
        return Plot(self.left, self.top, self.right, self.bottom)

    def centre(self, place: int) -> float:
        """The middle of the place of a category."""
        return self.left + self.room * (place + 0.5)

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        return self.bottom - (self.bottom - self.top) * self.scale.share(value)


def place_bars(chart: Chart, width: float, height: float) -> Geometry:
    """Give bars side by side, each with its figure; series that are yardsticks become dashed lines over them."""
    chart = with_target(chart)
    frame, shapes = framed(chart, width, height)
    bars = bar_series(chart)
    thickness = bar_thickness(frame.room, len(bars))
    for order, (index, series) in enumerate(bars.items()):
        for place, point in enumerate(series.titik):
            x = frame.centre(place) + (order - len(bars) / 2) * thickness
            span = _Span(x, thickness, colour_of(order))
            shapes += _bar(frame, point, span, (index, place), _yardstick_heights(frame, chart, place))
    return gather(width, frame.height, frame.plot, [*shapes, *_yardsticks(frame, chart, thickness * len(bars))])


def place_stacks(chart: Chart, width: float, height: float) -> Geometry:
    """Give bars whose parts stand on each other, the negative ones hanging below 0; figures stand inside."""
    frame, shapes = framed(chart, width, height)
    thickness = stack_thickness(frame.room)
    for place in range(len(chart.kategori)):
        span = _Span(frame.centre(place) - thickness / 2, thickness, "")
        ends = {True: Decimal(0), False: Decimal(0)}
        for order, (index, series) in enumerate(bar_series(chart).items()):
            value = series.titik[place].nilai
            if value is not None:
                start = ends[value >= 0]
                ends[value >= 0] = start + value
                part = replace(span, colour=colour_of(order))
                shapes += _segment(frame, series.titik[place], part, (start, start + value), (index, place))
    return gather(width, frame.height, frame.plot, [*shapes, *_yardsticks(frame, chart, thickness)])


def bar_series(chart: Chart) -> dict[int, Seri]:
    """Give the series that are drawn as bars, by their places in the chart: all but the yardsticks."""
    return {index: series for index, series in enumerate(with_target(chart).seri) if not series.target}


def bar_thickness(room: float, bars: int) -> float:
    """Give the width of each of the bars that share the place of a category, in points."""
    return min(room * _BARS_SHARE / max(1, bars), _WIDEST_BAR)


def stack_thickness(room: float) -> float:
    """Give the width of the one bar at the place of a category, in points."""
    return min(room * _BARS_SHARE, _WIDEST_BAR * 1.4)


def figure_room(room: float, bars: int) -> float:
    """Give the most that a figure may be wide: beside another bar, which may be longer, it keeps above its own."""
    return room - _BETWEEN_FIGURES if bars < 2 else bar_thickness(room, bars)


def needs_scale(chart: Chart) -> bool:
    """Whether the axis tells what no figure does: amounts of money stand in full at their bars."""
    return not (
        _has_bars(chart) and chart.satuan == "Rp" and not any(series.target for series in with_target(chart).seri)
    )


def _has_bars(chart: Chart) -> bool:
    """Whether bars stand side by side, each with its figure at its end."""
    return chart.jenis in (JenisGrafik.BATANG, JenisGrafik.BATANG_KELOMPOK, JenisGrafik.BATANG_TARGET)


def with_target(chart: Chart) -> Chart:
    """Give the chart with its last series as the yardstick where its kind says so."""
    if chart.jenis is not JenisGrafik.BATANG_TARGET or len(chart.seri) < 2:
        return chart
    return replace(chart, seri=(*chart.seri[:-1], replace(chart.seri[-1], target=True)))


def plot_width(chart: Chart, width: float) -> float:
    """Give the width that the categories share, in points."""
    return width - _left_margin(chart, axis_of(chart)) - _right_margin(chart)


def axis_of(chart: Chart) -> Scale:
    """Give the axis of a chart: parts of a stack count together, far ends of boxes do not count in full."""
    if chart.jenis is JenisGrafik.KOTAK:
        return box_scale(chart)
    stacked = chart.jenis is JenisGrafik.BATANG_TUMPUK
    ends = [end for place in range(len(chart.kategori)) for end in _stack_ends(chart, place)] if stacked else []
    points = (point.nilai for series in chart.seri if series.target or not stacked for point in series.titik)
    return scale_for([*ends, *(value for value in (*points, chart.acuan) if value is not None)])


def name_lines(name: str, room: float) -> tuple[str, ...]:
    """Give the name of a category in the lines that fit under its place."""
    return wrap(name, room * NAME_SHARE, NAME_SIZE)


def _left_margin(chart: Chart, scale: Scale) -> float:
    if not needs_scale(chart):
        return 2.0
    return max(text_width(text, TICK_SIZE) for text in tick_labels(chart, scale)[1]) + 6


def _right_margin(chart: Chart) -> float:
    return text_width(chart.acuan_nama, TICK_SIZE) + 8 if chart.acuan is not None else 2.0


def framed(chart: Chart, width: float, height: float) -> tuple[Frame, list[Shape]]:
    """Give the frame, and its legend, unit, grid, ticks, names of categories, axis and reference line.

    More rows of the legend than one, and more lines of names than three, add to the height.
    """
    scale = axis_of(chart)
    left, right = _left_margin(chart, scale), width - _right_margin(chart)
    shapes, top = legend.place(chart.seri, left, 0.0, right - left, lines=chart.jenis is JenisGrafik.GARIS)
    height += max(0.0, top - legend.ROW)
    unit = tick_labels(chart, scale)[0] if needs_scale(chart) else ""
    if unit:
        shapes.append(Label(0.0, top + TICK_SIZE, unit, "start", "redup", TICK_SIZE))
        top += UNIT_ROW
    names = [name_lines(name, (right - left) / len(chart.kategori)) for name in chart.kategori]
    most = max(map(len, names))
    height += max(0, most - MOST_NAME_LINES) * _LEADING
    hanging = _hanging(chart, scale)
    bottom = height - most * _LEADING - 4 - hanging
    frame = Frame(left, right, top + ABOVE, bottom, height, scale, len(chart.kategori))
    shapes += _scale(frame, chart)
    for place, lines in enumerate(names):
        for row, text in enumerate(lines):
            shapes.append(Label(frame.centre(place), bottom + hanging + _LEADING * (row + 1) + 1, text, size=NAME_SIZE))
    return frame, [*shapes, *_reference(frame, chart)]


def _hanging(chart: Chart, scale: Scale) -> float:
    """The room for the figure below a bar that hangs down nearly to the end of its axis."""
    ends = (point.nilai for series in bar_series(chart).values() for point in series.titik)
    lowest = min((value for value in ends if value is not None), default=Decimal(0))
    return ABOVE if _has_bars(chart) and lowest < 0 and scale.share(lowest) < _NEARLY else 0.0


def _scale(frame: Frame, chart: Chart) -> Iterator[Shape]:
    """The line at 0, and where the scale is needed its other lines and its ticks."""
    zero = frame.y(Decimal(0))
    yield Line(frame.left, zero, frame.right, zero, "tinta", 0.8)
    if not needs_scale(chart):
        return
    for tick, text in zip(frame.scale.ticks, tick_labels(chart, frame.scale)[1], strict=True):
        y = frame.y(tick)
        yield Label(frame.left - 6, y + 2.8, text, "end", "redup", TICK_SIZE)
        if tick != 0:
            yield Line(frame.left, y, frame.right, y, "garis", 0.5)


def _reference(frame: Frame, chart: Chart) -> Iterator[Shape]:
    if chart.acuan is not None:
        y = frame.y(chart.acuan)
        yield from yardstick(frame.left, y, frame.right, y, 1.0)
        yield Label(frame.right + 4, y + 2.8, chart.acuan_nama, "start", "redup", TICK_SIZE)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a bar stands on its axis, and its colour."""

    x: float
    width: float
    colour: str


def _bar(frame: Frame, point: Titik, span: _Span, at: tuple[int, int], yardsticks: list[float]) -> Iterator[Shape]:
    if point.nilai is None:
        return
    zero, end = frame.y(Decimal(0)), frame.y(point.nilai)
    air = min(2.0, span.width / 10)
    yield Rect(span.x + air, min(zero, end), span.width - 2 * air, abs(zero - end), span.colour)
    baseline = end - 3 if point.nilai >= 0 else end + FIGURE_SIZE + 1
    for line in sorted(yardsticks, reverse=True):
        if baseline - FIGURE_SIZE < line < baseline + 3:  # a figure never stands on a line
            baseline = line - 3
    figure = Figure(*at, "above" if point.nilai >= 0 else "below")
    yield Label(span.x + span.width / 2, baseline, point.tampil, size=FIGURE_SIZE, bold=True, figure=figure)


def _yardstick_heights(frame: Frame, chart: Chart, place: int) -> list[float]:
    values = [series.titik[place].nilai for series in chart.seri if series.target]
    return [frame.y(value) for value in (*values, chart.acuan) if value is not None]


def _yardsticks(frame: Frame, chart: Chart, bars: float) -> Iterator[Shape]:
    """Dashed lines across the bars of each category, at the heights of its targets."""
    half = min(bars / 2 + 6, frame.room / 2)
    targets = (enumerate(series.titik) for series in chart.seri if series.target)
    for place, point in chain.from_iterable(targets):
        if point.nilai is not None:
            y = frame.y(point.nilai)
            yield from yardstick(frame.centre(place) - half, y, frame.centre(place) + half, y, 1.2)


def _stack_ends(chart: Chart, place: int) -> tuple[Decimal, Decimal]:
    values = [series.titik[place].nilai or Decimal(0) for series in bar_series(chart).values()]
    return sum(filter(lambda value: value > 0, values), Decimal(0)), sum(
        filter(lambda value: value < 0, values), Decimal(0)
    )


def _segment(
    frame: Frame, point: Titik, span: _Span, ends: tuple[Decimal, Decimal], at: tuple[int, int]
) -> Iterator[Shape]:
    top, bottom = sorted(frame.y(end) for end in ends)
    yield Rect(span.x, top, span.width, bottom - top, span.colour)
    if bottom - top >= FIGURE_SIZE + 2 and text_width(point.tampil, FIGURE_SIZE, bold=True) <= span.width - 4:
        ink = "kertas" if span.colour in _LIGHT_ON else "tinta"
        middle, baseline = span.x + span.width / 2, (top + bottom) / 2 + 3
        figure = Figure(*at, "inside")
        yield Label(middle, baseline, point.tampil, "middle", ink, FIGURE_SIZE, bold=True, figure=figure)
