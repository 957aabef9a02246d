"""The process that offices are worked on in: it reads tasks from standard input and tells how their reports go.

Nobody else holds the pipes of a process, so that its end at any moment, a kill too, harms no other.
"""

from __future__ import annotations

import ctypes
import faulthandler
import gc
import os
import pickle
import shutil
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO, NoReturn

from report_builder.batch.work import Tugas, make, warm

OUT_OF_MEMORY = 77
"""The exit code of a process that ran out of memory: what is left of it cannot be trusted with another office."""

ORPHAN_GRACE = 60
"""Seconds beyond its limit after which a report that hangs ends its process itself, should nobody else do it."""


@dataclass(frozen=True, slots=True)
class Batas:
    """What a process is told first: its limits (0 is none), and the folder for temporary files, its own."""

    seconds: float
    megabytes: int
    folder: str


def main() -> NoReturn:
    """Work on offices until standard input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # What libraries print must not come between the answers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one that started this process.
    faulthandler.enable()
    batas: Batas = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent
    tasks: SimpleQueue[Tugas] = SimpleQueue()
    Thread(target=_listen, args=(tasks, batas.folder), daemon=True).start()
    try:
        _limit_memory(batas.megabytes * 1024 * 1024)
        warm()
        _collect_only_when_told()
        _send(None, answers)
        while True:
            _work(tasks.get(), answers, batas.seconds)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _collect_only_when_told() -> None:
    """Within a report there is little garbage and much to look through; what is loaded now stays to the end."""
    gc.freeze()
    gc.disable()


def _listen(tasks: SimpleQueue[Tugas], folder: str) -> NoReturn:
    """Pass on the tasks; nobody would tell what an orphan makes, and the next run would make it again."""
    with suppress(Exception):
        while True:
            tasks.put(pickle.load(sys.stdin.buffer))  # noqa: S301 - as above
    _remove(folder)
    os._exit(1)


def _remove(folder: str) -> None:
    """Move it away first: what is still at work could put something into it while it is taken apart."""
    gone = f"{folder}.lepas"
    with suppress(OSError):
        Path(folder).rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def _work(tugas: Tugas, answers: BinaryIO, seconds: float) -> None:
    _watch(seconds)
    for kabar in make(tugas):
        _send(kabar, answers)
        _give_back()
        _watch(seconds)
    faulthandler.cancel_dump_traceback_later()


def _give_back() -> None:
    """To the system what a report took, which glibc would keep for the next one: a large one would never be over."""
    gc.collect()
    with suppress(OSError, AttributeError, TypeError):  # another library than glibc, or another system
        ctypes.CDLL(None).malloc_trim(0)


def _watch(seconds: float) -> None:
    """The parent holds the limit; this holds it for an orphan, even one stuck in a library that never yields."""
    if seconds:
        faulthandler.dump_traceback_later(seconds + ORPHAN_GRACE, exit=True)


def _send(kabar: object, answers: BinaryIO) -> None:
    pickle.dump(kabar, answers)
    answers.flush()


def _limit_memory(size: int) -> None:
    """Windows knows no such limit; there only the limit of time holds."""
    if size and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


if __name__ == "__main__":
    main()
