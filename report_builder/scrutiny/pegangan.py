"""What a document may say without a fact: the dates and years of the input, how many parts a report has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from report_builder.facts import Ledger
from report_builder.measure.facts_of import PERCENT, POINTS, RUPIAH
from report_builder.model import Laporan
from report_builder.scrutiny.kalimat import Bacaan

_LONGEST_EVENT = 60
_READ_UNITS = frozenset({"", PERCENT, POINTS, RUPIAH})
"""Units that the rules read; the others are words of the input."""


@dataclass(frozen=True, slots=True)
class Pegangan:
    """What holds the numbers of a document that are neither facts nor in a text of the input.

    Its days, its years, how many there are of what a noun names, why facts have no value, and the units of facts.
    """

    hari: frozenset[date]
    tahun: frozenset[int]
    jumlah: Mapping[str, frozenset[int]]
    alasan: tuple[str, ...]
    satuan: Mapping[str, str]

    @classmethod
    def of(cls, laporan: Laporan, ledger: Ledger, terbit: date) -> Pegangan:
        """What a report holds, on the day that its document bears."""
        days = frozenset((terbit, *_days(laporan)))
        years = frozenset({laporan.identitas.tahun, *(day.year for day in days), *_years(laporan)})
        reasons = tuple(sorted({fact.alasan for fact in ledger.fakta if any(map(str.isdecimal, fact.alasan))}))
        units = {fact.id: fact.satuan for fact in ledger.fakta if fact.satuan not in _READ_UNITS}
        return cls(days, years, _counts(laporan, ledger), reasons, units)

    def find(self, bacaan: Bacaan) -> Iterator[tuple[int, int]]:
        """From where to where the reasons stand in a run, and the units behind its facts."""
        for alasan in self.alasan:
            yield from (found.span() for found in re.finditer(re.escape(alasan), bacaan.teks))
        for sebutan in bacaan.sebutan:
            unit = self.satuan.get(sebutan.fakta)
            if unit and bacaan.teks.startswith(f" {unit}", sebutan.akhir):
                yield sebutan.akhir + 1, sebutan.akhir + 1 + len(unit)


# --- dates, years, counts --------------------------------------------------------------------------------------------


def _days(laporan: Laporan) -> Iterator[date]:
    identitas = laporan.identitas
    single = (
        identitas.tanggal_laporan, identitas.tanggal_data,
        laporan.pengaturan.tanggal_siaran, laporan.pengaturan.embargo,
        *(one.tanggal_data for one in laporan.indikator), *(one.tenggat for one in laporan.analisis),
    )  # fmt: skip
    yield from (day for day in single if day)
    for kegiatan in laporan.kegiatan:
        first = kegiatan.tanggal_mulai or kegiatan.tanggal_selesai
        last = kegiatan.tanggal_selesai or first
        if first and last:
            length = min((last - first).days, _LONGEST_EVENT)
            yield from (first + timedelta(days=number) for number in range(length + 1))
            yield last


def _years(laporan: Laporan) -> Iterator[int]:
    yield from (row.tahun for row in laporan.riwayat)
    yield from (row.tahun_akhir for row in laporan.renstra)


def _counts(laporan: Laporan, ledger: Ledger) -> Mapping[str, frozenset[int]]:
    """Of indikator also how many a sasaran has, and how many stand as the facts of the unit say."""
    of_sasaran = (sum(one.kode_sasaran == sasaran.kode for one in laporan.indikator) for sasaran in laporan.sasaran)
    stated = (int(fact.angka) for fact in ledger.fakta if fact.id.startswith("unit.jumlah_"))
    return {
        "sasaran": frozenset({len(laporan.sasaran)}),
        "indikator": frozenset({len(laporan.indikator), *of_sasaran, *stated}),
    }
