"""How a worksheet is laid out beside its values: merged cells, hidden rows and hidden columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.parsers import expat

from report_builder.errors import Place
from report_builder.sources.archive import open_archive
from report_builder.sources.files import name_of, read_file
from report_builder.sources.scan import column_number
from report_builder.sources.workbook import describe

_CHUNK = 1024 * 1024
_AREA = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of merged cells: its first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Layout:
    """The merged cells of a worksheet, and its rows and columns that nobody sees, counted from 0.

    Hidden columns are spans from the first to the last: one of them may reach to the end of the sheet.
    """

    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


def read_layouts(location: Path) -> Mapping[str, Layout]:
    """The layout of each visible sheet of a workbook that `excel.read` could read, by the sheet's name."""
    file = read_file(location, name_of(location))
    with open_archive(file) as archive:
        sheets = describe(archive, Place(file.berkas)).sheets
        layouts = {}
        for sheet in sheets:
            if not sheet.is_hidden:
                with archive.open(sheet.part) as stream:
                    layouts[sheet.nama] = scan_layout(stream)
    return layouts


def scan_layout(stream: IO[bytes]) -> Layout:
    """Look through the XML of one worksheet; raises ValueError where it is no XML."""
    layout = Layout()
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row" if _is_hidden(attributes) and "r" in attributes:
                layout.hidden_rows.add(int(attributes["r"]) - 1)
            case "col" if _is_hidden(attributes):
                layout.hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))
            case "mergeCell" if found := _AREA.fullmatch(attributes.get("ref", "")):
                layout.merged.append(
                    Area(int(found[2]) - 1, column_number(found[1]), int(found[4]) - 1, column_number(found[3]))
                )

    parser.StartElementHandler = start
    try:
        for chunk in iter(lambda: stream.read(_CHUNK), b""):
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        raise ValueError(str(fault)) from None
    return layout


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return attributes.get("hidden", "0") in {"1", "true"}
