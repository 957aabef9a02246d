"""A table as the refresh sees it: its caption, and of each row its words, its facts, its elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from report_builder.audit.dokumen import Alinea, Blok, Peran, Sel, Tabel, telusuri
from report_builder.audit.membaca.letak import Letak, LetakTabel
from report_builder.audit.membaca.paket import Element, anak
from report_builder.refresh.asal import samar_sel, sidik_baris

_MEASURED = re.compile(r"(?P<kode>.+?)\.[a-z_]+(?:\.(?:TW[1-4]|[12][0-9]{3}))?")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Lajur:
    """A row: its cells with their columns, and the elements of both."""

    sel: tuple[Sel, ...]
    kepala: bool
    elemen: Element
    elemen_sel: tuple[Element, ...]

    @cached_property
    def samar(self) -> tuple[str, ...]:
        """The words of its cells, with the ids of its figures."""
        return tuple(samar_sel(sel.isi) for sel in self.sel)

    @cached_property
    def sidik(self) -> str:
        """The digest of its words."""
        return sidik_baris(self.samar)

    @cached_property
    def fakta(self) -> tuple[str, ...]:
        """The ids of its figures, in order."""
        return tuple(one.fakta for alinea in self.alinea() for one in alinea.jangkar if one.fakta)

    @cached_property
    def kode(self) -> frozenset[str]:
        """What its figures are about: ``IKK-1.capaian`` is about IKK-1."""
        return frozenset(kode_fakta(fact) for fact in self.fakta)

    @cached_property
    def kata(self) -> tuple[str, ...]:
        """Its cells that hold words, each figure as its id."""
        return tuple(text for text in self.samar if any(map(str.isalpha, text)))

    @property
    def baru(self) -> bool:
        """Whether it was inserted with changes tracked."""
        return anak(self.elemen, "trPr", "ins") is not None

    def alinea(self) -> Iterator[Alinea]:
        """Its paragraphs."""
        return (alinea for sel in self.sel for alinea in telusuri(sel.isi))

    @property
    def teks(self) -> str:
        """What it says, on one line."""
        return " | ".join(" ".join(sel.teks.split()) for sel in self.sel)


@dataclass(frozen=True)
class Papan:
    """A table with its caption, which is empty where it has none."""

    tabel: Tabel
    letak: LetakTabel
    lajur: tuple[Lajur, ...]
    keterangan: str

    @cached_property
    def kepala(self) -> tuple[str, ...]:
        """The words of its head rows, or of its first row, without digits."""
        heads = [lajur for lajur in self.lajur if lajur.kepala] or self.lajur[:1]
        return tuple(tanpa_angka(text) for lajur in heads for text in lajur.samar)

    @cached_property
    def kode(self) -> frozenset[str]:
        """What its figures are about."""
        return frozenset(kode for lajur in self.lajur for kode in lajur.kode)

    @property
    def lebar(self) -> int:
        """How many columns its grid has."""
        return max((sel.kolom + sel.lebar - 1 for lajur in self.lajur for sel in lajur.sel), default=0)

    @property
    def nama(self) -> str:
        """How people know it."""
        return self.keterangan or self.tabel.tempat.judul or " · ".join(self.lajur[0].kata if self.lajur else ())


def papan(blok: Iterable[Blok], letak: Letak) -> Iterator[Papan]:
    """The tables among blocks, not those in their cells."""
    caption = ""
    for each in blok:
        if isinstance(each, Tabel):
            found = letak.tabel[each.tempat]
            yield Papan(each, found, tuple(_rows(each, found)), caption)
            caption = ""
        elif isinstance(each, Alinea):
            caption = " ".join(each.teks.split()) if each.peran is Peran.KETERANGAN else ""


def kode_fakta(fact: str) -> str:
    """What a fact is about: ``IKK-1.capaian.2021`` -> ``IKK-1``, ``A-1002.A.pagu`` -> ``A-1002.A``."""
    found = _MEASURED.fullmatch(fact)
    return found["kode"] if found else fact


def tanpa_angka(text: str) -> str:
    """A text in which every number counts the same."""
    return _DIGITS.sub("#", text)


def kolom_sel(lajur: Lajur) -> Mapping[int, int]:
    """The places of the cells of a row by the columns that they begin in."""
    return {sel.kolom: place for place, sel in enumerate(lajur.sel)}


def _rows(tabel: Tabel, letak: LetakTabel) -> Iterator[Lajur]:
    for baris, element, cells in zip(tabel.baris, letak.baris, letak.sel, strict=True):
        yield Lajur(baris.sel, baris.kepala, element, cells)
