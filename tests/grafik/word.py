"""A native chart read back from its parts: the chart itself, the workbook within, what is drawn over it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.charts import Chart
from report_builder.exporters.docx.chart import Paint, chart_xml, has_overlay, overlay_xml, workbook
from report_builder.exporters.docx.palette import palette
from tests.grafik.told import Told

NAMES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
}


@dataclass(frozen=True)
class Native:
    """The parts of a native chart."""

    chart: bytes
    book: bytes
    overlay: bytes | None

    def find(self, path: str) -> list[Any]:
        """Give what an XPath finds in the chart itself."""
        found = etree.fromstring(self.chart).xpath(path, namespaces=NAMES)
        assert isinstance(found, list)
        return found

    @property
    def series(self) -> list[Any]:
        """The series in their order; not the columns that the workbook computes to draw them with."""
        shown = [ser for ser in self.find("//c:ser") if not _is_computed(ser)]
        return sorted(shown, key=lambda one: int(one.find("c:order", NAMES).get("val")))


def _is_computed(ser: Any) -> bool:  # noqa: ANN401
    return "".join(ser.xpath("c:tx//c:v/text()", namespaces=NAMES)).startswith(("Akhir ", "Awal "))


def native(chart: Chart, tokens: dict[str, str]) -> Native:
    """Give the parts that the exporter writes for a chart, in these colours."""
    paint = Paint(palette(tokens), frozenset())
    line = overlay_xml(chart, paint) if has_overlay(chart) else None
    return Native(chart_xml(chart, paint), workbook(chart), line)


def told_by_cache(one: Native) -> Told:
    """What the chart shows when it is opened: the values that it keeps beside the addresses of its cells."""
    count = len(one.series[0].findall("c:cat//c:pt", NAMES))
    return Told(
        tuple(one.series[0].xpath("c:cat//c:v/text()", namespaces=NAMES)),
        tuple("".join(ser.xpath("c:tx//c:v/text()", namespaces=NAMES)) for ser in one.series),
        tuple(_cached(ser, count) for ser in one.series),
        tuple(bool(ser.xpath("c:spPr//a:prstDash", namespaces=NAMES)) for ser in one.series),
        *_yardstick(one),
    )


def told_by_workbook(one: Native) -> Told:
    """What the cells hold that the chart names; this it shows once somebody edits its data."""
    book = openpyxl.load_workbook(BytesIO(one.book))
    formulas = [[ser.findtext(f"{part}//c:f", namespaces=NAMES) for part in PARTS] for ser in one.series]
    columns = [[_cells(book, formula) for formula in three] for three in formulas]
    assert len({str(kategori) for _, kategori, _ in columns}) == 1, "every series has the same categories"
    return Told(
        tuple(str(each) for each in columns[0][1]),
        tuple(str(name) for (name,), _, _ in columns),
        tuple(tuple(None if value is None else float(value) for value in values) for _, _, values in columns),
        told_by_cache(one).target,
        *_yardstick(one),
    )


PARTS = ("c:tx", "c:cat", "c:val")


def _cached(ser: Any, count: int) -> tuple[float | None, ...]:  # noqa: ANN401
    values = {
        int(point.get("idx")): float(point.findtext("c:v", namespaces=NAMES))
        for point in ser.findall("c:val//c:pt", NAMES)
    }
    return tuple(values.get(place) for place in range(count))


def _cells(book: openpyxl.Workbook, formula: str) -> list[Any]:
    name, _, area = formula.partition("!")
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    found = sheet[area.replace("$", "")]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


_WORD = "//cdr:sp[.//cdr:cNvPr/@name='Nama acuan']"


def _yardstick(one: Native) -> tuple[float | None, str]:
    """Its value by its place between the ends of the axis, and its word."""
    if one.overlay is None:
        return None, ""
    root: Any = etree.fromstring(one.overlay)
    lines = root.xpath("*[.//cdr:cNvPr[starts-with(@name, 'Garis acuan')]]", namespaces=NAMES)
    if not lines:
        return None, ""
    line = lines[-1]
    start, end = ([float(each.text) for each in line.find(f"cdr:{name}", NAMES)] for name in ("from", "to"))
    left, top, width, height = (float(one.find(f"//c:plotArea/c:layout//c:{side}/@val")[0]) for side in "xywh")
    low, high = (float(one.find(f"//c:valAx//c:{end}/@val")[0]) for end in ("min", "max"))
    lies = one.find("//c:barDir[@val='bar']")
    share = (start[0] - left) / width if lies else (top + height - end[1]) / height
    return low + (high - low) * share, "".join(root.xpath(f"{_WORD}//a:t/text()", namespaces=NAMES))
