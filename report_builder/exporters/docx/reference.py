"""``reference.docx``, the document from which a report takes its styles, lists and theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.package import OpcPackage
from lxml import etree

from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.exporters.docx.styles import HEADINGS, LISTS, STYLES, TABLE_STYLES
from report_builder.exporters.docx.wordml import NAMESPACES, escape

NAME = "reference.docx"
_W = f"{{{NAMESPACES['w']}}}"
_LIST_STYLES = tuple(
    style.name for style in (*HEADINGS, *LISTS) if style.para and style.para.numbering and style.para.numbering[0]
)


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
    theme_part: bytes | None
    styles: Mapping[str, str]
    numbers: Mapping[str, int]
    lists: Mapping[str, int]
    next_list: int
    tables: Mapping[str, TableLook]
    """By the name of a table style."""


def read_reference(resources: Mapping[str, bytes]) -> Reference:
    """The reference document among the resources.

    Raises ReportError (template) where it is missing, is no Word file, or lacks styles; all that lack are named.
    """
    if NAME not in resources:
        raise _failure([error(f"Berkas gaya “{NAME}” tidak ada.", hint="Kembalikan berkas itu ke folder templat.")])
    parts = _open(resources[NAME])
    styles_part = parts.get(RELATIONSHIP_TYPE.STYLES, b"<none/>")
    numbering_part = parts.get(RELATIONSHIP_TYPE.NUMBERING, b"<none/>")
    styles, instances = _parse(styles_part), _definitions(_parse(numbering_part))
    numbers = {name: number for name, number in _numbers(styles) if number in instances}
    reference = Reference(
        styles_part,
        numbering_part,
        parts.get(RELATIONSHIP_TYPE.THEME),
        {_value(style, "name"): style.get(f"{_W}styleId", "") for style in styles.iter(f"{_W}style")},
        numbers,
        {name: instances[number] for name, number in numbers.items()},
        max(instances, default=0) + 1,
        {_value(style, "name"): _table_look(style) for style in styles.iterfind(f"{_W}style[@{_W}type='table']")},
    )
    if problems := list(_faults(reference)):
        raise _failure(problems)
    return reference


def _failure(problems: list[Problem]) -> ReportError:
    return ReportError(problems, ExitCode.TEMPLATE)


def _open(data: bytes) -> dict[str, bytes]:
    """The parts that belong to the document itself, by the kind of their relationship."""
    try:
        document = OpcPackage.open(BytesIO(data)).main_document_part
    except (BadZipFile, PackageNotFoundError, KeyError, etree.XMLSyntaxError) as failure:
        raise _failure([error("Berkas ini bukan dokumen Word yang utuh.", Place(NAME))]) from failure
    return {one.reltype: one.target_part.blob for one in document.rels.values() if not one.is_external}


def _parse(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _value(element: etree._Element, path: str) -> str:
    """The value of a property, empty where there is none."""
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{_W}val", "")


def _definitions(numbering: etree._Element) -> dict[int, int]:
    """The definition of each list by the number of the list."""
    return {int(one.get(f"{_W}numId", "0")): int(_value(one, "abstractNumId")) for one in numbering.iter(f"{_W}num")}


def _numbers(styles: etree._Element) -> Iterator[tuple[str, int]]:
    for style in styles.iter(f"{_W}style"):
        number = _value(style, "pPr/numPr/numId")
        if number:
            yield _value(style, "name"), int(number)


def _table_look(style: etree._Element) -> TableLook:
    head, total = (style.find(f"{_W}tblStylePr[@{_W}type='{row}']/{_W}tcPr") for row in ("firstRow", "lastRow"))
    line = style.find(f"{_W}tblPr/{_W}tblBorders/{_W}insideH")
    border = "" if line is None else f"<w:tcBorders>{_written(line, 'bottom')}</w:tcBorders>"
    return TableLook(_kept(head, "tcBorders", "shd"), border + _kept(head, "shd"), _kept(total, "tcBorders", "shd"))


def _kept(cell: etree._Element | None, *names: str) -> str:
    """The properties of these names."""
    found = (None if cell is None else cell.find(f"{_W}{name}") for name in names)
    return "".join(_written(one) for one in found if one is not None)


def _written(element: etree._Element, name: str = "") -> str:
    """An element as it may stand in the body, under another name where one is given."""
    tag = name or etree.QName(element).localname
    values = ((etree.QName(key), escape(str(value))) for key, value in element.items())
    given = "".join(f' w:{key.localname}="{value}"' for key, value in values if key.namespace == NAMESPACES["w"])
    inside = "".join(map(_written, element))
    return f"<w:{tag}{given}>{inside}</w:{tag}>" if inside else f"<w:{tag}{given}/>"


def _faults(reference: Reference) -> Iterator[Problem]:
    for name in (*(style.name for style in STYLES), *TABLE_STYLES):
        if name not in reference.styles:
            yield error(f"Gaya “{name}” tidak ada.", Place(NAME), "Tambahkan gaya dengan nama itu.")
    for name in _LIST_STYLES:
        if name in reference.styles and name not in reference.lists:
            yield error(f"Gaya “{name}” tidak punya daftar.", Place(NAME), "Hubungkan gaya itu dengan sebuah daftar.")
