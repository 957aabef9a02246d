"""Facts by their values: a number is held against those alone that it may print."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from report_builder.audit.angka import Angka
from report_builder.audit.cocok.fakta import cetakan
from report_builder.facts import Fact

_MOST_ZEROS = 9


@dataclass(frozen=True, slots=True)
class MenurutNilai:
    """Facts by value, as they are and as they are printed, each by its place among them."""

    fakta: tuple[Fact, ...]
    urut: tuple[tuple[Decimal, int], ...]

    @classmethod
    def dari(cls, fakta: Iterable[Fact]) -> MenurutNilai:
        """These facts."""
        facts = tuple(fakta)
        return cls(facts, tuple(sorted((value, place) for place, one in enumerate(facts) for value in _values(one))))

    def sekitar(self, angka: Angka) -> list[int]:
        """The places of those that a number may print, rounded at most to its last place that is not a zero.

        There are others beside them.
        """
        if not isinstance(angka.nilai, Decimal):
            return [place for place, one in enumerate(self.fakta) if one.nilai == angka.nilai]
        reach = _reach(angka, angka.nilai)
        start = bisect_left(self.urut, angka.nilai - reach, key=_value)
        end = bisect_right(self.urut, angka.nilai + reach, key=_value)
        return sorted({place for _, place in self.urut[start:end]})


def _values(fact: Fact) -> frozenset[Decimal]:
    printed = cetakan(fact).nilai
    return frozenset(each for each in (fact.nilai, printed) if isinstance(each, Decimal))


def _value(pair: tuple[Decimal, int]) -> Decimal:
    return pair[0]


def _reach(angka: Angka, nilai: Decimal) -> Decimal:
    """How far from a number what it prints may lie: zeros at its end may be rounded places."""
    digits = str(abs(int(nilai)))
    zeros = min(len(digits) - len(digits.rstrip("0")), _MOST_ZEROS)
    return max(angka.langkah, Decimal(10) ** zeros)
