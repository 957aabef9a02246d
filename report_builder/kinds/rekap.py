"""The roll-up: what many units come to together, how they stand beside each other, and which data are lacking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from report_builder.facts import Ledger
from report_builder.kinds import Bahan, Context, Kind, grafik
from report_builder.kinds.dasar import basics
from report_builder.measure.rekap import LACKS, Baris, IndikatorRekap, Isi, Rekap, Sel, UnitRekap
from report_builder.rules import MISSED, REACHED

MOST_NAMED = 5
"""How many units that lack a figure a table names."""


class Warna(StrEnum):
    """The tint of a cell of the matrix, as the HTML contract names it."""

    HIJAU = "hijau"
    KUNING = "kuning"
    MERAH = "merah"
    TANPA = ""


TANDA = {Warna.HIJAU: "▲", Warna.KUNING: "■", Warna.MERAH: "▼", Warna.TANPA: "–"}
"""What says the same as a tint to those who do not see it."""


@dataclass(frozen=True, slots=True)
class Kotak:
    """A cell of the matrix: its tint and sign, and the id of what it shows; empty where there is nothing to show."""

    warna: Warna
    fakta: str

    @property
    def tanda(self) -> str:
        """The sign of the tint."""
        return TANDA[self.warna]


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """A row of the matrix; ``berbawahan`` says whether units stand below it."""

    unit: UnitRekap
    kotak: tuple[Kotak, ...]
    berbawahan: bool


@dataclass(frozen=True, slots=True)
class TanpaData:
    """An indikator that reporting units lack: where these are too many to be named, why, with the ids of the counts."""

    indikator: IndikatorRekap
    sebab: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Peringkat:
    """A unit in the order of the means; ``nomor`` is shared by those whose means are the same, None without a mean."""

    nomor: int | None
    unit: UnitRekap
    induk: UnitRekap


@dataclass(frozen=True, slots=True)
class Jenjang:
    """The units of one level of the tree, which are beside each other only; ``tingkat`` 1 is directly below the top."""

    tingkat: int
    urutan: tuple[Peringkat, ...]


def context(bahan: Bahan) -> Context:
    """What ``rekap/rekap.html`` sees; raises TypeError without a roll-up."""
    rekap = bahan.rekap
    if rekap is None:
        raise TypeError("a roll-up is made of many units")
    return {
        **basics(bahan.laporan),
        "rekap": rekap,
        "bersama": any(one.id("target_perjanjian") in rekap.ledger for one in rekap.indikator),
        "berjenjang": any(one.tingkat > 1 for one in rekap.unit),
        "matriks": tuple(_matrix(rekap)),
        "berangka": tuple(one for one in rekap.indikator if any(_has_figure(cell, rekap.ledger) for cell in one.anak)),
        "jenjang": tuple(Jenjang(level, tuple(_rank(rekap, level))) for level in _levels(rekap)),
        "tanpa_data": tuple(_lack(one, rekap.ledger) for one in rekap.indikator if _reporting(one)),
        "grafik_capaian": grafik.capaian(rekap.indikator, rekap.ledger),
        "grafik_sebaran": grafik.sebaran(rekap.indikator, rekap.ledger),
    }


def _reporting(indikator: IndikatorRekap) -> list[Sel]:
    """The units that reported and lack a realisasi: those that did not report have a list of their own."""
    return [one for one in indikator.tanpa_data if one.unit.melapor]


def _lack(indikator: IndikatorRekap, ledger: Ledger) -> TanpaData:
    counts = {str(isi): indikator.id(name) for name, isi in LACKS.items()}
    reasons = tuple((isi, fakta) for isi, fakta in counts.items() if ledger[fakta].angka > 0)
    return TanpaData(indikator, () if len(_reporting(indikator)) <= MOST_NAMED else reasons)


def _has_figure(cell: Sel, ledger: Ledger) -> bool:
    return any(ledger[cell.id(ukuran)].nilai is not None for ukuran in ("target", "realisasi"))


def _matrix(rekap: Rekap) -> Iterable[BarisMatriks]:
    above = {one.induk for one in rekap.unit}
    for row in rekap.matriks:
        cells = tuple(_square(cell, rekap.ledger) for cell in row.sel)
        yield BarisMatriks(row.unit, (*cells, _mean(row, rekap.ledger)), row.unit.kode in above)


def _square(cell: Sel, ledger: Ledger) -> Kotak:
    """A word has no capaian: whether it is as good as its target is all that there is to tell."""
    if cell.isi is not Isi.ADA:
        return Kotak(Warna.TANPA, "")
    if cell.capaian is not None:
        return Kotak(_tint(cell.capaian, cell.hasil in REACHED, ledger), cell.id("capaian"))
    tints = {**dict.fromkeys(REACHED, Warna.HIJAU), **dict.fromkeys(MISSED, Warna.MERAH)}
    shown = cell.id("realisasi") if cell.hasil in tints and ledger[cell.id("realisasi")].nilai is not None else ""
    return Kotak(tints.get(cell.hasil, Warna.TANPA) if shown else Warna.TANPA, shown)


def _mean(row: Baris, ledger: Ledger) -> Kotak:
    if row.capaian is None:
        return Kotak(Warna.TANPA, "")
    is_full = row.capaian >= ledger["aturan.capaian_penuh"].angka
    return Kotak(_tint(row.capaian, is_full, ledger), row.unit.id("capaian"))


def _tint(capaian: Decimal, is_reached: bool, ledger: Ledger) -> Warna:
    if is_reached:
        return Warna.HIJAU
    return Warna.KUNING if capaian >= ledger["aturan.batas_kuning"].angka else Warna.MERAH


def _levels(rekap: Rekap) -> Iterable[int]:
    return range(1, 1 + max(one.tingkat for one in rekap.unit))


def _rank(rekap: Rekap, level: int) -> Iterable[Peringkat]:
    """The units of a level, the highest mean first; those without one at the end."""
    units = {one.kode: one for one in rekap.unit}
    rows = [row for row in rekap.matriks if row.unit.tingkat == level]
    ordered = sorted(rows, key=lambda row: (row.capaian is None, -(row.capaian or 0)))
    for place, row in enumerate(ordered, start=1):
        nomor = _first_alike(ordered, row, place) if row.capaian is not None else None
        yield Peringkat(nomor, row.unit, units[row.unit.induk])


def _first_alike(ordered: Sequence[Baris], row: Baris, place: int) -> int:
    while place > 1 and ordered[place - 2].capaian == row.capaian:
        place -= 1
    return place


REKAP = Kind("rekap", "rekap", "rekap/rekap.html", context, banyak=True, diminta=True)
