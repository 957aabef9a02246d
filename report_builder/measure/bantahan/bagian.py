"""What part of the indikator a sentence says to be in a state: most of them, nearly all, ninety percent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from report_builder import language
from report_builder.measure.bantahan.bilangan import COUNT
from report_builder.measure.bantahan.klaim import DEEDS, ENDED, FILLERS, NOUN, OF_A_PART, OUTCOMES, is_uncounted, of_all
from report_builder.measure.facts_of import PERCENT
from report_builder.measure.teks import Angka
from report_builder.rules import Hasil


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of the indikator that is said to be in a state: ``persen`` of them, or more than half where that is None.

    ``pecahan`` of them where it is said so: a quarter. ``ukuran`` and ``benar`` are those of a ``Cacahan``.
    """

    ucapan: str
    awal: int
    akhir: int
    persen: Angka | None
    ukuran: str
    benar: tuple[frozenset[Hasil], ...]
    pecahan: Fraction | None = None

    def is_true_of(self, states: Iterable[Hasil], whole: int) -> bool:
        """Whether so many of ``whole`` are in the state, in any way of counting it."""
        known = tuple(states)
        return any(self._is_part(sum(each in way for each in known), whole) for way in self.benar)

    def _is_part(self, count: int, whole: int) -> bool:
        if self.pecahan is not None:
            return 2 * abs(count - self.pecahan * whole) <= 1
        if not whole or self.persen is None:
            return 2 * count > whole
        share = language.round_half_up(Decimal(100 * count) / whole, self.persen.desimal or 0)
        return share == self.persen.nilai


_FRACTIONS = {
    "separuh": Fraction(1, 2),
    "setengah": Fraction(1, 2),
    "sepertiga": Fraction(1, 3),
    "dua pertiga": Fraction(2, 3),
    "seperempat": Fraction(1, 4),
    "tiga perempat": Fraction(3, 4),
}
_EXACTLY = "".join(f"(?<!{word} )" for word in ("lebih dari", "kurang dari", "hampir", "sekitar", "nyaris"))
_PART = (
    r"(?:sebagian besar|mayoritas|kebanyakan|hampir (?:semua|seluruh)|lebih dari (?:separuh|setengah)"
    rf"|{_EXACTLY}(?P<pecahan>{'|'.join(_FRACTIONS)})"
    r"|(?<!lebih dari )(?<!kurang dari )(?<!hampir )(?<!sekitar )"
    r"(?<![0-9.,])(?!100\b)(?P<persen>[0-9]{1,3}(?:,[0-9]+)?) ?(?:%|persen))"
)
_SHARE = rf"{_PART}(?: dari)?(?: (?:seluruh|semua|total))?(?: (?:[0-9]{{1,3}}|{COUNT}))? {NOUN}(?: (?:kami|kita))?"
_FORMS = (
    *((ukuran, benar, rf"{_SHARE}{FILLERS} (?:{outcome})") for ukuran, benar, outcome in OUTCOMES),
    *((ukuran, benar, rf"(?P<kerja>{deed}) {_SHARE}{ENDED}") for ukuran, benar, deed in DEEDS),
)
_SHARE_FORMS = tuple((ukuran, benar, re.compile(rf"\b{form}", re.IGNORECASE)) for ukuran, benar, form in _FORMS)


def find_shares(sentence: str) -> Iterator[Bagian]:
    """What a sentence says of how large a part of the indikator is in a state; all of them is no part."""
    if OF_A_PART.search(sentence):
        return
    for ukuran, benar, form in _SHARE_FORMS:
        for match in form.finditer(sentence):
            if not is_uncounted(sentence, match):
                pecahan = _FRACTIONS.get((match["pecahan"] or "").casefold())
                ways = of_all(benar) if pecahan else benar
                yield Bagian(match[0], *match.span(), _percent(match["persen"]), ukuran, ways, pecahan)


def _percent(digits: str | None) -> Angka | None:
    if digits is None:
        return None
    whole, _, fraction = digits.partition(",")
    return Angka(Decimal(f"{whole}.{fraction}"), PERCENT, len(fraction))
