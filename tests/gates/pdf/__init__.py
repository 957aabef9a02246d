"""What no validator looks for in a PDF: each check is a function, each fault a sentence."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

from tests.gates.pdf.printed import NUMBER, Piece, Printed, read_printed

__all__ = ["entries", "faults"]

FONTS = frozenset(f"Liberation-Sans{style}" for style in ("", "-Bold", "-Italic", "-Bold-Italic"))
SMALLEST = 8.0
RAISED = 2
"""So many letters: those of m², of the call of a note."""
LISTS = ("daftar isi", "daftar tabel", "daftar gambar")


def faults(data: bytes, levels: int) -> list[str]:
    """Every fault of a PDF whose outline is to have so many levels."""
    printed = read_printed(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        in_file = [fault for check in FILE_CHECKS for fault in check(pdf)]
    return [*in_file, *outline(printed, levels), *(fault for check in PRINT_CHECKS for fault in check(printed))]


def title(pdf: Pdf) -> Iterator[str]:
    """A viewer shows the title of the document, not the name of its file."""
    if not pdf.Root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle):
        yield "a viewer does not show the title"
    if not str(pdf.docinfo.get(Name.Title, "")).strip():
        yield "it has no title"


def fonts(pdf: Pdf) -> Iterator[str]:
    """The report's fonts are in the file, and no others."""
    for font in filter(_is_simple_font, pdf.objects):
        name = str(font.get(Name.BaseFont, "")).removeprefix("/").rpartition("+")[2]
        if name not in FONTS:
            yield f"{name or 'a font without a name'} is none of the report's fonts"
        if Name.FontFile2 not in font.get(Name.FontDescriptor, Dictionary()):
            yield f"{name or 'a font without a name'} is not in the file"


def _is_simple_font(entry: Object) -> bool:
    """Whether it is a font that holds letters itself and does not only lead to one that does."""
    is_font = isinstance(entry, Dictionary) and entry.get(Name.Type) == Name.Font
    return is_font and Name.DescendantFonts not in entry


def labels(printed: Printed) -> Iterator[str]:
    """Every page is called in a viewer what it is called in print; one without a number has a name."""
    for index, sheet in enumerate(printed.sheets, start=1):
        if sheet.number and sheet.label != sheet.number:
            yield f"page {index} prints {sheet.number}, but is called “{sheet.label}”"
        if not sheet.number and (not sheet.label or NUMBER.fullmatch(sheet.label)):
            yield f"page {index} prints no number, but is called “{sheet.label}”"


def links(printed: Printed) -> Iterator[str]:
    """Every link leads to a page."""
    for index, sheet in enumerate(printed.sheets, start=1):
        yield from (f"page {index}: a link leads nowhere" for link in sheet.links if link.target is None)


def outline(printed: Printed, levels: int) -> Iterator[str]:
    """The outline has its levels."""
    deepest = max((bookmark.level for bookmark in printed.bookmarks), default=0)
    if deepest != levels:
        yield f"the outline has {deepest} levels"


def bookmarks(printed: Printed) -> Iterator[str]:
    """The outline leads to pages."""
    yield from (f"bookmark “{mark.title}” leads nowhere" for mark in printed.bookmarks if mark.target is None)


def contents(printed: Printed) -> Iterator[str]:
    """Every page number in a list of contents is a link to the page of that number."""
    for index, number in entries(printed):
        links_there = printed.sheets[index].links
        target = next((link.target for link in links_there if link.holds(number)), None)
        if target is None:
            yield f"page {index + 1}: “{number.text}” is no link"
        elif printed.sheets[target].number != number.text:
            yield f"page {index + 1}: “{number.text}” leads to page “{printed.sheets[target].number}”"


def entries(printed: Printed) -> list[tuple[int, Piece]]:
    """The page numbers in the lists of contents, tables and figures, each with the index of the page it stands on."""
    return [(index, number) for index in sorted(_lists(printed)) for number in printed.sheets[index].numbers]


def _lists(printed: Printed) -> set[int]:
    """The pages of the lists of contents, tables and figures: from their bookmark to the next."""
    chapters = [mark for mark in printed.bookmarks if mark.level == 1 and mark.target is not None]
    ends = [mark.target or 0 for mark in chapters[1:]] + [len(printed.sheets)]
    found = [(mark.target or 0, end) for mark, end in zip(chapters, ends, strict=True) if mark.title.lower() in LISTS]
    return {index for begin, end in found for index in range(begin, end)}


def letters(printed: Printed) -> Iterator[str]:
    """No letters are too small to be read on paper, but for those raised or lowered a little beside others."""
    for index, sheet in enumerate(printed.sheets, start=1):
        for one in sheet.letters:
            if one.size < SMALLEST and len(one.text) > RAISED:
                yield f"page {index}: “{one.text[:20]}” is set in {one.size:g} points"


FILE_CHECKS: tuple[Callable[[Pdf], Iterator[str]], ...] = (title, fonts)
PRINT_CHECKS: tuple[Callable[[Printed], Iterator[str]], ...] = (labels, links, bookmarks, contents, letters)
