"""The size of a native chart, and the places of what it shows: those of the PDF."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from report_builder.charts import Chart, Geometry, JenisGrafik, Label, Plot, Seri, flat, is_flat, layout, legend
from report_builder.charts.layout import WIDTH
from report_builder.charts.lettering import text_width, wrap
from report_builder.charts.upright import ABOVE, UNIT_ROW, axis_of, bar_thickness, stack_thickness

_WIDEST = 160.0
"""In millimetres; on a landscape page a chart leaves room on the right, as in the PDF."""
_TALLEST = 200.0
"""In millimetres; what no page can hold would be cut off."""
_FROM_CORNER = '<c:xMode val="edge"/><c:yMode val="edge"/>'
NAMED = ": "
"""Between the name of a series and the figure of its first bar."""
_NAMES_SHARE = 0.36
"""The most of the width that the names of lying bars take; longer ones are wrapped."""
_SIZE = 8.5
_AIR = 8.0
"""Between names and bars, and around a figure, in points."""
_AXIS, _RIM = 20.0, 3.0
"""What lies below the bars in points, with the name of a yardstick and without."""
_HEADROOM = Decimal("1.15")
"""How far the axis of lying bars goes beyond a yardstick."""
_DIGITS = Context(prec=8)
_OFFSET = 3.0
"""How much more room than in the PDF a line of the legend and of the names below needs, in points."""
_MARK = 20.0
"""How much wider than in the PDF a mark of the legend may be, in points."""
_EDGE = 0.02
"""The share of the width that stays free on the right."""
_LEAST_BAR = 0.3
"""The share of its room that the longest bar keeps beside the longest figure."""


def size(chart: Chart, width: float) -> tuple[float, float]:
    """Width and height in millimetres, for a column of this width: as high as the drawing of the PDF."""
    fitted = min(width, _WIDEST)
    return fitted, min(layout(chart).height * fitted / WIDTH, _TALLEST)


def frame(chart: Chart) -> str:
    """The ``c:layout`` of the plot area."""
    return _layout(plot_of(chart), layout(chart), inner=True)


def plot_of(chart: Chart) -> Plot:
    """The plot area in points: where the PDF has it; lying bars have no legend, but room for their names."""
    drawing = layout(chart)
    if chart.jenis is JenisGrafik.KOTAK:
        return drawing.plot
    if is_flat(chart):
        below = _RIM if chart.acuan is None else _AXIS
        return Plot(_names(chart) + _AIR, _RIM, WIDTH * (1 - _EDGE), drawing.height - below)
    return replace(drawing.plot, bottom=drawing.plot.bottom - _OFFSET)


def value_ends(chart: Chart) -> tuple[Decimal, Decimal]:
    """The values at the two ends of the axis: those of the PDF; lying bars have room for their figures."""
    scale = axis_of(chart)
    if not is_flat(chart) or chart.jenis is JenisGrafik.KOTAK:
        return scale.low, scale.high
    high = _DIGITS.plus(max((chart.acuan or Decimal(0)) * _HEADROOM, longest(chart)))
    return scale.low, high if high > scale.low else scale.high


def legend_place(chart: Chart) -> str:
    """The ``c:layout`` of the legend: on top and from the left, as wide as its names and marks."""
    drawing = layout(chart)
    left, right = drawing.plot.left, drawing.plot.right
    shapes, height = legend.place(chart.seri, left, 0.0, right - left, lines=True)
    ends = [shape.x + text_width(shape.text, legend.SIZE) for shape in shapes if isinstance(shape, Label)]
    wide = max(ends) + _MARK * len(chart.seri)
    return _layout(Plot(left - _AIR / 2, 0.0, min(wide, drawing.width), height + _OFFSET), drawing)


def unit_place(chart: Chart) -> str:
    """The ``c:layout`` of the unit above the value axis."""
    drawing = layout(chart)
    top = max(0.0, drawing.plot.top - ABOVE - UNIT_ROW) / drawing.height
    corner = f'<c:x val="0"/><c:y val="{top:.4f}"/>'
    return f"<c:layout><c:manualLayout>{_FROM_CORNER}{corner}</c:manualLayout></c:layout>"


def gap(chart: Chart, bars: int, *, stacked: bool = False) -> tuple[int, int]:
    """``c:gapWidth`` and ``c:overlap``, which give this many bars at each category the widths that the PDF has."""
    drawing = layout(chart)
    plot, places = drawing.plot, len(chart.kategori)
    if is_flat(chart):
        rows = plot_of(chart)
        return _gap((rows.bottom - rows.top) / places, bars, flat.bar_thickness(bars), 0.5)
    room = (plot.right - plot.left) / places
    if stacked:
        return _gap(room, 1, stack_thickness(room), 0.0)[0], 100
    thickness = bar_thickness(room, bars)
    return _gap(room, bars, thickness, min(2.0, thickness / 10))


def _gap(room: float, bars: int, thickness: float, air: float) -> tuple[int, int]:
    bar = thickness - 2 * air
    between = (room - bars * thickness + 2 * air) / bar
    return max(0, min(500, round(between * 100))), -round(2 * air / bar * 100)


def _layout(place: Plot, drawing: Geometry, *, inner: bool = False) -> str:
    """A ``c:layout`` in shares of the chart; of a plot area ``inner`` is the part without names and marks."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    sizes = {
        "x": place.left / drawing.width,
        "y": place.top / drawing.height,
        "w": (place.right - place.left) / drawing.width,
        "h": (place.bottom - place.top) / drawing.height,
    }
    shares = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in sizes.items())
    return f"<c:layout><c:manualLayout>{target}{_FROM_CORNER}{shares}</c:manualLayout></c:layout>"


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


def crossed_bars(chart: Chart, seri: Seri) -> dict[int, str]:
    """The lying bars whose figures would stand on the yardstick, and their place instead: inside, at the end."""
    if chart.acuan is None:
        return {}
    plot = plot_of(chart)
    points = ((place, point) for place, point in enumerate(seri.titik) if point.nilai is not None)
    places = {}
    for place, point in points:
        label = Decimal((text_width(point.tampil, _SIZE, bold=True) + _AIR) / (plot.right - plot.left)) * longest(chart)
        value = point.nilai or Decimal(0)
        if label < value <= chart.acuan < value + label:
            places[place] = "inEnd"
    return places


def _names(chart: Chart) -> float:
    """The width of the names of the bars in points."""
    lines = (line for name in chart.kategori for line in wrap(name, WIDTH * _NAMES_SHARE, _SIZE))
    return max(text_width(line, _SIZE) for line in lines)
