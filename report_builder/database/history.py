"""Earlier years of a unit in the same database, as rows of its sheet Riwayat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from report_builder.database.catalog import TAHUN
from report_builder.database.fetch import Lembar
from report_builder.database.rows import Isian, cell, rows_of
from report_builder.dataset import Cell, CellKind, Table, is_empty, read_code, read_year
from report_builder.errors import Place, Problem
from report_builder.schema import INDIKATOR, PERIODE, RIWAYAT, normalize
from report_builder.sources.contents import shown
from report_builder.sources.grid import NOTHING, Content

KODE, TARGET, REALISASI = FIGURES = ("kode", "target", "realisasi")
"""What Indikator says of an earlier year."""

KUNCI, ISI = ANSWERS = ("kunci", "isi")
PERIOD = "periode"

_KODE, _TAHUN = "kode_indikator", "tahun"
_COLUMNS = {_KODE: KODE, TARGET: TARGET, REALISASI: REALISASI}
"""The columns of Riwayat, and where they come from."""


@dataclass(frozen=True, slots=True)
class Lalu:
    """What the database holds of earlier years: figures of indikator, and the period of each report if it says so."""

    indikator: Lembar
    identitas: Lembar | None

    def before(self, unit: str, tahun: int | None) -> tuple[int, ...]:
        """The years before one that a unit has figures of, the latest first."""
        years = {row.tahun for row in self.indikator.of(unit, None)} - {None}
        return tuple(sorted((year for year in years if year and tahun and year < tahun), reverse=True))

    def year_of(self, unit: str, tahun: int, berkas: str) -> Tahun:
        """A unit's figures of one year, none where the report is of a part of it."""
        if self.identitas and not _is_yearly(self.identitas, unit, tahun, berkas):
            return Tahun(tahun, berkas, (), (), ())
        rows, problems = rows_of(self.indikator, unit, tahun, berkas)
        return Tahun(tahun, berkas, tuple(kolom.nama for kolom in self.indikator.columns), rows, tuple(problems))


@dataclass(frozen=True, slots=True)
class Tahun:
    """The figures of one earlier year of a unit, and what the database is called in it."""

    tahun: int
    berkas: str
    columns: tuple[str, ...]
    rows: tuple[Isian, ...]
    problems: tuple[Problem, ...]

    def records(self) -> Iterator[Mapping[str, Cell]]:
        """The rows as those of Riwayat: cells by its columns, each with the place that it has in Indikator."""
        names = [normalize(nama) for nama in self.columns]
        at = {nama: names.index(normalize(source)) for nama, source in _COLUMNS.items() if normalize(source) in names}
        for row in self.rows:
            figures = {
                nama: self._cell(self.columns[index], row.kunci, row.contents[index]) for nama, index in at.items()
            }
            year = self._cell(TAHUN, row.kunci, Content(CellKind.NUMBER, Decimal(self.tahun)))
            if any(not is_empty(figures[nama]) for nama in (TARGET, REALISASI) if nama in figures):
                yield {**figures, _TAHUN: year}

    def _cell(self, kolom: str, kunci: str, content: Content) -> Cell:
        place = Place(self.berkas, INDIKATOR.nama, cell(kolom, kunci))
        return Cell(content.kind, content.value, place, content.format)


def extend(riwayat: Table | None, indikator: Table, years: Sequence[Tahun], berkas: str) -> Table | None:
    """The sheet Riwayat with a row for each earlier year of an indikator that it says nothing of itself."""
    known = {kode for kode in _codes(indikator, KODE) if kode}
    own = set(zip(_codes(riwayat, _KODE), _years(riwayat), strict=True)) if riwayat else set()
    added = [
        record
        for year in sorted(years, key=lambda one: one.tahun)
        for record in year.records()
        if (kode := _code(record.get(_KODE))) in known and (kode, year.tahun) not in own
    ]
    if not added:
        return riwayat
    table = riwayat or Table(RIWAYAT.nama, berkas, (), (), 2)
    return _append(table, added)


def _append(table: Table, added: Sequence[Mapping[str, Cell]]) -> Table:
    names = [normalize(str(one.value or "")) for one in table.header]
    lacking = [nama for nama in (_KODE, _TAHUN, TARGET, REALISASI) if normalize(nama) not in names]
    titles = tuple(Cell(CellKind.TEXT, nama, Place(table.berkas, table.nama, nama)) for nama in lacking)
    header = (*table.header, *titles)

    def empty(title: Cell) -> Cell:
        return Cell(CellKind.EMPTY, None, title.place)

    rows = [(*row, *map(empty, titles)) for row in table.rows]
    by_name = [{normalize(nama): one for nama, one in record.items()} for record in added]
    rows += [tuple(one.get(normalize(str(title.value or "")), empty(title)) for title in header) for one in by_name]
    return replace(table, header=header, rows=tuple(rows), next_row=len(rows) + 2)


def _is_yearly(identitas: Lembar, unit: str, tahun: int, berkas: str) -> bool:
    """Whether the report of a year is of the whole of it: it says so, or nothing."""
    names = [normalize(kolom.nama) for kolom in identitas.columns]
    rows, _ = rows_of(identitas, unit, tahun, berkas)
    answers = {normalize(shown(row.contents[names.index(KUNCI)])): row.contents[names.index(ISI)] for row in rows}
    return normalize(shown(answers.get(PERIOD, NOTHING))) in {"", normalize(PERIODE[0])}


def _codes(table: Table, kolom: str) -> list[str]:
    return [_code(one) for one in _column(table, kolom)]


def _years(table: Table) -> list[int]:
    years = [read_year(one) for one in _column(table, _TAHUN)]
    return [year if isinstance(year, int) else 0 for year in years]


def _code(one: Cell | None) -> str:
    kode = read_code(one) if one and not is_empty(one) else ""
    return kode.casefold() if isinstance(kode, str) else ""


def _column(table: Table, nama: str) -> list[Cell]:
    """The cells of a column; of one that the table lacks as many empty ones."""
    names = [normalize(str(one.value or "")) for one in table.header]
    if normalize(nama) not in names:
        return [Cell(CellKind.EMPTY, None, Place(table.berkas, table.nama)) for _ in table.rows]
    return [row[names.index(normalize(nama))] for row in table.rows]
