"""Misspellings of what people wrote: forms that the spelling rules never allow, and words that no dictionary knows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Peran, Tempat
from report_builder.audit.ejaan.bentuk import Keliru, cari_bentuk
from report_builder.audit.ejaan.kamus import Kamus
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.dataset import CellKind

__all__ = ["periksa_ejaan"]

_UNREAD = frozenset({Bagian.GRAFIK, Bagian.SIFAT, Bagian.TERSEMBUNYI})
_WORD = re.compile(r"(?<![\w@#/.\\&+-])[a-z]{4,}(?![\w@/\\-]|\.[a-z])")
"""Without a capital: those may be names. Without a hyphen: the halves of a doubled word need be none."""
_FEWEST_FOREIGN, _FOREIGN = 3, 0.2
_ANY_WORD = re.compile(r"[^\W\d_]{4,}")


def periksa_ejaan(alinea: Iterable[Alinea], dokumen: Dokumen, rujukan: Rujukan | None) -> Iterator[Temuan]:
    """What is misspelled in some paragraphs of a document; none of it is wrong as a figure is.

    A word is told only where another is so near that it must be meant; of several those that the document itself uses,
    or the one that the data make. The words of the data are right. Where no dictionary is installed one finding says
    so, and forms are looked for all the same.
    """
    read = [one for one in alinea if one.tempat.bagian not in _UNREAD and one.peran is not Peran.DAFTAR_ISI]
    forms = {one: tuple(cari_bentuk(one.teks)) for one in read}
    places = [(one, found) for one in read for found in _WORD.finditer(one.teks) if not _is_within(found, forms[one])]
    texts = (dokumen, *([rujukan.naskah] if rujukan and rujukan.naskah else []))
    wrong = Kamus(_words_of(rujukan), lambda: _used(texts)).keliru({found[0] for _, found in places})
    for one in read:
        yield from (_temuan(one, keliru) for keliru in forms[one])
    if wrong is None:
        reason = (
            "Ejaan kata tidak diperiksa: program hunspell dengan kamus hunspell-id tidak terpasang di komputer ini."
        )
        yield Temuan(Kelas.EJAAN, "", Tempat(Bagian.ISI), reason)
        return
    foreign = _foreign(places, wrong)
    for one, found in places:
        if found[0] in wrong and one not in foreign:
            reason = "Kata ini tidak dikenal kamus; tampaknya salah ketik."
            yield _temuan(one, Keliru(*found.span(), wrong[found[0]], reason))


def _foreign(places: Iterable[tuple[Alinea, re.Match[str]]], wrong: Container[str]) -> frozenset[Alinea]:
    """The paragraphs in another language: too many of their words would be misspelled."""
    words: dict[Alinea, list[str]] = {}
    for one, found in places:
        words.setdefault(one, []).append(found[0])
    counts = {one: sum(word in wrong for word in said) for one, said in words.items()}
    return frozenset(
        one for one, count in counts.items() if count >= _FEWEST_FOREIGN and count > _FOREIGN * len(words[one])
    )


def _is_within(found: re.Match[str], forms: Sequence[Keliru]) -> bool:
    """Whether one of the forms, which are in order, holds a part of a word."""
    place = bisect_left(forms, found.end(), key=lambda one: one.awal)
    return place > 0 and found.start() < forms[place - 1].akhir


def _temuan(alinea: Alinea, keliru: Keliru) -> Temuan:
    text = alinea.teks[keliru.awal : keliru.akhir]
    place = alinea.tempat, keliru.alasan, None, keliru.seharusnya
    return Temuan(Kelas.EJAAN, text, *place, awal=keliru.awal, akhir=keliru.akhir)


def _used(dokumen: Iterable[Dokumen]) -> Counter[str]:
    """The words of documents, by how often they are used."""
    texts = (alinea.teks.casefold() for each in dokumen for alinea in each.alinea())
    return Counter(word for text in texts for word in _ANY_WORD.findall(text))


def _words_of(rujukan: Rujukan | None) -> frozenset[str]:
    """The words of the data."""
    tables = rujukan.dataset.tables if rujukan else ()
    cells = (cell for table in tables for row in table.rows for cell in row if cell.kind is CellKind.TEXT)
    return frozenset(word for cell in cells for word in _ANY_WORD.findall(str(cell.value).casefold()))
