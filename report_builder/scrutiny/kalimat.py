"""A document as its sentences: what each says, where its facts stand in it, and which words are the input's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, TypeAlias

from report_builder import language
from report_builder.given import find_given
from report_builder.page import (
    Block,
    Break,
    Contents,
    FactText,
    Figure,
    Footnote,
    Group,
    Heading,
    Inline,
    Link,
    ListBlock,
    Missing,
    Page,
    Paragraph,
    Status,
    Styled,
    TableBlock,
    TableCell,
    TableRow,
    Text,
)

HOLE = "\ufffc"
"""Stands where no word of the template is: a label, what is missing, a text of the input or the profile."""


_ASKED_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
"""What is missing may be of a year of which the data have nothing yet."""


class Tempat(Enum):
    """What kind of text a sentence stands in."""

    JUDUL = auto()
    PROSA = auto()
    SEL = auto()
    LAIN = auto()
    LEPAS = auto()
    """Outside the text: the title of the file, the running header, what is said of a picture or of what is missing."""


@dataclass(frozen=True, slots=True)
class Sebutan:
    """A fact in a sentence: from where to where, its id, and what is printed there."""

    awal: int
    akhir: int
    fakta: str
    cetak: str


@dataclass(frozen=True, slots=True)
class Kalimat:
    """One sentence with the facts in it; ``sendiri`` is the same with what is not the template's own as holes."""

    teks: str
    sendiri: str
    tempat: Tempat
    sebutan: tuple[Sebutan, ...] = ()

    def is_given(self, awal: int, akhir: int) -> bool:
        """Whether all of a stretch is one fact, or a text of the input."""
        if any(each.awal <= awal and akhir <= each.akhir for each in self.sebutan):
            return True
        return set(self.sendiri[awal:akhir]) == {HOLE}

    def is_own(self, awal: int, akhir: int) -> bool:
        """Whether all of a stretch is our wording, neither a fact nor a text of the input."""
        given = HOLE in self.sendiri[awal:akhir]
        return not given and not any(each.awal < akhir and awal < each.akhir for each in self.sebutan)


@dataclass(frozen=True, slots=True)
class Bacaan:
    """A run of text before it is parted into sentences, and the stretches of it that are not the template's own."""

    teks: str
    tempat: Tempat
    sebutan: tuple[Sebutan, ...]
    asing: tuple[tuple[int, int], ...]


Finder: TypeAlias = Callable[[Bacaan], Iterable[tuple[int, int]]]
"""Finds what in a run is not the template's own though no mark tells it."""


def read_sentences(page: Page, unmarked: Finder) -> tuple[Kalimat, ...]:
    """The sentences of a document in reading order, then those beside its text; each line, cell and footnote alone."""
    runs = [run for section in page.sections for block in section.blocks for run in _read(block, Tempat.PROSA)]
    headings = {_folded(run.teks) for run in runs if run.tempat is Tempat.JUDUL}
    beside = (_said(text) for text in (page.judul, page.kepala, page.penulis))
    runs += [run for run in beside if _folded(run.teks) not in headings]  # what repeats a heading is judged there
    return tuple(kalimat for run in runs for kalimat in _sentences(run, (*run.asing, *unmarked(run))))


def _sentences(run: Bacaan, foreign: Iterable[tuple[int, int]]) -> Iterator[Kalimat]:
    masked = run.teks
    for start, end in foreign:
        masked = f"{masked[:start]}{HOLE * (end - start)}{masked[end:]}"
    for start, end in language.split_sentences(run.teks):
        within = tuple(
            Sebutan(each.awal - start, each.akhir - start, each.fakta, each.cetak)
            for each in run.sebutan
            if start <= each.awal and each.akhir <= end
        )
        yield Kalimat(run.teks[start:end], masked[start:end], run.tempat, within)


# --- blocks ----------------------------------------------------------------------------------------------------------


def _read(block: Block, tempat: Tempat) -> Iterator[Bacaan]:
    """The runs of a block; ``tempat`` is that of plain paragraphs in it."""
    yield from _READERS[type(block)](block, tempat)


def _read_all(blocks: Iterable[Block], tempat: Tempat) -> Iterator[Bacaan]:
    for block in blocks:
        yield from _read(block, tempat)


def _paragraph(block: Paragraph, tempat: Tempat) -> Iterator[Bacaan]:
    yield from _runs(block.children, Tempat.LAIN if block.kelas else tempat)


def _list(block: ListBlock, tempat: Tempat) -> Iterator[Bacaan]:
    for item in block.items:
        yield from _read_all(item, tempat)


def _table(block: TableBlock, _tempat: Tempat) -> Iterator[Bacaan]:
    if block.caption:
        yield from _runs(block.caption.children, Tempat.LAIN)
    for row in (*block.head, *_without_numbers(block.body), *block.foot):
        for cell in row.cells:
            yield from _read_all(cell.blocks, Tempat.SEL)


def _without_numbers(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """The rows without the cell that counts them: 1, 2, 3."""
    number = 1
    for row in rows:
        if row.cells and _text_of(row.cells[0]) == str(number):
            number += 1
            yield replace(row, cells=row.cells[1:])
        else:
            yield row


def _text_of(cell: TableCell) -> str:
    match cell.blocks:
        case (Paragraph(children=(Text(text=text),)),):
            return text.rstrip(".")
        case _:
            return ""


def _figure(block: Figure, _tempat: Tempat) -> Iterator[Bacaan]:
    yield _said(block.content.alt)
    if block.caption:
        yield from _runs(block.caption.children, Tempat.LAIN)


_READERS: Mapping[type, Callable[[Any, Tempat], Iterator[Bacaan]]] = {
    Heading: lambda block, _: _runs(block.children, Tempat.JUDUL),
    Paragraph: _paragraph,
    ListBlock: _list,
    TableBlock: _table,
    Figure: _figure,
    Group: lambda block, tempat: _read_all(block.blocks, tempat),
    Contents: lambda _block, _tempat: iter(()),
}


# --- inlines ---------------------------------------------------------------------------------------------------------


def _runs(inlines: Iterable[Inline], tempat: Tempat) -> Iterator[Bacaan]:
    """One run for each line, and behind them those of the footnotes."""
    leaves = list(_leaves(inlines))
    line: list[Inline] = []
    for leaf in (*leaves, Break()):
        if isinstance(leaf, Break):
            yield _run(line, tempat)
            line = []
        elif not isinstance(leaf, Footnote):
            line.append(leaf)
    for leaf in leaves:
        if isinstance(leaf, Footnote):
            yield from _runs(leaf.children, Tempat.LAIN)
        elif isinstance(leaf, Missing):
            yield _said(_ASKED_YEAR.sub(HOLE, leaf.text))


def _leaves(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines without those that only hold others; the label of a reference is none of our words."""
    for inline in inlines:
        match inline:
            case Link(is_label=True):
                yield Text(HOLE)
            case Styled(children=children) | Link(children=children):
                yield from _leaves(children)
            case _:
                yield inline


def _run(leaves: Iterable[Inline], tempat: Tempat) -> Bacaan:
    teks = ""
    sebutan, asing = [], []
    for leaf in leaves:
        match leaf:
            case FactText(fakta=fakta, text=text):
                sebutan.append(Sebutan(len(teks), len(teks) + len(text), fakta, text))
                teks += text
            case Text(text=text) | Status(text=text):
                bare, given = find_given(text)
                asing += [(len(teks) + start, len(teks) + end) for start, end in given]
                teks += bare
            case Missing():
                teks += HOLE
    return Bacaan(teks, tempat, tuple(sebutan), tuple(asing))


def _said(text: str) -> Bacaan:
    return _run([Text(text)], Tempat.LEPAS)


def _folded(text: str) -> str:
    return " ".join(text.split())
