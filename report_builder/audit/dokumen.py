"""A document as its reader sees it: paragraphs, tables and charts, their places, and the facts that are anchored there.

Values from reading to judging. Positions in a text count its characters from 0, the end is the place behind the last.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from report_builder.facts import Ledger


class Bagian(StrEnum):
    """What part of a document a text stands in, as it is told to people."""

    ISI = "isi"
    KEPALA = "kepala halaman"
    KAKI = "kaki halaman"
    CATATAN_KAKI = "catatan kaki"
    CATATAN_AKHIR = "catatan akhir"
    KOTAK = "kotak teks"
    KOMENTAR = "komentar"
    TERSEMBUNYI = "teks tersembunyi"
    PENGGANTI = "teks pengganti"
    GRAFIK = "grafik"
    SIFAT = "sifat dokumen"


class Peran(StrEnum):
    """What a paragraph is for."""

    BIASA = "biasa"
    JUDUL = "judul"
    KETERANGAN = "keterangan"
    """The caption of a table or figure."""
    BUTIR = "butir"
    DAFTAR_ISI = "daftar isi"
    """A line of the contents or of a list of tables or figures."""


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where something stands: the part, the heading above, the n-th paragraph, the cell; all count from 1.

    ``tabel``, ``baris`` and ``kolom`` are 0 outside tables; ``kolom`` counts columns of the grid, so that a cell behind
    one that spans two columns is in the third. ``nomor`` counts the paragraphs of the part; of a chart, the charts.
    """

    bagian: Bagian
    nomor: int = 0
    judul: str = ""
    tabel: int = 0
    baris: int = 0
    kolom: int = 0

    def __hash__(self) -> int:
        """Of the counts alone: they tell nearly all places of a document apart, and it is asked for often."""
        return hash((self.nomor, self.tabel, self.baris, self.kolom))

    def __str__(self) -> str:
        """As programs know it again: ``isi · Capaian Kinerja · tabel 2, baris 3, kolom 4``, ``grafik · nomor 1``.

        For people `Denah` tells where it stands.
        """
        counted = f"{'nomor' if self.bagian is Bagian.GRAFIK else 'alinea'} {self.nomor}" if self.nomor else ""
        within = f"tabel {self.tabel}, baris {self.baris}, kolom {self.kolom}" if self.tabel else counted
        return " · ".join(filter(None, (self.bagian, self.judul, within)))


@dataclass(frozen=True, slots=True)
class Jangkar:
    """The stretch of a paragraph that our bookmark holds, without the blanks at its ends.

    ``fakta`` is empty where the file no longer tells what the bookmark stands for; where the text of the bookmark is
    gone, ``awal`` is ``akhir``.
    """

    nama: str
    fakta: str
    awal: int
    akhir: int


@dataclass(frozen=True, slots=True)
class Isian:
    """The stretch of a paragraph that a field computes, and the field's name: PAGE, REF, SEQ."""

    kode: str
    awal: int
    akhir: int


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph as Word shows it: insertions in, deletions and hidden text out, every blank a plain one.

    Tabs and line breaks stand as such; soft hyphens and signs without width are gone. ``penulis`` is whose comment
    it is. ``tingkat`` is its level in the outline, from 1, 0 where it is no heading, and ``nomor`` the number that
    Word sets before it: ``3.1.2``, ``A.``.
    """

    teks: str
    tempat: Tempat
    peran: Peran = Peran.BIASA
    jangkar: tuple[Jangkar, ...] = ()
    isian: tuple[Isian, ...] = ()
    penulis: str = ""
    tingkat: int = field(default=0, compare=False)
    nomor: str = field(default="", compare=False)

    def __hash__(self) -> int:
        """Of its text and place alone, as with a place."""
        return hash((self.teks, self.tempat.nomor))


@dataclass(frozen=True, slots=True)
class Titik:
    """A point of a chart: its series and category, the value drawn, and that of its cell in the chart's own workbook.

    ``buku`` is None where the chart has no workbook or the cell holds no number.
    """

    seri: str
    kategori: str
    nilai: Decimal | None
    buku: Decimal | None = None
    sel: str = ""


@dataclass(frozen=True, slots=True)
class Grafik:
    """A native chart: its points, the numbers of its workbook that no point draws, and its own words.

    ``lain`` holds them by cell: ``{"Data!D2": Decimal("53")}``.
    """

    tempat: Tempat
    titik: tuple[Titik, ...]
    lain: Mapping[str, Decimal] = field(default_factory=dict)
    teks: tuple[Alinea, ...] = ()


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell: its first column, how many it spans, its contents; ``lanjutan`` where it goes on with the cell above."""

    kolom: int
    isi: tuple[Blok, ...]
    lebar: int = 1
    lanjutan: bool = False

    @property
    def teks(self) -> str:
        """The text of its paragraphs, each on a line."""
        return "\n".join(alinea.teks for alinea in telusuri(self.isi) if alinea.tempat.bagian is not Bagian.TERSEMBUNYI)


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of a table; ``kepala`` where it is repeated on each page as its head."""

    sel: tuple[Sel, ...]
    kepala: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table, without the rows that were deleted with changes tracked."""

    tempat: Tempat
    baris: tuple[Baris, ...]


Blok: TypeAlias = Alinea | Tabel | Grafik


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document: its blocks in reading order, then headers, notes, comments and what is said of it.

    ``penanda`` is what the file itself tells of its bookmarks, the fact of each by its name, and ``ledger`` the facts
    that it was made from; both are empty in a file that is not ours or has lost them. ``pesanan`` is what was asked for
    when it was made: the kind of document by ``jenis``, and what else is not the default.
    """

    blok: tuple[Blok, ...]
    penanda: Mapping[str, str] = field(default_factory=dict)
    ledger: Ledger | None = None
    pesanan: Mapping[str, str] = field(default_factory=dict)

    def alinea(self) -> Iterator[Alinea]:
        """All paragraphs in reading order, those of cells, text boxes and charts too."""
        return telusuri(self.blok)

    def grafik(self) -> Iterator[Grafik]:
        """All charts."""
        return _charts(self.blok)

    def tabel(self) -> Iterator[Tabel]:
        """All tables, each before those in its cells."""
        return _tables(self.blok)

    def tanpa_komentar(self, penulis: Container[str]) -> Dokumen:
        """The document without the comments of these authors."""
        comments = (
            each
            for each in self.blok
            if isinstance(each, Alinea) and each.tempat.bagian is Bagian.KOMENTAR and each.penulis in penulis
        )
        gone = set(map(id, comments))
        return replace(self, blok=tuple(each for each in self.blok if id(each) not in gone)) if gone else self

    def lepas(self) -> Mapping[str, str]:
        """The bookmarks that are gone, with their facts: the figure was deleted, or its mark was lost."""
        there = {jangkar.nama for alinea in self.alinea() for jangkar in alinea.jangkar}
        return {nama: fakta for nama, fakta in self.penanda.items() if nama not in there}


def telusuri(blok: Iterable[Blok]) -> Iterator[Alinea]:
    """The paragraphs of blocks, in reading order."""
    for each in blok:
        match each:
            case Alinea():
                yield each
            case Grafik():
                yield from each.teks
            case Tabel():
                for sel in _cells(each):
                    yield from telusuri(sel.isi)


def _charts(blok: Iterable[Blok]) -> Iterator[Grafik]:
    for each in blok:
        if isinstance(each, Grafik):
            yield each
        elif isinstance(each, Tabel):
            for sel in _cells(each):
                yield from _charts(sel.isi)


def _tables(blok: Iterable[Blok]) -> Iterator[Tabel]:
    for each in blok:
        if isinstance(each, Tabel):
            yield each
            for sel in _cells(each):
                yield from _tables(sel.isi)


def _cells(tabel: Tabel) -> Iterator[Sel]:
    return (sel for baris in tabel.baris for sel in baris.sel)
