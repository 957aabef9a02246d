"""The result of measuring, and the order in which the facts of a report are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from report_builder.errors import Place, Problem
from report_builder.facts import Fact, Ledger
from report_builder.measure.anggaran import costs, measure_budget
from report_builder.measure.banding import measure_comparisons
from report_builder.measure.bantahan import Bantahan, find_contradictions
from report_builder.measure.facts_of import distinct
from report_builder.measure.indikator import measure_indikator
from report_builder.measure.konteks import Konteks
from report_builder.measure.peringatan import find_warnings, question_sentences
from report_builder.measure.rata_rata import UNIT, average_all, average_quarters, measure_means
from report_builder.measure.teks import measure_appendices, measure_sentences
from report_builder.measure.triwulan import is_part_of_a_limit, measure_quarters, realisasi_so_far
from report_builder.measure.unit import identify, measure_constants, measure_identity
from report_builder.model import Indikator, Laporan
from report_builder.rules import (
    Arah,
    Hasil,
    HasilEfisiensi,
    Posisi,
    RataRata,
    Rentang,
    compare,
    compute_capaian,
    compute_serapan,
    judge,
    judge_efisiensi,
    locate,
)


@dataclass(frozen=True, slots=True)
class Measured:
    """All facts of a report and what they mean for each indikator, by its code.

    ``posisi`` holds only indikator with a range as target, ``arah`` (whether the change since last year is good) only
    those that can be compared, ``efisiensi`` only those with a budget; ``rumus`` is the formula of each capaian,
    ``sampai_kini`` the id of the realisasi that counts the year up to the end of the report's period.
    ``rata_rata`` says of each sasaran, by its code, and of ``unit`` who is in the mean and who is not, and why;
    ``rata_triwulan`` says so of the means of quarters, by the ids of their facts.
    ``sebagian`` are the codes of those that so far spent a part of a year's limit, which says little of the year.
    ``bantahan`` says in what the data contradict the sentences of a cell: of quotations, of events, of the analyses.
    """

    ledger: Ledger
    problems: tuple[Problem, ...]
    hasil: Mapping[str, Hasil]
    posisi: Mapping[str, Posisi]
    arah: Mapping[str, Arah]
    efisiensi: Mapping[str, HasilEfisiensi]
    rumus: Mapping[str, str]
    sampai_kini: Mapping[str, str]
    rata_rata: Mapping[str, RataRata]
    rata_triwulan: Mapping[str, RataRata]
    sebagian: frozenset[str]
    bantahan: Mapping[Place, tuple[Bantahan, ...]]


def measure(laporan: Laporan) -> Measured:
    """Every figure of a checked report, unrounded, with its origin, and what is strange about them."""
    konteks = Konteks.of(laporan)
    means, quarters = average_all(konteks), average_quarters(konteks)
    fakta, clashes = distinct(_find_facts(konteks, means, quarters))
    ledger = Ledger(identify(laporan.identitas), laporan.sumber, fakta)
    contradicted = find_contradictions(laporan, ledger)
    return Measured(
        ledger=ledger,
        problems=(*clashes, *find_warnings(konteks), *question_sentences(contradicted, ledger)),
        hasil={one.kode: judge(konteks.ukuran(one)) for one in laporan.indikator},
        posisi=dict(_positions(laporan.indikator)),
        arah=dict(_directions(konteks)),
        efisiensi=_judge_costs(konteks),
        rumus={one.kode: compute_capaian(konteks.ukuran(one)).rumus for one in laporan.indikator},
        sampai_kini={one.kode: realisasi_so_far(konteks, one)[0] for one in laporan.indikator},
        rata_rata=means,
        rata_triwulan=quarters,
        sebagian=frozenset(one.kode for one in laporan.indikator if is_part_of_a_limit(one)),
        bantahan={ujaran.tempat: bantahan for ujaran, bantahan in contradicted},
    )


def _find_facts(konteks: Konteks, means: Mapping[str, RataRata], quarters: Mapping[str, RataRata]) -> Iterator[Fact]:
    laporan = konteks.laporan
    yield from measure_identity(konteks)
    for indikator in laporan.indikator:
        yield from measure_indikator(konteks, indikator)
        yield from measure_comparisons(konteks, indikator)
        yield from measure_quarters(konteks, indikator)
    yield from measure_means(konteks, means, quarters)
    yield from measure_budget(konteks, means[UNIT].hitungan.nilai)
    yield from chain(measure_constants(konteks), measure_sentences(laporan), measure_appendices(laporan))


def _positions(indikator: Iterable[Indikator]) -> Iterator[tuple[str, Posisi]]:
    for one in indikator:
        if isinstance(one.target, Rentang) and isinstance(one.realisasi, Decimal):
            yield one.kode, locate(one.realisasi, one.target)


def _directions(konteks: Konteks) -> Iterator[tuple[str, Arah]]:
    for indikator in konteks.laporan.indikator:
        for row in konteks.riwayat.get(indikator.kode, ()):
            if row.tahun == konteks.tahun_lalu and row.realisasi is not None:
                arah = compare(konteks.ukuran(indikator), row.realisasi)
                if arah is not None:
                    yield indikator.kode, arah


def _judge_costs(konteks: Konteks) -> Mapping[str, HasilEfisiensi]:
    return {
        kode: judge_efisiensi(biaya.capaian, compute_serapan(biaya.pagu, biaya.realisasi).nilai)
        for kode, biaya in costs(konteks).items()
    }
