"""The columns of a chart's workbook: its series, then what is computed of them to draw boxes.

Word knows no lying boxes, so they are bars one over the other: up to the end of the box, up to the end of the mark of
the median, up to its beginning, and up to the beginning of the box in the colour of the paper; from 0 downwards the
same. The lines to both ends are error bars.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_builder.charts import Chart, JenisGrafik, Seri, Titik, marks
from report_builder.charts.boxes import five
from report_builder.charts.upright import axis_of
from report_builder.exporters.docx.chart.frame import plot_of

LINES = ("Garis bawah", "Garis atas")
_EDGES = ("Awal kotak", "Awal tanda median", "Akhir tanda median", "Akhir kotak")
ABOVE = _EDGES[::-1]
BELOW = tuple(f"{name} di bawah 0" for name in _EDGES)
"""The farthest from 0 first, since each bar lies over those before it."""


def column(index: int) -> str:
    """The column at this place after the categories: 0 -> ``B``; a chart has few."""
    return chr(ord("B") + index)


@dataclass(frozen=True, slots=True)
class Computed:
    """A column of formulas: its place, its values as a series, the formula of each row."""

    index: int
    seri: Seri
    formulas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    """A piece of a formula, and its value."""

    text: str
    value: Decimal

    def __add__(self, other: _Term) -> _Term:
        return _Term(f"{self.text}+{other.text}", self.value + other.value)

    def __sub__(self, other: _Term) -> _Term:
        return _Term(f"{self.text}-{other.text}", self.value - other.value)


_ZERO = _Term("0", Decimal(0))


def _most(one: _Term, other: _Term) -> _Term:
    return _Term(f"MAX({one.text},{other.text})", max(one.value, other.value))


def _least(one: _Term, other: _Term) -> _Term:
    return _Term(f"MIN({one.text},{other.text})", min(one.value, other.value))


def computed(chart: Chart) -> tuple[Computed, ...]:
    """Give the columns that boxes are drawn with; other charts need none."""
    if chart.jenis is not JenisGrafik.KOTAK:
        return ()
    rows = range(len(chart.kategori))
    numbers = [five(chart, row) for row in rows]
    dips = any(each[1] < 0 for each in numbers if each)
    names = (*LINES, *ABOVE, *(BELOW if dips else ()))
    half = _half_mark(chart)
    terms = [tuple(_terms(row, numbers[row] or (Decimal(0),) * 5, half)) for row in rows]
    return tuple(
        Computed(
            len(chart.seri) + place,
            Seri(name, tuple(Titik(terms[row][place].value if numbers[row] else None, "") for row in rows)),
            tuple(f'IF(COUNT(B{row + 2}:F{row + 2})=5,{terms[row][place].text},"")' for row in rows),
        )
        for place, name in enumerate(names)
    )


def _half_mark(chart: Chart) -> _Term:
    """Half the width of the mark of a median, as the axis measures it."""
    scale, plot = axis_of(chart), plot_of(chart)
    half = float(scale.high - scale.low) * marks.MEDIAN / (plot.right - plot.left) / 2
    value = Decimal(f"{half:.3g}")
    return _Term(f"{value:f}", value)


def _terms(row: int, numbers: Sequence[Decimal], half: _Term) -> Iterator[_Term]:
    """The lengths of both lines, then the ends of the bars above 0 and below."""
    cells = (_Term(f"{column(place)}{row + 2}", value) for place, value in enumerate(numbers))
    least, lower, median, upper, greatest = cells
    edges = (_least(lower, median - half), median - half, median + half, _most(upper, median + half))
    yield lower - least
    yield greatest - upper
    yield from (_most(edge, _ZERO) for edge in reversed(edges))
    yield from (_least(edge, _ZERO) for edge in edges)
