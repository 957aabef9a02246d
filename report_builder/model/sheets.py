"""Finds the sheets, columns and keys of the schema among the tables of a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from report_builder import language
from report_builder.dataset import Cell, Content, Dataset, Table, cell_of, column_of, is_empty
from report_builder.errors import Place, Problem, error, warning
from report_builder.model.appendices import is_appendix
from report_builder.schema import CATATAN, LAMPIRAN, SHEETS, Column, Sheet, normalize

_BY_NAME = {normalize(sheet.nama): sheet for sheet in SHEETS}
_CATATAN = {normalize(nama) for nama in CATATAN}


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """A sheet of the schema, the table that holds it, and where in its rows each known column stands."""

    sheet: Sheet
    table: Table
    columns: Mapping[str, int]

    @property
    def place(self) -> Place:
        """The sheet as a whole."""
        return Place(self.table.berkas, self.table.nama)

    def contents(self, kolom: str) -> Sequence[Content]:
        """What the column holds, row by row."""
        return column_of(self.table.rows, self.columns[kolom])

    def place_of(self, row: int, kolom: str) -> Place:
        """The cell of the column in a row of the table; the sheet as a whole where it lacks the column."""
        return cell_of(self.table.rows, row, self.columns[kolom]).place if kolom in self.columns else self.place

    def cell(self, row: Sequence[Cell], kolom: str) -> Cell | None:
        """The cell of the column in a row of the table; None where the sheet lacks the column."""
        return row[self.columns[kolom]] if kolom in self.columns else None


def find_sheets(dataset: Dataset) -> tuple[Mapping[str, FoundSheet], list[Problem]]:
    """The sheets that the dataset holds, by name as the schema spells it, and what is wrong with sheets and headers."""
    found: dict[str, FoundSheet] = {}
    problems: list[Problem] = []
    for table in dataset.tables:
        sheet = _BY_NAME.get(normalize(table.nama))
        if sheet is None:
            problems += _unknown_sheet(table)
        elif sheet.nama in found:
            problems.append(_sheet_twice(table, found[sheet.nama].table))
        else:
            columns, faults = _find_columns(sheet, table)
            found[sheet.nama] = FoundSheet(sheet, table, columns)
            problems += faults
    return found, problems + _missing_sheets(dataset, found)


def nearest(nama: str, known: Iterable[str]) -> str:
    """The known name that looks most like ``nama``, or nothing where none does."""
    spellings = {normalize(name): name for name in known}
    return next((spellings[match] for match in get_close_matches(normalize(nama), spellings, n=1)), "")


def meant(nama: str, known: Iterable[str], otherwise: str = "") -> str:
    """The hint that names the known name that may have been meant."""
    match = nearest(nama, known)
    return f"Mungkin yang dimaksud “{match}”." if match else otherwise


def _unknown_sheet(table: Table) -> Iterator[Problem]:
    if is_appendix(table) or normalize(table.nama) in _CATATAN:
        return
    otherwise = f"Awali namanya dengan “{LAMPIRAN}” bila isinya hendak dijadikan lampiran."
    yield warning(
        f"Lembar “{table.nama}” tidak dikenal dan tidak dibaca.",
        Place(table.berkas, table.nama),
        meant(table.nama, (sheet.nama for sheet in SHEETS), otherwise),
    )


def _sheet_twice(table: Table, first: Table) -> Problem:
    return error(
        f"Lembar {table.nama} ada dua kali.",
        Place(table.berkas, table.nama),
        f"Gabungkan isinya dengan lembar {first.nama} ({first.berkas}), lalu hapus salah satunya.",
    )


def _missing_sheets(dataset: Dataset, found: Mapping[str, FoundSheet]) -> list[Problem]:
    place = _whole_input(dataset)
    unknown = [table.nama for table in dataset.tables if normalize(table.nama) not in _BY_NAME]
    return [
        error(f"Lembar wajib {sheet.nama} tidak ada.", place, _rename_or_add(sheet, unknown))
        for sheet in SHEETS
        if sheet.wajib and sheet.nama not in found
    ]


def _whole_input(dataset: Dataset) -> Place | None:
    """The workbook, or the folder of CSV files, that everything was read from."""
    names = {sumber.berkas.partition("/")[0] for sumber in dataset.sumber}
    return Place(names.pop()) if len(names) == 1 else None


def _rename_or_add(sheet: Sheet, unknown: Sequence[str]) -> str:
    if match := nearest(sheet.nama, unknown):
        return f"Ganti nama lembar “{match}” menjadi “{sheet.nama}” bila itu yang dimaksud."
    columns = [column.nama for column in sheet.columns if column.wajib]
    return f"Tambahkan lembar {sheet.nama} dengan kolom {language.join_list(columns)}."


def _find_columns(sheet: Sheet, table: Table) -> tuple[Mapping[str, int], list[Problem]]:
    known = {normalize(column.nama): column for column in sheet.columns}
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    for index, cell in enumerate(table.header):
        nama = str(cell.value or "")
        column = known.get(normalize(nama))
        if not nama.strip() and all(map(is_empty, column_of(table.rows, index))):
            continue
        if column is None:
            problems.append(_unknown_column(nama, cell, sheet))
        elif column.nama in columns:
            problems.append(_column_twice(column, cell, table.header[columns[column.nama]]))
        else:
            columns[column.nama] = index
    return columns, problems + _missing_columns(sheet, table, columns)


def _unknown_column(nama: str, cell: Cell, sheet: Sheet) -> Problem:
    if not nama.strip():
        hint = "Tulis judul kolomnya pada baris pertama, atau hapus isinya."
        return warning("Kolom tanpa judul berisi data dan tidak dibaca.", cell.place, hint)
    return warning(
        f"Kolom “{nama}” tidak dikenal di lembar {sheet.nama} dan tidak dibaca.",
        cell.place,
        meant(nama, (column.nama for column in sheet.columns)),
    )


def _column_twice(column: Column, cell: Cell, first: Cell) -> Problem:
    return error(
        f"Kolom “{column.nama}” ada dua kali.",
        cell.place,
        f"Hapus atau ganti nama salah satunya; yang pertama di {first.place.sel}.",
    )


def _missing_columns(sheet: Sheet, table: Table, columns: Mapping[str, int]) -> list[Problem]:
    unknown = [str(cell.value or "") for cell in table.header]
    unread = [nama for nama in unknown if nama.strip() and not _names_a_column(nama, sheet)]
    return [
        error(
            f"Kolom wajib “{column.nama}” tidak ada di lembar {sheet.nama}.",
            Place(table.berkas, table.nama),
            _rename_or_add_column(column, unread),
        )
        for column in sheet.columns
        if column.wajib and column.nama not in columns
    ]


def _names_a_column(nama: str, sheet: Sheet) -> bool:
    return any(normalize(nama) == normalize(column.nama) for column in sheet.columns)


def _rename_or_add_column(column: Column, unread: Sequence[str]) -> str:
    if match := nearest(column.nama, unread):
        return f"Ganti judul kolom “{match}” menjadi “{column.nama}” bila itu yang dimaksud."
    return f"Tambahkan kolom itu pada baris judul: {language.lower_first(column.keterangan)}"
