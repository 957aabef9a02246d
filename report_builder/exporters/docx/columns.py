"""How wide columns are: as the report says, but never narrower than their longest word or figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TypeAlias

from report_builder.charts.lettering import text_width
from report_builder.exporters.docx.styles import CELL_AIR, TIGHT_AIR
from report_builder.exporters.docx.wordml import twips
from report_builder.page import Block, Inline, ListBlock, Paragraph, Status, Styled, TableCell, plain_text

# After a hyphen a line may break, but not before a figure, whose sign it is or which it joins to another.
_BREAKS = re.compile(r"[ \n]+|(?<=[–—-])(?!\d)")
_DIGIT = re.compile(r"\d")
_ROUNDING = 0.4
"""What programs differ by in measuring a cell, in millimetres."""

PlacedCell: TypeAlias = tuple[int, TableCell, bool]
"""A cell with its column, and whether its row is bold."""


@dataclass(frozen=True, slots=True)
class Density:
    """How closely a table is set: its style, the suffix of the styles of its cells, their type in points."""

    style: str
    suffix: str
    size: float
    air: float
    """What a cell takes of the width of its text, in millimetres."""

    def twips(self, em: float) -> float:
        """The width of a cell whose longest word has this width in ems."""
        return twips(self.air + _ROUNDING) + em * self.size * 20


PLAIN_SETTING = Density("Tabel Polos", "", 11, CELL_AIR)
_NORMAL = Density("Tabel Laporan", "", 9.5, CELL_AIR)
_SMALL = Density("Tabel Laporan", " Kecil", 8.5, CELL_AIR)
_TIGHT = Density("Tabel Rapat", " Kecil", 8.5, TIGHT_AIR)
SETTINGS = (_NORMAL, _TIGHT)
SMALL_SETTINGS = (_SMALL, _TIGHT)
"""From the one that reads best to the one that holds most."""


@dataclass(frozen=True, slots=True)
class Needs:
    """For each column the width in ems of its longest word, and of its longest figure, which must never break."""

    words: tuple[float, ...]
    figures: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The width of each column in twips, how the table is set, and whether every word is whole at that."""

    grid: tuple[int, ...]
    density: Density
    whole: bool


def set_columns(widths: Sequence[float], needs: Needs, total: int, densities: Sequence[Density]) -> Columns:
    """The first density in which all words fit; where none does, the last one, in which words break before figures."""
    for density in densities:
        least = [density.twips(em) for em in needs.words]
        if sum(least) <= total:
            return Columns(fit_columns(widths, least, total), density, whole=True)
    last = densities[-1]
    words, figures = ([last.twips(em) for em in ems] for ems in (needs.words, needs.figures))
    # Words give up the same part of what they need beyond the figures of their column.
    part = max(0.0, (total - sum(figures)) / (sum(words) - sum(figures))) if sum(words) > sum(figures) else 0.0
    least = [figure + (word - figure) * part for word, figure in zip(words, figures, strict=True)]
    return Columns(fit_columns(widths, least, total), last, whole=False)


def fit_columns(widths: Sequence[float], least: Sequence[float], total: int) -> tuple[int, ...]:
    """Percentages as twips that sum to the total; a column that needs more takes it from those with room to spare.

    So do browsers and WeasyPrint. Where all together need more than there is, each gets its share of what it needs.
    """
    wanted = [total * width / 100 for width in widths]
    lacking = sum(max(0.0, need - width) for width, need in zip(wanted, least, strict=True))
    spare = sum(max(0.0, width - need) for width, need in zip(wanted, least, strict=True))
    if lacking <= spare:
        part = lacking / spare if spare else 0.0
        fitted = [
            need if need >= width else width - (width - need) * part for width, need in zip(wanted, least, strict=True)
        ]
    else:
        fitted = [total * need / sum(least) for need in least]
    edges = [round(edge) for edge in accumulate(fitted, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


def needs_of(cells: Iterable[PlacedCell], columns: int) -> Needs:
    """What the columns of a table need for cells that stand in one column each."""
    words, figures = [0.0] * columns, [0.0] * columns
    for column, cell, bold in cells:
        for text, is_bold in _texts(cell.blocks, bold=bold):
            for word in _BREAKS.split(text):
                if len(word) > words[column]:  # no letter is wider than the type is high
                    words[column] = max(words[column], _ems(word, is_bold))
                if len(word) > figures[column] and _DIGIT.search(word):
                    figures[column] = max(figures[column], _ems(word, is_bold))
    return Needs(tuple(words), tuple(figures))


def _texts(blocks: Iterable[Block], *, bold: bool) -> Iterator[tuple[str, bool]]:
    """The text of each paragraph, and whether any of it is bold."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain_text(block.children), bold or any(_is_bold(inline) for inline in block.children)
        elif isinstance(block, ListBlock):
            yield from (text for item in block.items for text in _texts(item, bold=bold))


def _is_bold(inline: Inline) -> bool:
    return isinstance(inline, Status) or (isinstance(inline, Styled) and inline.style == "strong")


@lru_cache(maxsize=4096)
def _ems(word: str, bold: bool) -> float:
    return text_width(word, 1, bold=bold)
