"""Puts the sheets of the schema, their data and the instructions into a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from report_builder.dataset import Cell, Dataset, Table, read_text, shown_decimals
from report_builder.schema import CATATAN, PETUNJUK, SHEETS, Column, Sheet, normalize
from report_builder.workbook import look, petunjuk
from report_builder.workbook.archive import to_bytes
from report_builder.workbook.values import Written, as_they_are, shown, written

if TYPE_CHECKING:
    from openpyxl.cell import Cell as Target
    from openpyxl.worksheet.worksheet import Worksheet


def write(dataset: Dataset, comment: Callable[[Cell], str] | None = None) -> bytes:
    """The workbook with the data of the dataset, as .xlsx; ``comment`` gives the words that a cell of data carries."""
    workbook = Workbook()
    workbook.properties.creator = workbook.properties.title = "Buku kerja laporan kinerja"
    _write_petunjuk(workbook.worksheets[0])
    tables = {normalize(table.nama): table for table in dataset.tables}
    for sheet in SHEETS:
        worksheet = workbook.create_sheet(sheet.nama)
        table = tables.pop(normalize(sheet.nama), None)
        _write_sheet(worksheet, sheet, table)
        if table and comment:
            _comment(worksheet, sheet, table, comment)
    tables.pop(normalize(PETUNJUK), None)
    for table in tables.values():
        worksheet = workbook.create_sheet(table.nama)
        _write_as_it_is(worksheet, table)
        if comment:
            _comment_rows(worksheet, table.rows, comment)
    return to_bytes(workbook)


def _write_petunjuk(worksheet: Worksheet) -> None:
    worksheet.title = PETUNJUK
    worksheet.column_dimensions["A"].width, worksheet.column_dimensions["B"].width = 24, 100
    _put(worksheet, 1, 1, petunjuk.JUDUL).font = look.TITLE
    sheets = [
        (sheet.nama, f"{petunjuk.LEMBAR_WAJIB if sheet.wajib else ''}{sheet.keterangan}", sheet.wajib)
        for sheet in SHEETS
    ]
    lines = [
        *((nama, words, nama == petunjuk.WARNA[0][0]) for nama, words in petunjuk.WARNA),
        *((nama, words, False) for nama, words in petunjuk.ATURAN),
        (petunjuk.JUDUL_LEMBAR, "", False),
        *sheets,
    ]
    for number, (nama, words, wajib) in enumerate(lines, start=3):
        look.dress_label(_put(worksheet, number, 1, nama), wajib=wajib)
        look.dress_value(_put(worksheet, number, 2, words or None), look.GENERAL)
    look.set_up_print(worksheet, title_row=False)


def _write_sheet(worksheet: Worksheet, sheet: Sheet, table: Table | None) -> None:
    for index, column in enumerate(sheet.columns, start=1):
        header = _put(worksheet, 1, index, column.nama)
        look.dress_label(header, wajib=column.wajib)
        look.explain(header, column)
        look.prepare_column(worksheet, get_column_letter(index), column, sheet)
    if sheet.keys:
        _write_keys(worksheet, sheet, _answers(table) if table else {})
    elif table:
        _write_rows(worksheet, sheet, table)
    look.set_up_print(worksheet)


def _write_rows(worksheet: Worksheet, sheet: Sheet, table: Table) -> None:
    places = {normalize(str(cell.value or "")): index for index, cell in reversed(list(enumerate(table.header)))}
    for index, column in enumerate(sheet.columns, start=1):
        place = places.get(normalize(column.nama))
        if place is None:
            continue
        for number, row in enumerate(table.rows, start=2):
            target = _put(worksheet, number, index, written(row[place], column))
            look.dress_value(target, _format(row[place], target, look.number_format(column, sheet)))


def _comment(worksheet: Worksheet, sheet: Sheet, table: Table, comment: Callable[[Cell], str]) -> None:
    """Let each cell carry the words for what it was filled with."""
    columns = [_source(table, sheet, column) for column in sheet.columns]
    _comment_rows(worksheet, list(zip_longest(*columns)), comment)


def _comment_rows(worksheet: Worksheet, rows: Sequence[Sequence[Cell | None]], comment: Callable[[Cell], str]) -> None:
    for number, row in enumerate(rows, start=2):
        for index, cell in enumerate(row, start=1):
            if cell and (words := comment(cell)):
                look.annotate(worksheet.cell(number, index), words)


def _source(table: Table, sheet: Sheet, column: Column) -> list[Cell | None]:
    """What each row of a column is filled with, as far as the table says."""
    if sheet.keys:
        answers = _answers(table)
        return [answers.get(normalize(key.nama)) for key in sheet.keys] if column.nama == "isi" else []
    heads = [normalize(str(cell.value or "")) for cell in table.header]
    if normalize(column.nama) not in heads:
        return []
    return [row[heads.index(normalize(column.nama))] for row in table.rows]


def _format(source: Cell, target: Target, usual: str) -> str:
    """How the column shows what it holds, with the zeros at the end that a number was typed with: 3,20."""
    value, places = target.value, shown_decimals(source)
    is_shorter = isinstance(value, Decimal) and str(value) != f"{value:.{places}f}"
    return f"0.{'0' * places}" if usual == look.GENERAL and is_shorter else usual


def _write_keys(worksheet: Worksheet, sheet: Sheet, answers: Mapping[str, Cell]) -> None:
    for number, key in enumerate(sheet.keys, start=2):
        look.dress_label(_put(worksheet, number, 1, key.nama), wajib=key.wajib)
        answer = answers.get(normalize(key.nama))
        isi = _put(worksheet, number, 2, written(answer, key) if answer else None)
        look.dress_value(isi, look.number_format(key, sheet))
        look.offer_choices(worksheet, isi.coordinate, key)
        look.dress_note(_put(worksheet, number, 3, key.keterangan))


def _answers(table: Table) -> Mapping[str, Cell]:
    """The cells of isi by the normalized key beside them, the first where a key stands twice."""
    columns = {normalize(str(cell.value or "")): index for index, cell in enumerate(table.header)}
    if not {"kunci", "isi"} <= set(columns):
        return {}
    answers: dict[str, Cell] = {}
    for row in table.rows:
        answers.setdefault(normalize(str(read_text(row[columns["kunci"]]))), row[columns["isi"]])
    return answers


def _write_as_it_is(worksheet: Worksheet, table: Table) -> None:
    for index, header in enumerate(table.header, start=1):
        look.dress_label(_put(worksheet, 1, index, shown(header)), wajib=False)
        _write_column(worksheet, index, [row[index - 1] for row in table.rows])
    if normalize(table.nama) in map(normalize, CATATAN):
        look.fit_rows(worksheet)
    look.set_up_print(worksheet)


def _write_column(worksheet: Worksheet, index: int, column: Sequence[Cell]) -> None:
    values = as_they_are(column)
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    worksheet.column_dimensions[get_column_letter(index)].width = min(max(longest + 2, 12), 50)
    for number, (cell, value) in enumerate(zip(column, values, strict=True), start=2):
        target = _put(worksheet, number, index, value)
        look.dress_value(target, look.DATE if isinstance(value, date) else cell.format)


def _put(worksheet: Worksheet, row: int, column: int, value: Written) -> Target:
    """Write a value and give its cell; a text stays a text, though it begin like a formula."""
    # No cell here is merged, which is all that the wider type allows for.
    target = cast("Target", worksheet.cell(row, column))
    target.value = value
    if isinstance(value, str):
        target.data_type = "s"
    return target
