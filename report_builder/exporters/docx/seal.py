"""The seal of a Word file: a digest over its parts, by which a file that people have edited since is known."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from report_builder.exporters.docx.archive import DAMAGE, check_size

CUSTOM_PROPERTIES = "docProps/custom.xml"
"""The part that holds the seal, and so the only one that the seal does not cover."""
PROPERTY = "sidik"
FACTS_PROPERTY = "fakta_sha256"
"""The digest of the facts that a file was made from."""
ASKED_PREFIX = "pesanan_"
"""Before what was asked for: programs that lose the facts keep these properties."""


def seal(parts: Mapping[str, bytes]) -> str:
    """The SHA-256, in hexadecimal, over names and bytes of all parts but the custom properties."""
    digest = hashlib.sha256()
    for name in sorted(parts.keys() - {CUSTOM_PROPERTIES}):
        digest.update(f"{name}\0{len(parts[name])}\0".encode())
        digest.update(parts[name])
    return digest.hexdigest()


def is_untouched(data: bytes) -> bool:
    """Whether the file is one of ours exactly as written; one that is damaged or bears no seal counts as edited."""
    try:
        parts = unpack(data)
        return _read_seal(parts[CUSTOM_PROPERTIES]) == seal(parts)
    except DAMAGE:
        return False


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a package by their names; raises what ``DAMAGE`` names where it is no sound one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_size(archive)
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def _read_seal(custom_properties: bytes) -> str | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for element in etree.fromstring(custom_properties, parser):
        if element.get("name") == PROPERTY:
            return "".join(str(text) for text in element.itertext()).strip()
    return None
