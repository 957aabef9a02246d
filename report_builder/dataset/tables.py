"""Raw tables as a source read them: cells with their place and kind, before anything is known of their meaning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from report_builder.errors import Place, Problem
from report_builder.facts import Sumber


class CellKind(StrEnum):
    """What a cell holds, as the file says it."""

    EMPTY = "kosong"
    TEXT = "teks"
    NUMBER = "angka"
    DATE = "tanggal"
    BOOLEAN = "logika"
    ERROR = "galat"
    UNCACHED = "rumus tanpa nilai"


CellValue: TypeAlias = Decimal | date | str | bool | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its kind, its value (a Decimal at 15 significant digits, ``#DIV/0!`` for an error), its place.

    A number whose ``format`` is a percentage holds what is shown: 0.55 formatted ``0%`` is the value 55.
    """

    kind: CellKind
    value: CellValue
    place: Place
    format: str = "General"


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or CSV file: the cells of its first row and of the rows below that hold anything, all as wide.

    A column that holds data below an empty first cell is kept: its header cell is EMPTY.
    """

    nama: str
    berkas: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    next_row: int
    """The number of the first free row below the data, as the user sees it."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """All tables of one input, the files they came from, and what the source noticed while reading."""

    tables: tuple[Table, ...]
    sumber: tuple[Sumber, ...]
    problems: tuple[Problem, ...] = ()


def is_empty(cell: Cell) -> bool:
    """Whether nothing can be seen in the cell."""
    return is_blank(cell.value) if isinstance(cell.value, str) else cell.kind is CellKind.EMPTY


def is_blank(text: str) -> bool:
    """Whether the text shows nothing: it is empty, or all blanks and invisible signs."""
    if text.isprintable():  # nearly every text is, and its only blanks are spaces
        return not text.strip()
    return not any(sign.isprintable() and not sign.isspace() for sign in text)
