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

    @property
    def di(self) -> str:
        """``Indikator · F2``, or ``rumus IKK-1.capaian``."""
        return " · ".join(filter(None, (self.sel.lembar, self.sel.sel))) if self.sel else f"rumus {self.fakta}"

    def __str__(self) -> str:
        """``Indikator · F2: 65 → 66``, or ``rumus IKK-1.capaian: … → …``."""
        return f"{self.di}: {self.lama or 'tidak ada'} → {self.baru or 'tidak ada'}"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A fact whose figure, unit or formula is not the same; one that only one side has is None on the other."""

    lama: Fact | None
    baru: Fact | None
    sebab: tuple[Sebab, ...]

    @property
    def sisi(self) -> tuple[Fact, ...]:
        """The fact on each side that has it."""
        return tuple(filter(None, (self.lama, self.baru)))

    @property
    def fakta(self) -> Fact:
        """The fact as it is now, or as it was before it went."""
        return self.sisi[-1]

    @property
    def berupa_kata(self) -> bool:
        """Whether it is a word that follows from figures, such as ``melampaui`` or ``Sangat Baik``, and no figure."""
        words = any(isinstance(fact.nilai, str) for fact in self.sisi)
        return words and not any(char.isdigit() for fact in self.sisi for char in fact.tampil)

    @property
    def sumber(self) -> tuple[str, ...]:
        """The cells and formulas that it changed for, each once."""
        return tuple(dict.fromkeys(why.di for why in self.sebab))


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """The facts that changed, in the order of the new side, and those that only one side has."""

    berubah: tuple[Perubahan, ...]
    bertambah: tuple[Perubahan, ...]
    hilang: tuple[Perubahan, ...]

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.berubah or self.bertambah or self.hilang)

    def menurut_sebab(self) -> list[Perubahan]:
        """All of them, those of one cell together and that of the cell itself first; last what has several reasons."""
        changes = (*self.berubah, *self.bertambah, *self.hilang)
        order = {why: number for number, why in enumerate(dict.fromkeys(one.sumber for one in changes))}

        def rank(one: Perubahan) -> tuple[bool, int, bool]:
            return len(one.sumber) != 1, order[one.sumber], isinstance(one.fakta.asal, Rule)

        return sorted(changes, key=rank)


def compare(lama: Ledger, baru: Ledger) -> Perbedaan:
    """How the figures of two ledgers differ; a cell that only moved is no difference."""
    changed = (fact.id for fact in baru.fakta if fact.id in lama and _differ(lama[fact.id], fact))
    came = (fact.id for fact in baru.fakta if fact.id not in lama)
    went = (fact.id for fact in lama.fakta if fact.id not in baru)
    berubah, bertambah, hilang = (tuple(_change(lama, baru, each) for each in ids) for ids in (changed, came, went))
    return Perbedaan(berubah, bertambah, hilang)


def _change(lama: Ledger, baru: Ledger, fact_id: str) -> Perubahan:
    reasons = dict.fromkeys(_reasons(lama, baru, fact_id, set()))
    return Perubahan(lama.get(fact_id), baru.get(fact_id), tuple(reasons))


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
