"""What a node must say beyond its role: numbering of lists, extent and text of pictures, reach of cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pydyf

from report_builder.exporters.pdf.finishing.nodes import Cell, Node
from report_builder.exporters.pdf.finishing.objects import Box
from report_builder.exporters.pdf.finishing.roles import SVG

_POINTS = 0.75
"""Points in a CSS pixel."""
_SVG_TITLE = "{http://www.w3.org/2000/svg}title"
_NUMBERINGS = {
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-latin": "LowerAlpha",
    "upper-latin": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
}


def describe(node: Node, box: Box, page_height: float) -> None:
    """Write into a new node what its first box says; ``page_height`` in CSS pixels."""
    if (tell := _DETAILS.get(box.element_tag)) is not None:
        tell(node, box, page_height)


def _list(node: Node, box: Box, _page_height: float) -> None:
    numbering = _NUMBERINGS.get(box.style["list_style_type"], "None")
    node.attributes.update(O="/List", ListNumbering=f"/{numbering}")


def _picture(node: Node, box: Box, page_height: float) -> None:
    left, top = box.content_box_x(), box.content_box_y()
    corners = (left, page_height - top - box.height, left + box.width, page_height - top)
    node.attributes.update(O="/Layout", BBox=pydyf.Array([corner * _POINTS for corner in corners]))
    text = box.element.findtext(_SVG_TITLE) if box.element_tag == SVG else box.element.get("alt")
    node.entries["Alt"] = pydyf.String(text or "")


def _cell(node: Node, box: Box, _page_height: float) -> None:
    node.cell = Cell(box.grid_x, box.colspan, box.rowspan, box.element.get("scope", ""))


def _row(node: Node, box: Box, _page_height: float) -> None:
    node.is_total = "total" in box.element.get("class", "").split()


_DETAILS: Mapping[str, Callable[[Node, Box, float], None]] = {
    "ul": _list,
    "ol": _list,
    "img": _picture,
    SVG: _picture,
    "tr": _row,
    "th": _cell,
    "td": _cell,
}
