"""Captions of tables and figures, numbered by fields that count on when people add tables of their own."""

from __future__ import annotations

import re

from report_builder.exporters.docx.index import label_bookmark
from report_builder.exporters.docx.inlines import write_inlines
from report_builder.exporters.docx.manuscript import KEEP, Manuscript
from report_builder.exporters.docx.wordml import FIXED_SPACE, Look, bookmark, field, paragraph, run
from report_builder.page import Caption

_LABEL = re.compile(r"(?P<word>\w+) (?P<appendix>L?)(?:(?P<chapter>\d+)\.)?(?P<number>\d+)")

_HIDDEN = Look(marks="<w:vanish/>")
RESTARTS = "".join(field(f"SEQ Nomor{word} \\r 0 \\h", "", _HIDDEN) for word in ("Tabel", "Gambar"))
"""Hidden at the end of a chapter's heading: captions count anew, in LibreOffice too, which knows no \\s."""


def caption_paragraph(caption: Caption, name: str, style: str, book: Manuscript, *, keep: bool) -> str:
    """The paragraph of a caption in a style; above a table it keeps with what follows."""
    content = write_inlines(caption.children, book)
    anchor = book.index.bookmarks[name]
    if caption.label:
        label = bookmark(book.next_bookmark(), label_bookmark(anchor), label_fields(caption.label))
        content = label + _listed(caption.label) + run(" ") + content
    anchored = bookmark(book.next_bookmark(), anchor, content)
    return paragraph(book.style(style), anchored, KEEP if keep else "")


def _listed(label: str) -> str:
    """Hidden behind the label: what the lists of tables and figures look for.

    They would list the headings too, if these began anew the very count that the lists look for.
    """
    return field(f"SEQ {label.partition(' ')[0]} \\* ARABIC", "", _HIDDEN)


def label_fields(label: str) -> str:
    """``Tabel 3.1`` as ``Tabel``, the number of the chapter and the number within it, both counted by Word."""
    found = _LABEL.fullmatch(label)
    if found is None:
        return run(label)
    word, appendix, chapter, number = found.group("word", "appendix", "chapter", "number")
    counted = field(f"SEQ Nomor{word} \\* ARABIC \\s 1", number)
    if chapter is None:
        return run(f"{word}{FIXED_SPACE}") + counted
    series = "Lampiran" if appendix else "Bab"
    return run(f"{word}{FIXED_SPACE}{appendix}") + field(f"SEQ {series} \\c \\* ARABIC", chapter) + run(".") + counted
