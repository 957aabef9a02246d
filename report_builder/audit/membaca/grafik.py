"""Native charts: the values that are drawn, those of the workbook inside, and the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import BytesIO
from zipfile import ZipFile

from report_builder.audit.dokumen import Alinea, Grafik, Tempat, Titik
from report_builder.audit.membaca.paket import Element, Paket, anak, nama
from report_builder.audit.membaca.tulisan import tampak
from report_builder.dataset import plain
from report_builder.exporters.docx.archive import DAMAGE, check_size

_CELLS = re.compile(r"'?(?P<sheet>[^!]+?)'?!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})(?::.*)?")
_SERIES = "ser"


@dataclass(frozen=True, slots=True)
class Acuan:
    """The first cell of a stretch of a workbook that a series takes its values from."""

    lembar: str
    kolom: str
    baris: int

    def sel(self, offset: int) -> str:
        """The name of a cell so many rows below."""
        return f"{self.lembar}!{self.kolom}{self.baris + offset}"


def baca_grafik(paket: Paket, part: str, tempat: Tempat) -> Grafik:
    """The chart in a part of a package; a workbook that cannot be read counts as none."""
    root = paket.pohon(part)
    numbers = _workbook(paket, part)
    points = tuple(point for series in root.iter("{*}ser") for point in _points(series, numbers))
    drawn = {point.sel for point in points}
    rest = {cell: value for cell, value in numbers.items() if cell not in drawn}
    return Grafik(tempat, points, rest, tuple(_words(paket, part, root, tempat)))


# --- series ----------------------------------------------------------------------------------------------------------


def _points(series: Element, numbers: Mapping[str, Decimal]) -> Iterator[Titik]:
    title = " ".join(_cached(anak(series, "tx")).values())
    names = _cached(anak(series, "cat")) or _cached(anak(series, "xVal"))
    values = anak(series, "val")
    source = anak(series, "yVal") if values is None else values
    start = _source(source)
    for index, text in _cached(source).items():
        cell = start.sel(index) if start else ""
        yield Titik(title, names.get(index, ""), _decimal(text), numbers.get(cell), cell)


def _cached(element: Element | None) -> dict[int, str]:
    """The texts of the points below an element, by their place."""
    points = () if element is None else element.iter("{*}pt")
    return {int(point.get("idx", "0")): tampak(_text(anak(point, "v"))) for point in points}


def _source(element: Element | None) -> Acuan | None:
    formula = None if element is None else next(element.iter("{*}f"), None)
    found = _CELLS.fullmatch(_text(formula))
    return Acuan(found["sheet"], found["column"], int(found["row"])) if found else None


def _text(element: Element | None) -> str:
    return "" if element is None else element.text or ""


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


# --- the workbook ----------------------------------------------------------------------------------------------------


def _workbook(paket: Paket, part: str) -> dict[str, Decimal]:
    """The numbers of the workbook inside, by sheet and cell."""
    from python_calamine import CalamineError, CalamineWorkbook

    inner = next(paket.bagian("package", part), None)
    if inner is None:
        return {}
    data = paket.data(inner)
    try:
        with ZipFile(BytesIO(data)) as archive:
            check_size(archive)
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, *DAMAGE):
        return {}
    return {
        f"{name}!{_letters(column)}{row}": plain(Decimal(repr(value)))
        for name, rows in sheets.items()
        for row, cells in enumerate(rows, start=1)
        for column, value in enumerate(cells)
        if isinstance(value, int | float) and not isinstance(value, bool)
    }


def _letters(column: int) -> str:
    """0 -> A, 26 -> AA."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


# --- words -----------------------------------------------------------------------------------------------------------


def _words(paket: Paket, part: str, root: Element, tempat: Tempat) -> Iterator[Alinea]:
    """Titles and labels that are text of their own, and those drawn over the chart."""
    overlays = (paket.pohon(name) for name in paket.bagian("chartUserShapes", part))
    for tree in (root, *overlays):
        for paragraph in tree.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
            text = tampak("".join(_text(each) for each in paragraph.iter() if nama(each) == "t"))
            if text.strip():
                yield Alinea(text, tempat)
