"""One run at a time for a ledger: whoever comes second is told who is at work."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from report_builder.batch.clock import Clock
from report_builder.errors import ExitCode, Place, ReportError, error

LOCK = ".lock"
HOLDER = ".lock.json"
"""Who holds the lock; Windows lets nobody read the locked file itself."""


@contextmanager
def held(ledger: Path, clock: Clock) -> Iterator[None]:
    """Keep others from working with a ledger; the system lets go of it when the process ends, however it does.

    Raises ReportError (busy) that names the holder where another run is at work, and OSError where no file can be made.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(ledger.with_suffix(LOCK), timeout=0)
    try:
        lock.acquire()
    except Timeout as taken:
        raise _refusal(ledger) from taken
    try:
        _sign(ledger.with_suffix(HOLDER), clock)
        yield
    finally:
        ledger.with_suffix(HOLDER).unlink(missing_ok=True)
        lock.release()


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
