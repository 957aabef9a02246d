"""What a column of a form is, told by the words that stand above it.

Target Renstra … Tahun 2030 / K              target_akhir, 2030
Realisasi Kinerja Pada Triwulan / II / Rp.   anggaran_triwulan, 2
Relisasi TW II                               realisasi_triwulan, 2
Realisasi s.d. Juni                          realisasi_triwulan, 2
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from report_builder.dataset import parse_triwulan
from report_builder.forms.bulan import quarter_up_to
from report_builder.forms.scale import scale_of
from report_builder.forms.synonyms import (
    ATURAN,
    BUKAN_EJAAN,
    FRASA,
    KATA,
    SEPADAN,
    TRIWULANAN,
    UKURAN,
    Peran,
)
from report_builder.language import roman

_WORD = re.compile(r"[^\W_]+|%")
_MONTH = re.compile(r"b(?:0[1-9]|1[0-2])")
_COUNTED = re.compile(r"(?P<word>tw|q)[0-9iv]+")
_SAME_LABEL = re.compile(r" \([0-9]+\)$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LONE = {"k": "kinerja", "%": "persen", "kinerja": "kinerja", "fisik": "kinerja", "keuangan": "rupiah"}
_PERCENT = frozenset({"%", "persen", "prosen"})
_SHORTEST_FUZZY, _CUTOFF = 5, 84

_CANONICAL = {word: means for means, words in KATA.items() for word in words}


@dataclass(frozen=True, slots=True)
class Makna:
    """What a column is, of which quarter and year, and whether it counts from the beginning of the year."""

    peran: Peran
    triwulan: int | None = None
    tahun: int | None = None
    kumulatif: bool | None = None
    """None where its head does not say."""
    pangkat: int = 0
    """The power of ten that amounts are given in: 6 for "(dalam juta)"."""
    ditebak: bool = False
    """Whether a word was misspelled."""

    def __str__(self) -> str:
        """``realisasi_triwulan TW II``, as a mapping has it."""
        return f"{self.peran} TW {roman(self.triwulan)}" if self.triwulan else str(self.peran)


def parse(text: str) -> Makna | None:
    """The meaning that a mapping names, as `Makna` prints it; None where it names none."""
    nama, _, rest = text.strip().partition(" ")
    triwulan = parse_triwulan(rest) if rest else None
    if nama not in set(Peran) or (rest and not (triwulan and Peran(nama) in TRIWULANAN)):
        return None
    return Makna(Peran(nama), triwulan)


@cache
def meaning(path: tuple[str, ...]) -> Makna | None:
    """What the words above a column say, from the top down; None where they say nothing known."""
    words, is_fuzzy = _words(" ".join(path))
    month = quarter_up_to(" ".join(path))
    words -= {"semester"} if month else set()
    leaf = path[-1].casefold().strip(" .()") if path else ""
    triwulan = _quarter(path, words)[0] or month
    told = _number_row(leaf) or _by_words(words) or _remark(path)
    peran = told or _measure(_decided(path, words), _LONE.get(leaf) or _share(path), triwulan)
    if peran is None:
        return None
    return replace(said(path, Makna(peran, triwulan if peran in TRIWULANAN else None)), ditebak=is_fuzzy)


def said(path: tuple[str, ...], makna: Makna) -> Makna:
    """What somebody says of a column, with what the words above it say of its year, its scale and its counting."""
    words, _ = _words(" ".join(path))
    is_sum = makna.peran in TRIWULANAN and _quarter(path, words)[1]
    return replace(
        makna, tahun=_year(path), kumulatif=is_sum or "sd" in words or None, pangkat=scale_of(" / ".join(path))
    )


@cache
def qualifiers(label: str, triwulan: int | None = None) -> frozenset[str]:
    """What a label says of a measure beyond what it is in the year of the report, and beyond its quarter.

    Target Kinerja 2025   nothing
    Target Nasional       nasional
    """
    text = _YEAR.sub(" ", _SAME_LABEL.sub("", label))
    told = {_meant(word)[0] or word for word in _split(text) if word not in SEPADAN}
    return frozenset(told - UKURAN - (_NUMERALS if triwulan else frozenset()))


def speaks_of(label: str, word: str) -> bool:
    """Whether a label has this word, or one that means it."""
    return word in _words(label)[0]


def years(text: str) -> list[int]:
    """The years that a text names, each once."""
    return list(dict.fromkeys(int(year) for year in _YEAR.findall(text)))


def _number_row(leaf: str) -> Peran | None:
    return Peran.NOMOR if leaf in {"no", "nomor", "no urut", "nomor urut", "nomer"} else None


def _remark(path: Sequence[str]) -> Peran | None:
    """A remark below a measure is none: "Target / Ket"."""
    return Peran.ABAIKAN if path and _words(path[-1])[0] in ({"lain"}, {"sisi"}) else None


def _share(path: Sequence[str]) -> str:
    """Whether the lowest level speaks of a percentage and not of an amount too: "Keuangan (%)", not "Rp dan %"."""
    words = set(_split(path[-1])) if path else set()
    return "bagian" if words & _PERCENT and "rp" not in words else ""


def _by_words(words: AbstractSet[str]) -> Peran | None:
    return next((each.peran for each in ATURAN if each.semua <= words and not each.tanpa & words), None)


def _decided(path: Sequence[str], words: AbstractSet[str]) -> AbstractSet[str]:
    """The words without the measures of a level that names several, such as "Target dan Realisasi" above both.

    Where no other level says which of them is meant, nobody knows.
    """
    others = {word for level in path if not _names_several(level) for word in _words(level)[0]}
    if not any(map(_names_several, path)):
        return words
    return words - _PAIRED | others if others & (_MEASURED | {"capaian"}) else frozenset()


def _names_several(level: str) -> bool:
    """Whether a level names what is aimed at and then what was reached, or money and then what was spent of it."""
    told = [means for word in _split(level) if (means := _meant(word)[0]) in _MEASURED]
    is_joined = bool(told) and (told[0] in _PAIRED or bool(_JOINED.search(level)))
    return "realisasi" in told[1:] and told[0] != "realisasi" and is_joined


_PAIRED = frozenset({"target", "rencana", "realisasi"})
_MEASURED = _PAIRED | {"pagu"}
_JOINED = re.compile(r"\bdan\b|[&/+]", re.IGNORECASE)


def _measure(words: AbstractSet[str], leaf: str, triwulan: int | None) -> Peran | None:
    """The measure that a column holds: of what is done, or of money."""
    if leaf == "persen":
        return Peran.PERSEN
    is_money = leaf == "rupiah" or "rupiah" in words or ("pagu" in words and "kinerja" not in words)
    is_money = is_money and leaf != "kinerja"
    if is_money and leaf == "bagian":
        return Peran.ABAIKAN
    is_quarter = triwulan is not None or "triwulan" in words
    kind = _kind(words)
    if "lalu" in words and kind:
        return Peran.RUPIAH if is_money else Peran.ABAIKAN
    if "renstra" in words and kind:
        return _RENSTRA.get((kind, is_money), Peran.RUPIAH if is_money else Peran.ABAIKAN)
    return _MEASURES.get((kind, is_money, is_quarter)) if kind else _without_measure(words)


def _kind(words: AbstractSet[str]) -> str:
    if "tingkat" in words and words & {"capaian", "realisasi"}:
        return "capaian"
    for word, kind in _KINDS:
        if word in words:
            return kind
    if "pagu" in words:
        return "awal" if "awal" in words else "pagu"
    return ""


def _without_measure(words: AbstractSet[str]) -> Peran | None:
    if "uraian" in words:
        return Peran.URAIAN
    return Peran.ABAIKAN if words & {"lain", "sisi"} else None


_KINDS = (("realisasi", "realisasi"), ("target", "target"), ("capaian", "capaian"), ("rencana", "target"))
_RENSTRA = {
    ("target", False): Peran.TARGET_AKHIR,
    ("capaian", False): Peran.PERSEN,
    ("capaian", True): Peran.PERSEN,
}
_MEASURES = {
    ("target", False, False): Peran.TARGET,
    ("target", False, True): Peran.TARGET_TRIWULAN,
    ("target", True, False): Peran.PAGU,
    ("target", True, True): Peran.RUPIAH,
    ("realisasi", False, False): Peran.REALISASI,
    ("realisasi", False, True): Peran.REALISASI_TRIWULAN,
    ("realisasi", True, False): Peran.REALISASI_ANGGARAN,
    ("realisasi", True, True): Peran.ANGGARAN_TRIWULAN,
    ("capaian", False, False): Peran.CAPAIAN,
    ("capaian", False, True): Peran.PERSEN,
    ("capaian", True, False): Peran.PERSEN,
    ("capaian", True, True): Peran.PERSEN,
    ("pagu", True, False): Peran.PAGU,
    ("pagu", False, False): Peran.PAGU,
    ("pagu", True, True): Peran.RUPIAH,
    ("awal", True, False): Peran.PAGU_AWAL,
}


def _quarter(path: Sequence[str], words: AbstractSet[str]) -> tuple[int | None, bool]:
    """The quarter that a level of the head names, and whether it is the last of several that begin with the first.

    A numeral alone, or behind "s.d.", names one below the word for a quarter or a measure.
    """
    for level in map(_numbered, reversed(path)):
        if "triwulan" in _words(level)[0] and (found := _QUARTER.search(level)):
            first, last = parse_triwulan(found["dari"]), parse_triwulan(found["sampai"] or "")
            return (first, False) if last is None else (last if first == 1 else None, True)
    is_told = words & {"triwulan", "target", "realisasi", "capaian"} and not words & {"semester", "tahunke"}
    lone = [_numbered(level).strip(" .()") for level in path[1:]]
    found_lone = (found for level in reversed(lone) if is_told and (found := _ROMAN.fullmatch(level)))
    return next((parse_triwulan(found["isi"]) for found in found_lone), None), False


def _numbered(level: str) -> str:
    """A level of a head with numerals for the words that count: "Triwulan ke-3" and "Triwulan Ketiga" are III."""
    return _ORDINAL.sub(lambda found: found["angka"] or _URUTAN[found["kata"].casefold()], level)


_URUTAN = {"pertama": "1", "kesatu": "1", "kedua": "2", "ketiga": "3", "keempat": "4"}
_ORDINAL = re.compile(rf"\bke[ -]*(?P<angka>iv|i{{1,3}}|[1-4])\b|\b(?P<kata>{'|'.join(_URUTAN)})\b", re.IGNORECASE)
_SIGN = r"(?:iv|i{1,3}|[1-4])(?![^\W_])"
_TRIWULAN = r"(?<![^\W_])(?:triwulan(?:an)?|trwln|trw|tw|[qk]uartal|kwartal|q)[ .\-_]*"
_QUARTER = re.compile(
    rf"{_TRIWULAN}(?P<dari>{_SIGN})"
    rf"(?:\s*(?:[-–&+,]|dan|s[. ]*/?[ ]*d\b\.?|sampai(?: dengan)?)\s*(?:{_TRIWULAN})?(?P<sampai>{_SIGN}))?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?:s[. ]*/?[ ]*d\b[. ]*|sampai(?: dengan)? +)?(?P<isi>I{1,3}|IV|[1-4])")
_NUMERALS = frozenset({"i", "ii", "iii", "iv", "1", "2", "3", "4", *_URUTAN})


def _year(path: Sequence[str]) -> int | None:
    found = [year for level in path for year in years(level)]
    return found[0] if len(set(found)) == 1 else None


@cache
def _words(text: str) -> tuple[frozenset[str], bool]:
    """The known words of a text, by what they mean, and whether one of them is misspelled."""
    meant = [_meant(word) for word in _split(text)]
    return frozenset(means for means, _ in meant if means), any(is_guess for _, is_guess in meant)


@cache
def _split(text: str) -> tuple[str, ...]:
    """The words of a text; several that are one are one."""
    plain = f" {' '.join(_WORD.findall(text.casefold()))} "
    for phrase, word in FRASA.items():
        plain = plain.replace(f" {phrase} ", f" {word} ")
    return tuple(plain.split())


@cache
def _meant(word: str) -> tuple[str, bool]:
    """What a word means, nothing where it is not known, and whether it is misspelled."""
    counted = _COUNTED.fullmatch(word)
    exact = _CANONICAL.get(counted["word"] if counted else word, "")
    exact = "semester" if _MONTH.fullmatch(word) else exact
    return (exact, False) if exact else ((near := _nearest(word)), bool(near))


@cache
def _nearest(word: str) -> str:
    if len(word) < _SHORTEST_FUZZY or word in BUKAN_EJAAN:
        return ""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(_CANONICAL), scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return _CANONICAL[found[0]] if found and len(found[0]) >= _SHORTEST_FUZZY else ""
