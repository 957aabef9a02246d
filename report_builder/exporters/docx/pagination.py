"""The Word file with the numbers of its own pages in its contents, counted in the layout that LibreOffice gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import pikepdf

from report_builder.errors import warning
from report_builder.exporters import Output
from report_builder.exporters.docx import export as write
from report_builder.exporters.docx.index import make_index
from report_builder.exporters.docx.libreoffice import CHECK_SETUP, as_pdf, refusal
from report_builder.exporters.numbers import printed_numbers
from report_builder.page import Page

ROUNDS = 3
_UNSETTLED = warning(
    f"Nomor halaman di daftar isi Word masih berubah setelah {ROUNDS} kali dihitung.",
    hint="Perbarui daftar isi di Word: Ctrl+A, lalu F9.",
)


def export(page: Page, name: str) -> Output:
    """The page as a DOCX file whose contents name its own pages, and their numbers by the id of headings and captions.

    Numbers can move what they are the numbers of, so they are counted anew until they stay. Raises ReportError
    (template) as the export without them does, and ReportError (output) where LibreOffice does not lay out the file.
    """
    output = write(page, name)
    for _ in range(ROUNDS):
        numbers = _count(page, output.data)
        if numbers == output.page_numbers:
            return output
        output = replace(write(page, name, numbers), page_numbers=numbers)
    return replace(output, problems=(*output.problems, _UNSETTLED))


def _count(page: Page, docx: bytes) -> dict[str, str]:
    try:
        places = _places(as_pdf(docx, page.resources), make_index(page).bookmarks)
    except pikepdf.PdfError as failure:
        raise refusal("LibreOffice tidak membuat PDF yang utuh.", CHECK_SETUP) from failure
    if not all(section.id in places for section in page.sections):
        raise refusal("LibreOffice tidak menyebut letak bagian laporan.", "Pasang LibreOffice 7.4 atau yang lebih baru")
    return printed_numbers(page, places)


def _places(pdf: bytes, bookmarks: Mapping[str, str]) -> dict[str, int]:
    """How many pages come before each id, by the destination that has the name of its bookmark."""
    with pikepdf.open(BytesIO(pdf)) as file:
        order: dict[object, int] = {sheet.objgen: place for place, sheet in enumerate(file.pages)}
        known = file.Root.get("/Dests", pikepdf.Dictionary())
        named = {key: _destination(bookmark) for key, bookmark in bookmarks.items()}
        return {key: order[known[name][0].objgen] for key, name in named.items() if name in known}


def _destination(bookmark: str) -> str:
    """``_Toc00000001`` -> ``/5FToc00000001``: LibreOffice writes out what is neither letter nor figure."""
    return "/" + bookmark.replace("_", f"{ord('_'):X}")
