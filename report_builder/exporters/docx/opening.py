"""A Word file opened for its styles, lists and theme; one in which these are not as Word writes them is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.package import OpcPackage

from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.exporters.docx.archive import DAMAGE, check_size
from report_builder.exporters.docx.tree import Element, W, find, id_of, parse
from report_builder.exporters.docx.wordml import NAMESPACES

_BODY = f"{W}document"
_ROOTS: Mapping[str, str] = {
    RELATIONSHIP_TYPE.STYLES: f"{W}styles",
    RELATIONSHIP_TYPE.NUMBERING: f"{W}numbering",
    RELATIONSHIP_TYPE.THEME: f"{{{NAMESPACES['a']}}}theme",
}
"""The parts that a report takes: their root by the kind of their relationship."""
_NUMBER, _SIGN = re.compile("-?[0-9]{1,9}"), re.compile("[0-9A-Fa-f]{1,8}")
_NUMBERS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("num", "numId", _NUMBER),
    ("abstractNum", "abstractNumId", _NUMBER),
    ("abstractNumId", "val", _NUMBER),
    ("numId", "val", _NUMBER),
    ("ilvl", "val", _NUMBER),
    ("nsid", "val", _SIGN),
)
"""Elements with the attribute that must be a number, and how it is written."""


def open_parts(data: bytes, where: Place) -> dict[str, bytes]:
    """The parts that a report takes, as far as there are any, by the kind of their relationship.

    Raises ReportError (template) where the file is no Word file, or not a whole one.
    """
    refusal = ReportError([error("Berkas ini bukan dokumen Word yang utuh.", where)], ExitCode.TEMPLATE)
    try:
        body, parts = _read(data)
        sound = _is_sound(body, _BODY) and all(_is_sound(part, _ROOTS[kind]) for kind, part in parts.items())
    # python-docx asks elements of any name for what only the right ones have.
    except (*DAMAGE, PackageNotFoundError, AttributeError) as failure:
        raise refusal from failure
    if not sound:
        raise refusal
    return parts


def _read(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The body and the parts that belong to it."""
    with ZipFile(BytesIO(data)) as archive:
        check_size(archive)
    document = OpcPackage.open(BytesIO(data)).main_document_part
    own = (one for one in document.rels.values() if one.reltype in _ROOTS and not one.is_external)
    return document.blob, {one.reltype: one.target_part.blob for one in own}


def _is_sound(part: bytes, name: str) -> bool:
    """Whether a part has this root, no entities of its own, numbers where such must be, and an id for each style."""
    tree = parse(part)
    known = tree.tag == name and tree.getroottree().docinfo.internalDTD is None
    return known and _is_numbered(tree) and _is_named(tree)


def _is_numbered(tree: Element) -> bool:
    numbers = (
        form.fullmatch(one.get(f"{W}{attribute}", ""))
        for element, attribute, form in _NUMBERS
        for one in tree.iter(f"{W}{element}")
    )
    return all(numbers) and all(find(one, "abstractNumId") is not None for one in tree.iter(f"{W}num"))


def _is_named(tree: Element) -> bool:
    ids = [id_of(style) for style in tree.iter(f"{W}style")]
    return all(ids) and len(set(ids)) == len(ids)
