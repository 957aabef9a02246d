"""Small offices, and runs over them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from report_builder.batch.clock import Clock
from report_builder.batch.decide import Permintaan
from report_builder.batch.ledger import Catatan, Keadaan, Ledger, Putaran
from report_builder.batch.logs import Tell
from report_builder.batch.plan import Entry, Limits, Options, Plan
from report_builder.batch.pool import processes
from report_builder.batch.run import Engine, run

KINDS = ("ringkasan",)
LIMITS = Limits(jobs=2, seconds=60, megabytes=1024, retries=0)
JAKARTA = Clock(ZoneInfo("Asia/Jakarta"))


def plan_of(
    inputs: Mapping[str, str], folder: Path, kinds: Sequence[str] = KINDS, limits: Limits = LIMITS, outputs: str = ""
) -> Plan:
    """A plan of light documents, with its ledger in the folder and its outputs too unless they go elsewhere."""
    entries = tuple(Entry(unit, place) for unit, place in inputs.items())
    options = Options(formats=("html",))
    return Plan(entries, outputs or str(folder / "hasil"), str(folder / "batch.sqlite"), tuple(kinds), options, limits)


def make_all(
    plan: Plan, engine: Engine = processes, permintaan: Permintaan | None = None, tell: Tell | None = None
) -> Putaran:
    """Run a plan, telling nobody unless somebody listens."""
    with Ledger.open(Path(plan.ledger)) as ledger:
        return run(ledger, plan, permintaan or Permintaan(), engine, JAKARTA, tell or quiet)


def quiet(_event: str, **_values: object) -> None:
    """Tell nobody."""


def reports(plan: Plan) -> dict[tuple[str, str], Catatan]:
    """The ledger by unit and kind."""
    with Ledger.open(Path(plan.ledger)) as ledger:
        return {(one.unit, one.jenis): one for one in ledger.reports()}


def errors(plan: Plan) -> dict[str, str]:
    """What is told of each unit that failed."""
    failed = (one for one in reports(plan).values() if one.kesalahan)
    return {one.unit: "\n".join(one.kesalahan.pesan) for one in failed if one.kesalahan}


def made(plan: Plan) -> set[str]:
    """The units of which a report was made."""
    return {one.unit for one in reports(plan).values() if one.keadaan is Keadaan.SELESAI}


def listing(folder: Path) -> list[str]:
    """The names of all files below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def limited(plan: Plan, **limits: int) -> Plan:
    """The plan with other limits."""
    return replace(plan, limits=replace(plan.limits, **limits))


def names(count: int) -> Iterable[str]:
    """``kantor-000`` and so on."""
    return (f"kantor-{number:03}" for number in range(count))
