"""From an input to its figures: those of one unit, or those that many come to together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from report_builder import plugins
from report_builder.collecting import without_collection
from report_builder.dataset import Dataset, Pilihan
from report_builder.errors import ExitCode, Place, Problem, ReportError, error, has_errors, warning
from report_builder.facts import Ledger
from report_builder.measure import Measured, measure
from report_builder.measure.rekap import Rekap, Sebelumnya, measure_rekap
from report_builder.model import Laporan, check, read_periode
from report_builder.model.meant import listed, names_in
from report_builder.model.rekap import Pohon, grow, ranting
from report_builder.model.rekap.ranting import Ranting
from report_builder.pipeline import materials
from report_builder.pipeline.gather import Terperiksa, check_each, gather
from report_builder.profil import Profil
from report_builder.sources.frames import Location
from report_builder.templating import Library

DEFAULT_KIND = "lakip"
DEFAULT_PAGINATION = "pdf"
"""The only one that gives the same bytes on every machine."""

Progress: TypeAlias = Callable[[str], None]
"""Is told the name of each stage when it begins."""


def silent(_stage: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to build, from which input, with which templates before the built-in ones.

    ``input`` is a workbook, a folder of CSV files, a database's or plugin's URL, or DataFrames by the names of their
    sheets. ``kind`` is a name or ``semua``;
    without ``formats`` every kind comes in its own. A ``final`` report must be complete.
    ``pagination`` names whose pages the numbers in Word's contents are; ``sudut`` the angle that leads a press release.
    ``periode`` (TW2, tahunan) counts as if Identitas said so.
    ``unit`` picks one office of an input that holds several, ``profil`` a profile instead of the one that it names.
    ``tahun`` picks a year of a database, by default the latest; ``query`` are its SELECTs where its tables have other
    names, by the sheets that they give. ``sebelumnya`` is the fakta.json that a roll-up tells the changes since.
    """

    input: Location
    kind: str = DEFAULT_KIND
    formats: tuple[str, ...] = ()
    final: bool = False
    templates: tuple[Path, ...] = ()
    pagination: str = DEFAULT_PAGINATION
    sudut: str = ""
    unit: str = ""
    profil: str = ""
    periode: str = ""
    tahun: int | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    sebelumnya: Path | None = None

    @property
    def pilihan(self) -> Pilihan:
        """Which of the data of an input are wanted."""
        return Pilihan(self.unit, self.tahun, self.query)


@dataclass(frozen=True, slots=True)
class Examined:
    """An input that was read, checked and measured, what it names (a profile, a logo), and what was noticed.

    Of a roll-up the first three are those of the unit at the top.
    """

    dataset: Dataset
    laporan: Laporan
    measured: Measured
    profil: Profil
    logo: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    rekap: Rekap | None = None

    @property
    def ledger(self) -> Ledger:
        """All facts: those of the roll-up where there is one, else those of the unit."""
        return self.rekap.ledger if self.rekap else self.measured.ledger


@without_collection()
def examine(
    job: Job,
    progress: Progress = silent,
    beside: Callable[[str], Path] | None = None,
    dataset: Dataset | None = None,
) -> Examined:
    """The figures of a job's input without a document, of the tables of its unit if these are read already.

    ``beside`` gives the file of a name that the data call theirs, such as a logo; by default it lies beside the input.
    Raises ReportError with every error in the input (data), or in the profile that it names (template).
    """
    periode = read_periode(job.periode)
    progress("Membaca data")
    dataset = dataset or plugins.read(job.input, job.pilihan)
    progress("Memeriksa data")
    library = library_of(job)
    checked = check(dataset, materials.profiles(library), periode)
    progress("Menghitung capaian")
    measured = measure(checked.laporan)
    problems = unique(checked.problems, measured.problems)
    if has_errors(problems):
        raise ReportError(problems)
    profil = materials.read_profil(library, job.profil or checked.laporan.identitas.profil)
    logo = materials.read_logo(beside or materials.folder(job.input).joinpath, checked.laporan.identitas)
    return Examined(dataset, checked.laporan, measured, profil, logo, problems)


@without_collection()
def examine_units(job: Job, progress: Progress = silent, datasets: tuple[Dataset, ...] | None = None) -> Examined:
    """What the units of a job's input come to together, or those below its ``unit``; of their tables if read already.

    Raises ReportError with every error of every unit (data), and where there is no unit of that name (usage).
    """
    periode = read_periode(job.periode)
    library = library_of(job)
    datasets = datasets or gather(job.input, replace(job.pilihan, unit=""), progress)
    progress("Memeriksa data")
    checked = check_each(datasets, materials.profiles(library), periode)
    progress("Menggabungkan data")
    branch, pohon = _grow(checked, job.unit)
    rekap = measure_rekap(pohon.akar, read_earlier(job.sebelumnya) if job.sebelumnya else None)
    top, laporan = next(
        each for each in zip(branch.nomor, branch.laporan, strict=True) if each[1] is pohon.akar.laporan
    )
    problems = unique(checked.problems, tuple(_left_out(checked)), pohon.problems, rekap.problems)
    if has_errors(problems):
        raise ReportError(problems)
    profil = materials.read_profil(library, job.profil or laporan.identitas.profil)
    logo = materials.read_logo(materials.folder(job.input).joinpath, laporan.identitas)
    return Examined(checked.datasets[top], laporan, measure(laporan), profil, logo, problems, rekap)


def _grow(checked: Terperiksa, unit: str) -> tuple[Ranting, Pohon]:
    """The units that are rolled up, and their tree; raises ReportError with the errors of those that are of it."""
    laporan, faulty = checked.laporan, checked.faulty
    try:
        branch = ranting.below(laporan, unit, faulty) if unit else ranting.everything(laporan, faulty)
        if not branch.faulty:
            return branch, grow(branch.laporan)
    except ReportError as failure:
        # Such as that units are not there because their reports are of another year, or have errors.
        faults = checked.refuse(range(len(faulty)))
        raise ReportError(unique(failure.problems, faults.problems), failure.exit_code) from None
    raise checked.refuse(branch.faulty)


def _left_out(checked: Terperiksa) -> Iterator[Problem]:
    """A warning that data elsewhere have errors, and are not read."""
    if checked.faulty:
        names = listed([names_in(one)[0] for one in checked.faulty])
        message = f"Data {len(checked.faulty)} unit di luar rekap ini mempunyai kesalahan dan tidak dibaca: {names}."
        yield warning(message, hint="Perbaiki data itu bila lembar Unit di dalamnya mendaftar unit rekap ini.")


def read_earlier(path: Path) -> Sebelumnya:
    """An earlier roll-up, of which its facts are left; raises ReportError (usage) where this is no ``fakta.json``."""
    hint = "Sebutkan fakta.json dari folder rekapitulasi sebelumnya."
    try:
        return Sebelumnya(path.name, Ledger.from_json(json.loads(path.read_bytes())))
    except FileNotFoundError as failure:
        problem = error("Berkas ini tidak ada.", Place(str(path)), hint)
        raise ReportError([problem], ExitCode.USAGE) from failure
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as failure:
        problem = error("Berkas ini bukan fakta.json yang dapat dibaca.", Place(str(path)), hint)
        raise ReportError([problem], ExitCode.USAGE) from failure


def unique(*parts: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of all stages, each told once."""
    return tuple(dict.fromkeys(problem for part in parts for problem in part))


def library_of(job: Job) -> Library:
    """The templates of a job before those of installed packages and the built-in ones."""
    return Library.on_path((*job.templates, *plugins.template_roots()))
