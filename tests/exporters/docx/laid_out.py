"""What stands on the pages of a PDF, read from its text alone: titles, and the page numbers printed below them."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from tests.exporters.docx.conftest import W, Word

IN_CONTENTS = re.compile(r"\.{4}|(\. ){4}")
ENTRY = "//w:p[.//w:hyperlink//w:instrText[contains(., 'PAGEREF')]]"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: the page number at its foot, and its text without blanks and without entries of contents."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of contents: a title without blanks, and the page that it names."""

    title: str
    number: str


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def sheets(pdf: Path) -> list[Sheet]:
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return [_sheet(page.splitlines()) for page in text.removesuffix("\f").split("\f")]


def _sheet(lines: list[str]) -> Sheet:
    written = [squeeze(line) for line in lines if line.strip() and not IN_CONTENTS.search(line)]
    return Sheet(written[-1] if written else "", "".join(written))


def places(titles: Iterable[str], laid_out: list[Sheet]) -> list[int]:
    """Give the place of the page on which each title stands, looked for in order."""
    text, ends = "".join(sheet.text for sheet in laid_out), list(accumulate(len(sheet.text) for sheet in laid_out))
    at, found = 0, []
    for title in titles:
        at = text.index(title, at)
        found.append(sum(end <= at for end in ends))
        at += len(title)
    return found


def contents(word: Word) -> list[list[Entry]]:
    """Give the entries of each list of contents of a Word file."""
    lists: list[list[Entry]] = []
    for line, text in zip(word.find(ENTRY), word.text(ENTRY), strict=True):
        if any((code.text or "").strip().startswith("TOC ") for code in line.iter(W + "instrText")):
            lists.append([])
        title, _, number = text.rpartition("\t")
        lists[-1].append(Entry(squeeze(title), number))
    return lists


def untrue(entries: list[Entry], laid_out: list[Sheet]) -> list[str]:
    """Give each entry of one list whose number is not that of the page on which its title stands."""
    true = [laid_out[place].number for place in places((entry.title for entry in entries), laid_out)]
    return [
        f"{entry.title}: {entry.number}, not {number}"
        for entry, number in zip(entries, true, strict=True)
        if entry.number != number
    ]
