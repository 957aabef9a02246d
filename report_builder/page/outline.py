"""Walks through a document: its blocks in order, its table of contents and lists, its plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from typing import Literal

from report_builder.page.blocks import (
    Block,
    Break,
    FactText,
    Figure,
    Footnote,
    Group,
    Heading,
    Inline,
    Link,
    Missing,
    Page,
    Section,
    SectionKind,
    Status,
    Styled,
    TableBlock,
    Text,
)

_DEEPEST: Mapping[SectionKind, int] = {"sampul": 0, "awal": 1, "bab": 3, "lampiran": 3, "naskah": 3}
"""Down to which level the headings of a section are listed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of contents: depth (1–3), what it points to, its number, its text, where it stands."""

    level: int
    id: str
    nomor: str
    text: str
    section: SectionKind


def contents(page: Page, kind: Literal["isi", "tabel", "gambar"]) -> tuple[Entry, ...]:
    """Give the lines of a list of contents, of tables or of figures.

    Contents: the headings h1 to h3 of chapters and appendices, h1 of the front matter; lists: what has a label.
    """
    return tuple(_COLLECTORS[kind](page))


def iter_blocks(section: Section) -> Iterator[Block]:
    """Give the blocks of a section in reading order, groups opened; lists and tables stay whole."""
    return _opened(section.blocks)


def iter_missing(node: object) -> Iterator[Missing]:
    """Give all that is asked for in blocks, inlines, or whatever holds them, in reading order."""
    if isinstance(node, Missing):
        yield node
    elif isinstance(node, tuple):
        for child in node:
            yield from iter_missing(child)
    elif is_dataclass(node):
        for field in fields(node):
            yield from iter_missing(getattr(node, field.name))


def plain_text(inlines: Iterable[Inline]) -> str:
    """Give running text without its markup; a line break becomes a space, footnotes are left out."""
    return "".join(_plain(inline) for inline in inlines)


def _opened(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Group):
            yield from _opened(block.blocks)
        else:
            yield block


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text=text) | FactText(text=text) | Status(text=text) | Missing(text=text):
            return text
        case Styled(children=children) | Link(children=children):
            return plain_text(children)
        case Break():
            return " "
        case Footnote():
            return ""


def _headings(page: Page) -> Iterator[Entry]:
    for section in page.sections:
        for block in iter_blocks(section):
            if isinstance(block, Heading) and block.level <= _DEEPEST[section.kind]:
                yield Entry(block.level, block.id, block.nomor, plain_text(block.children), section.kind)


def _captions(page: Page, kind: type[TableBlock | Figure]) -> Iterator[Entry]:
    for section in page.sections:
        for block in iter_blocks(section):
            if isinstance(block, kind) and block.caption and block.caption.label:
                text = plain_text(block.caption.children)
                yield Entry(1, block.id, block.caption.label, text, section.kind)


_COLLECTORS: Mapping[str, Callable[[Page], Iterator[Entry]]] = {
    "isi": _headings,
    "tabel": partial(_captions, kind=TableBlock),
    "gambar": partial(_captions, kind=Figure),
}
