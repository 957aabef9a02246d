"""Means and counts of sasaran and of the unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from report_builder.facts import Fact, Rule
from report_builder.measure.facts_of import percentage
from report_builder.measure.indikator import categorize_capaian, contribution_id
from report_builder.measure.konteks import Konteks
from report_builder.measure.triwulan import QUARTERS, quarter_ukuran, year_ukuran
from report_builder.model import Indikator
from report_builder.rules import Hasil, RataRata, Ukuran, Unsur, average, judge

UNIT = "unit"

# What each count counts; whatever was measured and missed its target is belum tercapai.
_COUNTS: Mapping[str, tuple[str, frozenset[Hasil]]] = {
    "jumlah_indikator": ("", frozenset(Hasil)),
    "jumlah_diukur": (" yang diukur", frozenset(Hasil) - {Hasil.BELUM_DIUKUR}),
    "jumlah_belum_diukur": (" yang belum diukur", frozenset({Hasil.BELUM_DIUKUR})),
    "jumlah_melampaui": (" yang melampaui target", frozenset({Hasil.MELAMPAUI})),
    "jumlah_tercapai": (" yang tepat mencapai target", frozenset({Hasil.TERCAPAI})),
    "jumlah_mencapai": (" yang mencapai atau melampaui target", frozenset({Hasil.MELAMPAUI, Hasil.TERCAPAI})),
    "jumlah_belum_tercapai": (
        " yang diukur dan belum mencapai target",
        frozenset({Hasil.BELUM_TERCAPAI, Hasil.NIHIL, Hasil.TIDAK_TERLAKSANA}),
    ),
    "jumlah_nihil": (" yang realisasinya nihil", frozenset({Hasil.NIHIL})),
    "jumlah_tidak_terlaksana": (" yang tidak terlaksana", frozenset({Hasil.TIDAK_TERLAKSANA})),
    "jumlah_tidak_ditargetkan": (" yang tidak ditargetkan", frozenset({Hasil.TIDAK_DITARGETKAN})),
    "jumlah_tidak_dapat_dinilai": (" yang tidak dapat dinilai", frozenset({Hasil.TIDAK_DAPAT_DINILAI})),
}
_OF_SASARAN = ("jumlah_indikator", "jumlah_diukur")


def average_all(konteks: Konteks) -> Mapping[str, RataRata]:
    """The mean of each sasaran, by code, and of the unit; a sasaran's own is always over indikator and unweighted."""
    kebijakan = replace(konteks.kebijakan, berbobot=False, per_sasaran=False)
    unsur = _unsur(konteks, {indikator.kode: konteks.ukuran(indikator) for indikator in konteks.laporan.indikator})
    means = {
        sasaran.kode: average((one for one in unsur if one.sasaran == sasaran.kode), kebijakan)
        for sasaran in konteks.laporan.sasaran
    }
    return {**means, UNIT: average(unsur, konteks.kebijakan)}


def measure_means(konteks: Konteks, means: Mapping[str, RataRata]) -> Iterator[Fact]:
    """Mean and counts of every sasaran and of the unit, and the unit's means by quarter."""
    indikator = konteks.laporan.indikator
    for sasaran in konteks.laporan.sasaran:
        own = [one for one in indikator if one.kode_sasaran == sasaran.kode]
        yield from _measure_mean(konteks, sasaran.kode, means[sasaran.kode], _members(konteks, own))
        yield from _count(konteks, sasaran.kode, own, _OF_SASARAN)
    members = _sasaran_means(means) if konteks.kebijakan.per_sasaran else _members(konteks, indikator)
    yield from _measure_mean(konteks, UNIT, means[UNIT], members)
    yield _number("unit.jumlah_sasaran", len(konteks.laporan.sasaran), "sasaran", "banyaknya sasaran", ())
    yield from _count(konteks, UNIT, indikator, _COUNTS)
    for triwulan in QUARTERS:
        yield from _measure_quarter(konteks, triwulan)


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


def _count(konteks: Konteks, kode: str, indikator: Sequence[Indikator], names: Iterable[str]) -> Iterator[Fact]:
    counter = Counter(judge(konteks.ukuran(one)) for one in indikator)
    dari = tuple(f"{one.kode}.hasil" for one in indikator)
    for name in names:
        which, states = _COUNTS[name]
        count = sum(counter[state] for state in states)
        yield _number(f"{kode}.{name}", count, "indikator", f"banyaknya indikator{which}", dari)


def _number(fact_id: str, count: int, satuan: str, rumus: str, dari: tuple[str, ...]) -> Fact:
    return Fact(fact_id, Decimal(count), satuan, Rule(rumus, dari), 0)


def _measure_quarter(konteks: Konteks, triwulan: int) -> Iterator[Fact]:
    """The unit's means of one quarter, where any indikator has a row of it."""
    quarter: dict[str, Ukuran] = {}
    year: dict[str, Ukuran] = {}
    for indikator in konteks.laporan.indikator:
        row = next((one for one in konteks.triwulan.get(indikator.kode, ()) if one.triwulan == triwulan), None)
        if row:
            quarter[indikator.kode] = quarter_ukuran(konteks, indikator, row)
            year[indikator.kode] = year_ukuran(konteks, indikator, row)
    for name, ukuran in (("capaian", quarter), ("capaian_tahun", year)) if quarter else ():
        mean = average(_unsur(konteks, ukuran), konteks.kebijakan)
        dari = tuple(f"{kode}.{name}.TW{triwulan}" for kode in mean.dihitung)
        yield percentage(f"{UNIT}.{name}.TW{triwulan}", mean.hitungan, dari)


def _unsur(konteks: Konteks, ukuran: Mapping[str, Ukuran]) -> tuple[Unsur, ...]:
    return tuple(
        Unsur(one.kode, one.kode_sasaran, ukuran[one.kode], one.bobot)
        for one in konteks.laporan.indikator
        if one.kode in ukuran
    )
