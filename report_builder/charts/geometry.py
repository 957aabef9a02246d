"""The shapes of a drawn chart: lengths in points, y downwards, colours by the name of their design token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypeAlias

SERIES_COLOURS = ("aksen", "seri-2", "seri-3", "seri-4", "seri-5")
SYMBOLS: tuple[Symbol, ...] = ("circle", "square", "triangle", "diamond", "plus")
"""The points of the first lines, so that they differ without their colours too."""
Anchor: TypeAlias = Literal["start", "middle", "end"]
Symbol: TypeAlias = Literal["circle", "square", "triangle", "diamond", "plus"]
Side: TypeAlias = Literal["above", "below", "inside", "beside"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A bar or a swatch of the legend."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line: grid, axis or yardstick."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 0.5
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """A run of joined points: ``points`` as SVG writes them, ``"1,2 3,4"``."""

    points: str
    colour: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line chart; ``outline`` as SVG writes it, empty where it is a circle."""

    x: float
    y: float
    radius: float
    colour: str
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Which point a label is the figure of, by its places among series and categories, and where it stands."""

    series: int
    place: int
    side: Side


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle between the axes; lengths from the upper left corner of the chart."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    anchor: Anchor = "middle"
    colour: str = "tinta"
    size: float = 8.5
    bold: bool = False
    figure: Figure | None = None
    """What it tells, where it is the figure of a point."""


Shape: TypeAlias = Rect | Line | Curve | Dot | Label


@dataclass(frozen=True, slots=True)
class Geometry:
    """A whole chart, its shapes sorted by kind; painted in this order: grid, bars, rules, curves, dots, labels."""

    width: float
    height: float
    plot: Plot
    grid: tuple[Line, ...]
    bars: tuple[Rect, ...]
    rules: tuple[Line, ...]
    curves: tuple[Curve, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]


def gather(width: float, height: float, plot: Plot, shapes: list[Shape]) -> Geometry:
    """Give the Geometry of shapes in any order, every length rounded to two decimals; thin grey lines are the grid."""
    placed = [_rounded(shape) for shape in shapes]
    lines = [shape for shape in placed if isinstance(shape, Line)]
    return Geometry(
        round(width, 2),
        round(height, 2),
        plot,
        grid=tuple(line for line in lines if line.colour == "garis"),
        bars=tuple(shape for shape in placed if isinstance(shape, Rect)),
        rules=tuple(line for line in lines if line.colour != "garis"),
        curves=tuple(shape for shape in placed if isinstance(shape, Curve)),
        dots=tuple(shape for shape in placed if isinstance(shape, Dot)),
        labels=tuple(shape for shape in placed if isinstance(shape, Label)),
    )


def colour_of(series: int) -> str:
    """Give the token of a series by its place among those that are drawn, from 0; beyond five they begin again."""
    return SERIES_COLOURS[series % len(SERIES_COLOURS)]


def yardstick(x1: float, y1: float, x2: float, y2: float, width: float) -> tuple[Line, Line]:
    """Give a dashed line on a light ground, so that it is seen across a dark bar too."""
    return Line(x1, y1, x2, y2, "kertas", width + 0.8), Line(x1, y1, x2, y2, "redup", width, dashed=True)


def symbol_of(series: int) -> Symbol:
    """Give the symbol of the points of a line by its place among those that are drawn, from 0."""
    return SYMBOLS[series % len(SYMBOLS)]


def dot(x: float, y: float, radius: float, colour: str, symbol: Symbol = "circle") -> Dot:
    """Give the point of a line in the shape of a symbol; all are about as large as a circle of this radius."""
    corners = (f"{x + across * radius:.2f},{y + down * radius:.2f}" for across, down in _OUTLINES[symbol])
    return Dot(x, y, radius, colour, " ".join(corners))


_OUTLINES: Mapping[Symbol, tuple[tuple[float, float], ...]] = {
    "circle": (),
    "square": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "triangle": ((0, -1.4), (1.25, 0.7), (-1.25, 0.7)),
    "diamond": ((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)),
    "plus": (
        (-0.4, -1.3), (0.4, -1.3), (0.4, -0.4), (1.3, -0.4), (1.3, 0.4), (0.4, 0.4),
        (0.4, 1.3), (-0.4, 1.3), (-0.4, 0.4), (-1.3, 0.4), (-1.3, -0.4), (-0.4, -0.4),
    ),
}  # fmt: skip


def _rounded(shape: Shape) -> Shape:
    lengths: dict[str, Any] = {}
    for each in fields(shape):
        value = getattr(shape, each.name)
        if isinstance(value, float):
            lengths[each.name] = round(value, 2)
    return replace(shape, **lengths)
