"""Headings: chapters numbered by fields, their parts by the list of headings."""

from __future__ import annotations

from collections.abc import Mapping

from report_builder.exporters.docx.captions import RESTARTS
from report_builder.exporters.docx.index import number_bookmark
from report_builder.exporters.docx.inlines import write_inlines
from report_builder.exporters.docx.manuscript import Manuscript, Place
from report_builder.exporters.docx.wordml import Look, bookmark, field, line_break, paragraph, run
from report_builder.exporters.docx.writing import write_block
from report_builder.page import Heading

_CHAPTER_FIELDS: Mapping[str, str] = {"BAB": "SEQ Bab \\* ROMAN", "LAMPIRAN": "SEQ Lampiran \\* ARABIC"}


@write_block.register
def _(block: Heading, place: Place, book: Manuscript) -> str:
    title = write_inlines(block.children, book)
    if block.level == 1:
        title = (_chapter_number(block, book) if block.nomor else "") + title + RESTARTS
    style = f"heading {block.level}" if block.nomor else f"Judul Tanpa Nomor {block.level}"
    anchored = bookmark(book.next_bookmark(), book.index.bookmarks[block.id], title)
    return paragraph(book.style(style), anchored, place.more + _list(block, book))


def _list(block: Heading, book: Manuscript) -> str:
    """Nothing where the list of the style counts as the report does, else a list that begins anew here.

    The report does so below a heading without a number, of which Word's list knows nothing.
    """
    counts = book.headings
    if block.level == 1 or not block.nomor:
        counts.pass_by(block.level)
        return ""
    if counts.count(block.level) != block.nomor:
        counts.restart(block.level, book.add_list(f"heading {block.level}", block.level - 1))
    if counts.list is None:
        return ""
    return f'<w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="{counts.list}"/></w:numPr>'


def _chapter_number(block: Heading, book: Manuscript) -> str:
    """``BAB III`` on a line of its own; the number is a field, so that a chapter put in between renumbers the rest."""
    look = Look(book.style("Nomor Bab"))
    word, _, number = block.nomor.partition(" ")
    counted = field(_CHAPTER_FIELDS[word], number, look)
    label = bookmark(book.next_bookmark(), number_bookmark(book.index.bookmarks[block.id]), counted)
    return run(f"{word} ", look) + label + line_break(look)
