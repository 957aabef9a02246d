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
from report_builder.rules import Agregasi

QUARTERS = (1, 2, 3, 4)
_BY_HEAD, _BY_FIGURES, _BY_TITLE = "judul", "hitungan", "judul tabel"
_SAYS_HEAD = "begitulah judulnya"
_TITLE_HINT = "Periksa kolom kumulatif di lembar Triwulan: judul tabelnya menyebut s.d., judul kolomnya tidak."
_FEWEST = 2
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
    """The figures of a year: that of the year itself and those of its quarters.

    ``disebut`` is whether heads call them cumulative, None where they do not say; ``sampai`` whether the title of the
    table does; ``menghitung`` whether they count something, so that their sum since January never falls.
    """

    ukuran: Ukuran
    setahun: Cell | None
    triwulan: Mapping[int, Cell]
    disebut: bool | None = None
    sampai: bool = False
    menghitung: bool = False
    tanpa_nama: Cell | None = None
    """The figure of a quarter that the form does not name."""

    @classmethod
    def of(cls, said: Indikator | Rekam, ukuran: Ukuran, *, sampai: bool = False, menghitung: bool = False) -> Deret:
        """What is said of an indikator, or of a budget line; of both ways beside each other the single quarters."""
        found = {triwulan: cell for triwulan, _, cell in said.of(ukuran.triwulan)}
        ways = {
            triwulan: way
            for (peran, triwulan, _), way in said.kumulatif.items()
            if peran is ukuran.triwulan and triwulan
        }
        single = any(not way for triwulan, way in ways.items() if triwulan != QUARTERS[0])
        named = {
            triwulan: cell
            for triwulan in QUARTERS
            if (cell := found.get(triwulan)) and not (single and ways.get(triwulan))
        }
        told = None if not ways else any(ways.values()) and not single
        return cls(ukuran, said.cell(ukuran.setahun), named, told, sampai, menghitung, found.get(None))

    @classmethod
    def kinerja(cls, indikator: Indikator) -> Deret:
        """The realisasi of an indikator."""
        return cls.of(indikator, KINERJA, sampai=indikator.sampai, menghitung=indikator.counts)

    @property
    def angka(self) -> list[Decimal]:
        """The numbers of the quarters, in their order."""
        return [number for cell in self.triwulan.values() if (number := _number(cell)) is not None]

    @property
    def turun(self) -> bool:
        """Whether a count becomes less from one quarter to the next: one from the first quarter on never does."""
        return self.menghitung and self.angka != sorted(self.angka)

    @property
    def terbukti(self) -> Agregasi | None:
        """What of its quarters the figure of the year is; None where it is none of that or may be two."""
        if len(self.angka) < _FEWEST:
            return None
        total = sum(self.angka, start=Decimal(0))
        is_sum, is_last = self.is_year(total), self.is_year(self.angka[-1])
        if is_sum != is_last:
            return Agregasi.JUMLAH if is_sum else Agregasi.TERAKHIR
        return Agregasi.RATA_RATA if not is_sum and self.is_year(total / len(self.angka)) else None

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
    Where heads and figures say nothing, the title of the table does.
    """
    told = {number: found for number, each in enumerate(deret) if (found := _of(each)) is not None}
    if not told and not any(each.turun for each in deret):
        told = {number: (True, _BY_TITLE) for number, each in enumerate(deret) if each.sampai and each.angka}
    ways = {is_cumulative for is_cumulative, _ in told.values()}
    common = next(iter(ways)) if len(ways) == 1 else None
    result = {
        number: way
        for number, each in enumerate(deret)
        if each.angka and (way := told[number][0] if number in told else common) is not None
    }
    return result, list(_notes(deret, told, result))


def _of(each: Deret) -> tuple[bool, str] | None:
    """What the words or the figures of one say, and by which; None where they fit both ways or none."""
    if each.disebut is not None:
        return each.disebut, _BY_HEAD
    way = each.terbukti
    return None if way is None else (way is Agregasi.TERAKHIR, _BY_FIGURES)


def _notes(
    deret: Sequence[Deret], told: Mapping[int, tuple[bool, str]], result: Mapping[int, bool]
) -> Iterator[Catatan]:
    for way, words in ((False, "angka triwulan itu saja"), (True, "kumulatif")):
        counted = [number for number, each in result.items() if each is way]
        if counted:
            first, reasons = deret[counted[0]], [told[number][1] for number in counted if number in told]
            proved = reasons.count(_BY_FIGURES)
            why = f"begitulah {proved} di antaranya bertemu dengan realisasi setahunnya" if proved else _SAYS_HEAD
            message = f"{first.ukuran.nama} triwulan {len(counted)} {first.ukuran.satuan} adalah {words}: {why}."
            hint = "" if way else first.ukuran.dijumlahkan
            by_title = _BY_TITLE in reasons
            yield Catatan(
                Hal.DITAFSIRKAN if by_title else Hal.DISESUAIKAN,
                message,
                first.tempat,
                _TITLE_HINT if by_title else hint,
            )
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
    if len(each.angka) < len(QUARTERS) or _number(each.setahun) is None:
        return False
    return not (each.is_year(sum(each.angka, Decimal(0))) or each.is_year(each.angka[-1]) or each.terbukti)


def _number(cell: Cell | None) -> Decimal | None:
    return cell.value if cell and isinstance(cell.value, Decimal) else None


def _cells(deret: Sequence[Deret]) -> str:
    return cells(each.tempat for each in deret)
