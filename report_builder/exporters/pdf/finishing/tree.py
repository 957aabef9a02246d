"""The laid-out boxes as one structure tree: whatever page it stands on, content goes to the node of its element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.layout.absolute import AbsolutePlaceholder

from report_builder.exporters.pdf.finishing.artifacts import Artifact
from report_builder.exporters.pdf.finishing.details import describe
from report_builder.exporters.pdf.finishing.links import widen, word
from report_builder.exporters.pdf.finishing.marks import MarkedPage
from report_builder.exporters.pdf.finishing.nodes import Annotation, Mark, Node
from report_builder.exporters.pdf.finishing.objects import Box, Element
from report_builder.exporters.pdf.finishing.roles import LAYOUT_TABLE, VOCABULARIES, Role

if TYPE_CHECKING:
    import pydyf

_NO_ROLE = Role(())
_MARGINS = {"@top": Artifact.HEADER, "@bottom": Artifact.FOOTER}


@dataclass(frozen=True, slots=True)
class Tree:
    """The structure of a document, and what of its pages is no part of it."""

    root: Node
    artifacts: tuple[dict[int, Artifact], ...]
    """For each page, by the number of the mark."""
    spare_areas: list[pydyf.Dictionary]
    """Areas of links that lie inside others."""


def build_tree(pages: Sequence[MarkedPage]) -> Tree:
    """Give the structure of painted pages; raises ValueError for marked content that belongs to no element of it."""
    growth = _Growth()
    artifacts = tuple(growth.read(place, page) for place, page in enumerate(pages))
    growth.check()
    return Tree(growth.root, artifacts, growth.spare_areas)


@dataclass(slots=True)
class _Growth:
    """A tree that grows page by page.

    The boxes of an element on all its pages, and those that WeasyPrint puts between it and its content, are known by
    the element and by the part of it that they stand for: none, ``marker``, ``footnote-call`` and so on.
    """

    root: Node = field(default_factory=lambda: Node("Document"))
    spare_areas: list[pydyf.Dictionary] = field(default_factory=list)
    _nodes: dict[tuple[Element, str], Node] = field(default_factory=dict)
    _notes: count[int] = field(default_factory=lambda: count(1))
    _heads: set[Element] = field(default_factory=set)
    """Heads of tables that have been read."""

    def read(self, place: int, page: MarkedPage) -> dict[int, Artifact]:
        """Take in a page, and give its artifacts."""
        reading = _Reading(place, page.height, dict(page.marks))
        self._take(page.box, self.root, reading)
        if reading.marks:
            raise ValueError(f"{len(reading.marks)} marks of page {place} are in no box")
        return reading.artifacts

    def check(self) -> None:
        """Raise ValueError where content would be read outside all elements, or not at all."""
        if any(isinstance(kid, Mark) for kid in self.root.kids):
            raise ValueError("marks are in no element")
        if any(node.role == "Note" and node.parent is None for node in self._nodes.values()):
            raise ValueError("a note has no call")

    def _take(
        self,
        box: Box,
        above: Node,
        page: _Reading,
        artifact: Artifact | None = None,
        area: pydyf.Dictionary | None = None,
    ) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box  # noqa: SLF001 - it has no other name.
        artifact = artifact or self._artifact(box)
        node = self._node(box, above, page.height)
        area = self._area(box, node, page.place, area)
        if (number := page.marks.pop(box, None)) is not None:
            if artifact:
                page.artifacts[number] = artifact
            else:
                node.kids.append(Mark(page.place, number))
        for child in box.children:
            self._take(child, node, page, artifact, area)

    def _artifact(self, box: Box) -> Artifact | None:
        """Why a box and all inside it are not read, if so; a head of a table is read where it first stands."""
        if isinstance(box, MarginBox):
            return _MARGINS.get(box.at_keyword.partition("-")[0], Artifact.PAGINATION)
        if box.element_tag == "thead":
            if box.element in self._heads:
                return Artifact.PAGINATION
            self._heads.add(box.element)
        return Artifact.LAYOUT if box.is_leader else None

    def _area(self, box: Box, node: Node, place: int, outer: pydyf.Dictionary | None) -> pydyf.Dictionary | None:
        """The area of the link that a box lies in."""
        area = box.link_annotation
        if area is None:
            return outer
        if outer is None:
            word(area, box)
            node.nearest("Link").kids.append(Annotation(place, area))
            return area
        widen(outer, area)
        self.spare_areas.append(area)
        return outer

    def _node(self, box: Box, above: Node, page_height: float) -> Node:
        """The node that a box's content goes to."""
        if box.element is None:
            return above
        tag, _, part = box.element_tag.partition("::")
        known = self._nodes.get((box.element, part))
        if known is None:
            known = self._part(box.element, part, above) if part else self._element(box, tag, above)
            if known is not above:
                self._nodes[box.element, part] = known
                describe(known, box, page_height)
        return known

    def _element(self, box: Box, tag: str, above: Node) -> Node:
        if above is self.root and box.element.get("role") == "note":  # Laid out on a page before its call.
            return Node("Note")
        if tag == "table" and box.element.find(".//th") is None:
            tag = LAYOUT_TABLE
        role = VOCABULARIES[above.vocabulary].get(tag, _NO_ROLE)
        node = above
        for name in role.names:
            node = node.add(name)
        if role.vocabulary:
            node.vocabulary = role.vocabulary
        return node

    def _part(self, element: Element, part: str, above: Node) -> Node:
        """A part of an element that CSS makes; text before and after it is its own."""
        if part == "marker":
            item = above.parent if above.role == "LBody" and above.parent else above
            return item.add("Lbl", 0)
        if part == "footnote-call":
            call = above.add("Reference")
            note = self._nodes.setdefault((element, ""), Node("Note"))
            note.parent = above
            note.key = f"catatan-{next(self._notes)}"
            above.kids.append(note)
            return call
        return above.add("Lbl") if part == "footnote-marker" else above


@dataclass(slots=True)
class _Reading:
    """A page that is being read: the marks whose boxes are still to come, and the artifacts found."""

    place: int
    height: float
    marks: dict[Box, int]
    artifacts: dict[int, Artifact] = field(default_factory=dict)
