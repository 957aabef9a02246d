"""The command on failure is waited for, and nobody else."""

import os
import sys
import time
from pathlib import Path

import pytest

from report_builder.batch.alarm import sound

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="written for a shell")


def told(script: str, patience: float = 60) -> list[str]:
    return [str(one) for one in sound(("sh", "-c", script), {"SEBAB": "2 gagal"}, patience)]


def test_what_the_command_leaves_at_work_is_not_waited_for(tmp_path: Path) -> None:
    begin = time.monotonic()
    assert told(f"sleep 600 & echo $! > {tmp_path}/anak; exit 0") == []
    assert time.monotonic() - begin < 300
    os.kill(int((tmp_path / "anak").read_text()), 9)


@pytest.mark.slow
def test_at_the_limit_of_time_it_ends_with_all_that_it_started(tmp_path: Path) -> None:
    (limit,) = told(f"sleep 600 & echo $! > {tmp_path}/anak; wait", patience=3)
    assert limit.endswith("” tidak selesai dalam 3 detik, jadi dihentikan.")
    child, begin = int((tmp_path / "anak").read_text()), time.monotonic()
    while is_at_work(child) and time.monotonic() - begin < 60:
        time.sleep(0.05)
    assert not is_at_work(child)


def test_only_the_end_of_what_it_says_is_read() -> None:
    (failed,) = told('head -c 50000000 /dev/zero >&2; echo >&2; echo "$SEBAB" >&2; exit 4')
    assert failed.endswith("” gagal dengan kode 4: 2 gagal.")


def test_a_command_that_no_system_can_start_is_told() -> None:
    (failed,) = sound(("kabari\0",), {})
    assert failed.message.endswith("tidak dapat dijalankan: embedded null byte.")


def is_at_work(process: int) -> bool:
    """Whether a process has not ended; one is still listed until somebody asks how."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split()[2] != "Z"
    except OSError:
        return False
