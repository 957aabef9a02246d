"""Loads reports into a database, all of them or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from report_builder.database import address, catalog, choice, named, statements
from report_builder.database.catalog import NOMOR, TAHUN, UNIT, Tabel
from report_builder.database.connection import loading, reading
from report_builder.database.written import Muatan
from report_builder.dataset import Pilihan
from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.language import join_list
from report_builder.schema import normalize

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OWN = (UNIT, TAHUN, NOMOR)

_TWICE_HINT = "Beri setiap unit kode_unit sendiri di lembar Identitas, atau muat salah satunya saja."
_THERE_HINT = "Ganti isinya dengan --replace, atau muat ke basis data lain."
_DIGITS_HINT = "Muat ke PostgreSQL, yang menyimpannya utuh, atau pakai satuan yang lebih besar."
_COLUMN_HINT = "Tambahkan kolom itu dengan ALTER TABLE, atau muat ke basis data lain."


def load(url: str, muatan: Sequence[Muatan], *, replace: bool = False) -> None:
    """Put reports into a database, in one transaction: all of them, or none where anything is wrong.

    Tables that are lacking are made. Raises ReportError (output) where a report of the same unit and year is there
    already, unless it is to be replaced, or where the database refuses; (data) where two inputs are of one report.
    """
    alamat = address.parse(url)
    if twice := tuple(_twice(muatan)):
        raise ReportError(twice)
    with loading(alamat) as connection:
        there = _already_there(connection, muatan, alamat.nama)
        problems = [*_lossy(connection.dialect.name, muatan), *(() if replace else map(_not_replaced, there))]
        if problems:
            raise ReportError(problems, ExitCode.OUTPUT)
        known = _make(connection)
        if lacking := tuple(_lacking_columns(known, muatan, alamat.nama)):
            raise ReportError(lacking, ExitCode.OUTPUT)
        for lama in there:
            _clear(connection, known.values(), lama.units, lama.years)
        for one in muatan:
            _insert(connection, known, one)


def remove(url: str, unit: str, tahun: int) -> str:
    """Take the report of a unit and year out of all tables, and give the unit's code.

    Raises ReportError (data) where the database holds none, with what there is, (output) where it refuses.
    """
    alamat = address.parse(url)
    with reading(alamat) as connection:
        tables = catalog.sheets(catalog.tables(connection))
        isi, _ = choice.survey(connection, tables, alamat.nama)
        kode = named.resolve(connection, tables, isi, unit, alamat.nama)
        (kode,) = choice.choose_one(isi, Pilihan(kode, tahun), alamat.nama)
    with loading(alamat) as connection:
        _clear(connection, tables, isi.units[kode], isi.years[tahun])
    return kode


def _twice(muatan: Sequence[Muatan]) -> Iterator[Problem]:
    first: dict[tuple[str, int], Muatan] = {}
    for one in muatan:
        before = first.setdefault((one.unit.casefold(), one.tahun), one)
        if before is not one:
            message = f"Laporan unit {one.unit} tahun {one.tahun} sudah ada di {before.berkas}."
            yield error(message, Place(one.berkas), _TWICE_HINT)


def _lossy(dialect: str, muatan: Sequence[Muatan]) -> Iterator[Problem]:
    """An error for each number that SQLite would round."""
    from report_builder.database import definitions

    cells = ((one, nama, kolom, value) for one in muatan for nama, kolom, value in _cells(one))
    for one, nama, kolom, value in cells if dialect == "sqlite" else ():
        if isinstance(value, Decimal) and not definitions.is_kept(value):
            message = (
                f"Angka {f'{value:f}'.replace('.', ',')} lebih panjang daripada yang disimpan SQLite tanpa pembulatan."
            )
            yield error(message, Place(one.berkas, nama, kolom), _DIGITS_HINT)


def _cells(muatan: Muatan) -> Iterator[tuple[str, str, object]]:
    for nama, rows in muatan.rows.items():
        yield from ((nama, kolom, value) for row in rows for kolom, value in row.items())


# --- what is there already -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Lama:
    """A report that is there already: the one that has its unit and year, and how these are written there."""

    muatan: Muatan
    berkas: str
    units: Collection[str]
    years: Collection[str]


def _already_there(connection: Connection, muatan: Sequence[Muatan], berkas: str) -> list[_Lama]:
    isi, _ = choice.survey(connection, catalog.sheets(catalog.tables(connection)), berkas)
    spelled = {unit.casefold(): unit for unit in isi.tahun}
    found = []
    for one in muatan:
        unit = spelled.get(one.unit.casefold())
        if unit is not None and one.tahun in isi.tahun[unit]:
            found.append(_Lama(one, berkas, isi.units[unit], isi.years[one.tahun]))
    return found


def _not_replaced(lama: _Lama) -> Problem:
    message = f"Laporan unit {lama.muatan.unit} tahun {lama.muatan.tahun} sudah ada, jadi tidak ditimpa."
    return error(message, Place(lama.berkas), _THERE_HINT)


def _clear(connection: Connection, tables: Iterable[Tabel], units: Collection[str], years: Collection[str]) -> None:
    for table in tables:
        if table.spelled(UNIT) and table.spelled(TAHUN):
            connection.execute(statements.delete(table, units, years))


# --- tables and rows -------------------------------------------------------------------------------------------------


def _make(connection: Connection) -> Mapping[str, Tabel]:
    """The tables that are sheets, by their names as these are compared; what was lacking is made."""
    from report_builder.database import definitions

    there = {normalize(table.nama) for table in catalog.tables(connection)}
    for table in definitions.tables():
        if normalize(table.name) not in there:
            table.create(connection)
    return {normalize(table.nama): table for table in catalog.sheets(catalog.tables(connection))}


def _lacking_columns(known: Mapping[str, Tabel], muatan: Sequence[Muatan], berkas: str) -> Iterator[Problem]:
    """An error for each table that was there and lacks columns that are loaded."""
    used: dict[str, dict[str, None]] = {}
    for one in muatan:
        for nama, kolom, value in _cells(one):
            if value is not None:
                used.setdefault(nama, dict.fromkeys(_OWN))[kolom] = None
    for nama, columns in used.items():
        table = known[normalize(nama)]
        lacking = [kolom for kolom in columns if not table.spelled(kolom)]
        if lacking:
            message = f"Tabel “{table.nama}” tidak mempunyai kolom {join_list(lacking)}."
            yield error(message, Place(berkas, table.nama), _COLUMN_HINT)


def _insert(connection: Connection, known: Mapping[str, Tabel], muatan: Muatan) -> None:
    from report_builder.database import definitions

    for table in definitions.tables():
        rows = muatan.rows.get(table.name, ())
        there = known[normalize(table.name)]
        own = {UNIT: muatan.unit, TAHUN: muatan.tahun}
        values = [{**own, NOMOR: number, **row} for number, row in enumerate(rows, start=1)]
        if values:
            statement, spelled = definitions.insert_into(there, table)
            connection.execute(statement, [{spelled[nama]: row.get(nama) for nama in spelled} for row in values])
