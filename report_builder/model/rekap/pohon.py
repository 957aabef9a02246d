"""Grows the tree: each unit below the one that it, or the sheet Unit, names as induk_unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_builder.errors import Problem, ReportError, error, has_errors, warning
from report_builder.language import fold_name
from report_builder.model.parts import Laporan
from report_builder.model.rekap.anggota import Anggota, Names, Sebutan, by_name, gather_units, name_all
from report_builder.model.rekap.keserasian import check_agreement
from report_builder.model.rekap.simpul import Simpul

_ROOT_HINT = "Hanya unit yang rekapnya dibuat yang tidak mempunyai induk di dalam data; periksa induk_unit."


@dataclass(frozen=True, slots=True)
class Pohon:
    """The unit at the top with all below it, and the warnings that were found on the way."""

    akar: Simpul
    problems: tuple[Problem, ...]


def grow(laporan: Sequence[Laporan]) -> Pohon:
    """The tree of these units and of those that their sheets Unit await.

    Raises ReportError with all that is wrong: no unit at the top or several, circles, codes given twice, units that
    disagree on an indikator or report for another period.
    """
    units, problems = gather_units(laporan)
    by_code = {fold_name(one.kode): one for one in units}
    names = by_name(units)
    above, faults = _find_above(units, names)
    tops = tuple(one for one in units if fold_name(one.kode) not in above)
    faults += _circles(by_code, above)
    problems += faults or _no_single_top(tops)
    problems += check_agreement(laporan, tops[0].laporan if len(tops) == 1 else None)
    problems += [*_strangers(units), *_alone(units, tops)]
    if has_errors(problems):
        raise ReportError(problems)
    return Pohon(_node(tops[0], _below(units, above)), tuple(problems))


def _find_above(units: Sequence[Anggota], names: Names) -> tuple[Mapping[str, str], list[Problem]]:
    """The folded code of the unit above each, and what is wrong with the names of these.

    A name that no unit has is right for one unit only, the one at the top: it stands below a unit that is no part of
    the roll-up.
    """
    above: dict[str, str] = {}
    problems: list[Problem] = []
    outside: list[tuple[Anggota, Sebutan]] = []
    for one in units:
        said = one.sebutan_induk
        found = names.get(fold_name(said.nama), ()) if said else ()
        if len(found) == 1:
            above[fold_name(one.kode)] = fold_name(found[0].kode)
        elif said and found:
            problems.append(_ambiguous(one, said, found))
        elif said:
            outside.append((one, said))
        problems += _contradiction(one, names)
    rootless = sum(one.induk is None and one.induk_terdaftar is None for one in units)
    if rootless or len(outside) > 1:
        problems += [_unknown(*each) for each in outside]
    return above, problems


def _ambiguous(one: Anggota, said: Sebutan, found: Sequence[Anggota]) -> Problem:
    codes = name_all([f"“{each.kode}”" for each in found])
    message = f"Induk {one.nama}, “{said.nama}”, adalah nama beberapa unit: {codes}."
    return error(message, said.tempat, "Isi induk_unit dengan kode_unit induknya.")


def _unknown(one: Anggota, said: Sebutan) -> Problem:
    message = f"Unit induk “{said.nama}” dari {one.nama} tidak ada di antara unit yang direkap."
    hint = "Perbaiki induk_unit, tambahkan data unit induk itu, atau daftarkan di lembar Unit."
    return error(message, said.tempat, hint)


def _contradiction(one: Anggota, names: Names) -> Iterator[Problem]:
    said, listed = one.induk, one.induk_terdaftar
    if said is None or listed is None or fold_name(said.nama) == fold_name(listed.nama):
        return
    if names.get(fold_name(said.nama)) != names.get(fold_name(listed.nama)):
        message = f"Induk {one.nama} adalah “{said.nama}”, tetapi “{listed.nama}” menurut {listed.tempat}."
        yield error(message, said.tempat, "Samakan induk_unit di lembar Identitas dan di lembar Unit.")


def _circles(by_code: Mapping[str, Anggota], above: Mapping[str, str]) -> Iterator[Problem]:
    """Each circle once, with all its units."""
    told: set[str] = set()
    for start in above:
        way: dict[str, None] = {}
        kode = start
        while kode in above and kode not in way and kode not in told:
            way[kode] = None
            kode = above[kode]
        if kode in way:
            circle = list(way)[list(way).index(kode) :]
            names = " → ".join(by_code[each].nama for each in (*circle, kode))
            hint = "Perbaiki induk_unit salah satunya."
            yield error(f"Unit menjadi induk bagi dirinya sendiri: {names}.", by_code[kode].tempat, hint)
        told |= way.keys()


def _no_single_top(tops: Sequence[Anggota]) -> list[Problem]:
    """Without a circle there is a unit at the top, unless there is none at all."""
    match tops:
        case ():
            return [error("Tidak ada unit yang dapat direkap.")]
        case (_,):
            return []
        case _:
            names = ", ".join(one.nama for one in tops)
            return [error(f"Ada {len(tops)} unit puncak: {names}.", tops[1].tempat, _ROOT_HINT)]


def _alone(units: Sequence[Anggota], tops: Sequence[Anggota]) -> Iterator[Problem]:
    if len(units) == 1:
        hint = "Sertakan data unit di bawahnya dengan induk_unit, atau daftarkan di lembar Unit."
        yield error(f"Tidak ada unit di bawah {units[0].nama} yang dapat direkap.", units[0].tempat, hint)
    elif len(tops) == 1 and tops[0].laporan is None:
        hint = "Sertakan data unit itu; laporan rekap memakai lembar Identitas dan Pengaturannya."
        yield error(f"Unit puncak {tops[0].nama} tidak mempunyai data.", tops[0].tempat, hint)


def _strangers(units: Sequence[Anggota]) -> Iterator[Problem]:
    """That units reported which no sheet Unit knows, though there is one."""
    owners = {id(one) for one in units if one.laporan and one.laporan.unit}
    strangers = [one for one in units if one.laporan and one.induk_terdaftar is None and id(one) not in owners]
    if owners and strangers:
        names = ", ".join(one.nama for one in strangers)
        hint = "Tambahkan barisnya di lembar Unit, atau periksa kode_unit di lembar Identitas unit itu."
        yield warning(f"{len(strangers)} unit melapor tetapi tidak terdaftar di lembar Unit: {names}.", None, hint)


def _below(units: Sequence[Anggota], above: Mapping[str, str]) -> Mapping[str, tuple[Anggota, ...]]:
    """The units directly below each, by code: their order depends on no order of reading."""
    below: dict[str, tuple[Anggota, ...]] = {}
    for one in sorted(units, key=lambda one: (fold_name(one.kode), one.kode)):
        if fold_name(one.kode) in above:
            kode = above[fold_name(one.kode)]
            below[kode] = (*below.get(kode, ()), one)
    return below


def _node(one: Anggota, below: Mapping[str, tuple[Anggota, ...]]) -> Simpul:
    anak = tuple(_node(each, below) for each in below.get(fold_name(one.kode), ()))
    return Simpul(one.kode, one.nama, one.singkatan, one.tempat, one.laporan, anak)
