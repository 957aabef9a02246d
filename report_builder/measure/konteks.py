"""A report with what its parts are looked up by: scales, policies, rows by indikator, decimals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Protocol, TypeVar

from report_builder.measure.skala import own_ordinals, own_skala
from report_builder.model import Indikator, Laporan, NilaiIndikator, Renstra, Riwayat, Standar, Triwulan
from report_builder.rules import (
    SKALA,
    SKALA_ORDINAL,
    VALUES,
    Kebijakan,
    Rentang,
    Skala,
    SkalaOrdinal,
    Ukuran,
    choose_skala,
    decimals,
    places_apart,
)
from report_builder.schema import Keadaan, Polaritas

_MOST_DECIMALS = 4
_MOST_TYPED, _OF_A_QUOTIENT = 8, 2
"""A number with more decimals than anybody types was made by a formula, as 92.8571428571429; two of them say enough."""


@dataclass(frozen=True, slots=True)
class Konteks:
    """One report and its lookups; the user's scales stand before the shipped ones."""

    laporan: Laporan
    skala: tuple[Skala, ...]
    ordinal: tuple[SkalaOrdinal, ...]
    riwayat: Mapping[str, tuple[Riwayat, ...]]
    renstra: Mapping[str, tuple[Renstra, ...]]
    standar: Mapping[str, tuple[Standar, ...]]
    triwulan: Mapping[str, tuple[Triwulan, ...]]

    @classmethod
    def of(cls, laporan: Laporan) -> Konteks:
        """The lookups of a report; raises ValueError for a scale with holes or overlaps."""
        return cls(
            laporan,
            (*own_skala(laporan.skala), *SKALA),
            (*own_ordinals(laporan.skala), *SKALA_ORDINAL),
            _by_indikator(laporan.riwayat),
            _by_indikator(laporan.renstra),
            _by_indikator(laporan.standar),
            _by_indikator(laporan.triwulan),
        )

    @property
    def tahun(self) -> int:
        """The report's year."""
        return self.laporan.identitas.tahun

    @property
    def tahun_lalu(self) -> int | None:
        """The year that the report's own is compared with; None in an interim report, since a part is no whole year."""
        return self.tahun - 1 if self.laporan.identitas.triwulan is None else None

    @property
    def kebijakan(self) -> Kebijakan:
        """How the unit's mean is taken."""
        pengaturan = self.laporan.pengaturan
        return Kebijakan(
            pengaturan.batas_rata,
            pengaturan.rata_rata == "berbobot",
            pengaturan.rata_unit == "sasaran",
            pengaturan.lewati_target_nol,
        )

    def ukuran(self, indikator: Indikator) -> Ukuran:
        """What the capaian of an indikator in the report's period is computed from."""
        return self.ukuran_of(indikator, indikator.target, indikator.realisasi, indikator.keadaan)

    def ukuran_of(
        self,
        indikator: Indikator,
        target: NilaiIndikator | None,
        realisasi: NilaiIndikator | None,
        keadaan: Keadaan = Keadaan.TERUKUR,
    ) -> Ukuran:
        """The same for another year, quarter or target of the indikator."""
        rumus = self._rumus_of(indikator)
        return Ukuran(indikator.polaritas, target, realisasi, keadaan, rumus, self._ordinal_of(indikator))

    def _rumus_of(self, indikator: Indikator) -> str:
        own = indikator.rumus if indikator.polaritas is Polaritas.MINIMUM else ""
        return own or self.laporan.pengaturan.rumus_minimum

    def _ordinal_of(self, indikator: Indikator) -> SkalaOrdinal | None:
        """The scale that the indikator names, else the first in force that knows its words."""
        if indikator.polaritas is not Polaritas.ORDINAL:
            return None
        if indikator.skala:
            return choose_skala(self.ordinal, indikator.skala, self.tahun)
        values = (indikator.target, indikator.target_tahun, indikator.realisasi)
        words = [word for word in values if isinstance(word, str)]
        in_force = (skala for skala in self.ordinal if skala.tahun is None or skala.tahun <= self.tahun)
        return next((skala for skala in in_force if all(skala.find(word) for word in words)), None)

    def desimal(self, indikator: Indikator) -> int:
        """The decimals of all numbers of an indikator that are compared: the most that a given one has, four at most.

        Target and realisasi get more where they would print alike without being equal. In a yearly report the quarters
        have a table of their own, and a say in no other (`desimal_triwulan`).
        """
        values = self._values(indikator)
        places = _most_decimals(chain(values, self._quarters(indikator)) if indikator.triwulan else values)
        if isinstance(indikator.target, Decimal) and isinstance(indikator.realisasi, Decimal):
            return places_apart(indikator.realisasi, indikator.target, places)
        return places

    def desimal_triwulan(self, indikator: Indikator) -> int:
        """The decimals of the quarters of an indikator, which are no fewer than those of its years."""
        return max(self.desimal(indikator), _most_decimals(self._quarters(indikator)))

    def target_tahun(self, indikator: Indikator) -> NilaiIndikator | None:
        """The target of the whole year, which in an interim report stands beside that of the quarter."""
        return indikator.target_tahun if indikator.triwulan else indikator.target

    def desimal_target(self, indikator: Indikator) -> int:
        """The decimals of the year's target where it stands alone: those that its cell shows, four at most.

        What is counted has none for being whole, however the column is formatted: 53 kawasan. In an interim report it
        stands beside the figures of the quarter and has theirs.
        """
        if indikator.triwulan:
            return self.desimal(indikator)
        places = _most_decimals([self.target_tahun(indikator)])
        if not places and indikator.satuan.casefold() not in VALUES:
            return 0
        return max(places, min(indikator.desimal_target, _MOST_DECIMALS))

    def _values(self, indikator: Indikator) -> Iterable[NilaiIndikator | None]:
        kode = indikator.kode
        yield from (indikator.target, indikator.target_tahun, indikator.realisasi)
        for year in self.riwayat.get(kode, ()):
            yield from (year.target, year.realisasi)
        yield from (row.target_akhir for row in self.renstra.get(kode, ()))
        yield from (row.nilai for row in self.standar.get(kode, ()))

    def _quarters(self, indikator: Indikator) -> Iterable[NilaiIndikator | None]:
        for quarter in self.triwulan.get(indikator.kode, ()):
            yield from (quarter.target, quarter.realisasi)


class _OfIndikator(Protocol):
    @property
    def kode_indikator(self) -> str: ...


_Part = TypeVar("_Part", bound=_OfIndikator)


def _by_indikator(parts: Iterable[_Part]) -> Mapping[str, tuple[_Part, ...]]:
    grouped: dict[str, list[_Part]] = {}
    for part in parts:
        grouped.setdefault(part.kode_indikator, []).append(part)
    return {kode: tuple(group) for kode, group in grouped.items()}


def _most_decimals(values: Iterable[NilaiIndikator | None]) -> int:
    return max((_shown(number) for number in _numbers(values)), default=0)


def _shown(number: Decimal) -> int:
    places = decimals(number)
    return _OF_A_QUOTIENT if places > _MOST_TYPED and abs(number) >= 1 else min(places, _MOST_DECIMALS)


def _numbers(values: Iterable[NilaiIndikator | None]) -> Iterable[Decimal]:
    for value in values:
        match value:
            case Decimal():
                yield value
            case Rentang():
                yield from (value.bawah, value.atas)
