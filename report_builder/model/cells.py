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
from report_builder.rules import SKALA_ORDINAL, Rentang
from report_builder.schema import Column, Jenis, Polaritas

Value: TypeAlias = Decimal | Rentang | date | str | int | bool | tuple[str, ...] | None
"""What a cell was read as; None is the choice "tanpa", never an empty cell."""


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


def _read_line(cell: Cell) -> str | Problem:
    """The text on one line: a line break in a name (Alt+Enter) only fits it into its cell."""
    text = read_text(cell)
    return text if isinstance(text, Problem) else " ".join(text.split())


def _read_batas(cell: Cell, column: Column) -> Decimal | Problem | None:
    choice = read_choice(cell, tuple(dict.fromkeys((*_TANPA_BATAS, *column.pilihan))))
    if isinstance(choice, Problem):
        return choice
    return None if choice in _TANPA_BATAS else Decimal(choice)


_TANPA_BATAS = ("tanpa", "none")

_SEBUTAN = {"kepala_nip": "NIP", "kepala_nrp": "NRP", "atasan_nip": "NIP", "atasan_nrp": "NRP"}


_READERS: Mapping[Jenis, Callable[[Cell, Column], Value | Problem]] = {
    Jenis.TEKS: lambda cell, _: _read_line(cell),
    Jenis.KODE: lambda cell, column: read_code(cell, _SEBUTAN.get(column.nama, column.nama.replace("_", " "))),
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


def _read_any(cell: Cell) -> Value | Problem:
    """What any polaritas would take: a number, a range, or a predicate of the shipped scales."""
    readings = (read_number(cell), _read_rentang(cell), _read_predikat(cell))
    return next((reading for reading in readings if not isinstance(reading, Problem)), readings[0])


def _read_predikat(cell: Cell) -> str | Problem:
    return read_choice(cell, [predikat.label for skala in SKALA_ORDINAL for predikat in skala.predikat])


# By polaritas, and whether the cell is a target. Where the polaritas is not known, the row is an error anyway; what no
# polaritas would take is told together with it.
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
    (None, True): _read_any,
    (None, False): _read_any,
}

OF_NUMBERS = frozenset({Polaritas.MAKSIMUM, Polaritas.MINIMUM, Polaritas.STABIL})
"""The polaritas whose targets and realisasi are nothing but numbers."""
