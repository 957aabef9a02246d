"""The program as users start it, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

PROGRAM = (sys.executable, "-c", "from report_builder.cli import app; app()")
TOLD = "keluaran.txt"
"""The file in the folder of a command with what it says."""
EVERY = 0.1
"""Seconds from one look at a process to the next."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds on the clock and of processors, its children's too, and MB of memory at its most."""

    seconds: float
    processor: float
    megabytes: float


def total(costs: Iterable[Cost]) -> Cost:
    """What processes took one after the other."""
    seconds, processor, megabytes = zip(*((one.seconds, one.processor, one.megabytes) for one in costs), strict=True)
    return Cost(sum(seconds), sum(processor), max(megabytes))


def compiled(folder: Path) -> Mapping[str, str]:
    """The environment of a program whose modules are compiled, as those of an installed one are; here into a folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder)}


def run(
    *arguments: str,
    folder: Path,
    watch: Callable[[int], object] = lambda _: None,
    environment: Mapping[str, str] | None = None,
) -> Cost:
    """Run a command in a folder to its end; ``watch`` is told its process again and again."""
    begin = time.monotonic()
    with (folder / TOLD).open("w") as told:
        process = subprocess.Popen([*PROGRAM, *arguments], cwd=folder, stdout=told, stderr=told, env=environment)
    while True:
        watch(process.pid)
        time.sleep(EVERY)
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
    seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)}:\n{(folder / 'keluaran.txt').read_text()}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
