"""What a SELECT gives: rows that tell their unit, year and order, and the values of the sheet's columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from report_builder.database import statements
from report_builder.database.catalog import APPENDICES, NOMOR, TAHUN, UNIT, Kolom, Tabel, holds_appendices
from report_builder.database.choice import unit_name, year_number
from report_builder.database.statements import Saring
from report_builder.errors import Place, ReportError, error
from report_builder.language import format_number
from report_builder.schema import normalize
from report_builder.sources.grid import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OWN = (UNIT, TAHUN, NOMOR)


@dataclass(frozen=True, slots=True)
class Baris:
    """A row: the unit and year of its report, None where its table tells none, its number in that, its values."""

    unit: str | None
    tahun: int | None
    nomor: object
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Lembar:
    """The rows of a sheet, of any number of reports; ``in_order`` where they stand in the order that is meant."""

    nama: str
    columns: tuple[Kolom, ...]
    by_unit: Mapping[str | None, tuple[Baris, ...]]
    numbered: bool
    in_order: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Its columns as the database spells them."""
        return tuple(kolom.nama for kolom in self.columns)

    @property
    def is_appendices(self) -> bool:
        """Whether its rows are the cells of all appendices."""
        return normalize(self.nama) == APPENDICES

    def of(self, unit: str, tahun: int | None) -> tuple[Baris, ...]:
        """The rows of one report, those among them that a table has for all units or all years."""
        own = self.by_unit.get(unit, ()) if unit else ()
        rows = (*own, *self.by_unit.get(None, ()))
        return tuple(row for row in rows if row.tahun is None or tahun is None or row.tahun == tahun)

    def only(self, names: Sequence[str]) -> Lembar:
        """The same rows with some of the columns."""
        wanted = set(map(normalize, names))
        at = [index for index, kolom in enumerate(self.columns) if normalize(kolom.nama) in wanted]
        narrow = {
            unit: tuple(replace(row, values=tuple(row.values[index] for index in at)) for row in rows)
            for unit, rows in self.by_unit.items()
        }
        return replace(self, columns=tuple(self.columns[index] for index in at), by_unit=narrow)


def fetch(
    connection: Connection, tabel: Tabel, saring: Saring, berkas: str, columns: Sequence[str] | None = None
) -> Lembar:
    """The rows of a table, of some of its columns if these are named; raises ReportError where they are too many."""
    data = [kolom for kolom in tabel.columns if normalize(kolom.nama) not in _own_names()]
    if columns is not None:
        data = [kolom for kolom in data if normalize(kolom.nama) in map(normalize, columns)]
    own = [spelled for nama in _OWN if (spelled := tabel.spelled(nama))]
    most = _most(tabel, len(data), saring.reports, berkas)
    wanted = [*own, *(kolom.nama for kolom in data)]
    found = connection.execute(statements.rows(tabel, wanted, saring, most + 1)).all()
    return gather(tabel.lembar, (*(Kolom(nama) for nama in own), *data), found, most, berkas)


def gather(
    nama: str,
    columns: Sequence[Kolom],
    found: Sequence[Sequence[object]],
    most: int,
    berkas: str,
    *,
    in_order: bool = False,
) -> Lembar:
    """The rows of a sheet by their unit, of whatever columns; raises ReportError where there are too many."""
    if len(found) > most:
        message = f"Tabel ini berisi lebih dari {format_number(Decimal(most))} baris."
        raise ReportError([error(message, Place(berkas, nama), "Hapus baris yang bukan data laporan.")])
    at = {own: _index(columns, own) for own in _OWN}
    data = [index for index, kolom in enumerate(columns) if normalize(kolom.nama) not in _own_names()]
    by_unit: dict[str | None, list[Baris]] = {}
    for row in found:
        unit = _value(row, at[UNIT])
        baris = Baris(
            unit_name(unit) if at[UNIT] is not None else None,
            year_number(_value(row, at[TAHUN])),
            _value(row, at[NOMOR]),
            tuple(row[index] for index in data),
        )
        by_unit.setdefault(baris.unit, []).append(baris)
    return Lembar(
        nama,
        tuple(columns[index] for index in data),
        {unit: tuple(rows) for unit, rows in by_unit.items()},
        numbered=at[NOMOR] is not None,
        in_order=in_order,
    )


def most_rows(columns: int, reports: int) -> int:
    """How many rows of so many columns a sheet may have in all reports together."""
    return min(MOST_ROWS, MOST_CELLS // max(columns, 1)) * max(reports, 1)


def _most(tabel: Tabel, columns: int, reports: int, berkas: str) -> int:
    if columns > MOST_COLUMNS:
        message = f"Tabel ini mempunyai {columns} kolom; batasnya {MOST_COLUMNS}."
        raise ReportError([error(message, Place(berkas, tabel.lembar), "Buat VIEW dengan kolom laporannya saja.")])
    return MOST_CELLS * max(reports, 1) if holds_appendices(tabel) else most_rows(columns, reports)


def _own_names() -> frozenset[str]:
    return frozenset(map(normalize, _OWN))


def _index(columns: Iterable[Kolom], nama: str) -> int | None:
    return next((index for index, kolom in enumerate(columns) if normalize(kolom.nama) == normalize(nama)), None)


def _value(row: Sequence[object], index: int | None) -> object:
    return None if index is None else row[index]
