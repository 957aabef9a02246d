"""A unit with the units below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.errors import Place
from report_builder.model.parts import Laporan


@dataclass(frozen=True, slots=True)
class Simpul:
    """One unit of a tree; ``laporan`` is None where it is awaited (sheet Unit) and has not reported.

    ``kode`` is its kode_unit, or its name where it has no code; ``tempat`` is the cell that says so.
    """

    kode: str
    nama: str
    singkatan: str
    tempat: Place
    laporan: Laporan | None
    anak: tuple[Simpul, ...] = ()

    def walk(self) -> Iterator[Simpul]:
        """The unit itself and all below it, each before those below it."""
        yield self
        for one in self.anak:
            yield from one.walk()
