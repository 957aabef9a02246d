"""One run of a batch: decide what is to be made, hand it to the workers, write down how each report went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from report_builder import __version__
from report_builder.batch.clock import Clock
from report_builder.batch.decide import Alasan, Permintaan, Rencana, plan_reports
from report_builder.batch.failures import explain
from report_builder.batch.ledger import Catatan, Keadaan, Kesalahan, Ledger, Putaran
from report_builder.batch.logs import Tell
from report_builder.batch.plan import Limits, Plan
from report_builder.batch.pool import Workers
from report_builder.batch.work import Hasil, Tugas, read_receipt

Engine: TypeAlias = Callable[[Limits], AbstractContextManager[Workers]]


@dataclass(frozen=True, slots=True)
class Percobaan:
    """One attempt at what is due of an office: its number, when it began, and by the clock that only runs forward."""

    rencana: Rencana
    nomor: int
    mulai: str = ""
    sejak: float = 0


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
        if found:
            self.ended(Percobaan(rencana, 1, sejak=self.clock.elapsed()), found)
        done = {hasil.jenis for hasil in found}
        return replace(rencana, alasan={jenis: why for jenis, why in rencana.alasan.items() if jenis not in done})

    def begun(self, rencana: Rencana, nomor: int) -> tuple[Percobaan, Tugas]:
        """An attempt, written down as begun, and its task."""
        percobaan = Percobaan(rencana, nomor, self.clock.now(), self.clock.elapsed())
        blank, entry = self._blank(percobaan), rencana.entry
        self.ledger.record(replace(blank, jenis=jenis) for jenis in rencana.dibuat)
        folder = self.plan.folder_of(entry)
        return percobaan, Tugas(entry.input, entry.pilih, rencana.dibuat, folder, self.plan.options, self.sidik)

    def lost(self, percobaan: Percobaan, kesalahan: Kesalahan) -> tuple[Hasil, ...]:
        """What an attempt whose worker gave nothing comes to."""
        return tuple(Hasil(jenis, kesalahan=kesalahan) for jenis in percobaan.rencana.dibuat)

    def again(self, percobaan: Percobaan, kesalahan: Kesalahan) -> None:
        """Tell that an attempt came to nothing, and that it is not the last."""
        unit = percobaan.rencana.entry.unit
        self.tell("ulang", unit=unit, percobaan=percobaan.nomor, kesalahan=kesalahan.pesan)

    def ended(self, percobaan: Percobaan, hasil: Iterable[Hasil]) -> None:
        """How each report of an office went."""
        blank = replace(self._blank(percobaan), selesai=self.clock.now())
        ended = [(one, _close(blank, one)) for one in hasil]
        self.ledger.record(catatan for _, catatan in ended)
        detik = round(self.clock.elapsed() - percobaan.sejak, 2)
        for one, catatan in ended:
            told = {"unit": catatan.unit, "jenis": one.jenis, "percobaan": catatan.percobaan, "detik": detik}
            wrong = {"kesalahan": one.kesalahan.pesan} if one.kesalahan else {"peringatan": one.peringatan}
            self.tell(catatan.keadaan.value, **told, **wrong)

    def _blank(self, percobaan: Percobaan) -> Catatan:
        return Catatan(
            percobaan.rencana.entry.unit,
            "",
            Keadaan.BERJALAN,
            self.sidik,
            __version__,
            percobaan=percobaan.nomor,
            mulai=percobaan.mulai,
            putaran=self.putaran.nomor,
        )


def _close(catatan: Catatan, hasil: Hasil) -> Catatan:
    keadaan = Keadaan.GAGAL if hasil.kesalahan else Keadaan.SELESAI
    how = replace(catatan, jenis=hasil.jenis, keadaan=keadaan, kesalahan=hasil.kesalahan)
    return replace(how, sumber=hasil.sumber, hasil=hasil.hasil)


def run(plan: Plan, sidik: str, permintaan: Permintaan, engine: Engine, clock: Clock, tell: Tell) -> Putaran:
    """Make what is due with the workers of an engine, and give what the run did.

    ``sidik`` is the hash of the templates and options that the reports are made with.
    """
    with Ledger.open(Path(plan.ledger)) as ledger:
        known = {(one.unit, one.jenis): one for one in ledger.reports()}
        putaran = ledger.begin(__version__, clock.now())
        tell = partial(tell, putaran=putaran.nomor, mulai=putaran.mulai)
        begin = clock.elapsed()
        buku = Buku(ledger, plan, sidik, putaran, clock, tell)
        rencana = tuple(plan_reports(plan, known, sidik, permintaan))
        due = [left for one in rencana if one.dibuat and (left := buku.recover(one)).dibuat]
        tell("mulai", kantor=len(rencana), laporan=sum(len(one.dibuat) for one in due))
        hasil = list(work_all(due, buku, engine, plan.limits))
        failed = sum(one.kesalahan is not None for one in hasil)
        skipped = sum(len(one.alasan) for one in rencana) - len(hasil)
        done = replace(putaran, selesai=clock.now(), dibuat=len(hasil) - failed, dilewati=skipped, gagal=failed)
        ledger.end(done)
        counts = {"dibuat": done.dibuat, "dilewati": done.dilewati, "gagal": done.gagal}
        tell("akhir", **counts, detik=round(clock.elapsed() - begin, 2))
        return done


def work_all(due: list[Rencana], buku: Buku, engine: Engine, limits: Limits) -> Iterator[Hasil]:
    """How each report went, as it comes; no worker is started where nothing is due."""
    if due:
        with engine(limits) as workers:
            yield from _work_off(iter(due), buku, workers, limits)


def _work_off(due: Iterator[Rencana], buku: Buku, workers: Workers, limits: Limits) -> Iterator[Hasil]:
    """What may go well another time is tried again; one office for each worker waits, so that memory stays bounded."""
    running: dict[Future[tuple[Hasil, ...]], Percobaan] = {}

    def start(rencana: Rencana, nomor: int) -> None:
        percobaan, tugas = buku.begun(rencana, nomor)
        running[workers.submit(tugas)] = percobaan

    while True:
        for rencana in islice(due, max(0, 2 * workers.jumlah - len(running))):
            start(rencana, 1)
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            percobaan = running.pop(future)
            hasil = _outcome(future, limits)
            if isinstance(hasil, Kesalahan) and percobaan.nomor <= limits.retries:
                buku.again(percobaan, hasil)
                start(percobaan.rencana, percobaan.nomor + 1)
                continue
            told = hasil if isinstance(hasil, tuple) else buku.lost(percobaan, hasil)
            buku.ended(percobaan, told)
            yield from told


def _outcome(future: Future[tuple[Hasil, ...]], limits: Limits) -> tuple[Hasil, ...] | Kesalahan:
    """What a worker gave, or what became of it."""
    failure = future.exception()
    return future.result() if failure is None else explain(failure, limits)
