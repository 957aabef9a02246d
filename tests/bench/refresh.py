"""What new data in a long report that people have edited cost beside making it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from rich.table import Table as Grid

from report_builder.errors import Place
from report_builder.pipeline import Job
from report_builder.refresh import Hasil, segarkan
from tests.bench.audit import build, lengthen
from tests.bench.building import compare

EVERY = 7
"""Of the rows of the appendix so many stay for each that changes."""


def measure_refresh(grid: Grid) -> None:
    """Add the CPU seconds of a refresh with other data and of the build of the same report, and their ratio."""
    with TemporaryDirectory(prefix="bench-") as name:
        location, later = Path(name, "panjang.xlsx"), Path(name, "kemudian.xlsx")
        lengthen(location)
        change(location, later)
        docx = next(output.data for output in build(location).outputs if output.name.endswith(".docx"))
        work = (f"refresh of its DOCX, {len(refresh(docx, later).catatan)} changes", lambda: refresh(docx, later))
        compare(grid, work, ("build of the same to PDF and DOCX", lambda: build(location)), 0.25)


def refresh(docx: bytes, location: Path) -> Hasil:
    return segarkan(docx, Place("panjang.docx"), Job(location))


def change(location: Path, target: Path) -> None:
    """Write the same workbook with another realisasi of its first indikator, and a number in each seventh row."""
    book = load_workbook(location)
    first = book["Indikator"][2]
    first[5].value, first[8].value = 3.1, None
    sheet = book["Lampiran Panjang"]
    for row in range(EVERY, sheet.max_row, EVERY):
        sheet.cell(row, 8).value = row
    book.save(target)
