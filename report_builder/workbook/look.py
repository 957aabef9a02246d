"""How the workbook looks: colours, widths, formats, drop-down lists, print set-up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from report_builder.schema import ANGGARAN, Column, Jenis, Sheet

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_HIGH = 15
"""The points that a line of a cell is high."""

LAST_ROW = 2000
"""Down to here the cells of a column are ready to be filled: with a format and a list of choices."""

TEXT = "@"
DATE = "dd/mm/yyyy"
GENERAL = "General"
RUPIAH = "#,##0"

_FORMATS: Mapping[Jenis, str] = {Jenis.KODE: TEXT, Jenis.TANGGAL: DATE, Jenis.TAHUN: "0"}

_WIDTHS: Mapping[Jenis, int] = {
    Jenis.TEKS: 28,
    Jenis.KODE: 16,
    Jenis.ANGKA: 18,
    Jenis.NILAI: 14,
    Jenis.TAHUN: 12,
    Jenis.TANGGAL: 18,
    Jenis.TRIWULAN: 12,
    Jenis.PILIHAN: 18,
    Jenis.YA_TIDAK: 14,
    Jenis.BATAS: 14,
    Jenis.DAFTAR: 50,
}
_WIDE = {"sasaran": 60, "indikator": 60, "uraian": 50, "kutipan": 60, "definisi": 50, "isi": 70, "keterangan": 60}

_DARK, _LIGHT, _GREY = "1F3A5F", "E4E7EB", "5F6B7A"
_LINE = Border(bottom=Side(style="thin", color="9AA5B1"))
_WRAPPED = Alignment(vertical="top", wrap_text=True)

TITLE = Font(bold=True, size=14, color=_DARK)


def dress_label(cell: Cell, *, wajib: bool) -> None:
    """Make a header cell or a key tell whether it must be there: dark blue where it must, grey where it may."""
    cell.font = Font(bold=True, color="FFFFFF") if wajib else Font(color="000000")
    cell.fill = PatternFill("solid", fgColor=_DARK if wajib else _LIGHT)
    cell.alignment = _WRAPPED
    cell.border = _LINE


def explain(cell: Cell, column: Column) -> None:
    """Let a header cell say what belongs below it."""
    needed = "Wajib diisi." if column.diisi else "Kolom wajib ada; selnya boleh kosong." if column.wajib else "Pilihan."
    choices = f"\nIsi: {', '.join(column.pilihan)}." if column.pilihan else ""
    cell.comment = Comment(f"{column.keterangan}\n{needed}{choices}", "Petunjuk", height=110, width=280)


def annotate(cell: Cell | MergedCell, words: str) -> None:
    """Let a cell of data carry a comment."""
    cell.comment = Comment(words, "Asal data", height=70, width=260)


def prepare_column(worksheet: Worksheet, letter: str, column: Column, sheet: Sheet) -> None:
    """Give a column its width, its format and, where the answers are known, a list to choose from."""
    dimension = worksheet.column_dimensions[letter]
    dimension.width = _WIDE.get(column.nama, _WIDTHS[column.jenis])
    dimension.number_format = number_format(column, sheet)
    dimension.alignment = _WRAPPED
    offer_choices(worksheet, f"{letter}2:{letter}{LAST_ROW}", column)


def offer_choices(worksheet: Worksheet, cells: str, column: Column) -> None:
    """Add a drop-down list to the cells of a column whose answers are known."""
    if not column.pilihan:
        return
    choices = DataValidation("list", formula1=f'"{",".join(column.pilihan)}"', allow_blank=True)
    choices.errorTitle, choices.error = column.nama, f"Pilih salah satu: {', '.join(column.pilihan)}."
    choices.showErrorMessage = True
    choices.add(cells)
    worksheet.add_data_validation(choices)


def number_format(column: Column, sheet: Sheet) -> str:
    """How the cells of a column show what they hold; codes as text, lest 1.1 become a date."""
    if sheet is ANGGARAN and column.jenis is Jenis.ANGKA:
        return RUPIAH
    return _FORMATS.get(column.jenis, GENERAL)


def dress_value(cell: Cell, number_format: str) -> None:
    """Make a filled cell look like the rest of its column."""
    cell.number_format = number_format
    cell.alignment = _WRAPPED


def dress_note(cell: Cell) -> None:
    """Make an explanation look like one."""
    cell.font = Font(italic=True, color=_GREY)
    cell.alignment = _WRAPPED


def fit_rows(worksheet: Worksheet) -> None:
    """Give the rows of a sheet that is read, not filled, the height of their wrapped words.

    LibreOffice gives them that of one line, and a height that is set no longer grows with what is typed.
    """
    widths = [worksheet.column_dimensions[get_column_letter(at)].width for at in range(1, worksheet.max_column + 1)]
    for number, row in enumerate(worksheet.iter_rows(values_only=True), start=1):
        lines = max(_lines(str(value or ""), width) for value, width in zip(row, widths, strict=True))
        if lines > 1:
            worksheet.row_dimensions[number].height = _HIGH * lines


def _lines(words: str, width: float) -> int:
    return sum(1 + int(len(line) / width) for line in words.split("\n"))


def set_up_print(worksheet: Worksheet, *, title_row: bool = True) -> None:
    """A4 landscape, as wide as the page, the header on every page and in sight while scrolling."""
    page = worksheet.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", 9, 1, 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if title_row:
        worksheet.print_title_rows = "1:1"
        worksheet.freeze_panes = "A2"
