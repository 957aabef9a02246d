"""The budget as the templates see it: lines in the order of their tree, each with its depth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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

    @property
    def berpagu_awal(self) -> bool:
        """Whether its pagu awal is given."""
        return self.anggaran.pagu_awal is not None

    @property
    def pagu_perjanjian(self) -> str:
        """The id of the pagu that a perjanjian kinerja has."""
        return f"{self.kode}.{'pagu_awal' if self.berpagu_awal else 'pagu'}"


@dataclass(frozen=True, slots=True)
class AgreedBudget:
    """The budget of a perjanjian kinerja, signed in January: the pagu awal of the top lines, pagu akhir where none is.

    ``tingkat`` is what all lines are, empty where they say nothing or differ. ``kasus`` is empty where there is no
    line; ``campuran`` where only some have a pagu awal, so that their sum is neither pagu.
    """

    baris: tuple[BudgetLine, ...]
    tingkat: Literal["program", "kegiatan", ""]
    kasus: Literal["awal", "akhir", "campuran", ""]

    @property
    def jumlah(self) -> str:
        """The id of the sum."""
        return _SUMS[self.kasus]


_SUMS: Mapping[str, str] = {"awal": "unit.pagu_awal", "akhir": "unit.pagu", "campuran": "unit.pagu_perjanjian"}


@dataclass(frozen=True, slots=True)
class BudgetPart:
    """What one jenis belanja or sumber dana takes, and the code with which the ids of its facts begin."""

    nama: str
    kode: str

    @property
    def sebutan(self) -> str:
        """``Belanja pegawai (51)``; what has no name of its own as the data call it."""
        name = JENIS_BELANJA.get(self.nama)
        return f"{name} ({self.nama})" if name else self.nama


JENIS_BELANJA: Mapping[str, str] = {"51": "Belanja pegawai", "52": "Belanja barang", "53": "Belanja modal"}
"""The kinds of spending of an office by the first two digits of the account, of the chart of accounts of the state."""


def budget_lines(laporan: Laporan) -> tuple[BudgetLine, ...]:
    """All lines, each parent followed by its children."""
    return tuple(_below("", 0, laporan))


def agreed_budget(laporan: Laporan) -> AgreedBudget:
    """What a perjanjian kinerja agrees on."""
    tops = tuple(line for line in budget_lines(laporan) if line.tingkat == 0)
    levels = frozenset(line.anggaran.tingkat for line in tops)
    given = frozenset(line.berpagu_awal for line in tops)
    return AgreedBudget(tops, _LEVELS.get(levels, ""), _CASES[given])


_LEVELS: Mapping[frozenset[str], Literal["program", "kegiatan"]] = {
    frozenset({"program"}): "program",
    frozenset({"kegiatan"}): "kegiatan",
}
_CASES: Mapping[frozenset[bool], Literal["awal", "akhir", "campuran", ""]] = {
    frozenset(): "",
    frozenset({True}): "awal",
    frozenset({False}): "akhir",
    frozenset({True, False}): "campuran",
}


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
