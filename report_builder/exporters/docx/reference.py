"""``reference.docx``, the document from which a report takes its styles, lists and theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.exporters.docx.completion import complete
from report_builder.exporters.docx.formatting import Gaya
from report_builder.exporters.docx.lists import LIST_STYLES, instances, list_of
from report_builder.exporters.docx.opening import open_parts
from report_builder.exporters.docx.styles import TABLE_STYLES
from report_builder.exporters.docx.theme import theme_xml
from report_builder.exporters.docx.tree import W, id_of, written
from report_builder.exporters.docx.wordml import NAMESPACES, escape, root

NAME = "reference.docx"


@dataclass(frozen=True, slots=True)
class TableLook:
    """What a table style says of cells that Word itself gives to one row only, as properties of a cell."""

    head: str = ""
    """Borders and tint of the last row of the head."""
    upper_head: str = ""
    """Of the rows of the head above it."""
    total: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of a reference document, and by the name of a style its id, its list, the definition of that list."""

    styles_part: bytes
    numbering_part: bytes
    theme_part: bytes
    styles: Mapping[str, str]
    """The ids as they may stand in an attribute."""
    numbers: Mapping[str, int]
    lists: Mapping[str, int]
    next_list: int
    tables: Mapping[str, TableLook]
    """By the name of a table style."""
    problems: tuple[Problem, ...]
    """What is to be told of the document."""


def read_reference(resources: Mapping[str, bytes], gaya: Gaya) -> Reference:
    """The reference document among the resources; what it lacks comes from the program's own, in these colours.

    Raises ReportError (template) where it is missing, is no Word file, or has a name for a style of another kind.
    """
    if NAME not in resources:
        missing = error(f"Berkas gaya “{NAME}” tidak ada.", hint="Kembalikan berkas itu ke folder templat.")
        raise ReportError([missing], ExitCode.TEMPLATE)
    parts = open_parts(resources[NAME], Place(NAME))
    styles, numbering = (
        parts.get(kind) or root(name, "")
        for kind, name in ((RELATIONSHIP_TYPE.STYLES, "styles"), (RELATIONSHIP_TYPE.NUMBERING, "numbering"))
    )
    whole = complete(styles, numbering, gaya, Place(NAME))
    definitions = instances(whole.numbering)
    numbers = {name: list_of(whole.by_name[name]) for name in LIST_STYLES}
    return Reference(
        written(whole.styles),
        written(whole.numbering),
        parts.get(RELATIONSHIP_TYPE.THEME) or theme_xml(gaya),
        {name: escape(id_of(style)) for name, style in whole.by_name.items()},
        numbers,
        {name: definitions[number] for name, number in numbers.items()},
        max(definitions) + 1,
        {name: _table_look(whole.by_name[name]) for name in TABLE_STYLES},
        whole.problems,
    )


def _table_look(style: etree._Element) -> TableLook:
    head, total = (style.find(f"{W}tblStylePr[@{W}type='{row}']/{W}tcPr") for row in ("firstRow", "lastRow"))
    line = style.find(f"{W}tblPr/{W}tblBorders/{W}insideH")
    border = "" if line is None else f"<w:tcBorders>{_written(line, 'bottom')}</w:tcBorders>"
    return TableLook(_kept(head, "tcBorders", "shd"), border + _kept(head, "shd"), _kept(total, "tcBorders", "shd"))


def _kept(cell: etree._Element | None, *names: str) -> str:
    """The properties of these names."""
    found = (None if cell is None else cell.find(f"{W}{name}") for name in names)
    return "".join(_written(one) for one in found if one is not None)


def _written(element: etree._Element, name: str = "") -> str:
    """An element as it may stand in the body, under another name where one is given."""
    tag = name or etree.QName(element).localname
    values = ((etree.QName(key), escape(str(value))) for key, value in element.items())
    given = "".join(f' w:{key.localname}="{value}"' for key, value in values if key.namespace == NAMESPACES["w"])
    inside = "".join(map(_written, element))
    return f"<w:{tag}{given}>{inside}</w:{tag}>" if inside else f"<w:{tag}{given}/>"
