"""The parts of a workbook's own XML that say which sheets there are and how their cells are formatted."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass

from lxml import etree

from report_builder.errors import Place
from report_builder.sources.archive import damaged
from report_builder.sources.files import MEBIBYTE, refusal

GENERAL = "General"

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
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


def describe(archive: zipfile.ZipFile, place: Place) -> Workbook:
    """What the container's workbook part and styles say; raises ReportError where they are missing or broken."""
    if _WORKBOOK not in archive.namelist():
        hint = "Buka di Excel, lalu simpan sebagai .xlsx."
        raise refusal("Berkas ini bukan buku kerja Excel.", place, hint)
    try:
        relations = _worksheet_parts(_parse(archive, _RELATIONS))
        sheets = _sheets(_parse(archive, _WORKBOOK), relations)
        formats = _formats(_parse(archive, _STYLES)) if _STYLES in archive.namelist() else ()
    except (etree.XMLSyntaxError, KeyError, StopIteration, ValueError):
        raise damaged(place) from None
    if any(sheet.part not in archive.namelist() for sheet in sheets):
        raise damaged(place)
    return Workbook(sheets, formats)


def is_percent(number_format: str) -> bool:
    """Whether the format shows a hundred times the value: ``0,00%``, but not ``0"%"``."""
    return "%" in _LITERAL.sub("", number_format)


def _parse(archive: zipfile.ZipFile, part: str) -> etree._Element:
    if archive.getinfo(part).file_size > _LARGEST_PART:
        raise ValueError(part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(part), parser)


def _worksheet_parts(relations: etree._Element) -> dict[str, str]:
    return {
        _attribute(relation, "Id"): posixpath.normpath(posixpath.join("/xl", _attribute(relation, "Target")))[1:]
        for relation in relations.iterfind("{*}Relationship")
        if _attribute(relation, "Type").endswith("/worksheet")
    }


def _sheets(workbook: etree._Element, parts: dict[str, str]) -> tuple[Sheet, ...]:
    found = []
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        relation = next(str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id"))
        if relation in parts:
            is_hidden = sheet.get("state", "visible") != "visible"
            found.append(Sheet(_attribute(sheet, "name"), parts[relation], is_hidden))
    return tuple(found)


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
