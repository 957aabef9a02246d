"""A fact stands beside the name of what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from report_builder.language import fold_name
from report_builder.scrutiny.kalimat import HOLE, Kalimat
from report_builder.scrutiny.naskah import Naskah, Temuan

Bernama: TypeAlias = tuple[tuple[str, str], ...]
"""Codes with the names that they stand for."""

_IN_TURN = re.compile(r"\b(?:masing-masing|berturut-turut)\b", re.IGNORECASE)
_CODE = re.compile(r"[^\W\d_].*[0-9]")
_OF_ALL = re.compile(r"\b(?:rata-rata|keseluruhan|unit)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Nama:
    """A name in a sentence: where it begins, and the codes of what bears it."""

    awal: int
    kode: frozenset[str]


@dataclass(frozen=True, slots=True)
class Milik:
    """A fact in a sentence, and the code of what it belongs to."""

    awal: int
    fakta: str
    cetak: str
    kode: str


def misplaced_facts(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """Facts of one indikator or sasaran in a sentence that names others, or behind the name of another."""
    laporan = naskah.laporan
    for all_named in (
        tuple((one.kode, one.indikator) for one in laporan.indikator),
        tuple((one.kode, one.sasaran) for one in laporan.sasaran),
    ):
        facts = tuple(_owned(kalimat, all_named))
        names = tuple(_names(kalimat, all_named)) if facts else ()
        for fact in facts:
            if names and fact.kode not in _bearers(fact, names, facts, kalimat.teks):
                yield Temuan(
                    f"Fakta “{fact.fakta}” ({fact.cetak}) bukan milik yang disebut",
                    f"Cetak fakta yang disebut, atau sebut juga “{dict(all_named)[fact.kode]}”.",
                )


def _bearers(fact: Milik, names: Sequence[Nama], facts: Sequence[Milik], text: str) -> frozenset[str]:
    """Whose facts may stand there: where each name has facts behind it the name's, else those of any name."""
    ends = (*(name.awal for name in names[1:]), len(text))
    is_list = all(any(start.awal < one.awal < end for one in facts) for start, end in zip(names, ends, strict=True))
    before = [name for name in names if name.awal < fact.awal]
    if is_list and before and facts[0].awal > names[0].awal and not _IN_TURN.search(text):
        return before[-1].kode
    return frozenset().union(*(name.kode for name in names))


def mean_as_one(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """The mean of the unit in a sentence that speaks of one indikator alone."""
    means = [each for each in kalimat.sebutan if each.fakta == "unit.capaian"]
    identitas = naskah.laporan.identitas
    of_unit = any(name in kalimat.teks for name in (identitas.singkatan, identitas.unit_kerja) if name)
    if not means or of_unit or _OF_ALL.search(kalimat.teks):
        return
    if any(_names(kalimat, tuple((one.kode, one.indikator) for one in naskah.laporan.indikator))):
        yield Temuan(
            f"Fakta “unit.capaian” ({means[0].cetak}) adalah rata-rata, bukan capaian indikator yang disebut",
            "Tulis “rata-rata capaian”, atau cetak capaian indikator itu.",
        )


def _owned(kalimat: Kalimat, named: Bernama) -> Iterator[Milik]:
    codes = frozenset(kode for kode, _ in named)
    for each in kalimat.sebutan:
        parts = each.fakta.split(".")
        stems = (".".join(parts[:number]) for number in range(len(parts) - 1, 0, -1))
        owner = next((stem for stem in stems if stem in codes), None)
        if owner:
            yield Milik(each.awal, each.fakta, each.cetak, owner)


def _names(kalimat: Kalimat, named: Bernama) -> Iterator[Nama]:
    """The names in a sentence, a code behind one left out, the longest of those that hold one another."""
    last: frozenset[str] = frozenset()
    for found in _form(named).finditer(kalimat.teks):
        said = fold_name(found[0])
        codes = frozenset(kode for kode, name in named if said in (fold_name(kode), fold_name(name)))
        is_fact = any(each.awal < found.end() and found.start() < each.akhir for each in kalimat.sebutan)
        if not is_fact and _is_name(found, kalimat) and codes != last:
            last = codes
            yield Nama(found.start(), codes)


_TELLING = 3
"""A name of so many words is one wherever it stands; a shorter one could be any words: Target, Capaian kinerja."""


def _is_name(found: re.Match[str], kalimat: Kalimat) -> bool:
    """Whether what reads as a name or a code is one: the whole of a text of the input, if it could be anything else."""
    around = kalimat.sendiri[max(found.start() - 1, 0) : found.end() + 1]
    is_whole = kalimat.is_given(*found.span()) and around.count(HOLE) == found.end() - found.start()
    return is_whole or len(found[0].split()) >= _TELLING or _CODE.search(found[0]) is not None


@lru_cache(maxsize=8)
def _form(named: Bernama) -> re.Pattern[str]:
    """What matches all names and codes; a code without a letter could be any number."""
    codes = {kode for kode, _ in named if any(map(str.isalpha, kode))}
    texts = codes | {name for _, name in named if name}
    forms = (r"\s+".join(map(re.escape, text.split())) for text in sorted(texts, key=lambda text: (-len(text), text)))
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)
