"""A Word file opened for inspection: its parts, the stories that people read, its styles."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import TypeAlias
from zipfile import ZipFile

from lxml import etree

from report_builder.exporters.docx.wordml import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
WP = f"{{{NAMESPACES['wp']}}}"
STORIES = frozenset(f"{W}{name}" for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))
"""The roots of the parts with text."""
OFF = frozenset(["0", "false", "off"])

Check: TypeAlias = Callable[["WordFile"], Iterator[str]]
"""Tells of each fault in a sentence that begins with its part."""


@dataclass(frozen=True)
class WordFile:
    """The names in the container, as often as they are there, and the XML of each part of the folder ``word``."""

    names: tuple[str, ...]
    parts: Mapping[str, etree._Element]

    @cached_property
    def stories(self) -> Mapping[str, etree._Element]:
        """The parts with text: body, headers, footers, notes, comments."""
        return {name: root for name, root in self.parts.items() if root.tag in STORIES}

    @cached_property
    def styles(self) -> Mapping[str, etree._Element]:
        """The styles by their ids."""
        return {get(style, "styleId"): style for style in self.parts["styles.xml"].iter(f"{W}style")}

    def each(self, *tags: str) -> Iterator[tuple[str, etree._Element]]:
        """Every such element of all stories with the name of its part."""
        for name, root in self.stories.items():
            yield from ((name, element) for element in root.iter(*tags))

    def style_name(self, paragraph: etree._Element) -> str:
        """The name of a paragraph's style as Word shows it, empty where it has none."""
        return style_name(self.styles.get(val(paragraph, "w:pPr/w:pStyle")))

    def states(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """Give a paragraph property: the paragraph's own, else that of its style or of those it builds on."""
        own = find(paragraph, f"w:pPr/w:{name}")
        return own if own is not None else self.style_states(val(paragraph, "w:pPr/w:pStyle"), name)

    def style_states(self, style_id: str, name: str) -> etree._Element | None:
        """Give a paragraph property of a style or of those it builds on."""
        while (style := self.styles.get(style_id)) is not None:
            if (found := find(style, f"w:pPr/w:{name}")) is not None:
                return found
            style_id = val(style, "w:basedOn")
        return None

    def keeps_with_next(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph stays on the page of the one after it."""
        return is_on(self.states(paragraph, "keepNext"))


def open_word(data: bytes) -> WordFile:
    """The file of these bytes."""
    with ZipFile(BytesIO(data)) as container:
        names = container.namelist()
        parts = [name for name in names if name.startswith("word/") and name.endswith(".xml")]
        roots = {name.removeprefix("word/"): etree.fromstring(container.read(name)) for name in parts}
    return WordFile(tuple(names), roots)


def find(element: etree._Element, path: str) -> etree._Element | None:
    """The first element of a path."""
    return element.find(path, {"w": NAMESPACES["w"]})


def get(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of Word's own namespace, empty where it or the element is not there."""
    return "" if element is None else element.get(f"{W}{name}", "")


def val(element: etree._Element, path: str) -> str:
    """The value that the first element of a path has."""
    return get(find(element, path))


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and not switched off."""
    return element is not None and get(element) not in OFF


def style_name(style: etree._Element | None) -> str:
    """``heading 1`` for the style ``Heading1``."""
    return "" if style is None else val(style, "w:name")


def text(element: etree._Element) -> str:
    """The words in an element, the first few of them."""
    words = " ".join("".join(piece.text or "" for piece in element.iter(f"{W}t")).split())
    return words if len(words) <= 40 else f"{words[:40]}…"
