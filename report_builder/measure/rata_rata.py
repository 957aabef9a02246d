"""Means and counts of sasaran and of the unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from report_builder.facts import Fact, Rule
from report_builder.measure.facts_of import percentage
from report_builder.measure.indikator import categorize_capaian
from report_builder.measure.konteks import Konteks
from report_builder.measure.triwulan import QUARTERS, quarter_ukuran, year_ukuran
from report_builder.model import Indikator
from report_builder.rules import Hasil, RataRata, Ukuran, Unsur, average, judge

UNIT = "unit"

# What each count counts; whatever was measured and missed its target is belum tercapai.
_COUNTS: Mapping[str, frozenset[Hasil]] = {
    "jumlah_melampaui": frozenset({Hasil.MELAMPAUI}),
    "jumlah_tercapai": frozenset({Hasil.TERCAPAI}),
    "jumlah_belum_tercapai": frozenset({Hasil.BELUM_TERCAPAI, Hasil.NIHIL, Hasil.TIDAK_TERLAKSANA}),
    "jumlah_nihil": frozenset({Hasil.NIHIL}),
    "jumlah_tidak_terlaksana": frozenset({Hasil.TIDAK_TERLAKSANA}),
    "jumlah_belum_diukur": frozenset({Hasil.BELUM_DIUKUR}),
    "jumlah_tidak_ditargetkan": frozenset({Hasil.TIDAK_DITARGETKAN}),
    "jumlah_tidak_dapat_dinilai": frozenset({Hasil.TIDAK_DAPAT_DINILAI}),
    "jumlah_indikator": frozenset(Hasil),
    "jumlah_diukur": frozenset(Hasil) - {Hasil.BELUM_DIUKUR},
}


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
        yield from _measure_mean(konteks, sasaran.kode, means[sasaran.kode])
        yield from _count(konteks, sasaran.kode, own)
    yield from _measure_mean(konteks, UNIT, means[UNIT])
    yield _number("unit.jumlah_sasaran", len(konteks.laporan.sasaran), "sasaran", ())
    yield from _count(konteks, UNIT, indikator)
    for triwulan in QUARTERS:
        yield from _measure_quarter(konteks, triwulan)


def _measure_mean(konteks: Konteks, kode: str, mean: RataRata) -> Iterator[Fact]:
    yield percentage(f"{kode}.capaian", mean.hitungan, tuple(f"{member}.capaian" for member in mean.dihitung))
    yield _number(f"{kode}.jumlah_dihitung", len(mean.dihitung), "indikator", (f"{kode}.capaian",))
    yield from categorize_capaian(konteks, mean.hitungan.nilai, kode)


def _count(konteks: Konteks, kode: str, indikator: Sequence[Indikator]) -> Iterator[Fact]:
    counter = Counter(judge(konteks.ukuran(one)) for one in indikator)
    dari = tuple(f"{one.kode}.hasil" for one in indikator)
    for name, states in _COUNTS.items():
        yield _number(f"{kode}.{name}", sum(counter[state] for state in states), "indikator", dari)


def _number(fact_id: str, count: int, satuan: str, dari: tuple[str, ...]) -> Fact:
    return Fact(fact_id, Decimal(count), satuan, Rule("banyaknya", dari), 0)


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
