"""What is drawn over a native chart, where the PDF has it: the yardstick with its word; the key and the grid of boxes.

No series can draw a yardstick: a line series ends at the middle of the first and last category and cannot run down
lying bars. The axis of such a chart is closed, so the line stays right when somebody changes the data. A legend would
tell nothing of boxes, and the bars that cover others up to a box would cover the lines of a grid too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from report_builder.charts import Chart, JenisGrafik, Label, Line, Plot, Rect, boxes, is_flat, layout, marks
from report_builder.charts.geometry import Shape
from report_builder.charts.layout import WIDTH
from report_builder.charts.lettering import text_width
from report_builder.charts.upright import axis_of
from report_builder.exporters.docx.chart.frame import plot_of, value_ends
from report_builder.exporters.docx.chart.paint import Paint
from report_builder.exporters.docx.chart.shapes import Drawing, shapes_xml, word

_SIZE = 8.5
_ROW = 12.0
_GAP = 4.0


def has_overlay(chart: Chart) -> bool:
    """Whether anything is drawn over a chart."""
    return chart.acuan is not None or chart.jenis is JenisGrafik.KOTAK


def overlay_xml(chart: Chart, paint: Paint) -> bytes:
    """The part with all that is drawn over a chart."""
    yardstick = [] if chart.acuan is None else _yardstick(chart, chart.acuan, paint)
    return shapes_xml(layout(chart), [*_of_boxes(chart, paint), *yardstick])


def _of_boxes(chart: Chart, paint: Paint) -> Iterator[Drawing]:
    if chart.jenis is JenisGrafik.KOTAK:
        ticks = zip(axis_of(chart).ticks, boxes.grid(chart, WIDTH), strict=True)
        grid = (line for tick, line in ticks if tick != chart.acuan)
        yield from (_drawing(line, paint, "Garis skala") for line in grid)
        yield from (_drawing(shape, paint, "Tanda") for shape in boxes.head(chart, WIDTH)[0])


def _yardstick(chart: Chart, acuan: Decimal, paint: Paint) -> Iterator[Drawing]:
    """A dashed line, on a light ground as in the PDF; among boxes only between them, since it would cover medians."""
    line, place = _places(chart, acuan)
    dashes = paint.stroke("redup", 1, dashed=True)
    drawn = (
        [(part, dashes) for part in _between_boxes(chart, line)]
        if chart.jenis is JenisGrafik.KOTAK
        else [(line, paint.stroke("kertas", 1.8)), (line, dashes)]
    )
    for number, (part, look) in enumerate(drawn, start=2):
        yield Drawing(part, f"Garis acuan {number}", "line", look)
    if chart.acuan_nama:
        label = Label(0, 0, chart.acuan_nama, "middle" if is_flat(chart) else "start", "redup", _SIZE)
        yield word(place, "Nama acuan", label, paint)


def _between_boxes(chart: Chart, line: Plot) -> Iterator[Plot]:
    """The parts of an upright line above, between and below the boxes."""
    height = (line.bottom - line.top) / len(chart.kategori)
    top = line.top
    for row in range(len(chart.kategori)):
        if boxes.five(chart, row) is None:
            continue
        middle = line.top + height * (row + 0.5)
        yield replace(line, top=top, bottom=middle - marks.BOX / 2)
        top = middle + marks.BOX / 2
    yield replace(line, top=top)


def _places(chart: Chart, acuan: Decimal) -> tuple[Plot, Plot]:
    """Where the line and its word stand, in points."""
    plot, (low, high) = plot_of(chart), value_ends(chart)
    share = float((acuan - low) / (high - low))
    long = text_width(chart.acuan_nama, _SIZE)
    if is_flat(chart):
        x = plot.left + (plot.right - plot.left) * share
        middle = min(max(x, long / 2), layout(chart).width - long / 2)
        top = plot.top - _ROW if chart.jenis is JenisGrafik.KOTAK else plot.bottom
        return Plot(x, plot.top, x, plot.bottom), Plot(middle - long / 2, top, middle + long / 2, top + _ROW)
    y = plot.bottom - (plot.bottom - plot.top) * share
    beside = Plot(plot.right + _GAP, y - _ROW / 2, plot.right + _GAP + long, y + _ROW / 2)
    return Plot(plot.left, y, plot.right, y), beside


def _drawing(shape: Shape, paint: Paint, name: str) -> Drawing:
    """A shape of the PDF as Word draws it."""
    match shape:
        case Rect(x, y, width, height, colour):
            return Drawing(Plot(x, y, x + width, y + height), name, "rect", paint.fill(colour))
        case Line(x1, y1, x2, y2, colour, width):
            return Drawing(Plot(x1, y1, x2, y2), name, "line", paint.stroke(colour, width))
        case Label(x, y, text, anchor, _, size):
            long = text_width(text, size)
            left, middle = x - long / 2 if anchor == "middle" else x, y - size * 0.35
            place = Plot(left, middle - _ROW / 2, left + long, middle + _ROW / 2)
            return word(place, "Keterangan tanda", shape, paint)
    raise TypeError(shape)
