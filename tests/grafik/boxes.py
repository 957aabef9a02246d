"""Lying boxes read back from their SVG."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from report_builder.charts import Chart, layout
from report_builder.charts.marks import BOX_COLOUR, MEDIAN_COLOUR
from report_builder.charts.upright import axis_of
from tests.grafik.drawing import NEAR, Drawing, Shape, is_whole
from tests.grafik.told import Told


def within_axis(one: Told, chart: Chart) -> Told:
    """What a drawing can tell: of values beyond the axis of boxes only that they are, by the end of the axis."""
    scale = axis_of(chart)
    low, high = float(scale.low), float(scale.high)
    rows = (tuple(None if value is None else min(max(value, low), high) for value in row) for row in one.nilai)
    return replace(one, nilai=tuple(rows))


def boxes_by_drawing(svg: str, chart: Chart) -> Told:
    """What an SVG tells; of the chart itself only the frame and the number of categories are taken."""
    drawing = Drawing(svg, layout(chart).plot, axis_of(chart), flat=True, places=len(chart.kategori))
    rows = [_five(drawing, place) for place in range(drawing.places)]
    yardsticks = [one for one in drawing.within("line") if one.dashed and is_whole(one, drawing)]
    words = [one.text for one in drawing.shapes["text"] if one.warna == "redup" and one.text == chart.acuan_nama]
    return Told(
        tuple(one.text for one in drawing.names() if one.left < drawing.plot.left),
        _names(drawing),
        tuple(zip(*rows, strict=True)),
        (False,) * 5,
        drawing.value(*yardsticks[0].middle) if yardsticks else None,
        "".join(words[:1]),
    )


def _names(drawing: Drawing) -> tuple[str, ...]:
    """The five names by the key: ``Median``, ``Kuartil bawah–kuartil atas``, ``Terendah–tertinggi``."""
    keys = [one.text for one in drawing.shapes["text"] if one.anchor == "start" and one.warna == "tinta"]
    median, quartiles, ends = (text.split("–") for text in keys[:3])
    (lower, upper), (least, greatest) = quartiles, ends
    return least, lower, median[0], upper.capitalize(), greatest.capitalize()


def _five(drawing: Drawing, place: int) -> tuple[float | None, ...]:
    """The numbers of a row by its shapes, from left to right; where a part has no length, those beside it are one."""
    plot, height = drawing.plot, (drawing.plot.bottom - drawing.plot.top) / drawing.places
    middle = plot.top + height * (place + 0.5)
    parts = (one for one in drawing.within("rect", "line") if abs(one.middle[1] - middle) < NEAR)
    here = [one for one in parts if not is_whole(one, drawing)]
    if not here and not _figures(drawing, middle, height):
        return (None,) * 5
    box = [one for one in drawing.within("rect") if one in here]
    lines = [one for one in here if one.warna == BOX_COLOUR and one.bottom == one.top]
    marks = [one for one in here if one.warna == MEDIAN_COLOUR]
    mark = marks[0].left if marks else _beyond(drawing, middle, height)
    lower, upper = (box[0].left, box[0].right) if box else (mark, mark)
    least = min([lower, *(one.left for one in lines)])
    greatest = max([upper, *(one.right for one in lines)])
    assert all(one <= other + NEAR for one, other in pairwise((least, lower, mark, upper, greatest)))
    return tuple(drawing.value(x, middle) for x in (least, lower, mark, upper, greatest))


def _figures(drawing: Drawing, middle: float, height: float) -> list[Shape]:
    texts: Iterable[Shape] = drawing.shapes["text"]
    return [one for one in texts if one.bold and abs(one.top - middle) < height / 2 and one.top > drawing.plot.top]


def _beyond(drawing: Drawing, middle: float, height: float) -> float:
    """The end of the axis to which the figure of a median that has no mark points."""
    above = [one for one in _figures(drawing, middle, height) if one.top < middle]
    assert above[0].text[0] in "→←"
    return drawing.plot.right if above[0].text[0] == "→" else drawing.plot.left
