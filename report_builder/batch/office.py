"""An office in a process with limits: what a worker is, on this machine and on any other."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Lock, Timer
from typing import IO, Any

from report_builder.batch.child import Batas
from report_builder.batch.plan import Limits
from report_builder.batch.work import Hasil, Kabar, Mulai, Tugas

LONGEST_START = 300
"""Seconds that a process may take until its imports are warm, on a busy machine too."""


class Mati(Exception):  # noqa: N818 - a word of the ledger
    """A process was ended at its limit of time (``kode`` is None), or died with this exit code.

    ``selesai`` had been finished before; ``jenis`` are to blame: the one that was being made, or all that were left
    where their common data were being read. ``detik`` is for how long they had been.
    """

    def __init__(
        self, kode: int | None, selesai: tuple[Hasil, ...] = (), jenis: tuple[str, ...] = (), detik: float = 0
    ) -> None:
        """Keep them; the exception can be pickled."""
        self.kode, self.selesai, self.jenis, self.detik = kode, selesai, jenis, detik
        super().__init__(kode, selesai, jenis, detik)


FOLDER = "report-builder-"
"""How the temporary folder of a process begins; behind it stands who started it."""


class Processes:
    """As many processes as threads ask for at once, each with warm imports and renewed after so many offices."""

    def __init__(self, limits: Limits) -> None:
        _sweep()
        self._limits = limits
        self._lock = Lock()
        self._idle: list[_Process] = []
        self._all: set[_Process] = set()
        self._closed = False

    def work(self, tugas: Tugas) -> tuple[Hasil, ...]:
        """How each report of an office went; raises Mati, and harms no other office by it."""
        process = self._take()
        try:
            hasil = _hear_all(process, tugas, self._limits.seconds)
        except BaseException:
            self._discard(process)
            raise
        if process.offices < self._limits.offices_per_worker:
            self._idle.append(process)
        else:
            self._discard(process)
        return hasil

    def close(self) -> None:
        """End every process at once, also those at work."""
        with self._lock:
            self._closed = True
            for process in self._all:
                process.end()
            self._all.clear()

    def _take(self) -> _Process:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.lives:
                    return process
                self._all.discard(process)
                process.end()
            process = _Process(self._limits)
            self._all.add(process)
            if self._closed:
                process.end()
        return process

    def _discard(self, process: _Process) -> None:
        with self._lock:
            self._all.discard(process)
        process.end()


def _sweep() -> None:
    """Remove the folders of those that were killed before their processes knew which folder is theirs."""
    for folder in Path(gettempdir()).glob(f"{FOLDER}[0-9]*-*"):
        owner = folder.name.removeprefix(FOLDER).partition("-")[0]
        if owner.isdecimal() and not _lives(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    if sys.platform == "win32":  # there a signal would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _hear_all(process: _Process, tugas: Tugas, seconds: float) -> tuple[Hasil, ...]:
    """Listen until every report of the office is told; the limit of time holds for each, and for reading the data."""
    done: list[Hasil] = []
    begun: tuple[str, ...] = ()
    since = time.monotonic()
    try:
        process.wait_until_warm()
        since = time.monotonic()
        for kabar in process.ask(tugas, seconds):
            since = time.monotonic()
            if isinstance(kabar, Mulai):
                begun = (kabar.jenis,)
            else:
                done.append(kabar)
                begun = ()
            if len(done) == len(tugas.jenis):
                break
    except Mati as end:
        told = {one.jenis for one in done}
        left = tuple(jenis for jenis in tugas.jenis if jenis not in told)
        raise Mati(end.kode, tuple(done), begun or left, time.monotonic() - since) from None
    return tuple(done)


class _Process:
    """One process and the pipes to it. `subprocess`, because Dask's own workers may have no `multiprocessing` child."""

    def __init__(self, limits: Limits) -> None:
        self.offices = 0
        self._warm = False
        self._folder = TemporaryDirectory(prefix=f"{FOLDER}{os.getpid()}-", ignore_cleanup_errors=True)
        self._popen = subprocess.Popen(
            [sys.executable, "-m", "report_builder.batch.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={
                **os.environ,
                "TMPDIR": self._folder.name,
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                # Who is out of memory within calamine and writes down where it was waits for itself, for ever.
                "RUST_BACKTRACE": "0",
            },
        )
        self._send(Batas(limits.seconds, limits.megabytes, self._folder.name))

    @property
    def lives(self) -> bool:
        return self._popen.poll() is None

    def wait_until_warm(self) -> None:
        if not self._warm:
            self._hear(LONGEST_START)
            self._warm = True

    def ask(self, tugas: Tugas, seconds: float) -> Iterator[Kabar]:
        """Whatever is told of an office; raises Mati where the process dies, or is silent longer than ``seconds``."""
        self.offices += 1
        self._send(tugas)
        while True:
            yield self._hear(seconds)

    def end(self) -> None:
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            with suppress(OSError):
                _opened(pipe).close()
        self._folder.cleanup()

    def _send(self, message: object) -> None:
        pipe = _opened(self._popen.stdin)
        # A process that is dead already is known by its silence.
        with suppress(BrokenPipeError):
            pickle.dump(message, pipe)
            pipe.flush()

    def _hear(self, seconds: float) -> Any:  # noqa: ANN401 - what the process tells
        late: list[bool] = []

        def stop() -> None:
            late.append(True)
            self._popen.kill()

        timer = Timer(seconds, stop)
        if seconds:
            timer.start()
        try:
            return pickle.load(_opened(self._popen.stdout))  # noqa: S301 - from our own process
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            code = self._popen.wait()
            raise Mati(None if late else code) from None
        finally:
            timer.cancel()


def _opened(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the process was started without its pipes")
    return pipe
