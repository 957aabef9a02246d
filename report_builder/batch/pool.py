"""Workers that cannot harm each other: each office in a process with a limit of time and of memory."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, NoReturn, Protocol

from report_builder.batch.plan import Limits
from report_builder.batch.work import Hasil, Tugas, make, warm

if TYPE_CHECKING:
    from pebble import ProcessPool

OUT_OF_MEMORY = 77
"""The exit code of a worker that ran out of memory: what is left of it cannot be trusted with another office."""


class Workers(Protocol):
    """Whatever makes reports: processes of this machine, or an engine on many."""

    @property
    def jumlah(self) -> int:
        """How many offices are worked on at once."""

    def submit(self, tugas: Tugas) -> Future[tuple[Hasil, ...]]:
        """Begin with an office; the future raises what became of a worker that hung or died."""


class _Processes:
    def __init__(self, pool: ProcessPool, jumlah: int, seconds: float) -> None:
        self.jumlah = jumlah
        self._pool = pool
        self._seconds = seconds

    def submit(self, tugas: Tugas) -> Future[tuple[Hasil, ...]]:
        timeout = self._seconds * len(tugas.jenis) or None
        return self._pool.schedule(make_or_end, args=[tugas], timeout=timeout)


@contextmanager
def processes(limits: Limits) -> Iterator[Workers]:
    """Spawned processes with warm imports, renewed after so many offices; they end with the one that started them."""
    from pebble import ProcessPool

    jumlah = limits.jobs or os.cpu_count() or 1
    pool = ProcessPool(
        max_workers=jumlah,
        max_tasks=limits.offices_per_worker,
        initializer=begin,
        initargs=(limits.megabytes,),
        context=multiprocessing.get_context("spawn"),
    )
    try:
        yield _Processes(pool, jumlah, limits.seconds)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


# --- in the worker ---------------------------------------------------------------------------------------------------


def begin(megabytes: int) -> None:
    """Make a process ready for its offices."""
    Thread(target=_end_with_parent, daemon=True).start()
    if megabytes:
        _limit_memory(megabytes * 1024 * 1024)
    warm()


def make_or_end(tugas: Tugas) -> tuple[Hasil, ...]:
    """The reports of an office; the process ends where memory runs out."""
    try:
        return make(tugas)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _end_with_parent() -> NoReturn:
    """Nobody would tell what an orphan makes, and the next run would make it again."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _limit_memory(size: int) -> None:
    """Windows knows no such limit; there only the limit of time holds."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
