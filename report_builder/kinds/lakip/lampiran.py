"""The Lampiran sheets of the input as the templates see them: tables as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from report_builder.dataset import Cell, CellKind, Table
from report_builder.model import Laporan
from report_builder.schema import LAMPIRAN

WIDE_COLUMNS = 6
"""More columns than this go on a landscape page."""

MOST_COLUMNS = 12
"""A landscape page has room for these; a wider sheet is set in parts, each with the first column."""

WIDEST = 28
NARROWEST = 5
DASHES = frozenset({"-", "–", "—"})
"""What people type into a cell of figures that has none."""

_NUMBER = re.compile(r"[-−]?(?:\d+(?:[.,]\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?)%?")
"""A number as people type it; 1.1.1 is a code."""


@dataclass(frozen=True, slots=True)
class AppendixPart:
    """Columns of a Lampiran sheet that one page can hold: which hold figures, and how wide each is (weights)."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    angka: tuple[bool, ...]
    lebar: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AppendixTable:
    """A Lampiran sheet: its title, whether it lies on its side, and its parts, one where it is not too wide."""

    judul: str
    lanskap: bool
    bagian: tuple[AppendixPart, ...]


def appendix_tables(laporan: Laporan) -> tuple[AppendixTable, ...]:
    """Every Lampiran sheet, in the input's order."""
    return tuple(describe(table) for table in laporan.lampiran)


def describe(table: Table) -> AppendixTable:
    """How a Lampiran sheet is set; its title is the sheet's name without "Lampiran" and number."""
    judul = table.nama[len(LAMPIRAN) :].lstrip(" -_0123456789.:") or table.nama
    parts = tuple(_part(table, columns) for columns in _share_out(len(table.header)))
    return AppendixTable(judul, len(table.header) > WIDE_COLUMNS, parts)


def _share_out(count: int) -> list[list[int]]:
    """Which columns each part holds: all in order, the first one, which names the row, in every part."""
    if count <= MOST_COLUMNS:
        return [list(range(count))]
    step = MOST_COLUMNS - 1
    return [[0, *range(start, min(start + step, count))] for start in range(1, count, step)]


def _part(table: Table, columns: list[int]) -> AppendixPart:
    cells = [[row[index] for row in table.rows] for index in columns]
    header = tuple(table.header[index] for index in columns)
    return AppendixPart(
        header=header,
        rows=tuple(tuple(row[index] for index in columns) for row in table.rows),
        angka=tuple(_holds_figures(column) for column in cells),
        lebar=tuple(_weight([head, *column]) for head, column in zip(header, cells, strict=True)),
    )


def _holds_figures(column: list[Cell]) -> bool:
    filled = [cell for cell in column if cell.kind is not CellKind.EMPTY and cell.value not in DASHES]
    return bool(filled) and all(_is_figure(cell) for cell in filled)


def _is_figure(cell: Cell) -> bool:
    return cell.kind is CellKind.NUMBER or _NUMBER.fullmatch(str(cell.value).strip()) is not None


def _weight(cells: list[Cell]) -> int:
    longest = max(len(str(cell.value or "")) for cell in cells)
    return min(max(longest, NARROWEST), WIDEST)
