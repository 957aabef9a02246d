"""Shapes drawn over a native chart: lines, blocks and words, each at a place in the chart's own points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from report_builder.charts import Geometry, Label, Plot
from report_builder.exporters.docx.chart.paint import Paint
from report_builder.exporters.docx.wordml import DECLARATION, NAMESPACES, escape

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_XMLNS = f'xmlns:c="{NAMESPACES["c"]}" xmlns:a="{NAMESPACES["a"]}" xmlns:cdr="{_DRAWING}"'
_POINT = 12700
"""In English metric units."""
_FIRST = 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """One shape: where it stands, what it is called, its form, how that looks, and the text within, if any."""

    place: Plot
    name: str
    form: Literal["line", "rect"]
    look: str
    text: str = ""


def word(place: Plot, name: str, label: Label, paint: Paint) -> Drawing:
    """Give the text of a label in the middle of the height of its place, from the left or in the middle."""
    side = "ctr" if label.anchor == "middle" else "l"
    body = (
        '<cdr:txBody><a:bodyPr vertOverflow="overflow" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f'<a:lstStyle/><a:p><a:pPr algn="{side}"/><a:r>{paint.letters("a:rPr", label.size, label.colour)}'
        f"<a:t>{escape(label.text)}</a:t></a:r></a:p></cdr:txBody>"
    )
    return Drawing(place, name, "rect", "<a:noFill/>", body)


def shapes_xml(drawing: Geometry, shapes: Iterable[Drawing]) -> bytes:
    """Give the part with these shapes."""
    drawn = "".join(_anchored(drawing, shape, _shape(number, shape)) for number, shape in enumerate(shapes, _FIRST))
    return f"{DECLARATION}<c:userShapes {_XMLNS}>{drawn}</c:userShapes>".encode()


def _shape(number: int, shape: Drawing) -> str:
    name = f'<cdr:cNvPr id="{number}" name="{shape.name}"/>'
    if shape.form == "line":
        return f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr>{name}<cdr:cNvCxnSpPr/></cdr:nvCxnSpPr>{_form(shape)}</cdr:cxnSp>'
    box = ' txBox="1"' if shape.text else ""
    return (
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr>{name}<cdr:cNvSpPr{box}/></cdr:nvSpPr>'
        f"{_form(shape)}{shape.text}</cdr:sp>"
    )


def _form(shape: Drawing) -> str:
    place = shape.place
    offset = f'<a:off x="{round(place.left * _POINT)}" y="{round(place.top * _POINT)}"/>'
    width, height = place.right - place.left, place.bottom - place.top
    extent = f'<a:ext cx="{round(width * _POINT)}" cy="{round(height * _POINT)}"/>'
    return (
        f'<cdr:spPr><a:xfrm>{offset}{extent}</a:xfrm><a:prstGeom prst="{shape.form}"><a:avLst/></a:prstGeom>'
        f"{shape.look}</cdr:spPr>"
    )


def _anchored(drawing: Geometry, shape: Drawing, xml: str) -> str:
    place = shape.place
    ends = (
        f"<cdr:{name}><cdr:x>{x / drawing.width:.5f}</cdr:x><cdr:y>{y / drawing.height:.5f}</cdr:y></cdr:{name}>"
        for name, x, y in (("from", place.left, place.top), ("to", place.right, place.bottom))
    )
    return f"<cdr:relSizeAnchor>{''.join(ends)}{xml}</cdr:relSizeAnchor>"
