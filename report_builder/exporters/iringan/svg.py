"""A card as SVG that looks the same everywhere: it carries its fonts."""

from __future__ import annotations

from lxml import etree

from report_builder.exporters import Output
from report_builder.exporters.iringan import Bekal, Iringan
from report_builder.exporters.iringan.gambar import draw_card, letters
from report_builder.exporters.iringan.huruf import embedded, font_faces
from report_builder.exporters.iringan.izin import NAMESPACE
from report_builder.page import Page


def write(one: Iringan, page: Page, bekal: Bekal) -> Output:
    """The card with its letters embedded; raises ReportError (template) for what is no card or no picture of it."""
    root, problems = draw_card(one, page, bekal.draw)
    style = etree.Element(f"{NAMESPACE}style")
    style.text = font_faces(embedded(letters(root), page.resources))
    root.insert(0, style)
    return Output(one.berkas, etree.tostring(root, encoding="UTF-8", xml_declaration=True), problems)
