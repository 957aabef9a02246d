"""Native charts: the same Chart that becomes the SVG of the PDF, as a DrawingML part that Word can edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import cycle

from report_builder.charts import Chart, JenisGrafik, Seri, is_flat
from report_builder.charts.upright import with_target
from report_builder.exporters.docx.chart_axes import AXIS_IDS, axes, fill, stroke, text
from report_builder.exporters.docx.chart_frame import NAMED, first_bars, frame
from report_builder.exporters.docx.chart_numbers import label_format
from report_builder.exporters.docx.formatting import Gaya
from report_builder.exporters.docx.wordml import DECLARATION, NAMESPACES, escape
from report_builder.exporters.docx.workbook import SHEET, column, number

_XMLNS = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("c", "a", "r"))
_PALETTE = ("aksen", "seri-2", "seri-3", "seri-4", "seri-5")
_LABEL_SHARE = Decimal("0.12")
"""How much of the height of a chart a label takes, with the room around it."""
_LABEL_GROUND = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
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
    labels: str
    label_color: str = "tinta"
    places: Mapping[int, str] = field(default_factory=dict)
    """Where the labels of single points stand instead."""
    named: int | None = None
    """The point whose label also names the series."""


def chart_xml(chart: Chart, gaya: Gaya) -> bytes:
    """The chart part; its data lie in the workbook with the relationship ``data``."""
    chart = with_target(chart)
    plot = _lying if is_flat(chart) else _PLOTS[chart.jenis]
    content = (
        '<c:date1904 val="0"/><c:lang val="id-ID"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{frame(chart)}{plot(chart, gaya)}</c:plotArea>'
        f'{_legend(chart, gaya)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text(gaya, 8.5)}"
        '<c:externalData r:id="data"><c:autoUpdate val="0"/></c:externalData>'
    )
    return f"{DECLARATION}<c:chartSpace {_XMLNS}>{content}</c:chartSpace>".encode()


# The kinds of charts


def _standing(chart: Chart, gaya: Gaya) -> str:
    return _bars(chart, _drawn(chart, "outEnd"), gaya, direction="col") + axes(chart, gaya, lying=False)


def _lying(chart: Chart, gaya: Gaya) -> str:
    """No line can run down a chart of lying bars, so a target series lies there as a grey bar."""
    drawn = [replace(one, named=first) for one, first in zip(_drawn(chart, "outEnd"), first_bars(chart), strict=True)]
    return _bars(chart, drawn, gaya, direction="bar") + axes(chart, gaya, lying=True)


def _stacked(chart: Chart, gaya: Gaya) -> str:
    """The figures stand inside, light on the dark colours."""
    drawn = [
        replace(one, label_color="kertas" if _is_dark(gaya[one.color]) else "tinta") for one in _drawn(chart, "ctr")
    ]
    return _bars(chart, drawn, gaya, direction="col", grouping="stacked") + axes(chart, gaya, lying=False)


def _with_target(chart: Chart, gaya: Gaya) -> str:
    """Bars, and over them the targets, whose values the scale tells."""
    drawn = _drawn(chart, "outEnd")
    targets = [one.seri for one in drawn if one.seri.target]
    bars = [replace(one, places=_crossed(one.seri, targets)) for one in drawn if not one.seri.target]
    lines = [replace(one, color="redup", labels="") for one in drawn if one.seri.target]
    return _bars(chart, bars, gaya, direction="col") + _lines(chart, lines, gaya) + axes(chart, gaya, lying=False)


def _crossed(seri: Seri, targets: Sequence[Seri]) -> dict[int, str]:
    """Inside stand the labels of bars that are long enough and have a target where the label would stand above."""
    label = _top((seri, *targets)) * _LABEL_SHARE
    return {
        index: "inEnd"
        for index, point in enumerate(seri.titik)
        for one in targets
        if (target := one.titik[index].nilai) is not None
        if point.nilai is not None and point.nilai > label and -label / 4 < target - point.nilai < label
    }


def _running(chart: Chart, gaya: Gaya) -> str:
    drawn = [
        replace(one, color="redup" if one.seri.target else one.color, places=_ranked(one, chart))
        for one in _drawn(chart, "t")
    ]
    return _lines(chart, drawn, gaya) + axes(chart, gaya, lying=False)


def _ranked(one: Drawn, chart: Chart) -> dict[int, str]:
    """Below its point stands the label of the lowest of several lines, beside it one between two lines.

    Close to the axis there is no room below: such a label stands above, or beside where another line is near.
    """
    places = {}
    label = _top(chart.seri) * _LABEL_SHARE
    for index, point in enumerate(one.seri.titik):
        if point.nilai is None:
            continue
        # Of two equal values the earlier series counts as the higher one.
        column = [(seri.titik[index].nilai, -place) for place, seri in enumerate(chart.seri)]
        higher = [value for value, place in column if value is not None and (value, place) > (point.nilai, -one.index)]
        lower = [value for value, place in column if value is not None and (value, place) < (point.nilai, -one.index)]
        if not higher:
            continue
        if point.nilai > label:
            places[index] = "r" if lower else "b"
        elif min(higher) - point.nilai < label:
            places[index] = "r"
    return places


def _top(series: Iterable[Seri]) -> Decimal:
    return max((point.nilai for one in series for point in one.titik if point.nilai), default=Decimal(0))


_PLOTS: Mapping[JenisGrafik, Callable[[Chart, Gaya], str]] = {
    JenisGrafik.BATANG: _standing,
    JenisGrafik.BATANG_KELOMPOK: _standing,
    JenisGrafik.BATANG_TARGET: _with_target,
    JenisGrafik.BATANG_TUMPUK: _stacked,
    JenisGrafik.BATANG_MENDATAR: _lying,
    JenisGrafik.GARIS: _running,
}


def _drawn(chart: Chart, labels: str) -> list[Drawn]:
    """Every series in the next colour of the palette, a target in grey."""
    colors = cycle(_PALETTE)
    return [
        Drawn(index, seri, "seri-5" if seri.target else next(colors), labels) for index, seri in enumerate(chart.seri)
    ]


def _is_dark(color: str) -> bool:
    """Whether white text reads better on it than dark text: relative luminance as WCAG 2 defines it."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] < 0.18


# Series


def _bars(chart: Chart, drawn: Sequence[Drawn], gaya: Gaya, *, direction: str, grouping: str = "clustered") -> str:
    series = "".join(
        f'<c:ser>{_head(one)}<c:spPr>{fill(gaya[one.color])}</c:spPr><c:invertIfNegative val="0"/>'
        f"{_labels(one, gaya)}{_data(chart, one)}</c:ser>"
        for one in drawn
    )
    overlap = "100" if grouping == "stacked" else "-8"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="70"/><c:overlap val="{overlap}"/>{AXIS_IDS}</c:barChart>'
    )


def _lines(chart: Chart, drawn: Sequence[Drawn], gaya: Gaya) -> str:
    series = "".join(
        f"<c:ser>{_head(one)}<c:spPr>{stroke(gaya[one.color], 1.75, dashed=one.color == 'redup')}</c:spPr>"
        f'{_marker(one, gaya)}{_labels(one, gaya)}{_data(chart, one)}<c:smooth val="0"/></c:ser>'
        for one in drawn
    )
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{AXIS_IDS}'
        "</c:lineChart>"
    )


def _head(one: Drawn) -> str:
    """Place, order and name of a series."""
    name = _strings(f"{SHEET}!${column(one.index)}$1", [one.seri.nama])
    return f'<c:idx val="{one.index}"/><c:order val="{one.index}"/><c:tx>{name}</c:tx>'


def _data(chart: Chart, one: Drawn) -> str:
    last = len(chart.kategori) + 1
    letter = column(one.index)
    values = "".join(
        f'<c:pt idx="{index}"><c:v>{number(point)}</c:v></c:pt>'
        for index, point in enumerate(one.seri.titik)
        if point.nilai is not None
    )
    return (
        f"<c:cat>{_strings(f'{SHEET}!$A$2:$A${last}', chart.kategori)}</c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(one.seri.titik)}"/>{values}'
        "</c:numCache></c:numRef></c:val>"
    )


def _strings(formula: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{escape(text)}</c:v></c:pt>' for index, text in enumerate(texts))
    return f'<c:strRef><c:f>{formula}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _marker(one: Drawn, gaya: Gaya) -> str:
    """A target is a dash at each category, so that a single one is seen too; other lines have dots."""
    symbol, size = ("dash", 14) if one.color == "redup" else ("circle", 6)
    paint = f"<c:spPr>{fill(gaya[one.color])}<a:ln><a:noFill/></a:ln></c:spPr>"
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>{paint}</c:marker>'


# Labels


def _labels(one: Drawn, gaya: Gaya) -> str:
    """The values as the report prints them: one format for the series, others for the points that differ."""
    if not one.labels:
        return f"<c:dLbls>{_SHOWN.format(value=0, name=0)}</c:dLbls>"
    formats = {index: label_format(point) for index, point in enumerate(one.seri.titik) if point.nilai is not None}
    common = Counter(formats.values()).most_common(1)[0][0] if formats else "General"
    places = {index: one.places.get(index, one.labels) for index in formats}
    points = "".join(
        f'<c:dLbl><c:idx val="{index}"/>{_format(form)}'
        f"{_label(one, places[index], gaya, named=index == one.named)}</c:dLbl>"
        for index, form in formats.items()
        if (form, places[index]) != (common, one.labels) or index == one.named
    )
    return f"<c:dLbls>{points}{_format(common)}{_label(one, one.labels, gaya)}</c:dLbls>"


def _label(one: Drawn, place: str, gaya: Gaya, *, named: bool = False) -> str:
    """Look and place of a label, on one line; inside the end of a bar it is light."""
    look = text(gaya, 8.5, "kertas" if place == "inEnd" else one.label_color, bold=True, wrap=False)
    separator = f"<c:separator>{NAMED}</c:separator>" if named else ""
    return f'{_LABEL_GROUND}{look}<c:dLblPos val="{place}"/>{_SHOWN.format(value=1, name=int(named))}{separator}'


def _format(form: str) -> str:
    return f'<c:numFmt formatCode="{escape(form)}" sourceLinked="0"/>'


def _legend(chart: Chart, gaya: Gaya) -> str:
    """Names of the series on top; a single one is named by the caption, those of lying bars at their first bars."""
    if len(chart.seri) < 2 or is_flat(chart):
        return ""
    return f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{text(gaya, 8.5)}</c:legend>'
