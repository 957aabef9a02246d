"""Whom a text names: the indikator, sasaran and budget lines whose names or codes stand in it, misspelled ones too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from rapidfuzz import fuzz

from report_builder.audit.angka import Jenis, cari_angka
from report_builder.kinds.anggaran import JENIS_BELANJA, parts_by
from report_builder.language import fold_name
from report_builder.model import Laporan

LEAST_ALIKE = 84
"""Of a hundred: names that are less alike are not the same, however misspelled."""
_NEARLY = 3
"""Names that are as alike as the best but for so many are all meant."""
_WHOLLY = 100
_SHORTEST = 12
"""Names of fewer letters are looked for as they are."""
_JOINING = frozenset({"yang", "pada", "dengan", "untuk", "dalam", "oleh", "dari", "serta", "atau"})
_MEASURED_IN = frozenset({"indeks", "nilai", "persen", "poin", "skor", "tingkat", "predikat", "orang"})
"""Units that tell nothing of what is counted."""
_LEAST_LETTERS = 4
"""Of a word that tells one name from another."""
UNIT = "unit"
"""Whose facts are those of all indikator together."""

_GROUPS = tuple(
    re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for words in ("indikator", "program|kegiatan|output|keluaran|komponen|rincian", "sasaran")
)
_SASARAN = re.compile(r"\bsasaran(?: (?:strategis|program|kegiatan|kinerja))? $", re.IGNORECASE)
_PLACES = frozenset({Jenis.URUTAN, Jenis.NOMOR})
_FILLERS = re.compile(r"\b(?:indikator|sasaran) (?:kinerja )?(?:kegiatan|program|utama|strategis|kinerja)?\b ?")
"""What stands between a name and its beginning in loose prose."""

Nama: TypeAlias = tuple[tuple[str, str], ...]
"""Codes with the folded names that they stand for."""


@dataclass(frozen=True, slots=True)
class Bernama:
    """Codes with their names, by groups: who names an indikator beside its sasaran means the indikator."""

    golongan: tuple[Nama, ...]
    bersatuan: Nama = ()
    """What but one indikator is counted in, and that one: pengaduan."""

    @classmethod
    def dari(cls, laporan: Laporan) -> Bernama:
        """Those of a report; the stem of ids of budget lines begins with ``A-``."""
        lines = ((f"A-{one.kode}", one.uraian) for one in laporan.anggaran)
        parts = (
            *parts_by(laporan, "jenis_belanja", "belanja"),
            *parts_by(laporan, "sumber_dana", "dana"),
        )
        spent = ((one.kode, JENIS_BELANJA.get(one.nama, one.nama)) for one in parts)
        return cls(
            (
                tuple((one.kode, fold_name(one.indikator)) for one in laporan.indikator),
                tuple((code, fold_name(name)) for code, name in (*lines, *spent)),
                tuple((one.kode, fold_name(one.sasaran)) for one in laporan.sasaran),
            ),
            tuple(_counted_alone(laporan)),
        )

    def sebut(self, teks: str) -> frozenset[str]:
        """The codes of what a text names, in full or by code if any are; of names that are nearly as much alike all."""
        named = [_named(names, teks) for names in self.golongan]
        exact = next((codes for codes, is_exact in named if is_exact), frozenset())
        return (
            self._longest(exact, fold_name(teks))
            or self._counted_off(teks)
            or next(filter(None, (codes for codes, _ in named)), frozenset())
        )

    def sebut_judul(self, judul: str) -> frozenset[str]:
        """The codes of what a heading is of: more than half of it is the name; a title that tells of one is of all."""
        named, names = self.sebut(judul), self._names()
        return frozenset(code for code in named if len(judul) < 2 * len(names[code]))

    def _names(self) -> Mapping[str, str]:
        return dict(pair for group in self.golongan for pair in group)

    def _longest(self, codes: frozenset[str], folded: str) -> frozenset[str]:
        """The codes, or those of longer names that hold their names, where the next word of those is there, too."""
        names = self._names()
        longer = {code: _longer(names, names[code], folded) for code in codes}
        return frozenset(longer[code] or code for code in codes)

    def _counted_off(self, teks: str) -> frozenset[str]:
        """The sasaran that a text names by its place: sasaran strategis kedua."""
        codes = dict(enumerate((code for code, _ in self.golongan[-1]), start=1))
        places = (
            each.nilai for each in cari_angka(teks) if each.jenis in _PLACES and _SASARAN.search(teks[: each.awal])
        )
        return frozenset(codes[int(place)] for place in places if isinstance(place, Decimal) and int(place) in codes)

    def singgung(self, teks: str) -> frozenset[str]:
        """The codes of those of whose names the most words stand in a text: two or more, and two in five.

        Else of those who alone are counted in what the text counts.
        """
        said = frozenset(_words(fold_name(teks)))
        shared = {code: _count_shared(name, said) for names in self.golongan for code, name in names}
        most = max(shared.values(), default=0)
        touched = frozenset(code for code, count in shared.items() if count and count == most)
        return touched or frozenset(code for unit, code in self.bersatuan if unit in fold_name(teks).split())

    def tanpa_nama(self, teks: str) -> str:
        """A text without the names in it, whose words say nothing of a measure."""
        return _names_in(self.golongan).sub(" ", teks)

    def segolongan(self, kode: str) -> Iterator[tuple[str, ...]]:
        """The codes of the group of one, and of those of it that are on the same level; none where it has no group."""
        codes = next((tuple(code for code, _ in names) for names in self.golongan if kode in dict(names)), ())
        level = tuple(code for code in codes if code.count(".") == kode.count("."))
        yield from dict.fromkeys((level, codes))

    def pemilik(self, fakta: str) -> str:
        """The code whose fact an id is, or ``unit``; empty for those of texts and rules."""
        codes = _codes(self.golongan)
        return next((stem for stem in _stems(fakta) if stem in codes), "")

    def is_disebut_golongan(self, satu: str, teks: str) -> bool:
        """Whether a text speaks of the group that a code is of: sasaran, programmes, indikator."""
        places = (place for place, names in enumerate(self.golongan) if satu in dict(names))
        return any(_GROUPS[place].search(teks) for place in places)

    def golongan_bernama(self, kata: str) -> frozenset[str]:
        """All codes of the group that a word names: indikator, program, sasaran."""
        places = (place for place, words in enumerate(_GROUPS) if words.fullmatch(kata))
        return frozenset(code for place in places for code, _ in self.golongan[place])

    def is_segolongan(self, satu: str, lain: frozenset[str]) -> bool:
        """Whether a code is of the same group as any of others: one of indikator, of sasaran, of budget lines."""
        return any(satu in codes and codes & lain for codes in (dict(names).keys() for names in self.golongan))


def _counted_alone(laporan: Laporan) -> Iterator[tuple[str, str]]:
    """What only one indikator is counted in, where neither the office nor another indikator or sasaran is named so."""
    units = [fold_name(one.satuan) for one in laporan.indikator]
    named = (laporan.identitas.unit_kerja, *(one.sasaran for one in laporan.sasaran))
    for one, unit in zip(laporan.indikator, units, strict=True):
        others = (*named, *(other.indikator for other in laporan.indikator if other is not one))
        is_said_elsewhere = any(unit in fold_name(each).split() for each in others)
        if units.count(unit) == 1 and unit.isalpha() and unit not in _MEASURED_IN and not is_said_elsewhere:
            yield unit, one.kode


def is_alike(one: str, other: str) -> bool:
    """Whether two names are the same, though one may be misspelled."""
    return fuzz.ratio(fold_name(one), fold_name(other)) >= LEAST_ALIKE


@lru_cache(maxsize=1 << 12)
def _named(names: Nama, teks: str) -> tuple[frozenset[str], bool]:
    """The codes of a group that a text names, and whether it does so letter by letter."""
    folded = fold_name(teks)
    text = _FILLERS.sub("", folded)
    named = frozenset(code for code, _ in names if _has_code(code, folded))
    scores = {code: score for code, name in names if (score := _likeness(name, text)) >= LEAST_ALIKE}
    best = max(scores.values(), default=0)
    least = best - (0 if best == _WHOLLY else _NEARLY)
    return named | {code for code, score in scores.items() if score >= least}, bool(named) or best == _WHOLLY


def _likeness(name: str, text: str) -> float:
    if not name or (len(name) < _SHORTEST or len(text) < len(name) / 2):
        return 100.0 if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) else 0.0
    if len(text) < len(name):
        return fuzz.ratio(name, text)
    return 100.0 if name in text else fuzz.partial_ratio(name, text, score_cutoff=LEAST_ALIKE)


def _longer(names: Mapping[str, str], name: str, folded: str) -> str:
    """The code of a name that holds a shorter one and of which a text has more: waktu penyelesaian of penyelesaian."""
    for code, other in names.items():
        before, found, behind = other.partition(name)
        wider = (" ".join((*before.split()[-1:], name)), " ".join((name, *behind.split()[:1])))
        if found and name != other and any(each != name and each in folded for each in wider):
            return code
    return ""


def _has_code(code: str, text: str) -> bool:
    folded = code.removeprefix("A-").casefold()
    known = any(map(str.isalpha, folded)) and any(map(str.isdigit, folded)) and len(folded) > 2
    return known and folded in text and re.search(rf"(?<![\w.-]){re.escape(folded)}(?![\w-])", text) is not None


def _words(folded: str) -> list[str]:
    return [word for word in folded.split() if len(word) >= _LEAST_LETTERS and word not in _JOINING]


def _count_shared(name: str, said: frozenset[str]) -> int:
    """How many words of a name are said; none where that is less than two in five of them, or one."""
    own = frozenset(_words(name))
    count = len(own & said)
    return count if count >= max(2, len(own) * 2 / 5) else 0


@lru_cache(maxsize=8)
def _codes(golongan: tuple[Nama, ...]) -> frozenset[str]:
    return frozenset({UNIT, *(code for names in golongan for code, _ in names)})


@lru_cache(maxsize=8)
def _names_in(golongan: tuple[Nama, ...]) -> re.Pattern[str]:
    names = sorted({name for names in golongan for _, name in names if name}, key=len, reverse=True)
    forms = (r"\W+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"\b(?:{'|'.join(forms) or '(?!)'})\b", re.IGNORECASE)


def _stems(fakta: str) -> Iterator[str]:
    parts = fakta.split(".")
    return (".".join(parts[:number]) for number in range(len(parts) - 1, 0, -1))
