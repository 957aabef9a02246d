"""Reports of many offices in one run, as users start it, look at it beforehand, and ask how it stands."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from report_builder.cli.indonesian import Command, Group, flag
from report_builder.cli.outcome import Outcome, conclude
from report_builder.errors import ExitCode, Place, Problem, ReportError, error, warning

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand
    from typer._click import Context

    from report_builder.batch.clock import Clock
    from report_builder.batch.decide import Alasan, Permintaan, Rencana
    from report_builder.batch.ledger import Catatan, Putaran
    from report_builder.batch.logs import Lines, Tell
    from report_builder.batch.plan import Plan, Shard
    from report_builder.batch.run import Engine
    from report_builder.batch.session import Akhir
    from report_builder.batch.status import Laporan, Status

_RUN = "run"


class BatchGroup(Group):
    """Takes what is no name of a command as a plan to run: ``batch PLAN``."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Put the name of the run before a plan, and before ``--help`` or nothing at all."""
        named = args and args[0] in self.commands
        return super().parse_args(ctx, args if named else [_RUN, *args])

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, AnyCommand | None, list[str]]":
        """The command and what is left for it; the run goes without its name, as users write it."""
        name, command, rest = super().resolve_command(ctx, args)
        return None if name == _RUN else name, command, rest


app = typer.Typer(cls=BatchGroup, help="Membuat laporan banyak kantor sekaligus.", options_metavar="[PILIHAN]")


PlanPath = Annotated[
    str, typer.Argument(metavar="RENCANA", help="Berkas TOML, folder berisi data, atau satu buku kerja.")
]
ShardName = Annotated[
    str,
    typer.Option("--shard", metavar="I/N", help="Hanya satu dari N bagian, misalnya 1/4, untuk beberapa mesin."),
]
AsJson = Annotated[bool, flag("--json", text="Menulis hasil sebagai satu objek JSON.")]


@app.command(_RUN, cls=Command, options_metavar="[PILIHAN]")
def run(
    context: typer.Context,
    plan: PlanPath,
    *,
    folder: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FOLDER", help="Folder hasil atau alamatnya; setiap unit satu folder."),
    ] = "",
    shard: ShardName = "",
    only: Annotated[list[str] | None, typer.Option(metavar="UNIT", help="Hanya unit ini; boleh diulang.")] = None,
    dry_run: Annotated[bool, flag("--dry-run", text="Hanya menampilkan apa yang akan dibuat dan mengapa.")] = False,
    dask: Annotated[
        str, typer.Option(metavar="ALAMAT", help="Membuatnya di klaster Dask: tcp://penjadwal:8786, atau local.")
    ] = "",
    force: Annotated[bool, flag("--force", text="Membuat lagi semua laporan, juga yang tidak berubah.")] = False,
    upgrade: Annotated[bool, flag("--upgrade", text="Membuat lagi laporan dari versi program yang lain.")] = False,
    log: Annotated[
        Path | None, typer.Option("--log", metavar="BERKAS", help="Menambahkan catatan jalannya putaran, baris JSON.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Membuat laporan semua unit dalam rencana; yang tidak berubah dilewati. Keadaannya: batch status RENCANA."""

    def work() -> Outcome:
        from report_builder.batch import reading, session
        from report_builder.batch.decide import Permintaan

        chosen = _choose(reading.read(_locate(plan), folder), shard, only or ())
        asked = Permintaan(paksa=force, naikkan=upgrade)
        return _preview(session.preview(chosen, asked)) if dry_run else _conduct(chosen, asked, log, dask)

    conclude(context, work, as_json=as_json)


@app.command(cls=Command, options_metavar="[PILIHAN]")
def status(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="RENCANA", help="Berkas TOML, data, atau folder hasil.")],
    *,
    shard: ShardName = "",
    page: Annotated[
        Path | None, typer.Option("--page", metavar="BERKAS", help="Menulisnya juga sebagai halaman HTML.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Menampilkan laporan mana yang dibuat, dilewati, dan gagal; tanpa --shard semua bagian rencana sekaligus."""

    def work() -> Outcome:
        from report_builder.batch import session

        found = _find_status(_locate(plan), shard)
        if page:
            session.publish(found, page.resolve())
        return replace(_tell_status(found), outputs=(page.resolve(),) if page else ())

    conclude(context, work, as_json=as_json)


# --- which plan, and which part of it --------------------------------------------------------------------------------


def _locate(plan: str) -> Path:
    """Where a plan lies; raises ReportError (usage) for a URL, of which a path would make something else."""
    if "://" in plan:
        hint = "Sebutkan berkas TOML yang memuat alamat itu; catatan putarannya ada di komputer ini."
        raise ReportError([error("Rencana harus terletak di komputer ini.", Place(plan), hint)], ExitCode.USAGE)
    return Path(plan)


def _choose(plan: "Plan", shard: str, only: Sequence[str]) -> "Plan":
    """The part of a plan that was asked for; raises ReportError (usage) for what it does not have."""
    known = {name for entry in plan.entries for name in (entry.unit, entry.pilih) if name}
    unknown = [unit for unit in only if unit not in known]
    if unknown:
        raise ReportError([_unknown_unit(unit, known, plan.options.tahun) for unit in unknown], ExitCode.USAGE)
    part = plan.only(only) if only else plan
    return part.part(_read_shard(shard)) if shard else part


def _unknown_unit(unit: str, known: Iterable[str], tahun: int | None) -> Problem:
    near = get_close_matches(unit, known)
    hint = f"Maksud Anda: {', '.join(near)}?" if near else "Lihat nama unit dengan --dry-run."
    if tahun is None:
        return error(f"Unit “{unit}” tidak ada dalam rencana.", hint=hint)
    message = f"Unit “{unit}” tidak ada dalam rencana, yang memuat laporan tahun {tahun} saja."
    return error(message, hint=f"Periksa year dalam rencana. {hint}")


def _read_shard(text: str) -> "Shard":
    from report_builder.batch.plan import Shard

    form = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,5})", text)
    if not form or int(form[1]) > int(form[2]):
        hint = "Tulis, misalnya, --shard 1/4 untuk bagian pertama dari empat."
        raise ReportError([error(f"“{text}” bukan bagian dari suatu rencana.", hint=hint)], ExitCode.USAGE)
    return Shard(int(form[1]), int(form[2]))


# --- a run -----------------------------------------------------------------------------------------------------------


def _conduct(plan: "Plan", asked: "Permintaan", log: Path | None, dask: str) -> Outcome:
    from zoneinfo import ZoneInfo

    from report_builder.batch import session
    from report_builder.batch.clock import Clock

    engine = _engine(dask, plan)
    clock = Clock(ZoneInfo(plan.timezone))
    on_terminal = sys.stderr.isatty()
    with ExitStack() as stack:
        lines = _lines(log, clock, stack) if log or not on_terminal else None
        bar = stack.enter_context(_bar()) if on_terminal else None
        akhir = session.conduct(plan, asked, engine, clock, _both(lines, bar))
    # Who reads lines of JSON in the stream of errors has read there what failed.
    in_words = log or on_terminal
    lost = tuple(_lost_lines(lines, log))
    problems = (*akhir.problems, *_say_failures(akhir.gagal), *lost) if in_words else ()
    return Outcome(problems, summary=_summary(akhir), exit_code=akhir.exit_code, details=_details(akhir, lost))


def _engine(dask: str, plan: "Plan") -> "Engine":
    """The processes of this machine, or those of a cluster.

    Raises ReportError (usage) where Dask is not installed, or this is no address.
    """
    if not dask:
        from report_builder.batch.pool import processes

        return processes
    try:
        from report_builder.batch.dask import cluster, require_address
    except ImportError as failure:
        hint = "Pasang dengan: pip install '.[dask]'."
        raise ReportError([error(f"Dask tidak terpasang: {failure}.", hint=hint)], ExitCode.USAGE) from failure
    require_address(dask)
    return partial(cluster, dask, plan)


def _both(*listeners: "Tell | None") -> "Tell":
    """Tells all of them that are there."""

    def tell(event: str, **values: object) -> None:
        for each in listeners:
            if each:
                each(event, **values)

    return tell


def _lines(log: Path | None, clock: "Clock", stack: ExitStack) -> "Lines":
    """The log in its file, else in the stream of errors; raises ReportError (output) where it cannot be opened."""
    from report_builder.batch.logs import Lines, open_file

    if log is None:
        return Lines(sys.stderr, clock)
    try:
        file = open_file(log)
    except OSError as failure:
        problem = error(f"Berkas --log tidak dapat ditulis: {failure.strerror}.", Place(str(log)))
        raise ReportError([problem], ExitCode.OUTPUT) from failure
    stack.callback(_close, file)
    return Lines(file, clock)


def _close(file: TextIO) -> None:
    """What the log could not hold is told with the outcome."""
    with suppress(OSError):
        file.close()


def _lost_lines(lines: "Lines | None", log: Path | None) -> Iterator[Problem]:
    if lines and lines.failure:
        yield warning(f"Sebagian log tidak dapat ditulis: {lines.failure.strerror}.", Place(str(log)))


@contextmanager
def _bar() -> Iterator["Tell"]:
    """Shows on a terminal how far a run is."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Memeriksa data …", total=None)

        def tell(event: str, **values: Any) -> None:  # noqa: ANN401 - as a log takes it
            if event == "mulai":
                bar.update(task, description="Membuat laporan", total=values["laporan"])
            elif event in {"selesai", "gagal"}:
                bar.advance(task)

        yield tell


def _failures(gagal: Sequence["Catatan"]) -> Mapping[tuple[str, Problem], list[str]]:
    """Each thing that is wrong with an office, once for all of its reports, with their kinds."""
    kinds: dict[tuple[str, Problem], list[str]] = {}
    for one in gagal:
        for problem in one.kesalahan.masalah if one.kesalahan else ():
            kinds.setdefault((one.unit, problem), []).append(one.jenis)
    return kinds


def _say_failures(gagal: Sequence["Catatan"]) -> Iterator[Problem]:
    for (unit, problem), jenis in _failures(gagal).items():
        yield error(str(problem), Place(unit, ", ".join(jenis)))


def _summary(akhir: "Akhir") -> str:
    putaran = akhir.putaran
    counts = f"{putaran.dibuat} dibuat, {putaran.dilewati} dilewati, {putaran.gagal} gagal"
    return f"Putaran {putaran.nomor}: {counts}. Keadaan semua laporan: {akhir.halaman}"


def _details(akhir: "Akhir", lost: Sequence[Problem]) -> dict[str, Any]:
    """For programs, whatever the log tells; the problems of an office have its name and their own place."""
    masalah = [
        *(problem.to_json() for problem in (*akhir.problems, *lost)),
        *({"unit": unit, "jenis": jenis, **one.to_json()} for (unit, one), jenis in _failures(akhir.gagal).items()),
    ]
    failed = [
        {"unit": one.unit, "jenis": one.jenis, "kode": one.kesalahan.kode, "pesan": one.kesalahan.pesan}
        for one in akhir.gagal
        if one.kesalahan
    ]
    return {"putaran": asdict(akhir.putaran), "masalah": masalah, "gagal": failed, "halaman": str(akhir.halaman)}


# --- how reports stand -----------------------------------------------------------------------------------------------


def _find_status(plan: Path, shard: str) -> "Status":
    """How the reports stand of a plan, or of those that lie in a folder: of one part or of all."""
    from report_builder.batch import session
    from report_builder.batch.plan import ledgers_beside
    from report_builder.batch.reading import LEDGER, read_places

    is_output = bool(ledgers_beside(plan / LEDGER))
    outputs, ledger = (str(plan.resolve()), plan / LEDGER) if is_output else read_places(plan)
    if plan.is_dir() and not ledgers_beside(ledger):
        message = f"Tidak ada catatan putaran di folder ini, dan tidak ada di {ledger}."
        hint = "Sebutkan berkas TOML, folder data, atau folder hasil dari putaran yang sudah dijalankan."
        raise ReportError([error(message, Place(str(plan)), hint)], ExitCode.USAGE)
    return session.look(_read_shard(shard).ledger(ledger), outputs) if shard else session.look_at_all(ledger, outputs)


# --- tables ----------------------------------------------------------------------------------------------------------


def _preview(rencana: Sequence["Rencana"]) -> Outcome:
    rows = [
        (one.entry.unit, jenis, _action(alasan), str(alasan)) for one in rencana for jenis, alasan in one.alasan.items()
    ]
    heads = ("unit", "jenis", "tindakan", "alasan")
    counts = Counter(tindakan for _, _, tindakan, _ in rows)
    failing = f", {counts['gagal']} gagal" if counts["gagal"] else ""
    return Outcome(
        rows=(tuple(map(str.upper, heads)), *rows) if rows else (),
        summary=f"{counts['buat']} laporan akan dibuat, {counts['lewati']} dilewati{failing}.",
        details={"rencana": [dict(zip(heads, row, strict=True)) for row in rows]},
    )


def _earlier(laporan: "Laporan") -> tuple[str, ...]:
    return ("Laporan sebelumnya masih ada.",) if laporan.sebelumnya else ()


def _say_runs(status: "Status") -> str:
    if status.bagian:
        return "; ".join(f"Bagian {shard}: {_say_run(run)}" for shard, run in status.bagian.items())
    told = _say_run(status.putaran)
    return f"{told[0].upper()}{told[1:]}"


def _say_run(putaran: "Putaran | None") -> str:
    from report_builder.batch.status import say_time

    return f"putaran {putaran.nomor}, mulai {say_time(putaran.mulai)}" if putaran else "belum dijalankan"


def _action(alasan: "Alasan") -> str:
    from report_builder.batch.decide import SKIPPED, Alasan

    if alasan is Alasan.NAMA:
        return "gagal"
    return "lewati" if alasan in SKIPPED else "buat"


def _tell_status(status: "Status") -> Outcome:
    """For people the reports that somebody has to look after, for programs all of them."""
    from report_builder.batch.status import Tampak, shown

    open_ones = [one for one in status.laporan if one.keadaan in {Tampak.GAGAL, Tampak.BELUM}]
    rows = [(one.unit, one.jenis, str(one.keadaan), " ".join((*shown(one.sebab), *_earlier(one)))) for one in open_ones]
    counts = ", ".join(f"{banyak} {tampak}" for tampak, banyak in status.jumlah.items() if banyak)
    return Outcome(
        rows=(("UNIT", "JENIS", "KEADAAN", "SEBAB"), *rows) if rows else (),
        summary=f"{_say_runs(status)}: {counts or 'belum ada laporan'}.",
        details=status.to_json(),
    )
