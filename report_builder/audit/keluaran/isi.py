"""The text of a document with its findings marked in it, as a page shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from report_builder.audit.cocok.titik import nama_titik, nilai_titik
from report_builder.audit.denah import Denah
from report_builder.audit.dokumen import (
    Alinea,
    Bagian,
    Blok,
    Grafik,
    Peran,
    Sel,
    Tabel,
    Titik,
)
from report_builder.audit.keluaran.sebutan import (
    ARTI,
    TANDA,
    Peletakan,
    berurut,
    kutipan,
    perlu_dilihat,
    rentang,
    tempat,
)
from report_builder.audit.temuan import Kelas, Pemeriksaan, Temuan
from report_builder.language import sentence_case, shorten

_AROUND = 60
"""Characters of a paragraph that are quoted before and behind a finding."""
_LONGEST = 80
"""Characters of the words that a finding is headed with."""
_FIRST, _LAST = 2, 6
"""The level of heading that the page itself uses above the text, and the last that HTML has."""
_FIGURE = re.compile(r"(?:Rp ?)?[(+–-]?[0-9][0-9.,]*(?: ?%| (?:ribu|juta|miliar|triliun))?\)?", re.IGNORECASE)
_WITHIN = frozenset({Bagian.KOTAK, Bagian.TERSEMBUNYI, Bagian.PENGGANTI, Bagian.GRAFIK})
"""Parts whose texts stand among those of another."""
_LABELLED = (_WITHIN - {Bagian.GRAFIK}) | {Bagian.KOMENTAR}


@dataclass(frozen=True, slots=True)
class Tanda:
    """A finding as the page has it: its number in reading order, its sign, and the names that style sheets know."""

    nomor: int
    temuan: Temuan

    @property
    def sign(self) -> str:
        """The sign of its class."""
        return TANDA[self.temuan.kelas]

    @property
    def gaya(self) -> str:
        """``berubah salah``."""
        return f"{self.temuan.kelas.replace(' ', '-')}{' salah' if self.temuan.salah else ''}"

    @property
    def dilihat(self) -> bool:
        """Whether it is told one by one."""
        return perlu_dilihat(self.temuan)


@dataclass(frozen=True, slots=True)
class Potong:
    """A piece of a paragraph: plain text, or a finding with the pieces that it covers."""

    teks: str = ""
    tanda: Tanda | None = None
    isi: tuple[Potong, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph in pieces; ``lepas`` are findings that stand nowhere in it.

    ``tingkat`` is the level of heading that the page shows it as, 0 for none, ``nomor`` the number that Word sets
    before it.
    """

    isi: tuple[Potong, ...]
    peran: Peran
    label: str
    lepas: tuple[Tanda, ...]
    tingkat: int = 0
    nomor: str = ""
    jenis: str = "alinea"


@dataclass(frozen=True, slots=True)
class SelTampak:
    """A cell: its blocks, how many columns it spans, and whether its column holds numbers."""

    isi: tuple[Tampak, ...]
    lebar: int
    angka: bool


@dataclass(frozen=True, slots=True)
class TabelTampak:
    """A table: the rows of its head, then the others."""

    kepala: tuple[tuple[SelTampak, ...], ...]
    baris: tuple[tuple[SelTampak, ...], ...]
    jenis: str = "tabel"


@dataclass(frozen=True, slots=True)
class TitikTampak:
    """A point of a chart: its series and category, its value with what was found of it."""

    seri: str
    kategori: str
    nilai: Potong


@dataclass(frozen=True, slots=True)
class GrafikTampak:
    """A chart: its points, its words, and what else was found of it."""

    titik: tuple[TitikTampak, ...]
    teks: tuple[Paragraf, ...]
    lepas: tuple[Tanda, ...]
    jenis: str = "grafik"


Tampak: TypeAlias = Paragraf | TabelTampak | GrafikTampak


@dataclass(frozen=True, slots=True)
class Butir:
    """An entry of the list of findings: its words, its place, what stands around, whether it has a place to link to."""

    tanda: Tanda
    teks: str
    tempat: str
    sebelum: str = ""
    sesudah: str = ""
    ada: bool = False


@dataclass(frozen=True, slots=True)
class Jumlah:
    """A class with its sign, what it means, and how many findings of it are wrong and are not."""

    kelas: Kelas
    tanda: str
    arti: str
    salah: int
    lain: int


class Isi:
    """A document with its findings in their places."""

    def __init__(self, pemeriksaan: Pemeriksaan) -> None:
        """Give each finding a number."""
        self._dokumen = pemeriksaan.dokumen
        self._tanda = tuple(Tanda(number, temuan) for number, temuan in enumerate(pemeriksaan.temuan, start=1))
        self._letak = Peletakan(pemeriksaan.dokumen)
        self._denah = Denah(pemeriksaan.dokumen)
        self._di: dict[int, list[Tanda]] = {}
        for tanda in self._tanda:
            block = self._letak.cari(tanda.temuan)
            if block:
                self._di.setdefault(id(block), []).append(tanda)

    def bagian(self) -> Iterator[tuple[str, tuple[Tampak, ...]]]:
        """The body, then each other part under its name."""
        parts: dict[Bagian, list[Blok]] = {Bagian.ISI: []}
        for block in self._dokumen.blok:
            part = block.tempat.bagian
            parts.setdefault(next(reversed(parts)) if part in _WITHIN else part, []).append(block)
        for part, blocks in parts.items():
            if blocks:
                yield sentence_case(part), tuple(map(self._show, blocks))

    def butir(self) -> tuple[Butir, ...]:
        """What is told one by one, what is wrong first."""
        by_finding = {id(tanda.temuan): tanda for tanda in self._tanda}
        return tuple(self._entry(by_finding[id(each)]) for each in berurut(tanda.temuan for tanda in self._tanda))

    def jumlah(self) -> tuple[Jumlah, ...]:
        """The classes, also those of which nothing was found."""
        found = Counter((tanda.temuan.kelas, tanda.temuan.salah) for tanda in self._tanda)
        classes = TANDA.items()
        return tuple(Jumlah(each, sign, ARTI[each], found[each, True], found[each, False]) for each, sign in classes)

    def _entry(self, tanda: Tanda) -> Butir:
        block = self._letak.cari(tanda.temuan)
        stretch = rentang(tanda.temuan, block.teks) if isinstance(block, Alinea) else None
        told = shorten(kutipan(tanda.temuan), _LONGEST), tempat(tanda.temuan, self._denah)
        if not isinstance(block, Alinea) or stretch is None:
            return Butir(tanda, *told, ada=block is not None)
        return Butir(tanda, *told, *_quoted(block.teks, *stretch), ada=True)

    # --- blocks ------------------------------------------------------------------------------------------------------

    def _show(self, block: Blok) -> Tampak:
        match block:
            case Alinea():
                return self._paragraph(block)
            case Tabel():
                return self._table(block)
            case Grafik():
                return self._chart(block)

    def _paragraph(self, alinea: Alinea) -> Paragraf:
        here = [(rentang(tanda.temuan, alinea.teks), tanda) for tanda in self._di.get(id(alinea), ())]
        placed = sorted(
            ((*stretch, tanda) for stretch, tanda in here if stretch),
            key=lambda one: (one[0], -one[1], not one[2].temuan.salah, one[2].nomor),
        )
        loose = tuple(tanda for stretch, tanda in here if not stretch)
        label = sentence_case(alinea.tempat.bagian) if alinea.tempat.bagian in _LABELLED else ""
        said = f"{label} oleh {alinea.penulis}" if alinea.penulis else label
        pieces = _pieces(alinea.teks, (0, len(alinea.teks)), placed)
        return Paragraf(pieces, alinea.peran, said, loose, 0 if said else _level(alinea), alinea.nomor)

    def _table(self, tabel: Tabel) -> TabelTampak:
        heads = next((number for number, row in enumerate(tabel.baris) if not row.kepala), len(tabel.baris))
        figures = _figures(tabel)
        rows = tuple(tuple(self._cell(sel, figures) for sel in row.sel) for row in tabel.baris)
        return TabelTampak(rows[:heads], rows[heads:])

    def _cell(self, sel: Sel, figures: Mapping[int, bool]) -> SelTampak:
        return SelTampak(tuple(map(self._show, sel.isi)), sel.lebar, sel.lebar == 1 and figures.get(sel.kolom, False))

    def _chart(self, grafik: Grafik) -> GrafikTampak:
        found = {tanda.temuan.teks: tanda for tanda in self._di.get(id(grafik), ())}
        points = tuple(_point(titik, found.pop(nama_titik(titik), None)) for titik in grafik.titik)
        return GrafikTampak(points, tuple(map(self._paragraph, grafik.teks)), tuple(found.values()))


def _point(titik: Titik, tanda: Tanda | None) -> TitikTampak:
    value = Potong(nilai_titik(titik.nilai))
    return TitikTampak(titik.seri, titik.kategori, Potong(tanda=tanda, isi=(value,)) if tanda else value)


_Placed: TypeAlias = tuple[int, int, Tanda]


def _pieces(teks: str, within: tuple[int, int], placed: Sequence[_Placed]) -> tuple[Potong, ...]:
    """A stretch of a text cut at its findings, each with those inside it; one that overlaps is cut where it would."""
    pieces: list[Potong] = []
    here, end = within
    number = 0
    while number < len(placed):
        first, last, tanda = placed[number]
        first, last = max(first, here), min(last, end)
        following = next((n for n in range(number + 1, len(placed)) if placed[n][0] >= last), len(placed))
        inside = _pieces(teks, (first, last), placed[number + 1 : following])
        pieces += [Potong(teks[here:first]), Potong(tanda=tanda, isi=inside)]
        here, number = last, following
    return tuple(piece for piece in (*pieces, Potong(teks[here:end])) if piece.teks or piece.tanda)


def _level(alinea: Alinea) -> int:
    """The level of heading that a paragraph is shown as; 0 for none."""
    level = alinea.tingkat or (alinea.peran is Peran.JUDUL)
    return min(_FIRST + level, _LAST) if level else 0


def _figures(tabel: Tabel) -> Mapping[int, bool]:
    """Whether most of what a column says below its head are numbers, for each column."""
    said: dict[int, list[bool]] = {}
    for sel in (sel for baris in tabel.baris if not baris.kepala for sel in baris.sel):
        if text := sel.teks.strip():
            said.setdefault(sel.kolom, []).append(_FIGURE.fullmatch(text) is not None)
    return {kolom: 2 * sum(figures) > len(figures) for kolom, figures in said.items()}


def _quoted(text: str, first: int, last: int) -> tuple[str, str]:
    """What stands before and behind a stretch of a text, some whole words of it."""
    before = text[max(0, first - _AROUND) : first]
    behind = text[last : last + _AROUND]
    if first > _AROUND:
        before = f"…{before.partition(' ')[2]}"
    if last + _AROUND < len(text):
        behind = f"{behind.rpartition(' ')[0]}…"
    return before, behind
