"""Keeps apart what a run writes for itself and the folders of its offices, which lie beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from report_builder.batch import store
from report_builder.batch.plan import Entry, Plan, whole_of
from report_builder.errors import ExitCode, Place, ReportError, error

_BESIDE = frozenset({".html", ".lock"})
"""The suffixes of the status page and of the lock, which are called as the ledger is."""


def guarded(plan: Plan) -> Plan:
    """The plan, in which an office whose folder would lie where such a file has to lie is told to be wrong.

    Raises ReportError (template) where the ledger itself would.
    """
    ledger = Path(plan.ledger)
    if ledger.suffix.casefold() in _BESIDE:
        message = f"Catatan putaran tidak dapat berakhiran {ledger.suffix}: berkas seperti itu dibuat di sampingnya."
        hint = 'Beri akhiran lain, misalnya: ledger = "outputs/status.sqlite".'
        raise ReportError([error(message, Place(plan.ledger), hint)], ExitCode.TEMPLATE)
    if store.is_url(plan.outputs) or Path(plan.outputs).resolve() != ledger.parent.resolve():
        return plan
    return replace(plan, entries=tuple(_told_apart(plan.entries, whole_of(ledger))))


def _told_apart(entries: tuple[Entry, ...], ledger: Path) -> Iterator[Entry]:
    kept = re.compile(
        rf"""{re.escape(ledger.stem)}(?:-\d+-dari-\d+)?
        (?:{re.escape(ledger.suffix)}(?:-wal|-shm|-journal)?|\.html|\.lock(?:\.json)?)""",
        re.VERBOSE | re.IGNORECASE,
    )
    hint = "Ganti nama unit ini, atau taruh catatan di folder lain dengan ledger."
    for entry in entries:
        if kept.fullmatch(entry.unit):
            problem = error(f"Folder “{entry.unit}” tidak dapat dibuat: nama itu dipakai catatan putaran.", None, hint)
            yield replace(entry, bagian=None, masalah=problem)
        else:
            yield entry
