"""A drawn chart read back from its SVG: lengths become values again by the axis, colours become series."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean
from typing import Any

from lxml import etree

from report_builder.charts import Chart, Plot, is_flat, layout
from report_builder.charts.scale import Scale
from report_builder.charts.upright import axis_of
from report_builder.templating import Library
from tests.grafik.told import Told

TOKENS = {value.lower(): name for name, value in Library.on_path([]).gaya.items()}
SVG = {"s": "http://www.w3.org/2000/svg"}
NEAR = 0.03
"""Lengths are rounded to hundredths of a point."""
LEADING = 10.5


@dataclass(frozen=True)
class Shape:
    """A rectangle, straight line, symbol or text: the box around it, the token of its colour, whether it is dashed."""

    left: float
    top: float
    right: float
    bottom: float
    warna: str
    dashed: bool = False
    text: str = ""
    anchor: str = ""
    bold: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def _shape(element: Any) -> Shape:  # noqa: ANN401
    at = element.attrib
    warna = TOKENS[at.get("stroke", at.get("fill")).lower()]
    match etree.QName(element).localname:
        case "rect":
            x, y = float(at["x"]), float(at["y"])
            return Shape(x, y, x + float(at["width"]), y + float(at["height"]), warna)
        case "line":
            ends = [float(at[name]) for name in ("x1", "y1", "x2", "y2")]
            return Shape(ends[0], ends[1], ends[2], ends[3], warna, "stroke-dasharray" in at)
        case "text":
            x, y = float(at["x"]), float(at["y"])
            return Shape(x, y, x, y, warna, text=element.text, anchor=at["text-anchor"], bold="font-weight" in at)
        case "circle":
            x, y = float(at["cx"]), float(at["cy"])
        case _:
            corners = [corner.split(",") for corner in at["points"].split(" ")]
            x, y = (mean(float(corner[axis]) for corner in corners) for axis in (0, 1))
    return Shape(x, y, x, y, warna)


class Drawing:
    """The shapes of an SVG and the axes that they stand on."""

    def __init__(self, svg: str, plot: Plot, scale: Scale, *, flat: bool, places: int) -> None:
        root = etree.fromstring(svg)
        self.shapes = {
            name: [_shape(each) for each in root.iterfind(f"s:{name}", SVG)]
            for name in ("rect", "line", "text", "circle", "polygon")
        }
        self.plot, self.scale, self.flat, self.places = plot, scale, flat, places

    def within(self, *names: str) -> Iterator[Shape]:
        """The shapes of these kinds in the plot area; those of the legend stand above it."""
        return (one for name in names for one in self.shapes[name] if one.bottom > self.plot.top - NEAR)

    def value(self, x: float, y: float) -> float:
        """The value at a point."""
        plot, low, high = self.plot, float(self.scale.low), float(self.scale.high)
        along = (x - plot.left) / (plot.right - plot.left)
        up = (plot.bottom - y) / (plot.bottom - plot.top)
        return low + (high - low) * (along if self.flat else up)

    def place(self, one: Shape) -> int:
        """The category that a shape belongs to."""
        x, y = one.middle
        if not self.flat:
            return int((x - self.plot.left) / (self.plot.right - self.plot.left) * self.places)
        middles = [mean(row) - 3 for row in self._rows()]
        return min(range(len(middles)), key=lambda row: abs(middles[row] - y))

    def _rows(self) -> list[list[float]]:
        """The base lines of the names of lying bars, those of one name together."""
        rows: list[list[float]] = []
        for name in self.names():
            if rows and name.top - rows[-1][-1] < LEADING + NEAR:
                rows[-1].append(name.top)
            else:
                rows.append([name.top])
        return rows

    def names(self) -> list[Shape]:
        """The lines of the names of the categories."""
        light = [one for one in self.shapes["text"] if not one.bold and one.warna == "tinta"]
        if self.flat:
            return [one for one in light if one.anchor == "end"]
        return [one for one in light if one.anchor == "middle" and one.top > self.plot.bottom + LEADING / 2]

    def legend(self) -> list[tuple[str, str]]:
        """The names of the series and the tokens of the marks before them."""
        marks = [one for name in ("rect", "line") for one in self.shapes[name] if one.bottom < self.plot.top - NEAR]
        texts = [one for one in self.shapes["text"] if one.anchor == "start" and one.warna == "tinta"]
        return [(text.text, mark.warna) for text in texts for mark in marks if _is_mark_of(mark, text)]


def _is_mark_of(mark: Shape, text: Shape) -> bool:
    return abs(text.left - 4 - mark.right) < NEAR and -1 < text.top - mark.middle[1] < 8


def told_by_drawing(svg: str, chart: Chart, *, stacked: bool) -> Told:
    """What an SVG tells; of the chart itself only the frame and the number of categories are taken."""
    drawing = Drawing(svg, layout(chart).plot, axis_of(chart), flat=is_flat(chart), places=len(chart.kategori))
    legend = drawing.legend() or [("", "aksen")]
    values = _stacks(drawing) if stacked else _bars(drawing)
    values |= {
        (one.warna, drawing.place(one)): drawing.value(*one.middle) for one in drawing.within("circle", "polygon")
    }
    lines = [one for one in drawing.within("line") if one.dashed]
    whole = [one for one in lines if is_whole(one, drawing)]
    values |= {("redup", drawing.place(one)): drawing.value(*one.middle) for one in lines if one not in whole}
    words = [one.text for one in drawing.shapes["text"] if one.warna == "redup" and one.text == chart.acuan_nama]
    return Told(
        tuple(one.text for one in drawing.names()),
        tuple(name for name, _ in legend),
        tuple(tuple(values.get((warna, place)) for place in range(drawing.places)) for _, warna in legend),
        tuple(warna == "redup" for _, warna in legend),
        drawing.value(*whole[0].middle) if whole else None,
        "".join(words[:1]),
    )


def is_whole(line: Shape, drawing: Drawing) -> bool:
    """Whether a line goes through the whole plot area, as a yardstick does, and no target."""
    plot = drawing.plot
    if drawing.flat:
        return abs(line.top - plot.top) < NEAR and abs(line.bottom - plot.bottom) < NEAR
    return abs(line.left - plot.left) < NEAR and abs(line.right - plot.right) < NEAR


def _bars(drawing: Drawing) -> dict[tuple[str, int], float]:
    """The value of a bar is at its end that is farther from 0."""
    ends = {
        (one.warna, drawing.place(one)): (drawing.value(one.left, one.bottom), drawing.value(one.right, one.top))
        for one in drawing.within("rect")
    }
    return {at: max(both, key=abs) for at, both in ends.items()}


def _stacks(drawing: Drawing) -> dict[tuple[str, int], float]:
    """The value of a part is its length, negative below 0."""
    values = {}
    for one in drawing.within("rect"):
        low, high = drawing.value(one.left, one.bottom), drawing.value(one.right, one.top)
        values[one.warna, drawing.place(one)] = high - low if low + high >= 0 else low - high
    return values
