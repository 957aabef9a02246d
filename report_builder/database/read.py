"""Reads the reports of a database: one SELECT a sheet, however many reports are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report_builder.database import address, catalog, choice, earlier, history, named, queries
from report_builder.database.address import Alamat
from report_builder.database.appendices import tables_of
from report_builder.database.choice import Isi, Laporan
from report_builder.database.connection import reading
from report_builder.database.fetch import Lembar, fetch
from report_builder.database.rows import Isian, cell, rows_of
from report_builder.database.statements import Saring
from report_builder.dataset import Cell, CellKind, Content, Dataset, Pilihan, Table
from report_builder.errors import Place, Problem
from report_builder.facts import Sumber
from report_builder.schema import INDIKATOR, RIWAYAT, normalize
from report_builder.sources.contents import fingerprint
from report_builder.sources.grid import text_problems

if TYPE_CHECKING:
    from sqlalchemy import Connection

ONE = Pilihan()

_Choose = Callable[[Isi, Pilihan, str], Laporan]


def read(url: str, pilihan: Pilihan = ONE) -> Dataset:
    """The tables of one report: of the unit and year that are meant, of no year the latest.

    Raises ReportError where the database cannot be read (data), where it holds no such report (data), and where more
    than one unit could be meant (usage).
    """
    return next(iter(_read(url, pilihan, choice.choose_one).values()))


def read_units(url: str, pilihan: Pilihan = ONE) -> Mapping[str, Dataset]:
    """The tables of each unit's report, by the unit; one of no name where the database tells no units apart.

    Each is what `read` gives of that unit alone. Raises ReportError as that does.
    """
    return _read(url, pilihan, choice.choose)


@dataclass(frozen=True, slots=True)
class _Bahan:
    """What was read for all reports together."""

    laporan: Laporan
    lembar: Sequence[Lembar]
    lalu: history.Lalu | None
    problems: tuple[Problem, ...]


def _read(url: str, pilihan: Pilihan, choose: _Choose) -> Mapping[str, Dataset]:
    alamat = address.parse(url)
    with reading(alamat) as connection:
        bahan = _gather(connection, alamat.nama, pilihan, choose)
    units = sorted(bahan.laporan)
    return {unit: _dataset(bahan, alamat, unit, bahan.laporan[unit]) for unit in units}


def _gather(connection: Connection, berkas: str, pilihan: Pilihan, choose: _Choose) -> _Bahan:
    found = catalog.tables(connection)
    asked = {normalize(nama) for nama in pilihan.query}
    tables = [one for one in catalog.sheets(found) if normalize(one.nama) not in asked]
    isi, lacking = choice.survey(connection, tables, berkas)
    pilihan = replace(pilihan, unit=named.resolve(connection, tables, isi, pilihan.unit, berkas))
    chosen = choose(isi, pilihan, berkas) if isi.tahun else {}
    saring = _saring(isi, chosen, {tahun for tahun in chosen.values() if tahun})
    parameter = _isian(isi, chosen, pilihan)
    lembar = [fetch(connection, one, saring, berkas) for one in tables]
    lembar += queries.run(connection, pilihan.query, parameter, berkas, max(len(chosen), 1))
    if not chosen:
        isi = _told_by_rows(lembar, pilihan)
        chosen = choose(isi, pilihan, berkas)
    before = {year for years in choice.earlier(isi, chosen).values() for year in years}
    asal = earlier.Asal(connection, berkas, tables, pilihan.query, lembar, parameter)
    left_out = choice.left_out(isi, chosen, berkas) if pilihan.serempak else ()
    return _Bahan(
        chosen,
        lembar,
        earlier.find(asal, _saring(isi, chosen, before)),
        (*catalog.misspelled(found, berkas), *lacking, *left_out),
    )


def _saring(isi: Isi, chosen: Laporan, years: Iterable[int]) -> Saring:
    """The rows of these years; of one unit where only one is meant, else of all."""
    units = isi.units.get(next(iter(chosen)), set()) if len(chosen) == 1 else set()
    written = [text for year in years for text in isi.years[year]]
    return Saring(units if any(chosen) else (), written, max(len(chosen), 1))


def _isian(isi: Isi, chosen: Laporan, pilihan: Pilihan) -> queries.Parameter:
    """What a query may ask for: the one unit that is meant as the database writes it, the one year."""
    if not chosen:
        return queries.Parameter(pilihan.unit or None, pilihan.tahun)
    unit = min(isi.units[next(iter(chosen))]) if len(chosen) == 1 and any(chosen) else pilihan.unit or None
    years = set(chosen.values()) - {None}
    return queries.Parameter(unit, years.pop() if len(years) == 1 else pilihan.tahun)


def _told_by_rows(lembar: Sequence[Lembar], pilihan: Pilihan) -> Isi:
    """What there is where no table tells any reports: those that the rows of queries are of, else the one asked for."""
    isi = Isi()
    for one in lembar:
        for unit, rows in one.by_unit.items():
            for tahun in {row.tahun for row in rows} if unit else ():
                isi.add(unit, tahun or pilihan.tahun)
    if not isi.tahun:
        years = {row.tahun for one in lembar for row in one.by_unit.get(None, ())} - {None}
        for tahun in {pilihan.tahun} - {None} or years or {None}:
            isi.add(pilihan.unit if pilihan.query else None, tahun)
    return isi


# --- the dataset of a report -----------------------------------------------------------------------------------------


def _dataset(bahan: _Bahan, alamat: Alamat, unit: str, tahun: int | None) -> Dataset:
    berkas = alamat.label(unit, tahun)
    read = [(lembar, *rows_of(lembar, unit, tahun, berkas)) for lembar in bahan.lembar]
    problems = [*bahan.problems, *(problem for _, _, faults in read for problem in faults)]
    tables: list[Table] = []
    for lembar, rows, _ in read:
        if lembar.is_appendices:
            appendices, faults = tables_of(lembar.columns, rows, berkas)
            tables += appendices
            problems += faults
        else:
            tables.append(_table(lembar, rows, berkas))
    years = _years(bahan, alamat, unit)
    tables = list(_with_history(tables, years, berkas))
    problems += [problem for table in tables for problem in text_problems(table)]
    problems += [problem for year in years for problem in year.problems]
    sumber = Sumber(berkas, fingerprint((lembar.nama, lembar.names, _contents(rows)) for lembar, rows, _ in read))
    return Dataset(tuple(tables), (sumber, *_earlier_sources(tables, years)), tuple(problems), unit, tahun)


def _table(lembar: Lembar, rows: Sequence[Isian], berkas: str) -> Table:
    header = tuple(Cell(CellKind.TEXT, nama, Place(berkas, lembar.nama, nama)) for nama in lembar.names)
    body = tuple(
        tuple(
            Cell(one.kind, one.value, Place(berkas, lembar.nama, cell(nama, row.kunci)), one.format)
            for nama, one in zip(lembar.names, row.contents, strict=True)
        )
        for row in rows
    )
    return Table(lembar.nama, berkas, header, body, next_row=len(body) + 2)


def _years(bahan: _Bahan, alamat: Alamat, unit: str) -> list[history.Tahun]:
    lalu = bahan.lalu
    years = lalu.before(unit, bahan.laporan[unit]) if lalu else ()
    return [lalu.year_of(unit, year, alamat.label(unit, year)) for year in years if lalu]


def _with_history(tables: Sequence[Table], years: Sequence[history.Tahun], berkas: str) -> Iterator[Table]:
    """The tables with what the database knows of earlier years."""
    by_name = {table.nama: table for table in tables}
    indikator = by_name.get(INDIKATOR.nama)
    if not indikator or not years:
        yield from tables
        return
    riwayat = history.extend(by_name.get(RIWAYAT.nama), indikator, years, berkas)
    yield from (riwayat if riwayat and table.nama == RIWAYAT.nama else table for table in tables)
    if riwayat and RIWAYAT.nama not in by_name:
        yield riwayat


def _earlier_sources(tables: Sequence[Table], years: Sequence[history.Tahun]) -> Iterator[Sumber]:
    """The earlier reports that figures were taken from."""
    used = {one.place.berkas for table in tables if table.nama == RIWAYAT.nama for row in table.rows for one in row}
    for year in years:
        if year.berkas in used:
            yield Sumber(year.berkas, fingerprint([(INDIKATOR.nama, year.columns, _contents(year.rows))]))


def _contents(rows: Iterable[Isian]) -> Iterator[Sequence[Content]]:
    return (row.contents for row in rows)
