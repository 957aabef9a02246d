"""Charts whose values go up: bars, bars beside a target, stacked bars, lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from report_builder.charts import legend
from report_builder.charts.chart import Chart, JenisGrafik, Seri, Titik
from report_builder.charts.geometry import Curve, Dot, Geometry, Label, Line, Rect, Shape, colour_of, gather
from report_builder.charts.lettering import text_width, wrap
from report_builder.charts.scale import Scale, scale_for, tick_labels

NAME_SIZE = 8.5
FIGURE_SIZE = 8.5
TICK_SIZE = 8.0
NAME_SHARE = 0.92
"""The part of its place that the name of a category may fill."""
MOST_NAME_LINES = 3

_LEADING = 10.5
_ABOVE = 14.0  # room for a figure above the highest bar
_UNIT_ROW = 12.0
_BARS_SHARE = 0.7  # of the place of a category
_BETWEEN_FIGURES = 4.0
_WIDEST_BAR = 46.0
_LIGHT_ON = ("aksen", "seri-2", "seri-4")  # on these colours white text is readable, on the others dark text


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot area and its axis."""

    left: float
    right: float
    top: float
    bottom: float
    scale: Scale
    places: int

    @property
    def room(self) -> float:
        return (self.right - self.left) / self.places

    def centre(self, place: int) -> float:
        return self.left + self.room * (place + 0.5)

    def y(self, value: Decimal) -> float:
        return self.bottom - (self.bottom - self.top) * self.scale.share(value)


def place_bars(chart: Chart, width: float, height: float) -> Geometry:
    """Give bars side by side, each with its figure; series that are yardsticks become dashed lines over them."""
    chart = with_target(chart)
    frame, shapes = _framed(chart, width, height, _values(chart))
    bars = bar_series(chart)
    thickness = bar_thickness(frame.room, len(bars))
    for order, series in enumerate(bars):
        for place, point in enumerate(series.titik):
            x = frame.centre(place) + (order - len(bars) / 2) * thickness
            shapes += _bar(frame, point, x, thickness, colour_of(order), _yardstick_heights(frame, chart, place))
    for series in chart.seri:
        if series.target:
            shapes += _yardstick(frame, series, thickness * len(bars))
    return gather(width, height, shapes)


def place_stacks(chart: Chart, width: float, height: float) -> Geometry:
    """Give bars whose parts stand on each other, the negative ones hanging below 0; figures stand inside."""
    totals = [total for place in range(len(chart.kategori)) for total in _stack_ends(chart, place)]
    frame, shapes = _framed(chart, width, height, totals)
    thickness = min(frame.room * _BARS_SHARE, _WIDEST_BAR * 1.4)
    for place in range(len(chart.kategori)):
        ends = {True: Decimal(0), False: Decimal(0)}
        for order, series in enumerate(chart.seri):
            value = series.titik[place].nilai
            if value is not None:
                start = ends[value >= 0]
                ends[value >= 0] = start + value
                shapes += _segment(frame, series.titik[place], place, (start, start + value), thickness, order)
    return gather(width, height, shapes)


def place_curves(chart: Chart, width: float, height: float) -> Geometry:
    """Give a line for each series, broken where a point is missing; yardsticks are dashed."""
    frame, shapes = _framed(chart, width, height, _values(chart))
    drawn = 0
    for series in chart.seri:
        colour = "redup" if series.target else colour_of(drawn)
        drawn += not series.target
        for run in _runs(series):
            points = " ".join(f"{frame.centre(place):.2f},{frame.y(value):.2f}" for place, value in run)
            shapes += [Curve(points, colour, series.target)] if len(run) > 1 else []
            shapes += [
                Dot(frame.centre(place), frame.y(value), 1.8 if series.target else 2.6, colour) for place, value in run
            ]
    return gather(width, height, [*shapes, *_curve_figures(frame, chart)])


def bar_series(chart: Chart) -> tuple[Seri, ...]:
    """Give the series that are drawn as bars: all but the yardsticks."""
    return tuple(series for series in with_target(chart).seri if not series.target)


def bar_thickness(room: float, bars: int) -> float:
    """Give the width of each of the bars that share the place of a category, in points."""
    return min(room * _BARS_SHARE / max(1, bars), _WIDEST_BAR)


def figure_room(room: float, bars: int) -> float:
    """Give the most that a figure may be wide: beside another bar, which may be longer, it keeps above its own."""
    return room - _BETWEEN_FIGURES if bars < 2 else bar_thickness(room, bars)


def needs_scale(chart: Chart) -> bool:
    """Whether the axis tells what no figure does: amounts of money stand in full at their bars."""
    bars = chart.jenis in (JenisGrafik.BATANG, JenisGrafik.BATANG_KELOMPOK, JenisGrafik.BATANG_TARGET)
    return not (bars and chart.satuan == "Rp" and not any(series.target for series in with_target(chart).seri))


def with_target(chart: Chart) -> Chart:
    """Give the chart with its last series as the yardstick where its kind says so."""
    if chart.jenis is not JenisGrafik.BATANG_TARGET or len(chart.seri) < 2:
        return chart
    return replace(chart, seri=(*chart.seri[:-1], replace(chart.seri[-1], target=True)))


def plot_width(chart: Chart, width: float) -> float:
    """Give the width that the categories share, in points."""
    return width - _left_margin(chart, scale_for(_values(chart))) - _right_margin(chart)


def name_lines(name: str, room: float) -> tuple[str, ...]:
    """Give the name of a category in the lines that fit under its place."""
    return wrap(name, room * NAME_SHARE, NAME_SIZE)


def _values(chart: Chart) -> list[Decimal]:
    points = (point.nilai for series in chart.seri for point in series.titik)
    return [value for value in (*points, chart.acuan) if value is not None]


def _left_margin(chart: Chart, scale: Scale) -> float:
    if not needs_scale(chart):
        return 2.0
    return max(text_width(text, TICK_SIZE) for text in tick_labels(chart, scale)[1]) + 6


def _right_margin(chart: Chart) -> float:
    return text_width(chart.acuan_nama, TICK_SIZE) + 8 if chart.acuan is not None else 2.0


def _framed(chart: Chart, width: float, height: float, values: list[Decimal]) -> tuple[_Frame, list[Shape]]:
    """The frame with its legend, unit, grid, ticks, names of categories, axis and reference line."""
    scale = scale_for(values)
    left, right = _left_margin(chart, scale), width - _right_margin(chart)
    shapes, top = legend.place(chart.seri, left, 0.0, right - left)
    unit = tick_labels(chart, scale)[0] if needs_scale(chart) else ""
    if unit:
        shapes.append(Label(0.0, top + TICK_SIZE, unit, "start", "redup", TICK_SIZE))
        top += _UNIT_ROW
    names = [name_lines(name, (right - left) / len(chart.kategori)) for name in chart.kategori]
    bottom = height - max(len(lines) for lines in names) * _LEADING - 4
    frame = _Frame(left, right, top + _ABOVE, bottom, scale, len(chart.kategori))
    shapes += _scale(frame, chart)
    for place, lines in enumerate(names):
        for row, text in enumerate(lines):
            shapes.append(Label(frame.centre(place), bottom + _LEADING * (row + 1) + 1, text, size=NAME_SIZE))
    return frame, [*shapes, *_reference(frame, chart)]


def _scale(frame: _Frame, chart: Chart) -> Iterator[Shape]:
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


def _reference(frame: _Frame, chart: Chart) -> Iterator[Shape]:
    if chart.acuan is not None:
        y = frame.y(chart.acuan)
        yield Line(frame.left, y, frame.right, y, "redup", 1.0, dashed=True)
        yield Label(frame.right + 4, y + 2.8, chart.acuan_nama, "start", "redup", TICK_SIZE)


def _bar(
    frame: _Frame, point: Titik, x: float, thickness: float, colour: str, yardsticks: list[float]
) -> Iterator[Shape]:
    if point.nilai is None:
        return
    zero, end = frame.y(Decimal(0)), frame.y(point.nilai)
    air = min(2.0, thickness / 10)
    yield Rect(x + air, min(zero, end), thickness - 2 * air, abs(zero - end), colour)
    baseline = end - 3 if point.nilai >= 0 else end + FIGURE_SIZE + 1
    for line in sorted(yardsticks, reverse=True):
        if baseline - FIGURE_SIZE < line < baseline + 3:  # a figure never stands on a line
            baseline = line - 3
    yield Label(x + thickness / 2, baseline, point.tampil, size=FIGURE_SIZE, bold=True)


def _yardstick_heights(frame: _Frame, chart: Chart, place: int) -> list[float]:
    values = [series.titik[place].nilai for series in chart.seri if series.target]
    return [frame.y(value) for value in (*values, chart.acuan) if value is not None]


def _yardstick(frame: _Frame, series: Seri, bars: float) -> Iterator[Shape]:
    """A dashed line across the bars of each category, at the height of its target."""
    half = min(bars / 2 + 6, frame.room / 2)
    for place, point in enumerate(series.titik):
        if point.nilai is not None:
            y = frame.y(point.nilai)
            yield Line(frame.centre(place) - half, y, frame.centre(place) + half, y, "redup", 1.2, dashed=True)


def _stack_ends(chart: Chart, place: int) -> tuple[Decimal, Decimal]:
    values = [series.titik[place].nilai or Decimal(0) for series in chart.seri]
    return sum(filter(lambda value: value > 0, values), Decimal(0)), sum(
        filter(lambda value: value < 0, values), Decimal(0)
    )


def _segment(
    frame: _Frame, point: Titik, place: int, ends: tuple[Decimal, Decimal], thickness: float, order: int
) -> Iterator[Shape]:
    colour = colour_of(order)
    top, bottom = sorted(frame.y(end) for end in ends)
    x = frame.centre(place) - thickness / 2
    yield Rect(x, top, thickness, bottom - top, colour)
    if bottom - top >= FIGURE_SIZE + 2 and text_width(point.tampil, FIGURE_SIZE, bold=True) <= thickness - 4:
        ink = "kertas" if colour in _LIGHT_ON else "tinta"
        yield Label(frame.centre(place), (top + bottom) / 2 + 3, point.tampil, "middle", ink, FIGURE_SIZE, bold=True)


def _runs(series: Seri) -> Iterator[list[tuple[int, Decimal]]]:
    """The points of a series in runs without a gap."""
    run: list[tuple[int, Decimal]] = []
    for place, point in enumerate(series.titik):
        if point.nilai is not None:
            run.append((place, point.nilai))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _curve_figures(frame: _Frame, chart: Chart) -> Iterator[Shape]:
    """Figures at the points: the highest of a category above its point, the lowest below, those between have none."""
    widest = max((text_width(point.tampil, FIGURE_SIZE, bold=True) for s in chart.seri for point in s.titik), default=0)
    if widest > frame.room:
        return
    for place in range(len(chart.kategori)):
        points = [(s.titik[place].nilai, s.titik[place].tampil, s.target) for s in chart.seri]
        known = sorted((value, not target, text) for value, text, target in points if value is not None)
        for value, is_drawn, text in dict.fromkeys((known[0], known[-1])) if known else ():
            above = (value, is_drawn, text) == known[-1]
            y = frame.y(value)
            y = y - 5 if above or y + FIGURE_SIZE + 5 > frame.bottom else y + FIGURE_SIZE + 4
            colour = "tinta" if is_drawn else "redup"
            yield Label(frame.centre(place), y, text, "middle", colour, FIGURE_SIZE, bold=is_drawn)
