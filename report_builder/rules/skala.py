"""Category scales: classes of numbers by their lower bounds, and predicates by their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Protocol, TypeVar

from report_builder import language
from report_builder.language import fold_name

DI_LUAR_SKALA = "di luar skala yang diketahui"

_LOWEST = Decimal("-Infinity")
_HIGHEST = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Kelas:
    """One class: its numbers begin at ``batas_bawah`` (None: no lower end), or just above it where not ``termasuk``.

    ``batas_atas`` is given where a scale is written as ranges; the bound itself belongs to the class above.
    """

    label: str
    batas_bawah: Decimal | None = None
    batas_atas: Decimal | None = None
    termasuk: bool = True

    @property
    def awal(self) -> Decimal:
        """The lower bound as a number that can be compared."""
        return _LOWEST if self.batas_bawah is None else self.batas_bawah

    def reaches(self, nilai: Decimal) -> bool:
        """Whether the number is not below this class."""
        return nilai > self.awal or (self.termasuk and nilai == self.awal)


@dataclass(frozen=True, slots=True)
class Skala:
    """Classes of numbers, whatever their order; raises ValueError where they overlap or leave a hole."""

    nama: str
    kelas: tuple[Kelas, ...]
    tahun: int | None = None
    sumber: str = ""

    def __post_init__(self) -> None:
        """Sort the classes, the highest first, and refuse faults."""
        faults = find_faults(self.kelas)
        if faults:
            raise ValueError(f"skala {self.nama}: {'; '.join(faults)}")
        object.__setattr__(self, "kelas", tuple(sorted(self.kelas, key=lambda kelas: kelas.awal, reverse=True)))

    def lookup(self, nilai: Decimal) -> str:
        """The label of the class that holds the number, or ``DI_LUAR_SKALA``."""
        top = self.kelas[0].batas_atas
        if top is not None and nilai > top:
            return DI_LUAR_SKALA
        return next((kelas.label for kelas in self.kelas if kelas.reaches(nilai)), DI_LUAR_SKALA)


def find_faults(kelas: Sequence[Kelas]) -> tuple[str, ...]:
    """What keeps the classes from being a scale: the values that fall in none of them, or in two."""
    if not kelas:
        return ("tidak ada kelas",)
    ordered = sorted(kelas, key=lambda one: one.awal)
    inverted = (
        f"batas bawah kelas {one.label} tidak di bawah batas atasnya"
        for one in ordered
        if one.batas_atas is not None and one.awal >= one.batas_atas
    )
    return (*inverted, *_find_seams(ordered))


def _find_seams(ordered: Sequence[Kelas]) -> Iterator[str]:
    for below, above in pairwise(ordered):
        start = above.awal
        end = start if below.batas_atas is None else below.batas_atas
        if below.awal == start:
            yield f"{_lower_end(above)} dipakai dua kelas, {below.label} dan {above.label}"
        elif end < start:
            yield f"nilai {_between(end, start)} tidak masuk kelas mana pun"
        elif end > start:
            shared = _between(start, _overlap_end(end, above))
            yield f"nilai {shared} masuk dua kelas, {below.label} dan {above.label}"


def _overlap_end(end: Decimal, above: Kelas) -> Decimal:
    return min(end, _HIGHEST if above.batas_atas is None else above.batas_atas)


def _lower_end(kelas: Kelas) -> str:
    if kelas.batas_bawah is None:
        return "batas bawah yang kosong"
    return f"batas bawah {language.format_number(kelas.batas_bawah)}"


def _between(first: Decimal, last: Decimal) -> str:
    return f"antara {language.format_number(first)} dan {language.format_number(last)}"


@dataclass(frozen=True, slots=True)
class Predikat:
    """One predicate: the larger its ``urutan`` the better; ``nilai`` only where the scale declares one."""

    label: str
    urutan: Decimal
    nilai: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SkalaOrdinal:
    """Predicates in their order; raises ValueError where one word stands for two of them."""

    nama: str
    predikat: tuple[Predikat, ...]
    tahun: int | None = None
    sumber: str = ""

    def __post_init__(self) -> None:
        """Refuse a word that stands twice."""
        words = [fold_name(predikat.label) for predikat in self.predikat]
        twice = sorted({predikat.label for predikat in self.predikat if words.count(fold_name(predikat.label)) > 1})
        if twice:
            raise ValueError(f"skala {self.nama}: predikat ganda {', '.join(twice)}")

    def find(self, label: str) -> Predikat | None:
        """The predicate with this name, whatever its case and spaces."""
        word = fold_name(label)
        return next((predikat for predikat in self.predikat if fold_name(predikat.label) == word), None)


class _Dated(Protocol):
    @property
    def nama(self) -> str: ...
    @property
    def tahun(self) -> int | None: ...


_S = TypeVar("_S", bound=_Dated)


def choose_skala(skala: Sequence[_S], nama: str, tahun: int) -> _S | None:
    """The scale of that name in force in that year: the latest that is not later, else the one without a year.

    Among equals the first is taken, so that a user's scale comes before a shipped one.
    """
    named = [one for one in skala if fold_name(one.nama) == fold_name(nama)]
    in_force = [one for one in named if one.tahun is not None and one.tahun <= tahun]
    if in_force:
        return max(in_force, key=lambda one: one.tahun or 0)
    return next((one for one in named if one.tahun is None), None)
