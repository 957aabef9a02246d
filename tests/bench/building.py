"""What building one report costs beside WeasyPrint alone, and how fast the program starts."""

import gc
import resource
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from decimal import Decimal
from functools import partial, wraps
from itertools import cycle, islice
from pathlib import Path
from pkgutil import resolve_name
from statistics import median
from typing import TypeAlias
from unittest.mock import patch

from rich.table import Table as Grid
from weasyprint import HTML

from report_builder import pipeline
from report_builder.collecting import without_collection
from report_builder.dataset import Cell, CellKind, Table
from report_builder.errors import Place
from report_builder.exporters import docx, pdf
from report_builder.exporters.html import document, style_sheets
from report_builder.exporters.pdf.assets import AssetFetcher, asset_url
from report_builder.kinds.lakip import LAKIP
from report_builder.measure import measure
from report_builder.page import Figure, Grafik, Page, Section
from report_builder.page.outline import iter_blocks
from report_builder.pipeline import Examined, Job
from tests.bench.program import PROGRAM

Work: TypeAlias = tuple[str, Callable[[], object]]
"""A piece of work with its name."""
Measure: TypeAlias = Callable[[Callable[[], object]], float]
"""Gives the CPU seconds of work."""

INPUT = Path(__file__).parent.parent.parent / "inputs" / "contoh-lengkap.xlsx"
SHEETS = ("gaya/token.css", "gaya/laporan.css", "gaya/cetak.css")
RUNS = 3
LONG = 3000
CHARTS = 30
COLUMNS = "ABCDEFGH"
YARDSTICK = "WeasyPrint alone on the same HTML"
FINISHING = (
    ("report_builder.exporters.pdf.export:", "keep_marks"),
    ("report_builder.exporters.pdf.finishing:Finish", "__call__"),
    ("report_builder.exporters.pdf.export:", "end_streams"),
    ("report_builder.exporters.docx.contents:", "_line"),
    ("report_builder.exporters.docx.opc:", "_parts"),
    ("report_builder.exporters.docx.opc:", "seal"),
    ("report_builder.exporters.docx.opc:", "pack"),
)
"""Structure, labels, artifacts and attachments of the PDF; contents, seal and packing of the DOCX."""


def measure_building(grid: Grid) -> None:
    """Add what was measured beside what it may be."""
    examined = pipeline.examine(pipeline.Job(INPUT))
    page = compose(examined)
    compare(grid, ("build to PDF and DOCX", lambda: pipeline.run(Job(INPUT))), (YARDSTICK, lambda: lay_out(page)), 1.35)
    finishing, whole = finish(page)
    grid.add_row("PDF and DOCX of one page, CPU", f"{whole:.2f} s")
    grid.add_row(f"  of it finishing ({len(FINISHING)} steps)", f"{finishing / whole:.2f}", "0.15")
    compare(grid, *exports(charted(page), f"of {CHARTS} charts"), 0.5)
    compare(grid, *exports(compose(lengthened(examined)), f"with {LONG} rows in an appendix"), 0.15, runs=1)
    grid.add_row("start of --help", f"{start('--help'):.2f} s")
    grid.add_row("start of check", f"{start('check', str(INPUT)):.2f} s")


def compare(
    grid: Grid, first: Work, second: Work, limit: float, runs: int = RUNS, measure: Measure | None = None
) -> None:
    """Add the CPU seconds of two pieces of work, each with its name, and the ratio of the first to the second."""
    (name, work), (other_name, other_work) = first, second
    one, other = by_turns(work, other_work, runs, measure)
    grid.add_row(f"{name}, CPU", f"{one:.2f} s")
    grid.add_row(f"{other_name}, CPU", f"{other:.2f} s")
    grid.add_row("  ratio", f"{one / other:.2f}", f"{limit:.2f}")


def exports(page: Page, what: str) -> tuple[Work, Work]:
    """Writing a page in Word and in print."""
    return (
        (f"DOCX {what}", lambda: docx.export(page, "lakip.docx")),
        ("PDF of the same", lambda: pdf.export(page, "lakip.pdf")),
    )


def finish(page: Page) -> tuple[float, float]:
    """The CPU seconds of the finishing steps, and of the export to PDF and DOCX that they are part of."""
    watch = Stopwatch()
    with ExitStack() as patches:
        for place, name in FINISHING:
            owner = resolve_name(place)
            patches.enter_context(patch.object(owner, name, watch.timed(getattr(owner, name))))
        whole = cpu(lambda: docx.export(page, "lakip.docx", pdf.export(page, "lakip.pdf").page_numbers))
    return watch.seconds, whole


class Stopwatch:
    """Adds up the CPU seconds of the functions that it times."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timed(self, function: Callable[..., object]) -> Callable[..., object]:
        """The same function, which is timed when called."""

        @wraps(function)
        def call(*arguments: object, **options: object) -> object:
            begin = time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                self.seconds += time.process_time() - begin

        return call


def by_turns(
    first: Callable[[], object], second: Callable[[], object], runs: int, measure: Measure | None = None
) -> tuple[float, float]:
    """The medians of the CPU seconds of two pieces of work, run by turns: in this process, or as they are measured."""
    seconds = measure or cpu
    times = [(seconds(first), seconds(second)) for _ in range(runs)]
    return median(one for one, _ in times), median(other for _, other in times)


def cpu(work: Callable[[], object]) -> float:
    """The CPU seconds of work in this process."""
    gc.collect()  # What the work before left behind is not this one's cost.
    begin = time.process_time()
    work()
    return time.process_time() - begin


def start(*arguments: str) -> float:
    """The median of the CPU seconds of a command, each time in a new process."""
    command = partial(subprocess.run, [*PROGRAM, *arguments], capture_output=True, check=True)
    return median(cpu_of_children(command) for _ in range(RUNS))


def cpu_of_children(work: Callable[[], object]) -> float:
    """The CPU seconds of the processes that work starts."""
    begin = children()
    work()
    return children() - begin


def children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@without_collection()  # As we run it: what is left to be swept counts for both.
def lay_out(page: Page) -> object:
    """The PDF of the HTML that the exporter makes, by WeasyPrint alone."""
    markup = document(page, style_sheets(page, SHEETS), asset_url)
    return HTML(string=markup, url_fetcher=AssetFetcher(page.resources)).write_pdf(pdf_variant="pdf/a-3a")


def compose(examined: Examined) -> Page:
    return pipeline.compose(Job(INPUT), examined, pipeline.write_fakta(examined.measured.ledger), LAKIP).document


def lengthened(examined: Examined) -> Examined:
    """The same input with one appendix more, of many rows: half words, half numbers."""
    berkas = examined.dataset.sumber[0].berkas

    def cell(row: int, column: str) -> Cell:
        place = Place(berkas, "Lampiran Panjang", f"{column}{row}")
        if row > 1 and column > "D":
            return Cell(CellKind.NUMBER, Decimal(row * 1000), place, "#,##0")
        return Cell(CellKind.TEXT, f"Isi {column} baris {row}", place)

    rows = [tuple(cell(row, column) for column in COLUMNS) for row in range(1, LONG + 2)]
    appendix = Table("Lampiran Panjang", berkas, rows[0], tuple(rows[1:]), LONG + 2)
    laporan = replace(examined.laporan, lampiran=(*examined.laporan.lampiran, appendix))
    return replace(examined, laporan=laporan, measured=measure(laporan))


def charted(page: Page) -> Page:
    """One chapter of so many charts, those of the page over and over, each with an id of its own."""
    blocks = (block for section in page.sections for block in iter_blocks(section))
    charts = [block for block in blocks if isinstance(block, Figure) and isinstance(block.content, Grafik)]
    many = tuple(
        replace(figure, id=f"gambar-{number}", caption=None)
        for number, figure in enumerate(islice(cycle(charts), CHARTS))
    )
    return replace(page, sections=(Section("bab", lanskap=False, id="bab", blocks=many),))
