"""The package of a Word file from anywhere: opened with limits, its parts as trees, found by their relationships."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import TypeAlias
from zipfile import BadZipFile, ZipFile

from lxml import etree

from report_builder.exporters.docx.archive import check_size

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml names its type of element only so
_NONE: Mapping[str, Element] = MappingProxyType({})
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Hubungan:
    """A relationship inside the package: its id, the last word of its kind (``chart``), the part that it leads to."""

    id: str
    jenis: str
    bagian: str


class Paket:
    """The parts of a package; raises what ``DAMAGE`` names where they are no sound package."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """A package of these parts, by their names."""
        self._parts = parts

    @classmethod
    def buka(cls, data: bytes) -> Paket:
        """Unpack the parts, which say that they are no larger than those of any report."""
        with ZipFile(BytesIO(data)) as archive:
            check_size(archive)
            return cls({entry.filename: archive.read(entry) for entry in archive.infolist()})

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._parts

    def data(self, name: str) -> bytes:
        """The bytes of a part; raises KeyError where there is none."""
        return self._parts[name]

    def pohon(self, name: str) -> Element:
        """The root of a part; raises where it is missing, damaged or declares a document type."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        root = etree.fromstring(self._parts[name], parser)
        if root.getroottree().docinfo.internalDTD is not None:
            message = f"{name} declares a document type"
            raise BadZipFile(message)
        return root

    def hubungan(self, name: str = "") -> Iterator[Hubungan]:
        """The relationships of a part, or of the whole package, as far as they lead to parts that are there."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self:
            return
        for relation in self.pohon(relations).iter(_RELATION):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            if relation.get("TargetMode") != "External" and target in self:
                yield Hubungan(relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target)

    def bagian(self, jenis: str, name: str = "") -> Iterator[str]:
        """The parts that relationships of this kind lead to, each once."""
        yield from dict.fromkeys(each.bagian for each in self.hubungan(name) if each.jenis == jenis)


def nama(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def nilai(element: Element, name: str) -> str:
    """An attribute by its name without its namespace, empty where there is none: the strict format has others."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def anak(element: Element | None, *path: str) -> Element | None:
    """The first child, or child of a child, of these names."""
    for step in path:
        if element is None:
            return None
        element = next((child for child in element if nama(child) == step), None)
    return element


def sifat(element: Element, name: str) -> Mapping[str, Element]:
    """The properties of an element by their names: what is in its ``pPr``, ``rPr`` or the like."""
    properties = anak(element, name)
    return _NONE if properties is None else {nama(each): each for each in reversed(properties)}
