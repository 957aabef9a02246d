"""A Word file as a tree of parts, each with the relationship that leads to it, and its bytes in the end."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.package import Package

from report_builder.exporters.docx.packing import pack
from report_builder.exporters.docx.seal import CUSTOM_PROPERTIES, PROPERTY, seal
from report_builder.exporters.docx.wordml import DECLARATION, escape
from report_builder.page import Page

_APPLICATION = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>report_builder</Application></Properties>"
)
_CUSTOM = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""Marks the properties that people may name themselves."""
_LONGEST_PROPERTY = 255
"""In characters: python-docx refuses a longer title, subject or author."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the file: the relationship by which its owner knows it, its name, its content, its own pieces."""

    relationship: str
    kind: str
    name: str
    content_type: str
    data: bytes
    pieces: tuple[Piece, ...] = ()


def assemble(document: Piece, page: Page, properties: Mapping[str, str]) -> bytes:
    """The file, the same bytes for the same input, sealed; ``properties`` are custom ones, by name."""
    parts = gather(document, page)
    sealed = _custom_properties({**properties, PROPERTY: seal(parts)})
    return pack({**parts, CUSTOM_PROPERTIES: sealed.data})


def gather(document: Piece, page: Page) -> dict[str, bytes]:
    """The parts of the file by their names, neither sealed nor packed."""
    package = Package()
    _add(package, package, document)
    _add(package, package, _application())
    _add(package, package, _custom_properties({}))
    _describe(package, page)
    return _parts(package)


def _add(package: Package, owner: Package | Part, piece: Piece) -> None:
    part = Part(PackURI(piece.name), piece.content_type, piece.data, package)
    owner.load_rel(piece.kind, part, piece.relationship)
    for child in piece.pieces:
        _add(package, part, child)


def _parts(package: Package) -> dict[str, bytes]:
    stream = BytesIO()
    package.save(stream)
    with zipfile.ZipFile(stream) as container:
        return {name: container.read(name) for name in container.namelist()}


def _describe(package: Package, page: Page) -> None:
    """Title, author and dates from the report, never from the clock."""
    day = datetime.combine(page.tanggal, time(), UTC)
    part = CorePropertiesPart.default(package)
    properties = part.core_properties
    properties.title, properties.subject = _cut(page.judul), _cut(page.kepala)
    properties.author = properties.last_modified_by = _cut(page.penulis)
    properties.created = properties.modified = day
    properties.language, properties.revision = "id-ID", 1
    package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, part, "inti")


def _cut(text: str) -> str:
    """The text where it may stand as a property; else its beginning up to a whole word, with an ellipsis."""
    if len(text) <= _LONGEST_PROPERTY:
        return text
    kept = text[:_LONGEST_PROPERTY].rpartition(" ")[0] or text[: _LONGEST_PROPERTY - 1]
    return f"{kept}…"


def _application() -> Piece:
    return Piece(
        "aplikasi",
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        "/docProps/app.xml",
        CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
        _APPLICATION.encode(),
    )


def _custom_properties(properties: Mapping[str, str]) -> Piece:
    entries = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{escape(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr>'
        "</property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    return Piece(
        "khusus",
        RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
        f"/{CUSTOM_PROPERTIES}",
        CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
        f"{DECLARATION}<Properties {_CUSTOM}>{entries}</Properties>".encode(),
    )
