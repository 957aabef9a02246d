"""What is written into a cell: numbers and dates as such, whatever they were typed as."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from report_builder.dataset import (
    Cell,
    CellKind,
    CellValue,
    is_empty,
    read_choice,
    read_code,
    read_date,
    read_list,
    read_number,
    read_text,
    read_triwulan,
    read_year,
)
from report_builder.errors import Problem
from report_builder.language import format_number, roman
from report_builder.schema import Column, Jenis

Written: TypeAlias = Decimal | date | str | bool | int | None


def written(cell: Cell, column: Column) -> Written:
    """The cell's value as its column asks for it; what cannot be read so is written as it is shown."""
    if is_empty(cell):
        return None
    value = _READERS[column.jenis](cell, column)
    return shown(cell) if isinstance(value, Problem) else value


def shown(cell: Cell) -> Written:
    """The cell as it is: a text that people see, a number, a date."""
    if cell.kind in {CellKind.NUMBER, CellKind.DATE, CellKind.BOOLEAN}:
        return cell.value
    text = read_text(cell)
    return _unread(cell.value) if isinstance(text, Problem) else text or None


def as_they_are(column: Sequence[Cell]) -> list[Written]:
    """The cells of a column nobody knows: texts become numbers where all of them print as the same texts again.

    "125", "1.250" and "3,34" do; "007" and a year do not.
    """
    numbers = [_same_number(cell) for cell in column]
    if all(number is not None or is_empty(cell) for number, cell in zip(numbers, column, strict=True)):
        return list(numbers)
    return [shown(cell) for cell in column]


def _same_number(cell: Cell) -> Decimal | None:
    if cell.kind is not CellKind.TEXT or is_empty(cell):
        return None
    text = str(cell.value).strip()
    try:
        number = Decimal(text.replace(".", "").replace(",", "."))
    except ArithmeticError:
        return None
    return number if number.is_finite() and format_number(number) == text else None


def _unread(value: CellValue) -> Written:
    """A spreadsheet error stays the text it is; a formula without a value stays empty."""
    return value if isinstance(value, str) else None


def _triwulan(cell: Cell) -> str | Problem:
    triwulan = read_triwulan(cell)
    return triwulan if isinstance(triwulan, Problem) else f"TW {roman(triwulan)}"


def _daftar(cell: Cell) -> str | Problem:
    items = read_list(cell)
    return items if isinstance(items, Problem) else "\n".join(items)


def _pilihan(cell: Cell, column: Column) -> str | Problem:
    return read_choice(cell, column.pilihan)


_READERS: Mapping[Jenis, Callable[[Cell, Column], Written | Problem]] = {
    Jenis.TEKS: lambda cell, _: read_text(cell),
    Jenis.KODE: lambda cell, _: read_code(cell),
    Jenis.ANGKA: lambda cell, _: read_number(cell),
    Jenis.NILAI: lambda cell, _: read_number(cell),
    Jenis.TAHUN: lambda cell, _: read_year(cell),
    Jenis.TANGGAL: lambda cell, _: read_date(cell),
    Jenis.TRIWULAN: lambda cell, _: _triwulan(cell),
    Jenis.DAFTAR: lambda cell, _: _daftar(cell),
    Jenis.PILIHAN: _pilihan,
    Jenis.YA_TIDAK: _pilihan,
    Jenis.BATAS: _pilihan,
}
