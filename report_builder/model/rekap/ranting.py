"""One unit with all below it, chosen before anything is asked of the others: these are no part of its roll-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.dataset import Dataset
from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.language import fold_name
from report_builder.model.meant import CALLED, answers_in, meant_unit
from report_builder.model.parts import Laporan
from report_builder.model.rekap.anggota import Anggota, Names, Sebutan, by_name, gather_units
from report_builder.schema import IDENTITAS, normalize


@dataclass(frozen=True, slots=True)
class Ranting:
    """Where the reports of a branch stand among all, and these, with the rows of the sheets Unit that are of it.

    ``faulty`` are those of the data with errors that are of the branch, or may be.
    """

    nomor: tuple[int, ...]
    laporan: tuple[Laporan, ...]
    faulty: tuple[int, ...] = ()


def everything(reports: Sequence[Laporan], faulty: Sequence[Dataset] = ()) -> Ranting:
    """All that there are."""
    return Ranting(tuple(range(len(reports))), tuple(reports), tuple(range(len(faulty))))


def below(reports: Sequence[Laporan], unit: str, faulty: Sequence[Dataset] = ()) -> Ranting:
    """The unit of this code, name or short name and all below it, of data with errors by what Identitas says.

    Everything where it is not certain who stands below whom: growing the tree tells why. Raises ReportError as
    `meant_unit` does, and (usage) where the unit has not reported or nothing is below it.
    """
    said = [_member(one) for one in faulty]
    members = _with_faulty(gather_units(reports)[0], said)
    names = by_name(members)
    top = _choose(unit, members)
    if top.laporan is None and top.kode not in {one.kode for one in said if one}:
        raise _silent(top)
    codes = _descend(top, members, names)
    if any(len(_above(one, names)) > 1 for one in members if fold_name(one.kode) in codes and one is not top):
        return everything(reports, faulty)
    of_branch = tuple(at for at, one in enumerate(said) if one is None or fold_name(one.kode) in codes)
    nomor = tuple(at for at, one in enumerate(reports) if fold_name(one.identitas.kode) in codes)
    return Ranting(nomor, tuple(_awaiting(reports, nomor, fold_name(top.kode), codes)), of_branch)


def _member(dataset: Dataset) -> Anggota | None:
    """The unit of data with errors; None where its Identitas does not tell which that is."""
    answers = {key: answers_in(dataset).get(normalize(key), "") for key in (*CALLED, "induk_unit")}
    kode = answers["kode_unit"] or answers["unit_kerja"]
    if not kode:
        return None
    place = Place(dataset.tables[0].berkas, IDENTITAS.nama)
    induk = Sebutan(answers["induk_unit"], place) if answers["induk_unit"] else None
    return Anggota(kode, answers["unit_kerja"], answers["singkatan"], place, None, induk)


def _with_faulty(members: Sequence[Anggota], faulty: Sequence[Anggota | None]) -> tuple[Anggota, ...]:
    """The units with those that have errors, which a sheet Unit may list too."""
    by_code = {fold_name(one.kode): one for one in members}
    for one in filter(None, faulty):
        known = by_code.get(fold_name(one.kode), one)
        by_code[fold_name(one.kode)] = known if known.laporan else replace(one, induk_terdaftar=known.induk_terdaftar)
    return tuple(by_code.values())


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
    return next(one for one in members if one.kode == kode)


def _silent(top: Anggota) -> ReportError:
    message = f"{top.nama} ({top.kode}) belum melapor sehingga rekapnya tidak dapat dibuat."
    hint = "Sertakan data unit itu; rekap memakai lembar Identitas dan Pengaturannya."
    return ReportError([error(message, hint=hint)], ExitCode.USAGE)
