"""How wide columns are: as the report says, but never narrower than their longest word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from report_builder.charts.lettering import text_width
from report_builder.exporters.docx.styles import CELL_AIR
from report_builder.exporters.docx.wordml import twips
from report_builder.page import Block, ListBlock, Paragraph, TableCell, plain_text

_BREAKS = re.compile(r"[ \n–—-]+")
_SIZE = 9.5
"""The type of most tables in points; the smaller type of appendices fits as well."""
_AIR = CELL_AIR + 1
"""With a millimetre for the hyphen at the end of a line and for other programs' rounding."""


def fit_columns(widths: Sequence[float], least: Sequence[float], total: int) -> tuple[int, ...]:
    """Percentages as twips that sum to the total; a column that needs more takes it from those with room to spare.

    Where all together need more than there is, each gets its share of what it needs: words are broken then.
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


def widest_words(cells: Iterable[tuple[int, TableCell, bool]], columns: int) -> list[float]:
    """For each column the width in twips that its longest word needs; cells come with column and boldness."""
    least = [0.0] * columns
    for column, cell, bold in cells:
        for text in _texts(cell.blocks):
            for word in _BREAKS.split(text):
                if len(word) * _SIZE > least[column]:  # no letter is wider than the type is high
                    least[column] = max(least[column], _width(word, bold))
    return [twips(_AIR) + points * 20 for points in least]


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain_text(block.children)
        elif isinstance(block, ListBlock):
            yield from (text for item in block.items for text in _texts(item))


@lru_cache(maxsize=4096)
def _width(word: str, bold: bool) -> float:
    return text_width(word, _SIZE, bold=bold)
