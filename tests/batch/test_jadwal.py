"""The units and files by which the system runs batches."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder.batch.plan import DEFAULT_TIMEZONE, Options
from report_builder.batch.sidik import sidik
from report_builder.cli import app
from report_builder.errors import ExitCode
from tests.conftest import SmallBook

SERVICE = "report-builder@.service"
TIMER = "report-builder@.timer"
SYSTEMD_ANALYZE = shutil.which("systemd-analyze")

needs_systemd = pytest.mark.skipif(SYSTEMD_ANALYZE is None, reason="systemd is not installed")


def shown(name: str) -> str:
    """Give a file as an administrator gets it."""
    done = CliRunner().invoke(app, ["templates", "show", f"jadwal/{name}"])
    assert done.exit_code == 0, done.output
    return done.stdout


def values(unit: str, key: str) -> list[str]:
    """Give what a unit says for a key."""
    pairs = (line.partition("=") for line in unit.splitlines() if not line.startswith("#"))
    return [value for name, _, value in pairs if name == key]


def told_by_systemd(folder: Path, units: dict[str, str]) -> str:
    """Give all that systemd has to say of units, for a program that is there."""
    for name, text in units.items():
        unit = text.replace("/opt/report-builder/bin/report-builder", sys.executable)
        (folder / name.replace("@", "@uji")).write_text(unit, encoding="utf-8")
    places = [str(folder / name.replace("@", "@uji")) for name in units]
    done = subprocess.run(
        [str(SYSTEMD_ANALYZE), "verify", "--man=no", *places], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.fixture
def plan(tmp_path: Path, small_book: SmallBook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in the folder of a plan."""
    (tmp_path / "data").mkdir()
    small_book({}, name="data/kantor.xlsx")
    (tmp_path / "batch.toml").write_text('inputs = ["data"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("plan")
def test_the_service_runs_a_command_that_the_program_takes() -> None:
    (command,) = values(shown(SERVICE), "ExecStart")
    program, *arguments = command.split()
    done = CliRunner().invoke(app, [*arguments, "--dry-run"])
    assert Path(program).name == "report-builder"
    assert "1 laporan akan dibuat" in done.stdout
    assert done.exit_code == 0


def test_a_service_that_finds_another_run_at_work_has_not_failed() -> None:
    assert values(shown(SERVICE), "SuccessExitStatus") == [str(int(ExitCode.BUSY))]


def test_a_report_that_the_system_ends_for_want_of_memory_ends_no_other() -> None:
    assert values(shown(SERVICE), "OOMPolicy") == ["continue"]


def test_a_night_that_was_missed_is_made_up_for() -> None:
    assert values(shown(TIMER), "Persistent") == ["true"]


def test_a_run_that_a_stop_of_the_machine_cut_off_goes_on_after_its_start() -> None:
    assert values(shown(TIMER), "OnBootSec") != []


def test_night_falls_in_the_time_zone_of_plans() -> None:
    (hour,) = values(shown(TIMER), "OnCalendar")
    assert hour.split()[-1] == DEFAULT_TIMEZONE


@needs_systemd
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    assert told_by_systemd(tmp_path, {name: shown(name) for name in (SERVICE, TIMER)}) == ""


@needs_systemd
def test_systemd_would_tell_of_a_unit_that_is_wrong(tmp_path: Path) -> None:
    wrong = shown(TIMER).replace("Persistent", "Persistant")
    assert "Persistant" in told_by_systemd(tmp_path, {SERVICE: shown(SERVICE), TIMER: wrong})


def test_a_changed_copy_of_a_unit_makes_no_report_anew(tmp_path: Path) -> None:
    before = sidik(Options(templates=(str(tmp_path),)))
    (tmp_path / "jadwal").mkdir()
    (tmp_path / "jadwal" / TIMER).write_text("OnCalendar=hourly\n", encoding="utf-8")
    assert sidik(Options(templates=(str(tmp_path),))) == before
