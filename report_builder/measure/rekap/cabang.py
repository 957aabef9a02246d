"""Measures a tree from below: each unit from what the units directly below it come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_builder.facts import Fact, Rule
from report_builder.measure.facts_of import percentage
from report_builder.measure.rekap.acuan import Acuan, Pokok, said_below
from report_builder.measure.rekap.bersama import SENDIRI
from report_builder.measure.rekap.tabel import UnitRekap
from report_builder.measure.rekap.titik import Titik, joint_point, own_point
from report_builder.measure.rekap.unsur import Pemilik
from report_builder.model.rekap import Simpul
from report_builder.rules import RataRata, Sumbangan, average_contributions


@dataclass(frozen=True, slots=True)
class Cabang:
    """A unit, measured: its indikator by folded code, their mean, and the units below it."""

    unit: UnitRekap
    pemilik: Pemilik
    titik: Mapping[str, Titik]
    rata_rata: RataRata
    anak: tuple[Cabang, ...]

    def walk(self) -> Iterator[Cabang]:
        """The unit itself and all below it, each before those below it."""
        yield self
        for one in self.anak:
            yield from one.walk()


def measure_branch(acuan: Acuan, simpul: Simpul, tingkat: int = 0, induk: str = "") -> Cabang:
    """A unit with all below it."""
    anak = tuple(measure_branch(acuan, one, tingkat + 1, simpul.kode) for one in simpul.anak)
    speaks = simpul.laporan is not None and (not anak or acuan.induk_ikut)
    unit = UnitRekap(simpul.kode, simpul.nama, simpul.singkatan, tingkat, induk, simpul.laporan is not None, speaks)
    pemilik = Pemilik.of(unit, simpul)
    said = said_below(simpul)
    titik = {
        kode: _point(acuan, pemilik, pokok, [one.titik[kode] for one in anak if said is None or kode in said])
        for kode, pokok in acuan.pokok.items()
    }
    return Cabang(unit, pemilik, titik, _average(acuan, titik), anak)


def _point(acuan: Acuan, pemilik: Pemilik, pokok: Pokok, below: Sequence[Titik]) -> Titik:
    """What the units below come to together, where there are any that may have it; else what the unit says itself."""
    if below:
        return joint_point(acuan, pemilik.unsur(pokok, SENDIRI), below)
    return own_point(acuan, pemilik.unsur(pokok))


def _average(acuan: Acuan, titik: Mapping[str, Titik]) -> RataRata:
    contributions = (
        Sumbangan(point.pokok.kode, point.pokok.kode_sasaran, point.sumbangan, point.pokok.bobot)
        for point in titik.values()
    )
    return average_contributions(contributions, acuan.aturan.kebijakan)


def measure_units(acuan: Acuan, akar: Cabang) -> Iterator[Fact]:
    """The facts of every unit in the order of the tree: of its indikator, their mean, the units below it."""
    for cabang in akar.walk():
        for titik in cabang.titik.values():
            yield from titik.fakta
        mean = cabang.rata_rata
        counted = {titik.pokok.kode: titik.counted_id for titik in cabang.titik.values()}
        dari = tuple(counted[kode] for kode in mean.dihitung)
        yield percentage(cabang.unit.id("capaian"), mean.hitungan, dari)
        if cabang.anak:
            yield from _count_units(cabang)
    yield from _count_indikator(acuan, akar)


def _count_indikator(acuan: Acuan, akar: Cabang) -> Iterator[Fact]:
    each = tuple(akar.unit.id_of(pokok.kode, "capaian") for pokok in acuan.pokok.values())
    counts = {
        "jumlah_indikator": ("direkap", len(acuan.pokok)),
        "jumlah_diukur": ("diukur", sum(titik.sel.berdata > 0 for titik in akar.titik.values())),
        "jumlah_dihitung": ("diperhitungkan dalam rata-rata", len(akar.rata_rata.dihitung)),
    }
    for name, (which, count) in counts.items():
        rule = Rule(f"banyaknya indikator yang {which}", each)
        yield Fact(akar.unit.id(name), Decimal(count), "indikator", rule, 0)


def _count_units(cabang: Cabang) -> Iterator[Fact]:
    below = [one.unit for one in cabang.walk() if one is not cabang]
    counts = {
        "jumlah_unit": ("", len(below)),
        "jumlah_unit_melapor": (" yang melapor", sum(one.melapor for one in below)),
        "jumlah_unit_belum_melapor": (" yang belum melapor", sum(not one.melapor for one in below)),
        "jumlah_unit_langsung": (" langsung", len(cabang.anak)),
    }
    means = tuple(one.id("capaian") for one in below)
    for name, (which, count) in counts.items():
        rule = Rule(f"banyaknya unit{which} di bawah {cabang.unit.sebutan}", means)
        yield Fact(cabang.unit.id(name), Decimal(count), "unit", rule, 0)
