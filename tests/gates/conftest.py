"""Files for the gates to find nothing wrong with, until a test breaks them."""

from pathlib import Path

import pytest

from report_builder.exporters import Output, docx, pdf
from report_builder.page import Page, parse
from report_builder.templating import Library
from tests.exporters.docx.conftest import DOCUMENT

MARKUP = """<html lang="id"><head><title>Laporan Kinerja</title><meta name="author" content="Deputi"/>
<meta name="dcterms.date" content="2022-02-28"/><meta name="report.header" content="Laporan"/>
<meta name="report.draft" content="tidak"/><meta name="report.paper" content="A4"/></head><body>
<section class="awal"><h1>DAFTAR ISI</h1><nav class="daftar-isi"/></section>
<section class="bab"><h1>PENDAHULUAN</h1><h2>Umum</h2>
<p>Lihat <a href="#tabel"/><aside class="catatan">Catatan.</aside>.</p>
<table id="tabel"><caption>Wilayah</caption>
<thead><tr><th rowspan="2">Wilayah</th><th colspan="2" scope="colgroup">Semester</th></tr>
<tr><th scope="col">I</th><th scope="col">II</th></tr></thead>
<tbody><tr><td rowspan="2">Satu</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>
<figure id="gambar"><img src="gaya/logo.png" alt="Tempat logo"/><figcaption>Logo</figcaption></figure>
<h3>Rincian</h3></section></body></html>"""


def page_of(markup: str) -> Page:
    """Give a document with what comes with the program."""
    library = Library.on_path([])
    return parse(markup, gaya=library.gaya, resources=library.resources(("gaya/", "fonts/", "reference.docx")))


def sound(output: Output) -> bytes:
    """Give a file of which there must be nothing to complain."""
    assert output.problems == ()
    return output.data


@pytest.fixture(scope="session")
def small_word() -> bytes:
    """Give a file of two pages: contents, headings, a note, a table with two rows of head, a picture."""
    return sound(docx.export(page_of(MARKUP), "lakip.docx"))


@pytest.fixture(scope="session")
def small_pdf() -> bytes:
    """Give the same file in print."""
    return sound(pdf.export(page_of(MARKUP), "lakip.pdf"))


@pytest.fixture(scope="session")
def full_word(project: Path) -> bytes:
    """Give a file with every block and inline of the contract."""
    body = (project / "tests/exporters/docx/sample.xhtml").read_text("utf-8")
    return sound(docx.export(page_of(DOCUMENT.format(body=body, draft="ya", paper="A4")), "lakip.docx"))
