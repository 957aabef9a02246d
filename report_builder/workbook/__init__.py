"""Writes the workbook that an office fills: every sheet and column of the schema, empty or with data."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from report_builder.dataset import Cell, Dataset
from report_builder.errors import Problem


def blank() -> bytes:
    """An empty workbook (.xlsx), ready to be filled; the same bytes every time."""
    return filled(Dataset((), ()))


def filled(dataset: Dataset, comment: Callable[[Cell], str] | None = None) -> bytes:
    """A workbook (.xlsx) with the data of the dataset; the same data give the same bytes.

    Sheets and columns are those of the schema. Unknown sheets follow as they are; unknown columns are left out.
    ``comment`` gives the words that a cell of data is to carry, or nothing.
    """
    # openpyxl takes a quarter of a second to load, which only those should wait for who write a workbook.
    from report_builder.workbook.writing import write

    return write(dataset, comment)


def marked(data: bytes, problems: Sequence[Problem], berkas: str = "") -> bytes:
    """A workbook (.xlsx, .xlsm) with its problems marked in it; all else in it stays as it was, byte for byte.

    Raises ReportError (data) where ``berkas`` has a sheet of its own called as the list of problems is.
    """
    from report_builder.workbook.marking import mark

    return mark(data, problems, berkas)
