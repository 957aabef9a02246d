"""The tables that a load makes: the sheets with typed columns, each row known by its report and its number in that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Date, Dialect, Insert, Integer, MetaData, Table, Text, column, insert, quoted_name, table
from sqlalchemy.types import TypeEngine, UserDefinedType

from report_builder import schema
from report_builder.database.appendices import BARIS, COLUMNS, KOLOM
from report_builder.database.catalog import APPENDICES, NOMOR, TAHUN, UNIT, Tabel
from report_builder.schema import SHEETS, Jenis

_LONGEST_INTEGER = 2**63
_DIGITS_OF_A_DOUBLE = 15


class Angka(UserDefinedType[Decimal]):
    """NUMERIC, which PostgreSQL keeps as it is; SQLite makes a whole number or a double of it."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """The type as it is declared."""
        return "NUMERIC"

    def bind_processor(self, dialect: Dialect) -> Callable[[Decimal | None], object]:
        """How a value goes into the database."""
        return _as_sqlite if dialect.name == "sqlite" else _as_it_is


def _as_it_is(value: Decimal | None) -> Decimal | None:
    return value


def _as_sqlite(value: Decimal | None) -> float | None:
    return value if value is None else int(value) if _is_whole(value) else float(value)


def is_kept(value: Decimal) -> bool:
    """Whether SQLite gives a number back as it was."""
    return _is_whole(value) or len(value.normalize().as_tuple().digits) <= _DIGITS_OF_A_DOUBLE


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value() and abs(value) < _LONGEST_INTEGER


_TYPES: Mapping[Jenis, Callable[[], TypeEngine[Any]]] = {
    Jenis.ANGKA: Angka,
    Jenis.TAHUN: Integer,
    Jenis.TANGGAL: Date,
}
"""All other columns are texts: codes keep their zeros, and a target of 3,30 its decimals."""


def tables() -> tuple[Table, ...]:
    """The table of each sheet, and the one of all appendices."""
    metadata = MetaData()
    sheets = {sheet.nama.lower(): [_column(one) for one in sheet.columns] for sheet in SHEETS}
    numbers = (BARIS, KOLOM)
    appendices = [Column(nama, Integer() if nama in numbers else Text()) for nama in COLUMNS]
    return tuple(
        Table(nama, metadata, *_own(), *columns) for nama, columns in {**sheets, APPENDICES: appendices}.items()
    )


def insert_into(there: Tabel, wanted: Table) -> tuple[Insert, Mapping[str, str]]:
    """How rows go into a table as the database spells it, typed as it would be made, and its columns that take them."""
    spelled = {one.name: quoted_name(nama, True) for one in wanted.columns if (nama := there.spelled(one.name))}
    columns = (column(nama, wanted.columns[name].type) for name, nama in spelled.items())
    return insert(table(quoted_name(there.nama, True), *columns)), spelled


def _own() -> Iterator[Column[Any]]:
    """What tells the report of a row, and its order in that."""
    yield Column(UNIT, Text, primary_key=True)
    yield Column(TAHUN, Integer, primary_key=True, autoincrement=False)
    yield Column(NOMOR, Integer, primary_key=True, autoincrement=False)


def _column(column: schema.Column) -> Column[Any]:
    return Column(column.nama, _TYPES.get(column.jenis, Text)())
