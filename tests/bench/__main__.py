"""What building costs, mostly as ratios within one run, which mean the same on any machine: `make bench`."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from functools import partial

from rich.console import Console
from rich.table import Table as Grid

from tests.bench.audit import measure_audit
from tests.bench.batch import measure_batch, measure_nothing_to_do
from tests.bench.building import measure_building
from tests.bench.large import measure_large
from tests.bench.refresh import measure_refresh
from tests.bench.rekap import measure_rekapitulasi

COUNTRY = 207
"""The offices of a roll-up, below the one at the top."""


def main() -> None:
    """Measure, and print what was measured beside what it may be."""
    parser = ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--offices", type=int, default=48, help="how many offices a batch is measured with")
    parser.add_argument("parts", nargs="*", help="only these: building, large, audit, refresh, rekap, batch, idle")
    chosen = parser.parse_args()
    parts: Mapping[str, Callable[[Grid], None]] = {
        "building": measure_building,
        "large": measure_large,
        "audit": measure_audit,
        "refresh": measure_refresh,
        "rekap": partial(measure_rekapitulasi, offices=COUNTRY),
        "batch": partial(measure_batch, offices=chosen.offices),
        "idle": measure_nothing_to_do,
    }
    grid = Grid("What", "Measured", "At most")
    for name in chosen.parts or parts:
        parts[name](grid)
    Console().print(grid)


if __name__ == "__main__":
    main()
