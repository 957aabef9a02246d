"""Whether Identitas is of the unit and of the year that the rows are of."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.dataset import Dataset
from report_builder.errors import Problem, error
from report_builder.language import fold_name
from report_builder.model.book import Book
from report_builder.model.meant import CALLED
from report_builder.model.rows import Row

_HINT = "Samakan keduanya, atau pindahkan baris itu ke unit dan tahunnya."


def check_owner(book: Book, dataset: Dataset) -> Iterator[Problem]:
    """An error where Identitas contradicts the unit or the year by which the rows were chosen.

    What chose them may be another name than the code; where there is no code it may be one that only the rows know.
    """
    for row in book.of("Identitas"):
        kode, tahun = row.teks("kode_unit"), row.values.get("tahun")
        if dataset.unit and kode and fold_name(dataset.unit) not in _called(row):
            message = f"Kode unit di Identitas adalah “{kode}”, sedangkan barisnya milik unit “{dataset.unit}”."
            yield error(message, row.place("kode_unit"), _HINT)
        if dataset.tahun and tahun and tahun != dataset.tahun:
            message = f"Tahun di Identitas adalah {tahun}, sedangkan barisnya dari laporan tahun {dataset.tahun}."
            yield error(message, row.place("tahun"), _HINT)


def _called(row: Row) -> frozenset[str]:
    return frozenset(fold_name(row.teks(key)) for key in CALLED)
