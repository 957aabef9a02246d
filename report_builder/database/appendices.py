"""The table of all appendices, a cell a row: its rows become the sheets that they are cells of, and the reverse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from report_builder.database.catalog import Kolom
from report_builder.database.rows import Isian, cell
from report_builder.dataset import Cell, CellKind, CellValue, Table
from report_builder.errors import Place, Problem, error
from report_builder.schema import LAMPIRAN, normalize
from report_builder.sources.contents import shown
from report_builder.sources.grid import MOST_COLUMNS, NOTHING, Content

LEMBAR, BARIS, KOLOM, ISI, JENIS, FORMAT = COLUMNS = ("lembar", "baris", "kolom", "isi", "jenis", "format")
"""Its columns: the sheet, the cell's row and column counted from 1 (row 1 is the header), what it holds and how."""

_HINT = f"Isi {LEMBAR} dengan nama lembarnya, serta {BARIS} dan {KOLOM} dengan bilangan mulai dari 1."

_READERS: Mapping[str, Callable[[str], CellValue]] = {
    CellKind.NUMBER: lambda text: Decimal(text.replace(",", ".")),
    CellKind.DATE: date.fromisoformat,
    CellKind.BOOLEAN: lambda text: text == "ya",
}


def tables_of(columns: Sequence[Kolom], rows: Sequence[Isian], berkas: str) -> tuple[list[Table], list[Problem]]:
    """The appendices of one report in the order of their first cells, and an error for each cell without a place."""
    names = [normalize(kolom.nama) for kolom in columns]
    at = {nama: names.index(nama) for nama in COLUMNS if nama in names}
    grids: dict[str, dict[tuple[int, int], Content]] = {}
    problems: list[Problem] = []
    for row in rows:
        given = {nama: row.contents[index] for nama, index in at.items()}
        lembar, line, column = shown(given.get(LEMBAR, NOTHING)), _count(given.get(BARIS)), _count(given.get(KOLOM))
        if lembar and line and 0 < column <= MOST_COLUMNS:
            grids.setdefault(_sheet(lembar), {})[line, column] = _content(given)
        else:
            message = "Sel lampiran ini tidak mempunyai tempat."
            problems.append(error(message, Place(berkas, LAMPIRAN, cell(LEMBAR, row.kunci)), _HINT))
    return [_table(nama, berkas, grid) for nama, grid in grids.items()], problems


def cells_of(table: Table) -> Iterator[dict[str, object]]:
    """The cells of an appendix that hold anything, and its header whole, as rows of the table of all appendices."""
    for line, row in enumerate((table.header, *table.rows), start=1):
        for column, one in enumerate(row, start=1):
            if line == 1 or one.kind is not CellKind.EMPTY:
                placed = {LEMBAR: table.nama, BARIS: line, KOLOM: column}
                yield {**placed, ISI: _written(one), JENIS: str(one.kind), FORMAT: one.format}


def _table(nama: str, berkas: str, grid: Mapping[tuple[int, int], Content]) -> Table:
    width = max(column for _, column in grid)
    lines = sorted({1, *(line for line, _ in grid)})

    def cells(line: int) -> tuple[Cell, ...]:
        return tuple(_cell(nama, berkas, line, column, grid) for column in range(1, width + 1))

    header, *rows = map(cells, lines)
    return Table(nama, berkas, header, tuple(rows), next_row=lines[-1] + 1)


def _cell(nama: str, berkas: str, line: int, column: int, grid: Mapping[tuple[int, int], Content]) -> Cell:
    content = grid.get((line, column), NOTHING)
    place = Place(berkas, nama, cell(ISI, f"{BARIS}={line}, {KOLOM}={column}"))
    return Cell(content.kind, content.value, place, content.format)


def _sheet(lembar: str) -> str:
    """The name of the sheet, which begins as that of an appendix does."""
    return lembar if normalize(lembar).startswith(normalize(LAMPIRAN)) else f"{LAMPIRAN} {lembar}"


def _count(content: Content | None) -> int:
    text = shown(content) if content else ""
    return int(text) if text.isascii() and text.isdecimal() else 0


def _content(given: Mapping[str, Content]) -> Content:
    """The content as its kind says, such as a number with its format; whatever tells no kind is what it is."""
    isi, jenis = given.get(ISI, NOTHING), shown(given.get(JENIS, NOTHING))
    if not isinstance(isi.value, str) or jenis not in _READERS:
        return isi
    try:
        value = _READERS[jenis](isi.value)
    except (ArithmeticError, ValueError):
        return isi
    return Content(CellKind(jenis), value, shown(given.get(FORMAT, NOTHING)) or "General")


def _written(one: Cell) -> str | None:
    match one.value:
        case None:
            return None
        case bool():
            return "ya" if one.value else "tidak"
        case date():
            return one.value.isoformat()
        case Decimal():
            return format(one.value, "f").replace(".", ",")
        case _:
            return one.value
