"""What the audit of a long report costs beside making it."""

from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from openpyxl import load_workbook
from rich.table import Table as Grid

from report_builder import pipeline
from report_builder.audit import periksa
from report_builder.audit.membaca import baca
from report_builder.audit.rujukan import siapkan
from report_builder.audit.temuan import Pemeriksaan
from report_builder.collecting import without_collection
from report_builder.pipeline import Job, Result
from tests.bench.building import COLUMNS, INPUT, compare, cpu_of_children
from tests.bench.program import compiled, run

ROWS = 2050
"""Those of an appendix that makes a report of 164 pages."""


def measure_audit(grid: Grid) -> None:
    """Add the CPU seconds of an audit against the data and of the build of the same report, and their ratio.

    First as users run them, each a command in a process of its own, then both in this process.
    """
    with TemporaryDirectory(prefix="bench-") as name:
        location = Path(name, "panjang.xlsx")
        lengthen(location)
        made = {Path(output.name).suffix: output.data for output in build(location).outputs}
        docx = Path(name, "panjang.docx")
        docx.write_bytes(made[".docx"])
        with pikepdf.open(BytesIO(made[".pdf"])) as pdf:
            pages = len(pdf.pages)
        compare_commands(grid, Path(name), f"audit of that DOCX of {pages} pages, a command")
        audit = (f"audit of a DOCX of {pages} pages against its data", lambda: examine(docx, location))
        compare(grid, audit, ("build of the same to PDF and DOCX", lambda: build(location)), 0.2)


def compare_commands(grid: Grid, folder: Path, what: str) -> None:
    """Add the CPU seconds of the two commands, start and end of their processes included."""
    environment = compiled(folder / "terkompilasi")
    audit = partial(run, "audit", "panjang.docx", "--data", "panjang.xlsx", folder=folder, environment=environment)
    made = partial(run, "build", "panjang.xlsx", "-o", "hasil", "--replace", folder=folder, environment=environment)
    compare(grid, (what, audit), ("build of the same, a command", made), 0.2, measure=cpu_of_children)


def build(location: Path) -> Result:
    """The report as the program makes it."""
    return pipeline.run(Job(location))


@without_collection()  # As the program runs it.
def examine(docx: Path, location: Path) -> Pemeriksaan:
    """All numbers of a Word file with their classes, the data read and the report of today composed for it."""
    dokumen = baca(docx)
    return periksa(dokumen, siapkan(Job(location), dokumen))


def lengthen(location: Path) -> None:
    """Write the complete example with one appendix more, of many rows: half words, half numbers."""
    book = load_workbook(INPUT)
    sheet = book.create_sheet("Lampiran Panjang")
    for row in range(1, ROWS + 2):
        sheet.append([row * 1000 if row > 1 and column > "D" else f"Isi {column} baris {row}" for column in COLUMNS])
    book.save(location)
