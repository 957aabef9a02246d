"""Which unit is meant: of its code or, as people call it, of its name or short name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from report_builder.dataset import Dataset
from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.language import fold_name
from report_builder.model.sheets import meant, nearest
from report_builder.schema import IDENTITAS, normalize

MOST_NAMED = 10
"""How many units a message names."""

CALLED = ("unit_kerja", "singkatan", "kode_unit")
"""The keys of Identitas that a unit is called by."""


def meant_unit(asked: str, names: Mapping[str, Sequence[str]], where: Place | None = None) -> str:
    """The code of the unit of this code or, where none is, of this name; ``names`` are those of each code.

    Raises ReportError (usage) where several units have the name, (data) where none has, with those that there are.
    """
    by_code = {fold_name(kode): kode for kode in names}
    if fold_name(asked) in by_code:
        return by_code[fold_name(asked)]
    found = [kode for kode, called in names.items() if fold_name(asked) in map(fold_name, called)]
    if len(found) == 1:
        return found[0]
    if found:
        hint = f"Sebutkan kode salah satunya: {listed(sorted(found))}."
        raise ReportError([error(f"“{asked}” adalah nama {len(found)} unit.", where, hint)], ExitCode.USAGE)
    raise ReportError([error(f"Unit “{asked}” tidak ada pada data.", where, _hint(asked, names))])


def listed(units: Sequence[str]) -> str:
    """Some ten of them, and how many more there are."""
    rest = f", dan {len(units) - MOST_NAMED} lagi" if len(units) > MOST_NAMED else ""
    return f"{', '.join(units[:MOST_NAMED])}{rest}"


def _hint(asked: str, names: Mapping[str, Sequence[str]]) -> str:
    by_name = {name: kode for kode, called in names.items() for name in (*called, kode)}
    match = nearest(asked, by_name)
    if match:
        return f"Maksud Anda {_told(by_name[match], names)}?"
    return f"Yang ada: {listed([_told(kode, names) for kode in sorted(names)])}."


def _told(kode: str, names: Mapping[str, Sequence[str]]) -> str:
    name = next((name for name in names[kode] if fold_name(name) != fold_name(kode)), "")
    return f"{kode} ({name})" if name else kode


def with_owners(units: Mapping[str, Dataset]) -> Mapping[str, Dataset]:
    """The data of each unit as its own, where the column ``unit`` calls most units as Identitas does.

    It may hold other labels too, such as the names of files: these contradict nothing.
    """
    called = {fold_name(name) for one in units.values() for name in names_in(one)}
    if sum(fold_name(unit) in called for unit in units) * 2 < len(units):
        return units
    return {unit: replace(one, unit=unit) for unit, one in units.items()}


def with_strays(units: Mapping[str, Dataset]) -> Mapping[str, Dataset]:
    """The data of each unit; of one that the sheet Identitas does not know with an error that names the nearest."""
    names = {unit: names_in(one) for unit, one in units.items()}
    known = [unit for unit, called in names.items() if called]
    return {
        unit: replace(one, problems=(_stray(unit, one, known), *one.problems)) if known and not names[unit] else one
        for unit, one in units.items()
    }


def _stray(unit: str, dataset: Dataset, known: Sequence[str]) -> Problem:
    place = Place(dataset.tables[0].berkas.partition("/")[0])
    hint = meant(unit, known, f"Isi lembar {IDENTITAS.nama} unit itu, atau perbaiki namanya.")
    return error(f"Unit “{unit}” tidak mempunyai isian di lembar {IDENTITAS.nama}.", place, hint)


def names_in(dataset: Dataset) -> tuple[str, ...]:
    """What Identitas says that its unit is called."""
    answers = answers_in(dataset)
    return tuple(name for key in CALLED if (name := answers.get(normalize(key), "")))


def answers_in(dataset: Dataset) -> Mapping[str, str]:
    """What Identitas answers, by the keys as names are compared, also where the data have errors."""
    for table in dataset.tables:
        if normalize(table.nama) == normalize(IDENTITAS.nama):
            header = [normalize(str(title.value)) for title in table.header]
            if {"kunci", "isi"} <= set(header):
                kunci, isi = header.index("kunci"), header.index("isi")
                return {normalize(str(row[kunci].value)): str(row[isi].value or "").strip() for row in table.rows}
    return {}
