"""What stands around a number: its clause, its sentence, the row and head of its table, the heading above."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from report_builder.audit.angka import Angka
from report_builder.audit.dokumen import Alinea, Dokumen, Tabel, telusuri

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[“\"(])|\n")
_LONGEST = 1000
"""Signs that are read as one sentence: what goes on without an end is cut between words."""
_MOST_BEFORE = 100
"""Sentences of a paragraph before that of a number that may say what it is of, the nearest."""
_AROUND = 60
"""Numbers of a paragraph before one, and behind it, that it may follow from."""
_CLAUSE_END = re.compile(r"[,;:]\s|\s(?:tetapi|namun|sedangkan|sementara|meskipun|walaupun|dan|serta)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Konteks:
    """What stands around a number: the text up to it, what follows, and the texts that may name its subject.

    ``sekitar`` goes from the nearest text to the farthest.
    """

    sebelum: str
    sesudah: str
    kalimat: str
    sekitar: tuple[str, ...]
    dekat: tuple[str, ...]
    """Those of them that stand in the same sentence or row, or before it in the paragraph."""
    baris: str = ""
    """The words of its row."""
    kepala: str = ""
    """The head of its column."""
    judul: str = ""
    """The heading above."""

    @cached_property
    def anak_kalimat(self) -> str:
        """The clause up to the number."""
        return anak_kalimat(self.sebelum)[-1]

    @cached_property
    def sekitar_angka(self) -> str:
        """The clause that holds the number, a sign in its place."""
        return f"{self.anak_kalimat}…{anak_kalimat(self.sesudah)[0]}"


def anak_kalimat(teks: str) -> list[str]:
    """The clauses of a text, by what parts them."""
    return _CLAUSE_END.split(teks)


@dataclass(frozen=True, slots=True)
class Sekitar:
    """The rows and heads of the tables of a document, by the paragraphs of their cells."""

    baris: Mapping[Alinea, str]
    kepala: Mapping[Alinea, str]

    @classmethod
    def dari(cls, dokumen: Dokumen) -> Sekitar:
        """Those of a whole document."""
        rows, heads = {}, {}
        for tabel in dokumen.tabel():
            for alinea, row, head in _cells(tabel):
                rows[alinea], heads[alinea] = row, head
        return cls(rows, heads)

    def konteks(self, alinea: Alinea, angka: Angka) -> Konteks:
        """What stands around a number."""
        sentences = _sentences(alinea.teks)
        start, end = sentences.sekitar(angka)
        kalimat, before = alinea.teks[start:end], sentences.sebelum(start)
        near = tuple(dict.fromkeys(filter(None, (kalimat, self.baris.get(alinea, ""), *before))))
        return Konteks(
            alinea.teks[start : angka.awal],
            alinea.teks[angka.akhir : end],
            kalimat,
            (*near, alinea.tempat.judul),
            near,
            self.baris.get(alinea, ""),
            self.kepala.get(alinea, ""),
            alinea.tempat.judul,
        )


def _cells(tabel: Tabel) -> Iterator[tuple[Alinea, str, str]]:
    """Each paragraph of a table with the words of its row and the head of its column."""
    heads: dict[int, str] = {}
    for number, baris in enumerate(tabel.baris):
        texts = [sel.teks for sel in baris.sel]
        row = " · ".join(text for text in texts if any(map(str.isalpha, text)))
        for sel, text in zip(baris.sel, texts, strict=True):
            if baris.kepala or number == 0:
                heads |= {column: f"{heads.get(column, '')} {text}" for column in _columns(sel.kolom, sel.lebar)}
            else:
                yield from ((alinea, row, heads.get(sel.kolom, "").strip()) for alinea in telusuri(sel.isi))


def _columns(first: int, width: int) -> range:
    return range(first, first + width)


def di_sekitar(numbers: Sequence[Angka], angka: Angka) -> tuple[Angka, ...]:
    """The numbers of a paragraph around one of them, in order."""
    place = bisect_left(numbers, angka.awal, key=lambda each: each.awal)
    return (*numbers[max(place - _AROUND, 0) : place], *numbers[place + 1 : place + 1 + _AROUND])


@lru_cache(maxsize=64)
def _sentences(text: str) -> _Kalimat:
    """The sentences of a text."""
    gaps = [(0, 0), *_gaps(text), (len(text), len(text))]
    return _Kalimat(text, tuple(end for _, end in gaps[:-1]), tuple(begin for begin, _ in gaps[1:]))


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """From where to where what parts the sentences of a text goes."""
    start = 0
    for begin, end in (*(found.span() for found in _SENTENCE_END.finditer(text)), (len(text), len(text))):
        while begin - start > _LONGEST:
            cut = text.rfind(" ", start + 1, start + _LONGEST)
            start = cut + 1 if cut > 0 else start + _LONGEST
            yield start - (cut > 0), start
        if end < len(text):
            yield begin, end
        start = end


@dataclass(frozen=True, slots=True)
class _Kalimat:
    """The sentences of a text, by where they begin and end."""

    teks: str
    awal: tuple[int, ...]
    akhir: tuple[int, ...]

    def sekitar(self, angka: Angka) -> tuple[int, int]:
        """From where to where the sentence of a number goes, none ending within it."""
        return self.awal[bisect_right(self.awal, angka.awal) - 1], self.akhir[bisect_left(self.akhir, angka.akhir)]

    def sebelum(self, place: int) -> Iterator[str]:
        """The sentences before one that begins at a place, the nearest first."""
        last = bisect_left(self.awal, place)
        numbers = range(last - 1, max(last - _MOST_BEFORE, 0) - 1, -1)
        return (self.teks[self.awal[number] : self.akhir[number]] for number in numbers)
