"""The complete example a month later: other values, one indikator more, and one line of the budget less."""

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

NEW = "Jumlah prosedur layanan yang disederhanakan"
_VALUES = {"IKU-1": 3.12, "IKU-2": 4.2, "IKK-3": 18, "IKK-4": 4}
_QUARTERS = {
    ("IKU-1", "TW II"): 3.05,
    ("IKU-1", "TW III"): 3.1,
    ("IKU-1", "TW IV"): 3.12,
    ("IKK-3", "TW II"): 9,
    ("IKK-3", "TW IV"): 18,
    ("IKK-4", "TW IV"): 4,
}
_GONE = "CT.1002.D"
_ABOVE = frozenset({"CT", "CT.1002"})
_INDIKATOR: dict[str, str | float] = {
    "kode": "IKK-7",
    "kode_sasaran": "S-3",
    "indikator": NEW,
    "satuan": "prosedur",
    "target": 8,
    "realisasi": 9,
}
_INDIKATOR_QUARTERS = (("TW I", 1, 1), ("TW II", 3, 4), ("TW III", 6, 7), ("TW IV", 8, 9))


def kemudian(example: Path, target: Path) -> Path:
    """Write that workbook."""
    book = openpyxl.load_workbook(example)
    for row in book["Indikator"].iter_rows(min_row=2, max_col=9):
        value = _VALUES.get(str(row[0].value))
        if value is not None:
            row[5].value, row[8].value = value, None
    for row in book["Triwulan"].iter_rows(min_row=2, max_col=4):
        row[3].value = _QUARTERS.get((str(row[0].value), str(row[1].value)), row[3].value)
    _append(book["Indikator"], **_INDIKATOR)
    for quarter, wanted, reached in _INDIKATOR_QUARTERS:
        _append(
            book["Triwulan"],
            kode_indikator="IKK-7",
            triwulan=quarter,
            target=wanted,
            realisasi=reached,
            kumulatif="ya",
        )
    _take_out(book["Anggaran"])
    book.save(target)
    return target


def _append(sheet: Worksheet, **cells: str | float) -> None:
    """A row in the first that has no code; sheets of the example have formats below their rows."""
    heads = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    row = next(number for number in range(2, sheet.max_row + 2) if sheet.cell(number, 1).value is None)
    for name, value in cells.items():
        sheet.cell(row, heads[name]).value = value


def _take_out(budget: Worksheet) -> None:
    places = {str(row[0].value): place for place, row in enumerate(budget.iter_rows(max_col=1), start=1)}
    for column in (3, 4, 7):
        gone = int(str(budget.cell(places[_GONE], column).value))
        for code in _ABOVE:
            above = budget.cell(places[code], column)
            above.value = int(str(above.value)) - gone
    budget.delete_rows(places[_GONE])
