"""Figures: pictures and native charts, each in a paragraph of its own with its caption below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from report_builder.exporters.docx.captions import caption_paragraph
from report_builder.exporters.docx.chart import size as chart_size
from report_builder.exporters.docx.images import Raster, read_image
from report_builder.exporters.docx.manuscript import KEEP, Manuscript, Place
from report_builder.exporters.docx.wordml import NAMESPACES, bookmark, emu, escape, paragraph, run
from report_builder.exporters.docx.writing import write_block
from report_builder.page import Figure, Grafik, Picture

_MILLIMETRE = 1440 / 25.4
"""In twips."""
_SVG_EXTENSION = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in millimetres."""

    width: float
    height: float

    def within(self, width: float, height: float) -> Size:
        """The same shape, no wider and no higher than this."""
        scale = min(1.0, width / self.width, height / self.height)
        return Size(self.width * scale, self.height * scale)


@write_block.register
def _(block: Figure, place: Place, book: Manuscript) -> str:
    drawing = write_content(block.content, place, book)
    if block.caption is None:
        anchor = bookmark(book.next_bookmark(), book.index.bookmarks[block.id]) if block.id else ""
        style = "Sampul Logo" if place.story == "cover" else "Gambar"
        return paragraph(book.style(style), anchor + drawing, '<w:keepNext w:val="0"/>')
    caption = caption_paragraph(block.caption, block.id, "Judul Gambar", book, keep=place.keep or place.tied)
    return paragraph(book.style("Gambar"), drawing, KEEP) + caption


@singledispatch
def write_content(content: Picture | Grafik, place: Place, book: Manuscript) -> str:
    """The run that shows a picture or chart."""
    raise NotImplementedError(type(content))


@write_content.register
def _(content: Picture, place: Place, book: Manuscript) -> str:
    image = read_image(content.src, book.page.resources, book.problems)
    if image is None:
        return run(f"[{content.alt}]")
    size = _picture_size(image, content.width_mm).within(place.width / _MILLIMETRE, place.tallest)
    vector = _SVG_EXTENSION.format(book.add_picture(*image.vector)) if image.vector else ""
    graphic = (
        f'<a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{escape(content.src)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{book.add_picture(image.name, image.data)}">{vector}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/>{_extent("a:ext", size)}</a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
    return _inline(graphic, size, "Gambar", content.alt, book)


@write_content.register
def _(content: Grafik, place: Place, book: Manuscript) -> str:
    size = Size(*chart_size(content.chart, place.width / _MILLIMETRE))
    graphic = (
        f'<a:graphicData uri="{NAMESPACES["c"]}"><c:chart r:id="{book.add_chart(content.chart)}"/></a:graphicData>'
    )
    return _inline(graphic, size, "Grafik", content.alt, book)


def _picture_size(image: Raster, width: float | None) -> Size:
    natural = Size(image.width, image.height)
    return natural if width is None else Size(width, natural.height * width / natural.width)


def _inline(graphic: str, size: Size, word: str, alt: str, book: Manuscript) -> str:
    """A drawing that stands in the line like a letter."""
    number = book.next_drawing()
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{_extent("wp:extent", size)}'
        f'<wp:docPr id="{number}" name="{word} {number}" descr="{escape(alt)}"/><wp:cNvGraphicFramePr/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _extent(name: str, size: Size) -> str:
    return f'<{name} cx="{emu(size.width)}" cy="{emu(size.height)}"/>'
