"""Native charts: the same Chart that becomes the SVG of the PDF, as a DrawingML part that Word can edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count

from report_builder.charts import Chart, JenisGrafik, Seri, is_flat, layout
from report_builder.charts.geometry import Side, colour_of, symbol_of
from report_builder.charts.layout import drawn_as
from report_builder.charts.upright import axis_of, with_target
from report_builder.exporters.docx.chart.axes import AXIS_IDS, axes
from report_builder.exporters.docx.chart.boxes import boxes
from report_builder.exporters.docx.chart.frame import crossed_bars, first_bars, frame, gap, legend_place
from report_builder.exporters.docx.chart.overlay import has_overlay
from report_builder.exporters.docx.chart.paint import Paint
from report_builder.exporters.docx.chart.series import Drawn, data, head, labels
from report_builder.exporters.docx.wordml import DECLARATION, NAMESPACES

_XMLNS = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("c", "a", "r"))
_SIDES: Mapping[Side, str] = {"above": "t", "below": "b", "inside": "ctr", "beside": "r"}
"""What Word calls the sides of a point."""
_LABEL_SHARE = Decimal("0.12")
"""How much of the height of a chart a label takes, with the room around it."""


def chart_xml(chart: Chart, paint: Paint) -> bytes:
    """The chart part; its workbook has the relationship ``data``, what is drawn over it ``acuan``."""
    chart = with_target(chart)
    plot = _PLOTS[drawn_as(chart)]
    overlay = '<c:userShapes r:id="acuan"/>' if has_overlay(chart) else ""
    content = (
        '<c:date1904 val="0"/><c:lang val="id-ID"/><c:roundedCorners val="0"/><c:style val="2"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{frame(chart)}{plot(chart, paint)}</c:plotArea>'
        f'{_legend(chart, paint)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{paint.text(8.5)}"
        '<c:externalData r:id="data"><c:autoUpdate val="0"/></c:externalData>'
        f"{overlay}"
    )
    return f"{DECLARATION}<c:chartSpace {_XMLNS}>{content}</c:chartSpace>".encode()


# The kinds of charts


def _standing(chart: Chart, paint: Paint) -> str:
    """Bars side by side, whose labels make room for the yardsticks over them."""
    drawn = [replace(one, places=_crossed(one.seri, chart)) for one in _drawn(chart, "outEnd")]
    return _overlaid(chart, drawn, paint)


def _lying(chart: Chart, paint: Paint) -> str:
    """No line can run down a chart of lying bars, so a target series lies there as a bar of dashes."""
    drawn = [
        replace(one, named=first, places=crossed_bars(chart, one.seri))
        for one, first in zip(_drawn(chart, "outEnd"), first_bars(chart), strict=True)
    ]
    return _bars(chart, drawn, paint, direction="bar") + axes(chart, paint, lying=True)


def _stacked(chart: Chart, paint: Paint) -> str:
    """The figures stand inside, where the parts are high enough."""
    return _overlaid(chart, _figured(chart, _drawn(chart, "ctr")), paint, stacked=True)


def _overlaid(chart: Chart, drawn: Sequence[Drawn], paint: Paint, *, stacked: bool = False) -> str:
    """Bars, and over them the targets as dashed lines, whose values the scale tells."""
    bars = [one for one in drawn if not one.seri.target]
    lines = [replace(one, labels="") for one in drawn if one.seri.target]
    over = _lines(chart, lines, paint) if lines else ""
    return _bars(chart, bars, paint, direction="col", stacked=stacked) + over + axes(chart, paint, lying=False)


def _crossed(seri: Seri, chart: Chart) -> dict[int, str]:
    """Inside stand the labels of bars that are long enough and have a yardstick where the label would stand above."""
    label = axis_of(chart).high * _LABEL_SHARE
    targets = [one.titik for one in chart.seri if one.target]
    return {
        index: "inEnd"
        for index, point in enumerate(seri.titik)
        for yardstick in (*(titik[index].nilai for titik in targets), chart.acuan)
        if yardstick is not None and point.nilai is not None
        if point.nilai > label and -label / 4 < yardstick - point.nilai < label
    }


def _running(chart: Chart, paint: Paint) -> str:
    return _lines(chart, _figured(chart, _drawn(chart, "t")), paint) + axes(chart, paint, lying=False)


def _figured(chart: Chart, drawn: Iterable[Drawn]) -> list[Drawn]:
    """The series with labels at those points, and on that side of them, that have a figure in the PDF."""
    figures = [label.figure for label in layout(chart).labels if label.figure]
    sides = {(figure.series, figure.place): _SIDES[figure.side] for figure in figures}
    return [
        replace(one, places={place: sides.get((one.index, place), "") for place in range(len(chart.kategori))})
        for one in drawn
    ]


_PLOTS: Mapping[JenisGrafik, Callable[[Chart, Paint], str]] = {
    JenisGrafik.BATANG: _standing,
    JenisGrafik.BATANG_KELOMPOK: _standing,
    JenisGrafik.BATANG_TARGET: _standing,
    JenisGrafik.BATANG_TUMPUK: _stacked,
    JenisGrafik.BATANG_MENDATAR: _lying,
    JenisGrafik.GARIS: _running,
    JenisGrafik.KOTAK: boxes,
}


def _drawn(chart: Chart, labels: str) -> list[Drawn]:
    """Every series in the next colour and symbol, a target in grey."""
    order = count()
    return [
        Drawn(index, seri, "redup", "circle", labels)
        if seri.target
        else Drawn(index, seri, colour_of(place := next(order)), symbol_of(place), labels)
        for index, seri in enumerate(chart.seri)
    ]


# Series


def _bars(chart: Chart, drawn: Sequence[Drawn], paint: Paint, *, direction: str, stacked: bool = False) -> str:
    series = "".join(
        f'<c:ser>{head(one)}<c:spPr>{_bar(one, paint)}</c:spPr><c:invertIfNegative val="0"/>'
        f"{labels(one, paint)}{data(chart, one)}</c:ser>"
        for one in drawn
    )
    between, overlap = gap(chart, len(drawn), stacked=stacked)
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{"stacked" if stacked else "clustered"}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{between}"/><c:overlap val="{overlap}"/>{AXIS_IDS}'
        "</c:barChart>"
    )


def _bar(one: Drawn, paint: Paint) -> str:
    """A bar is full, a target that lies as a bar has a dashed outline only."""
    return f"<a:noFill/>{paint.stroke('redup', 1, dashed=True)}" if one.seri.target else paint.fill(one.color)


def _lines(chart: Chart, drawn: Sequence[Drawn], paint: Paint) -> str:
    series = "".join(
        f"<c:ser>{head(one)}<c:spPr>{_line(one, paint)}</c:spPr>"
        f'{_marker(one, chart, paint)}{labels(one, paint)}{data(chart, one)}<c:smooth val="0"/></c:ser>'
        for one in drawn
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{AXIS_IDS}'
        "</c:lineChart>"
    )


def _line(one: Drawn, paint: Paint) -> str:
    return paint.stroke("redup", 1.2, dashed=True) if one.seri.target else paint.stroke(one.color, 1.6)


def _marker(one: Drawn, chart: Chart, paint: Paint) -> str:
    """The symbol of a line; a target over bars is a dash at each category, so that a single one is seen too."""
    symbol, size = (one.symbol, 4 if one.seri.target else 6) if chart.jenis is JenisGrafik.GARIS else ("dash", 14)
    look = f"<c:spPr>{paint.fill(one.color)}{paint.stroke(one.color, 0.75)}</c:spPr>"
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>{look}</c:marker>'


def _legend(chart: Chart, paint: Paint) -> str:
    """Names of the series on top; a single one is named by the caption, those of lying bars at their first bars.

    Of boxes the key says what their marks mean.
    """
    if len(chart.seri) < 2 or is_flat(chart):
        return ""
    return f'<c:legend><c:legendPos val="t"/>{legend_place(chart)}<c:overlay val="0"/>{paint.text(8.5)}</c:legend>'
