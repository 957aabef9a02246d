"""All rows of an input, read: what the checks across rows and sheets look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from report_builder.dataset import Dataset, is_empty, read_choice, read_code
from report_builder.errors import Problem
from report_builder.model.cells import Value
from report_builder.model.rows import Row, fold, read_rows
from report_builder.model.sheets import FoundSheet, find_sheets, nearest
from report_builder.schema import Polaritas


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets that were found and their rows, both by the sheet's name."""

    found: Mapping[str, FoundSheet]
    rows: Mapping[str, tuple[Row, ...]]

    def of(self, lembar: str) -> tuple[Row, ...]:
        """The rows of the sheet; none where the input lacks it."""
        return self.rows.get(lembar, ())

    def saying(self, lembar: str, **values: Value) -> Book:
        """The same book, but that every row of the sheet has these values."""
        rows = tuple(replace(row, values={**row.values, **values}) for row in self.of(lembar))
        return replace(self, rows={**self.rows, lembar: rows})

    def codes(self, lembar: str) -> Mapping[str, str]:
        """The codes that the sheet declares, as they are spelled there, by their folded form."""
        spelled: dict[str, str] = {}
        for row in self.of(lembar):
            if kode := row.teks("kode"):
                spelled.setdefault(fold(kode), kode)
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
    for row in indikator.table.rows:
        kode = indikator.cell(row, "kode")
        code = read_code(kode) if kode and not is_empty(kode) else ""
        cell = indikator.cell(row, "polaritas")
        chosen = read_choice(cell, tuple(Polaritas)) if cell and not is_empty(cell) else Polaritas.MAKSIMUM
        if isinstance(chosen, Problem):  # a misspelled one must not hide what else is wrong in its rows
            chosen = nearest(str(cell.value if cell else ""), Polaritas)
        if isinstance(code, str) and chosen:
            yield fold(code), Polaritas(chosen)
