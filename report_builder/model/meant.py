"""Which unit is meant: of its code or, as people call it, of its name or short name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from report_builder.dataset import Dataset
from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.language import fold_name
from report_builder.model.sheets import nearest
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


def names_in(dataset: Dataset) -> tuple[str, ...]:
    """What Identitas says that its unit is called."""
    answers = {}
    for table in dataset.tables:
        header = [normalize(str(title.value)) for title in table.header]
        if table.nama == IDENTITAS.nama and {"kunci", "isi"} <= set(header):
            kunci, isi = header.index("kunci"), header.index("isi")
            answers = {normalize(str(row[kunci].value)): str(row[isi].value or "") for row in table.rows}
    return tuple(name for key in CALLED if (name := answers.get(normalize(key), "").strip()))
