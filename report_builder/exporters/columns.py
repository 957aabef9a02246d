"""How wide columns are: as the report says, but never narrower than their longest word or figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from report_builder.charts.lettering import text_width
from report_builder.errors import Problem, warning
from report_builder.exporters.grid import Line, lay_out
from report_builder.exporters.paper import text_width as paper_width
from report_builder.page import Block, Inline, ListBlock, Paragraph, Status, Styled, TableBlock, TableCell, plain_text

CELL_AIR = 2.8
"""What a cell takes of the width of its text, in millimetres, as in gaya/laporan.css."""
TIGHT_AIR = 1.6
"""The same in a table with more columns than have room."""
LAYOUTS = frozenset({"tanda", "identitas"})
"""Tables that only place what stands in them."""
TWIPS = 1440 / 25.4
"""In a millimetre."""

# After a hyphen a line may break, but not before a figure, whose sign it is or which it joins to another.
_BREAKS = re.compile(r"[ \n]+|(?<=[–—-])(?!\d)")
_DIGIT = re.compile(r"\d")
_LIST_INDENT = 1.5
"""What each level of a list takes of a cell, in ems, as in gaya/laporan.css."""
_FIRM = 2.5
"""What a word keeps of its width however wide the figures beside it are, in ems: about five letters."""
_ROUNDING = 0.4
"""What programs differ by in measuring a cell, in millimetres."""


class CellText(NamedTuple):
    """The text of a paragraph in a cell, whether any of it is bold, and how far it is indented, in ems."""

    text: str
    bold: bool
    indent: float


PlacedCell: TypeAlias = tuple[int, TableCell, bool]
"""A cell with its column, and whether its row is bold."""


@dataclass(frozen=True, slots=True)
class Density:
    """How closely a table is set: its type in points and the air of its cells."""

    size: float
    air: float
    """What a cell takes of the width of its text, in millimetres."""

    def twips(self, em: float) -> float:
        """The width of a cell whose longest word has this width in ems."""
        return (self.air + _ROUNDING) * TWIPS + em * self.size * 20


NORMAL = Density(9.5, CELL_AIR)
SMALL = Density(8.5, CELL_AIR)
TIGHT = Density(8.5, TIGHT_AIR)
PLAIN = Density(11, CELL_AIR)
DENSITIES = (NORMAL, TIGHT)
"""Of most tables, from the one that reads best to the one that holds most."""
_DENSITIES: Mapping[str, Sequence[Density]] = {"lampiran": (SMALL, TIGHT), **dict.fromkeys(LAYOUTS, (PLAIN,))}


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

    @property
    def shares(self) -> tuple[float, ...]:
        """The widths in percent."""
        return tuple(100 * width / sum(self.grid) for width in self.grid)


def text_twips(paper: str, *, lies: bool) -> int:
    """The width of the text on a page that stands or lies, in twips."""
    return round(paper_width(paper, lies=lies) * TWIPS)


def columns_of(block: TableBlock, total: int) -> Columns:
    """How a table is set in a width of so many twips."""
    lines = list(lay_out(block))
    single = (
        (slot.column, slot.cell, _is_bold_row(block, line))
        for line in lines
        for slot in line.slots
        if slot.cell is not None and slot.span == 1
    )
    densities = _DENSITIES.get(block.kelas, DENSITIES)
    columns = set_columns(block.widths, needs_of(single, len(block.widths)), total, densities)
    return replace(columns, whole=columns.whole and _hold_merged(block, lines, columns))


def tell_broken(block: TableBlock, columns: Columns) -> Iterator[Problem]:
    """Give the warning that words of a table had to be broken, where they had to."""
    if not columns.whole:
        name = block.caption.label if block.caption else ""
        message = f"{name or 'Sebuah tabel'} terlalu lebar untuk halaman: ada kata yang terpotong."
        yield warning(message, hint="Kurangi kolomnya atau letakkan pada halaman lanskap.")


def _is_bold_row(block: TableBlock, line: Line) -> bool:
    return line.role != "isi" and block.kelas not in LAYOUTS


def _hold_merged(block: TableBlock, lines: Iterable[Line], columns: Columns) -> bool:
    """Whether every word of a cell over several columns is whole in them."""
    return all(
        columns.density.twips(needs_of([(0, slot.cell, _is_bold_row(block, line))], 1).words[0])
        <= sum(columns.grid[slot.column : slot.column + slot.span])
        for line in lines
        for slot in line.slots
        if slot.cell is not None and slot.span > 1
    )


def set_columns(widths: Sequence[float], needs: Needs, total: int, densities: Sequence[Density]) -> Columns:
    """The first density in which all words fit; where none does, the last one, in which words break before figures."""
    for density in densities:
        least = [density.twips(em) for em in needs.words]
        if sum(least) <= total:
            return Columns(fit_columns(widths, least, total), density, whole=True)
    last = densities[-1]
    firm = [max(figure, min(word, _FIRM)) for word, figure in zip(needs.words, needs.figures, strict=True)]
    words, figures = ([last.twips(em) for em in ems] for ems in (needs.words, firm))
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
        for text, is_bold, indent in texts_of(cell.blocks, bold=bold):
            if len(text) + indent <= words[column] and len(text) + indent <= figures[column]:
                continue
            for word in _BREAKS.split(text):
                if len(word) + indent > words[column]:  # no letter is wider than the type is high
                    words[column] = max(words[column], indent + _ems(word, is_bold))
                if len(word) + indent > figures[column] and _DIGIT.search(word):
                    figures[column] = max(figures[column], indent + _ems(word, is_bold))
    return Needs(tuple(words), tuple(figures))


def texts_of(blocks: Iterable[Block], *, bold: bool, indent: float = 0) -> Iterator[CellText]:
    """The text of each paragraph, those of lists indented by their level."""
    for block in blocks:
        if isinstance(block, Paragraph):
            is_bold = bold or any(_is_bold(inline) for inline in block.children)
            yield CellText(plain_text(block.children), is_bold, indent)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from texts_of(item, bold=bold, indent=indent + _LIST_INDENT)


def _is_bold(inline: Inline) -> bool:
    return isinstance(inline, Status) or (isinstance(inline, Styled) and inline.style == "strong")


@lru_cache(maxsize=4096)
def _ems(word: str, bold: bool) -> float:
    return text_width(word, 1, bold=bold)
