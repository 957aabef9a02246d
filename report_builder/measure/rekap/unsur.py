"""What each unit gives to a roll-up: its own figures of an indikator, or that it gives none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from report_builder.errors import Place
from report_builder.facts import Fact
from report_builder.measure.facts_of import given, percentage
from report_builder.measure.konteks import Konteks
from report_builder.measure.rekap.acuan import Pokok
from report_builder.measure.rekap.tabel import Isi, UnitRekap
from report_builder.model import Indikator
from report_builder.model.rekap import Simpul
from report_builder.model.rows import fold
from report_builder.rules import TIDAK_DITARGETKAN, Agregasi, Hasil, Hitungan, Ukuran, compute_capaian, judge
from report_builder.schema import Keadaan, Polaritas


@dataclass(frozen=True, slots=True)
class Unsur:
    """A unit's own figures of an indikator; ``akhiran`` ends the ids of their facts where others have the plain ones.

    ``indikator`` is None where the unit has none of that code or none for the quarter, or has not reported.
    """

    unit: UnitRekap
    pokok: Pokok
    isi: Isi
    tempat: Place
    ukuran: Ukuran
    capaian: Hitungan
    indikator: Indikator | None = None
    tanggal: date | None = None
    akhiran: str = ""

    def id(self, ukuran: str) -> str:
        """The id of the fact of target, realisasi or capaian."""
        return self.unit.id_of(self.pokok.kode, f"{ukuran}{self.akhiran}")

    @property
    def bobot(self) -> Decimal | None:
        """Its weight among units."""
        return self.indikator.bobot_agregasi if self.indikator else None

    @property
    def berdata(self) -> bool:
        """Whether it has a realisasi that counts."""
        return self.isi is Isi.ADA

    @property
    def hasil(self) -> Hasil:
        """How its realisasi stands to its target."""
        return judge(self.ukuran)


@dataclass(frozen=True, slots=True)
class Pemilik:
    """A unit's report with its indikator by folded code, and its lookups where a scale of predicates needs them."""

    unit: UnitRekap
    simpul: Simpul
    indikator: Mapping[str, Indikator]
    konteks: Konteks | None

    @classmethod
    def of(cls, unit: UnitRekap, simpul: Simpul) -> Pemilik:
        """The lookups of one unit."""
        laporan = simpul.laporan
        rows = {fold(one.kode): one for one in laporan.indikator} if laporan else {}
        needs_scale = any(one.polaritas is Polaritas.ORDINAL for one in rows.values())
        return cls(unit, simpul, rows, Konteks.of(laporan) if laporan and needs_scale else None)

    def unsur(self, pokok: Pokok, akhiran: str = "") -> Unsur:
        """What the unit itself says of an indikator."""
        one, laporan = self.indikator.get(fold(pokok.kode)), self.simpul.laporan
        if laporan is None:
            return self._nothing(pokok, Isi.TANPA_LAPORAN, self.simpul.tempat)
        if one is None:
            return self._nothing(pokok, Isi.TIDAK_MEMUAT, laporan.free_place("Indikator", "kode"))
        if laporan.identitas.triwulan and one.triwulan is None:
            # Its figures are those of the year, which are none of the quarter.
            return self._nothing(pokok, Isi.BELUM_DIUKUR, laporan.free_place("Triwulan", "kode_indikator"))
        ukuran = self._ukuran(pokok, one)
        return Unsur(
            self.unit,
            pokok,
            Isi.ADA if ukuran.diukur else Isi.BELUM_DIUKUR,
            one.places["realisasi"],
            ukuran,
            compute_capaian(ukuran),
            one,
            one.tanggal_data or laporan.identitas.tanggal_data,
            akhiran,
        )

    def _nothing(self, pokok: Pokok, isi: Isi, place: Place) -> Unsur:
        ukuran = Ukuran(pokok.polaritas, None, None, Keadaan.BELUM_DIUKUR)
        return Unsur(self.unit, pokok, isi, place, ukuran, Hitungan(None, "", str(isi)))

    def _ukuran(self, pokok: Pokok, one: Indikator) -> Ukuran:
        if self.konteks and one.polaritas is Polaritas.ORDINAL:
            return self.konteks.ukuran(one)
        return Ukuran(one.polaritas, one.target, one.realisasi, one.keadaan, pokok.rumus)


def measure_own(unsur: Unsur) -> Iterator[Fact]:
    """Target, realisasi and capaian of the unit itself, each in its cell, and its weight where that counts."""
    pokok, one = unsur.pokok, unsur.indikator
    if one is None:
        for ukuran, satuan in (("target", pokok.satuan), ("realisasi", pokok.satuan), ("capaian", "%")):
            yield Fact(unsur.id(ukuran), None, satuan, unsur.tempat, alasan=str(unsur.isi))
        return
    reason = str(one.keadaan if one.keadaan is Keadaan.TIDAK_TERLAKSANA else Keadaan.BELUM_DIUKUR)
    satuan, desimal, places = pokok.satuan, pokok.desimal, one.places
    yield from given(unsur.id("target"), one.target, satuan, places["target"], desimal, TIDAK_DITARGETKAN)
    yield from given(unsur.id("realisasi"), one.realisasi, satuan, places["realisasi"], desimal, reason)
    yield percentage(unsur.id("capaian"), unsur.capaian, (unsur.id("realisasi"), unsur.id("target")))
    if pokok.agregasi is Agregasi.TERTIMBANG:
        yield from given(weight_id(unsur), unsur.bobot, "", places["bobot_agregasi"])


def weight_id(unsur: Unsur) -> str:
    """The fact of the weight of a unit."""
    return unsur.unit.id_of(unsur.pokok.kode, "bobot_agregasi")
