"""A sheet of a form as cells with places: what each holds, which are merged, which nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from report_builder.dataset import Cell, CellKind, Dataset, Table, is_empty, read_text
from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.facts import Sumber
from report_builder.forms.personal import redact
from report_builder.language import normalize_text
from report_builder.sources import csv, excel, is_workbook
from report_builder.sources.grid import cell_name
from report_builder.sources.layout import Layout, read_layouts

_CSV, _DELIMITERS = ".csv", ";,\t|"
_ROW = re.compile(r"[0-9]+$")


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet by row and column, both counted from 0; a merged area belongs to its first cell."""

    berkas: str
    lembar: str
    rows: Mapping[int, Sequence[Cell]]
    layout: Layout = field(default_factory=Layout)

    @cached_property
    def width(self) -> int:
        """The columns up to the last that holds anything."""
        return max((len(row) for row in self.rows.values()), default=0)

    @cached_property
    def height(self) -> int:
        """The rows up to the last that holds anything."""
        return max(self.rows, default=-1) + 1

    @property
    def is_parted(self) -> bool:
        """Whether signs part the cells: one within a number moves all that stands behind it."""
        return self.berkas.casefold().endswith(_CSV)

    @cached_property
    def origins(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """The first cell of each merged area by every other cell in it."""
        return {
            (row, column): (area.top, area.left)
            for area in self.layout.merged
            for row in range(area.top, min(area.bottom + 1, self.height))
            for column in range(area.left, min(area.right + 1, self.width))
            if (row, column) != (area.top, area.left)
        }

    @cached_property
    def spans(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """The rows and columns that the first cell of each merged area covers."""
        return {
            (area.top, area.left): (area.bottom - area.top + 1, area.right - area.left + 1)
            for area in self.layout.merged
        }

    def cell(self, row: int, column: int) -> Cell:
        """The cell itself: empty where it is covered by a merged one."""
        cells = self.rows.get(row, ())
        return cells[column] if column < len(cells) else Cell(CellKind.EMPTY, None, self.place(row, column))

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """The place of the cell that is seen here: the first one of a merged area, or the cell itself."""
        return self.origins.get((row, column), (row, column))

    def covering(self, row: int, column: int) -> Cell:
        """The cell that is seen here."""
        return self.cell(*self.origin(row, column))

    def filled(self, row: int) -> Iterator[tuple[int, Cell]]:
        """The columns and cells of a row that hold anything themselves."""
        return ((column, cell) for column, cell in enumerate(self.rows.get(row, ())) if not is_empty(cell))

    def within(self, first: int, end: int) -> Grid:
        """The sheet with nothing but these columns, each where it was."""
        rows = {
            row: tuple(
                cell if first <= column < end else Cell(CellKind.EMPTY, None, cell.place)
                for column, cell in enumerate(cells[:end])
            )
            for row, cells in self.rows.items()
        }
        return replace(self, rows=rows)

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands in the form."""
        return Place(self.berkas, self.lembar, cell_name(row, column))

    def line(self, row: int) -> Place:
        """Where a row stands in the form."""
        return Place(self.berkas, self.lembar, f"baris {row + 1}")

    def is_hidden(self, row: int) -> bool:
        """Whether nobody sees the row."""
        return row in self.layout.hidden_rows

    def is_hidden_column(self, column: int) -> bool:
        """Whether nobody sees the column."""
        return any(first <= column <= last for first, last in self.layout.hidden_columns)


@dataclass(frozen=True, slots=True)
class Form:
    """One file: its sheets that are seen, the file and its hash, and what was noticed while reading."""

    grids: tuple[Grid, ...]
    sumber: tuple[Sumber, ...]
    problems: tuple[Problem, ...]


def read_forms(location: Path) -> tuple[Form, ...]:
    """The sheets of a workbook or of one CSV file, of this one as each sign that may part its cells gives them.

    Raises ReportError where the file cannot be read.
    """
    if is_workbook(location):
        return (_form(excel.read(location), read_layouts(location)),)
    if location.suffix.casefold() == _CSV:
        return _parted(location)
    hint = (
        "Buka berkas itu di Excel atau LibreOffice, pilih Simpan Sebagai (Save As), jenis Excel Workbook (.xlsx), "
        "lalu impor berkas yang baru."
    )
    problem = error("Formulir harus berupa berkas .xlsx, .xlsm, atau .csv.", Place(str(location)), hint)
    raise ReportError([problem], ExitCode.USAGE)


def _parted(location: Path) -> tuple[Form, ...]:
    """A CSV file by each sign that parts its cells; one that breaks a text in quotation marks does not."""
    forms, refusals = [], []
    for delimiter in _DELIMITERS:
        try:
            forms.append(_form(csv.read_form(location, delimiter), {}))
        except ReportError as refused:
            refusals.append(refused)
    parted = [form for form in forms if any(grid.width > 1 for grid in form.grids)]
    if refusals and not parted:
        raise refusals[-1]
    return tuple(parted or forms)


def seen(cell: Cell) -> str:
    """What a cell shows, as text on one line; nothing for an error or an empty cell."""
    text = read_text(cell)
    return "" if isinstance(text, Problem) else " ".join(normalize_text(text).split())


def _form(dataset: Dataset, layouts: Mapping[str, Layout]) -> Form:
    grids = tuple(_grid(table, layouts.get(table.nama, Layout())) for table in dataset.tables)
    return Form(grids, dataset.sumber, dataset.problems)


def _grid(table: Table, layout: Layout) -> Grid:
    rows = {_row(row[0].place): tuple(map(_without_persons, row)) for row in (table.header, *table.rows) if row}
    return Grid(table.berkas, table.nama, rows, layout)


def _without_persons(cell: Cell) -> Cell:
    """The cell without numbers and addresses of persons in its text: no later step can print them."""
    if not isinstance(cell.value, str):
        return cell
    text, count = redact(cell.value)
    return replace(cell, value=text) if count else cell


def _row(place: Place) -> int:
    found = _ROW.search(place.sel)
    return int(found[0]) - 1 if found else 0
