"""One run of a batch: decide what is to be made, hand it to the workers, write down how each report went."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, product
from typing import TypeAlias

from report_builder import __version__
from report_builder.batch.clock import Clock
from report_builder.batch.decide import Alasan, Known, Permintaan, Rencana, plan_reports
from report_builder.batch.failures import explain, settle
from report_builder.batch.kesalahan import Kesalahan
from report_builder.batch.ledger import Catatan, Keadaan, Ledger, Putaran
from report_builder.batch.logs import Tell
from report_builder.batch.plan import Entry, Limits, Plan
from report_builder.batch.pool import Workers
from report_builder.batch.receipt import Cap
from report_builder.batch.sidik import sidik
from report_builder.batch.work import Hasil, Tugas, read_receipt

Engine: TypeAlias = Callable[[Limits, Tell], AbstractContextManager[Workers]]
"""Gives workers with these limits, and tells where they are waited for."""

MOST_WARNINGS = 20
"""Of one report in the log; a wrong column gives thousands."""
_GLANCE = 60
"""Seconds after which workers that say nothing are counted anew."""


@dataclass(frozen=True, slots=True)
class Percobaan:
    """An attempt at reports of an office; ``ke`` has each kind with the number of its attempts, this one included."""

    entry: Entry
    ke: Mapping[str, int]
    mulai: str = ""


@dataclass(frozen=True, slots=True)
class Buku:
    """Writes down how the reports of a run go, in the ledger and in the log; ``known`` is how they stood before."""

    ledger: Ledger
    known: Known
    plan: Plan
    sidik: str
    putaran: Putaran
    clock: Clock
    tell: Tell

    def recover(self, rencana: Rencana) -> Rencana:
        """What is left to do where an interrupted run had delivered reports before it could write them down."""
        folder = self.plan.folder_of(rencana.entry)
        broken = [jenis for jenis, alasan in rencana.alasan.items() if alasan is Alasan.TERPUTUS]
        caps = {jenis: self._cap(self.known[rencana.entry.unit, jenis].putaran) for jenis in broken}
        sumber = rencana.entry.sumber
        found = [hasil for jenis, cap in caps.items() if (hasil := read_receipt(folder, jenis, cap, sumber))]
        if found:
            ke = {hasil.jenis: self.known[rencana.entry.unit, hasil.jenis].percobaan for hasil in found}
            self.ended(Percobaan(rencana.entry, ke), found)
        done = {hasil.jenis for hasil in found}
        return replace(rencana, alasan={jenis: why for jenis, why in rencana.alasan.items() if jenis not in done})

    def begun(self, entry: Entry, ke: Mapping[str, int]) -> tuple[Percobaan, Tugas]:
        """An attempt, written down as begun, and its task."""
        percobaan = Percobaan(entry, ke, self.clock.now())
        self.ledger.record(self._blank(percobaan, jenis) for jenis in ke)
        folder, cap = self.plan.folder_of(entry), self._cap(self.putaran.nomor)
        return percobaan, Tugas(entry, tuple(ke), folder, self.plan.options, cap)

    def again(self, percobaan: Percobaan, jenis: Collection[str], kesalahan: Kesalahan) -> None:
        """Tell that an attempt came to nothing, and that it is not the last."""
        for one in jenis:
            told = {"unit": percobaan.entry.unit, "jenis": one, "percobaan": percobaan.ke[one]}
            self.tell("ulang", **told, kesalahan=kesalahan.pesan)

    def ended(self, percobaan: Percobaan, hasil: Iterable[Hasil]) -> None:
        """How each report of an office went."""
        now = self.clock.now()
        ended = [(one, _close(self._blank(percobaan, one.jenis), one, now)) for one in hasil]
        self.ledger.record(catatan for _, catatan in ended)
        for one, catatan in ended:
            told = {
                "unit": catatan.unit,
                "jenis": one.jenis,
                "percobaan": catatan.percobaan,
                "detik": round(one.detik, 2),
            }
            self.tell(catatan.keadaan.value, **told, **_remarks(one))

    def _cap(self, putaran: int) -> Cap:
        return Cap(self.sidik, __version__, putaran)

    def _blank(self, percobaan: Percobaan, jenis: str) -> Catatan:
        """A report before it is made; the files of an earlier one stay where they are until then."""
        unit = percobaan.entry.unit
        before = self.known.get((unit, jenis))
        return Catatan(
            unit,
            jenis,
            Keadaan.BERJALAN,
            self.sidik,
            __version__,
            percobaan=percobaan.ke[jenis],
            mulai=percobaan.mulai,
            hasil=before.hasil if before else {},
            putaran=self.putaran.nomor,
        )


def _remarks(hasil: Hasil) -> Mapping[str, object]:
    """What the log tells of a report: all that stopped it, or how many warnings it has and the first of them."""
    if hasil.kesalahan:
        return {"kesalahan": hasil.kesalahan.pesan}
    first = hasil.peringatan[:MOST_WARNINGS]
    return {"peringatan": len(hasil.peringatan), **({"pesan_peringatan": first} if first else {})}


def _close(catatan: Catatan, hasil: Hasil, selesai: str) -> Catatan:
    keadaan = Keadaan.GAGAL if hasil.kesalahan else Keadaan.SELESAI
    how = replace(catatan, selesai=selesai, keadaan=keadaan, kesalahan=hasil.kesalahan, sumber=hasil.sumber)
    return how if hasil.kesalahan else replace(how, hasil=hasil.hasil, tanda=hasil.tanda)


def run(ledger: Ledger, plan: Plan, permintaan: Permintaan, engine: Engine, clock: Clock, tell: Tell) -> Putaran:
    """Make what is due with the workers of an engine, write it down in a ledger, and give what the run did."""
    known = {(one.unit, one.jenis): one for one in ledger.reports()}
    putaran = ledger.begin(__version__, clock.now())
    ledger.expect(product(plan.units, plan.kinds), set(plan.units) - {entry.unit for entry in plan.entries})
    tell = partial(tell, putaran=putaran.nomor, mulai=putaran.mulai)
    begin = clock.elapsed()
    buku = Buku(ledger, known, plan, sidik(plan.options), putaran, clock, tell)
    rencana = tuple(plan_reports(plan, known, buku.sidik, permintaan))
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
        with engine(limits, buku.tell) as workers:
            yield from _work_off(iter(due), buku, workers, limits)


def _work_off(due: Iterator[Rencana], buku: Buku, workers: Workers, limits: Limits) -> Iterator[Hasil]:
    """What may go well another time is tried again; one office for each worker waits, so that memory stays bounded."""
    running: dict[Future[tuple[Hasil, ...]], Percobaan] = {}

    def start(entry: Entry, ke: Mapping[str, int]) -> None:
        percobaan, tugas = buku.begun(entry, ke)
        running[workers.submit(tugas)] = percobaan

    waiting = False
    while True:
        jumlah = workers.jumlah
        if not jumlah and not waiting:
            buku.tell("menunggu", kantor=len(running))
        waiting = not jumlah
        for rencana in islice(due, max(0, 2 * max(1, jumlah) - len(running))):
            start(rencana.entry, dict.fromkeys(rencana.dibuat, 1))
        if not running:
            return
        for future in wait(running, _GLANCE, FIRST_COMPLETED).done:
            percobaan = running.pop(future)
            told, left = _outcome(future, percobaan, buku, limits)
            buku.ended(percobaan, told)
            yield from told
            if left:
                start(percobaan.entry, left)


def _outcome(
    future: Future[tuple[Hasil, ...]], percobaan: Percobaan, buku: Buku, limits: Limits
) -> tuple[tuple[Hasil, ...], Mapping[str, int]]:
    """What a worker gave and, where it was lost, what is left to be made with the number of each attempt."""
    try:
        return future.result(), {}
    except (Exception, CancelledError) as failure:  # noqa: BLE001 - whatever an engine raises, a worker was lost
        told, left = settle(failure, percobaan.ke, limits)
        buku.again(percobaan, [one for one in left if left[one] > percobaan.ke[one]], explain(failure, limits))
        return told, left
