"""One run of a batch: decide what is to be made, hand it to the workers, write down how each report went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from report_builder import __version__
from report_builder.batch.clock import Clock
from report_builder.batch.decide import Alasan, Permintaan, Rencana, plan_reports
from report_builder.batch.failures import explain
from report_builder.batch.ledger import Catatan, Keadaan, Kesalahan, Ledger, Putaran
from report_builder.batch.plan import Entry, Limits, Plan
from report_builder.batch.pool import Workers
from report_builder.batch.work import Hasil, Tugas, read_receipt

Engine: TypeAlias = Callable[[Limits], AbstractContextManager[Workers]]
Tell: TypeAlias = Callable[..., None]
"""Takes an event and its values, as a structured log does."""


@dataclass(frozen=True, slots=True)
class Buku:
    """Writes down how the reports of a run go, in the ledger and in the log."""

    ledger: Ledger
    plan: Plan
    sidik: str
    putaran: Putaran
    clock: Clock
    tell: Tell

    def recover(self, rencana: Rencana) -> Rencana:
        """What is left to do where an interrupted run had delivered reports before it could write them down."""
        folder = self.plan.folder_of(rencana.entry)
        broken = [jenis for jenis, alasan in rencana.alasan.items() if alasan is Alasan.TERPUTUS]
        found = [hasil for jenis in broken if (hasil := read_receipt(folder, jenis, self.sidik))]
        self.ended(rencana.entry, 1, found)
        done = {hasil.jenis for hasil in found}
        return replace(rencana, alasan={jenis: why for jenis, why in rencana.alasan.items() if jenis not in done})

    def begun(self, rencana: Rencana, attempt: int) -> Tugas:
        """The task of an office, written down as being worked on."""
        entry, now = rencana.entry, self.clock.now()
        folder = self.plan.folder_of(entry)
        blank = self._blank(entry, attempt)
        self.ledger.record(replace(blank, jenis=jenis, mulai=now) for jenis in rencana.dibuat)
        return Tugas(entry.input, entry.pilih, rencana.dibuat, folder, self.plan.options, self.sidik)

    def ended(self, entry: Entry, attempt: int, hasil: Iterable[Hasil]) -> None:
        """How each report of an office went."""
        now = self.clock.now()
        for one in hasil:
            keadaan = Keadaan.GAGAL if one.kesalahan else Keadaan.SELESAI
            known = replace(self._blank(entry, attempt), jenis=one.jenis, keadaan=keadaan, selesai=now)
            self.ledger.record([replace(known, sumber=one.sumber, hasil=one.hasil, kesalahan=one.kesalahan)])
            wrong = {"galat": one.kesalahan.pesan} if one.kesalahan else {"peringatan": one.peringatan}
            self.tell(keadaan.value, unit=entry.unit, jenis=one.jenis, percobaan=attempt, **wrong)

    def _blank(self, entry: Entry, attempt: int) -> Catatan:
        nomor = self.putaran.nomor
        return Catatan(entry.unit, "", Keadaan.BERJALAN, self.sidik, __version__, percobaan=attempt, putaran=nomor)


def run(plan: Plan, sidik: str, permintaan: Permintaan, engine: Engine, clock: Clock, tell: Tell) -> Putaran:
    """Make what is due with the workers of an engine, and give what the run did.

    ``sidik`` is the hash of the templates and options that the reports are made with.
    """
    with Ledger.open(Path(plan.ledger)) as ledger:
        known = {(one.unit, one.jenis): one for one in ledger.reports()}
        putaran = ledger.begin(__version__, clock.now())
        buku = Buku(ledger, plan, sidik, putaran, clock, tell)
        rencana = tuple(plan_reports(plan, known, sidik, permintaan))
        due = [left for one in rencana if one.dibuat and (left := buku.recover(one)).dibuat]
        tell("mulai", kantor=len(rencana), dikerjakan=len(due))
        hasil = list(work_all(due, buku, engine, plan.limits))
        failed = sum(one.kesalahan is not None for one in hasil)
        skipped = sum(len(one.alasan) for one in rencana) - len(hasil)
        done = replace(putaran, selesai=clock.now(), dibuat=len(hasil) - failed, dilewati=skipped, gagal=failed)
        ledger.end(done)
        return done


def work_all(due: list[Rencana], buku: Buku, engine: Engine, limits: Limits) -> Iterator[Hasil]:
    """How each report went, as it comes; no worker is started where nothing is due."""
    if due:
        with engine(limits) as workers:
            yield from _work_off(iter(due), buku, workers, limits)


def _work_off(due: Iterator[Rencana], buku: Buku, workers: Workers, limits: Limits) -> Iterator[Hasil]:
    """What may go well another time is tried again; one office for each worker waits, so that memory stays bounded."""
    running: dict[Future[tuple[Hasil, ...]], tuple[Rencana, int]] = {}

    def start(rencana: Rencana, attempt: int) -> None:
        running[workers.submit(buku.begun(rencana, attempt))] = (rencana, attempt)

    while True:
        for rencana in islice(due, max(0, 2 * workers.jumlah - len(running))):
            start(rencana, 1)
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            rencana, attempt = running.pop(future)
            hasil = _outcome(future, limits)
            if isinstance(hasil, Kesalahan) and attempt <= limits.retries:
                start(rencana, attempt + 1)
                continue
            told = hasil if isinstance(hasil, tuple) else tuple(Hasil(one, kesalahan=hasil) for one in rencana.dibuat)
            buku.ended(rencana.entry, attempt, told)
            yield from told


def _outcome(future: Future[tuple[Hasil, ...]], limits: Limits) -> tuple[Hasil, ...] | Kesalahan:
    """What a worker gave, or what became of it."""
    failure = future.exception()
    return future.result() if failure is None else explain(failure, limits)
