"""A batch as users start it, in a folder of its own: its offices, its program, its workers, and what it delivers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from watchdog.events import FileMovedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from report_builder.batch.ledger import Catatan, Ledger

PROGRAM = (sys.executable, "-c", "from report_builder.cli import app; app()")
RECEIPT = ".tanda-terima-"
PLAN = """\
inputs = ["data"]
outputs = "hasil"
kinds = ["{kind}"]
formats = ["pdf", "docx"]
jobs = 2
timeout = {seconds}
memory = {megabytes}
retries = {retries}
"""
_GLANCE = 0.02
"""Seconds between two looks at a program that runs by itself."""


@dataclass(frozen=True)
class Night:
    """The folder of a batch, with ``data``, ``hasil``, the log and the folder for temporary files."""

    folder: Path
    kind: str = "ringkasan"
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def hasil(self) -> Path:
        return self.folder / "hasil"

    @property
    def ledger(self) -> Path:
        return self.hasil / "status.sqlite"

    @property
    def log(self) -> Path:
        return self.folder / "batch.log"

    @property
    def temporary(self) -> Path:
        return self.folder / "sementara"

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self.data.iterdir()))

    def book(self, unit: str) -> Path:
        return self.data / f"{unit}.xlsx"

    def prepare(self, *, seconds: int = 60, megabytes: int = 1024, retries: int = 1) -> None:
        """Write the plan, and make the folders that an earlier night would have left, so that they can be watched."""
        self.temporary.mkdir(exist_ok=True)
        for unit in self.units:
            (self.hasil / unit).mkdir(parents=True, exist_ok=True)
        text = PLAN.format(kind=self.kind, seconds=seconds, megabytes=megabytes, retries=retries)
        (self.folder / "batch.toml").write_text(text, encoding="utf-8")

    def begin(self, *options: str, before: Sequence[str] = ()) -> Conductor:
        """Start the program, with another one before it where its world is to be another."""
        plan = str(self.folder / "batch.toml")
        with (self.folder / "keluaran").open("ab") as output:
            program = subprocess.Popen(
                [*before, *PROGRAM, "batch", plan, "--log", str(self.log), *options],
                env={
                    **os.environ,
                    "TMPDIR": str(self.temporary),
                    "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                },
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self.started.append(program)
        return Conductor(self, program)

    def run(self, *options: str, before: Sequence[str] = ()) -> int:
        """Run the program to its end, and give its exit code."""
        return self.begin(*options, before=before).program.wait()

    @property
    def told(self) -> str:
        """All that the programs wrote for people."""
        return (self.folder / "keluaran").read_text(encoding="utf-8")

    @property
    def events(self) -> list[dict[str, Any]]:
        """The lines of the log; the last one of a program that was killed may be cut off."""
        lines = self.log.read_text(encoding="utf-8").split("\n") if self.log.exists() else []
        return [event for line in lines if (event := _event(line))]

    def reports(self) -> dict[str, Catatan]:
        """The ledger by unit."""
        with Ledger.open(self.ledger) as ledger:
            return {one.unit: one for one in ledger.reports()}

    def processes(self) -> list[psutil.Process]:
        """All that is still at work for this night."""
        return [one for one in psutil.process_iter() if _temporary_of(one) == str(self.temporary)]

    @contextmanager
    def watched(self) -> Iterator[Deliveries]:
        """Count what is delivered meanwhile."""
        deliveries = Deliveries()
        observer = Observer()
        observer.schedule(deliveries, str(self.hasil), recursive=True)
        observer.start()
        try:
            yield deliveries
        finally:
            deliveries.wait_until_told(self.hasil / "akhir")
            observer.stop()
            observer.join()

    def end(self) -> None:
        """Leave nothing at work."""
        for program in self.started:
            program.kill()
            program.wait()


@dataclass(frozen=True)
class Conductor:
    """The process that conducts a run, and those that it has started."""

    night: Night
    program: subprocess.Popen[bytes]

    @property
    def runs(self) -> bool:
        return self.program.poll() is None

    def wait_for(self, happened: Callable[[], bool]) -> None:
        """Return when this has happened, or the run is over."""
        while self.runs and not happened():
            time.sleep(_GLANCE)

    def wait_for_events(self, count: int) -> None:
        """Return when the log has so many more lines, or the run is over."""
        enough = len(self.night.events) + count
        self.wait_for(lambda: len(self.night.events) >= enough)

    @property
    def workers(self) -> list[psutil.Process]:
        """The processes for offices, the one that has worked most first."""
        try:
            found = psutil.Process(self.program.pid).children(recursive=True)
            return sorted(found, key=_busy, reverse=True)
        except psutil.NoSuchProcess:
            return []

    def kill(self) -> None:
        """End the conducting process alone, as the system does when memory is short."""
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()


def _busy(process: psutil.Process) -> float:
    try:
        return process.cpu_times().user
    except psutil.NoSuchProcess:
        return 0


def _temporary_of(process: psutil.Process) -> str:
    try:
        return process.environ().get("TMPDIR", "") if process.status() != psutil.STATUS_ZOMBIE else ""
    except (psutil.Error, OSError):
        return ""


def _event(line: str) -> dict[str, Any] | None:
    try:
        return dict(json.loads(line))
    except ValueError:
        return None


class Deliveries(FileSystemEventHandler):
    """Counts the receipts that came to their place, by unit: one that comes is put there by its last rename."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._seen: set[str] = set()

    def on_moved(self, event: FileSystemEvent) -> None:
        """Take note of a rename."""
        place = Path(os.fsdecode(event.dest_path))
        if isinstance(event, FileMovedEvent) and place.name.startswith(RECEIPT):
            self.counts[place.parent.name] += 1

    def on_created(self, event: FileSystemEvent) -> None:
        """Take note of a new file."""
        self._seen.add(Path(os.fsdecode(event.src_path)).name)

    def wait_until_told(self, mark: Path) -> None:
        """Return when all is counted that came before a mark, which is laid down and taken away."""
        mark.touch()
        while mark.name not in self._seen:
            time.sleep(_GLANCE)
        mark.unlink()
