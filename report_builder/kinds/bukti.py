"""Evidence in a finished document: its parts by id, where they stand, and what they still ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from report_builder import page
from report_builder.page import Block, Heading, Missing, Paragraph, Section, TableBlock
from report_builder.page.numbering import reference


@dataclass(frozen=True, slots=True)
class Letak:
    """Where evidence stands, as running text calls it: ``Bab III``, the part ``A``, ``Tabel 3.2``."""

    bab: str
    bagian: str = ""
    tabel: str = ""


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of a document: its numbers, its heading and blocks down to the next heading that is no deeper."""

    bab: str
    bagian: str
    blocks: tuple[Block, ...]

    def letak(self, tabel: str = "") -> Letak:
        """Where the part stands, with its table of this id if it has that."""
        tables = (block for block in self.blocks if isinstance(block, TableBlock) and block.id == tabel)
        labels = (table.caption.label for table in tables if table.caption)
        return Letak(self.bab, self.bagian, next(labels, ""))

    @property
    def kurang(self) -> tuple[Missing, ...]:
        """What the part still asks for, each thing once."""
        return tuple(dict.fromkeys(page.iter_missing(self.blocks)))

    @property
    def lines(self) -> frozenset[str]:
        """The words of each heading, and of each paragraph in the cells of tables."""
        return frozenset(page.plain_text(block.children) for block in _lines(self.blocks))


def find_part(sections: Iterable[Section], key: str) -> Bagian | None:
    """The part of the section or heading with this id; None where there is none."""
    for section in sections:
        blocks = tuple(page.iter_blocks(section))
        if section.id == key:
            return Bagian(_chapter(blocks), "", blocks)
        for index, block in enumerate(blocks):
            if isinstance(block, Heading) and block.id == key:
                return Bagian(_chapter(blocks), reference(block.nomor), (block, *_below(block, blocks[index + 1 :])))
    return None


def _chapter(blocks: Iterable[Block]) -> str:
    return next((reference(block.nomor) for block in blocks if isinstance(block, Heading) and block.level == 1), "")


def _below(heading: Heading, blocks: Iterable[Block]) -> Iterator[Block]:
    return takewhile(lambda block: not isinstance(block, Heading) or block.level > heading.level, blocks)


def _lines(blocks: Iterable[Block]) -> Iterator[Heading | Paragraph]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, TableBlock):
            cells = (cell for row in block.body for cell in row.cells)
            yield from (inner for cell in cells for inner in cell.blocks if isinstance(inner, Paragraph))
