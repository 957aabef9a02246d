"""A PDF as a viewer shows it: what stands where on its pages, in which size, and where its links lead."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import hypot
from operator import itemgetter
from typing import TypeAlias

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

MARGIN = 25 / 25.4 * 72
"""To the right of the text and below it."""
SLACK = 2
"""A number may end a little before its line does."""
NUMBER = re.compile(r"[0-9]+|[ivxl]+")

Rect: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on a line."""

    text: str
    rect: Rect

    @property
    def is_number(self) -> bool:
        """Whether it is such as pages have."""
        return NUMBER.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters one after another that are set in one size, in points."""

    text: str
    size: float


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the file: the place it stands in, and the index of the page that it leads to, if it does."""

    rect: Rect
    target: int | None

    def holds(self, piece: Piece) -> bool:
        """Whether the middle of a piece stands in it."""
        left, bottom, right, top = self.rect
        x, y = (piece.rect[0] + piece.rect[2]) / 2, (piece.rect[1] + piece.rect[3]) / 2
        return left <= x <= right and bottom <= y <= top


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as printed: its name in the viewer, its width, its words, its links."""

    label: str
    width: float
    pieces: tuple[Piece, ...]
    letters: tuple[Letters, ...]
    links: tuple[Link, ...]

    @property
    def number(self) -> str:
        """The number at its foot, empty where it has none."""
        return next((piece.text for piece in self._at_the_right() if piece.rect[3] < MARGIN), "")

    @property
    def numbers(self) -> list[Piece]:
        """The numbers at the end of its lines."""
        return [piece for piece in self._at_the_right() if piece.rect[3] > MARGIN]

    def _at_the_right(self) -> Iterator[Piece]:
        edge = self.width - MARGIN - SLACK
        return (piece for piece in self.pieces if piece.is_number and piece.rect[2] > edge)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline, at a level from 1 on, and the index of the page that it leads to, if it does."""

    level: int
    title: str
    target: int | None


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages and the outline of a file."""

    sheets: tuple[Sheet, ...]
    bookmarks: tuple[Bookmark, ...]


def read_printed(data: bytes) -> Printed:
    """The file of these bytes."""
    with pdfium.PdfDocument(data) as document:
        sheets = tuple(_sheet(document, index) for index in range(len(document)))
        return Printed(sheets, tuple(_bookmarks(document)))


def _sheet(document: pdfium.PdfDocument, index: int) -> Sheet:
    page = document[index]
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    pieces = tuple(Piece(text.get_text_bounded(*box).strip(), box) for box in boxes)
    return Sheet(
        document.get_page_label(index), page.get_width(), pieces, tuple(_letters(text)), tuple(_links(document, page))
    )


def _letters(text: pdfium.PdfTextPage) -> Iterator[Letters]:
    sized = [(_size(text, index), chr(raw.FPDFText_GetUnicode(text, index))) for index in range(text.count_chars())]
    for size, letters in groupby((one for one in sized if not one[1].isspace()), key=itemgetter(0)):
        yield Letters("".join(letter for _, letter in letters), size)


def _size(text: pdfium.PdfTextPage, index: int) -> float:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    return round(float(raw.FPDFText_GetFontSize(text, index)) * hypot(matrix.c, matrix.d), 1)


def _links(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[Link]:
    place, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page, place, link):
        if raw.FPDFAction_GetType(raw.FPDFLink_GetAction(link)) == raw.PDFACTION_URI:
            continue
        raw.FPDFLink_GetAnnotRect(link, rect)
        destination = raw.FPDFLink_GetDest(document, link)
        index = raw.FPDFDest_GetDestPageIndex(document, destination) if destination else -1
        bottom, top = sorted((rect.bottom, rect.top))
        yield Link((rect.left, bottom, rect.right, top), None if index < 0 else index)


def _bookmarks(document: pdfium.PdfDocument) -> Iterator[Bookmark]:
    for bookmark in document.get_toc():
        destination = bookmark.get_dest()
        yield Bookmark(bookmark.level + 1, bookmark.get_title(), destination and destination.get_index())
