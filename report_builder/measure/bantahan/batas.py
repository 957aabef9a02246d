"""What a sentence says of the unit's numbers without one of them: above so much, absorbed to the last rupiah."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder.facts import Ledger
from report_builder.measure.bantahan.klaim import is_taken_back

_FULL = Decimal("99.5")
"""What is absorbed to the last rupiah, rounded as people round."""


@dataclass(frozen=True, slots=True)
class Batas:
    """A bound that a sentence sets to a number of the unit: its words, where they stand, and what they say."""

    ucapan: str
    awal: int
    akhir: int
    fakta: str
    angka: Decimal
    is_above: bool

    def is_kept(self, ledger: Ledger) -> bool:
        """Whether the number, by any way in which the unit counts it, is beyond the bound, or not known."""
        ways = (fact.nilai for fact in ledger.fakta if re.fullmatch(rf"{re.escape(self.fakta)}(?:_[a-z_]+)?", fact.id))
        known = [nilai for nilai in ways if isinstance(nilai, Decimal)]
        return not known or any(nilai > self.angka if self.is_above else nilai < self.angka for nilai in known)


_WORDS = (
    r"(?: (?:rata-rata|anggaran|kinerja|indikator|unit|kerja|kami|kita|ini|tahun|[0-9]{4}|pada|telah|sudah|berada"
    r"|mencapai|juga))*"
)
_BEYOND = r"(?:(?P<atas>di ?atas|lebih dari|melebihi|melampaui)|di ?bawah|kurang dari)"
_AMOUNT = r"(?P<angka>[0-9]{1,3}(?:,[0-9]+)?) ?(?:%|persen\b)"
_BOUNDS = (
    ("unit.capaian", re.compile(rf"\brata-rata capaian(?:nya)?{_WORDS} {_BEYOND} {_AMOUNT}", re.IGNORECASE)),
    ("unit.capaian", re.compile(rf"\bcapaian(?: kinerja)? rata-rata{_WORDS} {_BEYOND} {_AMOUNT}", re.IGNORECASE)),
    ("unit.serapan", re.compile(rf"\bserapan(?: anggaran)?(?:nya)?{_WORDS} {_BEYOND} {_AMOUNT}", re.IGNORECASE)),
)
_ABSORBED = r"(?:terserap|terealisasi)"
_EXHAUSTED = re.compile(
    rf"(?:^|(?<=, ))(?:(?:alhamdulillah|seluruh|semua),? )*anggaran(?:nya)?{_WORDS}"
    rf" (?:{_ABSORBED} (?:habis|seluruhnya|sepenuhnya|semuanya)|habis {_ABSORBED})\b",
    re.IGNORECASE,
)


def find_bounds(sentence: str) -> Iterator[Batas]:
    """The bounds that a sentence sets to the mean capaian and to the serapan of the unit."""
    for fakta, form in _BOUNDS:
        for match in form.finditer(sentence):
            if not is_taken_back(sentence, *match.span()):
                angka = Decimal(match["angka"].replace(",", "."))
                yield Batas(match[0], *match.span(), fakta, angka, is_above=match["atas"] is not None)
    for match in _EXHAUSTED.finditer(sentence):
        if not is_taken_back(sentence, *match.span()):
            yield Batas(match[0], *match.span(), "unit.serapan", _FULL, is_above=True)
