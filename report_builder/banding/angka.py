"""Figures that changed, each with the cells and formulas that made it change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.errors import Place
from report_builder.facts import Fact, Ledger, Rule


@dataclass(frozen=True, slots=True)
class Sebab:
    """Why a figure changed: a cell that holds another value, or a fact that is computed otherwise than before.

    ``lama`` and ``baru`` are the values, or the formulas; one that was not there is empty. A formula has
    no ``sel``.
    """

    fakta: str
    lama: str
    baru: str
    sel: Place | None = None

    def __str__(self) -> str:
        """``Indikator · F2: 65 → 66``, or ``rumus IKK-1.capaian: … → …``."""
        where = " · ".join(filter(None, (self.sel.lembar, self.sel.sel))) if self.sel else f"rumus {self.fakta}"
        return f"{where}: {self.lama or 'tidak ada'} → {self.baru or 'tidak ada'}"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A fact of both sides whose figure, unit or formula is not the same."""

    lama: Fact
    baru: Fact
    sebab: tuple[Sebab, ...]


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """The facts that changed, in the order of the new side, and those that only one side has."""

    berubah: tuple[Perubahan, ...]
    bertambah: tuple[Fact, ...]
    hilang: tuple[Fact, ...]

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.berubah or self.bertambah or self.hilang)


def compare(lama: Ledger, baru: Ledger) -> Perbedaan:
    """How the figures of two ledgers differ; a cell that only moved is no difference."""
    return Perbedaan(
        tuple(
            Perubahan(lama[fact.id], fact, tuple(dict.fromkeys(_reasons(lama, baru, fact.id, set()))))
            for fact in baru.fakta
            if fact.id in lama and _differ(lama[fact.id], fact)
        ),
        tuple(fact for fact in baru.fakta if fact.id not in lama),
        tuple(fact for fact in lama.fakta if fact.id not in baru),
    )


def _differ(lama: Fact, baru: Fact) -> bool:
    return _shown(lama) != _shown(baru) or _formula(lama) != _formula(baru)


def _shown(fact: Fact) -> tuple[object, ...]:
    return fact.nilai, fact.satuan, fact.tampil


def _formula(fact: Fact) -> str:
    """The formula of a fact; empty for the value of a cell."""
    return fact.asal.rumus if isinstance(fact.asal, Rule) else ""


def _reasons(lama: Ledger, baru: Ledger, fact_id: str, seen: set[str]) -> Iterator[Sebab]:
    """The changes at the ends of what a fact is computed from, and the formulas that changed on the way."""
    if fact_id in seen:
        return
    seen.add(fact_id)
    old, new = lama.get(fact_id), baru.get(fact_id)
    if old and new and not _differ(old, new):
        return
    cell = next((fact.asal for fact in (new, old) if fact and isinstance(fact.asal, Place)), None)
    if cell:
        yield Sebab(fact_id, _figure(old), _figure(new), cell)
    elif old and new and _formula(old) != _formula(new):
        yield Sebab(fact_id, _formula(old), _formula(new))
    inputs = (fact.asal.dari for fact in (new, old) if fact and isinstance(fact.asal, Rule))
    for each in dict.fromkeys(inner for dari in inputs for inner in dari):
        yield from _reasons(lama, baru, each, seen)


def _figure(fact: Fact | None) -> str:
    return "" if fact is None else fact.bersatuan
