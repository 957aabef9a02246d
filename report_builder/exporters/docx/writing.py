"""Blocks as paragraphs and tables: one writer for each kind, chosen by the kind; the kinds register themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch
from itertools import zip_longest

from report_builder.errors import error
from report_builder.exporters.docx.manuscript import Manuscript, Place
from report_builder.exporters.docx.wordml import paragraph
from report_builder.page import Block, Figure, ListBlock, Paragraph, TableBlock

_NOTES = frozenset({"sumber", "keterangan"})


@singledispatch
def write_block(block: object, place: Place, book: Manuscript) -> str:  # noqa: ARG001 - nothing is known of it
    """The paragraphs and tables of one block; a kind that no writer knows is a problem."""
    book.problems.append(error(f"Blok “{type(block).__name__}” tidak dikenal oleh penulis Word."))
    return ""


def write_blocks(blocks: Sequence[Block], place: Place, book: Manuscript) -> str:
    """Several blocks in order; where they must stay together, only the last may part from what follows."""
    free = replace(place, keep=False) if place.keep else place
    pieces = []
    for block, following in zip_longest(blocks, blocks[1:]):
        where = place if following is not None or _goes_on(place) else free
        tied = _leads_on(block, following) or (following is None and place.tied)
        pieces.append(write_block(block, where if where.tied == tied else replace(where, tied=tied), book))
        if isinstance(block, TableBlock) and not _is_note(following):
            pieces.append(paragraph(book.style("Jarak"), ""))
    return "".join(pieces)


def _goes_on(place: Place) -> bool:
    """Whether the blocks are only a part of what must stay together, as the cells of a table are."""
    return place.in_cell


def _leads_on(block: Block, following: Block | None) -> bool:
    """Whether a block must not end a page: text that announces what follows, a table or figure before its note."""
    if isinstance(block, Paragraph):
        return not _is_note(block) and isinstance(following, ListBlock | TableBlock | Figure)
    return isinstance(block, TableBlock | Figure) and _is_note(following)


def _is_note(block: Block | None) -> bool:
    """Whether a block is a line that belongs to the table or figure above it, so that no space parts them."""
    return isinstance(block, Paragraph) and block.kelas in _NOTES
