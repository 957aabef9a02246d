"""What points from one place of a Word file to another: bookmarks, links, fields, lists, and the container's names."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.gates.word.fields import read_fields
from tests.gates.word.file import W, WordFile, get, val

LONGEST_NAME = 40
"""Word cuts off the names of bookmarks that are longer."""
_NAME = re.compile(rf"[^\W\d]\w{{0,{LONGEST_NAME - 1}}}")
_POINTERS = frozenset(["REF", "PAGEREF", "NOTEREF"])


def names_in_the_container(word: WordFile) -> Iterator[str]:
    """Word takes one of two parts of a name, and which is not known."""
    for name, count in Counter(map(str.casefold, word.names)).items():
        if count > 1:
            yield f"container: {name} is there {count} times"


def bookmark_names(word: WordFile) -> Iterator[str]:
    """Every name is there once, whatever its case, and such as Word takes."""
    names = [(story, get(start, "name")) for story, start in word.each(f"{W}bookmarkStart")]
    counts = Counter(name.casefold() for _, name in names)
    yield from (f"bookmark {name} is there {count} times" for name, count in counts.items() if count > 1)
    yield from (f"{story}: “{name}” is no name of a bookmark" for story, name in names if not _NAME.fullmatch(name))


def bookmark_ends(word: WordFile) -> Iterator[str]:
    """Every id begins once in the file, and ends once after that in the same story."""
    begun: set[str] = set()
    for story, root in word.stories.items():
        open_here: set[str] = set()
        for mark in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            number = get(mark, "id")
            if mark.tag == f"{W}bookmarkEnd":
                if number not in open_here:
                    yield f"{story}: bookmark {number} ends where none is open"
                open_here.discard(number)
            elif number in begun:
                yield f"{story}: bookmark {number} begins again"
            else:
                begun.add(number)
                open_here.add(number)
        yield from (f"{story}: bookmark {number} does not end" for number in sorted(open_here))


def links(word: WordFile) -> Iterator[str]:
    """Every link within the file leads to a bookmark."""
    known = _bookmarks(word)
    for story, link in word.each(f"{W}hyperlink"):
        anchor = get(link, "anchor")
        if anchor and anchor not in known:
            yield f"{story}: a link leads to {anchor}, which is no bookmark"


def fields(word: WordFile) -> Iterator[str]:
    """Every field begins, has a code, separates, has its result and ends in one place, and refers to a bookmark."""
    known = _bookmarks(word)
    for story, root in word.stories.items():
        codes, faults = read_fields(root)
        yield from (f"{story}: {fault}" for fault in faults)
        for keyword, target in _pointers(codes):
            if target not in known:
                yield f"{story}: {keyword} refers to {target}, which is no bookmark"


def _pointers(codes: list[str]) -> Iterator[tuple[str, str]]:
    for keyword, *arguments in filter(None, map(str.split, codes)):
        if keyword.upper() in _POINTERS:
            yield keyword.upper(), arguments[0] if arguments else "nothing"


def lists(word: WordFile) -> Iterator[str]:
    """Every list that a paragraph or style takes part in is there, with its levels."""
    numbering = word.parts.get("numbering.xml", etree.Element("none"))
    levels = {get(list_, "abstractNumId") for list_ in numbering.iter(f"{W}abstractNum")}
    known = {get(number, "numId"): val(number, "w:abstractNumId") for number in numbering.iter(f"{W}num")}
    for number, abstract in known.items():
        if abstract not in levels:
            yield f"numbering.xml: list {number} has the levels {abstract}, which are not there"
    for part, root in {**word.stories, "styles.xml": word.parts["styles.xml"]}.items():
        for number in sorted({get(number) for number in root.iter(f"{W}numId")} - known.keys() - {"0"}):
            yield f"{part}: list {number} is not there"


def _bookmarks(word: WordFile) -> set[str]:
    return {get(start, "name") for _, start in word.each(f"{W}bookmarkStart")}
