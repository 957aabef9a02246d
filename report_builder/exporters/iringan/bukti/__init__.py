"""The evidence of a document as one HTML file: its text, and where each of its figures comes from."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

from report_builder.exporters import Output, html
from report_builder.exporters.iringan import Bekal, Iringan
from report_builder.exporters.iringan.bukti.butir import berbeda, butir, lembar
from report_builder.exporters.iringan.bukti.tautan import link_facts
from report_builder.exporters.markup import Context, write_sections
from report_builder.page import Page
from report_builder.telusur import row_text, rows_of

_SHEETS = ("gaya/token.css", "gaya/laporan.css")
_SCRIPT = "bukti/bukti.js"
_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{}'; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing is loaded, and no script runs but the page's own, whatever a text of the input may bring in."""


def write(one: Iringan, page: Page, bekal: Bekal) -> Output:
    """The page of evidence; raises ReportError (template) for a fault in its template or a missing style sheet."""
    ledger = bekal.ledger
    anchors = {fact: f"fakta-{number}" for number, fact in enumerate(ledger, start=1)}
    entries = {entry.id: entry for entry in butir(ledger, rows_of(bekal.tables, ledger), bekal.sebutan, anchors)}
    body = write_sections(Context(link_facts(page, anchors), lambda source: html.data_url(page, source)))
    script = bekal.draw(_SCRIPT, {})
    values = {
        "judul": page.judul,
        "draf": page.draf,
        "tanggal": page.tanggal,
        # What is marked as safe was escaped by the writer of the markup, or is a file of the templates.
        "gaya_laporan": Markup(html.style_sheets(page, _SHEETS)),  # noqa: S704
        "isi": Markup(body),  # noqa: S704
        "skrip": Markup(script),  # noqa: S704
        "kebijakan": _POLICY.format(b64encode(sha256(script.encode()).digest()).decode()),
        "butir": tuple(entries.values()),
        "lembar": lembar(page, entries),
        "berbeda": berbeda(entries),
        "pengaturan": _settings(bekal),
        "masalah": bekal.problems,
        "sumber": ledger.sumber,
    }
    return Output(one.berkas, bekal.draw(one.gambar, values).encode())


def _settings(bekal: Bekal) -> tuple[tuple[str, ...], ...]:
    """The sheet of what the office has settled for itself, its heads first."""
    table = next((table for table in bekal.tables if table.nama == "Pengaturan"), None)
    if table is None:
        return ()
    heads = row_text(table.header)
    return (heads, *(row_text(row, heads) for row in table.rows))
