"""The shapes of a drawn chart: lengths in points, y downwards, colours by the name of their design token."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypeAlias

SERIES_COLOURS = ("aksen", "seri-2", "seri-3", "seri-4", "seri-5")
Anchor: TypeAlias = Literal["start", "middle", "end"]


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
    """A point of a line chart."""

    x: float
    y: float
    radius: float
    colour: str


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


Shape: TypeAlias = Rect | Line | Curve | Dot | Label


@dataclass(frozen=True, slots=True)
class Geometry:
    """A whole chart, its shapes sorted by kind; painted in this order: grid, bars, rules, curves, dots, labels."""

    width: float
    height: float
    grid: tuple[Line, ...]
    bars: tuple[Rect, ...]
    rules: tuple[Line, ...]
    curves: tuple[Curve, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]


def gather(width: float, height: float, shapes: list[Shape]) -> Geometry:
    """Give the Geometry of shapes in any order, every length rounded to two decimals; thin grey lines are the grid."""
    placed = [_rounded(shape) for shape in shapes]
    lines = [shape for shape in placed if isinstance(shape, Line)]
    return Geometry(
        round(width, 2),
        round(height, 2),
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


def _rounded(shape: Shape) -> Shape:
    lengths: dict[str, Any] = {}
    for each in fields(shape):
        value = getattr(shape, each.name)
        if isinstance(value, float):
            lengths[each.name] = round(value, 2)
    return replace(shape, **lengths)
