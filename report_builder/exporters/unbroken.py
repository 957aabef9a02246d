"""Which tables stand whole on one page, in the PDF as in Word."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.charts.lettering import wrap
from report_builder.exporters.columns import Density, texts_of
from report_builder.exporters.grid import Slot, lay_out
from report_builder.page import TableBlock

MOST_ROWS = 12
_LINE = 1.35
"""How high a line in a cell is, in sizes of its type, as in gaya/laporan.css."""
_AIR = 3.2
"""Above and below what stands in a cell, in millimetres, as there."""
_POINT = 25.4 / 72
_BEYOND_PICTURE = 1.12
"""How much higher than a picture a table may be: beneath a picture there is a caption, and often a source."""


def stays_whole(block: TableBlock, grid: Sequence[int], density: Density, tallest: float) -> bool:
    """Whether a table of these columns has few rows and a page holds it, where pictures are up to ``tallest`` mm high.

    One that no page holds must break: kept whole, it would leave its caption behind, alone on a page.
    """
    return len(block.body) <= MOST_ROWS and _height(block, grid, density) <= tallest * _BEYOND_PICTURE


def _height(block: TableBlock, grid: Sequence[int], density: Density) -> float:
    """About how high a table is, in millimetres."""
    lines = [max((_lines(slot, grid, density) for slot in line.slots), default=1) for line in lay_out(block)]
    return sum(max(1, each) * density.size * _LINE * _POINT + _AIR for each in lines)


def _lines(slot: Slot, grid: Sequence[int], density: Density) -> int:
    """How many lines a cell takes; one that reaches over several rows is left to the others in them."""
    if slot.cell is None or slot.cell.rowspan > 1:
        return 0
    size = density.size
    width = sum(grid[slot.column : slot.column + slot.span]) / 20 - density.air / _POINT
    return sum(
        len(wrap(text, max(size, width - indent * size), size, bold=bold))
        for text, bold, indent in texts_of(slot.cell.blocks, bold=False)
    )
