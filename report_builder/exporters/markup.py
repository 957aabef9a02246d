"""The blocks of a page as HTML elements, the same for the screen and for the PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import singledispatch
from html import escape

from report_builder.exporters.columns import TIGHT, columns_of, text_twips
from report_builder.exporters.paper import tallest
from report_builder.exporters.unbroken import stays_whole
from report_builder.page import (
    Block,
    Break,
    Caption,
    Contents,
    Entry,
    FactText,
    Figure,
    Footnote,
    Grafik,
    Group,
    Heading,
    Inline,
    Link,
    ListBlock,
    Missing,
    Page,
    Paragraph,
    Picture,
    Section,
    Status,
    Styled,
    TableBlock,
    TableCell,
    TableRow,
    Text,
    contents,
)

_CONTENTS_NAMES = {"isi": "Daftar isi", "tabel": "Daftar tabel", "gambar": "Daftar gambar"}


@dataclass(frozen=True, slots=True)
class Context:
    """What blocks need of their surroundings: the page, for its contents, and the URL of each resource."""

    page: Page
    url: Callable[[str], str]
    lies: bool = False
    """Whether the pages of the section lie on their long side."""


def write_sections(context: Context) -> str:
    """Give all sections; the first of the front matter and of the body say so, since page numbers begin there."""
    sections = context.page.sections
    beginnings = {_first(sections, ("awal",)), _first(sections, ("bab", "lampiran", "naskah"))}
    return "\n".join(_section(section, context, begins_numbers=section.id in beginnings) for section in sections)


def _first(sections: tuple[Section, ...], kinds: tuple[str, ...]) -> str | None:
    return next((section.id for section in sections if section.kind in kinds), None)


def _section(section: Section, context: Context, *, begins_numbers: bool) -> str:
    context = replace(context, lies=section.lanskap)
    kelas = " ".join([section.kind] + ["lanskap"] * section.lanskap + ["mulai"] * begins_numbers)
    return f"<section{_class(kelas)}{_id(section.id)}>\n{_blocks(section.blocks, context)}\n</section>"


def _blocks(blocks: Iterable[Block], context: Context) -> str:
    return "\n".join(write_block(block, context) for block in blocks)


# --- blocks ----------------------------------------------------------------------------------------------------------


@singledispatch
def write_block(block: Block, _context: Context) -> str:
    """Give one block as HTML."""
    raise TypeError(f"no HTML for {type(block).__name__}")


@write_block.register
def _(block: Heading, _context: Context) -> str:
    kelas = "" if block.nomor else "tanpa-nomor"
    number = f'<span class="nomor">{escape(block.nomor)}</span> ' if block.nomor else ""
    return f"<h{block.level}{_class(kelas)}{_id(block.id)}>{number}{_inlines(block.children)}</h{block.level}>"


@write_block.register
def _(block: Paragraph, _context: Context) -> str:
    return f"<p{_class(block.kelas)}>{_inlines(block.children)}</p>"


@write_block.register
def _(block: ListBlock, context: Context) -> str:
    tag = "ol" if block.ordered else "ul"
    items = "".join(f"<li>{_flow(item, context)}</li>" for item in block.items)
    return f"<{tag}>{items}</{tag}>"


@write_block.register
def _(block: TableBlock, context: Context) -> str:
    set_as = columns_of(block, text_twips(context.page.kertas, lies=context.lies))
    rapat = set_as.density == TIGHT
    utuh = stays_whole(block, set_as.grid, set_as.density, tallest(lies=context.lies))
    marks = {"utuh": utuh, "rapat": rapat, "sesak": not set_as.whole}
    kelas = " ".join([block.kelas, *(mark for mark, applies in marks.items() if applies)])
    widths = set_as.shares if rapat or not set_as.whole else block.widths
    columns = "".join(f'<col style="width:{width:g}%">' for width in widths)
    parts = (("thead", block.head), ("tbody", block.body), ("tfoot", block.foot))
    rows = "".join(_rows(tag, rows, context) for tag, rows in parts)
    caption = f"<caption>{_caption(block.caption)}</caption>" if block.caption else ""
    table = f"<table{_class(kelas.strip())}{_id(block.id)}>{caption}<colgroup>{columns}</colgroup>{rows}</table>"
    return f'<div class="bingkai">{table}</div>'


@write_block.register
def _(block: Figure, context: Context) -> str:
    kelas = "grafik" if isinstance(block.content, Grafik) else ""
    content = block.content.svg if isinstance(block.content, Grafik) else _picture(block.content, context)
    caption = f"<figcaption>{_caption(block.caption)}</figcaption>" if block.caption else ""
    return f"<figure{_class(kelas)}{_id(block.id)}>{content}{caption}</figure>"


@write_block.register
def _(block: Contents, context: Context) -> str:
    lines = "".join(_entry(entry) for entry in contents(context.page, block.kind))
    return (
        f'<nav class="daftar {block.kind}" aria-label="{_CONTENTS_NAMES[block.kind]}"><ul>{lines}</ul></nav>'
        if lines
        else ""
    )


@write_block.register
def _(block: Group, context: Context) -> str:
    return f"<div{_class(block.kelas)}>\n{_blocks(block.blocks, context)}\n</div>"


def _flow(blocks: tuple[Block, ...], context: Context) -> str:
    """Text that stands alone needs no paragraph of its own."""
    match blocks:
        case (Paragraph(kelas="", children=children), *rest) if not any(isinstance(each, Paragraph) for each in rest):
            return _inlines(children) + _blocks(rest, context)
        case _:
            return _blocks(blocks, context)


def _rows(tag: str, rows: tuple[TableRow, ...], context: Context) -> str:
    written = "\n".join(
        f"<tr{_class(row.kelas)}>{''.join(_cell(cell, tag, context) for cell in row.cells)}</tr>" for row in rows
    )
    return f"<{tag}>\n{written}\n</{tag}>" if rows else ""


def _cell(cell: TableCell, part: str, context: Context) -> str:
    tag = "th" if cell.header else "td"
    scope = cell.scope or ("col" if part == "thead" else "row")
    attributes = _class(f"angka {cell.warna}".strip() if cell.angka else "")
    attributes += f' scope="{scope}"' if cell.header else ""
    attributes += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    attributes += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return f"<{tag}{attributes}>{_flow(cell.blocks, context)}</{tag}>"


def _caption(caption: Caption) -> str:
    label = f'<span class="label">{escape(caption.label)}</span> ' if caption.label else ""
    return label + _inlines(caption.children)


def _picture(picture: Picture, context: Context) -> str:
    width = f' style="width:{picture.width_mm:g}mm"' if picture.width_mm else ""
    return f'<img src="{escape(context.url(picture.src))}" alt="{escape(picture.alt)}"{width}>'


def _entry(entry: Entry) -> str:
    """The number stands before the link: an element inside a link would become a link of its own in the PDF."""
    number = f'<span class="nomor">{escape(entry.nomor)}</span> ' if entry.nomor else ""
    link = f'<a href="#{escape(entry.id)}">{escape(entry.text)}</a>'
    return f'<li class="{entry.section} tingkat-{entry.level}">{number}{link}</li>'


# --- inlines ---------------------------------------------------------------------------------------------------------


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(write_inline(inline) for inline in inlines)


@singledispatch
def write_inline(inline: Inline) -> str:
    """Give one inline as HTML."""
    raise TypeError(f"no HTML for {type(inline).__name__}")


@write_inline.register
def _(inline: Text) -> str:
    return escape(inline.text, quote=False)


@write_inline.register
def _(inline: Styled) -> str:
    return f"<{inline.style}>{_inlines(inline.children)}</{inline.style}>"


@write_inline.register
def _(_inline: Break) -> str:
    return "<br>"


@write_inline.register
def _(inline: Link) -> str:
    kelas = "acuan" if inline.is_label else ""
    return f'<a{_class(kelas)} href="#{escape(inline.target)}">{_inlines(inline.children)}</a>'


@write_inline.register
def _(inline: FactText) -> str:
    attributes = f'value="{escape(inline.value)}" data-fakta="{escape(inline.fakta)}"'
    return f'<data class="fakta"{_id(inline.id)} {attributes}>{escape(inline.text, quote=False)}</data>'


@write_inline.register
def _(inline: Footnote) -> str:
    """An aside may not stand inside a paragraph of HTML; a span may."""
    return f'<span class="catatan" role="note">{_inlines(inline.children)}</span>'


@write_inline.register
def _(inline: Status) -> str:
    return f'<span class="status {inline.kelas}">{escape(inline.text, quote=False)}</span>'


@write_inline.register
def _(inline: Missing) -> str:
    cell = f' data-sel="{escape(inline.sel)}"' if inline.sel else ""
    text = escape(inline.text, quote=False)
    return f'<span class="perlu-diisi" data-lembar="{escape(inline.lembar)}"{cell}>{text}</span>'


def _class(kelas: str) -> str:
    return f' class="{kelas}"' if kelas else ""


def _id(key: str) -> str:
    return f' id="{escape(key)}"' if key else ""
