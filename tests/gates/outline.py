"""The headings and captions of a report, as its HTML has them and as a laid-out file shows them."""

import re
from collections.abc import Iterator

from lxml import html

from tests.gates.pdf.printed import Printed


def headings(report: html.HtmlElement, deepest: int) -> list[tuple[int, str]]:
    """Every heading down to a level, with the level."""
    tags = [f"h{level}" for level in range(1, deepest + 1)]
    return [(int(str(head.tag)[1]), _words(head)) for head in report.iter(*tags)]


def captions(report: html.HtmlElement) -> list[str]:
    """Every caption that has a number."""
    found = (
        caption for caption in report.iter("caption", "figcaption") if caption.find("span[@class='label']") is not None
    )
    return [_words(caption) for caption in found]


def outline(printed: Printed, hidden: str = "") -> list[tuple[int, str]]:
    """Every bookmark of a file with its level, without what is hidden at the end of its title."""
    return [(mark.level, " ".join(mark.title.removesuffix(hidden).split())) for mark in printed.bookmarks]


def lost(printed: Printed, wanted: list[str]) -> Iterator[str]:
    """The captions that do not come in this order in the text from the first chapter on, or of a whole companion."""
    first = next((mark.target or 0 for mark in printed.bookmarks if mark.title.startswith("BAB I ")), 0)
    text = _squeeze("".join(piece.text for sheet in printed.sheets[first:] for piece in sheet.pieces))
    place = 0
    for caption in wanted:
        found = text.find(_squeeze(caption), place)
        if found < 0:
            yield caption
        place = max(place, found)


def _words(element: html.HtmlElement) -> str:
    return " ".join(_text(element).split())


def _text(element: html.HtmlElement) -> str:
    """The text of an element, with a space for the end of a line."""
    inside = (element.text or "") + "".join(_text(child) + (child.tail or "") for child in element)
    return " " if element.tag == "br" else inside


def _squeeze(text: str) -> str:
    """Without hyphens: PDFium gives one at the end of a line as a sign of its own."""
    return re.sub(r"[\s\x02-]", "", text)
