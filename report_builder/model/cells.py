"""Reads one cell as its column asks for: the tables that choose the reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from report_builder.dataset import (
    Cell,
    read_choice,
    read_code,
    read_date,
    read_list,
    read_number,
    read_range,
    read_text,
    read_triwulan,
    read_year,
)
from report_builder.errors import Problem
from report_builder.rules import Rentang
from report_builder.schema import Column, Jenis, Polaritas

Value: TypeAlias = Decimal | Rentang | date | str | int | bool | tuple[str, ...] | None
"""What a cell was read as; None is the choice "none", never an empty cell."""


def read_cell(cell: Cell, column: Column, polaritas: Polaritas | None) -> Value | Problem:
    """The value of a cell that is not empty, or why it cannot be read.

    ``polaritas`` is that of the indicator which the row speaks of, None where that is not known.
    """
    if column.jenis is Jenis.NILAI:
        return _NILAI[polaritas, column.nama in _TARGETS](cell)
    return _READERS[column.jenis](cell, column)


_TARGETS = ("target", "target_akhir")


def _read_ya_tidak(cell: Cell, column: Column) -> bool | Problem:
    choice = read_choice(cell, column.pilihan)
    return choice if isinstance(choice, Problem) else choice == "ya"


def _read_batas(cell: Cell, column: Column) -> Decimal | Problem | None:
    choice = read_choice(cell, column.pilihan)
    if isinstance(choice, Problem):
        return choice
    return None if choice == "none" else Decimal(choice)


_READERS: Mapping[Jenis, Callable[[Cell, Column], Value | Problem]] = {
    Jenis.TEKS: lambda cell, _: read_text(cell),
    Jenis.KODE: lambda cell, _: read_code(cell),
    Jenis.ANGKA: lambda cell, _: read_number(cell),
    Jenis.TAHUN: lambda cell, _: read_year(cell),
    Jenis.TANGGAL: lambda cell, _: read_date(cell),
    Jenis.TRIWULAN: lambda cell, _: read_triwulan(cell),
    Jenis.DAFTAR: lambda cell, _: read_list(cell),
    Jenis.PILIHAN: lambda cell, column: read_choice(cell, column.pilihan),
    Jenis.YA_TIDAK: _read_ya_tidak,
    Jenis.BATAS: _read_batas,
}


def _read_rentang(cell: Cell) -> Rentang | Problem:
    bounds = read_range(cell)
    return bounds if isinstance(bounds, Problem) else Rentang(*bounds)


# By polaritas, and whether the cell is a target. A row of an unknown indicator is an error anyway: what its numbers
# mean cannot be told, so only cells that nobody could read are named there.
_NILAI: Mapping[tuple[Polaritas | None, bool], Callable[[Cell], Value | Problem]] = {
    (Polaritas.MAKSIMUM, True): read_number,
    (Polaritas.MAKSIMUM, False): read_number,
    (Polaritas.MINIMUM, True): read_number,
    (Polaritas.MINIMUM, False): read_number,
    (Polaritas.STABIL, True): read_number,
    (Polaritas.STABIL, False): read_number,
    (Polaritas.RENTANG, True): _read_rentang,
    (Polaritas.RENTANG, False): read_number,
    (Polaritas.ORDINAL, True): read_text,
    (Polaritas.ORDINAL, False): read_text,
    (None, True): read_text,
    (None, False): read_text,
}
