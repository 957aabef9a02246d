"""Small inputs written as tables: a report of one sasaran and two indicators, and what a test changes in it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import pytest

from report_builder.dataset import Cell, CellKind, Dataset, Table
from report_builder.errors import Place, ReportError
from report_builder.facts import Sumber
from report_builder.model import Checked, check

Raw: TypeAlias = str | int | Decimal | date | bool | CellKind | None
Rows: TypeAlias = Sequence[Sequence[Raw]]
Read: TypeAlias = Callable[..., Checked]
Refuse: TypeAlias = Callable[..., list[str]]

BERKAS = "buku.xlsx"

GOOD: Mapping[str, Rows] = {
    "Identitas": [
        ["kunci", "isi"],
        ["instansi", "Badan Contoh"],
        ["unit_kerja", "Deputi Contoh"],
        ["tahun", 2021],
    ],
    "Sasaran": [["kode", "sasaran"], ["S-1", "Meningkatnya mutu layanan"]],
    "Indikator": [
        ["kode", "kode_sasaran", "indikator", "satuan", "target", "realisasi", "polaritas"],
        ["IKK-1", "S-1", "Jumlah layanan", "layanan", 53, 65, None],
        ["IKK-2", "S-1", "Waktu layanan", "hari", 4, None, "minimum"],
    ],
}


def cell(raw: Raw, place: Place) -> Cell:
    match raw:
        case None:
            return Cell(CellKind.EMPTY, None, place)
        case CellKind():
            return Cell(raw, "#DIV/0!" if raw is CellKind.ERROR else None, place)
        case bool():
            return Cell(CellKind.BOOLEAN, raw, place)
        case int() | Decimal():
            return Cell(CellKind.NUMBER, Decimal(raw), place)
        case date():
            return Cell(CellKind.DATE, raw, place)
        case _:
            return Cell(CellKind.TEXT, raw, place)


def table(nama: str, rows: Rows) -> Table:
    cells = [
        tuple(cell(raw, Place(BERKAS, nama, f"{chr(65 + column)}{number}")) for column, raw in enumerate(row))
        for number, row in enumerate(rows, start=1)
    ]
    return Table(nama, BERKAS, cells[0], tuple(cells[1:]), len(rows) + 1)


def dataset(sheets: Mapping[str, Rows]) -> Dataset:
    return Dataset(tuple(table(nama, rows) for nama, rows in sheets.items()), (Sumber(BERKAS, "0" * 64),))


@pytest.fixture(scope="session")
def build() -> Callable[[Mapping[str, Rows]], Dataset]:
    """Make a dataset of sheets written as rows."""
    return dataset


@pytest.fixture
def read() -> Read:
    """Check the good input with the given sheets in place of its own, or beside them."""

    def read_with(sheets: Mapping[str, Rows] | None = None, *, without: str = "") -> Checked:
        chosen = {nama: rows for nama, rows in {**GOOD, **(sheets or {})}.items() if nama != without}
        return check(dataset(chosen))

    return read_with


@pytest.fixture
def refuse(read: Read) -> Refuse:
    """Give the lines of the problems for which the input is refused."""

    def refuse_with(sheets: Mapping[str, Rows] | None = None, *, without: str = "") -> list[str]:
        with pytest.raises(ReportError) as refusal:
            read(sheets, without=without)
        return str(refusal.value).splitlines()

    return refuse_with


@pytest.fixture
def warn(read: Read) -> Refuse:
    """Give the lines of the warnings with which the input is accepted."""

    def warn_with(sheets: Mapping[str, Rows]) -> list[str]:
        return [str(problem) for problem in read(sheets).problems]

    return warn_with
