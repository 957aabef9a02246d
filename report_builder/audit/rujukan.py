"""What a document is held against: the facts of the data, those it was made from, and the document they give today."""

from __future__ import annotations

from dataclasses import dataclass, replace

from report_builder import pipeline, plugins
from report_builder.audit.dokumen import Dokumen
from report_builder.audit.membaca import baca_docx
from report_builder.dataset import Dataset
from report_builder.errors import Place, ReportError
from report_builder.exporters.docx import export
from report_builder.facts import Ledger
from report_builder.model import Laporan
from report_builder.pipeline import Examined, Job
from report_builder.pipeline.examining import Progress, silent


@dataclass(frozen=True, slots=True)
class Rujukan:
    """The data of today, and what they make of the kind of document that is held against them.

    ``lama`` are the facts that the document carries, None where it carries none. ``naskah`` is the document that the
    data give today; None where no kind of it is known, or none can be made.
    """

    laporan: Laporan
    ledger: Ledger
    dataset: Dataset
    lama: Ledger | None = None
    naskah: Dokumen | None = None


def siapkan(job: Job, dokumen: Dokumen, progress: Progress = silent) -> Rujukan:
    """What a document is held against: of a job's input, as the kind of document that it says to be.

    Raises ReportError as `examine` does where the input has errors.
    """
    asked = dokumen.pesanan
    job = replace(
        job,
        kind=asked.get("jenis", ""),
        sudut=asked.get("sudut", job.sudut),
        periode=job.periode or asked.get("periode", ""),
    )
    examined = pipeline.examine(job, progress)
    naskah = _compose(job, examined, progress) if job.kind else None
    return Rujukan(examined.laporan, examined.ledger, examined.dataset, dokumen.ledger, naskah)


def tulis(job: Job, examined: Examined) -> bytes:
    """The Word file that a job's kind is today, the pages of its contents uncounted."""
    kind = plugins.kind(job.kind)
    fakta = pipeline.write_fakta(examined.ledger)
    bukti = pipeline.compose(job, examined, fakta, plugins.kind(kind.bukti)).document if kind.bukti else None
    return export(pipeline.compose(job, examined, fakta, kind, bukti).document, f"{kind.berkas}.docx").data


def _compose(job: Job, examined: Examined, progress: Progress) -> Dokumen | None:
    progress("Menyusun naskah pembanding")
    try:
        return baca_docx(tulis(job, examined), Place(job.kind))
    except ReportError:
        return None  # the data no longer give such a document; its numbers are held against the facts alone
