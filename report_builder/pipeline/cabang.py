"""One unit with all below it, chosen before anything is asked of the others: these are no part of its roll-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.errors import ExitCode, ReportError, error
from report_builder.model import Laporan
from report_builder.model.rekap.anggota import Anggota, fold, gather_units
from report_builder.model.sheets import nearest

_MOST_NAMED = 10
_HAS_NOT = "Sertakan data unit itu; rekap memakai lembar Identitas dan Pengaturannya."


@dataclass(frozen=True, slots=True)
class Cabang:
    """Where the reports of a branch stand among all, and these, with the rows of the sheets Unit that are of it."""

    nomor: tuple[int, ...]
    laporan: tuple[Laporan, ...]


def everything(reports: Sequence[Laporan]) -> Cabang:
    """All that there are."""
    return Cabang(tuple(range(len(reports))), tuple(reports))


def below(reports: Sequence[Laporan], unit: str) -> Cabang:
    """The unit of this code, name or short name and all below it.

    Everything where it is not certain who stands below whom: growing the tree tells why. Raises ReportError (usage)
    where there is no such unit, where the name is that of several, or where nothing is below it.
    """
    members, _ = gather_units(reports)
    names = _by_name(members)
    top = _choose(unit, members, names)
    codes = _descend(top, members, names)
    if any(len(_above(one, names)) > 1 for one in members if fold(one.kode) in codes and one is not top):
        return everything(reports)
    nomor = tuple(at for at, one in enumerate(reports) if fold(_code(one)) in codes)
    return Cabang(nomor, tuple(_awaiting(reports, nomor, fold(top.kode), codes)))


def _code(laporan: Laporan) -> str:
    return laporan.identitas.kode_unit or laporan.identitas.unit_kerja


def _by_name(members: Sequence[Anggota]) -> Mapping[str, tuple[Anggota, ...]]:
    """The units that a name may mean: the one of that code, else those of that name or abbreviation."""
    names: dict[str, tuple[Anggota, ...]] = {}
    for one in members:
        for name in {fold(one.nama), fold(one.singkatan)} - {""}:
            names[name] = (*names.get(name, ()), one)
    return {**names, **{fold(one.kode): (one,) for one in members}}


def _above(one: Anggota, names: Mapping[str, tuple[Anggota, ...]]) -> tuple[Anggota, ...]:
    said = one.induk or one.induk_terdaftar
    return names.get(fold(said.nama), ()) if said else ()


def _descend(
    top: Anggota, members: Sequence[Anggota], names: Mapping[str, tuple[Anggota, ...]]
) -> Mapping[str, Anggota]:
    """The units from the top down by their folded codes, each once even in a circle."""
    children: dict[str, list[Anggota]] = {}
    for one in members:
        for parent in _above(one, names):
            children.setdefault(fold(parent.kode), []).append(one)
    if fold(top.kode) not in children:
        hint = "Sebutkan unit yang membawahinya, atau buat laporannya sendiri tanpa --kind rekap."
        raise _refusal(f"Tidak ada unit di bawah {top.nama} ({top.kode}) yang dapat direkap.", hint)
    found: dict[str, Anggota] = {}
    waiting = [top]
    while waiting:
        one = waiting.pop()
        if fold(one.kode) not in found:
            found[fold(one.kode)] = one
            waiting += children.get(fold(one.kode), ())
    return found


def _awaiting(
    reports: Sequence[Laporan], nomor: Sequence[int], top: str, codes: Mapping[str, Anggota]
) -> list[Laporan]:
    """The reports with the rows of their sheets Unit that are of the branch, the top's with those of units above it."""
    kept = {
        at: replace(reports[at], unit=tuple(row for row in reports[at].unit if fold(row.kode_unit) in codes))
        for at in nomor
    }
    told = {row.places["kode_unit"] for one in kept.values() for row in one.unit}
    listed = {
        row.places["kode_unit"]: row
        for at, one in enumerate(reports)
        for row in one.unit
        if at not in kept and row.induk_unit and fold(row.kode_unit) in codes and fold(row.kode_unit) != top
    }
    more = tuple(row for place, row in listed.items() if place not in told)
    return [replace(one, unit=(*one.unit, *more)) if fold(_code(one)) == top else one for one in kept.values()]


# --- which unit is meant ---------------------------------------------------------------------------------------------


def _choose(unit: str, members: Sequence[Anggota], names: Mapping[str, tuple[Anggota, ...]]) -> Anggota:
    found = names.get(fold(unit), ())
    if len(found) > 1:
        codes = ", ".join(one.kode for one in found)
        raise _refusal(f"“{unit}” adalah nama {len(found)} unit.", f"Sebutkan kode salah satunya: {codes}.")
    if not found:
        raise _refusal(f"Unit “{unit}” tidak ada pada data.", _known(unit, members, names))
    if found[0].laporan is None:
        raise _refusal(
            f"{found[0].nama} ({found[0].kode}) belum melapor sehingga rekapnya tidak dapat dibuat.", _HAS_NOT
        )
    return found[0]


def _known(unit: str, members: Sequence[Anggota], names: Mapping[str, tuple[Anggota, ...]]) -> str:
    """The unit that may have been meant, else some of those that others stand below."""
    if match := nearest(unit, names):
        return f"Maksud Anda {' atau '.join(map(_told, names[match]))}?"
    above = {fold(parent.kode): parent for one in members for parent in _above(one, names)}
    told = [_told(one) for one in sorted(above.values(), key=lambda one: fold(one.kode)) if one.laporan]
    rest = f", dan {len(told) - _MOST_NAMED} lagi" if len(told) > _MOST_NAMED else ""
    return f"Unit yang membawahi unit lain: {', '.join(told[:_MOST_NAMED])}{rest}." if told else ""


def _told(one: Anggota) -> str:
    return f"{one.kode} ({one.nama})"


def _refusal(message: str, hint: str) -> ReportError:
    return ReportError([error(message, hint=hint)], ExitCode.USAGE)
