"""The rows of tables side by side: those that are the same, those about the same thing, those that are alike."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from report_builder.audit.sejajar.padanan import Padanan, padankan_kalimat
from report_builder.audit.sejajar.pasangan import Pasang, bebas, mirip, pasangkan, sisa
from report_builder.audit.sejajar.penggal import Penggal

LEAST_ALIKE_ROWS = 60
"""Of a hundred: rows that share less are not the same one."""


@dataclass(frozen=True)
class BarisPenggal:
    """A row of a table: the sentences of each cell."""

    sel: tuple[tuple[Penggal, ...], ...]

    @property
    def penggal(self) -> Iterator[Penggal]:
        """The sentences of all cells."""
        return (each for sel in self.sel for each in sel)

    @cached_property
    def teks(self) -> tuple[str, ...]:
        """The text of each cell."""
        return tuple(_text(sel) for sel in self.sel)

    @cached_property
    def samar(self) -> tuple[str, ...]:
        """The text of each cell, a sign for each number."""
        return tuple(_veiled(sel) for sel in self.sel)

    @property
    def kata(self) -> tuple[str, ...]:
        """The cells that hold words, which name what the row is about."""
        return tuple(text for text in self.samar if any(map(str.isalpha, text)))


def padankan_baris(left: Sequence[BarisPenggal], right: Sequence[BarisPenggal]) -> Iterator[Padanan]:
    """The sentences of two tables, row by row and cell by cell."""
    sure = [*bebas(left, right, (lambda row: row.teks, _about))]
    sure += sisa(left, right, sure, lambda ones, others: pasangkan(ones, others, (lambda row: row.samar,)))
    like = [*sisa(left, right, sure, _alike)]
    rest = [*sisa(left, right, [*sure, *like], _in_order)]
    for pairs, pasti in ((sure, True), ([*like, *rest], False)):
        for one, other in pairs:
            yield from _of_cells(left[one], right[other], pasti=pasti)


def _about(row: BarisPenggal) -> Hashable:
    """The words of a row, which tell what it is about; of a row of numbers nothing that another one has."""
    return row.kata or id(row)


def _alike(left: Sequence[BarisPenggal], right: Sequence[BarisPenggal]) -> Iterator[Pasang]:
    return mirip([" ".join(row.samar) for row in left], [" ".join(row.samar) for row in right], LEAST_ALIKE_ROWS)


def _in_order(left: Sequence[BarisPenggal], right: Sequence[BarisPenggal]) -> Iterator[Pasang]:
    if len(left) == len(right):
        yield from ((place, place) for place in range(len(left)))


def _of_cells(left: BarisPenggal, right: BarisPenggal, *, pasti: bool) -> Iterator[Padanan]:
    if left.teks == right.teks:
        yield from map(Padanan, left.penggal, right.penggal)
        return
    cells = [(place, place) for place in range(len(left.sel))]
    if len(left.sel) != len(right.sel):
        cells = pasangkan(left.sel, right.sel, (_text, _veiled))
    for one, other in cells:
        for each in _of_cell(left.sel[one], right.sel[other]):
            yield each._replace(pasti=pasti)


def _of_cell(left: Sequence[Penggal], right: Sequence[Penggal]) -> Iterator[Padanan]:
    """The sentences of a cell; what is alike in nothing else stands in the same place."""
    if len(left) == len(right) == 1:
        yield Padanan(left[0], right[0])
    else:
        yield from padankan_kalimat(left, right)


def _text(sel: Sequence[Penggal]) -> str:
    return "\n".join(each.teks for each in sel)


def _veiled(sel: Sequence[Penggal]) -> str:
    return "\n".join(each.samar for each in sel)
