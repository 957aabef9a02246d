"""The budget as the templates see it: lines in the order of their tree, each with its depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class BudgetPart:
    """What one jenis belanja or sumber dana takes, and the code with which the ids of its facts begin."""

    nama: str
    kode: str


def budget_lines(laporan: Laporan) -> tuple[BudgetLine, ...]:
    """All lines, each parent followed by its children."""
    return tuple(_below("", 0, laporan))


def charted_lines(laporan: Laporan) -> tuple[Anggaran, ...]:
    """The lines of a chart: the top ones, or what lies below where there is but one."""
    tops = tuple(line for line in laporan.anggaran if not line.induk)
    if len(tops) != 1:
        return tops
    return tuple(line for line in laporan.anggaran if line.induk == tops[0].kode) or tops


def parts_by(laporan: Laporan, column: Literal["jenis_belanja", "sumber_dana"], prefix: str) -> tuple[BudgetPart, ...]:
    """The parts of the budget that share a value of a column, in the order of the values."""
    values = sorted({str(getattr(line, column)) for line in laporan.anggaran})
    return tuple(BudgetPart(value, f"{prefix}-{'-'.join(value.split())}") for value in values if value)


def _below(induk: str, tingkat: int, laporan: Laporan) -> Iterator[BudgetLine]:
    for line in laporan.anggaran:
        if line.induk == induk:
            yield BudgetLine(line, tingkat)
            yield from _below(line.kode, tingkat + 1, laporan)
