"""The statements that a database is asked: names as it spells them, values bound."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from report_builder.database.catalog import TAHUN, UNIT, Tabel

if TYPE_CHECKING:
    from sqlalchemy import ColumnClause, CompoundSelect, Delete, Select, TableClause


@dataclass(frozen=True, slots=True)
class Saring:
    """Which rows are asked for: of these units and years, as they are written there (none for all), so many reports.

    ``answers`` are columns that must hold one of these texts, in small letters.
    """

    units: Collection[str] = ()
    years: Collection[str] = ()
    reports: int = 1
    answers: Mapping[str, Collection[str]] = field(default_factory=dict)


def as_table(tabel: Tabel) -> TableClause:
    """The table for a statement; its names are quoted, so that capitals count."""
    from sqlalchemy import column, quoted_name, table

    columns: Iterator[ColumnClause[Any]] = (column(quoted_name(kolom.nama, True)) for kolom in tabel.columns)
    return table(quoted_name(tabel.nama, True), *columns)


def survey(tables: Sequence[Tabel]) -> CompoundSelect[Any]:
    """Each unit and year of each table once, as texts; NULL where the table has no such column."""
    from sqlalchemy import Text, cast, literal, null, select, union

    parts = []
    for tabel in tables:
        source = as_table(tabel)
        spelled = [tabel.spelled(nama) for nama in (UNIT, TAHUN)]
        unit, tahun = (cast(source.c[nama] if nama else null(), Text) for nama in spelled)
        parts.append(select(literal(tabel.nama), unit, tahun).select_from(source))
    return union(*parts)


def rows(tabel: Tabel, columns: Sequence[str], saring: Saring, most: int) -> Select[Any]:
    """The columns of at most so many rows, of those that are asked for as far as the table tells them apart."""
    from sqlalchemy import Text, cast, func, select

    source = as_table(tabel)
    statement = select(*(source.c[nama] for nama in columns)).limit(most)
    for nama, values in ((UNIT, saring.units), (TAHUN, saring.years)):
        if values and (spelled := tabel.spelled(nama)):
            # One office writes the year as a number, another as a text.
            statement = statement.where(cast(source.c[spelled], Text).in_(sorted(values)))
    for nama, values in saring.answers.items():
        statement = statement.where(func.lower(source.c[tabel.spelled(nama)]).in_(sorted(values)))
    return statement


def delete(tabel: Tabel, units: Collection[str], years: Collection[str]) -> Delete:
    """Take the rows of a report out of a table, its unit and year being written in any of these ways."""
    from sqlalchemy import Text, cast, delete

    source = as_table(tabel)
    unit, tahun = (cast(source.c[tabel.spelled(nama)], Text) for nama in (UNIT, TAHUN))
    return delete(source).where(unit.in_(sorted(units)), tahun.in_(sorted(years)))
