"""What the eye would find wrong with printed pages: text in a margin, things torn apart, pages with next to nothing."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from pathlib import Path

from lxml import etree

ZOOM = 1.5
"""pdftohtml counts in pixels, one and a half to a point."""
CM = 72 / 2.54
LEFT, RIGHT, FOOT, HEAD = 3.0 * CM, 2.5 * CM, 2.3 * CM, 2.3 * CM
"""The margins, those of head and foot a little narrower than they are: letters may hang out of their line."""
SLACK = 2.0
HAIR = 4.0
LEAST_SHARE = 0.2
CHAPTER = 16.0
HEADING = re.compile(r"(BAB [IVX]+|LAMPIRAN \d+|[A-Za-z]\.|\d+[.)])( |$)(?!.*\.{4})(?!.*(\. ){4})")
TABLE = re.compile(r"Tabel [L\d]")
FIGURE = re.compile(r"Gambar [L\d]")


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a printed line, in points from the top left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page by its number in the file: its size in points, and what stands between head and foot, from the top."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


def sheets(path: Path) -> list[Sheet]:
    """Give the pages of a PDF."""
    run = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", path], check=True, capture_output=True)
    root = etree.fromstring(run.stdout, etree.XMLParser(resolve_entities=False, load_dtd=False, huge_tree=True))
    sizes = {font.get("id"): _points(font, "size") for font in root.iter("fontspec")}
    return [_sheet(page, sizes) for page in root.iter("page")]


def _sheet(page: etree._Element, sizes: dict[str | None, float]) -> Sheet:
    width, height = (_points(page, side) for side in ("width", "height"))
    lines = [_line(text, sizes) for text in page.iter("text")]
    body = [line for line in lines if line.text and HEAD < line.top < height - FOOT]
    return Sheet(int(page.get("number", 0)), width, height, tuple(sorted(body, key=_reading_order)))


def _reading_order(line: Line) -> tuple[float, float]:
    """Pieces of one printed line may differ by a hair in height."""
    return round(line.top / HAIR), line.left


def _line(text: etree._Element, sizes: dict[str | None, float]) -> Line:
    left, top, width = (_points(text, side) for side in ("left", "top", "width"))
    words = str(text.xpath("string()")).strip()
    bold = str(text.xpath("string(b)")).strip() == words
    return Line(words, left, top, left + width, sizes[text.get("font")], bold)


def _points(element: etree._Element, side: str) -> float:
    return float(element.get(side, "0")) / ZOOM


def findings(pages: Sequence[Sheet]) -> list[str]:
    """Give a sentence for each thing that is wrong with the pages."""
    found = [f"page {page.number}: {fault}" for page in pages for fault in _of_page(page)]
    bare = [page for page, then in pairwise(pages) if _is_bare(page, then)]
    return found + [f"page {page.number}: next to nothing on it" for page in bare]


def _of_page(page: Sheet) -> Iterator[str]:
    for line in page.lines:
        if line.left < LEFT - SLACK or line.right > page.width - RIGHT + SLACK:
            yield f"“{line.text}” stands in the margin"
    end = _bold_end(page.lines)
    if HEADING.match(end):
        yield f"heading “{end}” at the foot"
    if TABLE.match(end):
        yield f"caption “{end}” without its table"
    if page.lines and page.lines[0].bold and FIGURE.match(page.lines[0].text):
        yield f"caption “{page.lines[0].text}” without its figure"


def _bold_end(lines: Sequence[Line]) -> str:
    """The bold text of one size with which the page ends."""
    end = list(takewhile(lambda line: line.bold and line.size == lines[-1].size, reversed(lines)))
    return " ".join(line.text for line in reversed(end))


def _is_bare(page: Sheet, then: Sheet) -> bool:
    """Whether a page in the middle of a chapter is filled by less than a fifth."""
    begins = any(line.size >= CHAPTER for line in then.lines[:3]) or page.width != then.width
    used = max((line.top for line in page.lines), default=0.0) - HEAD
    return not begins and used < LEAST_SHARE * (page.height - HEAD - FOOT)
