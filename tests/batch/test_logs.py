"""A run is told as lines of JSON, whatever becomes of the file meanwhile."""

import io
import json
import platform
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from report_builder.batch.clock import Clock
from report_builder.batch.logs import Lines, open_file

FIRST_OF_JANUARY = datetime.fromisoformat("2026-01-01T00:30:00+07:00").timestamp()
CLOCK = Clock(ZoneInfo("Asia/Jayapura"), lambda: FIRST_OF_JANUARY)
FULL = Path("/dev/full")


def test_an_event_is_one_line_with_its_time_in_the_zone_of_the_plan() -> None:
    stream = io.StringIO()
    Lines(stream, CLOCK)("gagal", unit="Kota Ambé", kesalahan=("a.xlsx · Indikator · F2:\nsalah",))
    assert stream.getvalue().count("\n") == 1
    assert list(json.loads(stream.getvalue()).items()) == [
        ("waktu", "2026-01-01T02:30:00+09:00"),
        ("event", "gagal"),
        ("host", platform.node()),
        ("unit", "Kota Ambé"),
        ("kesalahan", ["a.xlsx · Indikator · F2:\nsalah"]),
    ]


def test_a_file_is_added_to(tmp_path: Path) -> None:
    path = tmp_path / "batch.log"
    for event in ("mulai", "akhir"):
        with open_file(path) as file:
            Lines(file, CLOCK)(event)
    assert [json.loads(line)["event"] for line in path.read_text(encoding="utf-8").splitlines()] == ["mulai", "akhir"]


def test_half_a_line_of_an_earlier_run_takes_no_line_along(tmp_path: Path) -> None:
    path = tmp_path / "batch.log"
    path.write_text('{"event": "akhir"}\n{"event": "mul', encoding="utf-8")
    for event in ("mulai", "akhir"):
        with open_file(path) as file:
            Lines(file, CLOCK)(event)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ['{"event": "akhir"}', '{"event": "mul']
    assert [json.loads(line)["event"] for line in lines[2:]] == ["mulai", "akhir"]


def test_a_file_that_is_emptied_meanwhile_goes_on_at_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "batch.log"
    with open_file(path) as file:
        tell = Lines(file, CLOCK)
        tell("mulai")
        path.write_bytes(b"")
        tell("akhir")
        assert path.read_bytes().startswith(b'{"waktu"')
        assert json.loads(path.read_bytes())["event"] == "akhir"


def test_a_name_that_is_no_text_is_told_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "batch.log"
    with open_file(path) as file:
        Lines(file, CLOCK)("gagal", unit="byte \udcff")
    assert "byte \\udcff" in path.read_text(encoding="utf-8")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_log_that_is_full_ends_nothing_and_says_why() -> None:
    file = open_file(FULL)
    tell = Lines(file, CLOCK)
    assert tell.failure is None
    tell("mulai")
    assert tell.failure is not None
    with pytest.raises(OSError, match="No space left"):
        file.close()
