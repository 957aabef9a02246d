"""All numbers of a text, in figures and in words, each with what it is, its exact value and how it was rounded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from report_builder.audit.angka.digit import find_digits
from report_builder.audit.angka.kata import find_ordinals, find_roman, find_vague, find_words
from report_builder.audit.angka.nilai import Angka, Bentuk, Hari, Jenis, Nilai, Ujung
from report_builder.audit.angka.waktu import find_dates, find_times
from report_builder.audit.dokumen import Alinea, Peran
from report_builder.dataset import plain

_TAKEN = "\ufffc"
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:go\.id|id|com|org)\b"
)
_LONG_NUMBER = re.compile(
    r"(?<![\w.,])(?:[0-9]{8} [0-9]{6} [0-9] [0-9]{3}|[0-9]{15,}|\(0[0-9]{2,3}\) ?[0-9 -]{5,})(?!\w|,[0-9])"
)
"""NIP, account, telephone."""
_DIGEST = re.compile(r"\b(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b")
"""The beginning of a checksum."""
_JOINT = re.compile(r"\s?[–—-]\s?| s\.d\. | s/d | sampai(?: dengan)? | hingga ", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[ \n]\(?([^\W\d_][\w/²-]*+)(?!\.\w)")
_HEADING_NUMBER = re.compile(r"\s*[0-9]+(?:\.[0-9]+)*\.?(?=\s)")
_NAMES_BY_FIELD = frozenset(
    {"PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES", "REF", "SEQ", "STYLEREF", "NOTEREF", "SECTION"}
)

_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_WIDE = {"\uff0c": ",", "\uff0e": ".", "\uff05": "%"}

_Finder: TypeAlias = Callable[[str], Iterable[Angka]]
_FINDERS: tuple[tuple[_Finder, frozenset[re.Pattern[str]]], ...] = (
    (lambda text: _names(_ADDRESS, text), frozenset({_DIGIT, _LETTER})),
    (lambda text: _names(_LONG_NUMBER, text), frozenset({_DIGIT})),
    (lambda text: _names(_DIGEST, text), frozenset({_DIGIT, _LETTER})),
    (find_dates, frozenset({_DIGIT})),
    (find_times, frozenset({_DIGIT})),
    (find_ordinals, frozenset({_LETTER})),
    (find_roman, frozenset({_LETTER})),
    (find_vague, frozenset()),
    (find_digits, frozenset({_DIGIT})),
    (find_words, frozenset({_LETTER})),
)
"""In this order: what one has found the next no longer sees; and what a text must hold at all for each."""


@lru_cache
def _finders(held: frozenset[re.Pattern[str]]) -> tuple[_Finder, ...]:
    """Those that can find anything in a text that holds this."""
    return tuple(finder for finder, needed in _FINDERS if needed <= held)


@lru_cache(maxsize=1 << 16)
def cari_angka(text: str) -> tuple[Angka, ...]:
    """The numbers of a text in order; none overlaps another."""
    found: list[Angka] = []
    rest = list(text if text.isascii() else map(_plain_digit, text))
    seen = "".join(rest)
    for finder in _finders(frozenset(sign for sign in (_DIGIT, _LETTER) if sign.search(text))):
        before = len(found)
        for angka in tuple(finder(seen)):
            if _TAKEN not in rest[angka.awal : angka.akhir]:
                said = text[angka.awal : angka.akhir]
                found.append(angka if angka.teks == said else replace(angka, teks=said))
                rest[angka.awal : angka.akhir] = _TAKEN * (angka.akhir - angka.awal)
        seen = "".join(rest) if len(found) > before else seen
    numbers = sorted(found, key=lambda angka: angka.awal)
    return tuple(_with_word(text, angka) for angka in _ranges(text, numbers))


def angka_alinea(alinea: Alinea) -> tuple[Angka, ...]:
    """The numbers of a paragraph; those of its fields, of contents and of a heading's own number are names.

    A field in the place of a printed fact is none of a place: its number is held against the fact.
    """
    number = _HEADING_NUMBER.match(alinea.teks) if alinea.peran is Peran.JUDUL else None
    facts = [(each.awal, each.akhir) for each in alinea.jangkar if each.fakta]
    spans = [
        (each.awal, each.akhir)
        for each in alinea.isian
        if each.kode in _NAMES_BY_FIELD and not any(a <= each.awal and each.akhir <= b for a, b in facts)
    ]
    spans += [number.span()] if number else []
    last = alinea.teks.rfind("\t") + 1
    spans += [(last, len(alinea.teks))] if last and alinea.peran is Peran.DAFTAR_ISI else []
    if not spans:
        return cari_angka(alinea.teks)
    return tuple(
        replace(angka, jenis=Jenis.NOMOR)
        if any(start <= angka.awal and angka.akhir <= end for start, end in spans)
        else angka
        for angka in cari_angka(alinea.teks)
    )


def _names(form: re.Pattern[str], text: str) -> Iterator[Angka]:
    for found in form.finditer(text):
        if any(map(str.isdigit, found[0])):
            yield Angka(found.start(), found.end(), found[0], Jenis.NOMOR, None)


def _plain_digit(sign: str) -> str:
    """A digit of any script, and what stands between wide ones, as ours, so that no position moves."""
    digit = unicodedata.decimal(sign, None)
    return _WIDE.get(sign, sign) if digit is None else str(digit)


# --- ranges ----------------------------------------------------------------------------------------------------------


def _ranges(text: str, numbers: list[Angka]) -> list[Angka]:
    """The numbers, the ends of ranges marked; the first takes unit and scale of the last: 80–90%, Rp1–2 miliar."""
    for place in range(1, len(numbers)):
        first, last = numbers[place - 1], numbers[place]
        if _JOINT.fullmatch(text[first.akhir : last.awal]) and _alike(first, last):
            numbers[place - 1] = replace(_as(first, last), ujung=Ujung.AWAL)
            jenis = first.jenis if last.jenis is Jenis.JUMLAH and first.jenis is Jenis.RUPIAH else last.jenis
            numbers[place] = replace(last, jenis=jenis, ujung=Ujung.AKHIR)
    return numbers


def _alike(first: Angka, last: Angka) -> bool:
    if not (isinstance(first.nilai, Decimal) and isinstance(last.nilai, Decimal)):
        return False
    plain_ends = {first.jenis, last.jenis} <= {Jenis.JUMLAH, Jenis.RUPIAH, Jenis.PERSEN, Jenis.POIN}
    return plain_ends or first.jenis is last.jenis


def _as(first: Angka, last: Angka) -> Angka:
    jenis = last.jenis if first.jenis is Jenis.JUMLAH else first.jenis
    if first.skala or not last.skala or last.bentuk is not first.bentuk or not isinstance(first.nilai, Decimal):
        return replace(first, jenis=jenis)
    return replace(first, jenis=jenis, nilai=plain(first.nilai.scaleb(last.skala)), skala=last.skala)


def _with_word(text: str, angka: Angka) -> Angka:
    found = _NEXT_WORD.match(text, angka.akhir)
    return replace(angka, kata=found[1].casefold()) if found else angka


__all__ = ["Angka", "Bentuk", "Hari", "Jenis", "Nilai", "Ujung", "angka_alinea", "cari_angka"]
