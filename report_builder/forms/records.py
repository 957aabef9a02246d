"""Joins what several tables say of one indikator, by its code or its name, and gives codes to what has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from report_builder.dataset import Cell, CellKind, is_empty
from report_builder.errors import Place
from report_builder.forms.grid import seen
from report_builder.forms.notes import Catatan, Hal, quoted
from report_builder.forms.synonyms import Peran
from report_builder.forms.table import Kunci, Rekam, Tabel

NOWHERE = Place("")
"""The place of what no form says: a code that was made here."""

_BUDGET = frozenset({
    Peran.PAGU, Peran.PAGU_AWAL, Peran.REALISASI_ANGGARAN, Peran.ANGGARAN_TRIWULAN, Peran.URAIAN, Peran.KODE_ANGGARAN,
    Peran.RUPIAH, Peran.PERSEN,
})  # fmt: skip


@dataclass(slots=True)
class Indikator:
    """One indikator: its code, what the tables say of it, and the rows that say so."""

    isi: dict[Kunci, Cell]
    kumulatif: set[Kunci]
    tempat: list[Place]
    tabel: set[int] = field(default_factory=set)
    kode: Cell = field(default_factory=lambda: Cell(CellKind.EMPTY, None, NOWHERE))

    def cell(self, peran: Peran, triwulan: int | None = None, tahun: int | None = None) -> Cell | None:
        """The cell that some table has for this."""
        return self.isi.get((peran, triwulan, tahun))

    def of(self, peran: Peran) -> Iterator[tuple[int | None, int | None, Cell]]:
        """The cells of every quarter and year, with these."""
        return ((triwulan, tahun, cell) for (each, triwulan, tahun), cell in self.isi.items() if each is peran)


def fold(text: str) -> str:
    """A code or name as it is compared."""
    return " ".join(text.split()).casefold()


def join(tabel: Sequence[Tabel]) -> tuple[list[Indikator], list[Catatan]]:
    """The indikator of all tables in their order, and what the tables say differently."""
    joiner = _Joiner()
    for number, each in enumerate(tabel):
        for rekam in each.rekam:
            if rekam.cell(Peran.INDIKATOR) or rekam.cell(Peran.KODE):
                joiner.add(number, rekam)
    joiner.tell_unmatched()
    return joiner.indikator, joiner.catatan


def with_codes(indikator: Sequence[Indikator], budget: Mapping[str, int]) -> list[Catatan]:
    """Give each indikator its code: its own, else that of its budget line where it has that alone, else a new one.

    ``budget`` counts the indikator of each budget code.
    """
    taken = {fold(seen(cell)) for each in indikator if (cell := each.cell(Peran.KODE))}
    made: list[str] = []
    own_lines = all(
        each.cell(Peran.KODE) or ((line := each.cell(Peran.KODE_ANGGARAN)) and budget.get(fold(seen(line))) == 1)
        for each in indikator
    )
    for number, each in enumerate(indikator, start=1):
        line = each.cell(Peran.KODE_ANGGARAN) if own_lines else None
        own = each.cell(Peran.KODE) or line
        kode = own or Cell(CellKind.TEXT, _new_code("IK", number, taken), NOWHERE)
        if own is None:
            made.append(seen(kode))
        each.kode = kode
    if not made:
        return []
    message = f"Formulir tidak memuat kode untuk {len(made)} indikator; kodenya dibuat: {made[0]} sampai {made[-1]}."
    return [Catatan(Hal.DISESUAIKAN, message, indikator[0].tempat[0])]


def _new_code(prefix: str, number: int, taken: set[str]) -> str:
    while fold(kode := f"{prefix}-{number}") in taken:
        number += 1
    taken.add(fold(kode))
    return kode


class _Joiner:
    """The state while tables are joined."""

    def __init__(self) -> None:
        self.indikator: list[Indikator] = []
        self.catatan: list[Catatan] = []
        self._by_code: dict[str, Indikator] = {}
        self._by_name: dict[str, list[Indikator]] = {}

    def add(self, number: int, rekam: Rekam) -> None:
        """What a row says, joined to what an earlier table says of the same indikator."""
        isi = {kunci: cell for kunci, cell in rekam.isi.items() if kunci[0] not in _BUDGET - {Peran.KODE_ANGGARAN}}
        known = self._find(number, rekam)
        if known is None:
            known = Indikator({}, set(), [])
            self.indikator.append(known)
        self._merge(known, isi)
        known.kumulatif |= rekam.kumulatif
        known.tempat.append(rekam.tempat)
        known.tabel.add(number)
        if kode := rekam.cell(Peran.KODE):
            self._by_code.setdefault(fold(seen(kode)), known)
        if nama := rekam.cell(Peran.INDIKATOR):
            self._by_name.setdefault(fold(seen(nama)), []).append(known)

    def tell_unmatched(self) -> None:
        """Rows of one table that no other speaks of, where tables are joined at all."""
        joined = {number for each in self.indikator if len(each.tabel) > 1 for number in each.tabel}
        for each in self.indikator:
            kode = each.cell(Peran.KODE)
            if kode and each.tabel <= joined and len(each.tabel) == 1 and not each.cell(Peran.INDIKATOR):
                message = f"Kode “{quoted(seen(kode))}” tidak ada pada formulir lain, jadi indikatornya tanpa nama."
                self.catatan.append(Catatan(Hal.TIDAK_DIPAHAMI, message, each.tempat[0]))

    def _find(self, number: int, rekam: Rekam) -> Indikator | None:
        """The indikator of another table with this code, or with this name where one of the two has no code."""
        kode, nama = rekam.cell(Peran.KODE), rekam.cell(Peran.INDIKATOR)
        found = self._by_code.get(fold(seen(kode))) if kode else None
        if found is None and nama:
            named = self._by_name.get(fold(seen(nama)), [])
            found = named[0] if len(named) == 1 and not (kode and named[0].cell(Peran.KODE)) else None
        return found if found and number not in found.tabel else None

    def _merge(self, known: Indikator, isi: Mapping[Kunci, Cell]) -> None:
        for kunci, cell in isi.items():
            first = known.isi.setdefault(kunci, cell)
            if is_empty(first):
                known.isi[kunci] = cell
            elif not is_empty(cell) and fold(seen(first)) != fold(seen(cell)):
                message = (
                    f"{str(kunci[0]).replace('_', ' ')}: formulir ini menyebut “{quoted(seen(cell))}”, "
                    f"{first.place} menyebut “{quoted(seen(first))}”; yang terakhir itu yang dipakai."
                )
                self.catatan.append(Catatan(Hal.BERBEDA, message, cell.place))
