"""One run at a time for the same reports: whoever comes second is told who is at work."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.batch.clock import Clock
from report_builder.batch.plan import files_of_parts, parts_of, whole_of
from report_builder.errors import ExitCode, Place, ReportError, error

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK = ".lock"
HOLDER = ".lock.json"
"""Who holds the lock; Windows lets nobody read the locked file itself."""


_GATE = ".{}.lock"
_PATIENCE = 60
"""Seconds to wait for the gate, which nobody holds for longer than it takes to look at a few files."""


@contextmanager
def held(ledger: Path, clock: Clock) -> Iterator[None]:
    """Keep others from working with a ledger; the system lets go of it when the process ends, however it does.

    Parts of one division of a plan may be worked on at once; the whole and parts of another have reports in common.
    Raises ReportError (busy) that names the holder where another run is at work, and OSError where no file can be made.
    """
    from filelock import FileLock

    whole = whole_of(ledger)
    # Two that look at each other at the same moment would each take the other for at work.
    with ExitStack() as stack:
        with _taken(FileLock(whole.with_name(_GATE.format(whole.stem)), timeout=_PATIENCE), whole):
            stack.enter_context(_taken(FileLock(ledger.with_suffix(LOCK), timeout=0), ledger))
            for other in _rivals(ledger, whole):
                with _taken(FileLock(other.with_suffix(LOCK), timeout=0), other):
                    pass
        stack.callback(ledger.with_suffix(HOLDER).unlink, missing_ok=True)
        _sign(ledger.with_suffix(HOLDER), clock)
        yield


@contextmanager
def _taken(lock: BaseFileLock, ledger: Path) -> Iterator[None]:
    from filelock import Timeout

    try:
        lock.acquire()
    except Timeout as taken:
        raise _refusal(ledger) from taken
    try:
        yield
    finally:
        lock.release()


def _rivals(ledger: Path, whole: Path) -> Iterator[Path]:
    """The ledgers with which others may be making the same reports."""
    if ledger != whole:
        yield whole
    for path in files_of_parts(whole, LOCK):
        if parts_of(path) != parts_of(ledger):
            yield path.with_suffix(ledger.suffix)


def _sign(path: Path, clock: Clock) -> None:
    path.write_text(json.dumps({"host": platform.node(), "pid": os.getpid(), "sejak": clock.now()}), encoding="utf-8")


def _refusal(ledger: Path) -> ReportError:
    message = f"Putaran lain sedang berjalan{_holder(ledger.with_suffix(HOLDER))}."
    return ReportError([error(message, Place(str(ledger)), "Tunggu sampai selesai, lalu ulangi.")], ExitCode.BUSY)


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_bytes())
        return f" di {holder['host']} (proses {holder['pid']}) sejak {holder['sejak']}"
    except (OSError, ValueError, LookupError, TypeError):
        return ""
