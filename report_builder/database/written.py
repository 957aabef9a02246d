"""What is loaded of a report: its cells as values of typed columns, each as its column asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from report_builder.database.appendices import cells_of
from report_builder.database.catalog import APPENDICES
from report_builder.database.choice import unit_name
from report_builder.dataset import (
    Cell,
    Dataset,
    is_empty,
    read_code,
    read_date,
    read_number,
    read_text,
    read_triwulan,
    read_year,
    shown_decimals,
)
from report_builder.errors import Problem
from report_builder.language import roman
from report_builder.model import Identitas
from report_builder.model.appendices import is_appendix
from report_builder.model.sheets import FoundSheet, find_sheets
from report_builder.schema import Column, Jenis, normalize

Value: TypeAlias = Decimal | date | str | int | None
Baris: TypeAlias = Mapping[str, object]
"""The values of a row by their columns."""


@dataclass(frozen=True, slots=True)
class Muatan:
    """The rows of one report by table, and what it is known by: its unit, its year, the input that it came from."""

    unit: str
    tahun: int
    berkas: str
    rows: Mapping[str, Sequence[Baris]]


def written(dataset: Dataset, identitas: Identitas, berkas: str) -> Muatan:
    """The rows of a report without errors; what nobody reads of it, such as an unknown column, is left out."""
    found, _ = find_sheets(dataset)
    rows: dict[str, Sequence[Baris]] = {nama.lower(): list(_rows(sheet)) for nama, sheet in found.items()}
    rows[APPENDICES] = [cell for table in dataset.tables if is_appendix(table) for cell in cells_of(table)]
    return Muatan(unit_name(identitas.kode), identitas.tahun, berkas, rows)


def _rows(found: FoundSheet) -> Iterator[Mapping[str, Value]]:
    columns = {column.nama: column for column in found.sheet.columns}
    for row in found.table.rows:
        values = {nama: _value(row[index], columns[nama]) for nama, index in found.columns.items()}
        yield {**values, **_answer(found, row)}


def _answer(found: FoundSheet, row: Sequence[Cell]) -> Mapping[str, Value]:
    """In a key sheet the answer as its key asks for it, which stands in a column of texts."""
    keys = {normalize(key.nama): key for key in found.sheet.keys}
    kunci, isi = found.cell(row, "kunci"), found.cell(row, "isi")
    key = keys.get(normalize(str(kunci.value))) if kunci else None
    value = _value(isi, key) if key and isi else None
    return {} if value is None else {"isi": str(value)}


def _value(cell: Cell, column: Column) -> Value:
    if is_empty(cell):
        return None
    value = _READERS.get(column.jenis, read_text)(cell)
    # Only what nobody reads, such as the answer to an unknown key, can still be a fault here.
    return str(cell.value) if isinstance(value, Problem) else value


def _read_nilai(cell: Cell) -> str | Problem:
    """A number as people type it, with the zeros at its end, 3,30; a range or a word as it stands."""
    if not isinstance(cell.value, Decimal):
        return read_text(cell)
    percent = "%" if "%" in cell.format else ""
    return f"{cell.value:.{shown_decimals(cell)}f}{percent}".replace(".", ",")


def _read_triwulan(cell: Cell) -> str | Problem:
    triwulan = read_triwulan(cell)
    return triwulan if isinstance(triwulan, Problem) else f"TW {roman(triwulan)}"


_READERS: Mapping[Jenis, Callable[[Cell], Value | Problem]] = {
    Jenis.ANGKA: read_number,
    Jenis.KODE: read_code,
    Jenis.NILAI: _read_nilai,
    Jenis.TAHUN: read_year,
    Jenis.TANGGAL: read_date,
    Jenis.TRIWULAN: _read_triwulan,
}
"""How the cells of a column are read that are no texts, or not as they are shown."""
