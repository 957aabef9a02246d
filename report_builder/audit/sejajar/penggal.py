"""A stretch of a paragraph, mostly a sentence: its words, its numbers, and how these stand to those of another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from report_builder.audit.angka import Angka
from report_builder.audit.dokumen import Alinea, Bagian, Jangkar, Peran
from report_builder.audit.sejajar.pasangan import Pasang, celah, pasangkan

_AWAL = attrgetter("awal")
NUMBER = "…"
"""Stands where a number stood."""

_SENTENCE_END = re.compile(r"(?<=[.!?;:])[\s]+(?=[^\W\d_a-z]|[“\"(])|\n+")
_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*|[^\w\s]")


@dataclass(frozen=True)
class Penggal:
    """A stretch of a paragraph, its numbers in order with places that count from the paragraph's beginning."""

    alinea: Alinea
    awal: int
    akhir: int
    angka: tuple[Angka, ...]

    @property
    def bagian(self) -> Bagian:
        """The part that it stands in."""
        return self.alinea.tempat.bagian

    @cached_property
    def fakta(self) -> frozenset[str]:
        """The facts that are anchored in it."""
        within = (each for each in self.alinea.jangkar if self.awal <= each.awal < self.akhir)
        return frozenset(each.fakta for each in within if each.fakta)

    @cached_property
    def teks(self) -> str:
        """Its words, each blank a single one."""
        return " ".join(self.alinea.teks[self.awal : self.akhir].split())

    @cached_property
    def samar(self) -> str:
        """Its words, with a sign for each number."""
        return " ".join(word for word, _ in self.kata)

    @cached_property
    def kata(self) -> tuple[tuple[str, int | None], ...]:
        """Its words and numbers in order, the numbers as a sign with their place among the numbers."""
        return tuple(self._words())

    def _words(self) -> Iterator[tuple[str, int | None]]:
        text, start = self.alinea.teks, self.awal
        for place, angka in enumerate(self.angka):
            yield from ((word.casefold(), None) for word in _WORD.findall(text, start, angka.awal))
            yield NUMBER, place
            start = angka.akhir
        yield from ((word.casefold(), None) for word in _WORD.findall(text, start, self.akhir))


def penggal(alinea: Alinea, angka: Sequence[Angka]) -> Iterator[Penggal]:
    """The sentences of a paragraph, none ending within a number; of a line of contents all but its page."""
    start, last = 0, len(alinea.teks)
    if alinea.peran is Peran.DAFTAR_ISI:
        last = max(alinea.teks.rfind("\t"), 0)
    ends = [found for found in _SENTENCE_END.finditer(alinea.teks, 0, last) if not _within(found.start(), angka)]
    for begin, end in [*(found.span() for found in ends), (last, last)]:
        if alinea.teks[start:begin].strip():
            first, behind = (bisect_left(angka, each, key=_AWAL) for each in (start, begin))
            yield Penggal(alinea, start, begin, tuple(angka[first:behind]))
        start = end


def pasangan_angka(kiri: Penggal, kanan: Penggal) -> Iterator[Pasang]:
    """Which number of one sentence stands where which of the other stands, by the words around them."""
    if kiri.teks == kanan.teks or kiri.samar == kanan.samar:
        yield from zip(range(len(kiri.angka)), range(len(kanan.angka)), strict=True)
        return
    left, right = kiri.kata, kanan.kata
    pairs = pasangkan(left, right, [lambda word: word[0]])
    yield from _numbers((left[one][1], right[other][1]) for one, other in pairs)
    for first, last, other_first, other_last in celah(pairs, len(left), len(right)):
        ones = [place for _, place in left[first:last] if place is not None]
        others = [place for _, place in right[other_first:other_last] if place is not None]
        if len(ones) == len(others):
            yield from zip(ones, others, strict=True)


def jangkar_dari(alinea: Alinea, angka: Angka) -> Jangkar | None:
    """The bookmark of ours that a number stands in, or begins in."""
    return next((each for each in alinea.jangkar if each.awal < angka.akhir and angka.awal < each.akhir), None)


def _numbers(pairs: Iterable[tuple[int | None, int | None]]) -> Iterator[Pasang]:
    for place, other in pairs:
        if place is not None and other is not None:
            yield place, other


def _within(place: int, angka: Sequence[Angka]) -> bool:
    before = bisect_left(angka, place, key=_AWAL) - 1
    return before >= 0 and place < angka[before].akhir
