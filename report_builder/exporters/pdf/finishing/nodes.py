"""The structure of a document: one node for what is one thing to a reader, on however many pages it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Scope = Literal["", "col", "row", "colgroup", "rowgroup"]


class Mark(NamedTuple):
    """Marked content: the place of its page and its number there."""

    page: int
    number: int


class Annotation(NamedTuple):
    """The area of a link on a page."""

    page: int
    dictionary: Any


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table knows of its cell: the first column, how far it reaches, which cells it is the header of."""

    column: int
    columns: int
    rows: int
    scope: Scope


@dataclass(eq=False, slots=True)
class Node:
    """An element of the structure tree: a role of ISO 32000-1, and what it holds in reading order."""

    role: str
    parent: Node | None = None
    vocabulary: str = "flow"
    """Which table of roles its content is read by."""
    kids: list[Node | Mark | Annotation] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    """Its identifier in the file, where others name it."""
    cell: Cell | None = None
    is_total: bool = False
    """Whether it is a row that sums up others."""

    def add(self, role: str, index: int | None = None) -> Node:
        """Give a new node inside this one, the last where no index says otherwise."""
        node = Node(role, self, self.vocabulary)
        self.kids.insert(len(self.kids) if index is None else index, node)
        return node

    def all(self) -> Iterator[Node]:
        """Give this node and all below it, in reading order."""
        yield self
        for kid in self.nodes():
            yield from kid.all()

    def nodes(self) -> Iterator[Node]:
        """Give the nodes right inside this one."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def nearest(self, role: str) -> Node:
        """Give the innermost node of this role that this one is or lies in; itself where there is none."""
        node: Node | None = self
        while node is not None and node.role != role:
            node = node.parent
        return node or self
