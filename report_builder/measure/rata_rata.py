"""Means and counts of sasaran and of the unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from report_builder.facts import Fact, Rule
from report_builder.measure.facts_of import percentage
from report_builder.measure.indikator import categorize_capaian, contribution_id
from report_builder.measure.konteks import Konteks
from report_builder.measure.triwulan import QUARTERS, not_added_up, quarter_ukuran, year_ukuran
from report_builder.model import Indikator, Triwulan
from report_builder.rules import (
    MISSED,
    REACHED,
    Hasil,
    Hitungan,
    RataRata,
    Sumbangan,
    average_contributions,
    contribute,
    judge,
)
from report_builder.schema import PERIODE

UNIT = "unit"

_Contribute: TypeAlias = Callable[[Konteks, Indikator, Triwulan], Hitungan]
"""The capaian with which an indikator enters a mean of a quarter."""

# What each count counts.
_COUNTS: Mapping[str, tuple[str, frozenset[Hasil]]] = {
    "jumlah_indikator": ("", frozenset(Hasil)),
    "jumlah_diukur": (" yang diukur", frozenset(Hasil) - {Hasil.BELUM_DIUKUR}),
    "jumlah_belum_diukur": (" yang belum diukur", frozenset({Hasil.BELUM_DIUKUR})),
    "jumlah_melampaui": (" yang melampaui target", frozenset({Hasil.MELAMPAUI})),
    "jumlah_tercapai": (" yang tepat mencapai target", frozenset({Hasil.TERCAPAI})),
    "jumlah_mencapai": (" yang mencapai atau melampaui target", REACHED),
    "jumlah_belum_tercapai": (" yang diukur dan belum mencapai target", MISSED),
    "jumlah_nihil": (" yang realisasinya nihil", frozenset({Hasil.NIHIL})),
    "jumlah_tidak_terlaksana": (" yang tidak terlaksana", frozenset({Hasil.TIDAK_TERLAKSANA})),
    "jumlah_tidak_ditargetkan": (" yang tidak ditargetkan", frozenset({Hasil.TIDAK_DITARGETKAN})),
    "jumlah_tidak_dapat_dinilai": (" yang tidak dapat dinilai", frozenset({Hasil.TIDAK_DAPAT_DINILAI})),
}
_OF_SASARAN = ("jumlah_indikator", "jumlah_diukur")


def average_all(konteks: Konteks) -> Mapping[str, RataRata]:
    """The mean of each sasaran, by code, and of the unit; a sasaran's own is always over indikator and unweighted."""
    kebijakan = konteks.kebijakan
    sumbangan = [_sumbangan(one, contribute(konteks.ukuran(one), kebijakan)) for one in konteks.laporan.indikator]
    return {**dict(_average_sasaran(konteks, sumbangan)), UNIT: average_contributions(sumbangan, kebijakan)}


def average_quarters(konteks: Konteks) -> Mapping[str, RataRata]:
    """The unit's means of each quarter by the ids of their facts; of the report's own quarter those of sasaran too.

    ``unit.capaian.TW2`` is against the quarter's targets, ``unit.capaian_tahun.TW2`` against the year's.
    """
    return {
        f"{kode}.{name}.TW{triwulan}": mean
        for triwulan in QUARTERS
        for name, counted in _AGAINST.items()
        for kode, mean in _average_quarter(konteks, triwulan, counted)
    }


def measure_means(konteks: Konteks, means: Mapping[str, RataRata], quarters: Mapping[str, RataRata]) -> Iterator[Fact]:
    """Mean and counts of every sasaran and of the unit, and the means by quarter."""
    indikator = konteks.laporan.indikator
    for sasaran in konteks.laporan.sasaran:
        own = [one for one in indikator if one.kode_sasaran == sasaran.kode]
        yield from _measure_mean(konteks, sasaran.kode, means[sasaran.kode], _members(konteks, own))
        yield from _count(konteks, sasaran.kode, own, _OF_SASARAN)
    members = _sasaran_means(means) if konteks.kebijakan.per_sasaran else _members(konteks, indikator)
    yield from _measure_mean(konteks, UNIT, means[UNIT], members)
    yield _number("unit.jumlah_sasaran", len(konteks.laporan.sasaran), "sasaran", "banyaknya sasaran", ())
    yield from _count(konteks, UNIT, indikator, _COUNTS)
    for fact_id, mean in quarters.items():
        yield _quarter_mean(fact_id, mean)
    yield from _measure_own_quarter(konteks, quarters)


def _average_sasaran(konteks: Konteks, sumbangan: Sequence[Sumbangan]) -> Iterator[tuple[str, RataRata]]:
    kebijakan = replace(konteks.kebijakan, berbobot=False, per_sasaran=False)
    for sasaran in konteks.laporan.sasaran:
        yield sasaran.kode, average_contributions((one for one in sumbangan if one.sasaran == sasaran.kode), kebijakan)


def _average_quarter(konteks: Konteks, triwulan: int, counted: _Contribute) -> Iterator[tuple[str, RataRata]]:
    """The means of one quarter, where any indikator has a row of it; who has none is left out."""
    present = {kode: row for kode, rows in konteks.triwulan.items() for row in rows if row.triwulan == triwulan}
    indikator = konteks.laporan.indikator
    if not present:
        return
    absent = Hitungan(None, "", f"tanpa data {PERIODE[triwulan]}")
    sumbangan = tuple(
        _sumbangan(one, counted(konteks, one, present[one.kode]) if one.kode in present else absent)
        for one in indikator
    )
    if triwulan == konteks.laporan.identitas.triwulan:
        yield from _average_sasaran(konteks, sumbangan)
    yield UNIT, average_contributions(sumbangan, konteks.kebijakan)


def _against_quarter(konteks: Konteks, indikator: Indikator, row: Triwulan) -> Hitungan:
    return contribute(quarter_ukuran(konteks, indikator, row), konteks.kebijakan)


def _against_year(konteks: Konteks, indikator: Indikator, row: Triwulan) -> Hitungan:
    reason = not_added_up(konteks, indikator, row)
    known = contribute(year_ukuran(konteks, indikator, row), konteks.kebijakan)
    return replace(known, alasan=reason) if reason else known


_AGAINST: Mapping[str, _Contribute] = {"capaian": _against_quarter, "capaian_tahun": _against_year}
"""What the mean of a quarter can be against, by the measure in its id."""


def _quarter_mean(fact_id: str, mean: RataRata) -> Fact:
    stem, _, period = fact_id.rpartition(".")
    name = stem.rpartition(".")[2]
    return percentage(fact_id, mean.hitungan, tuple(f"{kode}.{name}.{period}" for kode in mean.dihitung))


def _measure_own_quarter(konteks: Konteks, quarters: Mapping[str, RataRata]) -> Iterator[Fact]:
    """Of the report's quarter how many indikator are in which state, by their rows of it, and how many in each mean."""
    triwulan, indikator = konteks.laporan.identitas.triwulan, konteks.laporan.indikator
    present = [one for one in indikator if one.triwulan]
    if not present:
        return
    period = f".TW{triwulan}"
    yield from _count(konteks, UNIT, present, _COUNTS, period)
    for sasaran in konteks.laporan.sasaran:
        own = [one for one in present if one.kode_sasaran == sasaran.kode]
        yield from _count(konteks, sasaran.kode, own, _OF_SASARAN, period)
    for name, counted in (("capaian", "jumlah_dihitung"), ("capaian_tahun", "jumlah_dihitung_tahun")):
        mean = f"{UNIT}.{name}{period}"
        rumus = "banyaknya indikator dalam rata-rata"
        yield _number(f"{UNIT}.{counted}{period}", len(quarters[mean].dihitung), "indikator", rumus, (mean,))


def _members(konteks: Konteks, indikator: Iterable[Indikator]) -> Mapping[str, str]:
    """For each indikator that may enter a mean the fact with which it does so."""
    return {one.kode: contribution_id(konteks, one) for one in indikator}


def _sasaran_means(means: Mapping[str, RataRata]) -> Mapping[str, str]:
    return {member: f"{kode}.capaian" for kode, mean in means.items() if kode != UNIT for member in mean.dihitung}


def _measure_mean(konteks: Konteks, kode: str, mean: RataRata, members: Mapping[str, str]) -> Iterator[Fact]:
    dari = tuple(dict.fromkeys(members[member] for member in mean.dihitung))
    yield percentage(f"{kode}.capaian", mean.hitungan, dari)
    rumus = "banyaknya indikator dalam rata-rata"
    yield _number(f"{kode}.jumlah_dihitung", len(mean.dihitung), "indikator", rumus, (f"{kode}.capaian",))
    yield from categorize_capaian(konteks, mean.hitungan.nilai, kode)


def _count(
    konteks: Konteks, kode: str, indikator: Sequence[Indikator], names: Iterable[str], period: str = ""
) -> Iterator[Fact]:
    counter = Counter(judge(konteks.ukuran(one)) for one in indikator)
    dari = tuple(f"{one.kode}.hasil" for one in indikator)
    for name in names:
        which, states = _COUNTS[name]
        count = sum(counter[state] for state in states)
        yield _number(f"{kode}.{name}{period}", count, "indikator", f"banyaknya indikator{which}", dari)


def _number(fact_id: str, count: int, satuan: str, rumus: str, dari: tuple[str, ...]) -> Fact:
    return Fact(fact_id, Decimal(count), satuan, Rule(rumus, dari), 0)


def _sumbangan(indikator: Indikator, hitungan: Hitungan) -> Sumbangan:
    return Sumbangan(indikator.kode, indikator.kode_sasaran, hitungan, indikator.bobot)
