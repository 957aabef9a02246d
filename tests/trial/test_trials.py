"""Whole runs in a world that fails them: every good report is made once and whole, every bad one is named.

Each trial is held with several seeds, which choose the offices, the moments and how bad it gets; a tenth of all, chosen
by a seed too, is held with the slow tests.
"""

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.conftest import SmallBook
from tests.trial.night import Night
from tests.trial.planted import restore
from tests.trial.trials import TRIALS, Trial

OFFICES = 5
SEEDS = range(5)
CHOICE = 39

ALL = tuple(product(TRIALS, SEEDS))


def tenth() -> frozenset[tuple[Trial, int]]:
    """A tenth of all, no trial twice."""
    chance = random.Random(CHOICE)  # noqa: S311 - no secret
    return frozenset((trial, chance.choice(SEEDS)) for trial in chance.sample(TRIALS, len(ALL) // 10))


TENTH = tenth()
CASES = [
    pytest.param(
        trial,
        seed,
        id=f"{trial.__name__}-{seed}",
        marks=pytest.mark.slow if (trial, seed) in TENTH else pytest.mark.trial,
    )
    for trial, seed in ALL
]


@pytest.fixture
def night(tmp_path: Path, small_book: SmallBook) -> Iterator[Night]:
    """Give a night of a few offices, each with a number of its own."""
    one = Night(tmp_path)
    one.data.mkdir()
    for number in range(OFFICES):
        small_book({"Indikator!F2": 40 + number}, name=f"data/kantor-{number}.xlsx")
    yield one
    one.end()
    restore(tmp_path)


@pytest.mark.parametrize(("trial", "seed"), CASES)
def test_every_good_report_is_made_once_and_whole_and_every_bad_one_is_named(
    night: Night, trial: Trial, seed: int
) -> None:
    trial(night, random.Random(f"{trial.__name__}-{seed}"))  # noqa: S311 - no secret
