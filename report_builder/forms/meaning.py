"""What a column of a form is, told by the words that stand above it.

Target Renstra … Tahun 2030 / K              target_akhir, 2030
Realisasi Kinerja Pada Triwulan / II / Rp.   anggaran_triwulan, 2
Relisasi TW II                               realisasi_triwulan, 2
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from report_builder.dataset import parse_triwulan
from report_builder.forms.scale import scale_of
from report_builder.forms.synonyms import ATURAN, FRASA, KATA, TRIWULANAN, Peran
from report_builder.language import roman

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LONE = {"k": "kinerja", "%": "persen", "kinerja": "kinerja", "fisik": "kinerja", "keuangan": "rupiah"}
_PERCENT = frozenset({"persen", "prosen", "persentase", "prosentase", "presentase"})
_SHORTEST_FUZZY, _CUTOFF = 5, 84

_CANONICAL = {word: means for means, words in KATA.items() for word in words}


@dataclass(frozen=True, slots=True)
class Makna:
    """What a column is, of which quarter and year, and whether it counts from the beginning of the year."""

    peran: Peran
    triwulan: int | None = None
    tahun: int | None = None
    kumulatif: bool = False
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
    leaf = path[-1].casefold().strip(" .()") if path else ""
    peran = _number_row(leaf) or _by_words(words) or _measure(words, _LONE.get(leaf, ""), _quarter(path, words))
    if peran is None:
        return None
    triwulan = _quarter(path, words) if peran in TRIWULANAN else None
    return Makna(peran, triwulan, _year(path), "sd" in words, scale_of(" / ".join(path)), is_fuzzy)


def years(text: str) -> list[int]:
    """The years that a text names, each once."""
    return list(dict.fromkeys(int(year) for year in _YEAR.findall(text)))


def _number_row(leaf: str) -> Peran | None:
    return Peran.NOMOR if leaf in {"no", "nomor", "no urut", "nomor urut", "nomer"} else None


def _by_words(words: AbstractSet[str]) -> Peran | None:
    return next((each.peran for each in ATURAN if each.semua <= words and not each.tanpa & words), None)


def _measure(words: AbstractSet[str], leaf: str, triwulan: int | None) -> Peran | None:
    """The measure that a column holds: of what is done, or of money."""
    if leaf == "persen":
        return Peran.PERSEN
    is_money = leaf == "rupiah" or "rupiah" in words or ("pagu" in words and "kinerja" not in words)
    is_money = is_money and leaf != "kinerja"
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
    return Peran.ABAIKAN if "lain" in words else None


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


def _quarter(path: Sequence[str], words: AbstractSet[str]) -> int | None:
    """The quarter that a level of the head names; a Roman numeral alone does so below the word for one or a measure."""
    for level in reversed(path):
        if "triwulan" in _words(level)[0] and (found := re.search(_QUARTER, level.casefold())):
            return parse_triwulan(found[1])
    is_told = words & {"triwulan", "target", "realisasi", "capaian"} and "semester" not in words
    lone = [level.strip(" .()") for level in path[1:]]
    return next((parse_triwulan(level) for level in reversed(lone) if is_told and _ROMAN.fullmatch(level)), None)


_QUARTER = re.compile(r"(?:triwulan(?:an)?|trwln|trw|tw)[ .\-_]*(iv|i{1,3}|[1-4])(?![^\W_])")
_ROMAN = re.compile(r"I{1,3}|IV|[1-4]")


def _year(path: Sequence[str]) -> int | None:
    found = [year for level in path for year in years(level)]
    return found[0] if len(set(found)) == 1 else None


@cache
def _words(text: str) -> tuple[frozenset[str], bool]:
    """The known words of a text, by what they mean, and whether one of them is misspelled."""
    plain = f" {' '.join(_WORD.findall(text.casefold()))} "
    for phrase, word in FRASA.items():
        plain = plain.replace(f" {phrase} ", f" {word} ")
    known, is_fuzzy = set(), False
    for word in plain.split():
        exact = _CANONICAL.get(re.sub(r"(?<=tw)[0-9iv]+$", "", word), "")
        means = exact or _nearest(word)
        is_fuzzy |= bool(means) and not exact
        known.add(means)
    return frozenset(known - {""}), is_fuzzy


@cache
def _nearest(word: str) -> str:
    if len(word) < _SHORTEST_FUZZY:
        return ""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(_CANONICAL), scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return _CANONICAL[found[0]] if found and len(found[0]) >= _SHORTEST_FUZZY else ""
