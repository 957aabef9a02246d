"""What was spent by the end of a report's period: a quarter's report tells that of its quarter, never the year's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from operator import is_

from report_builder.errors import Problem, warning
from report_builder.language import format_date, format_rupiah
from report_builder.model.meant import listed
from report_builder.model.parts import Anggaran, Identitas, Laporan
from report_builder.model.period import end_of_period, has_later_data
from report_builder.schema import PERIODE, REALISASI_TW

_LAST = max(REALISASI_TW)
_REALISASI = "realisasi"


@dataclass(frozen=True, slots=True)
class _Waktu:
    """The quarter that is wanted, whether as that of a year, and the one at whose end ``realisasi`` stands."""

    triwulan: int
    setahun: bool
    tercatat: int

    @classmethod
    def of(cls, identitas: Identitas, said: str) -> _Waktu:
        """Of a report that is for one period, and whose Identitas says, or would say, another."""
        quarter = identitas.triwulan
        return cls(quarter or _LAST, quarter is None, _stands_at(identitas, PERIODE.index(said)))

    def column(self, line: Anggaran) -> str:
        """The column that tells what was spent on a line, or that would tell it."""
        own = [_REALISASI] if self.triwulan == self.tercatat else []
        named = REALISASI_TW[self.triwulan]
        columns = [*own, named] if self.setahun else [named, *own]
        return next((each for each in columns if getattr(line, each) is not None), [named, *own][-1])


def _stands_at(identitas: Identitas, quarter: int) -> int:
    """The quarter at whose end realisasi stands, as period and date of the data say; 0 before the first one's."""
    day = identitas.tanggal_data
    if day is None or (quarter and not has_later_data(replace(identitas, periode=PERIODE[quarter]))):
        return quarter or _LAST
    if quarter == 0 and identitas.triwulan is None:
        return _LAST
    return max((each for each in REALISASI_TW if end_of_period(identitas.tahun, each) <= day), default=0)


def budget_at(laporan: Laporan, said: str) -> Laporan:
    """The report with what was spent by the end of its period, each figure with its cell.

    ``said`` is the period that Identitas says, which the column ``realisasi`` is of; that a report is made for another
    one does not change it.
    """
    waktu = _Waktu.of(laporan.identitas, said)
    lines = tuple(_line_at(line, waktu.column(line)) for line in laporan.anggaran)
    return laporan if all(map(is_, lines, laporan.anggaran)) else replace(laporan, anggaran=lines)


def _line_at(line: Anggaran, kolom: str) -> Anggaran:
    if kolom == _REALISASI:
        return line
    places = {**line.places, _REALISASI: line.places[kolom]}
    return replace(line, realisasi=getattr(line, kolom), places=places)


# Checks


def check_budget(laporan: Laporan, said: str) -> Iterator[Problem]:
    """Warnings: quarters that fall or differ from ``realisasi``, and lines that do not tell the report's period."""
    waktu = _Waktu.of(laporan.identitas, said)
    for quarter, after in pairwise(REALISASI_TW):
        yield from _tell_falling(laporan.anggaran, quarter, after)
    if waktu.tercatat:
        yield from _tell_differing(laporan.anggaran, waktu.tercatat)
    yield from _tell_lacking(laporan, waktu)


def _tell_falling(anggaran: Sequence[Anggaran], quarter: int, after: int) -> Iterator[Problem]:
    """Sums since January that fall, where no note beside them says that the office knows."""
    first, second = REALISASI_TW[quarter], REALISASI_TW[after]
    falling = _where(anggaran, first, second, lambda earlier, later: later < earlier)
    if lines := [line for line in falling if not line.catatan]:
        yield warning(
            f"Realisasi anggaran sampai akhir {PERIODE[after]} lebih kecil daripada sampai akhir {PERIODE[quarter]} "
            f"pada baris {_codes(lines)}.",
            lines[0].places[second],
            f"Isi {second} dengan realisasi sejak awal tahun, bukan realisasi {PERIODE[after]} saja, atau jelaskan "
            "di kolom catatan.",
        )


def _tell_differing(anggaran: Sequence[Anggaran], quarter: int) -> Iterator[Problem]:
    """Both columns that stand at the end of one quarter, where they differ."""
    kolom = REALISASI_TW[quarter]
    for line in _where(anggaran, _REALISASI, kolom, lambda first, second: first != second):
        told = format_rupiah(getattr(line, kolom))
        yield warning(
            f"Realisasi anggaran {line.kode} sampai akhir {PERIODE[quarter]} {told} di kolom {kolom} berbeda dengan "
            f"{format_rupiah(line.realisasi or Decimal(0))} di kolom realisasi.",
            line.places[kolom],
            f"Periksa kedua angka itu; laporan {PERIODE[quarter]} memakai kolom {kolom}.",
        )


def _where(
    anggaran: Sequence[Anggaran], first: str, second: str, is_so: Callable[[Decimal, Decimal], bool]
) -> Iterator[Anggaran]:
    """The lines that have both columns, of which something is so."""
    for line in anggaran:
        one, other = getattr(line, first), getattr(line, second)
        if one is not None and other is not None and is_so(one, other):
            yield line


def _tell_lacking(laporan: Laporan, waktu: _Waktu) -> Iterator[Problem]:
    """Lines whose only realisasi is that of another period, which the report therefore leaves out."""
    kolom = REALISASI_TW[waktu.triwulan]
    lines = [line for line in laporan.anggaran if waktu.column(line) == kolom and getattr(line, kolom) is None]
    left_out = [line for line in lines if line.realisasi is not None]
    if not left_out:
        return
    name = "setahun" if waktu.setahun else f"sampai akhir {PERIODE[waktu.triwulan]}"
    whole = len(lines) == len(laporan.anggaran)
    yield warning(
        f"Realisasi anggaran {name} belum diisi {'pada setiap baris' if whole else f'pada baris {_codes(lines)}'}; "
        f"kolom realisasi memuat angka {_told(laporan.identitas, waktu.tercatat)}, yang tidak dimuat dalam laporan "
        f"{PERIODE[0 if waktu.setahun else waktu.triwulan]}.",
        left_out[0].places[kolom],
        f"Isi kolom {kolom} dengan realisasi sejak awal tahun sampai akhir {PERIODE[waktu.triwulan]}.",
    )


def _told(identitas: Identitas, tercatat: int) -> str:
    """Of when the figures are that the column ``realisasi`` holds."""
    if identitas.tanggal_data:
        return f"per {format_date(identitas.tanggal_data)}"
    return "setahun" if tercatat == _LAST else f"sampai akhir {PERIODE[tercatat]}"


def _codes(lines: Sequence[Anggaran]) -> str:
    return listed([line.kode for line in lines])
