"""An SVG as a raster picture, one pixel for each of its units.

WeasyPrint draws it, as it draws the charts of the report, and PDFium makes pixels of that page.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from lxml import etree
from weasyprint import HTML

from report_builder.exporters.iringan.huruf import font_faces
from report_builder.exporters.iringan.svg import letters, parse
from report_builder.exporters.pdf.assets import AssetFetcher
from report_builder.exporters.pdf.complaints import refuse_complaints, refuse_failures


def write(markup: str, resources: Mapping[str, bytes]) -> bytes:
    """The SVG as PNG, of the size that its ``width`` and ``height`` say.

    Raises ReportError (template) where the markup is no SVG, and ReportError (output) where it cannot be drawn.
    """
    root = parse(markup)
    with refuse_failures(), refuse_complaints():
        return _rasterize(_draw(root, font_faces(letters(root), resources)))


def _draw(root: etree._Element, faces: str) -> bytes:
    """A PDF of one page with a point for each pixel."""
    size = f"{root.get('width')}px {root.get('height')}px"
    css = f"{faces}\n@page {{ size: {size}; margin: 0 }} html, body {{ margin: 0 }} svg {{ display: block }}"
    drawn = etree.tostring(root, encoding="unicode")
    pdf: bytes = HTML(string=f"<style>{css}</style>{drawn}", url_fetcher=AssetFetcher({})).write_pdf()
    return pdf


def _rasterize(pdf: bytes) -> bytes:
    with pdfium.PdfDocument(pdf) as document:
        # WeasyPrint's pixel is three quarters of a point.
        image = document[0].render(scale=4 / 3).to_pil()
    written = BytesIO()
    image.convert("RGB").save(written, "PNG", optimize=True)
    return written.getvalue()
