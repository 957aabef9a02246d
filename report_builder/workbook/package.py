"""A workbook as the package of parts that it is: what nobody changes is written as it was, byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from lxml import etree

ROOT = ""
"""The part that stands for the package as a whole where relations are asked for."""
CONTENT_TYPES = "[Content_Types].xml"
TYPES = "application/vnd.openxmlformats-officedocument."

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = f"{_PACKAGE}/relationships"
# The first moment that a ZIP archive can hold.
_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Relation:
    """A named link of a part: its id, what it leads to by the last word of its type, and the part there."""

    id: str
    kind: str
    part: str


class Package:
    """The parts of a workbook by their names, some of them changed, added or removed."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._written: dict[str, bytes] = {}
        self._trees: dict[str, etree._Element] = {}
        self._removed: set[str] = set()

    @property
    def main(self) -> str:
        """The part of the workbook itself."""
        return self.related(ROOT, "officeDocument")[0].part

    @property
    def relation_types(self) -> str:
        """What the types of relations begin with, which differs in the strict form of the format."""
        (found,) = (
            str(one.get("Type")).rpartition("/")[0]
            for one in self.tree(_relations_of(ROOT)).iterfind(f"{{{_RELATIONS}}}Relationship")
            if str(one.get("Type")).endswith("/officeDocument")
        )
        return found

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part not in self._removed and (part in self._written or part in self._archive.namelist())

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        return self._written[part] if part in self._written else self._archive.read(part)

    def write(self, part: str, data: bytes) -> None:
        """Put bytes in the place of a part, or add it."""
        self._removed.discard(part)
        self._trees.pop(part, None)
        self._written[part] = data

    def remove(self, part: str) -> None:
        """Take a part away, with its relations and its entry among the content types."""
        self._removed |= {part, _relations_of(part)}
        for each in (part, _relations_of(part)):
            self._written.pop(each, None)
            self._trees.pop(each, None)
        types = self.tree(CONTENT_TYPES)
        for override in types.findall("{*}Override"):
            if override.get("PartName") == f"/{part}":
                types.remove(override)

    def tree(self, part: str) -> etree._Element:
        """The XML of a part, which is written as it is when the package is."""
        if part not in self._trees:
            self._trees[part] = parse(self.read(part))
        return self._trees[part]

    def related(self, part: str, *kinds: str) -> list[Relation]:
        """The relations of a part that are of these kinds."""
        if not self.has(_relations_of(part)):
            return []
        base = posixpath.join("/", posixpath.dirname(part))
        found = [
            Relation(
                str(one.get("Id")),
                posixpath.basename(str(one.get("Type"))),
                posixpath.normpath(posixpath.join(base, str(one.get("Target")))).lstrip("/"),
            )
            for one in self.tree(_relations_of(part)).iterfind("{*}Relationship")
        ]
        return [relation for relation in found if relation.kind in kinds]

    def relate(self, part: str, kind: str, target: str) -> str:
        """The id of a new relation from a part to another."""
        relations = _relations_of(part)
        if not self.has(relations):
            self.write(relations, f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
        root = self.tree(relations)
        taken = {one.get("Id") for one in root}
        chosen = next(name for name in numbered("rIdPerbaikan") if name not in taken)
        attributes = {"Id": chosen, "Type": f"{self.relation_types}/{kind}", "Target": f"/{target}"}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", attributes)
        return chosen

    def separate(self, part: str, relation: str) -> None:
        """Take away one relation of a part."""
        root = self.tree(_relations_of(part))
        for one in [one for one in root if one.get("Id") == relation]:
            root.remove(one)

    def add(self, pattern: str, data: bytes, content_type: str) -> str:
        """The name of a new part: the first free one of a pattern such as ``xl/comments{}.xml``."""
        part = next(name for name in numbered(*pattern.split("{}")) if not self.has(name))
        self.write(part, data)
        types = self.tree(CONTENT_TYPES)
        etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{part}", ContentType=content_type)
        return part

    def to_bytes(self) -> bytes:
        """The package as a file, its parts in their order and new ones behind them."""
        changed = {part: serialize(tree) for part, tree in self._trees.items() if self._is_changed(part, tree)}
        parts = self._written | changed
        saved = io.BytesIO()
        with zipfile.ZipFile(saved, "w") as target:
            for old in self._archive.infolist():
                if old.filename not in self._removed:
                    entry = _entry(old.filename, old)
                    data = parts.pop(old.filename, None)
                    target.writestr(entry, self._archive.read(old) if data is None else data)
            for name, data in parts.items():
                target.writestr(_entry(name), data)
        return saved.getvalue()

    def _is_changed(self, part: str, tree: etree._Element) -> bool:
        return etree.tostring(parse(self.read(part))) != etree.tostring(tree)


def numbered(before: str, behind: str = "") -> Iterator[str]:
    """A name, and the same with 2, 3, 4 … in it."""
    yield f"{before}{behind}"
    yield from (f"{before}{number}{behind}" for number in count(2))


def parse(data: bytes) -> etree._Element:
    """The XML, without reaching for anything outside it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(data, parser)


def serialize(root: etree._Element) -> bytes:
    """The XML as the parts of a workbook are written."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def place(root: etree._Element, name: str, order: Sequence[str]) -> etree._Element:
    """A new child of this name where the order of the children wants it; alternatives stand for what comes late."""
    behind = {*order[order.index(name) + 1 :], "AlternateContent"}
    child = etree.Element(f"{{{namespace(root)}}}{name}")
    later = (one for one in root.iterchildren("*") if local(one) in behind)
    before = next(later, None)
    if before is None:
        root.append(child)
    else:
        before.addprevious(child)
    return child


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def namespace(element: etree._Element) -> str:
    """The namespace of an element."""
    return etree.QName(element).namespace or ""


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _entry(name: str, old: zipfile.ZipInfo | None = None) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, old.date_time if old else _MOMENT)
    entry.create_system = old.create_system if old else 0
    entry.external_attr = old.external_attr if old else 0
    entry.compress_type = old.compress_type if old else zipfile.ZIP_DEFLATED
    return entry
