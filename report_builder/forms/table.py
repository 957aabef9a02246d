"""Reads the rows of one table of a form into records: what each row says, by what its columns are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import takewhile

from report_builder.dataset import Cell, CellKind, is_empty
from report_builder.errors import Place
from report_builder.forms import fractions, units
from report_builder.forms.codes import Codes
from report_builder.forms.columns import Answer, Isian, Sifat, Terbaca, read_column
from report_builder.forms.grid import Grid, seen
from report_builder.forms.mapping import Kolom
from report_builder.forms.notes import Catatan, Hal, Pertanyaan, cells, number, quoted
from report_builder.forms.numbers import is_no_number_yet
from report_builder.forms.personal import HIDDEN, is_personal
from report_builder.forms.recompute import Nilai, recompute
from report_builder.forms.rows import Macam, Region, sasaran_of, texts_of
from report_builder.forms.synonyms import ANGKA, KODE, TEKS, UANG, Peran
from report_builder.forms.units import Satuan
from report_builder.schema import Polaritas
from report_builder.sources.workbook import is_percent

Kunci = tuple[Peran, int | None, int | None]
"""What a cell of a record is: of which quarter, of which earlier year."""

_WITH_WORDS = frozenset({
    Peran.TARGET, Peran.REALISASI, Peran.TARGET_AKHIR, Peran.TARGET_TRIWULAN, Peran.REALISASI_TRIWULAN,
})  # fmt: skip
_AIMED_AT = frozenset({Peran.TARGET, Peran.TARGET_TRIWULAN, Peran.TARGET_AKHIR})
_WAY: Mapping[str, Polaritas] = {"≤": Polaritas.MINIMUM, "≥": Polaritas.MAKSIMUM}


@dataclass(frozen=True, slots=True)
class Rekam:
    """What one row says: its cells by what they are, and of which is told if they count from the beginning of the year.

    A cell that is asked about is there too, empty, in its place.
    """

    tempat: Place
    isi: Mapping[Kunci, Cell]
    kumulatif: Mapping[Kunci, bool] = field(default_factory=dict)

    def cell(self, peran: Peran, triwulan: int | None = None, tahun: int | None = None) -> Cell | None:
        """The cell that the row has for this, if it holds anything."""
        return self.isi.get((peran, triwulan, tahun))

    def of(self, peran: Peran) -> Iterator[tuple[int | None, int | None, Cell]]:
        """The cells of every quarter and year, with these."""
        return ((triwulan, tahun, cell) for (each, triwulan, tahun), cell in self.isi.items() if each is peran)


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table as it was read: its records in their order, and what is to be told of it."""

    grid: Grid
    region: Region
    rekam: tuple[Rekam, ...]
    nilai: Mapping[int, Mapping[int, Cell]]
    """The cells of each column that were read as numbers, by row."""
    catatan: tuple[Catatan, ...]
    pertanyaan: tuple[Pertanyaan, ...]


def read_table(grid: Grid, region: Region, answer: Answer) -> Tabel:
    """The records of a table; ``answer`` gives what somebody answered for a cell."""
    return _Reader(grid, region, answer).read()


class _Reader:
    """The state while one table is read."""

    def __init__(self, grid: Grid, region: Region, answer: Answer) -> None:
        self._grid = grid
        self._region = region
        self._answer = answer
        self._rows = [baris.row for baris in region.baris if baris.macam is Macam.DATA]
        self._going_on = {baris.row for baris in region.baris if baris.macam is Macam.SAMBUNGAN}
        self._catatan: list[Catatan] = []
        self._pertanyaan: list[Pertanyaan] = []
        self._satuan: dict[int, Satuan] = {}
        self._behind: dict[int, str] = {}
        self._nilai: dict[int, dict[int, Cell]] = {}
        self._limits: dict[int, Cell] = {}
        self._asked: set[Place] = set()
        self._certain: set[Place] = set()

    def read(self) -> Tabel:
        """The whole table."""
        self._leave_out_persons()
        self._read_units()
        self._read_numbers()
        self._ask_fractions()
        self._recompute()
        texts = self._texts()
        codes = Codes(self._grid, self._region, self._rows)
        self._catatan += codes.catatan
        rekam = tuple(self._rekam(row, texts, codes, sasaran) for row, sasaran in self._with_sasaran())
        catatan = (*self._catatan, *self._told_persons(), *self._told_columns())
        return Tabel(self._grid, self._region, rekam, self._nilai, catatan, tuple(self._pertanyaan))

    # Columns

    def _leave_out_persons(self) -> None:
        known = {each.column: each for each in self._region.kolom}
        kolom = [
            each.as_(Peran.PRIBADI) if self._is_personal(each) else each
            for each in (known.get(column, Kolom(column, "", None)) for column in range(self._grid.width))
        ]
        self._region = replace(self._region, kolom=tuple(kolom))

    def _is_personal(self, kolom: Kolom) -> bool:
        if kolom.diberi or (kolom.makna and kolom.makna.peran in ANGKA):
            return False
        filled = [cell for row in self._rows if not is_empty(cell := self._grid.cell(row, kolom.column))]
        return is_personal(kolom.label.rpartition(" / ")[2], filled)

    def _read_units(self) -> None:
        guessed: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for row in self._rows:
            for column in self._region.columns(Peran.SATUAN):
                text = seen(cell := self._grid.covering(row, column))
                unit = self._satuan[row] = units.read_unit(text)
                if unit.nama != text:
                    guessed[text, unit.nama].append(cell.place)
        for (text, nama), places in guessed.items():
            is_guess = units.read_unit(text).ditebak
            message = f"Satuan “{quoted(text)}” ditulis {nama} ({cells(places)})."
            saran = "Periksa: ejaannya diperbaiki." if is_guess else ""
            self._catatan.append(Catatan(Hal.BERBEDA if is_guess else Hal.DISESUAIKAN, message, places[0], saran))

    def _read_numbers(self) -> None:
        for kolom in self._region.kolom:
            peran = kolom.makna.peran if kolom.makna else Peran.ABAIKAN
            if peran in ANGKA or peran is Peran.PERSEN:
                terbaca = self._read_column(kolom, peran)
                self._nilai[kolom.column] = {
                    row: terbaca.cell(self._grid.cell(row, kolom.column)) for row in self._rows
                }

    def _ask_fractions(self) -> None:
        """Numbers of rows in % that may be fractions of 1 are asked, or told where the whole row is so."""
        counted = [each for each in self._region.kolom if each.makna and each.makna.peran in _COUNTED]
        rows = [
            [cell for each in counted if (cell := self._nilai[each.column][row]).kind is CellKind.NUMBER]
            for row in self._rows
            if self._unit(row) == "%"
        ]
        doubtful = {cell.place for cell in fractions.doubtful(rows, self._certain)}
        for each in counted:
            for row, cell in self._nilai[each.column].items():
                if cell.place in doubtful and isinstance(cell.value, Decimal):
                    bacaan = number(cell.value), number(cell.value * 100)
                    self._pertanyaan.append(Pertanyaan(cell.place, bacaan[0], bacaan, each.label))
                    self._asked.add(cell.place)
                    self._nilai[each.column][row] = Cell(CellKind.EMPTY, None, cell.place)
        if low := [cell.place for cell in fractions.low_rows(rows, self._certain)]:
            message = f"Satuan baris ini %, tetapi angkanya paling besar 1 ({cells(low)})."
            saran = "Periksa apakah angkanya pecahan: 0,9 berarti 90%."
            self._catatan.append(Catatan(Hal.BERBEDA, message, low[0], saran))

    def _read_column(self, kolom: Kolom, peran: Peran) -> Terbaca:
        pangkat = kolom.makna.pangkat if kolom.makna and peran in UANG else 0
        sifat = Sifat(
            kolom.label,
            is_money=peran in UANG,
            pangkat=pangkat,
            takes_words=peran in _WITH_WORDS,
            takes_limits=peran in _AIMED_AT,
        )
        isian = [Isian(self._grid.cell(row, kolom.column), self._unit(row)) for row in self._rows]
        terbaca = read_column(isian, sifat, self._answer)
        self._certain |= {
            place
            for place, cell in terbaca.cells.items()
            if terbaca.satuan.get(place) == "%" or is_percent(cell.format) or self._answer(place) is not None
        }
        if peran not in {Peran.PERSEN, Peran.RUPIAH}:
            self._catatan += terbaca.catatan
            self._pertanyaan += terbaca.pertanyaan
            self._asked |= {each.tempat for each in terbaca.pertanyaan}
            self._tell_merged(kolom)
            for row in self._rows:
                place = self._grid.cell(row, kolom.column).place
                if batas := terbaca.batas.get(place):
                    self._limits.setdefault(row, Cell(CellKind.TEXT, _WAY[batas], place))
                if place in terbaca.satuan and not self._unit(row):
                    self._behind.setdefault(row, units.read_unit(terbaca.satuan[place]).nama)
        return terbaca

    def _tell_merged(self, kolom: Kolom) -> None:
        covered = [
            self._grid.place(row, kolom.column)
            for row in self._rows
            if (origin := self._grid.origin(row, kolom.column)) != (row, kolom.column)
            and origin[0] > self._region.header.last
            and not is_empty(self._grid.cell(*origin))
        ]
        if covered:
            message = (
                f"{kolom.label}: angka dari sel gabungan hanya diambil untuk baris pertamanya, tidak untuk yang lain"
            )
            self._catatan.append(Catatan(Hal.BERBEDA, f"{message} ({cells(covered)}).", covered[0]))

    def _unit(self, row: int) -> str:
        return self._satuan[row].nama if row in self._satuan else ""

    def _recompute(self) -> None:
        """Columns whose figures say that they are something else than their names."""
        nilai = Nilai({column: dict(by_row) for column, by_row in self._nilai.items()})
        kolom, catatan = recompute(self._region.kolom, nilai, self._grid)
        self._region = replace(self._region, kolom=kolom)
        self._catatan += catatan

    # Rows

    def _texts(self) -> Mapping[int, Mapping[int, Cell]]:
        """The cells of each column of words by row; "-" says nothing."""
        texts: dict[int, dict[int, Cell]] = {}
        for kolom in self._region.kolom:
            if kolom.makna and kolom.makna.peran in TEKS | {Peran.INDIKATOR, Peran.URAIAN}:
                own = {row: self._whole(row, kolom.column) for row in self._rows}
                texts[kolom.column] = {row: cell for row, cell in own.items() if _says_something(cell)}
        return texts

    def _whole(self, row: int, column: int) -> Cell:
        """A cell of words with those of the rows that go on from it."""
        cell = self._grid.cell(row, column)
        rest = takewhile(lambda each: each in self._going_on, range(row + 1, self._grid.height))
        texts = [text for each in (row, *rest) if (text := seen(self._grid.cell(each, column)))]
        return replace(cell, value=" ".join(texts)) if len(texts) > 1 else cell

    def _with_sasaran(self) -> Iterator[tuple[int, Cell | None]]:
        """Each row of data with the sasaran that it belongs to: its own, or that of the rows above it."""
        columns, current = self._region.columns(Peran.SASARAN), None
        for baris in self._region.baris:
            if baris.macam is Macam.KELOMPOK:
                told = next((text for text in texts_of(self._grid, baris.row) if sasaran_of(text)), "")
                if told:
                    place = next(self._grid.filled(baris.row))[1].place
                    current = Cell(CellKind.TEXT, sasaran_of(told), place)
            elif baris.macam is Macam.DATA:
                own = next((cell for column in columns if seen(cell := self._grid.covering(baris.row, column))), None)
                current = own or current
                yield baris.row, current

    def _rekam(self, row: int, texts: Mapping[int, Mapping[int, Cell]], codes: Codes, sasaran: Cell | None) -> Rekam:
        isi: dict[Kunci, Cell] = {}
        kumulatif: dict[Kunci, bool] = {}
        for kolom in self._region.kolom:
            makna = kolom.makna
            if makna is None or makna.peran in KODE | {Peran.SASARAN, Peran.SATUAN}:
                continue
            kunci = (makna.peran, makna.triwulan, makna.tahun if makna.peran in _OF_YEARS else None)
            source = self._nilai if makna.peran in ANGKA else texts
            cell = source.get(kolom.column, {}).get(row)
            if cell is not None and (cell.place in self._asked or not is_empty(cell)):
                isi[kunci] = cell
                kumulatif |= {} if makna.kumulatif is None else {kunci: makna.kumulatif}
        isi |= {(peran, None, None): cell for peran, cell in codes.of(row).items()}
        if sasaran:
            isi[Peran.SASARAN, None, None] = sasaran
        if row in self._limits:
            isi.setdefault((Peran.POLARITAS, None, None), self._limits[row])
        isi |= self._unit_of(row, isi)
        isi |= self._unit_in_name(isi)
        return Rekam(self._grid.line(row), isi, kumulatif)

    def _unit_of(self, row: int, isi: Mapping[Kunci, Cell]) -> Mapping[Kunci, Cell]:
        """The unit of a row, and the target that stood before it: "1 Laporan"."""
        own = next((self._grid.covering(row, column) for column in self._region.columns(Peran.SATUAN)), None)
        unit = self._satuan.get(row)
        target = isi.get((Peran.TARGET, None, None))
        if unit is None or not unit.nama or own is None:
            place = target.place if target else self._grid.line(row)
            told = Cell(CellKind.TEXT, self._behind[row], place) if row in self._behind else self._unit_of_heads()
            return (
                {(Peran.SATUAN, None, None): told} if told and Peran.INDIKATOR in {peran for peran, _, _ in isi} else {}
            )
        found: dict[Kunci, Cell] = {(Peran.SATUAN, None, None): replace(own, kind=CellKind.TEXT, value=unit.nama)}
        if unit.angka is None:
            return found
        if target is None:
            return found | {(Peran.TARGET, None, None): Cell(CellKind.NUMBER, unit.angka, own.place)}
        if target.value != unit.angka:
            message = f"Satuan menyebut {number(unit.angka)}, target {seen(target)}; target itu yang dipakai."
            self._catatan.append(Catatan(Hal.BERBEDA, message, own.place))
        return found

    def _unit_in_name(self, isi: Mapping[Kunci, Cell]) -> Mapping[Kunci, Cell]:
        """The name without the unit behind it, "Panjang tanggul (km)", and that as the unit where there is no other."""
        nama, satuan = isi.get((Peran.INDIKATOR, None, None)), isi.get((Peran.SATUAN, None, None))
        found = _LABEL_UNIT.search(seen(nama)) if nama else None
        if nama is None or found is None or not units.is_known(found["isi"]) or not found.start():
            return {}
        if satuan is not None and not units.same(seen(satuan), found["isi"]):
            return {}
        message = f"Satuan {quoted(found['isi'])} di belakang nama indikator diambil sebagai satuannya."
        self._catatan.append(Catatan(Hal.DISESUAIKAN, message, nama.place))
        own = satuan or Cell(CellKind.TEXT, units.read_unit(found["isi"]).nama, nama.place)
        return {
            (Peran.INDIKATOR, None, None): replace(nama, value=seen(nama)[: found.start()].strip()),
            (Peran.SATUAN, None, None): own,
        }

    def _unit_of_heads(self) -> Cell | None:
        """The unit that stands behind the label of a measure: "Target (%)"."""
        for column in (*self._region.columns(Peran.TARGET), *self._region.columns(Peran.REALISASI)):
            label = next(each.label for each in self._region.kolom if each.column == column)
            found = _LABEL_UNIT.search(label)
            if found and units.is_known(found["isi"]):
                nama = units.read_unit(found["isi"]).nama
                return Cell(CellKind.TEXT, nama, self._grid.place(self._region.header.last, column))
        return None

    # What is told

    def _told_persons(self) -> Iterator[Catatan]:
        for kolom in self._region.kolom:
            hidden = [
                cell.place for row in self._rows if HIDDEN in seen(cell := self._grid.cell(row, kolom.column))
            ]  # fmt: skip
            if hidden and not (kolom.makna and kolom.makna.peran is Peran.PRIBADI):
                message = f"Data pribadi di dalam kalimat kolom “{kolom.label}” dihapus ({cells(hidden)})."
                yield Catatan(Hal.DITINGGALKAN, message, hidden[0])

    def _told_columns(self) -> Iterator[Catatan]:
        counts = [(kolom, self._count(kolom)) for kolom in self._region.kolom]
        filled = [(kolom, count) for kolom, count in counts if count]
        months = [(kolom, count) for kolom, count in filled if kolom.makna and kolom.makna.peran is Peran.BULAN]
        yield from (self._told_column(*each) for each in filled if each not in months)
        if months:
            yield self._told_months([kolom for kolom, _ in months], sum(count for _, count in months))

    def _count(self, kolom: Kolom) -> int:
        return sum(not is_empty(self._grid.cell(row, kolom.column)) for row in self._rows)

    def _told_months(self, kolom: Sequence[Kolom], count: int) -> Catatan:
        named = ", ".join(f"“{each.label}”" for each in kolom)
        message = f"Kolom {named} berisi angka bulan atau semester, jadi tidak diambil ({count} sel)."
        place = self._grid.place(self._region.header.last, kolom[0].column)
        return Catatan(
            Hal.TIDAK_DIPAHAMI,
            message,
            place,
            "Jumlahkan per triwulan di formulir, atau tentukan dengan --mapping bila angkanya sejak awal tahun.",
        )

    def _told_column(self, kolom: Kolom, count: int) -> Catatan:
        place = self._grid.place(self._region.header.last, kolom.column)
        nama = f"Kolom “{kolom.label}”" if kolom.label else "Kolom tanpa judul"
        if kolom.makna is None:
            saran = "Tentukan isinya dengan --mapping bila diperlukan." if kolom.label else _UNTITLED_HINT
            return Catatan(Hal.TIDAK_DIPAHAMI, f"{nama} tidak dikenal, jadi tidak diambil ({count} sel).", place, saran)
        if kolom.makna.peran is Peran.PRIBADI:
            return Catatan(Hal.DITINGGALKAN, f"{nama} berisi data pribadi, jadi tidak diambil ({count} sel).", place)
        if kolom.makna.peran in _LEFT_OUT:
            reason = f": {kolom.alasan}" if kolom.alasan else ""
            hal = Hal.DITANYAKAN if "--" in kolom.alasan else Hal.DITINGGALKAN
            return Catatan(hal, f"{nama} tidak diambil ({count} sel){reason}.", place)
        guess = " (ejaannya mirip)" if kolom.makna.ditebak else ""
        reason = f", {kolom.alasan}" if kolom.alasan else ""
        hal = Hal.DITAFSIRKAN if reason else Hal.DIAMBIL
        return Catatan(hal, f"{nama} dibaca sebagai {kolom.makna}{guess} ({count} sel){reason}.", place)


_COUNTED = ANGKA - UANG - {Peran.CAPAIAN}
_UNTITLED_HINT = "Beri judul kolom itu di formulir bila isinya diperlukan."
_OF_YEARS = frozenset({Peran.TARGET, Peran.REALISASI, Peran.TARGET_AKHIR})
_LABEL_UNIT = re.compile(r"\((?P<isi>[^()]+)\)$")
_LEFT_OUT = frozenset({Peran.ABAIKAN, Peran.NOMOR, Peran.PERSEN, Peran.RUPIAH})


def _says_something(cell: Cell) -> bool:
    if cell.kind in {CellKind.ERROR, CellKind.UNCACHED}:
        return False
    return not is_empty(cell) and not (isinstance(cell.value, str) and is_no_number_yet(cell.value))
