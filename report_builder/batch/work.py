"""What a worker does with one office: read and measure its data once, then make and deliver each of its reports."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.batch import store
from report_builder.batch.ledger import Kesalahan
from report_builder.batch.plan import Options
from report_builder.errors import ReportError

if TYPE_CHECKING:
    from report_builder.pipeline import Examined, Job

RECEIPT = ".tanda-terima-{}.json"
"""Delivered behind the files of a report: who finds it finds them whole."""


@dataclass(frozen=True, slots=True)
class Tugas:
    """The reports of one office for a worker to make; ``sidik`` is the hash of templates and options."""

    input: str
    pilih: str
    jenis: tuple[str, ...]
    folder: str
    options: Options
    sidik: str


@dataclass(frozen=True, slots=True)
class Hasil:
    """How one report went: the hashes of the files read and of those made, or why there are none."""

    jenis: str
    sumber: Mapping[str, str] = field(default_factory=dict)
    hasil: Mapping[str, str] = field(default_factory=dict)
    peringatan: int = 0
    kesalahan: Kesalahan | None = None


def warm() -> None:
    """Load what every report needs, once in a worker's life."""
    from pkgutil import resolve_name

    for name in ("docx", "pandas", "weasyprint", "report_builder.delivery", "report_builder.pipeline"):
        resolve_name(name)


def make(tugas: Tugas) -> tuple[Hasil, ...]:
    """The reports of one office, each with its files or with its errors."""
    from report_builder import pipeline

    job = pipeline.Job(
        tugas.input,
        final=tugas.options.final,
        templates=tuple(map(Path, tugas.options.templates)),
        profil=tugas.options.profil,
        unit=tugas.pilih,
    )
    sumber = {place: store.fingerprint(place) for place in store.files_of(tugas.input)}
    try:
        examined = pipeline.examine(job)
    except ReportError as failure:
        wrong = _tell(failure)
        return tuple(Hasil(jenis, sumber, kesalahan=wrong) for jenis in tugas.jenis)
    return tuple(_make_one(jenis, tugas, job, examined, sumber) for jenis in tugas.jenis)


def _make_one(jenis: str, tugas: Tugas, job: Job, examined: Examined, sumber: Mapping[str, str]) -> Hasil:
    from dataclasses import replace

    from report_builder import delivery, pipeline
    from report_builder.exporters import Output

    try:
        result = pipeline.run(replace(job, kind=jenis, formats=tugas.options.formats), examined=examined)
        made = {output.name: hashlib.sha256(output.data).hexdigest() for output in result.outputs}
        receipt = {"sidik": tugas.sidik, "sumber": sumber, "hasil": made}
        outputs = (*result.outputs, Output(RECEIPT.format(jenis), json.dumps(receipt).encode()))
        delivery.deliver(outputs, Path(tugas.folder))
    except ReportError as failure:
        return Hasil(jenis, sumber, kesalahan=_tell(failure))
    return Hasil(jenis, sumber, made, len(result.problems))


def _tell(failure: ReportError) -> Kesalahan:
    return Kesalahan(int(failure.exit_code), tuple(str(problem) for problem in failure.problems))


def read_receipt(folder: str, jenis: str, sidik: str) -> Hasil | None:
    """What a report's receipt tells, where the files that it names are all as it says; None else."""
    path = Path(folder) / RECEIPT.format(jenis)
    try:
        receipt = json.loads(path.read_bytes())
        made = {name: store.fingerprint(str(path.with_name(name))) for name in receipt["hasil"]}
        whole = (receipt["sidik"], receipt["hasil"]) == (sidik, made)
        same = all(store.fingerprint(place) == known for place, known in receipt["sumber"].items())
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    return Hasil(jenis, receipt["sumber"], made) if whole and same else None
