"""What can be chosen by name: sources, report kinds, formats and paginations, built in and of installed plugins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, TypeGuard

from report_builder.dataset import Dataset, Pilihan, by_unit, of_unit, units
from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.exporters import Output
from report_builder.kinds import Kind
from report_builder.model.meant import meant_unit, names_in, with_owners, with_strays
from report_builder.page import Page

if TYPE_CHECKING:
    from report_builder.sources.frames import Location


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: where its function is (``module:name``, loaded when called), and whether it prints page numbers.

    Such a format is given the page numbers of the chosen pagination; a plugin's entry point names a value of this type.
    """

    function: str
    prints_page_numbers: bool = False

    def export(self, page: Page, name: str, page_numbers: Mapping[str, str]) -> Output:
        """The document in this format, under this file name.

        Raises ReportError (template) where the function of a plugin cannot be loaded.
        """
        with _told_of(f"Fungsi format “{self.function}”", self.function.partition(":")[0].partition(".")[0]):
            export: Callable[..., Output] = resolve_name(self.function)
        return export(page, name, page_numbers) if self.prints_page_numbers else export(page, name)


@dataclass(frozen=True, slots=True)
class Pagination:
    """Whose pages the printed page numbers are: a format, its exporter that tells them, and the name of that stage.

    That exporter prints no numbers that others tell: where it prints any, it counts them itself. Where any format of a
    report prints page numbers, it is run first and what it gives *is* that format. A plugin's entry point names a value
    of this type.
    """

    format: str
    exporter: Exporter
    stage: str


EVERY_KIND = "semua"
EVERYTHING = Pilihan()
FILES = "berkas"
"""The source of a path."""
FRAMES = "report_builder.sources.frames:read"
"""What reads data that are given themselves, which have no address."""


@dataclass(frozen=True, slots=True)
class Database:
    """A source that holds any number of reports: functions that read the one that is meant, or each unit's."""

    read: str
    read_units: str


DATABASE = Database("report_builder.database:read", "report_builder.database:read_units")
SOURCES: Mapping[str, str | Database] = {
    FILES: "report_builder.sources:read",
    "sqlite": DATABASE,
    "postgresql": DATABASE,
    "postgresql+psycopg": DATABASE,
}
KINDS: Mapping[str, str] = {
    "bukti": "report_builder.kinds.halaman_bukti:BUKTI",
    "lakip": "report_builder.kinds.lakip:LAKIP",
    "lkj-triwulan": "report_builder.kinds.triwulan:TRIWULAN",
    "perjanjian-kinerja": "report_builder.kinds.perjanjian:PERJANJIAN",
    "rekap": "report_builder.kinds.rekap:REKAP",
    "ringkasan": "report_builder.kinds.ringkasan:RINGKASAN",
    "siaran-pers": "report_builder.kinds.siaran:SIARAN",
    "swareviu": "report_builder.kinds.swareviu:SWAREVIU",
}
EXPORTERS: Mapping[str, Exporter] = {
    "pdf": Exporter("report_builder.exporters.pdf:export"),
    "docx": Exporter("report_builder.exporters.docx:export", prints_page_numbers=True),
    "html": Exporter("report_builder.exporters.html:export"),
    "txt": Exporter("report_builder.exporters.text:export"),
}
PAGINATIONS: Mapping[str, Pagination] = {
    "pdf": Pagination("pdf", EXPORTERS["pdf"], "Membuat PDF"),
    "libreoffice": Pagination(
        "docx",
        Exporter("report_builder.exporters.docx.pagination:export"),
        "Membuat DOCX dan menghitung halamannya dengan LibreOffice",
    ),
}


def read(location: Location, pilihan: Pilihan = EVERYTHING) -> Dataset:
    """The tables of an input: of a file or folder, of DataFrames, or of ``<source>://…`` by the source of that name.

    Of an input that holds several reports those of the one that is meant. Raises ReportError (usage) where a year is
    asked of what is no database.
    """
    source = _source(location)
    if isinstance(source, Database):
        read_one: Callable[[Location, Pilihan], Dataset] = resolve_name(source.read)
        return read_one(location, pilihan)
    dataset = _read_all(source, location, pilihan)
    return _of_unit(dataset, pilihan.unit) if pilihan.unit else dataset


def read_units(location: Location, pilihan: Pilihan = EVERYTHING) -> Mapping[str, Dataset]:
    """The tables of each unit of an input, by the unit; of one that names no units all of them, under no name.

    The input is read once. Raises ReportError as `read` does.
    """
    source = _source(location)
    if isinstance(source, Database):
        read_all: Callable[[Location, Pilihan], Mapping[str, Dataset]] = resolve_name(source.read_units)
        return with_strays(read_all(location, pilihan))
    return with_strays(with_owners(by_unit(_read_all(source, location, pilihan))))


def _of_unit(dataset: Dataset, unit: str) -> Dataset:
    """The tables of the unit that the rows name so, or that its Identitas calls so."""
    if not units(dataset):
        return of_unit(dataset, unit)
    found = with_owners(by_unit(dataset))
    if unit not in found:
        where = Place(dataset.sumber[0].berkas if dataset.sumber else "")
        unit = meant_unit(unit, {one: names_in(own) for one, own in found.items()}, where)
    return found[unit]


def _source(location: Location) -> Callable[[Any], Dataset] | Database:
    source: Callable[[Any], Dataset] | Database
    if isinstance(location, Mapping):
        source = resolve_name(FRAMES)
    else:
        name, separator, _ = str(location).partition("://")
        source = _choose("sources", name if separator else FILES, SOURCES)
    return source


def refuse_year(pilihan: Pilihan) -> None:
    """Keep a year from being asked of what is no database; raises ReportError (usage)."""
    if pilihan.tahun is not None:
        hint = "Hapus --year: buku kerja dan folder CSV memuat satu tahun."
        raise ReportError([error("Tahun hanya dapat dipilih dari basis data.", hint=hint)], ExitCode.USAGE)


def _read_all(source: Callable[[Any], Dataset], location: Location, pilihan: Pilihan) -> Dataset:
    refuse_year(pilihan)
    return source(location if isinstance(location, Mapping) or "://" in str(location) else Path(location))


def has_source(name: str) -> bool:
    """Whether there is a source of this name, built in or of an installed package."""
    return name in _with_plugins("sources", SOURCES)


def kinds(name: str) -> tuple[Kind, ...]:
    """The report kind of this name, or for ``semua`` every kind but those that are made where they are named only.

    Raises ReportError (usage) for an unknown one and ReportError (template) with every plugin that cannot be loaded.
    """
    known = _with_plugins("kinds", KINDS)
    if name != EVERY_KIND:
        return (_load("kinds", _pick("kinds", name, known, EVERY_KIND)),)
    loaded: list[Kind] = []
    problems: list[Problem] = []
    for entry in known.values():
        try:
            loaded.append(_load("kinds", entry))
        except ReportError as failure:
            problems += failure.problems
    if problems:
        raise ReportError(problems, ExitCode.TEMPLATE)
    return tuple(one for one in loaded if not one.diminta)


def kind(name: str) -> Kind:
    """The report kind of this name; raises ReportError (usage) for an unknown one, (template) for a broken plugin."""
    chosen: Kind = _choose("kinds", name, KINDS)
    return chosen


def exporter(name: str) -> Exporter:
    """The format of this name; raises ReportError (usage) for an unknown one, (template) for a broken plugin."""
    chosen: Exporter = _choose("exporters", name, EXPORTERS)
    return chosen


def pagination(name: str) -> Pagination:
    """The pagination of this name; raises ReportError (usage) for an unknown one, (template) for a broken plugin."""
    chosen: Pagination = _choose("paginations", name, PAGINATIONS)
    return chosen


def template_roots() -> tuple[Path, ...]:
    """The folders of templates that installed packages bring: each entry of ``report_builder.templates`` names one.

    Raises ReportError (template) for one that is no package or cannot be loaded.
    """
    entries = sorted(entry_points(group="report_builder.templates"), key=lambda entry: entry.name)
    return tuple(Path(_load("templates", entry).__path__[0]) for entry in entries)


@dataclass(frozen=True, slots=True)
class _Group:
    """What the entries of a group are called, how it is told that a value is one, and what it must be."""

    sebutan: str
    holds: Callable[[Any], bool]
    isi: str


_GROUPS: Mapping[str, _Group] = {
    "sources": _Group("Sumber data", callable, "sebuah fungsi"),
    "kinds": _Group("Jenis laporan", lambda value: isinstance(value, Kind), "sebuah Kind"),
    "exporters": _Group("Format", lambda value: isinstance(value, Exporter), "sebuah Exporter"),
    "paginations": _Group("Penomoran halaman", lambda value: isinstance(value, Pagination), "sebuah Pagination"),
    "templates": _Group("Folder templat", lambda value: bool(getattr(value, "__path__", ())), "sebuah paket Python"),
}


def _load(group: str, entry: Any) -> Any:  # noqa: ANN401 - what an entry stands for is known by its group only
    if _is_installed(entry):
        return _load_plugin(_GROUPS[group], entry)
    return resolve_name(entry) if isinstance(entry, str) else entry


def _is_installed(entry: object) -> TypeGuard[EntryPoint]:
    """Whether a package brought it; where any library loads importlib_metadata, entry points are of a class of that."""
    return hasattr(entry, "load")


def _load_plugin(group: _Group, entry: EntryPoint) -> Any:  # noqa: ANN401 - as above
    """What an entry point of an installed package stands for."""
    what, package = f"{group.sebutan} “{entry.name}” dari {_owner(entry)}", entry.dist.name if entry.dist else ""
    with _told_of(what, package):
        value = entry.load()
    if not group.holds(value):
        raise _broken(f"{what} bukan {group.isi}.", package)
    return value


@contextmanager
def _told_of(what: str, package: str) -> Iterator[None]:
    """Raises ReportError (template) for whatever the code of another package raises while it is loaded."""
    try:
        yield
    except (Exception, SystemExit) as failure:
        raise _broken(f"{what} tidak dapat dimuat ({type(failure).__name__}: {failure}).", package) from failure


def _broken(message: str, package: str) -> ReportError:
    hint = f"Perbarui atau hapus pemasangan paket {package or 'itu'}."
    return ReportError([error(message, hint=hint)], ExitCode.TEMPLATE)


def _choose(group: str, name: str, builtin: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as above
    return _load(group, _pick(group, name, _with_plugins(group, builtin)))


def _pick(group: str, name: str, known: Mapping[str, Any], *further: str) -> Any:  # noqa: ANN401 - as above
    """The entry of this name; whoever asks for another is told all names, ``further`` ones too."""
    if name not in known:
        hint = f"Yang ada: {', '.join(sorted((*known, *further)))}."
        raise ReportError([error(f"{_GROUPS[group].sebutan} “{name}” tidak dikenal.", hint=hint)], ExitCode.USAGE)
    return known[name]


def _with_plugins(group: str, builtin: Mapping[str, Any]) -> dict[str, Any]:
    """The built-in entries and the plugins'; a name that two of them claim is an error that names both."""
    known = dict(builtin)
    for entry in entry_points(group=f"report_builder.{group}"):
        if entry.name in known:
            owners = f"{_owner(known[entry.name])} dan {_owner(entry)}"
            message = f"{_GROUPS[group].sebutan} “{entry.name}” dipakai oleh {owners}."
            raise ReportError([error(message, hint="Hapus pemasangan salah satunya.")], ExitCode.USAGE)
        known[entry.name] = entry
    return known


def _owner(entry: object) -> str:
    if not _is_installed(entry):
        return "report-builder sendiri"
    package = entry.dist.name if entry.dist else "paket tanpa nama"
    return f"{package} ({entry.value})"
