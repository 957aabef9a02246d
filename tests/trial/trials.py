"""The trials: what befalls a night of a few offices, and what must have become of it."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from types import MappingProxyType
from typing import TypeAlias
from zoneinfo import ZoneInfo

import psutil
import pytest

from report_builder.batch import reading, session
from report_builder.batch.clock import Clock
from report_builder.batch.decide import Permintaan
from report_builder.batch.pool import processes
from report_builder.errors import ExitCode
from tests.batch.machines import kill_all, scheduler, worker
from tests.trial.night import Night
from tests.trial.planted import CORRUPT, IN_THE_WAY, as_any_user, memory_bomb, pipe, plant, unreadable
from tests.trial.whole import faults

Trial: TypeAlias = Callable[[Night, random.Random], None]

ALL_MADE: Mapping[str, str] = MappingProxyType({})
JOBS = 2
KILLS = 3
_SECONDS = 45
_LONGER_THAN_SQLITE_WAITS = 8
_DAY = 86_400


def workers_killed(night: Night, chance: random.Random) -> None:
    night.prepare(retries=KILLS)
    with night.watched() as deliveries:
        conductor = night.begin()
        for _ in range(KILLS):
            conductor.wait_for(lambda: bool(conductor.workers))
            time.sleep(chance.uniform(0, 2))
            for process in conductor.workers[: chance.randint(1, JOBS)]:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
        assert conductor.program.wait() == ExitCode.OK
    assert faults(night, ALL_MADE, deliveries.counts) == []


def worker_stops(night: Night, chance: random.Random) -> None:
    """As one does whose share went away in mid-work; one that waits for an office harms nobody."""
    night.prepare(seconds=_SECONDS, retries=2)
    with night.watched() as deliveries:
        conductor = night.begin()
        conductor.wait_for_events(chance.randint(2, len(night.units) - 1))
        for process in conductor.workers[:1]:
            process.send_signal(signal.SIGSTOP)
        assert conductor.program.wait() == ExitCode.OK
    assert faults(night, ALL_MADE, deliveries.counts) == []


def office_hangs(night: Night, chance: random.Random) -> None:
    night.prepare(seconds=_SECONDS, retries=0)
    bad = plant(night, (pipe,), chance)
    with night.watched() as deliveries:
        assert night.run() == ExitCode.BATCH
    assert faults(night, bad, deliveries.counts) == []


def memory_runs_out(night: Night, chance: random.Random) -> None:
    night.prepare(retries=chance.randint(0, 1), megabytes=chance.randint(500, 700))
    bad = plant(night, (memory_bomb,), chance)
    with night.watched() as deliveries:
        assert night.run() == ExitCode.BATCH
    assert faults(night, bad, deliveries.counts) == []


def workbooks_corrupt(night: Night, chance: random.Random) -> None:
    night.prepare()
    bad = plant(night, tuple(chance.sample((*CORRUPT, unreadable), chance.randint(1, 4))), chance)
    with night.watched() as deliveries:
        assert night.run(before=as_any_user()) == ExitCode.DATA
    assert faults(night, bad, deliveries.counts) == []


def disk_full_for_workers(night: Night, chance: random.Random) -> None:
    """A limit on the size of their files, of which the ledger knows nothing."""
    night.prepare()
    size = chance.choice((0, 500, 5_000, 20_000))
    with night.watched() as deliveries:
        conductor = night.begin()
        conductor.wait_for(lambda: len(conductor.workers) == JOBS)
        for process in conductor.workers:
            process.rlimit(psutil.RLIMIT_FSIZE, (size, size))
        assert conductor.program.wait() == ExitCode.BATCH
        full = dict.fromkeys(night.units, "melebihi ukuran yang diizinkan|berkas sementaranya tidak dapat")
        assert faults(night, full, deliveries.counts) == []
        assert night.run() == ExitCode.OK
    assert faults(night, ALL_MADE, deliveries.counts) == []


def disk_full_for_all(night: Night, chance: random.Random) -> None:
    """A limit that the ledger, the log and the status page meet too, sooner or later."""
    night.prepare()
    size = int(chance.uniform(5, 80) ** 2) * 16
    with night.watched() as deliveries:
        assert night.run(before=("prlimit", f"--fsize={size}")) in {ExitCode.OK, ExitCode.BATCH, ExitCode.OUTPUT}
        assert night.run() == ExitCode.OK
    assert faults(night, ALL_MADE, deliveries.counts, killed=True) == []


def disk_full(night: Night, chance: random.Random) -> None:
    """A disk on which there is no room for all; when there is, the next run goes on."""
    with _small_disk(night, chance.randint(100, 300)) as make_room:
        night.prepare()
        with night.watched() as deliveries:
            assert night.run() in {ExitCode.BATCH, ExitCode.OUTPUT}
            make_room()
            assert night.run() == ExitCode.OK
        assert faults(night, ALL_MADE, deliveries.counts, killed=True) == []


@contextmanager
def _small_disk(night: Night, kilobytes: int) -> Iterator[Callable[[], object]]:
    """A disk of this size for the reports, and what makes it a large one."""
    night.hasil.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o")
    if subprocess.run([*mount, f"size={kilobytes}k", "uji", night.hasil], capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield lambda: subprocess.run([*mount, "remount,size=1g", "uji", night.hasil], check=True)
    finally:
        subprocess.run(["umount", "--lazy", night.hasil], check=True)


def clock_set_back(night: Night, chance: random.Random) -> None:
    """Before and within two runs, to years ago."""
    night.prepare()
    plan = reading.read(night.folder / "batch.toml")
    clock = Clock(ZoneInfo("Asia/Jakarta"), lambda: time.time() - chance.uniform(0, 20_000) * _DAY)
    first = chance.sample(night.units, 3)

    def tell(event: str, **values: object) -> None:
        lines.append({"event": event, **values})

    lines: list[dict[str, object]] = []
    with night.watched() as deliveries:
        one = session.conduct(plan.only(first), Permintaan(), processes, clock, tell)
        other = session.conduct(plan, Permintaan(), processes, clock, tell)
    assert (one.putaran.nomor, one.putaran.dibuat) == (1, 3)
    assert (other.putaran.nomor, other.putaran.dibuat, other.putaran.dilewati) == (2, len(night.units) - 3, 3)
    assert session.look(night.ledger, plan.outputs).putaran == other.putaran
    assert sorted(str(line["unit"]) for line in lines if line["event"] == "selesai") == list(night.units)
    assert faults(night, ALL_MADE, deliveries.counts, killed=True) == []


def second_run_at_once(night: Night, chance: random.Random) -> None:
    night.prepare()
    with night.watched() as deliveries:
        conductor = night.begin()
        conductor.wait_for_events(chance.randint(1, 4))
        conductor.program.send_signal(signal.SIGSTOP)  # So that it is still at work, however slow the other is.
        assert night.run() == ExitCode.BUSY
        assert f"(proses {conductor.program.pid})" in night.told
        conductor.program.send_signal(signal.SIGCONT)
        assert conductor.program.wait() == ExitCode.OK
    assert faults(night, ALL_MADE, deliveries.counts) == []


def ledger_locked(night: Night, chance: random.Random) -> None:
    """By another program that looks into it, for a moment or for long."""
    night.prepare()
    seconds = chance.choice((0.5, 2, _LONGER_THAN_SQLITE_WAITS))
    with night.watched() as deliveries:
        conductor = night.begin()
        conductor.wait_for_events(chance.randint(1, 3))
        with closing(sqlite3.connect(night.ledger, isolation_level=None, timeout=60)) as other:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
        code = conductor.program.wait()
        assert code in {ExitCode.OK, ExitCode.OUTPUT}
        if code == ExitCode.OUTPUT:
            assert f"{night.ledger}: Catatan putaran tidak dapat dibaca atau ditulis: " in night.told
        assert night.run() == ExitCode.OK
    assert faults(night, ALL_MADE, deliveries.counts, killed=True) == []


def outputs_in_the_way(night: Night, chance: random.Random) -> None:
    """What stands at the place of an office's folder or files, or may not be written to."""
    night.prepare()
    bad = plant(night, tuple(chance.sample(IN_THE_WAY, chance.randint(1, 4))), chance)
    with night.watched() as deliveries:
        assert night.run(before=as_any_user()) == ExitCode.BATCH
    assert faults(night, bad, deliveries.counts) == []


def outputs_read_only(night: Night, _chance: random.Random) -> None:
    """All of them, the ledger too."""
    night.prepare()
    with night.watched() as deliveries:
        night.hasil.chmod(0o555)
        assert night.run(before=as_any_user()) == ExitCode.OUTPUT
        assert str(night.ledger) in night.told
        night.hasil.chmod(0o755)
        assert night.run(before=as_any_user()) == ExitCode.OK
    assert faults(night, ALL_MADE, deliveries.counts) == []


def dask_worker_lost(night: Night, chance: random.Random) -> None:
    night.prepare()
    machines = night.folder / "mesin"
    machines.mkdir()
    with ExitStack() as stack:
        address = stack.enter_context(scheduler(machines))
        lost, _ = (stack.enter_context(worker(address, machines, name)) for name in ("satu", "dua"))
        deliveries = stack.enter_context(night.watched())
        conductor = night.begin("--dask", address)
        conductor.wait_for_events(chance.randint(1, 4))
        time.sleep(chance.uniform(0, 0.5))
        kill_all(lost)
        assert conductor.program.wait() == ExitCode.OK
    assert faults(night, ALL_MADE, deliveries.counts) == []
    assert {one.percobaan for one in night.reports().values()} == {1}


def conductor_killed(night: Night, chance: random.Random) -> None:
    night.prepare(retries=0)
    with night.watched() as deliveries:
        for _ in range(KILLS):
            conductor = night.begin()
            if chance.random() < 0.7:
                conductor.wait_for_events(chance.randint(1, 3))
            time.sleep(chance.uniform(0, 1.5))
            conductor.kill()
        assert night.run() == ExitCode.OK
    assert faults(night, ALL_MADE, deliveries.counts, killed=True) == []


TRIALS: tuple[Trial, ...] = (
    workers_killed,
    worker_stops,
    office_hangs,
    memory_runs_out,
    workbooks_corrupt,
    disk_full_for_workers,
    disk_full_for_all,
    disk_full,
    clock_set_back,
    second_run_at_once,
    ledger_locked,
    outputs_in_the_way,
    outputs_read_only,
    dask_worker_lost,
    conductor_killed,
)
