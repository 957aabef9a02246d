"""Turns the rows of a found sheet into read rows: for each column the cell it stands in and the value read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from report_builder import language
from report_builder.dataset import Cell, is_empty, read_code, read_text, shown_decimals
from report_builder.errors import Place, Problem, error, warning
from report_builder.model.cells import Value, read_cell
from report_builder.model.sheets import FoundSheet, meant
from report_builder.schema import Column, Polaritas, Sheet, normalize


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, or all keys of a key sheet: its cells by column and what was read from them.

    An empty cell and one that could not be read have no value.
    """

    sheet: Sheet
    lembar: Place
    cells: Mapping[str, Cell]
    values: Mapping[str, Value]

    def place(self, kolom: str) -> Place:
        """The cell of the column; the sheet as a whole where it lacks the column."""
        return self.cells[kolom].place if kolom in self.cells else self.lembar

    @property
    def places(self) -> Mapping[str, Place]:
        """The place of every field, the empty ones too."""
        return {column.nama: self.place(column.nama) for column in self.sheet.fields}

    def filled(self, kolom: str) -> bool:
        """Whether somebody wrote something there, readable or not."""
        return kolom in self.cells and not is_empty(self.cells[kolom])

    def teks(self, kolom: str) -> str:
        """The text that was read, or nothing."""
        value = self.values.get(kolom)
        return value if isinstance(value, str) else ""

    def angka(self, kolom: str) -> Decimal | None:
        """The number that was read, or None."""
        value = self.values.get(kolom)
        return value if isinstance(value, Decimal) else None

    def desimal(self, kolom: str) -> int:
        """The decimals that the number in the column shows; 0 where there is none."""
        return shown_decimals(self.cells[kolom]) if self.angka(kolom) is not None else 0


def read_rows(found: FoundSheet, polaritas: Mapping[str, Polaritas]) -> tuple[tuple[Row, ...], list[Problem]]:
    """The read rows of a sheet, and what is wrong with single cells; ``polaritas`` is by folded code."""
    problems: list[Problem] = []
    rows = []
    for cells in _rows_of(found, problems):
        values, faults = _read_values(found.sheet, cells, _polaritas_of(cells, polaritas))
        rows.append(Row(found.sheet, found.place, cells, values))
        problems += faults
    return tuple(rows), problems


def fold(kode: str) -> str:
    """A code as codes are compared: IKK-1 and ikk-1 are one."""
    return kode.casefold()


def _rows_of(found: FoundSheet, problems: list[Problem]) -> Iterator[Mapping[str, Cell]]:
    if found.sheet.keys:
        cells, faults = _cells_by_key(found)
        problems += faults
        yield cells
        return
    for row in found.table.rows:
        yield {kolom: row[index] for kolom, index in found.columns.items()}


def _polaritas_of(cells: Mapping[str, Cell], polaritas: Mapping[str, Polaritas]) -> Polaritas | None:
    cell = cells.get("kode_indikator") or cells.get("kode")
    kode = read_code(cell) if cell and not is_empty(cell) else ""
    return polaritas.get(fold(kode)) if isinstance(kode, str) else None


def _read_values(
    sheet: Sheet, cells: Mapping[str, Cell], polaritas: Polaritas | None
) -> tuple[Mapping[str, Value], list[Problem]]:
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for column in sheet.fields:
        cell = cells.get(column.nama)
        if cell is None:
            continue
        if is_empty(cell):
            problems += _missing_value(column, cell)
            continue
        value = read_cell(cell, column, polaritas)
        if isinstance(value, Problem):
            problems.append(value)
        else:
            values[column.nama] = value
    return values, problems


def _missing_value(column: Column, cell: Cell) -> Iterator[Problem]:
    if column.diisi:
        hint = f"Isilah sel itu: {language.lower_first(column.keterangan)}"
        yield error(f"“{column.nama}” kosong, padahal wajib diisi.", cell.place, hint)


# Key sheets


def _cells_by_key(found: FoundSheet) -> tuple[Mapping[str, Cell], list[Problem]]:
    known = {normalize(key.nama): key.nama for key in found.sheet.keys}
    cells: dict[str, Cell] = {}
    problems: list[Problem] = []
    for kunci, isi in _key_cells(found):
        typed = read_text(kunci)
        if isinstance(typed, Problem):
            problems.append(typed)
            continue
        nama = known.get(normalize(typed))
        if nama is None:
            problems.append(_unknown_key(typed, kunci, found.sheet))
        elif nama in cells:
            problems.append(_key_twice(nama, kunci, cells[nama]))
        else:
            cells[nama] = isi
    return cells, problems + _missing_keys(found, cells)


def _key_cells(found: FoundSheet) -> Iterator[tuple[Cell, Cell]]:
    for row in found.table.rows:
        kunci, isi = found.cell(row, "kunci"), found.cell(row, "isi")
        if kunci and isi and not (is_empty(kunci) and is_empty(isi)):
            yield kunci, isi


def _unknown_key(typed: str, kunci: Cell, sheet: Sheet) -> Problem:
    if not typed:
        return error("Kunci di sebelah kiri isian ini kosong.", kunci.place, "Tulis kuncinya, atau hapus isiannya.")
    return warning(
        f"Kunci “{typed}” tidak dikenal di lembar {sheet.nama} dan tidak dibaca.",
        kunci.place,
        meant(typed, (key.nama for key in sheet.keys)),
    )


def _key_twice(nama: str, kunci: Cell, first: Cell) -> Problem:
    hint = f"Hapus salah satunya; isian pertama di {first.place.sel}."
    return error(f"Kunci “{nama}” ada dua kali.", kunci.place, hint)


def _missing_keys(found: FoundSheet, cells: Iterable[str]) -> list[Problem]:
    return [
        error(
            f"Kunci wajib “{key.nama}” tidak ada di lembar {found.sheet.nama}.",
            found.place,
            f"Tambahkan satu baris dengan kunci {key.nama} dan isiannya: {language.lower_first(key.keterangan)}",
        )
        for key in found.sheet.keys
        if key.wajib and key.nama not in cells and {"kunci", "isi"} <= set(found.columns)
    ]
