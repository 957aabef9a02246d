"""Of two runs at once the second is told who is at work; one that was killed is in nobody's way."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from report_builder.batch import lock
from report_builder.batch.plan import Shard
from report_builder.errors import ExitCode, ReportError
from tests.batch.conducting import CLOCK

HOLD = """
import sys, time
from pathlib import Path
from zoneinfo import ZoneInfo
from report_builder.batch import lock
from report_builder.batch.clock import Clock

with lock.held(Path(sys.argv[1]), Clock(ZoneInfo("Asia/Jakarta"))):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "status.sqlite"


def refusal(ledger: Path) -> str:
    with pytest.raises(ReportError) as failure, lock.held(ledger, CLOCK):
        pass
    assert failure.value.exit_code == ExitCode.BUSY
    return str(failure.value)


def test_the_holder_is_named(ledger: Path) -> None:
    with lock.held(ledger, CLOCK):
        told = refusal(ledger)
    assert told.startswith(
        f"{ledger}: Putaran lain sedang berjalan di {platform.node()} (proses {os.getpid()}) sejak 20"
    )
    assert told.endswith("+07:00. Tunggu sampai selesai, lalu ulangi.")


def test_a_holder_that_left_no_name_still_holds(ledger: Path) -> None:
    with lock.held(ledger, CLOCK):
        ledger.with_suffix(lock.HOLDER).write_text("rusak", encoding="utf-8")
        assert refusal(ledger) == f"{ledger}: Putaran lain sedang berjalan. Tunggu sampai selesai, lalu ulangi."


def test_the_lock_is_free_after_a_run_however_it_ended(ledger: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock.held(ledger, CLOCK):
        raise ZeroDivisionError
    with lock.held(ledger, CLOCK):
        pass


def test_other_ledgers_are_free(ledger: Path) -> None:
    with lock.held(ledger, CLOCK), lock.held(ledger.with_name("lain.sqlite"), CLOCK):
        pass


def test_parts_of_one_division_can_be_made_at_once(ledger: Path) -> None:
    parts = [Shard(number, 3).ledger(ledger) for number in (1, 2, 3)]
    with lock.held(parts[0], CLOCK), lock.held(parts[1], CLOCK), lock.held(parts[2], CLOCK):
        pass


@pytest.mark.parametrize(("held", "asked"), [("", "-1-dari-2"), ("-1-dari-2", ""), ("-1-dari-2", "-3-dari-4")])
def test_what_has_reports_in_common_is_made_one_after_the_other(ledger: Path, held: str, asked: str) -> None:
    first, second = (ledger.with_stem(f"status{part}") for part in (held, asked))
    with lock.held(first, CLOCK):
        assert refusal(second).startswith(f"{first}: Putaran lain sedang berjalan di {platform.node()}")
        assert refusal(second)  # Nothing of the one that was refused is in the way.
    with lock.held(second, CLOCK):
        pass


@pytest.mark.slow
def test_a_killed_run_holds_nothing(ledger: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, ledger], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert f"(proses {holder.pid})" in refusal(ledger)
        holder.kill()
    with lock.held(ledger, CLOCK):
        pass
