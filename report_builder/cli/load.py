"""Fills a database with reports, read again with ``build``, ``check`` and ``batch``, and takes them out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from report_builder.cli.indonesian import flag
from report_builder.cli.outcome import Outcome, conclude, count_problems, progress
from report_builder.errors import ExitCode, Place, Problem, ReportError, error, has_errors

if TYPE_CHECKING:
    from report_builder.database.written import Muatan

_NO_INPUT = "Sediakan buku kerja .xlsx atau .xlsm, folder CSV, atau folder berisi itu."


Database = Annotated[
    str, typer.Argument(metavar="BASIS_DATA", help="sqlite:///monev.db atau postgresql://pengguna@host/nama.")
]


def load(
    context: typer.Context,
    data: Annotated[str, typer.Argument(metavar="DATA", help="Buku kerja, folder CSV, atau folder berisi buku kerja.")],
    database: Database,
    *,
    replace: Annotated[
        bool, flag("--replace", text="Mengganti laporan unit dan tahun yang sudah ada di basis data.")
    ] = False,
    as_json: Annotated[bool, flag("--json", text="Menulis hasil sebagai satu objek JSON.")] = False,
) -> None:
    """Memuat data ke basis data: semuanya, atau tidak sama sekali."""

    def work() -> Outcome:
        from report_builder.batch.reading import find_inputs
        from report_builder.database import address
        from report_builder.database.load import load as load_all

        address.parse(database)
        inputs = find_inputs(data, Path.cwd())
        if not inputs:
            raise ReportError([error("Tidak ada data di sini.", Place(data), _NO_INPUT)], ExitCode.USAGE)
        with progress() as tell:
            muatan, problems = _check_all(inputs, tell)
            tell("Memuat")
            load_all(database, muatan, replace=replace)
        counts = count_problems(problems)
        return Outcome(tuple(problems), summary=f"{len(muatan)} laporan dimuat{f'; {counts}' if counts else ''}.")

    conclude(context, work, as_json=as_json)


def unload(
    context: typer.Context,
    database: Database,
    *,
    unit: Annotated[str, typer.Option(metavar="UNIT", help="Unit yang laporannya dihapus.")],
    year: Annotated[int, typer.Option(metavar="TAHUN", help="Tahun laporan itu.")],
    as_json: Annotated[bool, flag("--json", text="Menulis hasil sebagai satu objek JSON.")] = False,
) -> None:
    """Menghapus laporan satu unit dan tahun dari basis data."""

    def work() -> Outcome:
        from report_builder.database.load import remove

        kode = remove(database, unit, year)
        return Outcome(summary=f"Laporan unit {kode} tahun {year} dihapus dari basis data.")

    conclude(context, work, as_json=as_json)


def _check_all(inputs: Sequence[str], tell: Callable[[str], None]) -> tuple[list[Muatan], list[Problem]]:
    """The reports of all inputs and the warnings of them; raises ReportError with the problems of all, if any stops."""
    muatan: list[Muatan] = []
    problems: list[Problem] = []
    for number, each in enumerate(inputs, start=1):
        tell(f"Memeriksa {number} dari {len(inputs)}")
        for checked in _reports(each):
            if isinstance(checked, ReportError):
                problems += checked.problems
            else:
                muatan.append(checked[0])
                problems += checked[1]
    if has_errors(problems):
        raise ReportError(problems)
    return muatan, problems


def _reports(place: str) -> Iterator[ReportError | tuple[Muatan, Sequence[Problem]]]:
    """Each report of an input as it is loaded, with its warnings, or why it cannot be."""
    from report_builder import pipeline, plugins
    from report_builder.database.written import written

    try:
        for unit, dataset in plugins.read_units(place).items():
            examined = pipeline.examine(pipeline.Job(place, unit=unit), dataset=dataset)
            yield written(dataset, examined.laporan.identitas, place), examined.problems
    except ReportError as failure:
        yield failure
