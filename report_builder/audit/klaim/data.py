"""What the data say of a number of a text: whether any fact is it, and whose target and realisasi a pair is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.audit.angka import Angka
from report_builder.audit.cocok.fakta import Sifat, cetakan
from report_builder.audit.rujukan import Rujukan
from report_builder.facts import Fact
from report_builder.model import Indikator

_CHANGES = re.compile(r"\.(?:perubahan|kelebihan|selisih)")
_PRINTS = frozenset({Sifat.SAMA, Sifat.BULAT})


@dataclass(frozen=True, slots=True)
class Data:
    """The facts and the report that a text is held against."""

    rujukan: Rujukan

    def memuat(self, angka: Angka) -> bool:
        """Whether a fact is printed or rightly rounded so."""
        return next(self._facts(angka), None) is not None

    def id_capaian(self, angka: Angka) -> str | None:
        """The id of the capaian that is printed so."""
        return next((fact.id for fact in self._facts(angka) if fact.id.endswith(".capaian")), None)

    def is_perubahan(self, angka: Angka) -> bool:
        """Whether a change or an excess is printed so."""
        return any(_CHANGES.search(fact.id) for fact in self._facts(angka))

    def capaian_dari(self, target: Angka, realisasi: Angka) -> Fact | None:
        """The capaian of the one indikator that has such a target and realisasi."""
        found = [one for one in self._indikator() if (one.target, one.realisasi) == (target.nilai, realisasi.nilai)]
        return self.rujukan.ledger.get(f"{found[0].kode}.capaian") if len(found) == 1 else None

    def ukuran(self, angka: Angka) -> Fact | None:
        """The target or realisasi that a number is exactly, of one indikator or alike of several."""
        measures = (f"{one.kode}.{measure}" for one in self._indikator() for measure in ("target", "realisasi"))
        facts = (self.rujukan.ledger.get(fact_id) for fact_id in measures)
        return next((fact for fact in facts if fact and fact.nilai == angka.nilai), None)

    def _facts(self, angka: Angka) -> Iterator[Fact]:
        return (fact for fact in self.rujukan.ledger.fakta if cetakan(fact).sifat(angka) in _PRINTS)

    def _indikator(self) -> tuple[Indikator, ...]:
        return self.rujukan.laporan.indikator
