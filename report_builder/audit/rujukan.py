"""What a document is held against: the facts of the data, those it was made from, and the document they give today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder import pipeline, plugins
from report_builder.audit.dokumen import Dokumen
from report_builder.audit.membaca import baca_bagian
from report_builder.collecting import without_collection
from report_builder.dataset import Dataset
from report_builder.errors import ReportError
from report_builder.exporters import Output
from report_builder.exporters.docx import export, write_parts
from report_builder.facts import Ledger
from report_builder.model import Laporan
from report_builder.page import Page
from report_builder.pipeline import Examined, Job
from report_builder.pipeline.examining import Progress, silent

LEAST_SHARED = 0.25
"""How much of a document that does not tell its kind must stand in one of that kind."""
CERTAINLY_SHARED = 0.7
_FORMAT = "docx"
_NO_FAKTA = Output(pipeline.FAKTA, b"{}")
"""The facts are at hand: it would take as long to write and read them as the document."""
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_SHORTEST = 30
"""Signs of a text that says enough to be known again."""


@dataclass(frozen=True, slots=True)
class Rujukan:
    """The data of today, and what they make of the kind of document that is held against them.

    ``lama`` are the facts that the document carries, None where it carries none. ``naskah`` is the document that the
    data give today; None where it is of no kind that they give. A roll-up is of ``banyak`` units: its ``laporan`` is
    that of the unit at the top, and its facts are those of all.
    """

    laporan: Laporan
    ledger: Ledger
    dataset: Dataset
    lama: Ledger | None = None
    naskah: Dokumen | None = None
    banyak: bool = False

    @classmethod
    def dari(cls, examined: Examined, lama: Ledger | None, naskah: Dokumen | None) -> Rujukan:
        """The data that were examined, with what a document carries and what they make of its kind."""
        return cls(examined.laporan, examined.ledger, examined.dataset, lama, naskah, examined.rekap is not None)


@without_collection()
def siapkan(job: Job, dokumen: Dokumen, progress: Progress = silent, jenis: str = "") -> Rujukan:
    """What a document is held against: of a job's input, as the kind that it says to be, or that is given.

    Of a document that does not say it, the kind that it has most in common with. Raises ReportError as `examine` does
    where the input has errors.
    """
    job = pesanan(job, dokumen, jenis)
    examined = telaah(job, progress)
    progress("Menyusun naskah pembanding")
    naskah = susun(job, examined) if job.kind else terdekat(job, examined, dokumen)[1]
    return Rujukan.dari(examined, dokumen.ledger, naskah)


def pesanan(job: Job, dokumen: Dokumen, jenis: str = "") -> Job:
    """A job for the document that a file was made as, or of the given kind; of no kind where neither is known."""
    asked = dokumen.pesanan
    return replace(
        job,
        kind=jenis or asked.get("jenis", ""),
        sudut=asked.get("sudut", job.sudut),
        periode=job.periode or asked.get("periode", ""),
        final=asked.get("final") == "ya",
    )


def telaah(job: Job, progress: Progress = silent) -> Examined:
    """The figures of one unit, or of many where the kind is about many; raises as `examine` does."""
    many = bool(job.kind) and plugins.kind(job.kind).banyak
    return pipeline.examine_units(job, progress) if many else pipeline.examine(job, progress)


def tulis(job: Job, examined: Examined) -> bytes:
    """The Word file that a job's kind is today, the pages of its contents uncounted.

    Raises ReportError where the data do not give such a document.
    """
    page = _compose(job, examined, pipeline.write_fakta(examined.ledger))
    return export(page, f"{plugins.kind(job.kind).berkas}.docx").data


def _compose(job: Job, examined: Examined, fakta: Output) -> Page:
    kind = plugins.kind(job.kind)
    bukti = pipeline.compose(job, examined, fakta, plugins.kind(kind.bukti)).document if kind.bukti else None
    return pipeline.compose(job, examined, fakta, kind, bukti).document


def susun(job: Job, examined: Examined) -> Dokumen | None:
    """The same as a document; None where the data do not give one."""
    try:
        return baca_bagian(write_parts(_compose(job, examined, _NO_FAKTA)))
    except ReportError:
        return None


def terdekat(job: Job, examined: Examined, dokumen: Dokumen) -> tuple[str, Dokumen | None]:
    """Of the kinds of documents the one that has most of the text, and what it is today; none where none has enough."""
    texts = frozenset(_texts(dokumen))
    best: tuple[str, Dokumen | None] = ("", None)
    most = LEAST_SHARED
    for nama in plugins.KINDS if texts else ():
        kind = plugins.kind(nama)
        if kind.banyak or _FORMAT not in kind.formats:
            continue
        naskah = susun(replace(job, kind=nama), examined)
        shared = len(texts.intersection(_texts(naskah))) / len(texts) if naskah else 0
        if shared > most:
            best, most = (nama, naskah), shared
        if most > CERTAINLY_SHARED:
            break
    return best


def _texts(dokumen: Dokumen) -> Iterator[str]:
    """The longer texts, without their numbers."""
    texts = (" ".join(_DIGITS.sub("", alinea.teks).split()) for alinea in dokumen.alinea())
    return (text for text in texts if len(text) >= _SHORTEST)
