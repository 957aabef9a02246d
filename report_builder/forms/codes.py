"""Codes of a form as they were typed, put together from several columns; a date that a program made is none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from report_builder.dataset import Cell, CellKind, is_empty, read_code
from report_builder.errors import Place, Problem
from report_builder.forms.grid import Grid, seen
from report_builder.forms.notes import Catatan, Hal, cells
from report_builder.forms.rows import Region
from report_builder.forms.synonyms import KODE, Peran

_DATE = re.compile(
    r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T].*)?|[0-9]{1,2}[- ][a-z]{3}(?:[- ][0-9]{2,4})?"
    r"|[a-z]{3}-[0-9]{2,4}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}",
    re.IGNORECASE,
)


class Codes:
    """The codes of each row of a table, and what is to be told of them."""

    def __init__(self, grid: Grid, region: Region, rows: Sequence[int]) -> None:
        """Read them all: what is a number can only be judged beside the others."""
        self._grid = grid
        self._dates: list[Place] = []
        self._numbers: list[Place] = []
        self._joined: list[Place] = []
        end = region.header.second or grid.width
        columns = {peran: [each for each in region.columns(peran) if each < end] for peran in Peran if peran in KODE}
        self._by_row = {
            row: {peran: cell for peran, at in columns.items() if at and (cell := self._code(row, at))} for row in rows
        }

    def of(self, row: int) -> Mapping[Peran, Cell]:
        """The codes of a row, each in the place of its first part."""
        return self._by_row.get(row, {})

    @property
    def catatan(self) -> list[Catatan]:
        """What is to be told of the codes."""
        notes = []
        if self._dates:
            message = (
                f"Kode berubah menjadi tanggal oleh aplikasi lembar kerja, jadi tidak diambil ({cells(self._dates)})."
            )
            saran = "Ubah format kolom kode di formulir menjadi Teks, lalu ketik ulang kodenya."
            notes.append(Catatan(Hal.TIDAK_DIPAHAMI, message, self._dates[0], saran))
        if self._numbers:
            message = f"Kode tersimpan sebagai angka, sehingga 1.10 menjadi 1.1 ({cells(self._numbers)})."
            notes.append(Catatan(Hal.BERBEDA, message, self._numbers[0], "Periksa kode itu di buku kerja."))
        if self._joined:
            message = f"Kode disusun dari beberapa kolom ({cells(self._joined)})."
            notes.append(Catatan(Hal.DISESUAIKAN, message, self._joined[0]))
        return notes

    def _code(self, row: int, columns: Sequence[int]) -> Cell | None:
        parts = [cell for column in columns if not is_empty(cell := self._grid.covering(row, column))]
        texts = [self._text(cell) for cell in parts]
        if not texts or not all(texts):
            return None
        if len(texts) > 1:
            self._joined.append(parts[0].place)
        return Cell(CellKind.TEXT, ".".join(texts), parts[0].place)

    def _text(self, cell: Cell) -> str:
        """One part of a code; nothing where it cannot be told what it was."""
        code = read_code(cell)
        if cell.kind is CellKind.DATE or (isinstance(cell.value, str) and _DATE.fullmatch(seen(cell))):
            self._dates.append(cell.place)
            return ""
        if isinstance(cell.value, Decimal) and cell.value % 1 and cell.format == "General":
            self._numbers.append(cell.place)
        return "" if isinstance(code, Problem) else code
