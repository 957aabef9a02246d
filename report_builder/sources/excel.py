"""Reads an Excel workbook (.xlsx, .xlsm): values by calamine, faults and formats from its own XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

from report_builder.dataset import CellKind, Dataset, plain
from report_builder.errors import Place, Problem, ReportError, has_errors, warning
from report_builder.sources.archive import damaged, open_archive, unsafe
from report_builder.sources.contents import moment_content, number_content
from report_builder.sources.files import File, name_of, read_file, refusal
from report_builder.sources.grid import (
    NOTHING,
    Content,
    build_table,
    is_long,
    size_problems,
    text_content,
    text_problems,
)
from report_builder.sources.scan import DoctypeError, Scan, scan_sheet
from report_builder.sources.workbook import GENERAL, Sheet, Workbook, describe, is_percent


def read(location: Path) -> Dataset:
    """The visible sheets of the workbook; hidden ones are left out with a warning.

    Raises ReportError with every problem found where the file or one of its sheets cannot be read.
    """
    file = read_file(location, name_of(location))
    place = Place(file.berkas)
    with open_archive(file) as archive:
        workbook = describe(archive, place)
        visible = [sheet for sheet in workbook.sheets if not sheet.is_hidden]
        if not visible:
            raise refusal("Buku kerja ini tidak berisi lembar yang terlihat.", place, "Tampilkan lembar datanya.")
        scans = {sheet.nama: _scan(archive, sheet, workbook, place) for sheet in visible}
    _refuse(
        [
            problem
            for nama, scan in scans.items()
            for problem in size_problems(file.berkas, nama, scan.rows, scan.columns)
        ]
    )
    values = _read_values(file, scans)
    known = _Contents()
    tables = tuple(build_table(nama, file.berkas, _contents(values[nama], scan, known)) for nama, scan in scans.items())
    if any(map(is_long, known.values())):
        _refuse([problem for table in tables for problem in text_problems(table)])
    return Dataset(tables, (file.sumber,), (*file.problems, *_hidden_warnings(file.berkas, workbook)))


def _scan(archive: zipfile.ZipFile, sheet: Sheet, workbook: Workbook, place: Place) -> Scan:
    try:
        with archive.open(sheet.part) as stream:
            return scan_sheet(stream, workbook.formats)
    except DoctypeError:
        raise unsafe(place) from None
    except ValueError:
        raise damaged(Place(place.berkas, sheet.nama)) from None


def _refuse(problems: list[Problem]) -> None:
    if has_errors(problems):
        raise ReportError(problems)


def _hidden_warnings(berkas: str, workbook: Workbook) -> list[Problem]:
    return [
        warning("Lembar ini tersembunyi, jadi tidak dibaca.", Place(berkas, sheet.nama), "Tampilkan bila diperlukan.")
        for sheet in workbook.sheets
        if sheet.is_hidden
    ]


def _read_values(file: File, names: Iterable[str]) -> Mapping[str, Sequence[Sequence[object]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_object(io.BytesIO(file.data))
        return {nama: book.get_sheet_by_name(nama).to_python(skip_empty_area=False) for nama in names}
    except (CalamineError, ValueError):
        raise damaged(Place(file.berkas)) from None
    except OverflowError:
        message = "Sebuah sel berformat durasi ([h]) berisi angka di luar batas."
        raise refusal(message, Place(file.berkas), "Ubah format selnya menjadi angka, lalu periksa isinya.") from None


class _Contents(dict[tuple[object, str] | object, Content]):
    """The contents of values, each made once; of a number with a format by both."""

    def __missing__(self, value: object) -> Content:
        made = _content(*value) if isinstance(value, tuple) else _content(value)
        if value not in (0, 1):  # for True == 1.0
            self[value] = made
        return made


def _contents(values: Sequence[Sequence[object]], scan: Scan, known: _Contents) -> list[list[Content]]:
    """The contents of the sheet from A1 to the last cell that holds anything; ``values`` may end earlier."""
    width = len(values[0]) if values else 0
    rows, beyond = values[: scan.rows], [NOTHING] * (scan.columns - width)
    if width > scan.columns:
        rows = [row[: scan.columns] for row in rows]
    contents = [[*map(known.__getitem__, row), *beyond] for row in rows]
    for (row, column), number_format in scan.formats.items():
        if row < len(values) and column < len(values[row]):
            contents[row][column] = known[values[row][column], number_format]
    contents += [[NOTHING] * scan.columns for _ in range(scan.rows - len(contents))]
    for (row, column), fault in scan.faults.items():
        contents[row][column] = fault
    return contents


def _content(value: object, number_format: str = GENERAL) -> Content:
    match value:
        case str():
            return text_content(value)
        case bool():
            return Content(CellKind.BOOLEAN, value)
        case int() | float():
            return _number(float(value), number_format)
        case date() | time() | timedelta():
            return moment_content(value)
        case _:
            return text_content(str(value))


def _number(value: float, number_format: str) -> Content:
    content = number_content(value)
    if number_format == GENERAL or not isinstance(content.value, Decimal):
        return content
    shown = content.value.scaleb(2) if is_percent(number_format) else content.value
    return Content(CellKind.NUMBER, plain(shown), number_format)
