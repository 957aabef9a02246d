"""Follows a figure of the ledger through its formulas down to cells, and shows the row that each cell stands in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, repeat

from report_builder import language
from report_builder.dataset import Cell, Table
from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.facts import Fact, Ledger, Rule
from report_builder.rules import SKALA, SKALA_ORDINAL

MOST_NEAR = 5
_ALIKE = 0.4
"""How much of a mistyped id must be in another one for that to be named."""
_PMK = "PMK 22/2021"
_DASAR: Mapping[str, str] = {
    "realisasi / target × 100": "PermenPANRB 8/2021",
    "(2 × target − realisasi) / target × 100, paling rendah 0": "PermenPANRB 8/2021",
    "di dalam rentang target: 100": "PermenPANRB 8/2021",
    "Σ(pagu × capaian − realisasi) / Σ(pagu × capaian) × 100": _PMK,
    "50 + efisiensi / 20 × 50, dari 0 sampai 100": _PMK,
    "efisiensi 0 menurut PMK 22/2021": _PMK,
}
_SKALA: Mapping[str, str] = {
    **{skala.nama: skala.sumber for skala in SKALA},
    **{skala.nama: skala.sumber for skala in SKALA_ORDINAL},
}
_CELL = re.compile(r"[A-Z]+([0-9]+)")
_YEAR = re.compile(r"tahun(?![^\W_])", re.IGNORECASE)
"""What a cell of a year is called: ``tahun``, ``tahun_akhir``."""
_KEY = "kunci"
_YEARS = range(1900, 2200)
_BOUNDS = ("batas bawah target", "batas atas target")


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of a sheet as the input has it: its heads, its values as text, and which of them is the cell meant."""

    tempat: Place
    kepala: tuple[str, ...]
    isi: tuple[str, ...]
    ke: int

    @property
    def nama(self) -> str:
        """``baris 2``; of cells that are not called as in Excel, that of the cell: ``baris realisasi · IKK-1``."""
        cell = _CELL.fullmatch(self.tempat.sel)
        return f"baris {cell[1] if cell else self.tempat.sel}"


@dataclass(frozen=True, slots=True)
class Jejak:
    """A fact with the facts that its formula takes, and these with theirs, down to the rows of cells."""

    fakta: Fact
    dari: tuple[Jejak, ...] = ()
    baris: Baris | None = None


def trace(ledger: Ledger, fact_id: str, rows: Mapping[Place, Baris]) -> Jejak:
    """The fact of this id down to its cells; raises ReportError (usage) with those that are called nearly so."""
    if fact_id not in ledger:
        near = nearest(ledger, fact_id)
        hint = f"Yang mirip: {', '.join(near)}." if near else "Semua id ada dalam fakta.json."
        raise ReportError([error(f"Fakta “{fact_id}” tidak ada.", hint=hint)], ExitCode.USAGE)
    return _trace(ledger, fact_id, rows, frozenset())


def _trace(ledger: Ledger, fact_id: str, rows: Mapping[Place, Baris], above: frozenset[str]) -> Jejak:
    fact = ledger[fact_id]
    if isinstance(fact.asal, Place):
        return Jejak(fact, baris=rows.get(fact.asal))
    # A ledger from a file may name facts that it lacks, or lead in a circle.
    inner = (each for each in fact.asal.dari if each in ledger and each not in above | {fact_id})
    return Jejak(fact, tuple(_trace(ledger, each, rows, above | {fact_id}) for each in inner))


def nearest(ledger: Ledger, fact_id: str) -> tuple[str, ...]:
    """The ids most like a mistyped one, the likest first: those that differ in capitals only come before all."""
    known = {each.casefold(): each for each in ledger}
    near = difflib.get_close_matches(fact_id.casefold(), known, MOST_NEAR, _ALIKE)
    return tuple(known[each] for each in near)


def legal_basis(rumus: str) -> str:
    """The regulation or other source that a formula comes from; empty for plain arithmetic."""
    plain = rumus
    for bound in _BOUNDS:
        plain = plain.replace(bound, "target")
    _, _, skala = rumus.partition("skala ")
    return _DASAR.get(plain) or _SKALA.get(skala, "")


def name_of(fact_id: str, sebutan: Mapping[str, str]) -> str:
    """What a fact is called, by what its code stands for: ``IKK-1.target.TW2`` -> ``Target TW2 – Jumlah kawasan``."""
    known = (stem for stem in _stems(fact_id) if stem in sebutan)
    stem = next(known, fact_id.partition(".")[0])
    words = fact_id.removeprefix(stem).strip(".").replace("_", " ").replace(".", " ")
    return " – ".join(filter(None, (words[:1].upper() + words[1:], sebutan.get(stem, ""))))


def _stems(fact_id: str) -> Iterator[str]:
    """What an id may begin with, the longest first; a code may hold full stops."""
    parts = fact_id.split(".")
    return (".".join(parts[:end]) for end in range(len(parts), 0, -1))


def rows_of(tables: Iterable[Table], ledger: Ledger) -> Mapping[Place, Baris]:
    """The row of each cell that a fact of the ledger comes from."""
    wanted = {fact.asal for fact in ledger.fakta if isinstance(fact.asal, Place)}
    return dict(_find_rows(tables, wanted))


def _find_rows(tables: Iterable[Table], wanted: set[Place]) -> Iterator[tuple[Place, Baris]]:
    for table in tables:
        heads = row_text(table.header)
        for row in (table.header, *table.rows):
            found = [(index, cell.place) for index, cell in enumerate(row) if cell.place in wanted]
            values = row_text(row, heads) if found else ()
            yield from ((place, Baris(place, heads, values, index)) for index, place in found)


def row_text(row: Sequence[Cell], heads: Sequence[str] = ()) -> tuple[str, ...]:
    """What the cells of a row hold, as people read it; in a sheet of keys the key is the head of all."""
    if heads[:1] == (_KEY,) and row:
        heads = (_text(row[0]),) * len(row)
    return tuple(_text(cell, head) for cell, head in zip(row, chain(heads, repeat("")), strict=False))


def _text(cell: Cell, name: str = "") -> str:
    match cell.value:
        case None:
            return ""
        case bool():
            return "ya" if cell.value else "tidak"
        case Decimal():
            is_year = _YEAR.match(name) and cell.value in _YEARS
            return language.format_year(int(cell.value)) if is_year else language.format_number(cell.value)
        case date():
            return language.format_date(cell.value)
        case _:
            return cell.value


def origin_text(fact: Fact) -> str:
    """Where a fact comes from in one line: its cell, or its formula with the source of that."""
    if isinstance(fact.asal, Rule):
        dasar = legal_basis(fact.asal.rumus)
        return f"{fact.asal.rumus} ({dasar})" if dasar else fact.asal.rumus
    return str(fact.asal)
