"""The statements of an office whose tables have other names: ``[query]`` of report.toml, a SELECT for a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report_builder.database import selects
from report_builder.database.catalog import Kolom, spell
from report_builder.database.connection import reason
from report_builder.database.fetch import Lembar, gather, most_rows
from report_builder.errors import ExitCode, Place, Problem, ReportError, error

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OPTIONS = {"unit": "--unit", "tahun": "--year"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What the parameters of a query stand for; None where more than one unit or year is read, or none is named."""

    unit: str | None
    tahun: int | None

    def values(self, dialect: str) -> Mapping[str, object]:
        """The parameters by name. PostgreSQL compares a text that it is given with a column of any type, as it does."""
        tahun = self.tahun if dialect == "sqlite" or self.tahun is None else str(self.tahun)
        return {"unit": self.unit, "tahun": tahun}


def run(
    connection: Connection, query: Mapping[str, str], parameter: Parameter, berkas: str, reports: int
) -> list[Lembar]:
    """The sheets that the queries give, in the order of these; raises ReportError (template) with all that fail."""
    found: list[Lembar] = []
    problems: list[Problem] = []
    for lembar, statement in query.items():
        try:
            found.append(_run(connection, lembar, statement, parameter, (berkas, reports)))
        except ReportError as failure:
            problems += failure.problems
    if problems:
        raise ReportError(problems, ExitCode.TEMPLATE)
    return found


def _run(connection: Connection, lembar: str, statement: str, parameter: Parameter, limits: tuple[str, int]) -> Lembar:
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    place = Place("report.toml", "", f"query.{lembar}")
    values = parameter.values(connection.dialect.name)
    asked = selects.parameters(statement)
    lacking = tuple(_lacking(nama, place) for nama in sorted(asked) if values.get(nama) is None)
    if lacking:
        raise ReportError(lacking)
    berkas, reports = limits
    try:
        # One that fails must not take the others along.
        with connection.begin_nested():
            result = connection.execute(text(selects.escaped(statement)), {nama: values[nama] for nama in asked})
            columns = list(map(Kolom, result.keys()))
            most = most_rows(len(columns), reports)
            rows = result.fetchmany(most + 1)
            result.close()
    except SQLAlchemyError as failure:
        hint = "Jalankan SELECT itu di basis datanya untuk memeriksanya."
        raise ReportError([error(f"Basis data menolak kueri ini: {reason(failure)}.", place, hint)]) from None
    return gather(spell(lembar), columns, rows, most, berkas, in_order=True)


def _lacking(nama: str, place: Place) -> Problem:
    option = _OPTIONS.get(nama)
    if option is None:
        return error(f"Parameter :{nama} tidak dikenal.", place, f"Yang dikenal: :{', :'.join(_OPTIONS)}.")
    hint = f"Sebutkan {option}; untuk membaca banyak unit sekaligus, beri SELECT itu kolom unit dan tahun_laporan."
    return error(f"Kueri ini memerlukan :{nama}.", place, hint)
