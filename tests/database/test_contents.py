"""A value of a database is the content of a cell, whatever the database calls its type."""

from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.database.contents import content
from report_builder.database.definitions import Angka, is_kept
from report_builder.dataset import Cell, CellKind, read_number
from report_builder.errors import Place
from report_builder.sources.contents import UnreadableError
from report_builder.sources.grid import NOTHING


@pytest.mark.parametrize(
    ("value", "jenis", "kind", "read"),
    [
        ("3,30", "TEXT", CellKind.TEXT, "3,30"),
        (3, "INTEGER", CellKind.NUMBER, Decimal(3)),
        (0.1 + 0.2, "REAL", CellKind.NUMBER, Decimal("0.3")),
        (Decimal("3.30"), "numeric", CellKind.NUMBER, Decimal("3.3")),
        (Decimal("1E+3"), "numeric", CellKind.NUMBER, Decimal(1000)),
        (999999999999999999, "bigint", CellKind.TEXT, "999999999999999999"),
        (True, "boolean", CellKind.BOOLEAN, True),
        (1, "BOOLEAN", CellKind.BOOLEAN, True),
        (2, "BOOLEAN", CellKind.NUMBER, Decimal(2)),
        (date(2021, 12, 31), "date", CellKind.DATE, date(2021, 12, 31)),
        ("2021-12-31", "DATE", CellKind.DATE, date(2021, 12, 31)),
        ("2021-12-31", "TEXT", CellKind.TEXT, "2021-12-31"),
        ("akhir tahun", "DATE", CellKind.TEXT, "akhir tahun"),
        (datetime(2021, 12, 31), "timestamp", CellKind.DATE, date(2021, 12, 31)),  # noqa: DTZ001 - as the driver gives it
        ("2021-12-31 09:30:00", "DATETIME", CellKind.TEXT, "31 Desember 2021 09.30"),
        (time(9, 30), "time", CellKind.TEXT, "09.30"),
        (float("nan"), "REAL", CellKind.ERROR, "#NUM!"),
        (Decimal("Infinity"), "numeric", CellKind.ERROR, "#NUM!"),
        (UUID(int=1), "uuid", CellKind.TEXT, "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_a_value_becomes_a_content(value: object, jenis: str, kind: CellKind, read: object) -> None:
    made = content(value, jenis)
    assert (made.kind, made.value) == (kind, read)


@pytest.mark.parametrize("value", [None, "", " \n"])
def test_what_shows_nothing_is_empty(value: object) -> None:
    assert content(value) is NOTHING


@pytest.mark.parametrize(
    ("value", "told"),
    [(b"\0", "data biner"), ({"a": 1}, "JSON atau larik"), ([1], "JSON atau larik"), (1j, "nilai bertipe complex")],
)
def test_what_people_do_not_type_is_refused(value: object, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        content(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=4))
def test_a_number_comes_out_of_sqlite_as_it_went_in_or_is_known_not_to(number: Decimal) -> None:
    from sqlalchemy.dialects import sqlite

    into = Angka().bind_processor(sqlite.dialect())
    made = content(into(number))
    read = read_number(Cell(made.kind, made.value, Place("")))
    assert read == number or not is_kept(number)
