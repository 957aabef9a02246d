"""The marks of a box of five numbers, and the key that says what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from report_builder.charts.chart import Seri
from report_builder.charts.geometry import Label, Line, Rect, Shape
from report_builder.charts.lettering import text_width

BOX, BOX_COLOUR = 10.0, "seri-2"
MEDIAN, MEDIAN_COLOUR = 3.0, "tinta"
"""The median has a width of its own, so that it is seen where all five numbers are one."""
WHISKER, CAP = 1.4, 6.0
ROW = 14.0
_SIZE = 8.5
_FIRST = 9.5
"""The base line of the first row, which leaves a little air above it."""
_SIGN = 18.0
_GAP = 4.0
_BETWEEN = 14.0
_Sign: TypeAlias = Callable[[float, float], tuple[Shape, ...]]


def box(x1: float, x2: float, y: float) -> Rect:
    """Give the part from quartile to quartile, around the height ``y``."""
    return Rect(x1, y - BOX / 2, x2 - x1, BOX, BOX_COLOUR)


def whisker(x1: float, x2: float, y: float) -> Line:
    """Give the line from a quartile to the least or the greatest."""
    return Line(x1, y, x2, y, BOX_COLOUR, WHISKER)


def cap(x: float, y: float) -> Line:
    """Give the mark of the least or the greatest, at the end of its line."""
    return Line(x, y - CAP / 2, x, y + CAP / 2, BOX_COLOUR, WHISKER)


def median(x: float, y: float) -> Line:
    """Give the mark of the median, around the height ``y``."""
    return Line(x, y - BOX / 2, x, y + BOX / 2, MEDIAN_COLOUR, MEDIAN)


def key(series: Sequence[Seri], arrows: str, width: float) -> tuple[list[Shape], float]:
    """Give the key in rows, and its height; ``arrows`` are those at the ends of the axis."""
    shapes: list[Shape] = []
    x, baseline = 0.0, _FIRST
    for sign, text in _signs(series, arrows):
        advance = _SIGN + _GAP + text_width(text, _SIZE)
        if x > 0 and x + advance > width:
            x, baseline = 0.0, baseline + ROW
        shapes += [*sign(x, baseline - 3), Label(x + _SIGN + _GAP, baseline, text, "start", size=_SIZE)]
        x += advance + _BETWEEN
    return shapes, baseline - _FIRST + ROW


def _signs(series: Sequence[Seri], arrows: str) -> Iterator[tuple[_Sign, str]]:
    """Each mark, drawn from its left end at a height, and its meaning."""
    least, lower, middle, upper, greatest = (each.nama for each in series)
    yield lambda x, y: (median(x + _SIGN / 2, y),), middle
    yield lambda x, y: (box(x, x + _SIGN, y),), f"{lower}–{_behind_dash(upper)}"
    yield lambda x, y: (whisker(x, x + _SIGN, y), cap(x, y), cap(x + _SIGN, y)), f"{least}–{_behind_dash(greatest)}"
    if arrows:
        yield lambda x, y: (Label(x + _SIGN / 2, y + 3, arrows, size=_SIZE, bold=True),), "di luar sumbu"


def _behind_dash(name: str) -> str:
    """A name with a small letter; an abbreviation keeps its capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
