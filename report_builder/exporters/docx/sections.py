"""Runs of pages: paper, margins, page numbers, headers and footers, and the band of the cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from report_builder.exporters.docx.index import opening_heading
from report_builder.exporters.docx.manuscript import Manuscript, Place, Story
from report_builder.exporters.docx.wordml import NAMESPACES, Look, bookmark, emu, field, paragraph, run, tab, twips
from report_builder.exporters.docx.writing import write_blocks
from report_builder.exporters.paper import PAPERS, tallest
from report_builder.page import Page, Section, SectionKind

_EDGE = 10.7
"""Where header and footer begin, from the edge of the paper: so that their line stands amid the margin."""
_COVER_EDGE = 14.2
_BAND = 14.0
"""The width of the band at the binding edge of the cover."""

Numbers: TypeAlias = Literal["", "lowerRoman", "decimal"]
_NUMBERS: Mapping[SectionKind, Numbers] = {
    "sampul": "",
    "awal": "lowerRoman",
    "bab": "decimal",
    "lampiran": "decimal",
    "naskah": "decimal",
}


@dataclass(frozen=True, slots=True)
class Margins:
    """In millimetres; the binding edge is on the left."""

    top: float = 25
    right: float = 25
    bottom: float = 25
    left: float = 30
    edge: float = _EDGE


_COVER = Margins(top=32, left=42, edge=_COVER_EDGE)


@dataclass(frozen=True, slots=True)
class Setup:
    """How a run of pages is laid out: paper as it lies, margins, the form of its page numbers."""

    width: float
    height: float
    margins: Margins
    numbers: Numbers

    @property
    def text_width(self) -> int:
        """The width of the text in twips."""
        return twips(self.width - self.margins.left - self.margins.right)

    @property
    def lies(self) -> bool:
        """Whether the paper lies on its long side."""
        return self.width > self.height

    @property
    def name(self) -> str:
        """What the header and footer of such pages are called: ``sampul``, ``tegak``, ``lanskap``."""
        if not self.numbers:
            return "sampul"
        return "lanskap" if self.lies else "tegak"


@dataclass(frozen=True, slots=True)
class Run:
    """Sections that are one section in Word too: each but the first begins with a chapter's own page break."""

    setup: Setup
    sections: tuple[Section, ...]


def make_runs(page: Page) -> list[Run]:
    """The sections of a page, joined where nothing but a chapter begins between them."""
    runs: list[Run] = []
    for section in page.sections:
        setup = _setup(section, page)
        if runs and runs[-1].setup == setup and opening_heading(section):
            runs[-1] = Run(setup, (*runs[-1].sections, section))
        else:
            runs.append(Run(setup, (section,)))
    return runs


def _setup(section: Section, page: Page) -> Setup:
    width, height = PAPERS[page.kertas]
    if section.lanskap:
        width, height = height, width
    margins = _COVER if section.kind == "sampul" else Margins()
    return Setup(width, height, margins, _NUMBERS[section.kind])


def write_body(runs: Iterable[Run], book: Manuscript) -> str:
    """The content of ``w:body``: every run of pages with its properties, the last ones at the end."""
    pieces: list[str] = []
    ending = ""
    counted: set[Numbers] = set()
    for one in runs:
        if ending:
            pieces.append(paragraph(book.style("Batas Bagian"), "", ending))
        pieces.extend(_write_section(section, one.setup, book) for section in one.sections)
        ending = section_properties(one.setup, begins=one.setup.numbers not in counted)
        counted.add(one.setup.numbers)
    return "".join(pieces) + ending


def _write_section(section: Section, setup: Setup, book: Manuscript) -> str:
    anchor = ""
    if section.id and not opening_heading(section):
        anchor = bookmark(book.next_bookmark(), book.index.bookmarks[section.id])
    story: Story = "cover" if section.kind == "sampul" else "body"
    place = Place(setup.text_width, story, tallest=tallest(lies=setup.lies))
    return _anchor(write_blocks(section.blocks, place, book), anchor)


def _anchor(content: str, anchor: str) -> str:
    """The content with the anchor in its first paragraph: LibreOffice sets one between paragraphs on the one before."""
    before, properties, after = content.partition("</w:pPr>")
    return f"{before}{properties}{anchor}{after}"


def section_properties(setup: Setup, *, begins: bool) -> str:
    """The ``w:sectPr`` of a run; the first one with its form of page numbers begins at 1."""
    start = ' w:start="1"' if begins else ""
    numbers = f'<w:pgNumType w:fmt="{setup.numbers}"{start}/>' if setup.numbers else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="kepala-{setup.name}"/>'
        f'<w:footerReference w:type="default" r:id="kaki-{setup.name}"/><w:type w:val="nextPage"/>'
        f"{page_layout(setup)}{numbers}</w:sectPr>"
    )


def page_layout(setup: Setup) -> str:
    """Paper and margins."""
    lies = ' w:orient="landscape"' if setup.lies else ""
    margins = setup.margins
    return (
        f'<w:pgSz w:w="{twips(setup.width)}" w:h="{twips(setup.height)}"{lies}/>'
        f'<w:pgMar w:top="{twips(margins.top)}" w:right="{twips(margins.right)}" w:bottom="{twips(margins.bottom)}" '
        f'w:left="{twips(margins.left)}" w:header="{twips(margins.edge)}" w:footer="{twips(margins.edge)}" '
        'w:gutter="0"/>'
    )


def headers(runs: Iterable[Run], book: Manuscript) -> Iterator[tuple[str, str]]:
    """The content of each header, by the name of its pages."""
    for setup in _setups(runs):
        title = _band(setup, book) if setup.name == "sampul" else run(book.page.kepala)
        yield setup.name, _header(title, setup, book)


def footers(runs: Iterable[Run], book: Manuscript) -> Iterator[tuple[str, str]]:
    """The content of each footer, by the name of its pages; the cover has no number."""
    for setup in _setups(runs):
        yield setup.name, paragraph(book.style("footer"), field("PAGE", "1") if setup.numbers else "")


def _setups(runs: Iterable[Run]) -> Iterable[Setup]:
    """One setup for each name."""
    return {one.setup.name: one.setup for one in runs}.values()


def _header(title: str, setup: Setup, book: Manuscript) -> str:
    """The running title or the band, and in a draft the word that says so at the other margin."""
    draft = tab() + run("DRAF", Look(book.style("Draf"))) if book.page.draf else ""
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{setup.text_width}"/></w:tabs>'
    return paragraph(book.style("header"), title + draft, tabs if draft else "")


def _band(setup: Setup, book: Manuscript) -> str:
    """The band along the binding edge, in the first accent of the theme.

    It stands in the header, where writing on the cover does not move it.
    """
    width, height = emu(_BAND), emu(setup.height)
    shape = (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/>'
        "</a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    number = book.next_drawing()
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Pita sampul" descr="Hiasan: pita di tepi jilid"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["wps"]}">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent></w:r>'
