"""Figures of quarters: adding them up tells whether they count from the beginning of the year, and makes them do so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from report_builder.dataset import Cell, CellKind, is_empty
from report_builder.errors import Place
from report_builder.forms.notes import Catatan, Hal, cells
from report_builder.forms.records import Indikator
from report_builder.forms.synonyms import Peran
from report_builder.forms.table import Rekam

QUARTERS = (1, 2, 3, 4)
_PLUS = " + "


@dataclass(frozen=True, slots=True)
class Ukuran:
    """What quarters are of: how notes call it, how far sums may be off, what helps where nobody can tell."""

    setahun: Peran
    triwulan: Peran
    nama: str
    satuan: str
    pembulatan: Decimal
    saran: str
    dijumlahkan: str = ""
    """What became of figures of single quarters, where they were added up."""


KINERJA = Ukuran(
    Peran.REALISASI,
    Peran.REALISASI_TRIWULAN,
    "Realisasi",
    "indikator",
    Decimal("0.005"),
    "Isi kolom kumulatif di lembar Triwulan.",
)
ANGGARAN = Ukuran(
    Peran.REALISASI_ANGGARAN,
    Peran.ANGGARAN_TRIWULAN,
    "Realisasi anggaran",
    "baris",
    Decimal(1),
    "Isi realisasi sejak awal tahun di kolom realisasi_tw2 sampai realisasi_tw4 di lembar Anggaran.",
    "Kolom realisasi_tw1 sampai realisasi_tw4 di lembar Anggaran memuat jumlahnya sejak awal tahun.",
)


@dataclass(frozen=True, slots=True)
class Deret:
    """The figures of a year: that of the year itself, those of its quarters, and whether a head calls them sums."""

    ukuran: Ukuran
    setahun: Cell | None
    triwulan: Mapping[int, Cell]
    disebut: bool
    tanpa_nama: Cell | None = None
    """The figure of a quarter that the form does not name."""

    @classmethod
    def of(cls, said: Indikator | Rekam, ukuran: Ukuran) -> Deret:
        """What is said of an indikator, or of a budget line."""
        found = {triwulan: cell for triwulan, _, cell in said.of(ukuran.triwulan)}
        named = {triwulan: cell for triwulan in QUARTERS if (cell := found.get(triwulan))}
        told = any(peran is ukuran.triwulan for peran, _, _ in said.kumulatif)
        return cls(ukuran, said.cell(ukuran.setahun), named, told, found.get(None))

    @property
    def angka(self) -> list[Decimal]:
        """The numbers of the quarters, in their order."""
        return [number for cell in self.triwulan.values() if (number := _number(cell)) is not None]

    @property
    def tempat(self) -> Place | None:
        """Where the figures stand: that of the year, else the first."""
        cell = self.setahun or next(iter(self.triwulan.values()), self.tanpa_nama)
        return cell.place if cell else None

    def is_year(self, number: Decimal) -> bool:
        """Whether a number is the figure of the year, as far as rounding goes."""
        setahun = _number(self.setahun)
        return setahun is not None and abs(number - setahun) <= self.ukuran.pembulatan

    def so_far(self, quarter: int, *, is_cumulative: bool | None) -> Cell | None:
        """What there is from the beginning of the year to the end of a quarter; None where that cannot be told.

        Of a sum the place names all its cells. A quarter without a figure adds nothing where the others make the year;
        one that is asked about leaves the sum as empty as itself.
        """
        parts = {each: cell for each, cell in self.triwulan.items() if each <= quarter}
        if is_cumulative or [*parts] == [QUARTERS[0]] == [quarter]:
            return parts.get(quarter)
        asked = next((cell for cell in parts.values() if is_empty(cell)), None)
        is_whole = len(parts) == quarter or self.is_year(sum(self.angka, Decimal(0)))
        if is_cumulative is None or asked or not (parts and is_whole):
            return asked
        return _sum([*parts.values()])


def _sum(parts: Sequence[Cell]) -> Cell:
    total = sum((cell.value for cell in parts if isinstance(cell.value, Decimal)), Decimal(0))
    place = replace(parts[0].place, sel=_PLUS.join(cell.place.sel for cell in parts))
    return Cell(CellKind.NUMBER, total, place, parts[0].format)


def places_of(cell: Cell) -> Iterator[Place]:
    """The place of a cell, or those of all that it is the sum of."""
    return (replace(cell.place, sel=sel) for sel in cell.place.sel.split(_PLUS))


def cumulative(deret: Sequence[Deret]) -> tuple[dict[int, bool], list[Catatan]]:
    """Whether the quarters of each, by its number, are cumulative; of some nobody can tell.

    Where the figures of one fit both ways, it is as all others of the form are; where they do not agree, it stays open.
    """
    told = {number: found for number, each in enumerate(deret) if (found := _of(each)) is not None}
    ways = set(told.values())
    common = next(iter(ways)) if len(ways) == 1 else None
    counted = ((number, told.get(number, common)) for number, each in enumerate(deret) if each.angka)
    result = {number: way for number, way in counted if way is not None}
    return result, list(_notes(deret, told, result))


def _of(each: Deret) -> bool | None:
    """What the words or the figures of one say; None where they fit both ways or none."""
    if each.disebut:
        return True
    if len(each.angka) < 2:
        return None
    is_sum, is_last = each.is_year(sum(each.angka, Decimal(0))), each.is_year(each.angka[-1])
    return is_last if is_sum != is_last else None


def _notes(deret: Sequence[Deret], told: Mapping[int, bool], result: Mapping[int, bool]) -> Iterator[Catatan]:
    for way, words in ((False, "angka triwulan itu saja"), (True, "kumulatif")):
        counted = [number for number, each in result.items() if each is way]
        if counted:
            proved, first = sum(number in told for number in counted), deret[counted[0]]
            message = (
                f"{first.ukuran.nama} triwulan {len(counted)} {first.ukuran.satuan} adalah {words}: begitulah "
                f"{proved} di antaranya bertemu dengan realisasi setahunnya."
            )
            yield Catatan(Hal.DISESUAIKAN, message, first.tempat, "" if way else first.ukuran.dijumlahkan)
    differing = [each for each in deret if _differs(each)]
    if differing:
        message = (
            f"{differing[0].ukuran.nama} setahun bukan jumlah triwulannya dan bukan triwulan terakhirnya "
            f"({_cells(differing)})."
        )
        hint = "Periksa angkanya; semuanya diambil seperti pada formulir."
        yield Catatan(Hal.BERBEDA, message, differing[0].tempat, hint)
    open_ = [each for number, each in enumerate(deret) if number not in result and _is_open(each)]
    if open_:
        nama = open_[0].ukuran.nama.lower()
        message = f"Tidak diketahui apakah {nama} triwulan ini kumulatif ({_cells(open_)})."
        yield Catatan(Hal.TIDAK_DIPAHAMI, message, open_[0].tempat, open_[0].ukuran.saran)


def _is_open(each: Deret) -> bool:
    """Whether it matters how the quarters count: the first one alone is both."""
    return bool(each.angka) and ([*each.triwulan] != [QUARTERS[0]] or each.tanpa_nama is not None)


def _differs(each: Deret) -> bool:
    is_full = len(each.angka) == len(QUARTERS) and _number(each.setahun) is not None
    return is_full and not each.is_year(sum(each.angka, Decimal(0))) and not each.is_year(each.angka[-1])


def _number(cell: Cell | None) -> Decimal | None:
    return cell.value if cell and isinstance(cell.value, Decimal) else None


def _cells(deret: Sequence[Deret]) -> str:
    return cells(each.tempat for each in deret)
