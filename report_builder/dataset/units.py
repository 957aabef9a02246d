"""Tables that hold the data of several offices, told apart by a column ``unit``, and which of them is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from report_builder.dataset.tables import Cell, Dataset, Table
from report_builder.errors import Place, Problem, ReportError, error

COLUMN = "unit"


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What is meant of an input that holds more than one report: a unit, a year; of no year the latest.

    ``query`` are the statements of an office whose database has other tables: a SELECT by the sheet's name.
    ``serempak`` asks for the reports of one year, where none is named the latest that any unit has.
    """

    unit: str = ""
    tahun: int | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    serempak: bool = False


def units(dataset: Dataset) -> tuple[str, ...]:
    """The offices that the tables name, each once, in their order; none where no table has the column."""
    cells = (row[at] for table in dataset.tables if (at := _column(table)) is not None for row in table.rows)
    return tuple(dict.fromkeys(name for cell in cells if (name := _name(cell))))


def of_unit(dataset: Dataset, unit: str) -> Dataset:
    """The tables with the rows of one office, without that column; a table that lacks it belongs to all of them.

    Raises ReportError (data) where no row is of this office.
    """
    known = units(dataset)
    if unit not in known:
        hint = f"Yang ada: {', '.join(known)}." if known else f"Tambahkan kolom {COLUMN} pada setiap lembar."
        raise ReportError([error(f"Unit “{unit}” tidak ada pada data.", Place(_file(dataset)), hint)])
    return _of_units(dataset, (unit,))[unit]


def by_unit(dataset: Dataset) -> Mapping[str, Dataset]:
    """The tables of each office, as `of_unit` gives them; all of them under no name where no office is named."""
    return _of_units(dataset, units(dataset)) or {"": dataset}


def _of_units(dataset: Dataset, wanted: Sequence[str]) -> Mapping[str, Dataset]:
    """Each row is looked at once, however many offices there are.

    A row that names none may be of any: as long as it stands there, the figures of all of them are doubtful.
    """
    tables = [_split(table, wanted) for table in dataset.tables]
    problems = (*dataset.problems, *(problem for table in dataset.tables for problem in _orphans(table)))
    return {unit: replace(dataset, tables=tuple(each[unit] for each in tables), problems=problems) for unit in wanted}


def _orphans(table: Table) -> Iterator[Problem]:
    """An error for each row that names no office in a table whose rows have one."""
    at = _column(table)
    for row in table.rows if at is not None else ():
        if at is not None and not _name(row[at]):
            hint = f"Isi kolom {COLUMN} dengan nama unit, atau hapus baris ini."
            yield error("Baris ini tidak menyebut unit.", row[at].place, hint)


def _split(table: Table, wanted: Sequence[str]) -> Mapping[str, Table]:
    at = _column(table)
    if at is None:
        return dict.fromkeys(wanted, table)
    rows: dict[str, list[tuple[Cell, ...]]] = {unit: [] for unit in wanted}
    for row in table.rows:
        own = rows.get(_name(row[at]))
        if own is not None:
            own.append(_without(row, at))
    header = _without(table.header, at)
    return {unit: replace(table, header=header, rows=tuple(own)) for unit, own in rows.items()}


def _without(row: tuple[Cell, ...], at: int) -> tuple[Cell, ...]:
    return (*row[:at], *row[at + 1 :])


def _column(table: Table) -> int | None:
    return next((at for at, cell in enumerate(table.header) if _name(cell).casefold() == COLUMN), None)


def _name(cell: Cell) -> str:
    return "" if cell.value is None else " ".join(str(cell.value).split())


def _file(dataset: Dataset) -> str:
    return dataset.sumber[0].berkas if dataset.sumber else ""
