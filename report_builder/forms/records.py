"""Joins what several tables say of one indikator, by its code or its name, and gives codes to what has none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from report_builder.dataset import Cell, CellKind, is_empty
from report_builder.errors import Place
from report_builder.forms.grid import seen
from report_builder.forms.notes import Catatan, Hal, cells, quoted
from report_builder.forms.synonyms import Peran
from report_builder.forms.table import Kunci, Rekam, Tabel
from report_builder.language import fold_name
from report_builder.rules import adds_up

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
    kumulatif: dict[Kunci, bool]
    tempat: list[Place]
    tabel: set[int] = field(default_factory=set)
    kode: Cell = field(default_factory=lambda: Cell(CellKind.EMPTY, None, NOWHERE))
    sampai: bool = False
    """Whether the title of a table says that it counts from the beginning of the year."""

    @property
    def counts(self) -> bool:
        """Whether its figures are counts, which may be added up."""
        nama, satuan = self.cell(Peran.INDIKATOR), self.cell(Peran.SATUAN)
        return adds_up(seen(nama) if nama else "", seen(satuan) if satuan else "")

    def cell(self, peran: Peran, triwulan: int | None = None, tahun: int | None = None) -> Cell | None:
        """The cell that some table has for this."""
        return self.isi.get((peran, triwulan, tahun))

    def of(self, peran: Peran) -> Iterator[tuple[int | None, int | None, Cell]]:
        """The cells of every quarter and year, with these."""
        return ((triwulan, tahun, cell) for (each, triwulan, tahun), cell in self.isi.items() if each is peran)


_PART = re.compile(r"[^\W\d_]+|[0-9]+")
_NUMBERING = re.compile(r"(?:[0-9]{1,2}|[a-z])[.)]\s+")
_KEYS = (Peran.KODE, Peran.INDIKATOR)
"""What rows of several tables are joined by."""


def alike(peran: Peran, text: str) -> str:
    """What spellings of one code share, "IK-1" and "ik 01", or those of one name, "Nilai A" and "1. Nilai A"."""
    if peran is Peran.KODE:
        return " ".join(part.lstrip("0") or "0" for part in _PART.findall(text.casefold()))
    return _NUMBERING.sub("", fold_name(text), count=1) if _NUMBERING.match(fold_name(text)) else fold_name(text)


def join(tabel: Sequence[Tabel]) -> tuple[list[Indikator], list[Catatan]]:
    """The indikator of all tables in their order, and what the tables say differently."""
    joiner = _Joiner([each.rekam for each in tabel])
    for number, each in enumerate(tabel):
        for rekam in each.rekam:
            if rekam.cell(Peran.INDIKATOR) or rekam.cell(Peran.KODE):
                joiner.add(number, rekam, sampai=each.region.sampai)
    joiner.tell_double()
    joiner.tell_namesakes()
    joiner.tell_unmatched()
    return joiner.indikator, [*joiner.catatan, *_last_of_renstra(joiner.indikator)]


def _last_of_renstra(indikator: Sequence[Indikator]) -> Iterator[Catatan]:
    """Leave of targets of several years of the plan the last, that of no year if there is one, and tell the others."""
    dropped: dict[int, list[Place]] = defaultdict(list)
    for each in indikator:
        years = [tahun for _, tahun, _ in each.of(Peran.TARGET_AKHIR)]
        last = None if None in years else max((tahun for tahun in years if tahun), default=None)
        for tahun in years:
            if tahun and tahun != last:
                dropped[tahun].append(each.isi.pop((Peran.TARGET_AKHIR, None, tahun)).place)
    if dropped:
        named, places = ", ".join(map(str, sorted(dropped))), [place for each in dropped.values() for place in each]
        message = f"Target Renstra tahun {named} tidak diambil, hanya yang tahun terakhir ({cells(places)})."
        yield Catatan(Hal.DITINGGALKAN, message, places[0])


def with_codes(indikator: Sequence[Indikator], budget: Mapping[str, int]) -> list[Catatan]:
    """Give each indikator its code: its own, else that of its budget line where it has that alone, else a new one.

    ``budget`` counts the indikator of each budget code.
    """
    taken = {fold_name(seen(cell)) for each in indikator if (cell := each.cell(Peran.KODE))}
    made: list[str] = []
    own_lines = all(
        each.cell(Peran.KODE) or ((line := each.cell(Peran.KODE_ANGGARAN)) and budget.get(fold_name(seen(line))) == 1)
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
    named = made[0] if len(made) == 1 else f"{made[0]} sampai {made[-1]}"
    message = f"Formulir tidak memuat kode untuk {len(made)} indikator; kodenya dibuat: {named}."
    return [Catatan(Hal.DISESUAIKAN, message, indikator[0].tempat[0])]


def _new_code(prefix: str, number: int, taken: set[str]) -> str:
    while fold_name(kode := f"{prefix}-{number}") in taken:
        number += 1
    taken.add(fold_name(kode))
    return kode


class _Joiner:
    """The state while tables are joined."""

    def __init__(self, tabel: Sequence[Sequence[Rekam]]) -> None:
        self.indikator: list[Indikator] = []
        self.catatan: list[Catatan] = []
        self._tabel = tabel
        self._by_code: dict[str, Indikator] = {}
        self._by_name: dict[str, list[Indikator]] = defaultdict(list)
        self._alike: dict[tuple[Peran, str], list[Indikator]] = defaultdict(list)
        self._double: dict[str, list[Rekam]] = defaultdict(list)

    def add(self, number: int, rekam: Rekam, *, sampai: bool) -> None:
        """What a row says, joined to what an earlier table says of the same indikator."""
        isi = {kunci: cell for kunci, cell in rekam.isi.items() if kunci[0] not in _BUDGET - {Peran.KODE_ANGGARAN}}
        known = self._find(number, rekam)
        if known is None:
            known = Indikator({}, {}, [])
            self.indikator.append(known)
        self._merge(known, isi)
        known.kumulatif |= rekam.kumulatif
        known.sampai |= sampai
        known.tempat.append(rekam.tempat)
        known.tabel.add(number)
        if kode := rekam.cell(Peran.KODE):
            first = self._by_code.setdefault(fold_name(seen(kode)), known)
            if first is not known:
                self._double[seen(kode)].append(rekam)
        if nama := rekam.cell(Peran.INDIKATOR):
            _keep(self._by_name[fold_name(seen(nama))], known)
        for peran in _KEYS:
            if cell := rekam.cell(peran):
                _keep(self._alike[peran, alike(peran, seen(cell))], known)

    def tell_double(self) -> None:
        """Codes that several rows of one table have."""
        for kode, rows in self._double.items():
            first = self._by_code[fold_name(kode)].tempat[0]
            places = cells([first, *(rekam.tempat for rekam in rows)])
            message = f"Kode “{quoted(kode)}” dipakai lebih dari satu indikator ({places})."
            self.catatan.append(Catatan(Hal.BERBEDA, message, rows[0].tempat, "Beri kode yang berbeda di buku kerja."))

    def tell_namesakes(self) -> None:
        """Names of more indikator than any single table has, where some have no code: rows that could not be joined."""
        for named in self._by_name.values():
            own = Counter(number for each in named for number in each.tabel)
            if len(named) > max(own.values()) and not all(each.cell(Peran.KODE) for each in named):
                nama, places = seen(named[0].isi[Peran.INDIKATOR, None, None]), [each.tempat[0] for each in named]
                message = f"“{quoted(nama)}” menjadi {len(named)} indikator, sebab tidak jelas baris mana yang sama"
                self.catatan.append(Catatan(Hal.BERBEDA, f"{message} ({cells(places)}).", places[-1], _JOIN_HINT))

    def tell_unmatched(self) -> None:
        """Rows with a code alone that no other table speaks of, where another has names."""
        if len({number for each in self.indikator for number in each.tabel}) < _FEWEST_TABLES:
            return
        if not any(each.cell(Peran.INDIKATOR) for each in self.indikator):
            return
        for each in self.indikator:
            kode = each.cell(Peran.KODE)
            if kode and len(each.tabel) == 1 and not each.cell(Peran.INDIKATOR):
                message = f"Kode “{quoted(seen(kode))}” tidak ada pada formulir lain, jadi indikatornya tanpa nama."
                self.catatan.append(Catatan(Hal.TIDAK_DIPAHAMI, message, each.tempat[0]))

    def _find(self, number: int, rekam: Rekam) -> Indikator | None:
        """The indikator of another table with this code, or with this name where one of the two has no code.

        Codes and names that only are spelled alike are joined where no other is, and told.
        """
        kode, nama = rekam.cell(Peran.KODE), rekam.cell(Peran.INDIKATOR)
        found = self._by_code.get(fold_name(seen(kode))) if kode else None
        if found is None and nama:
            named = _of_sasaran(self._by_name[fold_name(seen(nama))], rekam)
            found = named[0] if len(named) == 1 and not (kode and named[0].cell(Peran.KODE)) else None
        found = found or self._find_alike(number, rekam)
        return found if found and number not in found.tabel else None

    def _find_alike(self, number: int, rekam: Rekam) -> Indikator | None:
        for peran in _KEYS:
            cell = rekam.cell(peran)
            key = alike(peran, seen(cell)) if cell else ""
            found = self._alike[peran, key]
            if not cell or len(found) != 1 or number in found[0].tabel or self._count(number, peran, key) > 1:
                continue
            if peran is Peran.INDIKATOR and rekam.cell(Peran.KODE) and found[0].cell(Peran.KODE):
                continue
            if first := found[0].cell(peran):
                message = f"{_CALLED[peran]} “{quoted(seen(cell))}” disamakan dengan “{quoted(seen(first))}”"
                self.catatan.append(Catatan(Hal.DITAFSIRKAN, f"{message} pada {first.place}.", cell.place))
            return found[0]
        return None

    def _count(self, number: int, peran: Peran, key: str) -> int:
        told = (rekam.cell(peran) for rekam in self._tabel[number])
        return sum(alike(peran, seen(cell)) == key for cell in told if cell)

    def _merge(self, known: Indikator, isi: Mapping[Kunci, Cell]) -> None:
        for kunci, cell in isi.items():
            first = known.isi.setdefault(kunci, cell)
            if is_empty(first):
                known.isi[kunci] = cell
            elif not is_empty(cell) and not _is_same(kunci[0], first, cell):
                message = (
                    f"{str(kunci[0]).replace('_', ' ')}: formulir ini menyebut “{quoted(seen(cell))}”, "
                    f"{first.place} menyebut “{quoted(seen(first))}”; yang dipakai “{quoted(seen(first))}”."
                )
                self.catatan.append(Catatan(Hal.BERBEDA, message, cell.place))


def _keep(found: list[Indikator], known: Indikator) -> None:
    """Add an indikator to those of a key, each once however many tables speak of it."""
    if not any(each is known for each in found):
        found.append(known)


def _of_sasaran(named: Sequence[Indikator], rekam: Rekam) -> Sequence[Indikator]:
    """Those indikator of one name that are meant: where several are, those of the sasaran that the row has."""
    sasaran = rekam.cell(Peran.SASARAN)
    if len(named) == 1 or sasaran is None:
        return named
    return [
        each for each in named if (own := each.cell(Peran.SASARAN)) and fold_name(seen(own)) == fold_name(seen(sasaran))
    ]


_FEWEST_TABLES = 2
_JOIN_HINT = "Bila indikatornya satu, samakan kode atau sasarannya di formulir, lalu ulangi."
_CALLED: Mapping[Peran, str] = {Peran.KODE: "Kode", Peran.INDIKATOR: "Nama"}


def _is_same(peran: Peran, first: Cell, second: Cell) -> bool:
    key = alike if peran in _KEYS else lambda _, text: fold_name(text)
    return key(peran, seen(first)) == key(peran, seen(second))
