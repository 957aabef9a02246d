"""What each row below a table's head is: data, a group, a total, a note; where the table ends and people sign."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import takewhile

from report_builder.dataset import CellKind, is_empty
from report_builder.forms import jumlah, tree
from report_builder.forms.grid import Grid, seen
from report_builder.forms.header import Header, find_header, is_number_row, repeats
from report_builder.forms.mapping import Kolom
from report_builder.forms.numbers import is_no_number_yet, readings
from report_builder.forms.synonyms import ANGKA, DIBUANG, KODE, TEKS, UANG, Peran
from report_builder.language import MONTHS


class Macam(StrEnum):
    """What a row is."""

    DATA = "data"
    KELOMPOK = "kelompok"
    JUMLAH = "jumlah"
    CATATAN = "catatan"
    TANPA_NAMA = "tanpa nama"
    JUDUL = "judul yang diulang"
    JUDUL_BAWAH = "judul tabel di bawahnya"
    MELUAP = "lebih panjang daripada judulnya"
    SAMBUNGAN = "sambungan"
    """The rest of the name above it."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row below the head, and what it is."""

    row: int
    macam: Macam
    alasan: str = ""
    """Why it may be something else."""


@dataclass(frozen=True, slots=True)
class Region:
    """A table in a sheet: its head, its columns, its rows, and the first row behind it, with what stands there."""

    header: Header
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    end: int
    signed: tuple[int, int] | None = None
    """The first and last row of the block of signatures below, where there is one."""
    sampai: bool = False
    """Whether its title says that its quarters count from the beginning of the year."""

    def columns(self, peran: Peran) -> list[int]:
        """The columns that are taken for this."""
        return [each.column for each in self.kolom if each.makna and each.makna.peran is peran]


_NOTE = re.compile(r"(?:keterangan|ket|catatan|sumber(?: data)?|note)\s*:|\*", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"\b(?:mengetahui|menyetujui|disetujui|disahkan|nip|nrp|tanda tangan)\b"
    r"|^(?:plt\.? |pj\.? |pgs\.? )?"
    r"(?:kepala|direktur|deputi|sekretaris|inspektur|camat|bupati|wali ?kota|gubernur|ketua)\b"
    r"|^(?:kuasa )?pengguna (?:anggaran|barang)\b"
    r"|^(?:pembina|penata|pengatur|brigadir|brigjen|kombes|komisaris|ajun komisaris)\b"
    rf"|^[^\W\d_][\w .]*,\s*(?:[0-9]{{1,2}}\s+|\.*\s*|…*\s*)(?:{'|'.join(MONTHS)})\s+20[0-9]{{2}}$",
    re.IGNORECASE,
)


def classify(grid: Grid, header: Header, kolom: Sequence[Kolom]) -> Region:
    """The rows below a head up to the block of signatures, another head, or the end of the sheet."""
    reader = _Reader(grid, header, kolom)
    baris: list[Baris] = []
    for row in range(header.last + 1, grid.height):
        if not any(True for _ in grid.filled(row)):
            continue
        if repeats(grid, row, header) or (header.number_rows and is_number_row(grid, row)):
            baris.append(Baris(row, Macam.JUDUL))
            continue
        if reader.begins_another(row):
            return Region(header, tuple(kolom), tuple(reader.with_title(baris)), row)
        if reader.is_signature(row):
            end = reader.end_of_signatures(row)
            return Region(header, tuple(kolom), tuple(baris), end, (row, end - 1))
        baris.append(reader.baris(row, baris))
    return Region(header, tuple(kolom), tuple(baris), grid.height)


class _Reader:
    """What is asked of each row of one table."""

    def __init__(self, grid: Grid, header: Header, kolom: Sequence[Kolom]) -> None:
        self._grid = grid
        self._kolom = kolom
        self._end = grid.width if header.second or not grid.is_parted else max(header.labels) + 1
        self._read: dict[int, jumlah.Angka] = {}
        self._numbers = self._of(ANGKA)
        self._names = self._of({Peran.INDIKATOR, Peran.URAIAN} | KODE)
        self._words = self._of(TEKS | {Peran.SATUAN})
        rows = range(header.last + 1, grid.height)
        # Columns that are asked about hold figures too: whoever signs has none.
        asked = [each.column for each in kolom if each.makna and each.makna.peran in DIBUANG - {Peran.NOMOR}]
        counted = {*self._numbers, *asked}
        self._last_told = max((row for row in rows if self._has_name(row) and self._tells(row, counted)), default=-1)

    def _of(self, peran: Collection[Peran]) -> list[int]:
        return [each.column for each in self._kolom if each.makna and each.makna.peran in peran]

    def baris(self, row: int, above: Sequence[Baris]) -> Baris:
        """What the row is, below these rows."""
        if any(column >= self._end for column, _ in self._grid.filled(row)):
            return Baris(row, Macam.MELUAP)
        putusan = self._judge(row, [each.row for each in above if each.macam is Macam.DATA])
        if putusan and putusan.is_total:
            return Baris(row, Macam.JUMLAH, putusan.alasan)
        macam = self._macam(row)
        is_below_name = bool(above) and above[-1].row == row - 1 and above[-1].macam in _WITH_NAME
        if macam is Macam.DATA and is_below_name and self._goes_on(row):
            return Baris(row, Macam.SAMBUNGAN)
        return Baris(row, macam, putusan.alasan if putusan and macam is Macam.DATA else "")

    def _macam(self, row: int) -> Macam:
        is_note = any(_NOTE.match(text) for text in texts_of(self._grid, row)) and not self._has_words(row)
        if self._is_group(row):
            return Macam.CATATAN if is_note else Macam.KELOMPOK
        if self._has_name(row):
            is_note = (is_note and not self._has_own_number(row)) or self._stands_alone(row)
            return Macam.CATATAN if is_note else Macam.DATA
        if self._is_measured(row):
            return Macam.CATATAN if is_note else Macam.TANPA_NAMA
        return Macam.KELOMPOK

    def _judge(self, row: int, above: Sequence[int]) -> jumlah.Putusan | None:
        """Whether a row is a total; None where nothing calls it so."""
        named = [seen(self._grid.cell(row, column)) for column in self._of({Peran.INDIKATOR, Peran.URAIAN})]
        texts = [text for text in named if text] or list(texts_of(self._grid, row))
        sebutan = max((found for text in texts if (found := jumlah.sebutan(text))), default=None)
        if sebutan is None:
            return None
        has_number, has_unit = self._has_own_number(row), self._has_words(row)
        is_settled = has_number or (has_unit and sebutan is jumlah.Sebutan.NAMA)
        tanda = jumlah.Tanda(
            sebutan,
            is_made=not is_settled and self._is_made(row, above),
            has_number=has_number,
            has_unit=has_unit,
            lacks=any(self._has_own_number(each) or self._has_words(each) for each in above),
            is_budget=self._is_budget(),
        )
        return jumlah.judge(tanda)

    def _has_own_number(self, row: int) -> bool:
        """Whether a row has a number, a code or a sasaran of its own, and not the name of a total there."""
        cells = [seen(self._grid.cell(row, column)) for column in self._of({Peran.NOMOR, Peran.SASARAN} | KODE)]
        return any(text and not jumlah.sebutan(text) for text in cells)

    def _is_budget(self) -> bool:
        return bool(self._of(UANG)) and not self._of({Peran.INDIKATOR})

    def _is_made(self, row: int, above: Sequence[int]) -> bool:
        """Whether the rows above make the figures of a row: the last of them, or those that are no part of others.

        Capaian is no sum of anything, so it decides only where there is no other figure.
        """
        capaian = self._of({Peran.CAPAIAN})
        figures = self._figures(row)
        told = {column: number for column, number in figures.items() if column not in capaian} or figures
        rows = [self._figures(each) for each in above]
        if jumlah.is_made(told, rows[-_MOST_ADDED:]):
            return True
        if not self._is_budget():
            return False
        lines = [tree.Line(self._code(each), self._amounts(figures)) for each, figures in zip(above, rows, strict=True)]
        top = [figures for figures, parent in zip(rows, tree.parents(lines), strict=True) if parent is None]
        return jumlah.is_made(told, top, fewest=1)

    def _figures(self, row: int) -> jumlah.Angka:
        """The numbers of a row by column, read once: many totals may ask for them."""
        if row not in self._read:
            money = self._of(UANG)
            cells = ((column, self._grid.cell(row, column)) for column in self._numbers)
            self._read[row] = {
                column: number
                for column, cell in cells
                if (number := jumlah.figure(cell, is_money=column in money)) is not None
            }
        return self._read[row]

    def _code(self, row: int) -> str:
        return ".".join(text for column in self._of(KODE) if (text := seen(self._grid.covering(row, column))))

    def _amounts(self, figures: jumlah.Angka) -> dict[str, Decimal]:
        pagu = self._of({Peran.PAGU})
        return {tree.PAGU if column in pagu else str(column): number for column, number in figures.items()}

    def _goes_on(self, row: int) -> bool:
        """Whether a row holds nothing but words that begin small, in the column of names."""
        cells = list(self._grid.filled(row))
        return len(cells) == 1 and cells[0][0] in self._names and bool(_GOES_ON.match(seen(cells[0][1])))

    def is_signature(self, row: int) -> bool:
        """Whether people sign here: few words, those of a signature in this row or right below, and no data."""
        if any(_NOTE.match(text) for text in texts_of(self._grid, row)):
            return False
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
        if len(cells) < 2 or self._is_measured(row):
            return False
        is_short = all(len(seen(cell).split()) <= _LONGEST_OF_TWO for cell in cells)
        other = find_header(self._grid, row, row + 1) if len(cells) > 2 or is_short else None
        return other is not None and other.first == row

    def with_title(self, baris: Sequence[Baris]) -> list[Baris]:
        """The rows above another head, the last of which are its title where they have a single text."""
        count = sum(1 for _ in takewhile(self._is_title, reversed(baris)))
        return [
            Baris(each.row, Macam.JUDUL_BAWAH) if number >= len(baris) - count else each
            for number, each in enumerate(baris)
        ]

    def _is_title(self, baris: Baris) -> bool:
        cells = [cell for _, cell in self._grid.filled(baris.row)]
        return baris.macam is Macam.DATA and len(cells) == 1 and cells[0].kind is CellKind.TEXT

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

    def _tells(self, row: int, counted: Collection[int]) -> bool:
        """Whether a row says more than a name: words, or a figure in one of these columns."""
        return self._has_words(row) or any(self._holds_number(row, column) for column in counted)

    def _has_words(self, row: int) -> bool:
        return any(seen(self._grid.cell(row, column)) for column in self._words)

    def _has_name(self, row: int) -> bool:
        return any(not is_empty(self._grid.cell(row, column)) for column in self._names)

    def _is_measured(self, row: int) -> bool:
        """Whether a column of numbers holds one here."""
        return any(self._holds_number(row, column) for column in self._numbers)

    def _holds_number(self, row: int, column: int) -> bool:
        """Whether a cell holds a number, or what a formula left in its place."""
        cell = self._grid.cell(row, column)
        return cell.kind in _MEASURED or (cell.kind is CellKind.TEXT and _is_number(seen(cell)))


def _is_number(text: str) -> bool:
    return bool(readings(text)) or is_no_number_yet(text)


_MEASURED = frozenset({CellKind.NUMBER, CellKind.ERROR, CellKind.UNCACHED})
_MOST_ADDED = 300
"""So many rows above a total are added up at most."""
_WITH_NAME = frozenset({Macam.DATA, Macam.SAMBUNGAN})
_LONGEST_OF_TWO = 3
"""Words of a label in a head of only two columns: a row of two names would be one too."""
_GOES_ON = re.compile(r"[a-z]{2,}\b")
_GROUP = re.compile(
    r"(?:sasaran|tujuan|misi|visi|program|kegiatan|perangkat daerah|opd|skpd|unit kerja|urusan|bidang)\b[^:]{0,30}:",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:sasaran(?: (?:strategis|program|kegiatan|perangkat daerah|kinerja|utama))*\s*(?:[\w.-]*[0-9][\w.-]*)?\s*[:–-]+"
    r"|s[spk]?[ .-]?[0-9]+(?:\.[0-9]+)*\s*[.):–-]+)\s*(?P<isi>\S.*)",
    re.IGNORECASE,
)
_RESULT = re.compile(r"(?:[0-9]+(?:\.[0-9]+)*[.)]?\s+)?(?P<isi>(?:me|ter|ber|op)[a-z]{3,}nya\b.*)", re.IGNORECASE)
"""How a sasaran begins: Meningkatnya, Terwujudnya, Berkurangnya, Optimalnya."""


def sasaran_of(text: str) -> str:
    """The sasaran that a group row names: "Sasaran Strategis 1: Meningkatnya …" -> "Meningkatnya …"; else nothing."""
    found = _NUMBERED.fullmatch(text) or _RESULT.fullmatch(text)
    return found["isi"] if found else ""


def texts_of(grid: Grid, row: int) -> Iterator[str]:
    """The texts of a row, from left to right."""
    return (text for _, cell in grid.filled(row) if (text := seen(cell)))
