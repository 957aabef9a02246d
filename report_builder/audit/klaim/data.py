"""What the data say of a number of a text: whether any fact is it, and whose target and realisasi a pair is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from report_builder.audit.angka import Angka
from report_builder.audit.cocok.fakta import Sifat, cetakan
from report_builder.audit.cocok.nama import Bernama
from report_builder.audit.cocok.nilai import MenurutNilai
from report_builder.audit.klaim.naskah import Bacaan
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.temuan import Kelas
from report_builder.facts import Fact
from report_builder.model import Indikator
from report_builder.schema import Polaritas

_CHANGES = re.compile(r"\.(?:perubahan|kelebihan|selisih)")
_PRINTS = frozenset({Sifat.SAMA, Sifat.BULAT})
_TRUE = frozenset({Kelas.COCOK, Kelas.DIBULATKAN})
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_PART_OF_YEAR = re.compile(r"\b(?:triwulan|TW|semester|kuartal|bulan)\b", re.IGNORECASE)
UNIT = "unit"
"""The stem of the facts of the whole unit."""


@dataclass(frozen=True)
class Data:
    """The facts and the report that a text is held against, and the names in it."""

    rujukan: Rujukan
    bernama: Bernama

    @classmethod
    def dari(cls, rujukan: Rujukan) -> Data:
        """Those of the data."""
        return cls(rujukan, Bernama.dari(rujukan.laporan))

    @cached_property
    def nilai(self) -> MenurutNilai:
        """All facts by their values."""
        return MenurutNilai.dari(self.rujukan.ledger.fakta)

    def memuat(self, angka: Angka) -> bool:
        """Whether a fact is printed or rightly rounded so."""
        return next(self.fakta_dari(angka), None) is not None

    def fakta_dari(self, angka: Angka) -> Iterator[Fact]:
        """The facts that are printed or rightly rounded so."""
        near = (self.nilai.fakta[place] for place in self.nilai.sekitar(angka))
        return (fact for fact in near if cetakan(fact).sifat(angka) in _PRINTS)

    def is_benar(self, bacaan: Bacaan, angka: Angka) -> bool:
        """Whether a number is a fact: by its class, where it has one."""
        told = bacaan.golongan.get(angka.awal)
        return told.kelas in _TRUE if told else self.memuat(angka)

    def id_capaian(self, angka: Angka) -> str | None:
        """The id of the capaian that is printed so."""
        return next((fact.id for fact in self.fakta_dari(angka) if fact.id.endswith(".capaian")), None)

    def is_perubahan(self, angka: Angka) -> bool:
        """Whether a change or an excess is printed so."""
        return any(_CHANGES.search(fact.id) for fact in self.fakta_dari(angka))

    def capaian_dari(self, target: Angka, realisasi: Angka) -> Fact | None:
        """The capaian of the one indikator that has such a target and realisasi."""
        found = [one for one in self._indikator() if (one.target, one.realisasi) == (target.nilai, realisasi.nilai)]
        return self.rujukan.ledger.get(f"{found[0].kode}.capaian") if len(found) == 1 else None

    def ukuran(self, angka: Angka) -> Fact | None:
        """The target or realisasi that a number is exactly, of one indikator or alike of several."""
        measures = (f"{one.kode}.{measure}" for one in self._indikator() for measure in ("target", "realisasi"))
        facts = (self.rujukan.ledger.get(fact_id) for fact_id in measures)
        return next((fact for fact in facts if fact and fact.nilai == angka.nilai), None)

    # --- whom the words name -----------------------------------------------------------------------------------------

    def milik(self, teks: Sequence[str]) -> str:
        """The code of the one whom the first of some texts names that names any; empty where it names several."""
        owners = next(filter(None, map(self.bernama.sebut, teks)), frozenset())
        return next(iter(owners)) if len(owners) == 1 else ""

    def fakta(self, bacaan: Bacaan, angka: Angka, ukuran: str) -> Fact | None:
        """A measure of the one whom the sentence of a number names; of the unit where it and all before name nobody.

        None where that is not certain: a heading names somebody, or the sentence speaks of another time.
        """
        sentence = bacaan.kalimat_dari(angka.awal)
        years = {int(each) for each in _YEAR.findall(sentence)}
        if _PART_OF_YEAR.search(sentence) or not years <= {self.rujukan.laporan.identitas.tahun}:
            return None
        owners = self.bernama.sebut(sentence)
        around = any(map(self.bernama.sebut, (bacaan.teks, bacaan.alinea.tempat.judul)))
        stem = next(iter(owners)) if len(owners) == 1 else "" if owners or around else UNIT
        return self.rujukan.ledger.get(f"{stem}.{ukuran}")

    def is_minimum(self, teks: str) -> bool:
        """Whether the one whom a text names is the better the smaller it is."""
        owner = self.milik((teks,))
        return any(one.kode == owner and one.polaritas is Polaritas.MINIMUM for one in self._indikator())

    def _indikator(self) -> tuple[Indikator, ...]:
        return self.rujukan.laporan.indikator
