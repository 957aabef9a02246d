"""What the figures say of columns whose names say otherwise: one called Capaian that holds realisasi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from report_builder.dataset import Cell
from report_builder.forms.grid import Grid
from report_builder.forms.mapping import Kolom
from report_builder.forms.notes import Catatan, Hal
from report_builder.forms.synonyms import Peran

_FEWEST = 2
_HALF_POINT = Decimal("0.51")
"""A percentage that was rounded to a whole one differs by no more."""
_MOST_MISSES = 10
"""One row of so many may differ: a formula of another polaritas, a slip."""


@dataclass(frozen=True, slots=True)
class Nilai:
    """The numbers of a table by column and row."""

    cells: Mapping[int, Mapping[int, Cell]]

    def of(self, kolom: Kolom) -> Mapping[int, Decimal]:
        """The numbers of a column by row."""
        by_row = self.cells.get(kolom.column, {})
        return {row: cell.value for row, cell in by_row.items() if isinstance(cell.value, Decimal)}


def recompute(kolom: Sequence[Kolom], nilai: Nilai, grid: Grid) -> tuple[tuple[Kolom, ...], list[Catatan]]:
    """The columns as their figures show them, and what is to be told of those that change or stay uncertain."""
    target, realisasi, capaian = (_first(kolom, peran) for peran in (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN))
    if capaian is None or capaian.diberi:
        return tuple(kolom), []
    place = grid.place(0, capaian.column)
    if realisasi is not None:
        if not target or not _fits(nilai, capaian, realisasi, target) or _fits(nilai, realisasi, capaian, target):
            return tuple(kolom), []
        message = f"Kolom “{capaian.label}” dan “{realisasi.label}” tertukar menurut hitung ulang; keduanya dibalik."
        changed = _with(kolom, {capaian.column: Peran.REALISASI, realisasi.column: Peran.CAPAIAN})
        return changed, [Catatan(Hal.BERBEDA, message, place)]
    percent = next((each for each in _percentages(kolom) if target and _fits(nilai, capaian, each, target)), None)
    if percent is not None:
        message = f"Kolom “{capaian.label}” berisi realisasi: “{percent.label}” adalah isinya dibagi target."
        changed = _with(kolom, {capaian.column: Peran.REALISASI, percent.column: Peran.CAPAIAN})
        return changed, [Catatan(Hal.BERBEDA, message, place)]
    reason = "dapat berarti realisasi atau capaian (%); tentukan dengan --mapping"
    return tuple(each.as_(Peran.ABAIKAN, reason) if each is capaian else each for each in kolom), []


def _first(kolom: Sequence[Kolom], peran: Peran) -> Kolom | None:
    return next((each for each in kolom if each.makna and each.makna.peran is peran and not each.makna.tahun), None)


def _percentages(kolom: Sequence[Kolom]) -> Iterator[Kolom]:
    return (each for each in kolom if each.makna and each.makna.peran is Peran.PERSEN)


def _with(kolom: Sequence[Kolom], peran: Mapping[int, Peran]) -> tuple[Kolom, ...]:
    return tuple(
        replace(each, makna=replace(each.makna, peran=peran[each.column]))
        if each.makna and each.column in peran
        else each
        for each in kolom
    )


def _fits(nilai: Nilai, realisasi: Kolom, capaian: Kolom, target: Kolom) -> bool:
    """Whether one column is the percentage that another makes of the target, in nearly all of at least two rows."""
    done, told, aims = nilai.of(realisasi), nilai.of(capaian), nilai.of(target)
    rows = [row for row in done.keys() & told.keys() & aims.keys() if aims[row] and done[row] != told[row]]
    misses = sum(not _is_percentage(done[row], aims[row], told[row]) for row in rows)
    return len(rows) >= _FEWEST and misses * _MOST_MISSES <= len(rows)


def _is_percentage(done: Decimal, aim: Decimal, told: Decimal) -> bool:
    exact = done / aim * 100
    minimum = (2 * aim - done) / aim * 100
    return any(abs(each - share) <= _HALF_POINT for each in (exact, minimum) for share in (told, told * 100))
