"""Offices in databases: loaded from workbooks, or in tables of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from openpyxl import Workbook
from sqlalchemy import Engine, NullPool, create_engine, event

from report_builder import plugins
from report_builder.database.load import load
from report_builder.database.written import Muatan, written
from report_builder.model import check
from tests.conftest import SHEETS


def execute(url: str, *statements: str) -> None:
    """Execute statements, as an office does that has tables of its own."""
    with _engine(url).begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    """What a SELECT gives."""
    with _engine(url).connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement)]


def _engine(url: str) -> Engine:
    return create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool)


def loads(*inputs: Path) -> list[Muatan]:
    """The reports of inputs as they are loaded."""
    return [
        written(dataset, check(dataset).laporan.identitas, place.name)
        for place in inputs
        for dataset in plugins.read_units(place).values()
    ]


def fill(url: str, *inputs: Path, replace: bool = False) -> str:
    """Load inputs into a database, and give its URL."""
    load(url, loads(*inputs), replace=replace)
    return url


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that SQLAlchemy sends in the meantime, but for the beginning of a transaction."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


OWN_TABLES: Sequence[str] = (
    'CREATE TABLE "Identitas" (kunci TEXT, isi TEXT)',
    "INSERT INTO \"Identitas\" VALUES ('instansi', 'Badan Contoh'), ('unit_kerja', 'Direktorat Contoh')",
    "INSERT INTO \"Identitas\" VALUES ('tahun', '2021')",
    'CREATE TABLE sasaran ("Kode" TEXT, "Sasaran" TEXT)',
    "INSERT INTO sasaran VALUES ('S-1', 'Meningkatnya kemandirian masyarakat')",
    'CREATE TABLE indikator ("Kode" TEXT, "Kode Sasaran" TEXT, indikator TEXT, satuan TEXT, "TARGET" NUMERIC)',
    "ALTER TABLE indikator ADD COLUMN realisasi NUMERIC",
    "INSERT INTO indikator VALUES ('IKK-10', 'S-1', 'Jumlah desa yang mandiri', 'desa', 4, 3)",
    "INSERT INTO indikator VALUES ('IKK-2', 'S-1', 'Jumlah kawasan yang pulih', 'kawasan', 53, 65)",
    "CREATE TABLE pengguna (nama TEXT, sandi TEXT)",
)
"""Tables of an office that keeps one report, in its own spelling and without unit, year and number."""


def office(
    folder: Path, kode: str, tahun: int = 2021, realisasi: object = 65, edits: Mapping[str, object] | None = None
) -> Path:
    """A small workbook of a unit: its code, its year, what it reached, and any further cells."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for nama, sheet_rows in SHEETS.items():
        worksheet = workbook.create_sheet(nama)
        for row in sheet_rows:
            worksheet.append(row)
    workbook["Identitas"].append(["kode_unit", kode])
    workbook["Identitas"]["B4"].value = tahun
    workbook["Indikator"]["F2"].value = realisasi
    for place, value in (edits or {}).items():
        sheet, _, cell = place.partition("!")
        if sheet not in workbook.sheetnames:
            workbook.create_sheet(sheet)
        workbook[sheet][cell].value = value
    folder.mkdir(exist_ok=True)
    path = folder / f"{kode}-{tahun}.xlsx"
    workbook.save(path)
    return path
