"""Captions of tables and figures, numbered by fields that count on when people add tables of their own."""

from __future__ import annotations

import re

from report_builder.exporters.docx.index import number_bookmark
from report_builder.exporters.docx.inlines import write_inlines
from report_builder.exporters.docx.manuscript import KEEP, Manuscript
from report_builder.exporters.docx.wordml import FIXED_SPACE, Look, bookmark, field, paragraph, run
from report_builder.page import Caption

_NUMBER = re.compile(r"(?P<appendix>L?)(?:(?P<chapter>\d+)\.)?(?P<place>\d+)")

_HIDDEN = Look(marks="<w:vanish/>")
RESTARTS = "".join(field(f"SEQ Nomor{word} \\r 0 \\h", "", _HIDDEN) for word in ("Tabel", "Gambar"))
"""Hidden at the end of a chapter's heading: captions count anew, in LibreOffice too, which knows no \\s."""


def caption_paragraph(caption: Caption, name: str, style: str, book: Manuscript, *, keep: bool) -> str:
    """The paragraph of a caption in a style; above a table it keeps with what follows."""
    content = write_inlines(caption.children, book)
    anchor = book.index.bookmarks[name]
    if caption.label:
        word, _, number = caption.label.partition(" ")
        counted = bookmark(book.next_bookmark(), number_bookmark(anchor), _number_fields(word, number))
        content = run(f"{word}{FIXED_SPACE}") + counted + _listed(word) + run(" ") + content
    anchored = bookmark(book.next_bookmark(), anchor, content)
    return paragraph(book.style(style), anchored, KEEP if keep else "")


def _listed(word: str) -> str:
    """Hidden behind the number: what the lists of tables and figures look for.

    They would list the headings too, if these began anew the very count that the lists look for.
    """
    return field(f"SEQ {word} \\* ARABIC", "", _HIDDEN)


def _number_fields(word: str, number: str) -> str:
    """``3.1`` as the number of the chapter and the place within it, both counted by Word."""
    found = _NUMBER.fullmatch(number)
    if found is None:
        return run(number)
    appendix, chapter, place = found.group("appendix", "chapter", "place")
    counted = field(f"SEQ Nomor{word} \\* ARABIC \\s 1", place)
    if chapter is None:
        return counted
    series = "Lampiran" if appendix else "Bab"
    return run(appendix) + field(f"SEQ {series} \\c \\* ARABIC", chapter) + run(".") + counted
