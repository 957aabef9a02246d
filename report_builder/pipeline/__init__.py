"""The way of the data, from an input to finished files: the only module that knows the order of the stages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from report_builder import page, plugins, scrutiny
from report_builder.collecting import without_collection
from report_builder.dataset import Dataset
from report_builder.errors import ExitCode, Problem, ReportError, Severity, error, has_errors, warning
from report_builder.exporters import Output, iringan
from report_builder.exporters.iringan import Bekal
from report_builder.facts import Ledger
from report_builder.given import Texts, keep_true, mark, unmark, unmark_tags
from report_builder.kinds import Bahan, Context, Kind
from report_builder.model import Laporan
from report_builder.page import Page
from report_builder.pipeline import materials
from report_builder.pipeline.completeness import missing
from report_builder.pipeline.examining import (
    DEFAULT_KIND,
    DEFAULT_PAGINATION,
    Examined,
    Job,
    Progress,
    examine,
    examine_units,
    library_of,
    silent,
    unique,
)
from report_builder.pipeline.names import refuse_same_names
from report_builder.sources.frames import Location
from report_builder.templating import Library

__all__ = [
    "Composed",
    "Examined",
    "Job",
    "Result",
    "build",
    "compose",
    "examine",
    "examine_units",
    "run",
    "write_fakta",
]

FAKTA = "fakta.json"
KUTIPAN, KEGIATAN = "Kutipan", "Kegiatan"
"""The sheets on which sentences that the data contradict want a note beside them."""

Check: TypeAlias = Callable[[Page, Laporan, Ledger], list[Problem]]
"""Finds what a document says beyond the data it was made from."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The document of a kind, and those that become files beside it, by their templates."""

    document: Page
    iringan: Mapping[str, Page]


@dataclass(frozen=True, slots=True)
class Result:
    """The finished files (``fakta.json`` last), the figures in them, the warnings, and what a final report lacks."""

    outputs: tuple[Output, ...]
    ledger: Ledger
    problems: tuple[Problem, ...]
    missing: tuple[Problem, ...]
    missing_in_bukti: tuple[Problem, ...] = ()
    """What the documents lack that these are about and that were not asked for themselves."""


def build(
    location: Location,
    *,
    kind: str = DEFAULT_KIND,
    formats: Sequence[str] = (),
    final: bool = False,
    templates: Sequence[Path] = (),
    pagination: str = DEFAULT_PAGINATION,
) -> Result:
    """The report of one input, in memory: of a workbook, a CSV folder, a URL, or of DataFrames by their sheets' names.

    Raises ReportError with every problem of the stage that failed.
    """
    return run(Job(location, kind, tuple(formats), final, tuple(templates), pagination))


@without_collection()
def run(job: Job, progress: Progress = silent, examined: Examined | None = None) -> Result:
    """The files that a job asks for, of an input that may be examined already.

    Raises ReportError with every problem of the stage that failed.
    """
    kinds = plugins.kinds(job.kind)
    _refuse_unknown_angle(job.sudut, kinds)
    _refuse_unused_earlier(job.sebelumnya, kinds)
    _refuse_formats(job.formats, kinds)
    exporters = {kind.nama: _exporters(job.formats or kind.formats) for kind in kinds}
    refuse_same_names(kinds, {nama: tuple(each) for nama, each in exporters.items()}, FAKTA)
    pagination = plugins.pagination(job.pagination)
    examined = examined or _examine(job, kinds, progress)
    fakta = write_fakta(examined.ledger)
    composed = _compose_all(kinds, partial(compose, job, examined, fakta), progress)
    severity = Severity.ERROR if job.final else Severity.WARNING
    lacks = {nama: _missing(one, examined.dataset, severity) for nama, one in composed.items()}
    own = unique(*(lacks.pop(kind.nama) for kind in kinds))
    of_bukti = unique(*lacks.values())
    noticed = (*_noticed(examined, kinds), *_led_otherwise(job.sudut, examined, kinds))
    if has_errors((*own, *of_bukti)):
        raise ReportError(unique(own, of_bukti, _reasons(noticed, examined, own)), ExitCode.INCOMPLETE)
    bekal = _bekal(job, examined, unique(noticed, own))
    outputs = [
        output
        for kind in kinds
        for output in (
            *_export(composed[kind.nama].document, kind.berkas, exporters[kind.nama], pagination, progress),
            *_accompany(kind, composed[kind.nama], bekal, progress),
        )
    ]
    problems = unique(noticed, *(output.problems for output in outputs))
    return Result((*outputs, fakta), examined.ledger, problems, own, of_bukti)


def _examine(job: Job, kinds: Sequence[Kind], progress: Progress) -> Examined:
    """The figures that these kinds are made of: of one unit, or of many."""
    return examine_units(job, progress) if any(kind.banyak for kind in kinds) else examine(job, progress)


def _refuse_unknown_angle(sudut: str, kinds: Sequence[Kind]) -> None:
    known = tuple(dict.fromkeys(one for kind in kinds for one in kind.sudut))
    if sudut and sudut not in known:
        hint = f"Yang ada: {', '.join(known)}." if known else "Jenis dokumen ini tidak mempunyai sudut."
        raise ReportError([error(f"Sudut “{sudut}” tidak dikenal.", hint=hint)], ExitCode.USAGE)


def _refuse_unused_earlier(sebelumnya: Path | None, kinds: Sequence[Kind]) -> None:
    if sebelumnya and not any(kind.banyak for kind in kinds):
        hint = "Hapus --since, atau pakai --kind rekap."
        raise ReportError(
            [error("Hanya rekap yang menyebutkan perubahan sejak fakta.json.", hint=hint)], ExitCode.USAGE
        )


def _refuse_formats(formats: Sequence[str], kinds: Sequence[Kind]) -> None:
    """Keep formats from being asked of a kind that has none; raises ReportError (usage)."""
    for kind in kinds:
        if formats and not kind.formats:
            names = ", ".join(one.berkas for one in kind.iringan)
            message = f"Jenis “{kind.nama}” hanya dibuat sebagai {names}."
            raise ReportError([error(message, hint="Hapus --format.")], ExitCode.USAGE)


def _led_otherwise(sudut: str, examined: Examined, kinds: Sequence[Kind]) -> Iterator[Problem]:
    """A warning for each kind that the data give nothing to lead it by the angle that was asked for."""
    for kind in kinds:
        if sudut in kind.sudut and not kind.ada_bahan(sudut, examined.laporan, examined.measured):
            usual = kind.sudut[0]
            message = (
                f"Data tidak memuat bahan untuk sudut “{sudut}” sehingga {kind.nama} dibuka dengan sudut “{usual}”."
            )
            yield warning(message, hint=f"Pakai --angle {usual} bila memang demikian, atau lengkapi datanya.")


def _exporters(formats: Sequence[str]) -> Mapping[str, plugins.Exporter]:
    return {name: plugins.exporter(name) for name in formats}


def _compose_all(
    kinds: Sequence[Kind], compose: Callable[[Kind, Page | None], Composed], progress: Progress
) -> Mapping[str, Composed]:
    """What is composed for all kinds by their names, and before each that for the kind which it is about."""
    composed: dict[str, Composed] = {}

    def one(kind: Kind) -> Composed:
        if kind.nama not in composed:
            bukti = one(plugins.kind(kind.bukti)).document if kind.bukti else None
            progress(f"Menyusun {kind.nama}")
            composed[kind.nama] = compose(kind, bukti)
        return composed[kind.nama]

    for kind in kinds:
        one(kind)
    return composed


def _noticed(examined: Examined, kinds: Sequence[Kind]) -> tuple[Problem, ...]:
    """What was noticed of the input; of quotations that the data contradict only where a kind speaks to the public."""
    if any(kind.diperiksa for kind in kinds):
        return examined.problems
    contradicted = {place for place in examined.measured.bantahan if place.lembar == KUTIPAN}
    return tuple(problem for problem in examined.problems if problem.where not in contradicted)


def _reasons(noticed: Sequence[Problem], examined: Examined, lacks: Sequence[Problem]) -> tuple[Problem, ...]:
    """In what the data contradict sentences on the sheets where something lacks, such as a note beside one."""
    sheets = {lack.where.lembar for lack in lacks if lack.where} & {KUTIPAN, KEGIATAN}
    places = {place for place in examined.measured.bantahan if place.lembar in sheets}
    return tuple(problem for problem in noticed if problem.where in places)


def _missing(composed: Composed, dataset: Dataset, severity: Severity) -> tuple[Problem, ...]:
    """What a document and those beside it ask for."""
    return unique(*(missing(each, dataset, severity) for each in (composed.document, *composed.iringan.values())))


def write_fakta(ledger: Ledger) -> Output:
    """The ledger as the file ``fakta.json``, a fact a line: two of them are compared line by line."""
    parts = ",\n".join(f'"{name}": {_lines(part)}' for name, part in ledger.to_json().items())
    return Output(FAKTA, f"{{\n{parts}\n}}\n".encode())


def _lines(part: object) -> str:
    """A part of a form as JSON, each entry of a list on a line of its own."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return "[\n" + ",\n".join(map(encode, part)) + "\n]" if isinstance(part, list) else encode(part)


def compose(job: Job, examined: Examined, fakta: Output, kind: Kind, bukti: Page | None = None) -> Composed:
    """A document that every format is written from, and those of its iringan, all of one context.

    Raises ReportError (template) with every fault in the markup of one, or with all that one under scrutiny says beyond
    the data.
    """
    library = library_of(job)
    context, ledger = _context(job, examined, kind, bukti), examined.ledger
    resources = {**library.resources(materials.RESOURCES), **examined.logo}
    lembaga = ((one.singkatan, one.nama) for one in examined.profil.lembaga)
    texts = Texts.of(context, lembaga) if kind.diperiksa else None

    def document(template: str, name: str, check: Check) -> Page:
        markup = library.render(template, context, ledger)
        if texts is None:
            return page.parse(markup, gaya=library.gaya, resources=resources, name=name)
        marked, published = _read(library, keep_true(markup, texts), resources, name)
        problems = check(marked, examined.laporan, ledger)
        if problems:
            raise ReportError(problems, ExitCode.TEMPLATE)
        return published

    # Files that hold other units too are not for whoever reads the report of one.
    own = None if job.unit or examined.rekap else examined.dataset
    main = document(kind.template, f"{kind.berkas}.html", scrutiny.check)
    beside = dict.fromkeys(one.template for one in kind.iringan)
    pages = {
        template: main if template == kind.template else document(template, template, scrutiny.check_sentences)
        for template in beside
    }
    attached = materials.attachments(job.input, own, fakta)
    return Composed(replace(main, attachments=attached, pesanan=_ordered(job, kind)), pages)


def _ordered(job: Job, kind: Kind) -> Mapping[str, str]:
    """What a job asks of a kind, but for what is the default."""
    asked = {"jenis": kind.nama, "sudut": job.sudut, "periode": job.periode, "final": "ya" if job.final else ""}
    return {name: value for name, value in asked.items() if value}


def _read(library: Library, markup: str, resources: Mapping[str, bytes], name: str) -> tuple[Page, Page]:
    """The document of a markup as scrutiny reads it, with the marks of given texts, and as it is published."""
    parse = partial(page.parse, gaya=library.gaya, resources=resources, name=name)
    published = parse(unmark(markup))
    return (published if unmark(markup) == markup else parse(unmark_tags(markup))), published


def _context(job: Job, examined: Examined, kind: Kind, bukti: Page | None) -> Context:
    """What the templates of a kind see; of one under scrutiny the texts of the office can be told from theirs."""
    sudut = job.sudut if job.sudut in kind.sudut else ""
    texts = (examined.laporan, examined.profil)
    laporan, profil = mark(texts) if kind.diperiksa else texts
    bahan = Bahan(laporan, examined.measured, profil, bukti, sudut, examined.rekap)
    return {**kind.context(bahan), "final": job.final}


def _bekal(job: Job, examined: Examined, problems: tuple[Problem, ...]) -> Bekal:
    """What the files beside documents are written with."""
    sebutan = materials.names_of(examined.laporan)
    return Bekal(library_of(job).fill, examined.ledger, examined.dataset.tables, problems, sebutan)


def _accompany(kind: Kind, composed: Composed, bekal: Bekal, progress: Progress) -> Iterator[Output]:
    """The files beside the documents of a kind."""
    if kind.iringan:
        progress(f"Membuat iringan {kind.nama}")
    for one in kind.iringan:
        yield iringan.write(one, composed.iringan[one.template], bekal)


def _export(
    document: Page,
    stem: str,
    exporters: Mapping[str, plugins.Exporter],
    pagination: plugins.Pagination,
    progress: Progress,
) -> tuple[Output, ...]:
    """The document in every format; the one whose pages are counted is made before those that print the numbers."""
    done: dict[str, Output] = {}
    page_numbers: Mapping[str, str] = {}
    if any(exporter.prints_page_numbers for exporter in exporters.values()):
        progress(pagination.stage)
        counted = pagination.exporter.export(document, f"{stem}.{pagination.format}", page_numbers)
        done[pagination.format], page_numbers = counted, counted.page_numbers
    for name, exporter in exporters.items():
        if name not in done:
            progress(f"Membuat {name.upper()}")
            done[name] = exporter.export(document, f"{stem}.{name}", page_numbers)
    return tuple(done[name] for name in exporters)
