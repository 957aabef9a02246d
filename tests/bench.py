"""What building costs, mostly as ratios within one run, which mean the same on any machine: `make bench`."""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table as Grid
from weasyprint import HTML

from report_builder import pipeline
from report_builder.dataset import Cell, CellKind, Table
from report_builder.errors import Place
from report_builder.exporters import docx, pdf
from report_builder.exporters.html import document, style_sheets
from report_builder.exporters.pdf.assets import AssetFetcher, asset_url
from report_builder.measure import measure
from report_builder.page import Figure, Grafik, Page, Section
from report_builder.page.outline import iter_blocks
from report_builder.pipeline import Examined, Job

INPUT = Path(__file__).parent.parent / "inputs" / "contoh-lengkap.xlsx"
SHEETS = ("gaya/token.css", "gaya/laporan.css", "gaya/cetak.css")
PROGRAM = (sys.executable, "-c", "from report_builder.cli import app; app()")
RUNS = 3
LONG = 3000
CHARTS = 30
COLUMNS = "ABCDEFGH"


def main() -> None:
    """Measure, and print what was measured beside what it may be."""
    grid = Grid("What", "Measured", "At most")
    examined = pipeline.examine(INPUT)
    page = compose(examined)
    whole, alone = by_turns(lambda: pipeline.run(Job(INPUT)), lambda: lay_out(page), RUNS)
    grid.add_row("build to PDF and DOCX, CPU", f"{whole:.2f} s")
    grid.add_row("WeasyPrint alone on the same HTML, CPU", f"{alone:.2f} s")
    grid.add_row("  ratio", f"{whole / alone:.2f}", "1.35")
    drawn = charted(page)
    word, printed = by_turns(lambda: docx.export(drawn, "lakip.docx"), lambda: pdf.export(drawn, "lakip.pdf"), RUNS)
    grid.add_row(f"DOCX of {CHARTS} charts, CPU", f"{word:.2f} s")
    grid.add_row("PDF of the same, CPU", f"{printed:.2f} s")
    grid.add_row("  ratio", f"{word / printed:.2f}", "0.50")
    page = compose(lengthened(examined))
    word, printed = by_turns(lambda: docx.export(page, "lakip.docx"), lambda: pdf.export(page, "lakip.pdf"), 1)
    grid.add_row(f"DOCX with {LONG} rows in an appendix, CPU", f"{word:.2f} s")
    grid.add_row("PDF of the same, CPU", f"{printed:.2f} s")
    grid.add_row("  ratio", f"{word / printed:.2f}", "0.15")
    grid.add_row("start of --help", f"{start('--help'):.2f} s")
    grid.add_row("start of check", f"{start('check', str(INPUT)):.2f} s")
    Console().print(grid)


def by_turns(first: Callable[[], object], second: Callable[[], object], runs: int) -> tuple[float, float]:
    """The medians of the CPU seconds of two pieces of work, run by turns in this process."""
    times = [(cpu(first), cpu(second)) for _ in range(runs)]
    return median(one for one, _ in times), median(other for _, other in times)


def cpu(work: Callable[[], object]) -> float:
    gc.collect()  # What the work before left behind is not this one's cost.
    begin = time.process_time()
    work()
    return time.process_time() - begin


def start(*arguments: str) -> float:
    """The median of the CPU seconds of a command, each time in a new process."""
    times = []
    for _ in range(RUNS):
        begin = children()
        subprocess.run([*PROGRAM, *arguments], capture_output=True, check=True)
        times.append(children() - begin)
    return median(times)


def children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def lay_out(page: Page) -> object:
    """The PDF of the HTML that the exporter makes, by WeasyPrint alone; without garbage collection, as we run it."""
    markup = document(page, style_sheets(page, SHEETS), asset_url)
    gc.disable()
    try:
        return HTML(string=markup, url_fetcher=AssetFetcher(page.resources)).write_pdf(pdf_variant="pdf/a-3a")
    finally:
        gc.enable()


def compose(examined: Examined) -> Page:
    return pipeline.compose(Job(INPUT), examined, pipeline.write_fakta(examined.measured.ledger))


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


if __name__ == "__main__":
    main()
