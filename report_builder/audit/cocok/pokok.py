"""What facts are of: whose, which measure, and of when, as their ids say; and which of them a number may print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.audit.angka import Angka
from report_builder.audit.cocok.nama import Bernama
from report_builder.audit.cocok.nilai import MenurutNilai
from report_builder.facts import Fact, Ledger
from report_builder.measure.facts_of import split_period

_UNASKED = ("teks.", "lampiran")


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
    nilai: MenurutNilai

    @classmethod
    def dari(cls, ledger: Ledger, bernama: Bernama) -> Himpunan:
        """Those of a ledger; texts of the data and appendices are not asked."""
        asked = tuple(fact for fact in ledger.fakta if not fact.id.startswith(_UNASKED))
        return cls(tuple(_pokok(fact, bernama) for fact in asked), MenurutNilai.dari(asked))

    def sekitar(self, angka: Angka) -> Iterator[Pokok]:
        """Those that a number may print, rounded at most to the last place that is not a zero; others beside them."""
        return (self.pokok[place] for place in self.nilai.sekitar(angka))

    def milik(self, pemilik: frozenset[str]) -> tuple[Pokok, ...]:
        """Those of some subjects."""
        return tuple(one for one in self.pokok if one.pemilik in pemilik)


def _pokok(fact: Fact, bernama: Bernama) -> Pokok:
    stem, _, waktu = split_period(fact.id)
    return Pokok(fact, bernama.pemilik(fact.id), stem.rpartition(".")[2], waktu)
