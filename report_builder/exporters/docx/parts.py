"""The parts of a Word file around its body: styles, notes, comments, headers, charts, pictures, the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from uuid import NAMESPACE_URL, uuid5

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from report_builder.charts import Chart
from report_builder.exporters.docx.chart import Paint, chart_xml, has_overlay, overlay_xml, paint_of, workbook
from report_builder.exporters.docx.manuscript import Manuscript
from report_builder.exporters.docx.opc import Piece
from report_builder.exporters.docx.sections import Run, footers, headers
from report_builder.exporters.docx.settings import font_table_xml, settings_xml
from report_builder.exporters.docx.wordml import DECLARATION, Look, escape, paragraph, root, run, tab
from report_builder.exporters.docx.words import digest_of, part_digest, points_of, points_text, words_of
from report_builder.page import Attachment, Page

AUTHOR = "report_builder"
LEDGER = "fakta.json"
LEDGER_NAMESPACE = "urn:report-builder:fakta"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".svg": "image/svg+xml",
}


def document_piece(body: str, runs: list[Run], book: Manuscript, *, digests: bool = True) -> Piece:
    """The main part and all that it refers to; without ``digests`` the file does not carry those of its own words."""
    data = root("document", f"<w:body>{body}</w:body>")
    notes, charts = tuple(_note_pieces(book)), tuple(_chart_pieces(book))
    texts = (data, *(note.data for note in notes))
    said = _words(texts, [chart.data for chart in charts], book) if digests else ""
    pieces = (
        *_reference_pieces(book),
        *_margin_pieces(runs, book),
        *notes,
        *charts,
        *_picture_pieces(book),
        *_ledger_pieces(book, said),
    )
    return Piece(
        "dokumen",
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        "/word/document.xml",
        CONTENT_TYPE.WML_DOCUMENT_MAIN,
        data,
        pieces,
    )


def ledger_of(page: Page) -> Attachment | None:
    """The facts of the report among its attachments."""
    return next((one for one in page.attachments if one.name == LEDGER), None)


def digest(data: bytes) -> str:
    """The SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _word_piece(name: str, kind: str, content_type: str, data: bytes, relationship: str = "") -> Piece:
    return Piece(relationship or name, kind, f"/word/{name}.xml", content_type, data)


def _reference_pieces(book: Manuscript) -> Iterator[Piece]:
    """What the reference document gives, its numbering with the lists of this document, and the settings."""
    reference = book.reference
    lists = "".join(book.lists).encode()
    numbering = reference.numbering_part.replace(b"</w:numbering>", lists + b"</w:numbering>")
    settings = settings_xml(footnotes=bool(book.footnotes))
    kinds, types = RELATIONSHIP_TYPE, CONTENT_TYPE
    yield _word_piece("styles", kinds.STYLES, types.WML_STYLES, reference.styles_part)
    yield _word_piece("numbering", kinds.NUMBERING, types.WML_NUMBERING, numbering)
    yield _word_piece("settings", kinds.SETTINGS, types.WML_SETTINGS, settings)
    yield _word_piece("fontTable", kinds.FONT_TABLE, types.WML_FONT_TABLE, font_table_xml())
    yield _word_piece("theme/theme1", kinds.THEME, types.OFC_THEME, reference.theme_part, "theme")


def _margin_pieces(runs: Iterable[Run], book: Manuscript) -> Iterator[Piece]:
    """Headers and footers, one of each for every kind of page."""
    for name, content in headers(runs, book):
        data = root("hdr", content)
        yield _word_piece(f"kepala-{name}", RELATIONSHIP_TYPE.HEADER, CONTENT_TYPE.WML_HEADER, data)
    for name, content in footers(runs, book):
        yield _word_piece(f"kaki-{name}", RELATIONSHIP_TYPE.FOOTER, CONTENT_TYPE.WML_FOOTER, root("ftr", content))


def _note_pieces(book: Manuscript) -> Iterator[Piece]:
    if book.footnotes:
        data = root("footnotes", _footnotes(book))
        yield _word_piece("footnotes", RELATIONSHIP_TYPE.FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES, data)
    if book.comments:
        data = root("comments", _comments(book))
        yield _word_piece("comments", RELATIONSHIP_TYPE.COMMENTS, CONTENT_TYPE.WML_COMMENTS, data)


def _footnotes(book: Manuscript) -> str:
    """The two lines that Word draws between text and notes, then the notes."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
        f'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    mark = f"<w:r>{Look(book.style('footnote reference')).xml}<w:footnoteRef/></w:r>{tab()}"
    style = book.style("footnote text")
    return separators + "".join(
        f'<w:footnote w:id="{number}">{paragraph(style, mark + content)}</w:footnote>'
        for number, content in enumerate(book.footnotes, start=1)
    )


def _comments(book: Manuscript) -> str:
    mark = f"<w:r>{Look(book.style('annotation reference')).xml}<w:annotationRef/></w:r>"
    style = book.style("annotation text")
    day = f"{book.page.tanggal.isoformat()}T00:00:00Z"
    return "".join(
        f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{day}" w:initials="RB">'
        f"{paragraph(style, mark + run(text))}</w:comment>"
        for number, text in enumerate(book.comments)
    )


def _chart_pieces(book: Manuscript) -> Iterator[Piece]:
    paint = paint_of(book.gaya, book.reference)
    for number, chart in enumerate(book.charts, start=1):
        yield Piece(
            f"grafik{number}",
            RELATIONSHIP_TYPE.CHART,
            f"/word/charts/chart{number}.xml",
            CONTENT_TYPE.DML_CHART,
            chart_xml(chart, paint),
            tuple(_parts_of_chart(number, chart, paint)),
        )


def _parts_of_chart(number: int, chart: Chart, paint: Paint) -> Iterator[Piece]:
    """Its workbook, and what is drawn over it, if anything is."""
    kinds, types = RELATIONSHIP_TYPE, CONTENT_TYPE
    yield Piece("data", kinds.PACKAGE, f"/word/embeddings/data{number}.xlsx", types.SML_SHEET, workbook(chart))
    if has_overlay(chart):
        overlay, name = overlay_xml(chart, paint), f"/word/drawings/acuan{number}.xml"
        yield Piece("acuan", kinds.CHART_USER_SHAPES, name, types.DML_CHARTSHAPES, overlay)


def _picture_pieces(book: Manuscript) -> Iterator[Piece]:
    for number, (name, data) in enumerate(book.pictures.items(), start=1):
        suffix = PurePosixPath(name).suffix.lower()
        yield Piece(
            f"gambar{number}",
            RELATIONSHIP_TYPE.IMAGE,
            f"/word/media/gambar{number}{suffix}",
            _MEDIA_TYPES[suffix],
            data,
        )


def _ledger_pieces(book: Manuscript, said: str) -> Iterator[Piece]:
    """What was asked for, the facts, the bookmark of each printed one and what was said, in a part bound to nothing.

    LibreOffice keeps such a part as it is; of one that is bound to content controls it drops the attributes.
    """
    ledger = ledger_of(book.page)
    if ledger is None:
        return
    marks = "".join(f'<penanda nama="{name}" fakta="{escape(fact)}"/>' for name, fact in book.facts.items())
    facts = f'<fakta sha256="{digest(ledger.data)}">{escape(ledger.data.decode())}</fakta>'
    asked = "".join(f' {name}="{escape(value)}"' for name, value in book.page.pesanan.items())
    data = f'{DECLARATION}<laporan xmlns="{LEDGER_NAMESPACE}"{asked}>{facts}{marks}{said}</laporan>'.encode()
    identity = str(uuid5(NAMESPACE_URL, digest(data))).upper()
    properties = (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_DATA_STORE}" ds:itemID="{{{identity}}}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{LEDGER_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    yield Piece(
        "fakta",
        RELATIONSHIP_TYPE.CUSTOM_XML,
        "/customXml/item1.xml",
        CONTENT_TYPE.XML,
        data,
        (
            Piece(
                "sifat",
                RELATIONSHIP_TYPE.CUSTOM_XML_PROPS,
                "/customXml/itemProps1.xml",
                CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
                properties,
            ),
        ),
    )


def _words(texts: Iterable[bytes], charts: Iterable[bytes], book: Manuscript) -> str:
    """The digests of what stands outside tables, in each row of tables, and in each chart with that of its part."""
    read = [words_of(etree.fromstring(text), book.facts) for text in texts]
    drawn = ((digest_of(points_text(points_of(etree.fromstring(chart)))), part_digest(chart)) for chart in charts)
    parts = (
        ("kata", [digest for words in read for digest in words.loose]),
        *(("tabel", rows) for words in read for rows in words.tables),
        *(("grafik", digests) for digests in drawn),
    )
    return "".join(f"<{name}>{' '.join(digests)}</{name}>" for name, digests in parts)
