"""Native lying boxes: bars over bars that the workbook computes, and over them the five numbers as people edit them.

The bars of the five are not seen; they carry the figures, and the error bars that are the lines to the least and the
greatest. Thick error bars would do for boxes too, but LibreOffice puts a cap on every one, as thick as its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from report_builder.charts import Chart, Figure, Label, Titik, layout, marks
from report_builder.charts.lettering import text_width
from report_builder.charts.upright import axis_of
from report_builder.exporters.docx.chart import columns
from report_builder.exporters.docx.chart.axes import AXIS_IDS, axes
from report_builder.exporters.docx.chart.columns import Computed
from report_builder.exporters.docx.chart.frame import plot_of
from report_builder.exporters.docx.chart.paint import Paint
from report_builder.exporters.docx.chart.series import Drawn, data, head, labels, numbers

_MEDIAN = 2
_LINES: Mapping[int, tuple[str, str]] = {1: (columns.LINES[0], "minus"), 3: (columns.LINES[1], "plus")}
"""The lines that begin at a number, and which way they go."""
_COLOURS = (marks.BOX_COLOUR, marks.MEDIAN_COLOUR, marks.BOX_COLOUR, "kertas")
_FILLS = dict(zip((*columns.BELOW, *columns.ABOVE), _COLOURS * 2, strict=True))
_UNSEEN = "<a:noFill/><a:ln><a:noFill/></a:ln>"
_DIGITS = Decimal("1e-9")
_RIM = 0.75
_BESIDE = 3.0
"""Between the end of a bar and its figure, in points."""


def boxes(chart: Chart, paint: Paint) -> str:
    """Give the plot, with figures where the PDF has them."""
    computed = {each.seri.nama: each for each in columns.computed(chart)}
    painted = [name for name in _FILLS if name in computed]
    bars = "".join(_painted(chart, computed[name], order, paint) for order, name in enumerate(painted))
    five = "".join(_number(chart, index, len(painted), computed, paint) for index in range(len(chart.seri)))
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{bars}{five}<c:gapWidth val="{_gap(chart)}"/><c:overlap val="100"/>{AXIS_IDS}</c:barChart>'
        f"{axes(chart, paint, lying=True)}"
    )


def _gap(chart: Chart) -> int:
    """What lies between two boxes, in hundredths of the height of a box."""
    plot = plot_of(chart)
    row = (plot.bottom - plot.top) / len(chart.kategori)
    return min(500, round((row - marks.BOX) / marks.BOX * 100))


def _painted(chart: Chart, column: Computed, order: int, paint: Paint) -> str:
    """A bar from 0; the last of them covers the others up to the box, with a rim that leaves nothing of their edges."""
    one = Drawn(column.index, column.seri, _FILLS[column.seri.nama], "circle", "")
    rim = paint.stroke(one.color, _RIM) if one.color == "kertas" else ""
    return (
        f"<c:ser>{head(one, order)}<c:spPr>{paint.fill(one.color)}{rim}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{labels(one, paint)}{data(chart, one)}</c:ser>'
    )


def _line(name: str, side: str, computed: Mapping[str, Computed], paint: Paint) -> str:
    column = computed[name]
    seen = tuple(_seen(point) for point in column.seri.titik)
    return (
        f'<c:errBars><c:errBarType val="{side}"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"<c:{side}>{numbers(replace(column.seri, titik=seen), column.index)}</c:{side}>"
        f"<c:spPr>{paint.stroke(marks.BOX_COLOUR, marks.WHISKER)}</c:spPr></c:errBars>"
    )


def _seen(length: Titik) -> Titik:
    """The length of a line; none where it is 0, since its cap would lie over the mark of the median.

    Rounded down, since a line that goes a rounding error beyond the axis has no cap.
    """
    return replace(length, nilai=length.nilai.quantize(_DIGITS, ROUND_DOWN) if length.nilai else None)


def _number(chart: Chart, index: int, before: int, computed: Mapping[str, Computed], paint: Paint) -> str:
    one = _drawn(chart, index)
    line = _line(*_LINES[index], computed, paint) if index in _LINES else ""
    return (
        f'<c:ser>{head(one, before + index)}<c:spPr>{_UNSEEN}</c:spPr><c:invertIfNegative val="0"/>'
        f"{labels(one, paint)}{line}{data(chart, one)}</c:ser>"
    )


def _drawn(chart: Chart, index: int) -> Drawn:
    """A series with its figures as the PDF prints them: with an arrow where they lie beyond the axis."""
    seri = chart.seri[index]
    figures = ((label, label.figure) for label in layout(chart).labels if label.figure)
    found = {figure.place: (label, figure) for label, figure in figures if figure.series == index}
    points = (
        replace(point, tampil=found[row][0].text) if row in found else point for row, point in enumerate(seri.titik)
    )
    return Drawn(
        index,
        replace(seri, titik=tuple(points)),
        marks.BOX_COLOUR,
        "circle",
        "outEnd" if found else "",
        {row: "" for row in range(len(chart.kategori)) if row not in found},
        moved={row: _moved(chart, *at) for row, at in found.items() if at[1].side != "beside"},
    )


def _moved(chart: Chart, label: Label, figure: Figure) -> tuple[float, float]:
    """From beside the end of its bar to where the PDF has a figure; so it goes along with its value."""
    drawing, plot, scale = layout(chart), plot_of(chart), axis_of(chart)
    value = chart.seri[figure.series].titik[figure.place].nilai or Decimal(0)
    half = text_width(label.text, label.size, bold=True) / 2
    end = plot.left + (plot.right - plot.left) * min(max(scale.share(value), 0), 1)
    beside = end + (_BESIDE + half) * (1 if value >= 0 else -1)
    row = plot.top + (plot.bottom - plot.top) * (figure.place + 0.5) / len(chart.kategori)
    x = label.x + (half if label.anchor == "start" else 0)
    return (x - beside) / drawing.width, (label.y - label.size * 0.35 - row) / drawing.height
