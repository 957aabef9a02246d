"""Formats that are added to those of a workbook, each of them once however often it is asked for."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from report_builder.workbook.package import TYPES, Package, namespace, place

ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
"""The children of the styles as ECMA-376 (part 1, 18.8.39) wants them."""

FONT = {"val": "Calibri"}

Element: TypeAlias = tuple[str, dict[str, str], tuple["Element", ...]]
"""An element by its name, its attributes and its children."""

_EMPTY = (
    '<styleSheet xmlns="{}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/>'
    '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Styles:
    """The formats of a workbook, by their numbers."""

    def __init__(self, package: Package) -> None:
        main = package.main
        if not package.related(main, "styles"):
            empty = _EMPTY.format(namespace(package.tree(main)))
            part = package.add("xl/styles{}.xml", empty.encode(), f"{TYPES}spreadsheetml.styles+xml")
            package.relate(main, "styles", part)
        self._root = package.tree(package.related(main, "styles")[0].part)

    def differential(self, *, ink: str, paper: str) -> int:
        """The number of a format that overlays that of a cell: the colour of its text and of what is behind it."""
        font: Element = ("font", {}, (("color", {"rgb": ink}, ()),))
        fill: Element = ("fill", {}, (("patternFill", {}, (("bgColor", {"rgb": paper}, ()),)),))
        return self._number("dxfs", ("dxf", {}, (font, fill)))

    def cell(self, *, ink: str, size: int = 11, bold: bool = False, link: bool = False, paper: str = "") -> int:
        """The number of a format of cells, whose text begins at the top and is wrapped."""
        marks: list[Element] = [(mark, {}, ()) for mark, is_set in (("b", bold), ("u", link)) if is_set]
        name: list[Element] = [("sz", {"val": str(size)}, ()), ("color", {"rgb": ink}, ()), ("name", FONT, ())]
        font = self._number("fonts", ("font", {}, (*marks, *name)))
        solid: Element = ("patternFill", {"patternType": "solid"}, (("fgColor", {"rgb": paper}, ()),))
        fill = self._number("fills", ("fill", {}, (solid,))) if paper else 0
        attributes = {"numFmtId": "0", "fontId": str(font), "fillId": str(fill), "borderId": "0", "xfId": "0"}
        applied = {"applyFont": "1", "applyFill": "1", "applyAlignment": "1"}
        alignment: Element = ("alignment", {"vertical": "top", "wrapText": "1"}, ())
        return self._number("cellXfs", ("xf", attributes | applied, (alignment,)))

    def _number(self, group: str, wanted: Element) -> int:
        """Where an element stands in its group, at the end of which it is put where it is lacking."""
        found = self._root.find(f"{{*}}{group}")
        every = place(self._root, group, ORDER) if found is None else found
        built = _build(wanted, namespace(self._root))
        spelled = _spelled(built)
        for number, one in enumerate(every.iterchildren("{*}" + wanted[0])):
            if _spelled(one) == spelled:
                return number
        every.append(built)
        every.set("count", str(len(every)))
        return len(every) - 1


def _build(wanted: Element, spelled: str) -> etree._Element:
    name, attributes, children = wanted
    built = etree.Element(f"{{{spelled}}}{name}", attributes)
    built.extend(_build(child, spelled) for child in children)
    return built


def _spelled(element: etree._Element) -> object:
    """What an element says, however its namespace is written."""
    return element.tag, dict(element.items()), [_spelled(child) for child in element.iterchildren("*")]
