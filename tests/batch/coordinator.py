"""Runs the plan of a folder, telling what happens line by line: ``python -m tests.batch.coordinator FOLDER``."""

import sys
from pathlib import Path

from report_builder.batch.decide import Permintaan
from report_builder.batch.ledger import Ledger
from report_builder.batch.plan import Plan
from report_builder.batch.pool import processes
from report_builder.batch.run import run
from tests.batch.offices import JAKARTA, names, plan_of

KINDS = ("ringkasan", "perjanjian-kinerja")
OFFICES = 16


def plan_in(folder: Path) -> Plan:
    """The plan over the workbooks of a folder."""
    return plan_of({name: str(folder / f"{name}.xlsx") for name in names(OFFICES)}, folder, KINDS)


def tell(event: str, **values: object) -> None:
    """One line for each event."""
    sys.stdout.write(f"{event} {values}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    plan = plan_in(Path(sys.argv[1]))
    with Ledger.open(Path(plan.ledger)) as ledger:
        run(ledger, plan, Permintaan(), processes, JAKARTA, tell)
