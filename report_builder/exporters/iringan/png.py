"""A card as a raster picture, one pixel for each unit of its drawing.

WeasyPrint draws it, as it draws the charts of the report, and PDFium makes pixels of that page.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from lxml import etree
from weasyprint import HTML

from report_builder.exporters import Output
from report_builder.exporters.iringan import Bekal, Iringan
from report_builder.exporters.iringan.gambar import draw_card
from report_builder.exporters.iringan.huruf import font_faces
from report_builder.exporters.pdf.assets import AssetFetcher, asset_url
from report_builder.exporters.pdf.complaints import refuse_complaints, refuse_failures
from report_builder.exporters.pdf.fonts import fonts_of
from report_builder.page import Page


def write(one: Iringan, page: Page, bekal: Bekal) -> Output:
    """The card as PNG, of the size that ``width`` and ``height`` of its drawing say.

    Raises ReportError (template) for what is no card or no picture of it, and ReportError (output) where it cannot be
    made into pixels.
    """
    root, problems = draw_card(one, page, bekal.draw)
    with refuse_failures(), refuse_complaints():
        data = _rasterize(_print(root, page.resources))
    return Output(one.berkas, data, problems)


def _print(root: etree._Element, resources: Mapping[str, bytes]) -> bytes:
    """A PDF of one page with a point for each pixel."""
    size = " ".join(f"{root.get(side, '').removesuffix('px')}px" for side in ("width", "height"))
    faces = font_faces(asset_url)
    css = f"{faces}\n@page {{ size: {size}; margin: 0 }} html, body {{ margin: 0 }} svg {{ display: block }}"
    drawn = etree.tostring(root, encoding="unicode")
    source = HTML(string=f"<style>{css}</style>{drawn}", url_fetcher=AssetFetcher(resources))
    pdf: bytes = source.write_pdf(font_config=fonts_of(faces, resources))
    return pdf


def _rasterize(pdf: bytes) -> bytes:
    with pdfium.PdfDocument(pdf) as document:
        # WeasyPrint's pixel is three quarters of a point.
        image = document[0].render(scale=4 / 3).to_pil()
    written = BytesIO()
    image.convert("RGB").save(written, "PNG", optimize=True)
    return written.getvalue()
