"""What the roll-up of a country costs beside WeasyPrint alone on the same pages."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from report_builder import pipeline, plugins, simulation, workbook
from report_builder.collecting import without_collection
from report_builder.dataset import Dataset
from report_builder.exporters import docx, pdf
from report_builder.page import Page
from report_builder.pipeline import Job
from report_builder.pipeline.gather import gather
from tests.bench.building import RUNS, YARDSTICK, by_turns, cpu, lay_out
from tests.bench.program import run

if TYPE_CHECKING:
    from rich.table import Table as Grid

KIND = "rekap"
DATABASE = "monev.db"


def measure_rekapitulasi(grid: Grid, offices: int) -> None:
    """Add the CPU seconds of a roll-up, and the ratio of all but reading to WeasyPrint alone."""
    with TemporaryDirectory(prefix="bench-") as name:
        location = fill(Path(name), offices)
        datasets = gather(location)
        reading = cpu(lambda: gather(location))
        page = roll_up(location, datasets)
        both, alone = by_turns(lambda: roll_up(location, datasets), lambda: lay_out(page), RUNS)
    grid.add_row(f"reading {offices} offices from one SQLite file, CPU", f"{reading:.2f} s")
    grid.add_row("checking, measuring, PDF and DOCX of their roll-up, CPU", f"{both:.2f} s")
    grid.add_row(f"{YARDSTICK}, CPU", f"{alone:.2f} s")
    grid.add_row("  ratio", f"{both / alone:.2f}", "1.20")


def fill(folder: Path, offices: int) -> str:
    """The URL of a database with so many offices of a country."""
    (folder / "unit").mkdir()
    for name, dataset in simulation.tree(offices):
        (folder / "unit" / f"{name}.xlsx").write_bytes(workbook.filled(dataset))
    run("load", "unit", f"sqlite:///{DATABASE}", folder=folder)
    return f"sqlite:///{folder / DATABASE}"


@without_collection()  # As we run it.
def roll_up(location: str, datasets: tuple[Dataset, ...]) -> Page:
    """The document of units that were read already, once its files are made."""
    job = Job(location, KIND)
    examined = pipeline.examine_units(job, datasets=datasets)
    fakta = pipeline.write_fakta(examined.ledger)
    page = pipeline.compose(job, examined, fakta, plugins.kind(KIND)).document
    docx.export(page, "rekap.docx", pdf.export(page, "rekap.pdf").page_numbers)
    return page
