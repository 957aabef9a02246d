"""Small reports for one behaviour of the PDF each."""

import subprocess
from io import BytesIO

import page as validator
import pikepdf

from report_builder.exporters import pdf
from report_builder.page import Page, parse
from report_builder.templating import Library

FORM = """<html lang="id"><head><title>Laporan Kinerja</title><meta name="author" content="Deputi"/>
<meta name="dcterms.date" content="2022-02-28"/><meta name="report.header" content="Kepala halaman"/>
<meta name="report.draft" content="ya"/><meta name="report.paper" content="A4"/></head><body>{}</body></html>"""
CHAPTER = '<section class="bab" id="bab"><h1>Satu</h1>{}</section>'
WORDS = " ".join(f"kata{number}x" for number in range(900))


def page_of(sections: str, css: bytes | None = None) -> Page:
    """Give a document of these sections."""
    library = Library.on_path([])
    resources = library.resources(("gaya/", "fonts/"))
    if css is not None:
        resources = {**resources, "gaya/laporan.css": css}
    return parse(FORM.format(sections), gaya=library.gaya, resources=resources)


def printed(page: Page) -> bytes:
    """Give it as PDF."""
    return pdf.export(page, "lakip.pdf").data


def chapter(blocks: str, css: bytes | None = None) -> bytes:
    """Give a report of one chapter as PDF."""
    return printed(page_of(CHAPTER.format(blocks), css))


def table(body: str, head: str = "<tr><th>A</th><th>B</th></tr>") -> str:
    """Give the markup of a table."""
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def rows(count: int, columns: int = 2) -> str:
    """Give the markup of rows of cells, none like another."""
    cells = ["".join(f"<td>r{row}k{column}</td>" for column in range(columns)) for row in range(count)]
    return "".join(f"<tr>{each}</tr>" for each in cells)


def page_count(data: bytes) -> int:
    """Give the number of pages of a PDF."""
    with pikepdf.open(BytesIO(data)) as document:
        return len(document.pages)


def text_of(data: bytes) -> list[str]:
    """Give the text of each page."""
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], capture_output=True, check=True, input=data).stdout
    return text.decode().split("\f")[:-1]


def faults(data: bytes) -> list[str]:
    """Give what is against PDF/A-3a or PDF/UA-1."""
    found = [validator.validate_pdf_bytes(data, profile=profile).failures for profile in ("3a", "ua1")]
    return [f"{fault.rule_id}: {fault.message}" for failures in found for fault in failures]
