"""The budget as the templates see it: lines in the order of their tree, each with its depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.model import Anggaran, Laporan


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the budget and how deep it lies below the top, which is 0."""

    anggaran: Anggaran
    tingkat: int

    @property
    def kode(self) -> str:
        """The code with which the ids of the line's facts begin."""
        return f"A-{self.anggaran.kode}"


def budget_lines(laporan: Laporan) -> tuple[BudgetLine, ...]:
    """All lines, each parent followed by its children."""
    return tuple(_below("", 0, laporan))


def top_lines(laporan: Laporan) -> tuple[Anggaran, ...]:
    """The lines that have no parent: what the totals of the unit add up."""
    return tuple(line for line in laporan.anggaran if not line.induk)


def _below(induk: str, tingkat: int, laporan: Laporan) -> Iterator[BudgetLine]:
    for line in laporan.anggaran:
        if line.induk == induk:
            yield BudgetLine(line, tingkat)
            yield from _below(line.kode, tingkat + 1, laporan)
