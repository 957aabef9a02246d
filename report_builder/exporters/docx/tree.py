"""Parts of a Word file as trees: parsed, asked for values, and added to in the order of the schema."""

from __future__ import annotations

from typing import TypeAlias

from docx.oxml.parser import parse_xml
from lxml import etree

from report_builder.exporters.docx.wordml import NAMESPACES

Element: TypeAlias = etree._Element
W = f"{{{NAMESPACES['w']}}}"
"""Word's own namespace, as it stands before the name of an element or attribute."""


def parse(part: bytes) -> Element:
    """The root of a part; its elements know their order."""
    return parse_xml(part)


def written(root: Element) -> bytes:
    """The part."""
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def find(element: Element, path: str) -> Element | None:
    """The first element of a path: ``pPr/numPr``."""
    return element.find("/".join(f"{W}{step}" for step in path.split("/")))


def value(element: Element, path: str) -> str:
    """What the first element of a path says, empty where there is none."""
    found = find(element, path)
    return "" if found is None else found.get(f"{W}val", "")


def id_of(style: Element) -> str:
    """The id of a style."""
    return style.get(f"{W}styleId", "")


def say(element: Element, text: str) -> None:
    """Let an element have this value."""
    element.set(f"{W}val", text)


def remove(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def slot(element: Element, name: str) -> Element:
    """The child of this name, put where the schema wants it if there is none."""
    child: Element = getattr(element, f"get_or_add_{name}")()
    return child
