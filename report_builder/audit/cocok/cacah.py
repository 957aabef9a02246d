"""How many indikator and sasaran there are, and how many are in a state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from report_builder.audit.angka import Angka
from report_builder.audit.cocok.konteks import Konteks
from report_builder.audit.cocok.putusan import Putusan
from report_builder.audit.temuan import Kelas
from report_builder.facts import Ledger
from report_builder.model import Laporan
from report_builder.rules import Hasil
from report_builder.scrutiny.keadaan import states_in
from report_builder.scrutiny.pegangan import Pegangan

_COUNTED = re.compile(r" (?:dari \w+ )?(?:(?:buah|poin|butir) )?(?P<noun>indikator|sasaran)\b", re.IGNORECASE)
_MEASURED = re.compile(r" (?P<state>(?:sudah |telah |dapat )?diukur|belum (?:dapat )?diukur)\b", re.IGNORECASE)

_PART = re.compile(r" dari \w+(?![,\w%])")
_OF = re.compile(r"(?<![\d,%])\b(?!(?:indikator|sasaran)\b)\w+ dari $")


@dataclass(frozen=True, slots=True)
class Cacah:
    """The counts of a report, by what is counted, and the results of all its indikator."""

    jumlah: Mapping[str, frozenset[int]]
    hasil: tuple[Hasil, ...]
    ledger: Ledger

    @classmethod
    def dari(cls, laporan: Laporan, ledger: Ledger) -> Cacah:
        """Those of the data."""
        day = laporan.identitas.tanggal_laporan or date(laporan.identitas.tahun, 12, 31)
        states = (ledger.get(f"{one.kode}.hasil") for one in laporan.indikator)
        hasil = tuple(Hasil(str(fact.nilai)) for fact in states if fact)
        return cls(Pegangan.of(laporan, ledger, day).jumlah, hasil, ledger)

    def cari(self, angka: Angka, konteks: Konteks) -> Putusan | None:
        """A number that counts rightly: tiga dari empat indikator, dua melampaui target, delapan sudah diukur."""
        if not isinstance(angka.nilai, Decimal):
            return None
        noun = _COUNTED.match(f" {konteks.sesudah.lstrip()}")
        if noun:
            said = noun["noun"].casefold()
            is_right = angka.nilai in self.jumlah.get(said, frozenset())
        else:
            said = "indikator"
            is_right = angka.nilai in self._in_state(konteks) or angka.nilai == self._measured(konteks)
            is_right = is_right or (self._is_part(konteks) and angka.nilai in self.jumlah["indikator"])
        return Putusan(Kelas.COCOK, f"Sama dengan cacah {said} pada data.") if is_right else None

    def _in_state(self, konteks: Konteks) -> frozenset[Decimal]:
        """How many indikator are in the state that is said behind a number: dua melampaui target."""
        said = [one for one in states_in(konteks.kalimat) if one.hitungan[0] == len(konteks.sebelum)]
        return frozenset(Decimal(sum(each in way for each in self.hasil)) for one in said for way in one.arti)

    def _is_part(self, konteks: Konteks) -> bool:
        """Whether a sentence on indikator tells a part of a whole there: empat dari delapan."""
        is_part = _PART.match(konteks.sesudah) or _OF.search(konteks.sebelum)
        return is_part is not None and "indikator" in konteks.kalimat.casefold()

    def _measured(self, konteks: Konteks) -> Decimal | None:
        """How many are measured, or not yet, where that stands behind a number."""
        said = _MEASURED.match(f" {konteks.sesudah.lstrip()}")
        if not said or "indikator" not in konteks.kalimat.casefold():
            return None
        name = "jumlah_belum_diukur" if said["state"].casefold().startswith("belum") else "jumlah_diukur"
        fact = self.ledger.get(f"unit.{name}")
        return fact.nilai if fact and isinstance(fact.nilai, Decimal) else None
