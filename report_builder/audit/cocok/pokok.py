"""What facts are of: whose, which measure, and of when, as their ids say; and which of them a number may print."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder.audit.angka import Angka
from report_builder.audit.cocok.fakta import cetakan
from report_builder.audit.cocok.nama import Bernama
from report_builder.facts import Fact, Ledger
from report_builder.measure.facts_of import split_period

_UNASKED = ("teks.", "lampiran")
_MOST_ZEROS = 9


@dataclass(frozen=True, slots=True)
class Pokok:
    """A fact with its subject (the code of an indikator, sasaran or budget line, or ``unit``), measure and time.

    ``IKK-1.realisasi.2020`` is the realisasi of IKK-1 of 2020; ``waktu`` is empty for the year of the report.
    """

    fakta: Fact
    pemilik: str
    ukuran: str
    waktu: str


@dataclass(frozen=True, slots=True)
class Himpunan:
    """The facts that a number without a mark may be, found by value."""

    pokok: tuple[Pokok, ...]
    nilai: tuple[tuple[Decimal, Pokok], ...]
    """By value, as they are and as they are printed."""

    @classmethod
    def dari(cls, ledger: Ledger, bernama: Bernama) -> Himpunan:
        """Those of a ledger; texts of the data and appendices are not asked."""
        asked = (fact for fact in ledger.fakta if not fact.id.startswith(_UNASKED))
        pokok = tuple(_pokok(fact, bernama) for fact in asked)
        pairs = ((value, one) for one in pokok for value in _values(one.fakta))
        return cls(pokok, tuple(sorted(pairs, key=lambda pair: (pair[0], pair[1].fakta.id))))

    def sekitar(self, angka: Angka) -> Iterator[Pokok]:
        """Those that a number may print, rounded at most to the last place that is not a zero; others beside them."""
        if not isinstance(angka.nilai, Decimal):
            yield from (one for one in self.pokok if one.fakta.nilai == angka.nilai)
            return
        reach = _reach(angka, angka.nilai)
        start = bisect_left(self.nilai, angka.nilai - reach, key=_value)
        end = bisect_right(self.nilai, angka.nilai + reach, key=_value)
        yield from dict.fromkeys(one for _, one in self.nilai[start:end])

    def milik(self, pemilik: frozenset[str]) -> tuple[Pokok, ...]:
        """Those of some subjects."""
        return tuple(one for one in self.pokok if one.pemilik in pemilik)


def _pokok(fact: Fact, bernama: Bernama) -> Pokok:
    stem, _, waktu = split_period(fact.id)
    return Pokok(fact, bernama.pemilik(fact.id), stem.rpartition(".")[2], waktu)


def _values(fact: Fact) -> frozenset[Decimal]:
    printed = cetakan(fact).nilai
    return frozenset(each for each in (fact.nilai, printed) if isinstance(each, Decimal))


def _value(pair: tuple[Decimal, Pokok]) -> Decimal:
    return pair[0]


def _reach(angka: Angka, nilai: Decimal) -> Decimal:
    """How far from a number what it prints may lie: zeros at its end may be rounded places."""
    digits = str(abs(int(nilai)))
    zeros = min(len(digits) - len(digits.rstrip("0")), _MOST_ZEROS)
    return max(angka.langkah, Decimal(10) ** zeros)
