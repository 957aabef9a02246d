"""The Word file of a report: finished when opened, made of styles, its charts and numbers alive."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from report_builder.exporters import Output
from report_builder.exporters.docx import blocks, contents, figures, headings, tables
from report_builder.exporters.docx.index import make_index
from report_builder.exporters.docx.manuscript import Manuscript
from report_builder.exporters.docx.opc import assemble, gather
from report_builder.exporters.docx.palette import palette
from report_builder.exporters.docx.parts import digest, document_piece, ledger_of
from report_builder.exporters.docx.reference import NAME, read_reference
from report_builder.exporters.docx.seal import ASKED_PREFIX, FACTS_PROPERTY, is_untouched
from report_builder.exporters.docx.sections import make_runs, write_body
from report_builder.exporters.docx.standard import make
from report_builder.page import Page

WRITERS = (blocks, contents, figures, headings, tables)
"""The modules whose writers of blocks are in use; importing them registers the writers."""
_NO_PAGE_NUMBERS: Mapping[str, str] = MappingProxyType({})


def export(page: Page, name: str, page_numbers: Mapping[str, str] = _NO_PAGE_NUMBERS) -> Output:
    """The page as a DOCX file; ``page_numbers`` fill its lists of contents, by the id of headings and captions.

    What ``reference.docx`` lacks is added and told. Raises ReportError (template) where that document or a design token
    is missing or broken.
    """
    book = _book(page, page_numbers)
    runs = make_runs(page)
    document = document_piece(write_body(runs, book), runs, book)
    ledger = ledger_of(page)
    asked = {f"{ASKED_PREFIX}{what}": value for what, value in page.pesanan.items()}
    properties = {FACTS_PROPERTY: digest(ledger.data), **asked} if ledger else {}
    return Output(name, assemble(document, page, properties), tuple(book.problems))


def write_parts(page: Page) -> Mapping[str, bytes]:
    """The parts of the same file by their names, for reading it at once: no seal, no digests, nothing packed.

    Raises as `export` does.
    """
    book = _book(page, _NO_PAGE_NUMBERS)
    runs = make_runs(page)
    return gather(document_piece(write_body(runs, book), runs, book, digests=False), page)


def _book(page: Page, page_numbers: Mapping[str, str]) -> Manuscript:
    gaya = palette(page.gaya)
    reference = read_reference(_styled(page), gaya)
    return Manuscript(page, gaya, reference, make_index(page), page_numbers, list(reference.problems))


def _styled(page: Page) -> Mapping[str, bytes]:
    """The resources, our own reference document in the tokens of the page; one that people changed is left alone."""
    data = page.resources.get(NAME, b"")
    return {**page.resources, NAME: make(page.gaya)} if is_untouched(data) else page.resources
