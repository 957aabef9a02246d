"""What each row below a table's head is: data, a group, a total, a note; where the table ends and people sign."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from report_builder.dataset import CellKind, is_empty
from report_builder.forms.grid import Grid, seen
from report_builder.forms.header import Header, find_header, is_number_row, repeats
from report_builder.forms.mapping import Kolom
from report_builder.forms.numbers import is_no_number_yet, readings
from report_builder.forms.synonyms import ANGKA, KODE, TEKS, Peran
from report_builder.language import MONTHS


class Macam(StrEnum):
    """What a row is."""

    DATA = "data"
    KELOMPOK = "kelompok"
    JUMLAH = "jumlah"
    CATATAN = "catatan"
    TANPA_NAMA = "tanpa nama"


@dataclass(frozen=True, slots=True)
class Baris:
    """One row below the head, and what it is."""

    row: int
    macam: Macam


@dataclass(frozen=True, slots=True)
class Region:
    """A table in a sheet: its head, its columns, its rows, and the first row behind it, with what stands there."""

    header: Header
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    end: int
    signed: tuple[int, int] | None = None
    """The first and last row of the block of signatures below, where there is one."""

    def columns(self, peran: Peran) -> list[int]:
        """The columns that are taken for this."""
        return [each.column for each in self.kolom if each.makna and each.makna.peran is peran]


_TOTAL = re.compile(
    r"(?:sub ?)?(?:jumlah|total|rata[ -]?rata)(?: (?:total|keseluruhan|seluruhnya|semua|anggaran|akhir|program|kegiatan"
    r"|belanja|capaian|kinerja|realisasi|pagu|dan|rata[ -]?rata|[ivx]+|[0-9]+|[a-z]))*(?: ?\([^()]*\))?[ :.]*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:keterangan|ket|catatan|sumber(?: data)?|note)\s*:|\*", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"\b(?:mengetahui|menyetujui|disetujui|disahkan|nip|nrp|tanda tangan)\b"
    r"|^(?:plt\.? |pj\.? |pgs\.? )?"
    r"(?:kepala|direktur|deputi|sekretaris|inspektur|camat|bupati|wali ?kota|gubernur|ketua)\b"
    r"|^(?:pembina|penata|pengatur|brigadir|brigjen|kombes|komisaris|ajun komisaris)\b"
    rf"|^[^\W\d_][\w .]*,\s*(?:[0-9]{{1,2}}\s+|\.*\s*|…*\s*)(?:{'|'.join(MONTHS)})\s+20[0-9]{{2}}$",
    re.IGNORECASE,
)


def classify(grid: Grid, header: Header, kolom: Sequence[Kolom]) -> Region:
    """The rows below a head up to the block of signatures, another head, or the end of the sheet."""
    reader = _Reader(grid, header, kolom)
    baris: list[Baris] = []
    for row in range(header.last + 1, grid.height):
        if not any(True for _ in grid.filled(row)) or is_number_row(grid, row) or repeats(grid, row, header):
            continue
        if reader.begins_another(row):
            return Region(header, tuple(kolom), tuple(baris), row)
        if reader.is_signature(row):
            end = reader.end_of_signatures(row)
            return Region(header, tuple(kolom), tuple(baris), end, (row, end - 1))
        baris.append(Baris(row, reader.macam(row)))
    return Region(header, tuple(kolom), tuple(baris), grid.height)


class _Reader:
    """What is asked of each row of one table."""

    def __init__(self, grid: Grid, header: Header, kolom: Sequence[Kolom]) -> None:
        self._grid = grid
        self._numbers = self._of(kolom, ANGKA)
        self._names = self._of(kolom, {Peran.INDIKATOR, Peran.URAIAN} | KODE)
        self._words = self._of(kolom, TEKS | {Peran.SATUAN})
        rows = range(header.last + 1, grid.height)
        self._last_told = max((row for row in rows if self._has_name(row) and self._tells(row)), default=-1)

    @staticmethod
    def _of(kolom: Sequence[Kolom], peran: Collection[Peran]) -> list[int]:
        return [each.column for each in kolom if each.makna and each.makna.peran in peran]

    def macam(self, row: int) -> Macam:
        """What the row is."""
        texts = list(texts_of(self._grid, row))
        if not self._has_words(row) and any(_TOTAL.fullmatch(text) for text in texts):
            return Macam.JUMLAH
        if self._is_group(row):
            return Macam.CATATAN if any(_NOTE.match(text) for text in texts) else Macam.KELOMPOK
        if self._has_name(row):
            return Macam.CATATAN if self._stands_alone(row) else Macam.DATA
        return Macam.TANPA_NAMA if self._is_measured(row) else Macam.KELOMPOK

    def is_signature(self, row: int) -> bool:
        """Whether people sign here: few words, those of a signature in this row or right below, and no data."""
        while self._last_told < row < self._grid.height and (texts := list(texts_of(self._grid, row))):
            if len(texts) > 3:
                return False
            if any(_SIGNATURE.search(text) for text in texts):
                return True
            row += 1
        return False

    def begins_another(self, row: int) -> bool:
        """Whether the head of another table begins here."""
        cells = [cell for _, cell in self._grid.filled(row)]
        if len(cells) < 3 or self._is_measured(row):
            return False
        other = find_header(self._grid, row, row + 1)
        return other is not None and other.first == row

    def end_of_signatures(self, row: int) -> int:
        """The first row behind a block of signatures: the next head, or the end of the sheet."""
        other = find_header(self._grid, row)
        return other.first if other else self._grid.height

    def _is_group(self, row: int) -> bool:
        """One text over the whole row, or one that stands alone where no name belongs."""
        cells = [(column, cell) for column, cell in self._grid.filled(row) if seen(cell)]
        words = [(column, cell) for column, cell in cells if cell.kind is CellKind.TEXT]
        if self._is_measured(row) or not words or len(cells) > 2:
            return False
        column, cell = words[-1]
        is_wide = self._grid.spans.get((row, column), (1, 1))[1] > 2
        return is_wide or bool(_GROUP.match(seen(cell))) or (len(cells) == 1 and column not in self._names)

    def _stands_alone(self, row: int) -> bool:
        """Whether a row has a single cell that is a note, by its words or below the last row that says anything."""
        texts = list(texts_of(self._grid, row))
        return len(texts) == 1 and (-1 < self._last_told < row or bool(_NOTE.match(texts[0])))

    def _tells(self, row: int) -> bool:
        """Whether a row says more than a name."""
        return self._is_measured(row) or self._has_words(row)

    def _has_words(self, row: int) -> bool:
        return any(seen(self._grid.cell(row, column)) for column in self._words)

    def _has_name(self, row: int) -> bool:
        return any(not is_empty(self._grid.cell(row, column)) for column in self._names)

    def _is_measured(self, row: int) -> bool:
        """Whether a column of numbers holds one here, or what a formula left in its place."""
        cells = [self._grid.cell(row, column) for column in self._numbers]
        return any(cell.kind in _MEASURED or (cell.kind is CellKind.TEXT and _is_number(seen(cell))) for cell in cells)


def _is_number(text: str) -> bool:
    return bool(readings(text)) or is_no_number_yet(text)


_MEASURED = frozenset({CellKind.NUMBER, CellKind.ERROR, CellKind.UNCACHED})
_GROUP = re.compile(
    r"(?:sasaran|tujuan|misi|visi|program|kegiatan|perangkat daerah|opd|skpd|unit kerja|urusan|bidang)\b[^:]{0,30}:",
    re.IGNORECASE,
)
_SASARAN = re.compile(
    r"sasaran(?: (?:strategis|program|kegiatan|perangkat daerah|kinerja|utama))*\s*"
    r"(?:[\w.-]*[0-9][\w.-]*)?\s*[:–-]+\s*(?P<isi>\S.*)",
    re.IGNORECASE,
)


def sasaran_of(text: str) -> str:
    """The sasaran that a group row names: "Sasaran Strategis 1: Meningkatnya …" -> "Meningkatnya …"; else nothing."""
    found = _SASARAN.fullmatch(text)
    return found["isi"] if found else ""


def texts_of(grid: Grid, row: int) -> Iterator[str]:
    """The texts of a row, from left to right."""
    return (text for _, cell in grid.filled(row) if (text := seen(cell)))
