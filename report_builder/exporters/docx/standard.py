"""The reference document of the program itself, in the design tokens of a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from report_builder.exporters.docx.numbering import numbering_xml
from report_builder.exporters.docx.opc import Piece, assemble
from report_builder.exporters.docx.palette import palette
from report_builder.exporters.docx.sections import Margins, Setup, page_layout
from report_builder.exporters.docx.settings import font_table_xml, settings_xml
from report_builder.exporters.docx.styles import STYLES, styles_xml
from report_builder.exporters.docx.theme import theme_xml
from report_builder.exporters.docx.wordml import paragraph, root, run
from report_builder.page import Page

_DAY = date(2021, 12, 31)
"""Of the document's properties; any fixed day does."""


def make(tokens: Mapping[str, str]) -> bytes:
    """The reference document in these design tokens: its text shows every paragraph style by name."""
    gaya = palette(tokens)
    kinds, types = RELATIONSHIP_TYPE, CONTENT_TYPE
    shown = "".join(paragraph(style.id, run(style.name)) for style in STYLES if style.kind == "paragraph")
    layout = page_layout(Setup(210, 297, Margins(), "decimal"))
    body = root("document", f"<w:body>{shown}<w:sectPr>{layout}</w:sectPr></w:body>")
    parts = (
        ("styles", kinds.STYLES, types.WML_STYLES, root("styles", styles_xml(gaya))),
        ("numbering", kinds.NUMBERING, types.WML_NUMBERING, root("numbering", numbering_xml())),
        ("settings", kinds.SETTINGS, types.WML_SETTINGS, settings_xml(footnotes=False)),
        ("fontTable", kinds.FONT_TABLE, types.WML_FONT_TABLE, font_table_xml()),
        ("theme", kinds.THEME, types.OFC_THEME, theme_xml(gaya)),
    )
    pieces = tuple(Piece(name, kind, f"/word/{name}.xml", form, data) for name, kind, form, data in parts)
    document = Piece("dokumen", kinds.OFFICE_DOCUMENT, "/word/document.xml", types.WML_DOCUMENT_MAIN, body, pieces)
    return assemble(document, Page("Gaya laporan", "report_builder", _DAY, "", False, "A4", ()), {})
