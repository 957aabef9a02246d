"""Raw tables as a source read them: cells with their place and kind, before anything is known of their meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeAlias, overload

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


class Content(NamedTuple):
    """What a cell holds, before it has a place."""

    kind: CellKind
    value: CellValue
    format: str = "General"

    def at(self, place: Place) -> Cell:
        """The cell of this content there."""
        return Cell(self.kind, self.value, place, self.format)


@dataclass(frozen=True, slots=True, eq=False)
class Rows(Sequence[tuple[Cell, ...]]):
    """Rows of a sheet as contents, all as wide; their cells are made when somebody looks at them.

    Of a large sheet hardly a cell is ever looked at: what its columns hold is read from the contents, and equal ones
    may be one object.
    """

    berkas: str
    lembar: str
    letters: Sequence[str]
    """What a place begins with in each column: its letters, or its name and a sign behind that."""
    lines: Sequence[int | str]
    """What a place ends with in each row: its number as the user sees it, or what it is called."""
    contents: Sequence[Sequence[Content]]

    def cell(self, row: int, column: int) -> Cell:
        """One cell; both are counted from 0, among the rows that are kept."""
        place = Place(self.berkas, self.lembar, f"{self.letters[column]}{self.lines[row]}")
        return self.contents[row][column].at(place)

    @overload
    def __getitem__(self, index: int) -> tuple[Cell, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[Cell, ...], ...]: ...
    def __getitem__(self, index: int | slice) -> tuple[Cell, ...] | tuple[tuple[Cell, ...], ...]:
        """The cells of one row, or of several."""
        if isinstance(index, slice):
            return tuple(self[each] for each in range(len(self))[index])
        return tuple(self.cell(index, column) for column in range(len(self.letters)))

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """The rows in their order."""
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        """Whether the cells are the same, however they are kept."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """That of the rows as a tuple, to which they may be equal."""
        return hash(tuple(self))


def contents_of(rows: Sequence[tuple[Cell, ...]]) -> Sequence[Sequence[Content]]:
    """What the cells of rows hold."""
    if isinstance(rows, Rows):
        return rows.contents
    return [[Content(cell.kind, cell.value, cell.format) for cell in row] for row in rows]


def column_of(rows: Sequence[tuple[Cell, ...]], column: int) -> list[Content]:
    """What the cells of one column hold, row by row."""
    if isinstance(rows, Rows):
        return [contents[column] for contents in rows.contents]
    return [Content(cell.kind, cell.value, cell.format) for cell in (row[column] for row in rows)]


def cell_of(rows: Sequence[tuple[Cell, ...]], row: int, column: int) -> Cell:
    """One cell of rows; the others are not made for it."""
    return rows.cell(row, column) if isinstance(rows, Rows) else rows[row][column]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or CSV file: the cells of its first row and of the rows below that hold anything, all as wide.

    A column that holds data below an empty first cell is kept: its header cell is EMPTY.
    """

    nama: str
    berkas: str
    header: tuple[Cell, ...]
    rows: Sequence[tuple[Cell, ...]]
    next_row: int
    """The number of the first free row below the data, as the user sees it."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """All tables of one input, the files they came from, and what the source noticed while reading.

    ``unit`` and ``tahun`` are those that the rows were chosen by, where these tell what Identitas must say too.
    """

    tables: tuple[Table, ...]
    sumber: tuple[Sumber, ...]
    problems: tuple[Problem, ...] = ()
    unit: str = ""
    tahun: int | None = None


def is_empty(cell: Cell | Content) -> bool:
    """Whether nothing can be seen in the cell."""
    return is_blank(cell.value) if isinstance(cell.value, str) else cell.kind is CellKind.EMPTY


def is_blank(text: str) -> bool:
    """Whether the text shows nothing: it is empty, or all blanks and invisible signs."""
    if text.isprintable():  # nearly every text is, and its only blanks are spaces
        return not text.strip()
    return not any(sign.isprintable() and not sign.isspace() for sign in text)
