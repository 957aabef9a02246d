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

_SEVERAL = (
    "Sebutkan salah satunya; untuk laporan setiap unit pakai report-builder batch, "
    "untuk gabungannya report-builder build --kind rekap."
)

FILE_READERS: dict[str, Callable[[Path], Dataset]] = dict.fromkeys(WORKBOOKS, excel.read)


def read(location: Path) -> Dataset:
    """The data at a location: an Excel workbook or a folder of CSV files.

    Raises ReportError with every problem found where the input cannot be read.
    """
    if location.is_dir():
        _refuse_several(location)
        return csv.read(location)
    suffix = location.suffix.casefold()
    if suffix in FILE_READERS:
        return FILE_READERS[suffix](location)
    message = f"Berkas {suffix or 'tanpa akhiran'} tidak dapat dibaca sebagai data."
    raise refusal(
        message, Place(name_of(location)), "Sediakan buku kerja .xlsx atau .xlsm, atau folder berisi berkas .csv."
    )


def _refuse_several(folder: Path) -> None:
    """Keep a folder of inputs, such as those of many offices, from being taken for one; CSV files beside them count."""
    try:
        found = () if any(csv.is_sheet(path.name) for path in folder.iterdir()) else find(folder)
    except OSError:  # told where it is read
        return
    if found:
        message = f"Folder ini berisi {len(found)} buku kerja atau folder CSV, bukan data satu laporan."
        raise refusal(message, Place(name_of(folder.resolve())), _SEVERAL)
