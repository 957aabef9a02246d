"""Which reports a database holds, and which of them are meant: a report is a unit and a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from report_builder.database import statements
from report_builder.database.catalog import TAHUN, UNIT, Tabel, holds_appendices
from report_builder.dataset import Pilihan
from report_builder.errors import ExitCode, Place, Problem, ReportError, error, warning
from report_builder.model.meant import listed

if TYPE_CHECKING:
    from sqlalchemy import Connection

Laporan: TypeAlias = Mapping[str, int | None]
"""The reports that are meant: the year of each unit, None where the database tells no years."""


@dataclass(slots=True)
class Isi:
    """The years of each unit in a database, a unit without a name where it tells none apart.

    ``units`` and ``years`` are the ways in which each is written there, such as 2021 and "2021 ".
    """

    tahun: dict[str, set[int]] = field(default_factory=dict)
    units: dict[str, set[str]] = field(default_factory=dict)
    years: dict[int, set[str]] = field(default_factory=dict)

    def add(self, unit: object, tahun: object) -> None:
        """Note that there are rows of a unit and a year, as they are written; None where there is no such column."""
        nama, year = unit_name(unit), year_number(tahun)
        self.units.setdefault(nama, set()).add(str(unit))
        years = self.tahun.setdefault(nama, set())
        if year is not None:
            years.add(year)
            self.years.setdefault(year, set()).add(str(tahun))


def unit_name(value: object) -> str:
    """The unit of a row as it is told, on one line."""
    return "" if value is None else " ".join(str(value).split())


def year_number(value: object) -> int | None:
    """The year of a row, be it a number or a text; None where it is no whole number."""
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return int(number) if number.is_finite() and number == number.to_integral_value() else None


def survey(connection: Connection, tables: Sequence[Tabel], berkas: str) -> tuple[Isi, tuple[Problem, ...]]:
    """What the tables hold, and a warning for rows that are of no report; nothing where they tell no units or years."""
    isi = Isi()
    telling = {table.nama: table for table in _telling(tables)}
    lacking: set[tuple[str, str]] = set()
    found = connection.execute(statements.survey(tuple(telling.values()))).all() if telling else ()
    for nama, unit, tahun in found:
        table = telling[nama]
        if table.spelled(UNIT) and not unit_name(unit):
            lacking.add((nama, UNIT))
        elif table.spelled(TAHUN) and year_number(tahun) is None:
            lacking.add((nama, TAHUN))
        else:
            isi.add(unit, tahun)
    return isi, tuple(_of_no_report(nama, kolom, berkas) for nama, kolom in sorted(lacking))


def _telling(tables: Sequence[Tabel]) -> Iterable[Tabel]:
    """The tables that tell units; where none does, those that tell years. Appendices have the most rows and no more."""
    small = [table for table in tables if not holds_appendices(table)]
    return [table for table in small if table.spelled(UNIT)] or [table for table in small if table.spelled(TAHUN)]


def _of_no_report(nama: str, kolom: str, berkas: str) -> Problem:
    message = f"Tabel “{nama}” berisi baris tanpa {kolom} yang terbaca; baris itu tidak dibaca."
    return warning(message, Place(berkas, nama, kolom), "Isi kolom itu, atau hapus barisnya.")


def choose_one(isi: Isi, pilihan: Pilihan, berkas: str) -> Laporan:
    """The one report that is meant; raises ReportError as `choose` does, and (usage) where there are several units."""
    chosen = choose(isi, pilihan, berkas)
    if len(chosen) > 1:
        hint = f"Pilih satu dengan --unit: {listed(sorted(chosen))}."
        raise _refusal(f"Basis data ini memuat {len(chosen)} unit.", berkas, hint)
    return chosen


def choose(isi: Isi, pilihan: Pilihan, berkas: str) -> Laporan:
    """The reports that are meant: of one unit or all, of one year or each unit's latest, or of all the latest of any.

    Raises ReportError (data) where there are none, with what there is to choose from.
    """
    wanted = unit_name(pilihan.unit).casefold()
    found = {unit: years for unit, years in isi.tahun.items() if not wanted or unit.casefold() == wanted}
    if not found:
        known = listed(list(filter(None, sorted(isi.tahun))))
        hint = f"Yang ada: {known}." if known else f"Tambahkan kolom {UNIT} pada setiap tabel."
        raise _refusal(f"Unit “{pilihan.unit}” tidak ada pada data.", berkas, hint, ExitCode.DATA)
    tahun = pilihan.tahun
    if tahun is None and pilihan.serempak:
        tahun = max((year for years in found.values() for year in years), default=None)
    if tahun is None:
        return {unit: max(years, default=None) for unit, years in found.items()}
    chosen: Laporan = {unit: tahun for unit, years in found.items() if tahun in years}
    if not chosen:
        years = sorted({year for years in found.values() for year in years})
        hint = f"Yang ada: {', '.join(map(str, years))}." if years else f"Tambahkan kolom {TAHUN} pada setiap tabel."
        of_unit = f" untuk unit “{pilihan.unit}”" if wanted else ""
        raise _refusal(f"Laporan tahun {pilihan.tahun}{of_unit} tidak ada pada data.", berkas, hint, ExitCode.DATA)
    return chosen


def left_out(isi: Isi, chosen: Laporan, berkas: str) -> Iterator[Problem]:
    """A warning that units have no report of the year that those of all others are of."""
    lacking = sorted(filter(None, isi.tahun.keys() - chosen.keys()))
    if lacking:
        years = ", ".join(str(year) for year in sorted({year for year in chosen.values() if year}))
        message = f"{len(lacking)} unit tidak mempunyai laporan tahun {years}: {listed(lacking)}."
        yield warning(message, Place(berkas), "Muat laporan unit itu, atau pilih tahun lain dengan --year.")


def earlier(isi: Isi, chosen: Laporan) -> Mapping[str, tuple[int, ...]]:
    """The years before, the latest first, that the same units have reports of."""
    years = {
        unit: tuple(sorted((year for year in isi.tahun.get(unit, ()) if tahun and year < tahun), reverse=True))
        for unit, tahun in chosen.items()
    }
    return {unit: before for unit, before in years.items() if before}


def _refusal(message: str, berkas: str, hint: str, exit_code: ExitCode = ExitCode.USAGE) -> ReportError:
    return ReportError([error(message, Place(berkas), hint)], exit_code)
