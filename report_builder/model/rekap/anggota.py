"""The units of a roll-up before it is known who stands below whom: those that reported, and those that are awaited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from report_builder.errors import Place, Problem, error
from report_builder.language import fold_name, join_list
from report_builder.model.parts import Laporan, Unit

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Sebutan:
    """What a unit is called by another one, or by a sheet, and the cell that calls it so."""

    nama: str
    tempat: Place


@dataclass(frozen=True, slots=True)
class Anggota:
    """A unit with the one above it: as it says itself, and as a sheet Unit says that lists it."""

    kode: str
    nama: str
    singkatan: str
    tempat: Place
    laporan: Laporan | None
    induk: Sebutan | None = None
    induk_terdaftar: Sebutan | None = None

    @property
    def sebutan_induk(self) -> Sebutan | None:
        """What the unit above is called: by this one itself, else by the sheet that lists it."""
        return self.induk or self.induk_terdaftar


Names: TypeAlias = Mapping[str, tuple[Anggota, ...]]
"""The units that a folded name may mean."""


def name_all(names: Sequence[str]) -> str:
    """Units in a sentence: all of a few, else the first of them and how many more there are."""
    if len(names) <= _MOST_NAMED + 1:
        return join_list(names)
    return join_list([*names[:_MOST_NAMED], f"{len(names) - _MOST_NAMED} unit lain"])


def by_name(units: Sequence[Anggota]) -> Names:
    """The units that each name may mean: the one of that code, else those of that name or abbreviation."""
    names: dict[str, tuple[Anggota, ...]] = {}
    for one in units:
        for name in dict.fromkeys((fold_name(one.nama), fold_name(one.singkatan))):
            names[name] = (*names.get(name, ()), one)
    return {**names, **{fold_name(one.kode): (one,) for one in units}}


def gather_units(laporan: Iterable[Laporan]) -> tuple[tuple[Anggota, ...], list[Problem]]:
    """Every unit once, those that reported first, and what is wrong with their codes."""
    problems: list[Problem] = []
    units: dict[str, Anggota] = {}
    for one in map(_reporting, laporan):
        if fold_name(one.kode) in units:
            problems.append(_twice(one, units[fold_name(one.kode)]))
        units.setdefault(fold_name(one.kode), one)
    for row, owner in list(_awaited(units.values())):
        kode = fold_name(row.kode_unit)
        if owner is None or fold_name(owner.kode) != kode:
            units[kode] = _listed(units.get(kode), row, owner)
    problems += [_slash(one) for one in units.values() if "/" in one.kode]
    return tuple(units.values()), problems


def _reporting(laporan: Laporan) -> Anggota:
    identitas = laporan.identitas
    places = identitas.places
    return Anggota(
        identitas.kode,
        identitas.unit_kerja,
        identitas.singkatan,
        places["kode_unit" if identitas.kode_unit else "unit_kerja"],
        laporan,
        Sebutan(identitas.induk_unit, places["induk_unit"]) if identitas.induk_unit else None,
    )


def _twice(one: Anggota, first: Anggota) -> Problem:
    message = f"Kode unit “{one.kode}” dipakai dua kali: oleh {first.nama} ({first.tempat.berkas}) dan {one.nama}."
    return error(message, one.tempat, "Beri setiap unit kode_unit sendiri, atau hapus salah satu datanya.")


def _slash(one: Anggota) -> Problem:
    message = f"Kode unit “{one.kode}” memuat garis miring, yang memisahkan kode unit dari kode indikator."
    return error(message, one.tempat, "Isi kode_unit di lembar Identitas tanpa garis miring.")


def _awaited(reporting: Iterable[Anggota]) -> Iterator[tuple[Unit, Anggota | None]]:
    """Each row with the unit whose sheet it stands on; a row that all units of one input share belongs to none."""
    owners: dict[Place, list[tuple[Unit, Anggota]]] = {}
    for one in reporting:
        for row in one.laporan.unit if one.laporan else ():
            owners.setdefault(row.places["kode_unit"], []).append((row, one))
    for shared in owners.values():
        row, owner = shared[0]
        yield row, owner if len(shared) == 1 else None


def _listed(known: Anggota | None, row: Unit, owner: Anggota | None) -> Anggota:
    """A unit as a sheet lists it; where that names no unit above it, it is the one whose sheet it is."""
    above = row.induk_unit or (owner.kode if owner else "")
    induk = Sebutan(above, row.places["induk_unit" if row.induk_unit else "kode_unit"]) if above else None
    unit = known or Anggota(row.kode_unit, row.unit_kerja or row.kode_unit, "", row.places["kode_unit"], None)
    return replace(unit, induk_terdaftar=induk)
