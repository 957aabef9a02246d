"""What stands around a table and holds for its columns: the unit of its money, its quarter and its year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from report_builder.dataset import CellKind, parse_triwulan
from report_builder.errors import Place
from report_builder.forms.grid import Grid, seen
from report_builder.forms.header import Header
from report_builder.forms.mapping import Kolom
from report_builder.forms.meaning import years
from report_builder.forms.rows import Macam, Region, texts_of
from report_builder.forms.scale import scale_of
from report_builder.forms.synonyms import UANG, Peran
from report_builder.forms.title import QUARTER, of_sheet, of_text

_OF_A_YEAR = re.compile(r"\b(?:nomor|no|peraturan|perda|renstra|rpjmd|rpjmn|rpjpd)\b", re.IGNORECASE)
_NOTE = re.compile(r"(?:keterangan|ket|catatan|sumber|note)\b|\*", re.IGNORECASE)
_AGREEMENT = re.compile(r"\bperjanjian kinerja\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:perubahan|revisi|evaluasi|pengukuran|capaian|realisasi)\b", re.IGNORECASE)
_MOST_OF_TITLE = 2
"""So many cells a row of a title between two tables has at most."""


@dataclass(frozen=True, slots=True)
class Sekitar:
    """The texts that a table stands below, nearest first: its own title, that of its sheet, the names of both."""

    judul: tuple[str, ...]
    judul_lembar: tuple[str, ...]
    lembar: str
    berkas: str

    @property
    def pangkat(self) -> int:
        """The power of ten that amounts of money are given in."""
        return next((found for text in (*self.judul, *self.judul_lembar) if (found := scale_of(text))), 0)

    @property
    def triwulan(self) -> tuple[int, bool] | None:
        """The quarter, and whether it counts from the beginning of the year; None where none or several are told."""
        for texts in (self.judul, self.judul_lembar, (self.lembar,), (PurePath(self.berkas).stem,)):
            found = [each for text in texts for each in QUARTER.finditer(text)]
            told = {parse_triwulan(each["isi"]) for each in found}
            if told:
                quarter = next(iter(told)) if len(told) == 1 else None
                return (quarter, any(each["sampai"] for each in found)) if quarter else None
        return None

    @property
    def sampai(self) -> bool:
        """Whether a title says that figures count from the beginning of the year: "s.d. Triwulan II"."""
        found = (each for texts in (self.judul, self.judul_lembar) for text in texts for each in QUARTER.finditer(text))
        return any(each["sampai"] for each in found)

    @property
    def is_agreement(self) -> bool:
        """Whether a title says that this is a perjanjian kinerja, and no later one in its place."""
        titles = [text for text in (*self.judul, *self.judul_lembar) if _AGREEMENT.search(text)]
        return bool(titles) and not any(_LATER.search(text) for text in titles)

    @property
    def tahun(self) -> int | None:
        """The year; None where none or several are told."""
        own, sheet = (self._years(texts) for texts in (self.judul, self.judul_lembar))
        told = own or sheet or {int(seen(each.isi)) for each in of_sheet("", self.lembar, {"periode"})}
        return next(iter(told)) if len(told) == 1 else None

    @staticmethod
    def _years(texts: Iterable[str]) -> set[int]:
        """The years that titles are of; a rule or a plan has one of its own."""
        return {
            int(seen(each.isi))
            for text in texts
            if not _OF_A_YEAR.search(text) and len(years(text)) == 1
            for each in of_text(text, Place(""))
            if each.kunci == "tahun"
        }


def around(grid: Grid, heads: Sequence[Header]) -> Sekitar:
    """What the last of these tables of a sheet stands below."""
    own = () if len(heads) == 1 else tuple(_title_upwards(grid, heads[-1].first, heads[-2].last))
    title = tuple(" ".join(texts_of(grid, row)) for row in reversed(range(heads[0].first)))
    return Sekitar(own, title, grid.lembar, grid.berkas)


def _title_upwards(grid: Grid, first: int, before: int) -> Iterator[str]:
    """The rows right above a table that hold a title and neither numbers nor notes, each as one text."""
    for row in reversed(range(before + 1, first)):
        cells = [cell for _, cell in grid.filled(row)]
        texts = [seen(cell) for cell in cells]
        is_title = len(cells) <= _MOST_OF_TITLE and all(cell.kind is CellKind.TEXT for cell in cells)
        if not is_title or any(_NOTE.match(text) for text in texts):
            return
        yield " ".join(texts)


def in_full(grid: Grid, region: Region, sekitar: Sekitar) -> Region:
    """The table with its columns of money in the unit that their heads, a row below these, or a title names."""
    stop = next((each.row for each in region.baris if each.macam is Macam.DATA), region.header.last + 1)
    below = range(region.header.last + 1, stop)

    def scaled(kolom: Kolom) -> Kolom:
        makna = kolom.makna
        if makna is None or makna.peran not in UANG or makna.pangkat:
            return kolom
        own = next((found for row in below if (found := scale_of(seen(grid.cell(row, kolom.column))))), 0)
        return replace(kolom, makna=replace(makna, pangkat=own or sekitar.pangkat))

    return replace(region, kolom=tuple(map(scaled, region.kolom)))


def of_agreement(kolom: Sequence[Kolom], sekitar: Sekitar) -> tuple[Kolom, ...]:
    """The columns of a perjanjian kinerja, whose money is that of the beginning of the year; of others as they are."""
    told = {each.makna.peran for each in kolom if each.makna}
    if not sekitar.is_agreement or told & _SPENT or Peran.PAGU_AWAL in told:
        return tuple(kolom)
    return tuple(
        each.as_(Peran.PAGU_AWAL, AGREED) if each.makna and each.makna.peran is Peran.PAGU and not each.diberi else each
        for each in kolom
    )


AGREED = "sebab anggaran perjanjian kinerja adalah pagu awal"
_SPENT = frozenset({Peran.REALISASI, Peran.REALISASI_TRIWULAN, Peran.REALISASI_ANGGARAN, Peran.ANGGARAN_TRIWULAN})


def of_quarter(kolom: Sequence[Kolom], sekitar: Sekitar, periode: int | None) -> tuple[Kolom, ...]:
    """A realisasi of the table's quarter, where the table does not itself tell quarters apart; else the columns."""
    told = sekitar.triwulan or ((periode, False) if periode else None)
    if told is None or any(each.makna and each.makna.triwulan for each in kolom):
        return tuple(kolom)
    has_realisasi = any(each.makna and each.makna.peran is Peran.REALISASI for each in kolom)
    return tuple(_of_quarter(each, told, has_realisasi=has_realisasi) for each in kolom)


def _of_quarter(kolom: Kolom, told: tuple[int, bool], *, has_realisasi: bool) -> Kolom:
    makna, (triwulan, is_sum) = kolom.makna, told
    if makna is None or makna.tahun or (kolom.diberi and makna.peran is Peran.REALISASI):
        return kolom
    if makna.peran in {Peran.REALISASI, Peran.REALISASI_TRIWULAN}:
        own = replace(
            makna, peran=Peran.REALISASI_TRIWULAN, triwulan=triwulan, kumulatif=makna.kumulatif or is_sum or None
        )
        return replace(kolom, makna=own, alasan=_QUARTER_TOLD)
    if makna.peran is Peran.CAPAIAN and has_realisasi:
        return kolom.as_(Peran.PERSEN, "capaian triwulan dihitung dari target dan realisasinya")
    return kolom


_QUARTER_TOLD = "seperti triwulan pada judul, nama lembar, nama berkas, atau --period"


def of_year(kolom: Sequence[Kolom], sekitar: Sekitar, tahun: int | None) -> tuple[Kolom, ...]:
    """The columns of a table of another year: target and realisasi of an earlier one are history, all else is left."""
    own = sekitar.tahun
    if own is None or own == tahun:
        return tuple(kolom)
    return tuple(_of_year(each, own, tahun) for each in kolom)


def _of_year(kolom: Kolom, own: int, tahun: int | None) -> Kolom:
    makna = kolom.makna
    if makna is None or makna.peran not in _YEARLY or years(kolom.label):
        return kolom
    if tahun is None:
        return kolom.as_(Peran.ABAIKAN, f"tabel tahun {own}; sebutkan tahun laporan dengan --year")
    if own < tahun and makna.peran in {Peran.TARGET, Peran.REALISASI}:
        return replace(kolom, makna=replace(makna, tahun=own), alasan=f"dari tabel tahun {own}, jadi riwayat")
    reason = f"tabel tahun {own}" if own < tahun else f"tabel tahun {own}; ubah tahun laporan dengan --year"
    return kolom.as_(Peran.RUPIAH if makna.peran in UANG else Peran.ABAIKAN, reason)


_YEARLY = (UANG - {Peran.RUPIAH}) | {
    Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN, Peran.TARGET_TRIWULAN, Peran.REALISASI_TRIWULAN,
}  # fmt: skip
