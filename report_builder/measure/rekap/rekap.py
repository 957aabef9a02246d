"""The roll-up of a tree of units, and the order in which its facts are found."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from report_builder.errors import Problem
from report_builder.facts import Fact, Ledger, Rule, Sumber
from report_builder.measure.facts_of import PERCENT, distinct
from report_builder.measure.rekap.acuan import Acuan, question_rules
from report_builder.measure.rekap.cabang import Cabang, measure_branch, measure_units
from report_builder.measure.rekap.pemeriksaan import check_figures
from report_builder.measure.rekap.perubahan import (
    Sebelumnya,
    check_earlier,
    find_changes,
    find_silent,
    question_earlier,
    tell_period,
)
from report_builder.measure.rekap.sebaran import by_capaian, measure_spread, predicates, reporting_cells, spread
from report_builder.measure.rekap.tabel import Baris, IndikatorRekap, Rekap
from report_builder.measure.unit import identify, measure_constants, measure_identity
from report_builder.model.rekap import Simpul

NEARLY = Decimal(80)
"""What a capaian below its target must come to, in percent, so as not to be red."""


def measure_rekap(akar: Simpul, sebelumnya: Sebelumnya | None = None) -> Rekap:
    """Every figure that the units come to together, unrounded, with its origin down to the cells of the lowest unit.

    With an earlier roll-up, what has changed since. Raises TypeError where the unit at the top has no report, and
    ReportError (usage) where what is given as the earlier one is no roll-up of this unit.
    """
    if sebelumnya:
        check_earlier(akar, sebelumnya)
    acuan = Acuan.of(akar)
    cabang = measure_branch(acuan, akar)
    found, clashes = distinct(_find_facts(acuan, cabang))
    by_id = {fact.id: fact for fact in found}
    changes = list(find_changes(acuan, cabang, by_id, sebelumnya)) if sebelumnya else []
    of_earlier = tuple(tell_period(sebelumnya)) if sebelumnya else ()
    fakta = (*found, *of_earlier, *chain.from_iterable(facts for _, facts in changes))
    units = tuple(one.unit for one in cabang.walk())
    return Rekap(
        Ledger(identify(acuan.konteks.laporan.identitas), _sources(akar), fakta),
        (*clashes, *_problems(acuan, akar, cabang, sebelumnya)),
        acuan.aturan,
        units,
        tuple(_indikator(cabang, kode) for kode in acuan.pokok),
        tuple(_row(one) for one in cabang.walk()),
        tuple(one for one in units if not one.melapor),
        tuple(change for change, _ in changes) if sebelumnya else None,
        find_silent(cabang, sebelumnya) if sebelumnya else (),
        {one.unit.kode: one.rata_rata for one in cabang.walk()},
    )


def _find_facts(acuan: Acuan, akar: Cabang) -> Iterator[Fact]:
    yield from measure_identity(acuan.konteks)
    yield from measure_units(acuan, akar)
    for titik in akar.titik.values():
        yield from measure_spread(titik)
    yield from measure_constants(acuan.konteks)
    yield Fact("aturan.batas_kuning", NEARLY, PERCENT, Rule("capaian terendah yang berwarna kuning"), 0)


def _sources(akar: Simpul) -> tuple[Sumber, ...]:
    """The files of all units, each once: one may hold several units."""
    return tuple(dict.fromkeys(sumber for one in akar.walk() if one.laporan for sumber in one.laporan.sumber))


def _problems(acuan: Acuan, akar: Simpul, cabang: Cabang, sebelumnya: Sebelumnya | None) -> Iterator[Problem]:
    yield from question_rules(acuan, akar)
    yield from check_figures(acuan, cabang)
    if sebelumnya:
        yield from question_earlier([one.unit for one in cabang.walk()], sebelumnya)


def _indikator(akar: Cabang, kode: str) -> IndikatorRekap:
    titik = akar.titik[kode]
    pokok, cells = titik.pokok, reporting_cells(titik)
    rumus = {fact.id: getattr(fact.asal, "rumus", "") for fact in titik.fakta}
    return IndikatorRekap(
        pokok.kode,
        pokok.indikator,
        pokok.satuan,
        pokok.polaritas,
        pokok.agregasi,
        rumus[titik.sel.id("realisasi")],
        rumus[titik.sel.id("capaian")],
        titik.sel,
        by_capaian([one.titik[kode].sel for one in akar.anak]),
        by_capaian(cells),
        tuple(one for one in cells if not one.berdata),
        spread(titik),
        predicates(titik),
    )


def _row(cabang: Cabang) -> Baris:
    cells = tuple(titik.sel for titik in cabang.titik.values())
    return Baris(cabang.unit, cells, cabang.rata_rata.hitungan.nilai)
