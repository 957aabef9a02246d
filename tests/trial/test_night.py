"""A whole night: 207 offices of which 12 cannot be made, conducted by a process that is killed three times."""

import random
from pathlib import Path

import pytest

from report_builder import simulation, workbook
from report_builder.errors import ExitCode
from tests.trial.night import Night
from tests.trial.planted import TWELVE, as_any_user, plant
from tests.trial.whole import faults

OFFICES = 207
KILLS = 3
SEED = 5
KIND = "ringkasan"

pytestmark = pytest.mark.trial


def test_a_night_of_207_offices_with_12_faults_survives_three_kills(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    night = Night(tmp_path, KIND)
    night.data.mkdir()
    for number in range(1, OFFICES + 1):
        night.book(simulation.code(number)).write_bytes(workbook.filled(simulation.dataset(number)))
    night.prepare(seconds=120, megabytes=700, retries=0)
    bad = plant(night, TWELVE, chance)
    with night.watched() as deliveries:
        for _ in range(KILLS):
            conductor = night.begin(before=as_any_user())
            conductor.wait_for_events(chance.randint(20, 60))
            assert conductor.runs
            conductor.kill()
        assert night.run(before=as_any_user()) == ExitCode.BATCH
    assert faults(night, bad, deliveries.counts, killed=True) == []
    assert len(deliveries.counts) == OFFICES - len(TWELVE)
    last = night.events[-1]
    assert (last["event"], last["gagal"]) == ("akhir", len(TWELVE))
    assert night.run(before=as_any_user()) == ExitCode.BATCH
    assert night.events[-1]["dibuat"] == 0
