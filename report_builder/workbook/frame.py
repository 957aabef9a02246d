"""A worksheet but for its rows, which stay the bytes that they are: what stands around them may be changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from lxml import etree

from report_builder.workbook.package import namespace, parse, place, serialize

ORDER = (
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
"""The children of a worksheet as ECMA-376 (part 1, 18.3.1.99) wants them."""

_ENCODING = re.compile(rb"""<\?xml[^>]*encoding=["']([^"']+)""")
_ROWS = re.compile(rb"<(?:\w+:)?sheetData(?:\s[^>]*[^/>])?>.*</(?:\w+:)?sheetData\s*>", re.DOTALL)
_HOLE = b"<?rows?>"
_RULE = 'N("Perbaikan: {}")=0'
"""A formula that always holds and says whose rule it is; rows that are put in or sorted take it along."""
_OURS = _RULE.partition(":")[0]
_USUAL_WIDTH, _PIXELS = 9.140625, 7
"""The letters in a column that does not say how wide it is, and what one takes on a screen (Calibri 11)."""
_AREAS = 100
"""The areas of one rule: nobody reads a longer list, and programs refuse one of some thousands of characters."""


class Frame:
    """What a worksheet says of itself around its rows."""

    def __init__(self, data: bytes) -> None:
        declared = _ENCODING.match(data)
        found = _ROWS.search(data) if not declared or declared[1].lower() == b"utf-8" else None
        self._rows = found[0] if found else b""
        self._root = parse(data[: found.start()] + _HOLE + data[found.end() :] if found else data)
        self._before = etree.tostring(self._root)

    @property
    def namespace(self) -> str:
        """The namespace of its elements."""
        return namespace(self._root)

    @property
    def is_changed(self) -> bool:
        """Whether it says anything else than it did."""
        return etree.tostring(self._root) != self._before

    def to_bytes(self) -> bytes:
        """The worksheet, its rows as they were."""
        return serialize(self._root).replace(_HOLE, self._rows, 1)

    def pixels(self, column: int) -> int:
        """How wide a column is on a screen, counted from 0; nothing of one that is hidden."""
        return next((wide for first, last, wide in self._widths if first <= column <= last), self._usual_width)

    @cached_property
    def _usual_width(self) -> int:
        usual = self._root.find("{*}sheetFormatPr")
        return _pixels(None if usual is None else usual.get("defaultColWidth"))

    @cached_property
    def _widths(self) -> Sequence[tuple[int, int, int]]:
        """The first and the last column of those that say how wide they are, and what they say."""
        return [
            (int(str(one.get("min"))) - 1, int(str(one.get("max"))) - 1, 0 if is_hidden else _pixels(one.get("width")))
            for one in self._root.iterfind("{*}cols/{*}col")
            for is_hidden in [one.get("hidden") in {"1", "true"}]
        ]

    @property
    def drawing(self) -> str:
        """The id of the relation to the drawing that shows the comments; nothing where there is none."""
        found = self._root.find("{*}legacyDrawing")
        return "" if found is None else next(str(id_) for name, id_ in found.items() if str(name).endswith("}id"))

    def show_drawing(self, relation: str, relation_types: str) -> None:
        """Let the comments be shown by the drawing of this relation."""
        place(self._root, "legacyDrawing", ORDER).set(f"{{{relation_types}}}id", relation)

    def hide_drawing(self) -> None:
        """Take away the reference to the drawing of comments."""
        for found in self._root.findall("{*}legacyDrawing"):
            self._root.remove(found)

    def colour(self, cells: Mapping[str, Sequence[str]], formats: Mapping[str, int]) -> None:
        """Let cells stand out, listed by a word that has a differential format; the rules of people stay behind."""
        self._take_colour_away()
        self._make_room(len(cells))
        # Priority decides in Excel where rules meet on a cell, the order in LibreOffice.
        first = self._root.find("{*}conditionalFormatting")
        for priority, (word, areas) in enumerate(cells.items(), start=1):
            for start in range(0, len(areas), _AREAS):
                group = place(self._root, "conditionalFormatting", ORDER)
                if first is not None:
                    first.addprevious(group)
                group.set("sqref", " ".join(areas[start : start + _AREAS]))
                spelled = f"{{{self.namespace}}}"
                attributes = {"type": "expression", "dxfId": str(formats[word]), "priority": str(priority)}
                rule = etree.SubElement(group, f"{spelled}cfRule", attributes)
                etree.SubElement(rule, f"{spelled}formula").text = _RULE.format(word)

    def _take_colour_away(self) -> None:
        for group in self._root.findall("{*}conditionalFormatting"):
            for rule in group.findall("{*}cfRule"):
                if (rule.findtext("{*}formula") or "").startswith(_OURS):
                    group.remove(rule)
            if not len(group):
                self._root.remove(group)

    def _make_room(self, count: int) -> None:
        """Let the rules of people come behind so many of ours, in their order."""
        others = [rule for rule in self._root.iter("{*}cfRule") if rule.get("priority")]
        first = min((int(str(rule.get("priority"))) for rule in others), default=count + 1)
        for rule in others if first <= count else ():
            rule.set("priority", str(int(str(rule.get("priority"))) + count))


def _pixels(width: str | None) -> int:
    return round(float(width or _USUAL_WIDTH) * _PIXELS)
