"""The sheets that become appendices as they are: their names begin with Lampiran."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from report_builder.dataset import Cell, CellKind, Dataset, Table, read_number, read_text
from report_builder.errors import Place, Problem, warning
from report_builder.language import normalize_text
from report_builder.schema import LAMPIRAN, normalize

# Whatever else a cell holds can be printed.
_READERS: Mapping[CellKind, Callable[[Cell], object]] = {
    CellKind.NUMBER: read_number,
    CellKind.ERROR: read_text,
    CellKind.UNCACHED: read_text,
}


def is_appendix(table: Table) -> bool:
    """Whether the table's name begins with Lampiran."""
    return normalize(table.nama).startswith(normalize(LAMPIRAN))


def appendices(dataset: Dataset) -> tuple[Table, ...]:
    """The appendices that hold rows, their texts clean; without rows there is nothing to print."""
    return tuple(_clean(table) for table in dataset.tables if is_appendix(table) and table.rows)


def check_appendices(dataset: Dataset) -> Iterator[Problem]:
    """A warning of each appendix without rows, an error for each cell that cannot be printed."""
    for table in dataset.tables:
        if not is_appendix(table):
            continue
        if not table.rows:
            message = f"Lembar “{table.nama}” belum berisi data dan tidak dicetak."
            yield warning(message, Place(table.berkas, table.nama))
        for row in (table.header, *table.rows):
            yield from _unprintable(row)


def _clean(table: Table) -> Table:
    header, *rows = (tuple(map(_clean_cell, row)) for row in (table.header, *table.rows))
    return replace(table, nama=normalize_text(table.nama), header=header, rows=tuple(rows))


def _clean_cell(cell: Cell) -> Cell:
    return replace(cell, value=normalize_text(cell.value)) if isinstance(cell.value, str) else cell


def _unprintable(row: tuple[Cell, ...]) -> Iterator[Problem]:
    for cell in row:
        reading = _READERS[cell.kind](cell) if cell.kind in _READERS else None
        if isinstance(reading, Problem):
            yield reading
