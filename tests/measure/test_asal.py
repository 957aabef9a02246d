"""What a figure is made of is in the ledger too, whatever the document and however targets of 0 and caps count."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from report_builder import simulation
from report_builder.facts import Fact, Ledger, Rule
from report_builder.measure import measure
from report_builder.measure.rekap import measure_rekap
from report_builder.model import Laporan, Pengaturan, check
from report_builder.model.rekap import grow
from report_builder.pipeline.gather import check_all
from report_builder.schema import Polaritas
from tests.units import row, unit

OFFICES = range(1, 13)
PERIODS = ("tahunan", "TW II", "TW IV")
ZERO, BOUND = Decimal(0), Decimal(90)


@cache
def offices(periode: str) -> tuple[Laporan, ...]:
    return tuple(check(simulation.dataset(number), periode=periode).laporan for number in OFFICES)


@cache
def tree(periode: str) -> tuple[Laporan, ...]:
    return check_all((dataset for _, dataset in simulation.tree(20)), periode=periode)[0]


def of_nothing(laporan: Laporan) -> Laporan:
    """The same with a target of 0 for each second indikator, of the year and of its quarters."""
    chosen = {one.kode for one in laporan.indikator[::2] if isinstance(one.target, Decimal)}
    indikator = [replace(one, target=ZERO) if one.kode in chosen else one for one in laporan.indikator]
    quarters = [replace(one, target=ZERO) if one.kode_indikator in chosen else one for one in laporan.triwulan]
    return replace(laporan, indikator=tuple(indikator), triwulan=tuple(quarters))


def ruled(laporan: Laporan, pengaturan: dict[str, object]) -> Laporan:
    ruled: Pengaturan = replace(laporan.pengaturan, **pengaturan)  # type: ignore[arg-type]
    return replace(of_nothing(laporan), pengaturan=ruled)


def ledgers(periode: str, **pengaturan: object) -> Iterator[Ledger]:
    """Those of the documents of an office, and of roll-ups by each of their rules."""
    yield from (measure(ruled(one, pengaturan)).ledger for one in offices(periode))
    for capaian in ("total", "rata-rata"):
        for induk in ("ikut", "tidak"):
            rules = {**pengaturan, "capaian_rekap": capaian, "rekap_induk": induk}
            yield measure_rekap(grow([ruled(one, rules) for one in tree(periode)]).akar).ledger


def parts_of(fact: Fact) -> tuple[str, ...]:
    return fact.asal.dari if isinstance(fact.asal, Rule) else ()


def means(ledger: Ledger) -> Iterator[tuple[Decimal, list[object]]]:
    """Each mean that is neither weighted nor empty, and the figures that it is made of."""
    for fact in ledger.values():
        is_mean = isinstance(fact.asal, Rule) and fact.asal.rumus.startswith(("rata-rata sederhana", "rata-rata cap"))
        if is_mean and isinstance(fact.nilai, Decimal):
            yield fact.nilai, [ledger[part].nilai for part in parts_of(fact)]


@pytest.mark.parametrize("periode", PERIODS)
@pytest.mark.parametrize("batas", [None, BOUND])
@pytest.mark.parametrize("lewati", [True, False])
def test_every_figure_names_figures_that_are_there(periode: str, batas: Decimal | None, lewati: bool) -> None:
    for ledger in ledgers(periode, batas_rata=batas, lewati_target_nol=lewati, rata_rata="sederhana"):
        assert [(fact.id, part) for fact in ledger.values() for part in parts_of(fact) if part not in ledger] == []
        for mean, figures in means(ledger):
            numbers = [figure for figure in figures if isinstance(figure, Decimal)]
            assert len(numbers) == len(figures)
            assert abs(sum(numbers, ZERO) / len(numbers) - mean) < Decimal("1e-9")


def test_a_total_against_a_target_of_nothing_counts_as_what_the_setting_says() -> None:
    of_zero = unit("01", "P", [row(0, 5, polaritas=Polaritas.MAKSIMUM)])
    ledger = measure_rekap(grow([unit("P", pengaturan={"lewati_target_nol": False}), of_zero]).akar).ledger
    assert (ledger["K.capaian"].nilai, ledger["K.capaian_rata"].nilai) == (None, ZERO)
    assert ledger["unit.capaian"].asal == Rule("rata-rata sederhana capaian indikator yang diukur", ("K.capaian_rata",))
