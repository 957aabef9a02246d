"""What a batch costs beside its reports built one by one, and what one costs that has nothing to do."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from report_builder import __version__, simulation, workbook
from report_builder.batch import reading, store
from report_builder.batch.clock import Clock
from report_builder.batch.ledger import Catatan, Keadaan, Ledger
from report_builder.batch.plan import Entry, Plan
from report_builder.batch.receipt import Cap, TandaTerima
from report_builder.batch.sidik import sidik
from tests.bench.program import TOLD, Cost, run, total

if TYPE_CHECKING:
    from rich.table import Table as Grid

SEED = 0
SAMPLE = 24
MANY = 10_000
PLAN = "batch.toml"
# A worker that is renewed in mid-run might hide that it grows.
TOML = """
inputs = ["kantor"]
outputs = "hasil"
kinds = ["lakip", "siaran-pers"]
jobs = 2
offices_per_worker = 100000
"""
# What a user types for the files of one office: three documents more, and yet faster than a process for each kind.
BUILD = ("--kind", "semua")
FILES = {
    "lakip": ("lakip.pdf", "lakip.docx", "fakta.json"),
    "siaran-pers": ("siaran-pers.pdf", "siaran-pers.docx", "siaran-pers.html", "siaran-pers.txt", "fakta.json"),
}


def measure_batch(grid: Grid, offices: int) -> None:
    """Add what a run over so many offices takes, half of the sample built one by one before it and half behind it.

    Each quarter of the run makes offices of the same data, so that what a worker holds meanwhile can be compared.
    """
    with TemporaryDirectory(prefix="bench-") as name:
        folder = prepare(Path(name))
        quarter = -(-offices // 4)
        units = [write_office(folder, number, 1 + (number - 1) % quarter) for number in range(1, offices + 1)]
        sample = [units[place * offices // SAMPLE] for place in range(min(SAMPLE, offices))]
        half = len(sample) // 2
        before = one_by_one(sample[:half], folder)
        memory = Memory(folder)
        first = run("batch", PLAN, folder=folder, watch=memory.look)
        again = run("batch", PLAN, folder=folder)
        refuse_work(folder)
        costs = (*before, *one_by_one(sample[half:], folder))
        refuse_differences(sample, folder)
    files, alone = "LAKIP and siaran pers", mean(cost.seconds for cost in costs) * offices
    processor = mean(cost.processor for cost in costs) * offices
    grid.add_row(f"{files} of {offices} offices, 2 workers", f"{first.seconds:.0f} s")
    grid.add_row(f"the same by build --kind semua, as {len(sample)} of them took", f"{alone:.0f} s")
    grid.add_row("  ratio", f"{first.seconds / alone:.2f}", "0.50")
    grid.add_row("  ratio of processor time", f"{first.processor / processor:.2f}")
    grid.add_row("processor time of an office", f"{first.processor / offices:.2f} s")
    grid.add_row("memory of a worker, second quarter of the run", f"{memory.quarter(1):.0f} MB")
    grid.add_row("  the last quarter to it", f"{memory.quarter(3) / memory.quarter(1):.2f}", "1.10")
    grid.add_row("a second run, nothing changed", f"{again.seconds:.1f} s")
    grid.add_row("  ratio", f"{again.seconds / first.seconds:.3f}", "0.020")


def measure_nothing_to_do(grid: Grid) -> None:
    """Add what it takes to plan, skip and report many offices, all of them as they were."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = prepare(Path(name))
        copy_office(folder, MANY)
        tell(f"{MANY} offices without work")
        pretend(reading.read(folder / PLAN))
        skipping = run("batch", PLAN, folder=folder)
        refuse_work(folder)
        cost = total((skipping, run("batch", "status", PLAN, folder=folder)))
    grid.add_row(f"{MANY} offices planned, skipped, told", f"{cost.seconds:.1f} s", "20 s")
    grid.add_row("  memory", f"{cost.megabytes:.0f} MB", "300 MB")


def prepare(folder: Path) -> Path:
    """The folder, with a plan and room for offices."""
    (folder / "kantor").mkdir()
    (folder / "hasil").mkdir()
    (folder / PLAN).write_text(TOML)
    return folder


def write_office(folder: Path, number: int, like: int) -> str:
    """The name of an office whose workbook is there now, with the data of another one."""
    unit = simulation.code(number)
    (folder / "kantor" / f"{unit}.xlsx").write_bytes(workbook.filled(simulation.dataset(like, SEED)))
    return unit


def copy_office(folder: Path, count: int) -> None:
    """So many workbooks with the same content; they take the room of one."""
    first = folder / "kantor" / f"{write_office(folder, 1, 1)}.xlsx"
    for number in range(2, count + 1):
        (folder / "kantor" / f"{simulation.code(number)}.xlsx").hardlink_to(first)


def one_by_one(units: Sequence[str], folder: Path) -> list[Cost]:
    """What each office took."""
    return [build(unit, folder) for unit in units]


def build(unit: str, folder: Path) -> Cost:
    """What the files of one office took."""
    tell(f"{unit} alone")
    return run("build", f"kantor/{unit}.xlsx", "-o", f"satu/{unit}", *BUILD, folder=folder)


def refuse_differences(units: Sequence[str], folder: Path) -> None:
    """End where the batch has not made the very files that were built one by one: what was compared is not the same."""
    for unit in units:
        if not digests(folder / "hasil" / unit).items() <= digests(folder / "satu" / unit).items():
            raise SystemExit(f"The files of {unit} differ.")


def digests(folder: Path) -> dict[str, str]:
    """The hashes of the files that are for people."""
    files = (path for path in folder.iterdir() if not path.name.startswith("."))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class Memory:
    """The resident memory of the workers of a run, as Linux tells it."""

    def __init__(self, folder: Path) -> None:
        self._told = folder / TOLD
        self._means: list[float] = []
        self._done = 0

    def look(self, process: int) -> None:
        """Note the mean of those that are at work now."""
        sizes = list(resident(process))
        if sizes:
            self._means.append(mean(sizes))
        done = self._told.read_text().count('"selesai"')
        if done >= self._done + 20:
            self._done = done
            tell(f"{done} reports of the batch, {mean(sizes or [0]):.0f} MB a worker")

    def quarter(self, place: int) -> float:
        """The mean over a quarter of the run, the first of which is 0."""
        length = len(self._means)
        return mean(self._means[place * length // 4 : (place + 1) * length // 4])


def resident(process: int) -> Iterator[float]:
    """The MB of each process that a process has started; one that ends meanwhile is left out."""
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            for child in children.read_text().split():
                size = re.search(r"VmRSS:\s*(\d+) kB", Path(f"/proc/{child}/status").read_text())
                if size:
                    yield int(size[1]) / 1024
        except OSError:
            continue


def pretend(plan: Plan) -> None:
    """Leave every report of a plan as made, with empty files."""
    now = Clock(ZoneInfo(plan.timezone)).now()
    with Ledger.open(Path(plan.ledger)) as ledger:
        nomor = ledger.begin(__version__, now).nomor
        blank = Catatan("", "", Keadaan.SELESAI, sidik(plan.options), __version__, {}, 1, now, now, putaran=nomor)
        ledger.expect(product(plan.units, plan.kinds))
        ledger.record(catatan for entry in plan.entries for catatan in made(entry, plan, blank))


def made(entry: Entry, plan: Plan, blank: Catatan) -> Iterator[Catatan]:
    """The reports of an office, whose files are there now."""
    folder, sumber = Path(plan.folder_of(entry)), {entry.input: store.at(entry.input).fingerprint(entry.input)}
    folder.mkdir()
    for jenis in plan.kinds:
        for name in FILES[jenis]:
            (folder / name).touch()
        hasil = dict.fromkeys(FILES[jenis], "")
        given = TandaTerima(Cap(blank.sidik, blank.versi, blank.putaran), sumber, hasil).to_output(jenis)
        (folder / given.name).write_bytes(given.data)
        tanda = hashlib.sha256(given.data).hexdigest()
        yield replace(blank, unit=entry.unit, jenis=jenis, sumber=sumber, hasil=hasil, tanda=tanda)


def refuse_work(folder: Path) -> None:
    """End where a run that had nothing to do has made something."""
    if '"dibuat": 0,' not in (folder / TOLD).read_text():
        raise SystemExit("The templates or the program have changed in the meantime.")


def tell(what: str) -> None:
    """Say how far the measurement is."""
    sys.stderr.write(f"\r\033[K{what}")
    sys.stderr.flush()
