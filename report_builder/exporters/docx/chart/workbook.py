"""The small workbook inside a native chart, which Word opens when somebody edits the chart's data."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.charts import Chart, Titik
from report_builder.exporters.docx.chart.columns import Computed, column, computed
from report_builder.exporters.docx.packing import pack
from report_builder.exporters.docx.wordml import DECLARATION, escape

SHEET = "Data"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
)
_ROOT_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets>'
    "</workbook>"
)
_BOOK_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def workbook(chart: Chart) -> bytes:
    """An XLSX file with the categories in column A, a series in each further column, then what is computed of them."""
    rows = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(_rows(chart), start=1))
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _ROOT_RELATIONSHIPS,
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _BOOK_RELATIONSHIPS,
        "xl/worksheets/sheet1.xml": sheet,
    }
    return pack({name: (DECLARATION + content).encode() for name, content in parts.items()})


def number(value: Titik) -> str:
    """The value at the 15 digits of a spreadsheet number."""
    return "" if value.nilai is None else f"{float(value.nilai):.15g}"


def _rows(chart: Chart) -> Iterator[str]:
    columns = computed(chart)
    names = [*chart.seri, *(each.seri for each in columns)]
    yield "".join(_text(f"{column(index)}1", seri.nama) for index, seri in enumerate(names))
    for row, kategori in enumerate(chart.kategori):
        values = ((column(index), number(seri.titik[row])) for index, seri in enumerate(chart.seri))
        cells = "".join(f'<c r="{letter}{row + 2}"><v>{value}</v></c>' for letter, value in values if value)
        yield _text(f"A{row + 2}", kategori) + cells + "".join(_formula(each, row) for each in columns)


def _formula(each: Computed, row: int) -> str:
    """A cell of a formula with its value, which is an empty text where the row lacks a number."""
    value = number(each.seri.titik[row])
    kind = "" if value else ' t="str"'
    return f'<c r="{column(each.index)}{row + 2}"{kind}><f>{escape(each.formulas[row])}</f><v>{value}</v></c>'


def _text(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
