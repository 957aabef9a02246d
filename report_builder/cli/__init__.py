"""The command line: a thin face over the pipeline. Libraries are loaded by the command that needs them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from report_builder import __version__
from report_builder.cli import batch, carrying, marking, templates
from report_builder.cli.audit import audit
from report_builder.cli.choice import ConfigFile, Period, UnitName, Year, default_folder
from report_builder.cli.diff import diff
from report_builder.cli.files import refuse
from report_builder.cli.impor import import_
from report_builder.cli.indonesian import Command, Program, flag
from report_builder.cli.load import load, unload
from report_builder.cli.outcome import Outcome, conclude, count_problems, progress
from report_builder.cli.refresh import refresh
from report_builder.cli.simulate import simulate
from report_builder.cli.templates import SearchPath, search_path
from report_builder.cli.trace import trace
from report_builder.collecting import end_without_collection
from report_builder.errors import Problem

if TYPE_CHECKING:
    from report_builder.pipeline import Result

end_without_collection()

app = typer.Typer(
    cls=Program,
    add_completion=False,
    invoke_without_command=True,
    options_metavar="[PILIHAN]",
    subcommand_metavar="PERINTAH …",
)
app.add_typer(batch.app, name="batch")
app.add_typer(templates.app, name="templates")

EXAMPLE = "contoh"

Input = Annotated[str, typer.Argument(metavar="DATA", help="Buku kerja (.xlsx), folder CSV, atau alamat basis data.")]
Inputs = Annotated[
    str,
    typer.Argument(
        metavar="DATA",
        help="Buku kerja (.xlsx), folder CSV, atau alamat basis data; untuk rekap juga folder berisi buku kerja.",
    ),
]
KindName = Annotated[
    str,
    typer.Option(
        metavar="JENIS",
        help="Jenis dokumen, misalnya lakip, siaran-pers, atau swareviu; semua untuk semuanya.",
    ),
]
Formats = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="pdf, docx, html, txt; bawaannya menurut jenis dokumen."),
]
Angle = Annotated[str, typer.Option(metavar="SUDUT", help="Sudut siaran pers: capaian, kegiatan, anggaran, perbaikan.")]
Since = Annotated[
    Path | None,
    typer.Option(metavar="FAKTA.json", help="fakta.json rekap sebelumnya, untuk menyebutkan yang berubah."),
]
PaginationName = Annotated[
    str, typer.Option(metavar="HALAMAN", help="Asal nomor halaman di daftar isi Word: pdf, libreoffice.")
]
AsJson = Annotated[bool, flag("--json", text="Menulis hasil sebagai satu objek JSON.")]


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"report-builder {__version__}")
        raise typer.Exit


@app.callback()
def main(
    context: typer.Context,
    *,
    debug: Annotated[  # noqa: ARG001 - read from the context by `conclude`
        bool,
        flag("--debug", envvar="REPORT_BUILDER_DEBUG", text="Menampilkan rincian bila program gagal."),
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback does all
        bool, flag("--version", callback=_show_version, is_eager=True, text="Menampilkan versi program.")
    ] = False,
) -> None:
    """Menyusun laporan kinerja (LAKIP) dari buku kerja pemantauan dan evaluasi."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(cls=Command, options_metavar="[PILIHAN]")
def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="BERKAS.xlsx", help="Buku kerja yang dibuat.")],
    *,
    example: Annotated[bool, flag("--example", text="Mengisinya dengan contoh lengkap.")] = False,
    last: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATA", help="Data tahun lalu, yang angkanya menjadi Riwayat di buku kerja ini."
        ),
    ] = None,
    unit: UnitName = "",
    year: Year = None,
    config: ConfigFile = None,
    replace: Annotated[bool, flag("--replace", text="Menimpa berkas yang sudah ada.")] = False,
) -> None:
    """Membuat buku kerja kosong dengan semua lembar dan kolom, berisi contoh, atau lanjutan dari tahun lalu."""

    def work() -> Outcome:
        from report_builder import delivery, plugins, templating, workbook
        from report_builder.exporters import Output

        refuse(file, ".xlsx", "Buku kerja baru", replace=replace)
        if last is not None:
            return carrying.carry(last, carrying.pilihan(unit, year, config, example=example), file)
        data = workbook.filled(plugins.read(templating.builtin_root() / EXAMPLE)) if example else workbook.blank()
        paths = delivery.deliver([Output(file.name, data)], file.parent, replace=replace)
        advice = "Lihat contoh isian di dalamnya" if example else "Isi buku kerja ini"
        return Outcome(outputs=paths, summary=f"{advice}, lalu periksa dengan: report-builder check.")

    conclude(context, work)


@app.command(cls=Command, options_metavar="[PILIHAN]")
def check(
    context: typer.Context,
    data: Input,
    *,
    unit: UnitName = "",
    year: Year = None,
    period: Period = "",
    mark: Annotated[
        Path | None,
        typer.Option(
            metavar="SALINAN.xlsx",
            help="Menulis salinan buku kerja dengan sel bermasalah ditandai dan daftarnya di lembar Perbaikan.",
        ),
    ] = None,
    overwrite: Annotated[bool, flag("--replace", text="Menimpa berkas --mark yang sudah ada.")] = False,
    config: ConfigFile = None,
    templates: SearchPath = None,
    as_json: AsJson = False,
) -> None:
    """Memeriksa data tanpa membuat laporan."""

    def work() -> Outcome:
        from report_builder import config as settings
        from report_builder import pipeline

        job = pipeline.Job(data, templates=search_path(templates), unit=unit, periode=period, tahun=year)
        job = replace(job, query=settings.read(config).query)
        with progress() as tell:
            if mark:
                return marking.mark(job, mark, tell, replace=overwrite)
            examined = pipeline.examine(job, tell)
        laporan = examined.laporan
        parts = f"{len(laporan.sasaran)} sasaran, {len(laporan.indikator)} indikator"
        summary = f"Data siap: {_and_problems(parts, examined.problems)}. Kelengkapan laporan diperiksa saat build."
        return Outcome(examined.problems, summary=summary)

    conclude(context, work, as_json=as_json)


@app.command(cls=Command, options_metavar="[PILIHAN]")
def build(
    context: typer.Context,
    data: Inputs,
    *,
    folder: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="Folder hasil; bawaannya outputs/ diikuti nama data."),
    ] = None,
    kind: KindName = "lakip",
    formats: Formats = None,
    unit: UnitName = "",
    year: Year = None,
    period: Period = "",
    angle: Angle = "",
    since: Since = None,
    final: Annotated[bool, flag("--final", text="Menolak laporan yang belum lengkap.")] = False,
    overwrite: Annotated[bool, flag("--replace", text="Menimpa berkas Word yang telah disunting.")] = False,
    config: ConfigFile = None,
    templates: SearchPath = None,
    pagination: PaginationName = "pdf",
    as_json: AsJson = False,
) -> None:
    """Membuat laporan: periksa, hitung, susun, lalu tulis PDF dan Word."""

    def work() -> Outcome:
        from report_builder import config as settings
        from report_builder import delivery, pipeline

        names = tuple(dict.fromkeys(name.strip().lower() for name in formats.split(","))) if formats is not None else ()
        job = pipeline.Job(data, kind, names, final, search_path(templates), pagination, angle, unit, periode=period)
        job = replace(job, tahun=year, query=settings.read(config).query, sebelumnya=since)
        with progress() as tell:
            result = pipeline.run(job, tell)
        paths = delivery.deliver(result.outputs, folder or default_folder(data, unit, year), replace=overwrite)
        summary = _and_problems(f"Laporan selesai: {len(paths)} berkas", result.problems) + _state(result, final=final)
        return Outcome(result.problems, paths, (*result.missing, *result.missing_in_bukti), f"{summary}.")

    conclude(context, work, as_json=as_json)


app.command(cls=Command, options_metavar="[PILIHAN]")(simulate)
app.command(cls=Command, options_metavar="[PILIHAN]")(load)
app.command(cls=Command, options_metavar="[PILIHAN]")(unload)
app.command("import", cls=Command, options_metavar="[PILIHAN]")(import_)
app.command(cls=Command, options_metavar="[PILIHAN]")(trace)
app.command(cls=Command, options_metavar="[PILIHAN]")(diff)
app.command(cls=Command, options_metavar="[PILIHAN]")(refresh)
app.command(cls=Command, options_metavar="[PILIHAN]")(audit)


def _state(result: "Result", *, final: bool) -> str:
    """What keeps a report from being signed."""
    if result.missing:
        return f". Masih draf: {len(result.missing)} isian belum lengkap (bertanda “Perlu diisi”)"
    if result.missing_in_bukti:
        lacks = len(result.missing_in_bukti)
        return f". Laporan kinerja yang diperiksa masih draf: {lacks} isian belum lengkap"
    if not final:
        return ". Isiannya lengkap, tetapi naskah ini bertanda draf; untuk ditandatangani pakai --final"
    return ""


def _and_problems(parts: str, problems: Sequence[Problem]) -> str:
    counts = count_problems(problems)
    return f"{parts}; {counts}" if counts else parts
