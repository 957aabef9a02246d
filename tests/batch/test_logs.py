"""A run is told as lines of JSON, whatever becomes of the file meanwhile."""

import io
import json
import platform
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from report_builder.batch import logs
from report_builder.batch.clock import Clock

FIRST_OF_JANUARY = datetime.fromisoformat("2026-01-01T00:30:00+07:00").timestamp()
CLOCK = Clock(ZoneInfo("Asia/Jayapura"), lambda: FIRST_OF_JANUARY)


def test_an_event_is_one_line_with_its_time_in_the_zone_of_the_plan() -> None:
    stream = io.StringIO()
    logs.to_stream(stream, CLOCK)("gagal", unit="Kota Ambé", kesalahan=("a.xlsx · Indikator · F2:\nsalah",))
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
        with logs.to_file(path, CLOCK) as tell:
            tell(event)
    assert [json.loads(line)["event"] for line in path.read_text(encoding="utf-8").splitlines()] == ["mulai", "akhir"]


def test_a_file_that_is_emptied_meanwhile_goes_on_at_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "batch.log"
    with logs.to_file(path, CLOCK) as tell:
        tell("mulai")
        path.write_bytes(b"")
        tell("akhir")
        assert path.read_bytes().startswith(b'{"waktu"')
        assert json.loads(path.read_bytes())["event"] == "akhir"


def test_a_name_that_is_no_text_is_told_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "batch.log"
    with logs.to_file(path, CLOCK) as tell:
        tell("gagal", unit="byte \udcff")
    assert "byte \\udcff" in path.read_text(encoding="utf-8")
