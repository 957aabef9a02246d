"""The words for a cell that cannot be read as what its column asks for."""

from __future__ import annotations

from datetime import date

from report_builder.dataset.tables import Cell, CellKind
from report_builder.errors import Problem, error
from report_builder.language import format_date, normalize_text

_LONGEST_QUOTE = 40

_BROKEN = {
    CellKind.ERROR: ("Sel berisi galat {0}.", "Perbaiki rumusnya, atau kosongkan selnya."),
    CellKind.UNCACHED: ("Rumus belum punya nilai tersimpan.", "Buka di Excel, simpan, lalu ulangi."),
}


def broken(cell: Cell) -> Problem | None:
    """The error of a cell that holds no value at all: a spreadsheet error or a formula that was never computed."""
    if cell.kind not in _BROKEN:
        return None
    message, hint = _BROKEN[cell.kind]
    return error(message.format(cell.value), cell.place, hint)


def refuse(cell: Cell, expected: str, hint: str) -> Problem:
    """The error of a cell that holds something else than ``expected`` ("angka", "tanggal")."""
    return broken(cell) or error(f"{_contents(cell)} bukan {expected}.", cell.place, hint)


def quote(text: str) -> str:
    """The text in quotation marks on one line, cut where it is long."""
    return f"“{_cut(' '.join(normalize_text(text).split()))}”"


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1].rstrip()}…"


def _contents(cell: Cell) -> str:
    match cell.value:
        case None:
            return "Sel kosong,"
        case bool():
            return f"Sel berisi nilai logika {str(cell.value).upper()},"
        case date():
            return f"Sel berisi tanggal {format_date(cell.value)},"
        case str():
            return quote(cell.value)
        case _:
            return f"Sel berisi angka {_cut(str(cell.value).replace('.', ','))},"
