"""Readers of the input: each turns a location into a `Dataset`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from report_builder.dataset import Dataset
from report_builder.errors import Place
from report_builder.sources import csv, excel
from report_builder.sources.files import name_of, refusal
from report_builder.sources.inputs import WORKBOOKS, find, is_workbook

__all__ = ["FILE_READERS", "find", "is_workbook", "read"]

FILE_READERS: dict[str, Callable[[Path], Dataset]] = dict.fromkeys(WORKBOOKS, excel.read)


def read(location: Path) -> Dataset:
    """The data at a location: an Excel workbook or a folder of CSV files.

    Raises ReportError with every problem found where the input cannot be read.
    """
    if location.is_dir():
        return csv.read(location)
    suffix = location.suffix.casefold()
    if suffix in FILE_READERS:
        return FILE_READERS[suffix](location)
    message = f"Berkas {suffix or 'tanpa akhiran'} tidak dapat dibaca sebagai data."
    raise refusal(
        message, Place(name_of(location)), "Sediakan buku kerja .xlsx atau .xlsm, atau folder berisi berkas .csv."
    )
