"""From rows of cell contents to a table: places given, empty rows and outer columns dropped, limits kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

from report_builder.dataset import Cell, CellKind, Content, Rows, Table, contents_of, is_blank
from report_builder.errors import Place, Problem, error

__all__ = [
    "LONGEST_TEXT",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "NOTHING",
    "Content",
    "build_table",
    "cell_name",
    "column_name",
    "is_long",
    "size_problems",
    "text_content",
    "text_problems",
]

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 2_000_000
LONGEST_TEXT = 32_767


NOTHING = Content(CellKind.EMPTY, None)


def text_content(text: str) -> Content:
    """The content of a cell of text; one that shows nothing is empty."""
    return NOTHING if is_blank(text) else Content(CellKind.TEXT, text)


def build_table(nama: str, berkas: str, rows: Sequence[Sequence[Content]]) -> Table:
    """The table of a sheet whose first row is the header; rows may differ in length."""
    filled = [number for number, row in enumerate(rows) if row.count(NOTHING) < len(row)]
    width = _width(rows)
    letters = [column_name(column) for column in range(width)]
    header, body = rows[:1] or ((),), [number for number in filled if number > 0]
    first = Rows(berkas, nama, letters, (1,), [_as_wide(row, width) for row in header])
    below = Rows(
        berkas, nama, letters, [number + 1 for number in body], [_as_wide(rows[number], width) for number in body]
    )
    return Table(nama, berkas, first[0], below, next_row=max(filled, default=0) + 2)


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
        for row in (table.header, *_with_long_texts(table.rows))
        for cell in row
        if is_long(cell)
    ]


def is_long(cell: Cell | Content) -> bool:
    """Whether a text is longer than a spreadsheet cell can hold."""
    return isinstance(cell.value, str) and len(cell.value) > LONGEST_TEXT


def _with_long_texts(rows: Sequence[tuple[Cell, ...]]) -> Sequence[tuple[Cell, ...]]:
    """All rows where a text of theirs is too long, else none."""
    contents = list(chain.from_iterable(contents_of(rows)))
    distinct = dict(zip(map(id, contents), contents, strict=True)).values()
    return rows if any(map(is_long, distinct)) else ()


def _width(rows: Sequence[Sequence[Content]]) -> int:
    """How many columns there are up to the last that holds anything."""
    width = max(map(len, rows), default=0)
    while width and all(len(row) < width or row[width - 1] is NOTHING for row in rows):
        width -= 1
    return width


def _as_wide(row: Sequence[Content], width: int) -> Sequence[Content]:
    return row if len(row) == width else (*row[:width], *(NOTHING,) * (width - len(row)))


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")
