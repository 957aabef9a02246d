"""Rows of plain values as the cells of a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from report_builder.dataset import Cell, CellKind, Table
from report_builder.errors import Place
from report_builder.language import format_range
from report_builder.schema import Sheet

Nilai: TypeAlias = Decimal | tuple[Decimal, Decimal] | str | None
"""A number, a range or a predicate; None where it is not known."""

Value: TypeAlias = Nilai | date | int
"""What a cell is made of; an empty text leaves it empty."""

Row: TypeAlias = Mapping[str, Value]


def sheet_table(sheet: Sheet, rows: Iterable[Row], berkas: str) -> Table:
    """The sheet with its rows, each a mapping of columns to values."""
    names = [column.nama for column in sheet.columns]
    return table(sheet.nama, names, [[row.get(nama) for nama in names] for row in rows], berkas)


def key_table(sheet: Sheet, answers: Row, berkas: str) -> Table:
    """The sheet of keys with all of them, the answered ones filled."""
    rows = [[key.nama, answers.get(key.nama)] for key in sheet.keys]
    return table(sheet.nama, ["kunci", "isi"], rows, berkas)


def table(nama: str, header: Sequence[str], rows: Sequence[Sequence[Value]], berkas: str) -> Table:
    """Any table: its header and its rows."""
    first, *rest = (
        tuple(_cell(value, Place(berkas, nama, f"{_letters(at)}{line}")) for at, value in enumerate(row))
        for line, row in enumerate((header, *rows), start=1)
    )
    return Table(nama, berkas, first, tuple(rest), len(rows) + 2)


def _cell(value: Value, place: Place) -> Cell:
    match value:
        case None | "":
            return Cell(CellKind.EMPTY, None, place)
        case date():
            return Cell(CellKind.DATE, value, place)
        case int() | Decimal():
            return _number(Decimal(value), place)
        case (least, most):
            return Cell(CellKind.TEXT, format_range(least, most), place)
        case _:
            return Cell(CellKind.TEXT, value, place)


def _number(value: Decimal, place: Place) -> Cell:
    """The cell shows the zeros at the end too: 3.20."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Cell(CellKind.NUMBER, value, place, f"0.{'0' * places}" if places else "General")


def _letters(index: int) -> str:
    """0 -> A, 26 -> AA."""
    before, letter = divmod(index, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)
