"""The yardstick of a native chart: a dashed line with its word, drawn where the PDF has it.

No series can draw it: a line series ends at the middle of the first and last category and cannot run down lying bars.
The axis of such a chart is closed, so the line stays right when somebody changes the data.
"""

from __future__ import annotations

from decimal import Decimal

from report_builder.charts import Chart, Plot, is_flat, layout
from report_builder.charts.lettering import text_width
from report_builder.exporters.docx.chart.frame import plot_of, value_ends
from report_builder.exporters.docx.chart.paint import Paint
from report_builder.exporters.docx.wordml import DECLARATION, NAMESPACES, escape

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_XMLNS = f'xmlns:c="{NAMESPACES["c"]}" xmlns:a="{NAMESPACES["a"]}" xmlns:cdr="{_DRAWING}"'
_SIZE = 8.5
_ROW = 12.0
_GAP = 4.0
_POINT = 12700
"""In English metric units."""


def yardstick_xml(chart: Chart, acuan: Decimal, paint: Paint) -> bytes:
    """The part with the line, on a light ground as in the PDF, and its word."""
    line, word = _places(chart, acuan)
    strokes = (paint.stroke("kertas", 1.8), paint.stroke("redup", 1, dashed=True))
    drawn = "".join(_anchored(chart, line, _line(number, line, look)) for number, look in enumerate(strokes, start=2))
    side = "ctr" if is_flat(chart) else "l"
    written = (
        '<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="4" name="Nama acuan"/><cdr:cNvSpPr txBox="1"/>'
        f"</cdr:nvSpPr>{_form(word, 'rect', '<a:noFill/>')}<cdr:txBody>"
        '<a:bodyPr vertOverflow="overflow" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{side}"/><a:r>{paint.letters("a:rPr", _SIZE, "redup")}<a:t>{escape(chart.acuan_nama)}</a:t>'
        "</a:r></a:p></cdr:txBody></cdr:sp>"
    )
    named = _anchored(chart, word, written) if chart.acuan_nama else ""
    return f"{DECLARATION}<c:userShapes {_XMLNS}>{drawn}{named}</c:userShapes>".encode()


def _places(chart: Chart, acuan: Decimal) -> tuple[Plot, Plot]:
    """Where the line and its word stand, in points."""
    plot, (low, high) = plot_of(chart), value_ends(chart)
    share = float((acuan - low) / (high - low))
    long = text_width(chart.acuan_nama, _SIZE)
    if is_flat(chart):
        x = plot.left + (plot.right - plot.left) * share
        middle = min(max(x, long / 2), layout(chart).width - long / 2)
        word = Plot(middle - long / 2, plot.bottom, middle + long / 2, plot.bottom + _ROW)
        return Plot(x, plot.top, x, plot.bottom), word
    y = plot.bottom - (plot.bottom - plot.top) * share
    word = Plot(plot.right + _GAP, y - _ROW / 2, plot.right + _GAP + long, y + _ROW / 2)
    return Plot(plot.left, y, plot.right, y), word


def _line(number: int, place: Plot, look: str) -> str:
    return (
        f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{number}" name="Garis acuan {number}"/><cdr:cNvCxnSpPr/>'
        f"</cdr:nvCxnSpPr>{_form(place, 'line', look)}</cdr:cxnSp>"
    )


def _form(place: Plot, form: str, look: str) -> str:
    offset = f'<a:off x="{round(place.left * _POINT)}" y="{round(place.top * _POINT)}"/>'
    width, height = place.right - place.left, place.bottom - place.top
    extent = f'<a:ext cx="{round(width * _POINT)}" cy="{round(height * _POINT)}"/>'
    return (
        f'<cdr:spPr><a:xfrm>{offset}{extent}</a:xfrm><a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{look}</cdr:spPr>'
    )


def _anchored(chart: Chart, place: Plot, shape: str) -> str:
    drawing = layout(chart)
    ends = (
        f"<cdr:{name}><cdr:x>{x / drawing.width:.5f}</cdr:x><cdr:y>{y / drawing.height:.5f}</cdr:y></cdr:{name}>"
        for name, x, y in (("from", place.left, place.top), ("to", place.right, place.bottom))
    )
    return f"<cdr:relSizeAnchor>{''.join(ends)}{shape}</cdr:relSizeAnchor>"
