"""Gathers the reports of many units: from a folder, from one input that holds them all, or from a source by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from report_builder import plugins, sources
from report_builder.dataset import Dataset, Pilihan
from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.model import Laporan, check
from report_builder.sources.frames import Location

_HINT = "Sediakan folder berisi buku kerja atau folder CSV unit-unit, atau satu data yang lembarnya berkolom unit."


def gather(
    location: Location,
    pilihan: Pilihan = plugins.EVERYTHING,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Dataset, ...]:
    """The data of each unit of an input, with the queries that ``pilihan`` says for a database.

    They are of the year that this says, else all of the latest that any unit has there. The input is a
    folder of workbooks and of CSV folders, one of these with a column ``unit``, DataFrames, or ``<source>://…``.
    Raises ReportError (usage) where there are none or files are asked for a year, (data) with the problems of all that
    cannot be read.
    """
    if isinstance(location, Mapping) or "://" in str(location):
        progress("Membaca data")
        return tuple(plugins.read_units(location, replace(pilihan, serempak=True)).values())
    plugins.refuse_year(pilihan)
    found = _find(Path(location))
    units: list[Dataset] = []
    problems: list[Problem] = []
    for number, path in enumerate(found, start=1):
        progress(f"Membaca data {number} dari {len(found)}")
        try:
            units += plugins.read_units(path, pilihan).values()
        except ReportError as refused:
            problems += refused.problems
    if problems:
        raise ReportError(problems)
    return tuple(units)


def _find(location: Path) -> Sequence[Path]:
    """What is there to be read; a file that is no workbook is left to its reader to refuse."""
    try:
        found = (location,) if location.is_file() else sources.find(location)
    except OSError:
        found = ()
    if not found:
        raise ReportError([error("Tidak ada data unit di sini.", Place(str(location)), _HINT)], ExitCode.USAGE)
    return found


def check_all(
    units: Iterable[Dataset], profil: Collection[str] | None = None, periode: str = ""
) -> tuple[tuple[Laporan, ...], tuple[Problem, ...]]:
    """The reports of all units and the warnings that were found; ``periode`` counts as if all Identitas said so.

    Raises ReportError with every problem of every unit where there is any error: none is left out unsaid.
    """
    reports: list[Laporan] = []
    problems: list[Problem] = []
    refused = False
    for unit in units:
        try:
            checked = check(unit, profil, periode)
        except ReportError as failure:
            problems += failure.problems
            refused = True
        else:
            reports.append(checked.laporan)
            problems += checked.problems
    if refused:
        raise ReportError(problems)
    return tuple(reports), tuple(problems)
