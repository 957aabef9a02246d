"""A run that is killed again and again leaves nothing half-written and makes nothing twice."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from report_builder.batch import store
from report_builder.batch.ledger import Keadaan
from tests.batch.coordinator import KINDS, OFFICES, plan_in
from tests.batch.offices import listing, names, reports
from tests.conftest import SmallBook

KILLS = 4
SEED = 20

pytestmark = pytest.mark.slow


def run_until(folder: Path, events: int = 10**6, seconds: float = 0) -> None:
    """Run the plan of a folder; kill the process that conducts it so long after so many events, if it still runs."""
    command = [sys.executable, "-m", "tests.batch.coordinator", str(folder)]
    environment = {**os.environ, "TMPDIR": str(folder)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as program:
        assert program.stdout is not None
        for _ in range(events):
            if not program.stdout.readline():
                break
        time.sleep(seconds)
        program.kill()


def receipts(folder: Path) -> dict[str, int]:
    """The receipts, with the number that the disk gives to each file that is made."""
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob(".tanda-terima-*.json")}


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path, small_book: SmallBook) -> None:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for name in names(OFFICES):
        small_book(name=f"{name}.xlsx")
    plan, hasil = plan_in(tmp_path), tmp_path / "hasil"
    before: dict[str, int] = {}
    for _ in range(KILLS):
        run_until(tmp_path, chance.randint(1, 6), chance.uniform(0, 0.4))
        assert before.items() <= receipts(hasil).items()
        before = receipts(hasil)
    run_until(tmp_path)
    assert before.items() <= receipts(hasil).items()
    assert [one.keadaan for one in reports(plan).values()] == [Keadaan.SELESAI] * OFFICES * len(KINDS)
    made = [f"{kind}.html" for kind in KINDS]
    told = [f".tanda-terima-{kind}.json" for kind in KINDS]
    assert listing(hasil) == sorted(
        f"{unit}/{name}" for unit in names(OFFICES) for name in (*made, *told, "fakta.json")
    )
    assert list(tmp_path.glob("report-builder-*")) == []
    for name in receipts(hasil):
        hashes = json.loads((hasil / name).read_bytes())["hasil"]
        assert store.at("").holds(str((hasil / name).parent), hashes)
