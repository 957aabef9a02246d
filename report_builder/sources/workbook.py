"""The parts of a workbook's own XML that say which sheets there are and how their cells are formatted."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from functools import cache

from lxml import etree

from report_builder.errors import Place
from report_builder.sources.archive import damaged
from report_builder.sources.files import MEBIBYTE, refusal

GENERAL = "General"

_ROOT_RELATIONS = "_rels/.rels"
_LARGEST_PART = 20 * MEBIBYTE

# Number formats that a workbook names by number only (ECMA-376 part 1, 18.8.30), dates left out.
_BUILT_IN = {"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "49": "@"}

_LITERAL = re.compile(r'"[^"]*"|\\.')


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its name, its part in the container, and whether users see it."""

    nama: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """The worksheets in their order, and the number format of each cell style by its index."""

    sheets: tuple[Sheet, ...]
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Relation:
    """A named link of a part: what it leads to by the last word of its type, and where."""

    id: str
    kind: str
    part: str


def describe(archive: zipfile.ZipFile, place: Place) -> Workbook:
    """What the container's workbook part and styles say; raises ReportError where they are missing or broken."""
    try:
        main = _main_part(archive)
        if main.endswith(".xml"):
            root = _parse(archive, main)
            if root.tag.endswith("}workbook"):
                return _describe(archive, root, _relations(archive, _relations_of(main)))
    except (etree.XMLSyntaxError, KeyError, ValueError):
        raise damaged(place) from None
    raise refusal("Berkas ini bukan buku kerja Excel.", place, "Buka di Excel, lalu simpan sebagai .xlsx.")


@cache
def is_percent(number_format: str) -> bool:
    """Whether the format shows a hundred times the value: ``0,00%``, but not ``0"%"``."""
    return "%" in _LITERAL.sub("", number_format)


def _parse(archive: zipfile.ZipFile, part: str) -> etree._Element:
    if archive.getinfo(part).file_size > _LARGEST_PART:
        raise ValueError(part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(part), parser)


def _main_part(archive: zipfile.ZipFile) -> str:
    if _ROOT_RELATIONS not in archive.namelist():
        return ""
    main, *others = [each.part for each in _relations(archive, _ROOT_RELATIONS) if each.kind == "officeDocument"] or [
        ""
    ]
    if others:
        raise ValueError(others)
    return main


def _describe(archive: zipfile.ZipFile, workbook: etree._Element, relations: list[_Relation]) -> Workbook:
    styles = next((each.part for each in relations if each.kind == "styles"), "")
    formats = _formats(_parse(archive, styles)) if styles else ()
    worksheets = {each.id: each.part for each in relations if each.kind == "worksheet"}
    sheets = []
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        (relation,) = (str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id"))
        if relation in worksheets:
            part = archive.getinfo(worksheets[relation]).filename
            is_hidden = sheet.get("state", "visible") != "visible"
            sheets.append(Sheet(_attribute(sheet, "name"), part, is_hidden))
    if len({sheet.nama for sheet in sheets}) < len(sheets):
        raise ValueError("two sheets of one name")
    return Workbook(tuple(sheets), formats)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(archive: zipfile.ZipFile, part: str) -> list[_Relation]:
    """The relations that a part of relations declares; their targets are seen from the folder above it."""
    base = posixpath.join("/", posixpath.dirname(posixpath.dirname(part)))
    relations = [
        _Relation(
            _attribute(relation, "Id"),
            posixpath.basename(_attribute(relation, "Type")),
            posixpath.normpath(posixpath.join(base, _attribute(relation, "Target"))).lstrip("/"),
        )
        for relation in _parse(archive, part).iterfind("{*}Relationship")
    ]
    if len({relation.id for relation in relations}) < len(relations):
        raise ValueError(f"two relations of one id in {part}")
    return relations


def _formats(styles: etree._Element) -> tuple[str, ...]:
    own = {
        _attribute(entry, "numFmtId"): _attribute(entry, "formatCode")
        for entry in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    known = _BUILT_IN | own
    return tuple(known.get(style.get("numFmtId", "0"), GENERAL) for style in styles.iterfind("{*}cellXfs/{*}xf"))


def _attribute(element: etree._Element, name: str) -> str:
    value = element.get(name)
    if value is None:
        raise ValueError(f"{element.tag} without {name}")
    return value
