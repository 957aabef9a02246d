"""One unit with all below it, chosen before anything is asked of the others: these are no part of its roll-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.errors import ExitCode, ReportError, error
from report_builder.language import fold_name
from report_builder.model.meant import meant_unit
from report_builder.model.parts import Laporan
from report_builder.model.rekap.anggota import Anggota, Names, by_name, gather_units


@dataclass(frozen=True, slots=True)
class Ranting:
    """Where the reports of a branch stand among all, and these, with the rows of the sheets Unit that are of it."""

    nomor: tuple[int, ...]
    laporan: tuple[Laporan, ...]


def everything(reports: Sequence[Laporan]) -> Ranting:
    """All that there are."""
    return Ranting(tuple(range(len(reports))), tuple(reports))


def below(reports: Sequence[Laporan], unit: str) -> Ranting:
    """The unit of this code, name or short name and all below it.

    Everything where it is not certain who stands below whom: growing the tree tells why. Raises ReportError as
    `meant_unit` does, and (usage) where the unit has not reported or nothing is below it.
    """
    members, _ = gather_units(reports)
    names = by_name(members)
    top = _choose(unit, members)
    codes = _descend(top, members, names)
    if any(len(_above(one, names)) > 1 for one in members if fold_name(one.kode) in codes and one is not top):
        return everything(reports)
    nomor = tuple(at for at, one in enumerate(reports) if fold_name(one.identitas.kode) in codes)
    return Ranting(nomor, tuple(_awaiting(reports, nomor, fold_name(top.kode), codes)))


def _above(one: Anggota, names: Names) -> tuple[Anggota, ...]:
    said = one.sebutan_induk
    return names.get(fold_name(said.nama), ()) if said else ()


def _descend(top: Anggota, members: Sequence[Anggota], names: Names) -> Mapping[str, Anggota]:
    """The units from the top down by their folded codes, each once even in a circle."""
    children: dict[str, list[Anggota]] = {}
    for one in members:
        for parent in _above(one, names):
            children.setdefault(fold_name(parent.kode), []).append(one)
    if fold_name(top.kode) not in children:
        hint = "Sebutkan unit yang membawahinya, atau buat laporannya sendiri tanpa --kind rekap."
        message = f"Tidak ada unit di bawah {top.nama} ({top.kode}) yang dapat direkap."
        raise ReportError([error(message, hint=hint)], ExitCode.USAGE)
    found: dict[str, Anggota] = {}
    waiting = [top]
    while waiting:
        one = waiting.pop()
        if fold_name(one.kode) not in found:
            found[fold_name(one.kode)] = one
            waiting += children.get(fold_name(one.kode), ())
    return found


def _awaiting(
    reports: Sequence[Laporan], nomor: Sequence[int], top: str, codes: Mapping[str, Anggota]
) -> list[Laporan]:
    """The reports with the rows of their sheets Unit that are of the branch, the top's with those of units above it."""
    kept = {
        at: replace(reports[at], unit=tuple(row for row in reports[at].unit if fold_name(row.kode_unit) in codes))
        for at in nomor
    }
    told = {row.places["kode_unit"] for one in kept.values() for row in one.unit}
    listed = {
        row.places["kode_unit"]: row
        for at, one in enumerate(reports)
        for row in one.unit
        if at not in kept and row.induk_unit and fold_name(row.kode_unit) in codes and fold_name(row.kode_unit) != top
    }
    more = tuple(row for place, row in listed.items() if place not in told)
    return [
        replace(one, unit=(*one.unit, *more)) if fold_name(one.identitas.kode) == top else one for one in kept.values()
    ]


def _choose(unit: str, members: Sequence[Anggota]) -> Anggota:
    called = {one.kode: tuple(filter(None, (one.nama, one.singkatan))) for one in members}
    kode = meant_unit(unit, called)
    top = next(one for one in members if one.kode == kode)
    if top.laporan is None:
        message = f"{top.nama} ({top.kode}) belum melapor sehingga rekapnya tidak dapat dibuat."
        hint = "Sertakan data unit itu; rekap memakai lembar Identitas dan Pengaturannya."
        raise ReportError([error(message, hint=hint)], ExitCode.USAGE)
    return top
