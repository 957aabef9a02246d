"""Tables of contents, tables and figures: fields with every entry filled in, so that they are right when opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from report_builder.exporters.docx.manuscript import Manuscript, Place
from report_builder.exporters.docx.wordml import field, field_end, field_start, hyperlink, paragraph, run, tab
from report_builder.exporters.docx.writing import write_block
from report_builder.page import Contents, Entry, contents

NO_PAGE = "–"


@dataclass(frozen=True, slots=True)
class Listing:
    """One kind of contents: the field that renews it, the styles of its levels, what it says where it is empty."""

    field: str
    styles: tuple[str, ...]
    empty: str


# \u takes headings without a number by their outline level: a list of style names (\t) would be parted by a comma in
# one language of Word and by a semicolon in another.
_LISTINGS: Mapping[str, Listing] = {
    "isi": Listing('TOC \\o "1-3" \\h \\z \\u', ("toc 1", "toc 2", "toc 3"), "Tidak ada judul."),
    "tabel": Listing('TOC \\h \\z \\c "Tabel"', ("table of figures",), "Tidak ada tabel."),
    "gambar": Listing('TOC \\h \\z \\c "Gambar"', ("table of figures",), "Tidak ada gambar."),
}


@write_block.register
def _(block: Contents, place: Place, book: Manuscript) -> str:
    listing = _LISTINGS[block.kind]
    entries = contents(book.page, block.kind)
    lines = [_line(entry, block.kind, book) for entry in entries] or [run(listing.empty)]
    styles = [listing.styles[entry.level - 1] for entry in entries] or [listing.styles[0]]
    lines[0] = field_start(listing.field) + lines[0]
    lines[-1] += field_end()
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{place.width}"/></w:tabs>'
    content = "".join(paragraph(book.style(style), line, tabs) for style, line in zip(styles, lines, strict=True))
    return _gallery(content) if block.kind == "isi" else content


def _gallery(content: str) -> str:
    """The control around the table of contents by which Word offers to update it."""
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _line(entry: Entry, kind: str, book: Manuscript) -> str:
    """Number, title, and the page that the laid-out report has them on."""
    name = book.index.bookmarks[entry.id]
    page = field(f"PAGEREF {name} \\h", book.page_numbers.get(entry.id, NO_PAGE))
    return hyperlink(name, "".join(_words(entry, kind)) + tab() + page)


def _words(entry: Entry, kind: str) -> Iterable[str]:
    """``A.`` stands apart from its title as in the heading; a chapter's number is a part of the line."""
    if not entry.nomor:
        return (run(entry.text),)
    if kind == "isi" and entry.level > 1:
        return (run(entry.nomor), tab(), run(entry.text))
    return (run(f"{entry.nomor} {entry.text}"),)
