"""The Lampiran sheets of the input as the templates see them: tables as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from report_builder.dataset import Cell, CellKind, Table
from report_builder.model import Laporan
from report_builder.schema import LAMPIRAN

WIDE_COLUMNS = 6
"""More columns than this go on a landscape page."""

WIDEST = 28
NARROWEST = 5
DASHES = frozenset({"-", "–", "—"})
"""What people type into a cell of figures that has none."""

_NUMBER = re.compile(r"[-−]?[\d.,]+%?")


@dataclass(frozen=True, slots=True)
class AppendixTable:
    """A Lampiran sheet: its title, its cells, which columns hold figures, how wide each is (weights), how it lies."""

    judul: str
    tabel: Table
    angka: tuple[bool, ...]
    lebar: tuple[int, ...]
    lanskap: bool


def appendix_tables(laporan: Laporan) -> tuple[AppendixTable, ...]:
    """Every Lampiran sheet, in the input's order."""
    return tuple(describe(table) for table in laporan.lampiran)


def describe(table: Table) -> AppendixTable:
    """How a Lampiran sheet is set; its title is the sheet's name without "Lampiran" and number."""
    columns = [[row[index] for row in table.rows] for index in range(len(table.header))]
    judul = table.nama[len(LAMPIRAN) :].lstrip(" -_0123456789.:") or table.nama
    return AppendixTable(
        judul=judul,
        tabel=table,
        angka=tuple(_holds_figures(column) for column in columns),
        lebar=tuple(_weight([head, *column]) for head, column in zip(table.header, columns, strict=True)),
        lanskap=len(columns) > WIDE_COLUMNS,
    )


def _holds_figures(column: list[Cell]) -> bool:
    filled = [cell for cell in column if cell.kind is not CellKind.EMPTY and cell.value not in DASHES]
    return bool(filled) and all(_is_figure(cell) for cell in filled)


def _is_figure(cell: Cell) -> bool:
    return cell.kind is CellKind.NUMBER or _NUMBER.fullmatch(str(cell.value).strip()) is not None


def _weight(cells: list[Cell]) -> int:
    longest = max(len(str(cell.value or "")) for cell in cells)
    return min(max(longest, NARROWEST), WIDEST)
