"""Turns each figure of a document into a link to its evidence, and finds the figures in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from report_builder.page import FactText, Grafik, Link, Page

Node = TypeVar("Node")


def link_facts(page: Page, anchors: Mapping[str, str]) -> Page:
    """The same document, each figure in it a link to the anchor of its fact."""
    return replace(page, sections=_linked(page.sections, anchors))


def _linked(node: Node, anchors: Mapping[str, str]) -> Node:
    """A part of a document with its figures linked; a link stays the only one where it stands."""
    match node:
        case FactText(fakta=fakta) if fakta in anchors:
            return Link(anchors[fakta], (node,))  # type: ignore[return-value]
        case Link() | Grafik():
            return node
        case tuple():
            return tuple(_linked(each, anchors) for each in node)  # type: ignore[return-value]
        case _ if is_dataclass(node) and not isinstance(node, type):
            inner = {field.name: getattr(node, field.name) for field in fields(node)}
            return replace(node, **{name: _linked(value, anchors) for name, value in inner.items()})
        case _:
            return node


def iter_facts(node: object) -> Iterator[FactText]:
    """The figures in a part of a document, in reading order."""
    match node:
        case FactText():
            yield node
        case tuple():
            for each in node:
                yield from iter_facts(each)
        case _ if is_dataclass(node) and not isinstance(node, Grafik):
            for field in fields(node):
                yield from iter_facts(getattr(node, field.name))
