"""All rows of an input, read: what the checks across rows and sheets look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from itertools import repeat

from report_builder.dataset import Content, Dataset, Table, is_empty, read_choice
from report_builder.errors import Place, Problem
from report_builder.model.cells import Value
from report_builder.model.columns import read_column
from report_builder.model.rows import ReadRows, fold, read_rows
from report_builder.model.sheets import FoundSheet, find_sheets, nearest
from report_builder.schema import SHEETS, Polaritas

_WITHOUT_ROWS = {
    sheet.nama: ReadRows(FoundSheet(sheet, Table(sheet.nama, "", (), (), next_row=1), {}), {}, 0) for sheet in SHEETS
}


@dataclass(frozen=True)
class Book:
    """The sheets that were found and their rows, both by the sheet's name."""

    found: Mapping[str, FoundSheet]
    rows: Mapping[str, ReadRows]

    def of(self, lembar: str) -> ReadRows:
        """The rows of the sheet; none where the input lacks it."""
        return self.rows.get(lembar, _WITHOUT_ROWS[lembar])

    def saying(self, lembar: str, **values: Value) -> Book:
        """The same book, but that every row of the sheet has these values."""
        return replace(self, rows={**self.rows, lembar: self.of(lembar).saying(values)})

    def codes(self, lembar: str) -> Mapping[str, str]:
        """The codes that the sheet declares, as they are spelled there, by their folded form."""
        return self._codes.get(lembar, {})

    @cached_property
    def _codes(self) -> Mapping[str, Mapping[str, str]]:
        return {lembar: _spelled(rows) for lembar, rows in self.rows.items() if "kode" in rows.columns}


def _spelled(rows: ReadRows) -> Mapping[str, str]:
    spelled: dict[str, str] = {}
    for folded, kode in zip(rows.folded("kode"), rows.teks("kode"), strict=True):
        if kode:
            spelled.setdefault(folded, kode)
    return spelled


def read_book(dataset: Dataset) -> tuple[Book, list[Problem]]:
    """The rows of all sheets, and what is wrong with sheets, headers and single cells."""
    found, problems = find_sheets(dataset)
    polaritas = dict(_polaritas(found["Indikator"])) if "Indikator" in found else {}
    rows = {}
    for lembar, sheet in found.items():
        rows[lembar], faults = read_rows(sheet, polaritas)
        problems += faults
    return Book(found, rows), problems


def _polaritas(indikator: FoundSheet) -> Iterator[tuple[str, Polaritas]]:
    """What decides how targets are read, in every sheet, so it is read before all else."""
    columns = {column.nama: column for column in indikator.sheet.columns}
    if "kode" not in indikator.columns:
        return
    codes = read_column(indikator, columns["kode"]).values
    chosen: Iterable[str] = repeat(Polaritas.MAKSIMUM)
    if "polaritas" in indikator.columns:
        chosen = map(cache(partial(_chosen, indikator.place)), indikator.contents("polaritas"))
    for kode, arah in zip(codes, chosen, strict=False):
        if isinstance(kode, str) and arah:
            yield fold(kode), Polaritas(arah)


def _chosen(place: Place, content: Content) -> str:
    """The polaritas that a cell names or, where it is misspelled, means: that must not hide what else is wrong."""
    if is_empty(content):
        return Polaritas.MAKSIMUM
    choice = read_choice(content.at(place), tuple(Polaritas))
    return nearest(str(content.value), Polaritas) if isinstance(choice, Problem) else choice
