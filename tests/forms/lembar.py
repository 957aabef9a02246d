"""Forms for the tests: sheets as offices lay them out, written as workbooks, and what an import makes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl

from report_builder.dataset import Cell, CellValue
from report_builder.forms.importing import Impor, Pilihan, import_forms
from report_builder.forms.notes import Catatan, Hal

Rows = Sequence[Sequence[object]]
BIASA = Pilihan(tahun=2025)


def tulis(
    path: Path,
    rows: Rows,
    merged: Iterable[str] = (),
    hidden: Collection[int] = (),
    formats: Mapping[str, str] | None = None,
    lembar: str = "Form",
) -> Path:
    """Write a workbook whose only sheet has this name, these rows, merged areas, hidden rows and number formats."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = lembar
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    for row_number in hidden:
        sheet.row_dimensions[row_number].hidden = True
    for name, number_format in (formats or {}).items():
        sheet[name].number_format = number_format
    workbook.save(path)
    return path


def impor(*paths: Path, pilihan: Pilihan = BIASA) -> Impor:
    """Import forms, of the year 2025 unless it is told otherwise."""
    return import_forms(paths, pilihan)


def isi(hasil: Impor, lembar: str) -> list[dict[str, CellValue]]:
    """Give the rows of a sheet of the workbook, of each what it holds by column."""
    return [{head: cell.value for head, cell in row.items()} for row in sel(hasil, lembar)]


def sel(hasil: Impor, lembar: str) -> list[dict[str, Cell]]:
    """Give the rows of a sheet of the workbook, of each the cells that hold something by column."""
    for table in hasil.dataset.tables:
        if table.nama == lembar:
            heads = [str(cell.value) for cell in table.header]
            return [
                {head: cell for head, cell in zip(heads, row, strict=True) if cell.value is not None}
                for row in table.rows
            ]
    return []


def kolom(hasil: Impor, lembar: str, nama: str) -> list[CellValue]:
    """Give a column of a sheet of the workbook, None where a row is empty there."""
    return [row.get(nama) for row in isi(hasil, lembar)]


def angka(*values: float | str) -> list[Decimal]:
    """Give numbers as the workbook has them."""
    return [Decimal(str(value)) for value in values]


def catatan(hasil: Impor, *hal: Hal) -> list[str]:
    """Give the notes of these kinds as text, each with its cell."""
    return [_line(note) for note in hasil.catatan if note.hal in hal]


def _line(note: Catatan) -> str:
    cell = note.tempat.sel if note.tempat else ""
    return f"{cell}: {note.pesan}" if cell else note.pesan
