"""The page as plain text, to be pasted into a content management system or a message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import singledispatch

from report_builder.exporters import Output
from report_builder.exporters.grid import Line, lay_out
from report_builder.page import (
    Block,
    Break,
    Caption,
    Contents,
    FactText,
    Figure,
    Footnote,
    Group,
    Heading,
    Inline,
    Link,
    ListBlock,
    Missing,
    Page,
    Paragraph,
    Status,
    Styled,
    TableBlock,
    Text,
    contents,
)

_DRAFT = "DRAF"


@dataclass(frozen=True, slots=True)
class Context:
    """What blocks need of their surroundings: the page, for its contents, and the footnotes called so far."""

    page: Page
    notes: list[str] = field(default_factory=list)


def export(page: Page, name: str) -> Output:
    """Give the page as UTF-8: an empty line between paragraphs, none of them wrapped; footnotes stand at the end."""
    context = Context(page)
    blocks = [_paragraphs(section.blocks, context) for section in page.sections]
    notes = [f"[{number}] {note}" for number, note in enumerate(context.notes, 1)]
    text = _join("\n\n", [_DRAFT if page.draf else "", *blocks, *notes])
    return Output(name, f"{text}\n".encode())


def _paragraphs(blocks: Iterable[Block], context: Context) -> str:
    return _join("\n\n", (write_block(block, context) for block in blocks))


def _lines(blocks: Iterable[Block], context: Context) -> str:
    return _join("\n", (write_block(block, context) for block in blocks))


def _join(between: str, texts: Iterable[str]) -> str:
    """The texts that say anything; no line ends in white space."""
    trimmed = ("\n".join(line.rstrip() for line in text.split("\n")) for text in texts)
    return between.join(text for text in trimmed if text)


def _one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n"))


# --- blocks ----------------------------------------------------------------------------------------------------------


@singledispatch
def write_block(block: Block, _context: Context) -> str:
    """Give one block as lines of text; empty where it says nothing."""
    raise TypeError(f"no text for {type(block).__name__}")


@write_block.register
def _(block: Heading, context: Context) -> str:
    return _one_line(f"{block.nomor} {_inlines(block.children, context)}")


@write_block.register
def _(block: Paragraph, context: Context) -> str:
    return _inlines(block.children, context)


@write_block.register
def _(block: ListBlock, context: Context) -> str:
    marks = (f"{number}. " if block.ordered else "- " for number in range(1, len(block.items) + 1))
    return "\n".join(_item(mark, item, context) for mark, item in zip(marks, block.items, strict=True))


def _item(mark: str, blocks: tuple[Block, ...], context: Context) -> str:
    """An item whose further lines begin where its first one does."""
    return mark + _lines(blocks, context).replace("\n", "\n" + " " * len(mark))


@write_block.register
def _(block: TableBlock, context: Context) -> str:
    """Rows as lines, cells parted by tabs: they paste into a table, and letters of unequal width misalign nothing."""
    caption = _caption(block.caption, context)
    if block.kelas == "tanda":
        return _join("\n\n", [caption, _signatures(block, context)])
    return _join("\n", [caption, *(_row(line, context) for line in lay_out(block))])


def _signatures(block: TableBlock, context: Context) -> str:
    """Who signs side by side on paper stands one below the other."""
    cells = (slot.cell for line in lay_out(block) for slot in line.slots if slot.cell)
    return _join("\n\n", (_lines(cell.blocks, context) for cell in cells))


def _row(line: Line, context: Context) -> str:
    """A merged cell is told once and leaves the other places that it takes empty."""
    cells: list[str] = []
    for slot in line.slots:
        cells += [_one_line(_lines(slot.cell.blocks, context)) if slot.cell else "", *[""] * (slot.span - 1)]
    return "\t".join(cells)


@write_block.register
def _(block: Figure, context: Context) -> str:
    return _join("\n", [f"[{_one_line(block.content.alt)}]", _caption(block.caption, context)])


def _caption(caption: Caption | None, context: Context) -> str:
    return _one_line(f"{caption.label} {_inlines(caption.children, context)}") if caption else ""


@write_block.register
def _(block: Contents, context: Context) -> str:
    entries = contents(context.page, block.kind)
    return "\n".join(_one_line(f"{entry.nomor} {entry.text}") for entry in entries)


@write_block.register
def _(block: Group, context: Context) -> str:
    join = _lines if block.kelas == "tanda-tangan" else _paragraphs
    return join(block.blocks, context)


# --- inlines ---------------------------------------------------------------------------------------------------------


def _inlines(inlines: Iterable[Inline], context: Context) -> str:
    return "".join(write_inline(inline, context) for inline in inlines)


@singledispatch
def write_inline(inline: Inline, _context: Context) -> str:
    """Give one inline as text."""
    raise TypeError(f"no text for {type(inline).__name__}")


@write_inline.register
def _(inline: Text | FactText | Status | Missing, _context: Context) -> str:
    return inline.text


@write_inline.register
def _(inline: Styled | Link, context: Context) -> str:
    return _inlines(inline.children, context)


@write_inline.register
def _(_inline: Break, _context: Context) -> str:
    return "\n"


@write_inline.register
def _(inline: Footnote, context: Context) -> str:
    """The call; the note itself is kept for the end."""
    context.notes.append(_one_line(_inlines(inline.children, context)))
    return f"[{len(context.notes)}]"
