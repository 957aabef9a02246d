"""One run from end to end: the lock, the run itself, the status page, and the command that tells of failures."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from report_builder.batch import lock, store
from report_builder.batch.alarm import sound
from report_builder.batch.clock import Clock
from report_builder.batch.decide import Permintaan, Rencana, plan_reports
from report_builder.batch.guard import guarded
from report_builder.batch.ledger import Catatan, Keadaan, Ledger, OtherForm, Putaran
from report_builder.batch.logs import Tell
from report_builder.batch.plan import Plan, ledgers_beside, shard_of
from report_builder.batch.run import Engine, run
from report_builder.batch.sidik import sidik
from report_builder.batch.status import Status, join, read_status, write_page
from report_builder.errors import ExitCode, Place, Problem, ReportError, error, has_errors, warning

_PAGE_FAULTS = {
    errno.ENOENT: "foldernya belum ada",
    errno.ENOTDIR: "foldernya berkas, bukan folder",
    errno.EISDIR: "ada folder dengan nama itu",
    errno.EACCES: "tidak ada izin menulis di sana",
    errno.EROFS: "tempat ini hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan habis",
}
_INPUT_IS_WRONG = frozenset({ExitCode.DATA, ExitCode.INCOMPLETE})


@dataclass(frozen=True, slots=True)
class Akhir:
    """What a run came to: its counts, the reports that failed, the status page, and what went wrong beside reports."""

    putaran: Putaran
    gagal: tuple[Catatan, ...]
    halaman: Path
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> ExitCode:
        """Nothing failed, only what inputs are to blame for (data), or more than that (batch).

        Output where nobody will know what was made.
        """
        if has_errors(self.problems):
            return ExitCode.OUTPUT
        codes = {one.kesalahan.kode for one in self.gagal if one.kesalahan}
        if not codes:
            return ExitCode.OK
        return ExitCode.DATA if codes <= _INPUT_IS_WRONG else ExitCode.BATCH


def conduct(plan: Plan, permintaan: Permintaan, engine: Engine, clock: Clock, tell: Tell) -> Akhir:
    """Make what is due, and leave the status page beside the ledger.

    Raises ReportError as `guarded` does, busy where another run is at work, output where the ledger cannot be kept or
    the reports' store cannot be reached.
    """
    plan, ledger = guarded(plan), Path(plan.ledger)
    store.at(plan.outputs).require(plan.outputs)
    with ExitStack() as stack:
        with _told(ledger, (OSError,)):
            ledger.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(lock.held(ledger, clock))
        with _told(ledger), Ledger.open(ledger) as book:
            putaran = run(book, plan, permintaan, engine, clock, tell)
            gagal = tuple(one for one in book.reports() if _failed_in(one, putaran))
            status = read_status(book, plan.outputs, shard_of(ledger))
            problems = (*_loss(book, ledger), *_write_page(status, plan))
    if putaran.gagal and plan.on_failure:
        problems = (*problems, *sound(plan.on_failure, _variables(plan, putaran)))
    for problem in problems:
        tell(str(problem.severity), putaran=putaran.nomor, mulai=putaran.mulai, pesan=str(problem))
    return Akhir(putaran, gagal, plan.halaman, problems)


def preview(plan: Plan, permintaan: Permintaan) -> tuple[Rencana, ...]:
    """What a run would do with each office and why; nothing is made, written or locked."""
    plan, ledger = guarded(plan), Path(plan.ledger)
    store.at(plan.outputs).require(plan.outputs)
    with _told(ledger):
        known = {}
        if ledger.exists():
            with Ledger.read(ledger) as book:
                known = {(one.unit, one.jenis): one for one in book.reports()}
        return tuple(plan_reports(plan, known, sidik(plan.options), permintaan))


def look_at_all(ledger: Path, outputs: str) -> Status:
    """How the reports of a plan stand, in this ledger and in those of its parts; raises as `look` does."""
    return join([look(each, outputs) for each in ledgers_beside(ledger) or (ledger,)])


def look(ledger: Path, outputs: str) -> Status:
    """How the reports of a ledger stand; raises ReportError (usage) where there is none."""
    if not ledger.is_file():
        shard = shard_of(ledger)
        only = f" dengan --shard {shard}" if shard else ""
        hint = f"Jalankan dahulu: report-builder batch{only}, lalu sebutkan rencana atau folder hasil yang sama."
        raise ReportError([error("Belum ada catatan putaran.", Place(str(ledger)), hint)], ExitCode.USAGE)
    with _told(ledger), Ledger.read(ledger) as book:
        return read_status(book, outputs, shard_of(ledger))


def publish(status: Status, page: Path, templates: tuple[str, ...] = ()) -> None:
    """Write a status as a page.

    Raises ReportError: output where it cannot be written, template where what these folders make of it cannot be run.
    """
    try:
        write_page(status, page, templates)
    except OSError as failure:
        reason = _PAGE_FAULTS.get(failure.errno or 0, f"galat sistem “{failure.strerror}”")
        hint = "Pilih tempat lain untuk halaman ini, atau perbaiki tempat itu, lalu ulangi."
        problem = error(f"Halaman status tidak dapat ditulis: {reason}.", Place(str(page)), hint)
        raise ReportError([problem], ExitCode.OUTPUT) from failure


def _failed_in(catatan: Catatan, putaran: Putaran) -> bool:
    return catatan.keadaan is Keadaan.GAGAL and catatan.putaran == putaran.nomor


@contextmanager
def _told(ledger: Path, faults: tuple[type[Exception], ...] = (sqlite3.Error,)) -> Iterator[None]:
    """What goes wrong with the ledger, told as a problem."""
    try:
        yield
    except OtherForm as failure:
        message = f"Catatan putaran ini dibuat oleh versi program yang lain ({failure})."
        hint = "Pindahkan atau ganti nama berkas itu; putaran berikutnya lalu membuat semua laporan lagi."
        raise ReportError([error(message, Place(str(ledger)), hint)], ExitCode.OUTPUT) from failure
    except faults as failure:
        hint = "Periksa ruang penyimpanan dan izin folder ini; putaran berikutnya meneruskan yang belum selesai."
        problem = error(f"Catatan putaran tidak dapat dibaca atau ditulis: {failure}.", Place(str(ledger)), hint)
        raise ReportError([problem], ExitCode.OUTPUT) from failure


def _loss(book: Ledger, ledger: Path) -> Iterator[Problem]:
    """What was written into a file that is no longer there is lost."""
    if not book.in_place:
        hint = "Ulangi putaran ini, dan biarkan folder hasil utuh selama ia berjalan."
        yield error("Catatan putaran dihapus atau diganti selama putaran berjalan.", Place(str(ledger)), hint)


def _write_page(status: Status, plan: Plan) -> Iterator[Problem]:
    """The page is for people; that it cannot be written takes nothing from the reports."""
    try:
        publish(status, plan.halaman, plan.options.templates)
    except ReportError as failure:
        yield from (warning(one.message, one.where, one.hint) for one in failure.problems)


def _variables(plan: Plan, putaran: Putaran) -> Mapping[str, str]:
    return {
        "REPORT_BUILDER_PUTARAN": str(putaran.nomor),
        "REPORT_BUILDER_DIBUAT": str(putaran.dibuat),
        "REPORT_BUILDER_DILEWATI": str(putaran.dilewati),
        "REPORT_BUILDER_GAGAL": str(putaran.gagal),
        "REPORT_BUILDER_STATUS": str(plan.halaman),
        "REPORT_BUILDER_LEDGER": plan.ledger,
    }
