"""Whole runs over small offices, made in this process: what isolates workers is tested with them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from report_builder.batch import session
from report_builder.batch.clock import Clock
from report_builder.batch.decide import Permintaan
from report_builder.batch.logs import Tell
from report_builder.batch.plan import Entry, Limits, Options, Plan
from report_builder.batch.pool import Workers
from report_builder.batch.work import Hasil, Tugas, make

CLOCK = Clock(ZoneInfo("Asia/Jakarta"))
EXAMPLE = Path(__file__).parent.parent.parent / "inputs" / "dayamas-2021"


class Here:
    """Makes each office at once, in this process."""

    jumlah = 1

    def submit(self, tugas: Tugas) -> Future[tuple[Hasil, ...]]:
        """The office, made already."""
        done: Future[tuple[Hasil, ...]] = Future()
        done.set_result(tuple(told for told in make(tugas) if isinstance(told, Hasil)))
        return done


@contextmanager
def here(_limits: Limits, _tell: Tell) -> Iterator[Workers]:
    """An engine without processes."""
    yield Here()


@dataclass(frozen=True)
class Told:
    """Keeps what a run tells."""

    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def __call__(self, event: str, **values: object) -> None:
        self.events.append((event, values))

    @property
    def names(self) -> list[str]:
        return [event for event, _ in self.events]


def office(folder: Path, unit: str, *, wrong: bool = False) -> Entry:
    """An office whose data lie in this folder; with ``wrong`` a target is no number."""
    place = folder / unit
    shutil.copytree(EXAMPLE, place)
    if wrong:
        indikator = place / "indikator.csv"
        text = indikator.read_text(encoding="utf-8-sig")
        indikator.write_text(text.replace(";kawasan;53;", ";kawasan;banyak;"), encoding="utf-8")
    return Entry(unit, str(place))


def plan_of(entries: Iterable[Entry], folder: Path) -> Plan:
    """A plan of the lightest document, its ledger among its outputs."""
    hasil = folder / "hasil"
    return Plan(tuple(entries), str(hasil), str(hasil / "status.sqlite"), ("ringkasan",), Options(formats=("txt",)))


def conduct(
    plan: Plan, permintaan: Permintaan | None = None, clock: Clock = CLOCK, told: Told | None = None
) -> session.Akhir:
    """One run of the plan."""
    return session.conduct(plan, permintaan or Permintaan(), here, clock, told or Told())
