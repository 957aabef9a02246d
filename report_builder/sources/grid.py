"""From rows of cell contents to a table: places given, empty rows and outer columns dropped, limits kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from report_builder.dataset import Cell, CellKind, CellValue, Table, is_blank
from report_builder.errors import Place, Problem, error

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 2_000_000
LONGEST_TEXT = 32_767


class Content(NamedTuple):
    """What a cell holds, before it has a place."""

    kind: CellKind
    value: CellValue
    format: str = "General"


NOTHING = Content(CellKind.EMPTY, None)


def text_content(text: str) -> Content:
    """The content of a cell of text; one that shows nothing is empty."""
    return NOTHING if is_blank(text) else Content(CellKind.TEXT, text)


def build_table(nama: str, berkas: str, rows: Sequence[Sequence[Content]]) -> Table:
    """The table of a sheet whose first row is the header; rows may differ in length."""
    filled = [number for number, row in enumerate(rows) if any(content is not NOTHING for content in row)]
    width = max((_width(rows[number]) for number in filled), default=0)
    letters = [column_name(column) for column in range(width)]

    def place_row(number: int) -> tuple[Cell, ...]:
        row, line = rows[number] if number < len(rows) else (), str(number + 1)
        contents = (*row[:width], *(NOTHING,) * (width - len(row)))
        return tuple(
            Cell(kind, value, Place(berkas, nama, letter + line), number_format)
            for letter, (kind, value, number_format) in zip(letters, contents, strict=True)
        )

    body = tuple(place_row(number) for number in filled if number > 0)
    return Table(nama, berkas, place_row(0), body, next_row=max(filled, default=0) + 2)


def cell_name(row: int, column: int) -> str:
    """The name of a cell by its row and column, counted from 0: (1, 5) -> "F2"."""
    return f"{column_name(column)}{row + 1}"


@cache
def column_name(column: int) -> str:
    """The letters of a column counted from 0: 0 -> "A", 26 -> "AA"."""
    first, last = divmod(column, 26)
    return (column_name(first - 1) if first else "") + chr(ord("A") + last)


def size_problems(berkas: str, nama: str, rows: int, columns: int) -> list[Problem]:
    """The error of a sheet whose data reach too far, at the outermost cell that holds anything."""
    for count, most, unit in (
        (rows, MOST_ROWS, "baris"),
        (columns, MOST_COLUMNS, "kolom"),
        (rows * columns, MOST_CELLS, "sel"),
    ):
        if count > most:
            place = Place(berkas, nama, cell_name(max(rows, 1) - 1, max(columns, 1) - 1))
            message = f"Isi lembar ini mencapai {_grouped(count)} {unit}; batasnya {_grouped(most)}."
            return [error(message, place, "Hapus isi yang tersesat jauh di luar tabel.")]
    return []


def text_problems(table: Table) -> list[Problem]:
    """The errors of texts longer than a spreadsheet cell can hold."""
    return [
        error(f"Teks di sel ini melebihi {_grouped(LONGEST_TEXT)} karakter.", cell.place, "Ringkas teksnya.")
        for row in (table.header, *table.rows)
        for cell in row
        if isinstance(cell.value, str) and len(cell.value) > LONGEST_TEXT
    ]


def _width(row: Sequence[Content]) -> int:
    return max(column + 1 for column, content in enumerate(row) if content is not NOTHING)


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")
