"""Tables of contents, tables and figures: fields with every entry filled in, so that they are right when opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.charts.lettering import text_width
from report_builder.exporters.docx.formatting import leader_tab
from report_builder.exporters.docx.manuscript import Manuscript, Place
from report_builder.exporters.docx.styles import CONTENTS, CONTENTS_WIDTH, SIZE
from report_builder.exporters.docx.wordml import (
    Look,
    field,
    field_end,
    field_start,
    hyperlink,
    line_break,
    paragraph,
    run,
    tab,
    twips,
)
from report_builder.exporters.docx.writing import write_block
from report_builder.page import Contents, Entry, SectionKind, contents

NO_PAGE = "–"
_NUMBER_ROOM = 10
"""What the number of the page takes of the width, in millimetres."""
_PLAIN = ("toc 2", "toc 3", "table of figures")
_LEFT: Mapping[str, float] = {style.name: style.para.left or 0 for style in CONTENTS if style.para}
"""Where the titles begin, in millimetres, by the style of their line."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One kind of contents: the field that renews it, the styles of its levels, what it says where it is empty."""

    field: str
    styles: tuple[str, ...]
    empty: str

    def style(self, entry: Entry) -> str:
        """The style of a line; titles without a number and long numbers are set in otherwise than chapters."""
        style = self.styles[entry.level - 1]
        return _FIRST_LEVEL.get((style, entry.section), style)


# \u takes headings without a number by their outline level: a list of style names (\t) would be parted by a comma in
# one language of Word and by a semicolon in another.
_LISTINGS: Mapping[str, Listing] = {
    "isi": Listing('TOC \\o "1-3" \\h \\z \\u', ("toc 1", "toc 2", "toc 3"), "Tidak ada judul."),
    "tabel": Listing('TOC \\h \\z \\c "Tabel"', ("table of figures",), "Tidak ada tabel."),
    "gambar": Listing('TOC \\h \\z \\c "Gambar"', ("table of figures",), "Tidak ada gambar."),
}
_FIRST_LEVEL: Mapping[tuple[str, SectionKind], str] = {
    ("toc 1", "awal"): "Isi Awal",
    ("toc 1", "lampiran"): "Isi Lampiran",
}


@write_block.register
def _(block: Contents, place: Place, book: Manuscript) -> str:
    listing = _LISTINGS[block.kind]
    entries = contents(book.page, block.kind)
    styles = [listing.style(entry) for entry in entries] or [listing.styles[0]]
    lines = [_line(entry, listing.style(entry), place.width, book) for entry in entries] or [run(listing.empty)]
    lines[0] = field_start(listing.field) + lines[0]
    lines[-1] += field_end()
    tabs = _tabs(place.width)
    content = "".join(paragraph(book.style(style), line, tabs) for style, line in zip(styles, lines, strict=True))
    return _gallery(content) if block.kind == "isi" else content


def _tabs(width: int) -> str:
    """Where the page numbers stand, which the styles say for the width of A4 alone."""
    if width == CONTENTS_WIDTH:
        return ""
    return f'<w:tabs><w:tab w:val="clear" w:pos="{CONTENTS_WIDTH}"/>{leader_tab(width)}</w:tabs>'


def _gallery(content: str) -> str:
    """The control around the table of contents by which Word offers to update it."""
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _line(entry: Entry, style: str, width: int, book: Manuscript) -> str:
    """Number, title, and the page that the laid-out report has them on; the titles of one level begin at one place."""
    name, look = book.index.bookmarks[entry.id], Look(book.style("Nomor Halaman"))
    number = "" if entry.section == "awal" else run(entry.nomor) + tab()
    room = (width - twips(_LEFT[style] + _NUMBER_ROOM)) / 20
    title = line_break().join(run(line) for line in fill(entry.text, room / SIZE, bold=style not in _PLAIN))
    page = tab(look) + field(f"PAGEREF {name} \\h", book.page_numbers.get(entry.id, NO_PAGE), look)
    return hyperlink(name, number + title + page)


def fill(text: str, room: float, *, bold: bool) -> Iterator[str]:
    """The lines of a text in so many ems.

    No program is left to break them: text would go on beside the number of the page, or leave it alone on a line, and
    an indent at the right that keeps it away would make LibreOffice hide the number.
    """
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, 1, bold=bold) > room:
            yield line
            line = word
        else:
            line = longer
    yield line
