"""Reads what is compared: an input, a ``fakta.json``, or a Word or PDF file that carries one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from report_builder.audit.dokumen import Alinea as Paragraf
from report_builder.audit.dokumen import Bagian, Peran
from report_builder.audit.membaca import baca_berkas, baca_docx
from report_builder.banding.isi import Alinea, Isi
from report_builder.dataset import CellKind, Table
from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.facts import Ledger
from report_builder.pipeline import FAKTA, Job, examine
from report_builder.pipeline.examining import Progress

_HINT = "Sebutkan data, fakta.json, atau berkas .docx atau .pdf yang dibuat program ini."
GAP = "…"
"""Stands where a figure stood."""

_NUMBER = re.compile(r"-?(?:Rp)?\d[\d.,–]*%?")
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+")
_UNREAD = frozenset({Bagian.SIFAT, Bagian.KOMENTAR, Bagian.TERSEMBUNYI, Bagian.PENGGANTI})
"""What is no text of the report, or repeats the figures of a chart without telling which they are."""


def read(job: Job, progress: Progress) -> Isi:
    """One side of a comparison, by the ending of its name: a document of ours, a ledger, or else an input.

    Raises ReportError (usage) for a document or ledger that is not there or none of ours, for an input as
    `examine`.
    """
    if isinstance(job.input, Mapping) or "://" in str(job.input):
        return _input(job, progress)
    path = Path(job.input)
    reader = _READERS.get(path.suffix.casefold())
    return reader(path) if reader else _input(job, progress)


def _input(job: Job, progress: Progress) -> Isi:
    examined = examine(job, progress)
    return Isi("data", examined.ledger, tuple(_texts(examined.dataset.tables)))


def _texts(tables: Iterable[Table]) -> Iterator[Alinea]:
    """The texts of cells; their places are told without the name of the file, which may be another one."""
    for table in tables:
        for cell in (cell for row in (table.header, *table.rows) for cell in row):
            if cell.kind is CellKind.TEXT:
                yield Alinea(str(cell.value), str(replace(cell.place, berkas="")))


def _fakta(path: Path) -> Isi:
    return Isi("fakta", _ledger(baca_berkas(path, _HINT), path))


def _word(path: Path) -> Isi:
    document = baca_docx(baca_berkas(path, _HINT), Place(path.name))
    if document.ledger is None:
        raise _not_ours(path)
    read_ones = (one for one in document.alinea() if one.tempat.bagian not in _UNREAD)
    texts = (_without_figures(one) for one in read_ones if one.peran is not Peran.DAFTAR_ISI)
    return Isi("word", document.ledger, tuple(texts))


def _without_figures(paragraf: Paragraf) -> Alinea:
    text = paragraf.teks
    marks = sorted(paragraf.jangkar, key=lambda one: one.awal)
    figures = tuple((mark.fakta, text[mark.awal : mark.akhir]) for mark in marks)
    for mark in reversed(marks):
        text = text[: mark.awal] + GAP + text[mark.akhir :]
    return Alinea(text, str(paragraf.tempat), figures)


def _pdf(path: Path) -> Isi:
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        with pdfium.PdfDocument(baca_berkas(path, _HINT)) as document:
            attached = (document.get_attachment(number) for number in range(document.count_attachments()))
            data = next((bytes(one.get_data()) for one in attached if one.get_name() == FAKTA), None)
            pages = [page.get_textpage().get_text_bounded() for page in document]
    except pdfium.PdfiumError as failure:
        raise _not_ours(path) from failure
    if data is None:
        raise _not_ours(path)
    return Isi("pdf", _ledger(data, path), tuple(_sentences(pages)))


def _sentences(pages: Iterable[str]) -> Iterator[Alinea]:
    """The sentences of each page; a PDF does not tell figures that are facts from others, so that all are left out."""
    for number, text in enumerate(pages, start=1):
        joined = " ".join(text.replace("\ufffe", "").split())
        for sentence in _SENTENCE.split(_NUMBER.sub(GAP, joined)):
            yield Alinea(sentence, f"halaman {number}")


def _ledger(data: bytes, path: Path) -> Ledger:
    try:
        return Ledger.from_json(json.loads(data))
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as failure:
        raise _refusal("Berkas ini bukan fakta.json yang dapat dibaca.", path) from failure


def _not_ours(path: Path) -> ReportError:
    return _refusal("Dokumen ini tidak membawa fakta.json yang dapat dibaca.", path)


def _refusal(message: str, path: Path) -> ReportError:
    return ReportError([error(message, Place(str(path)), _HINT)], ExitCode.USAGE)


_READERS: Mapping[str, Callable[[Path], Isi]] = {".json": _fakta, ".docx": _word, ".pdf": _pdf}
