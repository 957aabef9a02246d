"""Checks a document that people have edited: every number and claim of it, against the data and itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from report_builder.cli.choice import ConfigFile, Period, UnitName, Year
from report_builder.cli.files import keep, refuse
from report_builder.cli.indonesian import flag
from report_builder.cli.outcome import Outcome, conclude, progress
from report_builder.cli.templates import SearchPath, search_path
from report_builder.collecting import without_collection
from report_builder.errors import ExitCode, Place, ReportError, error

if TYPE_CHECKING:
    from report_builder.audit.temuan import Pemeriksaan
    from report_builder.exporters import Output
    from report_builder.pipeline import Job

_WORD = ".docx"

Document = Annotated[Path, typer.Argument(metavar="DOKUMEN", help="Berkas .docx, .txt, atau .md yang diperiksa.")]
Data = Annotated[
    str, typer.Option(metavar="DATA", help="Buku kerja (.xlsx), folder CSV, atau alamat basis data pembandingnya.")
]
Page = Annotated[Path | None, typer.Option(metavar="HASIL.html", help="Menulis hasilnya sebagai satu halaman HTML.")]
Commented = Annotated[
    Path | None,
    typer.Option(metavar="SALINAN.docx", help="Menulis salinan berkas Word dengan komentar pada setiap temuan."),
]


def audit(
    context: typer.Context,
    dokumen: Document,
    *,
    data: Data = "",
    unit: UnitName = "",
    year: Year = None,
    period: Period = "",
    html: Page = None,
    comments: Commented = None,
    overwrite: Annotated[
        bool, flag("--replace", text="Menimpa juga berkas yang bukan hasil pemeriksaan sebelumnya.")
    ] = False,
    config: ConfigFile = None,
    templates: SearchPath = None,
    as_json: Annotated[bool, flag("--json", text="Menulis hasil sebagai satu objek JSON.")] = False,
) -> None:
    """Memeriksa angka dan pernyataan naskah yang sudah disunting."""

    def work() -> Outcome:
        from report_builder import config as settings
        from report_builder import pipeline

        _check_targets(dokumen, data, html, comments, replace=overwrite)
        job = pipeline.Job(data, templates=search_path(templates), unit=unit, periode=period, tahun=year)
        job = replace(job, query=settings.read(config).query)
        found = _examine(dokumen, job)
        paths = _deliver(found, dokumen, job, html, comments)
        return _tell(found, paths, with_data=bool(data), as_json=as_json)

    with without_collection():
        conclude(context, work, as_json=as_json)


def _check_targets(dokumen: Path, data: str, html: Path | None, comments: Path | None, *, replace: bool) -> None:
    """Keep what is read from being written over, and comments from what is no Word file."""
    inputs = [dokumen, *([Path(data)] if data and "://" not in data else [])]
    for file, ending, what in ((html, ".html", "Halaman hasil"), (comments, _WORD, "Salinan berkomentar")):
        if file:
            keep(file, inputs)
            refuse(file, ending, what, replace=replace or _is_earlier(file, ending, dokumen))
    if comments and dokumen.suffix.lower() != _WORD:
        hint = "Jalankan tanpa --comments; --html menunjukkan temuan pada naskahnya."
        problem = error("Hanya berkas Word (.docx) yang dapat diberi komentar.", Place(str(dokumen)), hint)
        raise ReportError([problem], ExitCode.USAGE)


def _is_earlier(file: Path, ending: str, dokumen: Path) -> bool:
    """Whether a file is what an earlier audit of the same document wrote, and nobody has changed it since."""
    from report_builder.audit.keluaran import is_hasil

    try:
        return file.is_file() and is_hasil(file.read_bytes(), ending, dokumen.name)
    except OSError:
        return False


def _examine(dokumen: Path, job: Job) -> Pemeriksaan:
    from report_builder.audit import periksa
    from report_builder.audit.membaca import baca
    from report_builder.audit.rujukan import siapkan

    with progress() as tell:
        tell("Membaca dokumen")
        read = baca(dokumen)
        rujukan = siapkan(job, read, tell) if job.input else None
        tell("Memeriksa angka dan pernyataan")
        return periksa(read, rujukan)


def _deliver(found: Pemeriksaan, dokumen: Path, job: Job, html: Path | None, comments: Path | None) -> tuple[Path, ...]:
    """Write what was asked for; all of it is made before the first is written."""
    if not html and not comments:
        return ()
    from report_builder import delivery, plugins
    from report_builder.audit.keluaran import halaman, perbarui_komentar
    from report_builder.exporters import Output
    from report_builder.templating import Library

    made: dict[Path, list[Output]] = {}
    if html:
        library = Library.on_path((*map(Path, job.templates), *plugins.template_roots()))
        page = halaman(found, dokumen.name, data_name(str(job.input)), library)
        made.setdefault(html.parent, []).append(Output(html.name, page))
    if comments:
        data = perbarui_komentar(dokumen.read_bytes(), Place(dokumen.name), found.temuan)
        made.setdefault(comments.parent, []).append(Output(comments.name, data))
    return tuple(path for folder, outputs in made.items() for path in delivery.deliver(outputs, folder, replace=True))


def data_name(data: str) -> str:
    """What an input is called, without whom a database is opened as."""
    return PurePath(urlsplit(data).path if "://" in data else data).name


def _tell(found: Pemeriksaan, paths: tuple[Path, ...], *, with_data: bool, as_json: bool) -> Outcome:
    from report_builder.audit.keluaran.baris import baris, kesimpulan, selebihnya

    alone = "" if with_data else "Tanpa --data, angka hanya dibandingkan dengan naskah itu sendiri."
    return Outcome(
        outputs=paths,
        summary="\n".join(filter(None, (selebihnya(found), kesimpulan(found), alone))),
        exit_code=ExitCode.AUDIT if found.salah else ExitCode.OK,
        rows=baris(found),
        details={"status": "salah" if found.salah else "tanpa salah", **found.to_json()} if as_json else {},
    )
