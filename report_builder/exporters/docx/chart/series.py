"""The series of a native chart: their names, their values and the addresses of both, their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from report_builder.charts import Chart, Seri
from report_builder.charts.geometry import Symbol
from report_builder.exporters.docx.chart.columns import column
from report_builder.exporters.docx.chart.frame import NAMED
from report_builder.exporters.docx.chart.numbers import label_format
from report_builder.exporters.docx.chart.paint import Paint
from report_builder.exporters.docx.chart.workbook import SHEET, number
from report_builder.exporters.docx.wordml import escape

_NO_LINES = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)
"""No lines from labels that were moved to their points."""
_INSIDE = ("ctr", "inEnd")
_GROUND = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/><c:showSerName val="{name}"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series as a chart draws it: its place in the data, its colour, where its labels stand (empty for none)."""

    index: int
    seri: Seri
    color: str
    symbol: Symbol
    labels: str
    places: Mapping[int, str] = field(default_factory=dict)
    """Where the labels of single points stand instead; empty for none."""
    named: int | None = None
    """The point whose label also names the series."""
    moved: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    """How far the labels of single points stand from their places, in shares of the chart, to the right and down."""


def head(one: Drawn, order: int | None = None) -> str:
    """Give place, order and name of a series; without ``order`` the series are in the order of their columns."""
    name = _strings(f"{SHEET}!${column(one.index)}$1", [one.seri.nama])
    return f'<c:idx val="{one.index}"/><c:order val="{one.index if order is None else order}"/><c:tx>{name}</c:tx>'


def data(chart: Chart, one: Drawn) -> str:
    """Give the categories and the values, with the cells of the workbook that hold them."""
    names = _strings(f"{SHEET}!$A$2:$A${len(chart.kategori) + 1}", chart.kategori)
    return f"<c:cat>{names}</c:cat><c:val>{numbers(one.seri, one.index)}</c:val>"


def numbers(seri: Seri, index: int) -> str:
    """Give the values of a series, and the cells of this column of the workbook, counted from 0."""
    letter = column(index)
    values = "".join(
        f'<c:pt idx="{row}"><c:v>{number(point)}</c:v></c:pt>'
        for row, point in enumerate(seri.titik)
        if point.nilai is not None
    )
    return (
        f"<c:numRef><c:f>{SHEET}!${letter}$2:${letter}${len(seri.titik) + 1}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(seri.titik)}"/>{values}'
        "</c:numCache></c:numRef>"
    )


def _strings(formula: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{escape(text)}</c:v></c:pt>' for index, text in enumerate(texts))
    return f'<c:strRef><c:f>{formula}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def labels(one: Drawn, paint: Paint) -> str:
    """Give the values as the report prints them: one format for the series, others for the points that differ."""
    if not one.labels:
        return f"<c:dLbls>{_SHOWN.format(value=0, name=0)}</c:dLbls>"
    formats = {index: label_format(point) for index, point in enumerate(one.seri.titik) if point.nilai is not None}
    common = Counter(formats.values()).most_common(1)[0][0] if formats else "General"
    places = {index: one.places.get(index, one.labels) for index in formats}
    points = "".join(
        f'<c:dLbl><c:idx val="{index}"/>{_point_label(one, index, form, places[index], paint)}</c:dLbl>'
        for index, form in formats.items()
        if (form, places[index]) != (common, one.labels) or index == one.named or index in one.moved
    )
    lines = _NO_LINES if one.moved else ""
    return f"<c:dLbls>{points}{_format(common)}{_label(one, one.labels, paint)}{lines}</c:dLbls>"


def _point_label(one: Drawn, index: int, form: str, place: str, paint: Paint) -> str:
    if not place:
        return '<c:delete val="1"/>'
    return _layout(one.moved.get(index)) + _format(form) + _label(one, place, paint, named=index == one.named)


def _label(one: Drawn, place: str, paint: Paint, *, named: bool = False) -> str:
    """Look and place of a label, on one line; inside a bar it is in the ink that reads better there."""
    inside = paint.ink_on(one.color) if place in _INSIDE else "tinta"
    ink, bold = ("redup", False) if one.seri.target else (inside, True)
    separator = f"<c:separator>{NAMED}</c:separator>" if named else ""
    look = paint.text(8.5, ink, bold=bold, body='<a:bodyPr wrap="none"/>')
    return f'{_GROUND}{look}<c:dLblPos val="{place}"/>{_SHOWN.format(value=1, name=int(named))}{separator}'


def _layout(moved: tuple[float, float] | None) -> str:
    if moved is None:
        return ""
    x, y = moved
    return f'<c:layout><c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout></c:layout>'


def _format(form: str) -> str:
    return f'<c:numFmt formatCode="{escape(form)}" sourceLinked="0"/>'
