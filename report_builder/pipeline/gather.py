"""Gathers the reports of many units: from a folder, from one input that holds them all, or from a source by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from report_builder import plugins, sources
from report_builder.dataset import Dataset, Pilihan
from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.model import Checked, Laporan, check
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


@dataclass(frozen=True, slots=True)
class Terperiksa:
    """The data of units without errors, their reports and what was noticed; those with errors, and what these are."""

    datasets: tuple[Dataset, ...]
    laporan: tuple[Laporan, ...]
    problems: tuple[Problem, ...]
    faulty: tuple[Dataset, ...]
    faults: tuple[tuple[Problem, ...], ...]

    def refuse(self, nomor: Iterable[int]) -> ReportError:
        """Every problem of these of the units with errors, and what was noticed of the others."""
        return ReportError([*(problem for at in nomor for problem in self.faults[at]), *self.problems])


def check_each(units: Iterable[Dataset], profil: Collection[str] | None = None, periode: str = "") -> Terperiksa:
    """The reports of all units, as far as there are no errors; ``periode`` counts as if all Identitas said so."""
    accepted: list[tuple[Dataset, Checked]] = []
    refused: list[tuple[Dataset, tuple[Problem, ...]]] = []
    for unit in units:
        try:
            accepted.append((unit, check(unit, profil, periode)))
        except ReportError as failure:
            refused.append((unit, tuple(failure.problems)))
    return Terperiksa(
        tuple(unit for unit, _ in accepted),
        tuple(checked.laporan for _, checked in accepted),
        tuple(problem for _, checked in accepted for problem in checked.problems),
        tuple(unit for unit, _ in refused),
        tuple(problems for _, problems in refused),
    )


def check_all(
    units: Iterable[Dataset], profil: Collection[str] | None = None, periode: str = ""
) -> tuple[tuple[Laporan, ...], tuple[Problem, ...]]:
    """The reports of all units and the warnings that were found; ``periode`` counts as if all Identitas said so.

    Raises ReportError with every problem of every unit where there is any error: none is left out unsaid.
    """
    checked = check_each(units, profil, periode)
    if checked.faulty:
        raise checked.refuse(range(len(checked.faulty)))
    return checked.laporan, checked.problems
