"""Tables that hold the data of several offices, told apart by a column ``unit``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from report_builder.dataset.tables import Cell, Dataset, Table
from report_builder.errors import Place, ReportError, error

COLUMN = "unit"


def units(dataset: Dataset) -> tuple[str, ...]:
    """The offices that the tables name, each once, in their order; none where no table has the column."""
    return tuple(named_at(dataset))


def named_at(dataset: Dataset) -> Mapping[str, Place]:
    """The first cell that names each office."""
    found: dict[str, Place] = {}
    cells = (row[at] for table in dataset.tables if (at := _column(table)) is not None for row in table.rows)
    for cell in cells:
        if name := _name(cell):
            found.setdefault(name, cell.place)
    return found


def of_unit(dataset: Dataset, unit: str) -> Dataset:
    """The tables with the rows of one office, without that column; a table that lacks it belongs to all of them.

    Raises ReportError (data) where no row is of this office.
    """
    known = units(dataset)
    if unit not in known:
        hint = f"Yang ada: {', '.join(known)}." if known else f"Tambahkan kolom {COLUMN} pada setiap lembar."
        raise ReportError([error(f"Unit “{unit}” tidak ada pada data.", Place(_file(dataset)), hint)])
    return replace(dataset, tables=tuple(_rows_of(table, unit) for table in dataset.tables))


def _rows_of(table: Table, unit: str) -> Table:
    at = _column(table)
    if at is None:
        return table
    rows = (row for row in table.rows if _name(row[at]) == unit)
    return replace(
        table,
        header=(*table.header[:at], *table.header[at + 1 :]),
        rows=tuple((*row[:at], *row[at + 1 :]) for row in rows),
    )


def _column(table: Table) -> int | None:
    return next((at for at, cell in enumerate(table.header) if _name(cell).casefold() == COLUMN), None)


def _name(cell: Cell) -> str:
    return "" if cell.value is None else " ".join(str(cell.value).split())


def _file(dataset: Dataset) -> str:
    return dataset.sumber[0].berkas if dataset.sumber else ""
