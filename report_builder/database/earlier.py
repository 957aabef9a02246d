"""Finds the figures of earlier years: in the tables, in rows of a query, or by running it for the years before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report_builder.database import queries, selects
from report_builder.database.catalog import TAHUN, Tabel
from report_builder.database.fetch import Baris, Lembar, fetch
from report_builder.database.history import ANSWERS, FIGURES, KUNCI, PERIOD, Lalu
from report_builder.database.statements import Saring
from report_builder.schema import IDENTITAS, INDIKATOR, normalize

if TYPE_CHECKING:
    from sqlalchemy import Connection

YEARS = 5
"""The years before that a query is run for: a plan, the Renstra, is of so many."""


@dataclass(frozen=True, slots=True)
class Asal:
    """A database with its tables, the queries of the office, and what these gave for the reports that are meant."""

    connection: Connection
    berkas: str
    tables: Sequence[Tabel]
    query: Mapping[str, str]
    lembar: Sequence[Lembar]
    parameter: queries.Parameter


def find(asal: Asal, saring: Saring) -> Lalu | None:
    """What is known of the years before, of tables those rows that are asked for; nothing where no indikator is."""
    indikator = _of_query(asal, INDIKATOR.nama, FIGURES, saring)
    if indikator is None and (table := _table(asal, INDIKATOR.nama)) and table.spelled(TAHUN) and saring.years:
        indikator = fetch(asal.connection, table, saring, asal.berkas, FIGURES)
    return Lalu(indikator, _identitas(asal, saring)) if indikator else None


def _identitas(asal: Asal, saring: Saring) -> Lembar | None:
    """The answers that tell the period of each year, as far as the sheet has the columns for them."""
    found = _of_query(asal, IDENTITAS.nama, ANSWERS, saring)
    if found is None and (table := _table(asal, IDENTITAS.nama)) and saring.years and all(map(table.spelled, ANSWERS)):
        asked = replace(saring, answers={KUNCI: (PERIOD,)})
        found = fetch(asal.connection, table, asked, asal.berkas, ANSWERS)
    return found if found and len(found.columns) == len(ANSWERS) else None


def _table(asal: Asal, nama: str) -> Tabel | None:
    return next((table for table in asal.tables if table.lembar == nama), None)


def _of_query(asal: Asal, nama: str, columns: Sequence[str], saring: Saring) -> Lembar | None:
    """These columns of what a query gives: of all years that its rows tell, or of those that it is run for."""
    query = {lembar: one for lembar, one in asal.query.items() if normalize(lembar) == normalize(nama)}
    if not query:
        return None
    read = next(one for one in asal.lembar if one.nama == nama)
    tahun = asal.parameter.tahun
    if tahun is not None and any("tahun" in selects.parameters(statement) for statement in query.values()):
        before = {year: _run(asal, query, year, saring.reports) for year in range(tahun - YEARS, tahun)}
        read = _joined(read, before)
    return read.only(columns)


def _run(asal: Asal, query: Mapping[str, str], tahun: int, reports: int) -> Lembar:
    (found,) = queries.run(asal.connection, query, replace(asal.parameter, tahun=tahun), asal.berkas, reports)
    return found


def _joined(read: Lembar, years: Mapping[int, Lembar]) -> Lembar:
    """The rows of each year as such; those that tell another one themselves are given by that year's own run."""
    by_unit: dict[str | None, tuple[Baris, ...]] = {}
    for tahun, lembar in years.items():
        for unit, rows in lembar.by_unit.items():
            own = tuple(replace(row, tahun=tahun) for row in rows if row.tahun in {None, tahun})
            by_unit[unit] = (*by_unit.get(unit, ()), *own)
    return replace(read, by_unit=by_unit)
