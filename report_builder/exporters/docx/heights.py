"""A guess at how high blocks are, made before any program lays them out."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from report_builder.page import Block, Break, Group, Heading, Inline, Link, ListBlock, Paragraph, Styled, plain_text

_TALL = 400
"""In points; no page of a report is lower."""
_LETTER = 0.55
"""How wide a letter is of the size of its type, rather more than less."""
_LINE = 1.4


def is_tall(blocks: Iterable[Block], width: int, size: float) -> bool:
    """Whether blocks in so many twips and a type of this size may be too high for a page.

    What is must not be kept in one piece: Word would hide what a page does not hold.
    """
    return _lines(blocks, max(1.0, width / 20 / (size * _LETTER))) * size * _LINE > _TALL


def _lines(blocks: Iterable[Block], letters: float) -> float:
    """How many lines of so many letters blocks take; of those that are no text nobody knows."""
    return sum(_lines_of(block, letters) for block in blocks)


def _lines_of(block: Block, letters: float) -> float:
    match block:
        case Paragraph(children=children) | Heading(children=children):
            return 1 + _breaks(children) + len(plain_text(children)) // letters
        case ListBlock(items=items):
            return sum(_lines(item, letters) for item in items)
        case Group(blocks=blocks):
            return _lines(blocks, letters)
        case _:
            return inf


def _breaks(inlines: Iterable[Inline]) -> int:
    return sum(_breaks_of(inline) for inline in inlines)


def _breaks_of(inline: Inline) -> int:
    match inline:
        case Break():
            return 1
        case Styled(children=children) | Link(children=children):
            return _breaks(children)
        case _:
            return 0
