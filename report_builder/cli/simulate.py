"""Workbooks of offices that do not exist, for trials and measurements."""

from pathlib import Path
from typing import Annotated

import typer

from report_builder.cli.indonesian import flag
from report_builder.cli.outcome import Outcome, conclude, progress
from report_builder.errors import ExitCode, Place, ReportError, error


def simulate(
    context: typer.Context,
    count: Annotated[int, typer.Argument(metavar="N", min=1, help="Banyaknya buku kerja.")],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder buku kerja yang dibuat.")],
    *,
    seed: Annotated[int, typer.Option(metavar="ANGKA", help="Benih acak; benih yang sama memberi isi yang sama.")] = 0,
    replace: Annotated[bool, flag("--replace", text="Menimpa buku kerja yang sudah ada.")] = False,
) -> None:
    """Membuat buku kerja kantor rekaan untuk uji coba."""

    def work() -> Outcome:
        from report_builder import delivery, simulation, workbook
        from report_builder.exporters import Output

        files = {number: f"{simulation.code(number)}.xlsx" for number in range(1, count + 1)}
        if not replace:
            _refuse_existing([folder / name for name in files.values()])
        with progress() as tell:
            for number, name in files.items():
                tell(f"Menulis {number} dari {count}")
                # One after the other: thousands together would not fit into memory.
                data = workbook.filled(simulation.dataset(number, seed))
                delivery.deliver([Output(name, data)], folder, replace=replace)
        return Outcome(summary=f"{count} buku kerja kantor rekaan ditulis ke {folder}.")

    conclude(context, work)


def _refuse_existing(paths: list[Path]) -> None:
    """Keep new workbooks from the places of other files, before the first of them is written."""
    hint = "Pakai folder lain, atau timpa dengan --replace."
    problems = [
        error("Berkas ini sudah ada, jadi tidak ditimpa.", Place(str(path)), hint) for path in paths if path.exists()
    ]
    if problems:
        raise ReportError(problems, ExitCode.OUTPUT)
