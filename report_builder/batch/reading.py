"""Reads the plan of a batch: a TOML file, a folder whose every workbook and CSV folder is an office, or a workbook."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from report_builder import config, plugins, settings, sources
from report_builder.batch import store, urls
from report_builder.batch.bagian import Bagian, split
from report_builder.batch.folders import folder_name, same_folder
from report_builder.batch.plan import DEFAULT_KINDS, DEFAULT_TIMEZONE, Entry, Limits, Options, Plan
from report_builder.database import address
from report_builder.dataset import Pilihan
from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.model import read_periode
from report_builder.pipeline import materials
from report_builder.templating import Library

LEDGER = "status.sqlite"
SCHEMA = "batch"
_NO_INPUT = "Sediakan buku kerja .xlsx atau .xlsm, atau folder berisi berkas .csv."
_NO_PLAN = "Sebutkan berkas TOML, folder yang berisi data, atau satu buku kerja."
_TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Naskah:
    """A plan as it was written: its keys, what the schema refuses in them, and from where its paths are told."""

    berkas: str
    form: Mapping[str, Any]
    problems: tuple[Problem, ...]
    base: Path
    outputs: str
    """Where the reports go when nobody says."""

    def texts(self, key: str) -> Iterator[tuple[Place, str]]:
        """The texts of a list with their places; what is wrong about others is told already."""
        value = self.form.get(key, [])
        for number, text in enumerate(value if isinstance(value, list) else [], start=1):
            if isinstance(text, str) and text.strip():
                yield Place(self.berkas, "", f"{key} butir {number}"), text

    def path(self, key: str, default: str) -> str:
        """A path from where the plan lies; a URL stays as it is."""
        text: str = self.form.get(key, default)
        return text if store.is_url(text) else str(self.base / Path(text).expanduser())


def read(location: Path, outputs: Path | str | None = None) -> Plan:
    """The plan of a TOML file, of a folder of inputs or of one, its reports into ``outputs`` or where it says itself.

    Raises ReportError with everything that is wrong in it (template), or where there is none (usage).
    """
    naskah = _write_down(location)
    _refuse_passwords(naskah)
    templates = tuple(str(naskah.base / Path(text).expanduser()) for _, text in naskah.texts("templates"))
    found = [(place, text, find_inputs(text, naskah.base)) for place, text in naskah.texts("inputs")]
    inputs = tuple(dict.fromkeys(each for _, _, inputs in found for each in inputs))
    tahun = naskah.form.get("year") if not naskah.problems else None
    pilihan = Pilihan(tahun=tahun, query=config.read(folder=naskah.base).query)
    entries = tuple(_told_apart(_entries(inputs, pilihan), Place(naskah.berkas, "", "inputs")))
    problems = (
        *naskah.problems,
        *(error(f"Tidak ada data di “{text}”.", place, _NO_INPUT) for place, text, inputs in found if not inputs),
        *_unknown_profil(naskah, templates),
    )
    if problems:
        raise ReportError(problems, ExitCode.TEMPLATE)
    named = str(outputs or "")
    chosen = named if not named or store.is_url(named) else str(Path(named).resolve())
    plan = _plan(naskah, entries, templates, chosen)
    return replace(plan, options=replace(plan.options, query=pilihan.query))


def _refuse_passwords(naskah: Naskah) -> None:
    """Keep them out of the ledger, the log and the status page, where an input is told by its URL."""
    secret = [place for place, text in naskah.texts("inputs") if address.holds_password(text)]
    if secret:
        hint = "Hapus dari rencana; kata sandi basis data disimpan di PGPASSWORD atau .pgpass."
        raise ReportError([error("Alamat ini memuat kata sandi.", place, hint) for place in secret], ExitCode.TEMPLATE)


def read_places(location: Path) -> tuple[str, Path]:
    """The outputs and the ledger of a plan, whatever has become of its inputs; raises as `read` does."""
    naskah = _write_down(location)
    if naskah.problems:
        raise ReportError(naskah.problems, ExitCode.TEMPLATE)
    plan = _plan(naskah, (), (), "")
    return plan.outputs, Path(plan.ledger)


def _write_down(location: Path) -> Naskah:
    """The keys of a plan; those of data alone are told from where the program runs, as with a single report."""
    name = location.resolve().name
    if location.is_dir() or (location.is_file() and sources.is_workbook(location)):
        return Naskah(name, {"inputs": [str(location.resolve())]}, (), Path.cwd(), f"outputs/{_stem(str(location))}")
    try:
        data = location.read_bytes()
    except OSError as failure:
        reason = "tidak ada" if isinstance(failure, FileNotFoundError) else f"tidak dapat dibaca: {failure.strerror}"
        problem = error(f"Rencana ini {reason}.", Place(str(location)), _NO_PLAN)
        raise ReportError([problem], ExitCode.USAGE) from failure
    base = location.resolve().parent
    form, problems = settings.examine(data, name, SCHEMA, _formats(base))
    return Naskah(name, form, tuple(problems), base, "outputs")


def _plan(naskah: Naskah, entries: tuple[Entry, ...], templates: tuple[str, ...], outputs: str) -> Plan:
    form = naskah.form
    own = Limits()
    limits = Limits(
        jobs=int(form.get("jobs", own.jobs)),
        seconds=form.get("timeout", own.seconds),
        megabytes=int(form.get("memory", own.megabytes)),
        retries=int(form.get("retries", own.retries)),
        offices_per_worker=int(form.get("offices_per_worker", own.offices_per_worker)),
    )
    folder = outputs or naskah.path("outputs", naskah.outputs)
    beside = naskah.base if store.is_url(folder) else Path(folder)
    kinds = (kind.nama for name in form.get("kinds", DEFAULT_KINDS) for kind in plugins.kinds(name))
    own_templates = (str(naskah.base / _TEMPLATES),) if "templates" not in form else templates
    return Plan(
        entries=entries,
        outputs=folder,
        ledger=naskah.path("ledger", str(beside / LEDGER)),
        kinds=tuple(dict.fromkeys(kinds)),
        options=Options(
            tuple(dict.fromkeys(form.get("formats", ()))),
            form.get("final", False),
            form.get("profile", ""),
            own_templates,
            read_periode(form.get("period", "")),
            form.get("year"),
        ),
        limits=limits,
        timezone=form.get("timezone", DEFAULT_TIMEZONE),
        on_failure=_command(form.get("on_failure", ()), naskah.base),
    )


def _command(words: tuple[str, ...] | list[str], base: Path) -> tuple[str, ...]:
    """A program that is named with its folder lies where the plan says; one without is looked for on the PATH."""
    if not words:
        return ()
    named = "/" in words[0] or os.sep in words[0]
    return (str(base / Path(words[0]).expanduser()) if named else words[0], *words[1:])


# --- inputs ----------------------------------------------------------------------------------------------------------


def find_inputs(text: str, base: Path) -> tuple[str, ...]:
    """The inputs that a text of a plan names: a workbook, a CSV folder, all in a folder, all that a pattern fits.

    What is no input is passed over, and so is what programs hide beside the data.
    """
    if store.is_url(text):
        return _behind(address.seen_from(text, base))
    try:
        return tuple(map(str, sources.find(Path(text).expanduser(), base)))
    except OSError:
        return ()


def _behind(url: str) -> tuple[str, ...]:
    """The inputs behind a URL; raises ReportError (output) where what keeps them cannot be reached."""
    if (sources.is_workbook(PurePosixPath(url)) and not urls.is_pattern(url)) or store.is_source(url):
        return (url,)
    try:
        found = urls.matching(url)
    except FileNotFoundError:
        return ()
    if any(name.casefold().endswith(".csv") for name in found):
        return (url.rstrip("/"),)
    return tuple(name for name in found if sources.is_workbook(PurePosixPath(name)))


def _entries(inputs: tuple[str, ...], pilihan: Pilihan) -> tuple[tuple[Entry, str], ...]:
    """An entry for each input, or for each unit of a single one that holds several; and how it is told from others."""
    if len(inputs) == 1 and (offices := _offices(inputs[0], pilihan)):
        return tuple(
            (Entry(folder_name(unit), inputs[0], unit, bagian), f"“{unit}” pada {where}")
            for unit, where, bagian in offices
        )
    return tuple((Entry(folder_name(_stem(each)), each), each) for each in inputs)


def _offices(place: str, pilihan: Pilihan) -> tuple[tuple[str, Place, Bagian], ...]:
    """The units that an input names, with their data; what is wrong with it is told where its report is made.

    What is no file, such as a pipe that nobody writes to, is not waited for here, where no limit holds.
    """
    at = store.at(place)
    try:
        if not at.files_of(place):
            return ()
        with at.fetched(place) as here:
            return tuple(split(plugins.read_units(here, pilihan)))
    except ReportError:
        return ()


def _stem(place: str) -> str:
    if store.is_url(place):
        return PurePosixPath(place.partition("?")[0]).stem
    path = Path(place)
    return path.name if path.is_dir() else path.stem


def _told_apart(entries: tuple[tuple[Entry, str], ...], where: Place) -> Iterator[Entry]:
    """The entries, each name once; what several share is the problem of these alone, and none of them is made."""
    by_folder: dict[str, list[tuple[Entry, str]]] = {}
    for entry, told in entries:
        by_folder.setdefault(same_folder(entry.unit), []).append((entry, told))
    for same in by_folder.values():
        if len(same) == 1:
            yield same[0][0]
            continue
        all_told = ", ".join(told for _, told in same)
        hint = "Beri setiap unit nama sendiri; besar-kecilnya huruf tidak membedakan."
        for unit, entry in {entry.unit: entry for entry, _ in reversed(same)}.items():
            message = f"Unit “{unit}” muncul {len(same)} kali: {all_told}."
            yield replace(entry, bagian=None, masalah=error(message, where, hint))


# --- what the schema cannot say --------------------------------------------------------------------------------------


def _formats(base: Path) -> settings.Formats:
    return {
        "jenis": _unfit_kind,
        "periode": lambda text: _told(read_periode, text),
        "format": lambda name: _told(plugins.exporter, name),
        "zona": _unknown_zone,
        "folder": lambda text: _no_folder(base / Path(text).expanduser()),
    }


def _unfit_kind(name: str) -> Iterator[str]:
    """What keeps a kind from being made of each office; a roll-up is made of all of them at once."""
    yield from _told(plugins.kinds, name)
    if name in plugins.KINDS and any(kind.banyak for kind in plugins.kinds(name)):
        yield f"Jenis “{name}” dibuat dari banyak unit sekaligus; pakai report-builder build --kind {name}."


def _told(choose: Callable[[str], object], name: str) -> Iterator[str]:
    try:
        choose(name)
    except ReportError as failure:
        yield from map(str, failure.problems)


def _unknown_zone(name: str) -> Iterator[str]:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield f"Zona waktu “{name}” tidak dikenal."


def _no_folder(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield f"Folder templat {path} tidak ada."


def _unknown_profil(naskah: Naskah, templates: tuple[str, ...]) -> Iterator[Problem]:
    nama = naskah.form.get("profile")
    if isinstance(nama, str) and nama.strip():
        library = Library.on_path((*map(Path, templates), *plugins.template_roots()))
        try:
            materials.read_profil(library, nama)
        except ReportError as failure:
            for problem in failure.problems:
                yield (
                    problem
                    if problem.where
                    else error(problem.message, Place(naskah.berkas, "", "profile"), problem.hint)
                )
