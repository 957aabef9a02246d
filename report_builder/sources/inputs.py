"""Finds inputs on the disk: workbooks, CSV folders, all in a folder, all that a pattern fits."""

from __future__ import annotations

import glob
from collections.abc import Collection
from pathlib import Path, PurePath

from report_builder import schema
from report_builder.sources.csv import sheet_name

WORKBOOKS: Collection[str] = (".xlsx", ".xlsm")
"""How the names of workbooks end, in small letters."""

_HIDDEN = (".", "~$")
_SHEETS = frozenset(sheet.nama for sheet in schema.SHEETS)


def find(named: Path, base: Path = Path()) -> tuple[Path, ...]:
    """The inputs that a name means, told from ``base``: itself, or all in it, or all that it fits as a pattern.

    What is no input is passed over, and so is what programs hide beside the data. Raises OSError where a folder cannot
    be read.
    """
    return tuple(path for path in _candidates(named, base) if _is_input(path))


def is_workbook(path: PurePath) -> bool:
    """Whether a file of this name is a workbook that somebody means to be read."""
    return not path.name.startswith(_HIDDEN) and path.suffix.casefold() in WORKBOOKS


def _candidates(named: Path, base: Path) -> list[Path]:
    path = base / named
    if path.is_dir():
        return [path] if _is_csv_folder(path) else sorted(path.iterdir())
    if path.exists():
        return [path]
    # Path.glob takes no pattern that begins at the root.
    return [base / name for name in sorted(glob.glob(str(named), root_dir=base, recursive=True))]  # noqa: PTH207


def _is_input(path: Path) -> bool:
    if path.is_dir():
        return not path.name.startswith(_HIDDEN) and _is_csv_folder(path)
    return is_workbook(path)


def _is_csv_folder(path: Path) -> bool:
    return any(each.suffix.casefold() == ".csv" and sheet_name(each.stem) in _SHEETS for each in path.iterdir())
