"""Renders the page with WeasyPrint: the same bytes for the same page, and nothing wrong passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from weasyprint import HTML, Attachment

from report_builder.collecting import without_collection
from report_builder.errors import ExitCode, Problem, ReportError, error
from report_builder.exporters import Output
from report_builder.exporters.columns import columns_of, tell_broken, text_twips
from report_builder.exporters.html import document, style_sheets
from report_builder.exporters.numbers import page_runs, printed_numbers
from report_builder.exporters.pdf.assets import AssetFetcher, ForbiddenUrlError, asset_url
from report_builder.exporters.pdf.complaints import refuse_complaints, refuse_failures
from report_builder.exporters.pdf.finishing import Finish, end_streams, keep_marks, leave_parting
from report_builder.exporters.pdf.fonts import fonts_of
from report_builder.exporters.pdf.letters import replace_unknown
from report_builder.exporters.pdf.losses import refuse_losses
from report_builder.page import Page, TableBlock, iter_blocks

if TYPE_CHECKING:
    from weasyprint.document import Document

_SHEETS = ("gaya/token.css", "gaya/laporan.css", "gaya/cetak.css")
_PAPERS = {"A4": ("210mm", "297mm"), "F4": ("215mm", "330mm")}
_FLAT_PAGES = ("awal-lanskap", "awal-mulai-lanskap", "isi-lanskap", "isi-mulai-lanskap")
_VARIANT = "pdf/a-3a"
_RELATIONSHIPS = {"application/json": "Data"}
"""The ledger is the data that text and tables show; other files are the source of the report (ISO 32000-2, 7.11.3)."""


def export(page: Page, name: str) -> Output:
    """Give the page as PDF/A-3a and PDF/UA-1, with the printed page number of every heading and caption.

    Raises ReportError (template) where the page asks for anything that is not its own or a style sheet is faulty, and
    ReportError (output) where WeasyPrint complains of anything else, fails, or has no room for a text.
    """
    with refuse_failures(), refuse_complaints(), without_collection():
        rendered, told = _render(page)
        places = _places(rendered)
        data = _write(rendered, page, places)
        return Output(name, data, (*told, *_broken_words(page)), printed_numbers(page, places))


def _render(page: Page) -> tuple[Document, tuple[Problem, ...]]:
    """The laid-out document, and a warning where its fonts lack a letter."""
    fetcher = AssetFetcher(page.resources)
    css = f"{style_sheets(page, _SHEETS)}\n{_paper(page)}"
    written = leave_parting(_join_totals(document(page, css, asset_url)))
    markup, told = replace_unknown(written, page.resources)
    try:
        source = HTML(string=markup, url_fetcher=fetcher)
        rendered = source.render(font_config=fonts_of(css, page.resources), pdf_variant=_VARIANT)
    except ForbiddenUrlError as refused:
        message = f"Dokumen meminta “{refused.url}”, yang bukan bagian dari laporan."
        hint = "Templat dan lembar gaya hanya boleh memakai berkas laporan sendiri."
        raise ReportError([error(message, hint=hint)], ExitCode.TEMPLATE) from refused
    refuse_losses(source.etree_element.find("body"), rendered.pages)
    return rendered, told


def _broken_words(page: Page) -> Iterator[Problem]:
    """A warning for each table that is too wide for its page."""
    for section in page.sections:
        width = text_twips(page.kertas, lies=section.lanskap)
        for block in iter_blocks(section):
            if isinstance(block, TableBlock):
                yield from tell_broken(block, columns_of(block, width))


def _places(rendered: Document) -> dict[str, int]:
    """How many pages come before each id."""
    return {key: place for place, sheet in reversed(list(enumerate(rendered.pages))) for key in sheet.anchors}


def _write(rendered: Document, page: Page, places: dict[str, int]) -> bytes:
    """The finished file of a laid-out document."""
    rendered.metadata.attachments = _attachments(page)
    keep_marks(rendered)
    media_types = {attachment.name: attachment.media_type for attachment in page.attachments}
    finish = Finish(page_runs(page, places), media_types)
    return end_streams(rendered.write_pdf(pdf_variant=_VARIANT, finisher=finish))


def _join_totals(markup: str) -> str:
    """The markup with every total as the last row of its table's body.

    WeasyPrint fails where two groups of rows must not part and the page ends between them; it copes within a group.
    """
    return re.sub(r"\s*</tbody><tfoot>", "", markup).replace("</tfoot>", "</tbody>")


def _paper(page: Page) -> str:
    width, height = _PAPERS[page.kertas]
    flat = "\n".join(f"@page {name} {{ size: {height} {width} }}" for name in _FLAT_PAGES)
    return f"@page {{ size: {width} {height} }}\n{flat}"


def _attachments(page: Page) -> list[Attachment]:
    """The page's files, by name as PDF wants it, with the report's own date: WeasyPrint would take the clock's."""
    moment = datetime.combine(page.tanggal, time(), UTC)
    return [
        Attachment(
            string=attachment.data,
            name=attachment.name,
            description=attachment.description,
            created=moment,
            modified=moment,
            relationship=_RELATIONSHIPS.get(attachment.media_type, "Source"),
        )
        for attachment in sorted(page.attachments, key=lambda attachment: attachment.name)
    ]
