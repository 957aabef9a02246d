"""The rows of a table with every place of the grid filled, as both the widths of columns and Word's cells need them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from report_builder.page import TableBlock, TableCell, TableRow

Role: TypeAlias = Literal["kepala", "isi", "kelompok", "total"]
_ROW_ROLES: Mapping[str, Role] = {"total": "total", "kelompok": "kelompok"}


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands at one place of a row: a cell, or the lower part of one that began above (``cell`` is None)."""

    column: int
    span: int
    cell: TableCell | None
    continues: bool
    """Whether the cell goes on in the row below."""
    ends_part: bool
    """Whether the cell reaches the last row of the head, body or foot."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row ready to be written: its slots and what the row is."""

    slots: tuple[Slot, ...]
    role: Role


def lay_out(block: TableBlock) -> Iterator[Line]:
    """The rows of head, body and foot with every place of the grid filled; a merged cell stays within its part."""
    parts: tuple[tuple[tuple[TableRow, ...], Role], ...] = (
        (block.head, "kepala"),
        (block.body, "isi"),
        (block.foot, "total"),
    )
    for rows, role in parts:
        open_cells: dict[int, tuple[int, int]] = {}
        for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
            slots = tuple(_slots(row, open_cells, len(block.widths), left))
            yield Line(slots, role if role == "kepala" else _ROW_ROLES.get(row.kelas, role))


def _slots(row: TableRow, open_cells: dict[int, tuple[int, int]], columns: int, rows_left: int) -> Iterator[Slot]:
    """One row from left to right; ``open_cells`` keeps by column the span and the rows left of a merged cell."""
    cells = iter(row.cells)
    column = 0
    while column < columns:
        cell = None if column in open_cells else next(cells)
        span, left = (cell.colspan, cell.rowspan) if cell else open_cells.pop(column)
        if left > 1:
            open_cells[column] = (span, left - 1)
        yield Slot(column, span, cell, continues=left > 1, ends_part=left >= rows_left)
        column += span
