"""What the units of a database are called in Identitas, beside the code that their rows have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from report_builder.database.catalog import Tabel
from report_builder.database.choice import Isi, unit_name
from report_builder.database.fetch import fetch
from report_builder.database.history import ANSWERS, ISI, KUNCI
from report_builder.database.statements import Saring
from report_builder.errors import Place
from report_builder.model.meant import CALLED, meant_unit
from report_builder.schema import IDENTITAS

if TYPE_CHECKING:
    from sqlalchemy import Connection


def resolve(connection: Connection, tables: Sequence[Tabel], isi: Isi, unit: str, berkas: str) -> str:
    """The code of the unit that is meant; only where no row has it as a code are names asked for, in one query.

    Raises ReportError as `meant_unit` does.
    """
    codes = list(filter(None, isi.tahun))
    if not unit or not codes or unit_name(unit).casefold() in map(str.casefold, codes):
        return unit
    names = {**dict.fromkeys(codes, ()), **_names(connection, tables, isi, berkas)}
    return meant_unit(unit, names, Place(berkas))


def _names(connection: Connection, tables: Sequence[Tabel], isi: Isi, berkas: str) -> Mapping[str, Sequence[str]]:
    """The names of each unit, those of its latest year first."""
    table = next((table for table in tables if table.lembar == IDENTITAS.nama), None)
    if table is None or not all(map(table.spelled, ANSWERS)):
        return {}
    reports = sum(max(len(years), 1) for years in isi.tahun.values())
    called = frozenset(spelling for nama in CALLED for spelling in (nama, nama.replace("_", " ")))
    found = fetch(connection, table, Saring(reports=reports, answers={KUNCI: called}), berkas, ANSWERS)
    at = [kolom.nama.casefold() for kolom in found.columns].index(ISI)
    order = {unit: sorted(rows, key=lambda row: -(row.tahun or 0)) for unit, rows in found.by_unit.items() if unit}
    return {
        unit: tuple(dict.fromkeys(str(row.values[at]) for row in rows if row.values[at]))
        for unit, rows in order.items()
        if unit in isi.tahun
    }
