"""Workbooks of offices that do not exist, for trials and measurements."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from report_builder.cli.indonesian import flag
from report_builder.cli.outcome import Outcome, conclude, progress
from report_builder.dataset import Dataset
from report_builder.errors import ExitCode, Place, ReportError, error


def simulate(
    context: typer.Context,
    count: Annotated[int, typer.Argument(metavar="N", min=1, help="Banyaknya buku kerja.")],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder buku kerja yang dibuat.")],
    *,
    seed: Annotated[int, typer.Option(metavar="ANGKA", help="Benih acak; benih yang sama memberi isi yang sama.")] = 0,
    tree: Annotated[bool, flag("--tree", text="Kantor bertingkat: N unit di bawah satu pusat, untuk rekap.")] = False,
    replace: Annotated[bool, flag("--replace", text="Menimpa buku kerja yang sudah ada.")] = False,
) -> None:
    """Membuat buku kerja kantor rekaan untuk uji coba."""

    def work() -> Outcome:
        from report_builder import delivery, workbook
        from report_builder.exporters import Output

        names, offices = _offices(count, seed, tree=tree)
        if not replace:
            _refuse_existing([folder / name for name in names])
        with progress() as tell:
            for number, (name, dataset) in enumerate(zip(names, offices, strict=True), start=1):
                tell(f"Menulis {number} dari {len(names)}")
                # One after the other: thousands together would not fit into memory.
                delivery.deliver([Output(name, workbook.filled(dataset))], folder, replace=replace)
        return Outcome(summary=f"{len(names)} buku kerja kantor rekaan ditulis ke {folder}.")

    conclude(context, work)


def _offices(count: int, seed: int, *, tree: bool) -> tuple[list[str], Iterator[Dataset]]:
    """The names of the files, and what is in them."""
    from report_builder import simulation

    if tree:
        offices = dict(simulation.tree(count, seed))
        return [f"{stem}.xlsx" for stem in offices], iter(offices.values())
    numbers = range(1, count + 1)
    return [f"{simulation.code(number)}.xlsx" for number in numbers], (
        simulation.dataset(number, seed) for number in numbers
    )


def _refuse_existing(paths: list[Path]) -> None:
    """Keep new workbooks from the places of other files, before the first of them is written."""
    hint = "Pakai folder lain, atau timpa dengan --replace."
    problems = [
        error("Berkas ini sudah ada, jadi tidak ditimpa.", Place(str(path)), hint) for path in paths if path.exists()
    ]
    if problems:
        raise ReportError(problems, ExitCode.OUTPUT)
