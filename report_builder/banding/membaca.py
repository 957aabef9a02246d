"""Reads what is compared: an input, a ``fakta.json``, or a Word or PDF file that carries one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path

from report_builder.audit.denah import Denah
from report_builder.audit.dokumen import Alinea as Paragraf
from report_builder.audit.dokumen import Bagian, Dokumen, Peran, telusuri
from report_builder.audit.membaca import baca_berkas, baca_docx
from report_builder.banding.isi import CELAH, Alinea, Isi
from report_builder.dataset import CellKind, Table
from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.facts import Ledger
from report_builder.pipeline import FAKTA, Job, examine, materials
from report_builder.pipeline.examining import Progress

_HINT = "Sebutkan data, fakta.json, atau berkas .docx atau .pdf yang dibuat program ini."
_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"})
"""Fields whose numbers are those of pages."""
_REPEATED = frozenset({Bagian.KEPALA, Bagian.KAKI})
_TARGET = ".target"
_PARTED = re.compile("[\x02\ufffe]")
"""How pdfium tells a hyphen that only parts a word at the end of a line."""
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
    names = materials.names_of(examined.laporan)
    return Isi("data", examined.ledger, tuple(_texts(examined.dataset.tables)), names)


def _texts(tables: Iterable[Table]) -> Iterator[Alinea]:
    """The texts of cells; their places are told without the name of the file, which may be another one."""
    for table in tables:
        for cell in (cell for row in (table.header, *table.rows) for cell in row):
            if cell.kind is CellKind.TEXT:
                place = str(replace(cell.place, berkas=""))
                yield Alinea(str(cell.value), place, letak=place)


def _fakta(path: Path) -> Isi:
    return Isi("fakta", _ledger(baca_berkas(path, _HINT), path))


def _word(path: Path) -> Isi:
    document = baca_docx(baca_berkas(path, _HINT), Place(path.name))
    if document.ledger is None:
        raise _not_ours(path)
    return Isi("word", document.ledger, tuple(texts_of(document)), dict(reversed([*_names(document)])))


def texts_of(document: Dokumen) -> Iterator[Alinea]:
    """The texts of a document that say anything but on which page it stands; what some sections share comes once."""
    denah = Denah(document)
    seen: set[tuple[Bagian, str]] = set()
    for each in document.alinea():
        alinea, part = _without_figures(each, denah), each.tempat.bagian
        repeated = part in _REPEATED and (part, alinea.samar) in seen
        if part in _UNREAD or _is_listed(each) or repeated or not _says_anything(alinea):
            continue
        seen.add((part, alinea.samar))
        yield alinea


def _says_anything(alinea: Alinea) -> bool:
    return bool(alinea.samar.strip(f"{CELAH} ")) or any(fact for fact, _ in alinea.angka)


def _is_listed(paragraf: Paragraf) -> bool:
    """Whether a paragraph is a line of the contents: it says again what stands elsewhere, and on which page."""
    at_end = any(one.kode == "PAGEREF" and one.akhir == len(paragraf.teks) for one in paragraf.isian)
    return paragraf.peran is Peran.DAFTAR_ISI or (at_end and "\t" in paragraf.teks)


def _without_figures(paragraf: Paragraf, denah: Denah) -> Alinea:
    text = paragraf.teks.replace(CELAH, " ")
    marks = [(mark.awal, mark.akhir, mark.fakta) for mark in paragraf.jangkar]
    marks += [(field.awal, field.akhir, "") for field in paragraf.isian if field.kode in _PAGES]
    marks.sort()
    figures = tuple((fact, text[first:last]) for first, last, fact in marks)
    for first, last, _ in reversed(marks):
        text = text[:first] + CELAH + text[last:]
    return Alinea(text, denah.sebut(paragraf.tempat), figures, str(paragraf.tempat))


def _names(document: Dokumen) -> Iterator[tuple[str, str]]:
    """What each indikator is called: the text of the cell before that of its target, as the first table has it."""
    cells = (pair for tabel in document.tabel() for baris in tabel.baris for pair in pairwise(baris.sel))
    for name, sel in cells:
        facts = (mark.fakta for alinea in telusuri(sel.isi) for mark in alinea.jangkar)
        code = next((fact.removesuffix(_TARGET) for fact in facts if fact.endswith(_TARGET)), "")
        if code and any(map(str.isalpha, name.teks)):
            yield code, name.teks


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
        joined = " ".join(_PARTED.sub("", text).replace(CELAH, " ").split())
        figures = iter(_NUMBER.findall(joined))
        for sentence in _SENTENCE.split(_NUMBER.sub(CELAH, joined)):
            here = islice(figures, sentence.count(CELAH))
            place = f"halaman {number}"
            yield Alinea(sentence, place, tuple(("", figure) for figure in here), letak=place)


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
