"""Workers on this machine: threads that each wait for an office in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from report_builder.batch.logs import Tell
from report_builder.batch.office import Processes
from report_builder.batch.plan import Limits
from report_builder.batch.work import Hasil, Tugas


class Workers(Protocol):
    """Whatever makes reports: processes of this machine, or an engine on many."""

    @property
    def jumlah(self) -> int:
        """How many offices are worked on at once; none where workers are waited for."""

    def submit(self, tugas: Tugas) -> Future[tuple[Hasil, ...]]:
        """Begin with an office; the future raises what became of a worker that hung or died."""


@dataclass(frozen=True, slots=True)
class _Here:
    jumlah: int
    threads: ThreadPoolExecutor
    processes: Processes

    def submit(self, tugas: Tugas) -> Future[tuple[Hasil, ...]]:
        return self.threads.submit(self.processes.work, tugas)


@contextmanager
def processes(limits: Limits, _tell: Tell) -> Iterator[Workers]:
    """Processes of this machine; they end with the one that started them."""
    jumlah = limits.jobs or os.cpu_count() or 1
    children = Processes(limits)
    threads = ThreadPoolExecutor(jumlah)
    try:
        yield _Here(jumlah, threads, children)
    finally:
        children.close()
        threads.shutdown(cancel_futures=True)
