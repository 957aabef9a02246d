"""Findings as one HTML file that needs nothing beside it: a list of what is wrong, then the text with all marks."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

from report_builder.audit.keluaran.baris import kesimpulan
from report_builder.audit.keluaran.isi import Isi
from report_builder.audit.keluaran.sidik import bubuhi_halaman
from report_builder.audit.temuan import Pemeriksaan
from report_builder.templating import Library

_TEMPLATE = "audit/audit.html"
_SHEETS = ("gaya/token.css", "gaya/laporan.css", "halaman/halaman.css", "audit/audit.css")
_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
"""Nothing is loaded and no script runs, whatever a text of the document may bring in."""


def halaman(pemeriksaan: Pemeriksaan, nama: str, data: str, library: Library) -> bytes:
    """The page about the document of this name, held against these data (empty: none).

    A later audit knows it as its own. Raises ReportError (template) for a fault in its template or a missing style
    sheet.
    """
    isi = Isi(pemeriksaan)
    # Inside <style> only the end of the element could end it.
    css = "\n".join(library.read(name).decode() for name in _SHEETS).replace("</", "<\\/")
    values = {
        "nama": nama,
        "data": data,
        "kesimpulan": kesimpulan(pemeriksaan),
        "gaya_lembar": Markup(css),  # noqa: S704 - files of the templates
        "kebijakan": _POLICY.format(b64encode(sha256(css.encode()).digest()).decode()),
        "jumlah": isi.jumlah(),
        "butir": isi.butir(),
        "bagian": tuple(isi.bagian()),
    }
    return bubuhi_halaman(library.fill(_TEMPLATE, values).encode(errors="replace"), nama)
