"""Whom a text names: the indikator, sasaran and budget lines whose names or codes stand in it, misspelled ones too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from rapidfuzz import fuzz

from report_builder.language import fold_name
from report_builder.model import Laporan

LEAST_ALIKE = 84
"""Of a hundred: names that are less alike are not the same, however misspelled."""
_NEARLY = 3
"""Names that are as alike as the best but for so many are all meant."""
_SHORTEST = 12
"""Names of fewer letters are looked for as they are."""


_FILLERS = re.compile(r"\b(?:indikator|sasaran) (?:kinerja )?(?:kegiatan|program|utama|strategis|kinerja)?\b ?")
"""What stands between a name and its beginning in loose prose."""

Nama: TypeAlias = tuple[tuple[str, str], ...]
"""Codes with the folded names that they stand for."""


@dataclass(frozen=True, slots=True)
class Bernama:
    """Codes with their names, by groups: who names an indikator beside its sasaran means the indikator."""

    golongan: tuple[Nama, ...]

    @classmethod
    def dari(cls, laporan: Laporan) -> Bernama:
        """Those of a report; the stem of ids of budget lines begins with ``A-``."""
        return cls(
            (
                tuple((one.kode, fold_name(one.indikator)) for one in laporan.indikator),
                tuple((f"A-{one.kode}", fold_name(one.uraian)) for one in laporan.anggaran),
                tuple((one.kode, fold_name(one.sasaran)) for one in laporan.sasaran),
            )
        )

    def sebut(self, teks: str) -> frozenset[str]:
        """The codes of what a text names; of names that are nearly as much alike all."""
        return next(filter(None, (_named(names, teks) for names in self.golongan)), frozenset())

    def pemilik(self, fakta: str) -> str:
        """The code whose fact an id is; empty for those of the unit and of texts."""
        codes = frozenset(code for names in self.golongan for code, _ in names)
        return next((stem for stem in _stems(fakta) if stem in codes), "")


def is_alike(one: str, other: str) -> bool:
    """Whether two names are the same, though one may be misspelled."""
    return fuzz.ratio(fold_name(one), fold_name(other)) >= LEAST_ALIKE


@lru_cache(maxsize=1 << 12)
def _named(names: Nama, teks: str) -> frozenset[str]:
    folded = fold_name(teks)
    text = _FILLERS.sub("", folded)
    named = {code for code, _ in names if _has_code(code, folded)}
    scores = {code: score for code, name in names if (score := _likeness(name, text)) >= LEAST_ALIKE}
    best = max(scores.values(), default=0)
    return frozenset(named | {code for code, score in scores.items() if score >= best - _NEARLY})


def _likeness(name: str, text: str) -> float:
    if not name or (len(name) < _SHORTEST or len(text) < len(name) / 2):
        return 100.0 if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) else 0.0
    if len(text) < len(name):
        return fuzz.ratio(name, text)
    return 100.0 if name in text else fuzz.partial_ratio(name, text, score_cutoff=LEAST_ALIKE)


def _has_code(code: str, text: str) -> bool:
    folded = code.removeprefix("A-").casefold()
    known = any(map(str.isalpha, folded)) and any(map(str.isdigit, folded)) and len(folded) > 2
    return known and folded in text and re.search(rf"(?<![\w.-]){re.escape(folded)}(?![\w-])", text) is not None


def _stems(fakta: str) -> Iterator[str]:
    parts = fakta.split(".")
    return (".".join(parts[:number]) for number in range(len(parts) - 1, 0, -1))
