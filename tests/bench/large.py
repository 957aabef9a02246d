"""What checking a large workbook costs beside calamine alone, which only reads it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from report_builder import pipeline, sources
from report_builder.model import Checked, check
from report_builder.pipeline import Job
from tests.bench.building import RUNS, by_turns, cpu

if TYPE_CHECKING:
    from rich.table import Table as Grid

Rows: TypeAlias = Iterator[tuple[object, ...]]

INDIKATOR = 5000
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
YEARS = (2022, 2023, 2024)
SPEECH = "Kerja sama lintas bidang; pemantauan tiap pekan"


def measure_large(grid: Grid) -> None:
    """Add the CPU seconds of reading and checking 50,000 rows, and the ratio to calamine on the same file."""
    with TemporaryDirectory(prefix="bench-") as name:
        path = Path(name, "besar.xlsx")
        rows = write(path)
        sources.read(path)  # loads what reading needs
        checking, reading = by_turns(lambda: read_and_check(path), lambda: read_alone(path), RUNS)
        whole = cpu(lambda: pipeline.examine(Job(path)))
    grid.add_row(f"reading and checking {rows} rows, CPU", f"{checking:.2f} s")
    grid.add_row("calamine alone on the same file, CPU", f"{reading:.2f} s")
    grid.add_row("  ratio", f"{checking / reading:.2f}", "3.00")
    grid.add_row(f"with the figures of its {INDIKATOR} indikator, CPU", f"{whole:.2f} s")


def read_and_check(path: Path) -> Checked:
    """The report in a workbook; without garbage collection, as the program runs it."""
    gc.disable()
    try:
        return check(sources.read(path))
    finally:
        gc.enable()


def read_alone(path: Path) -> object:
    """The values of all cells."""
    book = CalamineWorkbook.from_path(str(path))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def write(path: Path) -> int:
    """Write the workbook; how many rows it has below its headers."""
    book, count = Workbook(write_only=True), 0
    for nama, rows in SHEETS.items():
        sheet = book.create_sheet(nama)
        for row in rows():
            sheet.append(row)
            count += 1
    book.save(path)
    return count - len(SHEETS)


def identitas() -> Rows:
    yield from (("kunci", "isi"), ("instansi", "Badan"), ("unit_kerja", "Deputi"), ("tahun", 2025))


def sasaran() -> Rows:
    yield ("kode", "sasaran")
    yield from ((f"S-{at}", f"Meningkatnya mutu layanan {at}") for at in range(INDIKATOR // 5))


def indikator() -> Rows:
    yield ("kode", "kode_sasaran", "indikator", "satuan", "target", "realisasi", "polaritas", "jenis", "sumber_data")
    for at in range(INDIKATOR):
        name = f"Persentase layanan yang selesai tepat waktu {at}"
        yield (f"IKU-{at}", f"S-{at // 5}", name, "%", 80 + at % 20, 75.5 + at % 30, "maksimum", "IKU", "Aplikasi")


def riwayat() -> Rows:
    yield ("kode_indikator", "tahun", "target", "realisasi")
    yield from ((f"IKU-{at}", year, 80 + at % 20, 70.25 + at % 20) for at in range(INDIKATOR) for year in YEARS)


def triwulan() -> Rows:
    yield ("kode_indikator", "triwulan", "target", "realisasi", "kumulatif")
    for at in range(INDIKATOR):
        yield from ((f"IKU-{at}", name, 20 * part, 19.5 * part, "ya") for part, name in enumerate(QUARTERS, start=1))


def analisis() -> Rows:
    yield ("kode_indikator", "penyebab", "kendala")
    yield from ((f"IKU-{at}", SPEECH, "Jumlah petugas belum cukup") for at in range(INDIKATOR))


def anggaran() -> Rows:
    yield ("kode", "uraian", "pagu_akhir", "realisasi")
    yield from ((f"A{at}", f"Penyelenggaraan {at}", 1_000_000 * at, 900_000 * at) for at in range(1, 3998))


SHEETS: Mapping[str, Callable[[], Rows]] = {
    "Identitas": identitas,
    "Sasaran": sasaran,
    "Indikator": indikator,
    "Riwayat": riwayat,
    "Triwulan": triwulan,
    "Analisis": analisis,
    "Anggaran": anggaran,
}
