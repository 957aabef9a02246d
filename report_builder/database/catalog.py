"""Which tables a database has that are sheets, and their columns: one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report_builder.errors import Place, Problem, warning
from report_builder.model.sheets import nearest
from report_builder.schema import LAMPIRAN, SHEETS, normalize

if TYPE_CHECKING:
    from sqlalchemy import Connection

UNIT, TAHUN, NOMOR = "unit", "tahun_laporan", "nomor"
"""The columns that tell the report of a row, and its order in that."""

APPENDICES = "lampiran"
"""The table of all appendices, a cell a row; ``lampiran_…`` is an appendix of its own."""

_SPELLED = {normalize(sheet.nama): sheet.nama for sheet in SHEETS}

_COLUMNS: Mapping[str, str] = {
    "sqlite": """
        SELECT sheet.name, kolom.name, kolom.type
        FROM sqlite_master AS sheet JOIN pragma_table_info(sheet.name) AS kolom
        WHERE sheet.type IN ('table', 'view') ORDER BY sheet.name, kolom.cid
    """,
    "postgresql": """
        SELECT sheet.relname, kolom.attname, pg_catalog.format_type(kolom.atttypid, NULL)
        FROM pg_catalog.pg_class AS sheet
        JOIN pg_catalog.pg_namespace AS skema ON skema.oid = sheet.relnamespace
        JOIN pg_catalog.pg_attribute AS kolom ON kolom.attrelid = sheet.oid
        WHERE sheet.relkind IN ('r', 'v', 'm', 'p', 'f') AND pg_catalog.pg_table_is_visible(sheet.oid)
            AND skema.nspname NOT IN ('pg_catalog', 'information_schema')
            AND kolom.attnum > 0 AND NOT kolom.attisdropped
        ORDER BY sheet.relname, kolom.attnum
    """,
}


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column as the database spells it, and the type that it was declared with."""

    nama: str
    jenis: str = ""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table as the database spells it, and its columns."""

    nama: str
    columns: tuple[Kolom, ...]

    @property
    def lembar(self) -> str:
        """The sheet that it is: ``indikator`` -> "Indikator", ``lampiran_daftar_desa`` -> "Lampiran daftar desa"."""
        return spell(self.nama)

    def spelled(self, nama: str) -> str:
        """The column of this name as the database spells it; empty where there is none."""
        return next((kolom.nama for kolom in self.columns if normalize(kolom.nama) == normalize(nama)), "")


def spell(nama: str) -> str:
    """The sheet that a table or query of this name is."""
    words = nama.replace("_", " ").split()
    return _SPELLED.get(normalize(nama)) or " ".join([LAMPIRAN, *words[1:]])


def tables(connection: Connection) -> tuple[Tabel, ...]:
    """All tables and views of the database."""
    found: dict[str, list[Kolom]] = {}
    for nama, kolom, jenis in connection.exec_driver_sql(_COLUMNS[connection.dialect.name]):
        found.setdefault(nama, []).append(Kolom(kolom, jenis or ""))
    return tuple(Tabel(nama, tuple(columns)) for nama, columns in found.items())


def sheets(found: Iterable[Tabel]) -> tuple[Tabel, ...]:
    """The tables that are sheets, in the order of these; whatever else a database holds is none of our business."""
    order = list(_SPELLED)
    mine = [table for table in found if normalize(table.nama) in _SPELLED or is_appendix(table)]
    return tuple(sorted(mine, key=lambda table: (_rank(order, normalize(table.nama)), table.nama)))


def is_appendix(table: Tabel) -> bool:
    """Whether a table is an appendix of its own, or the one that holds all of them."""
    return normalize(table.nama).startswith(APPENDICES)


def holds_appendices(table: Tabel) -> bool:
    """Whether a table holds all appendices, a cell a row."""
    return normalize(table.nama) == APPENDICES


def misspelled(found: Sequence[Tabel], berkas: str) -> Iterator[Problem]:
    """A warning for each table that is no sheet but nearly has the name of one that the database lacks."""
    known = {normalize(table.nama) for table in found}
    for table in found:
        near = "" if is_appendix(table) or normalize(table.nama) in _SPELLED else nearest(table.nama, _SPELLED)
        if near and near not in known:
            message = f"Tabel “{table.nama}” tidak dibaca."
            yield warning(message, Place(berkas), f"Mungkin yang dimaksud “{_SPELLED[near].lower()}”.")


def _rank(order: Sequence[str], nama: str) -> int:
    return order.index(nama) if nama in order else len(order)
