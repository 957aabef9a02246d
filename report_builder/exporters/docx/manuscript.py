"""What a document gives rise to while it is written: notes, comments, charts, pictures, lists, bookmarks, problems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import Literal, TypeAlias

from report_builder.charts import Chart
from report_builder.errors import Problem
from report_builder.exporters.docx.formatting import Gaya
from report_builder.exporters.docx.index import Index
from report_builder.exporters.docx.numbering import HeadingCounts, list_instance
from report_builder.exporters.docx.reference import Reference
from report_builder.page import FactText, Page

KEEP = "<w:keepNext/>"
"""Keeps a paragraph on one page with the next."""
BOOKMARK_LENGTH = 40
"""Word's own limit."""
FACT_PREFIX = "lk_"
_NOT_A_NAME = re.compile(r"\W+", re.ASCII)

Story: TypeAlias = Literal["body", "cover", "cell", "small cell", "panel"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: in the running text, a cell or a panel; how wide, and what its paragraphs must keep to."""

    width: int
    """The width of the text in twips."""
    story: Story = "body"
    style: str = ""
    """The style of a plain paragraph where it is not that of the story."""
    depth: int = 0
    """How many lists it stands in."""
    keep: bool = False
    """Whether the block stays on one page with what follows."""
    tied: bool = False
    """Whether at least its last paragraph or row does."""
    tallest: float = 200
    """How high a picture may be, in millimetres."""

    @property
    def in_cell(self) -> bool:
        """Whether the block stands in a cell of a table."""
        return self.story in ("cell", "small cell")

    @property
    def more(self) -> str:
        """The properties of a paragraph that keep it with the next, whole where it leads on to that."""
        return f"{KEEP}<w:keepLines/>" if self.tied else KEEP if self.keep else ""


@dataclass(slots=True)
class Manuscript:
    """Collects, in the order of the document, what the body refers to and other parts hold."""

    page: Page
    gaya: Gaya
    reference: Reference
    index: Index
    page_numbers: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    lists: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    """The id of each printed fact by the bookmark around it."""
    headings: HeadingCounts = field(default_factory=HeadingCounts)
    missing: Iterator[str] = field(default_factory=lambda: cycle(("Perlu Diisi", "Perlu Diisi Selang")))
    """The styles of panels of what is missing, in turn: Word and LibreOffice join neighbours that look the same."""
    drawings: int = 0
    bookmarks: int = 0

    def style(self, name: str) -> str:
        """The id that a style has in the reference document."""
        return self.reference.styles[name]

    def next_drawing(self) -> int:
        """The id of one more drawing."""
        self.drawings += 1
        return self.drawings

    def next_bookmark(self) -> int:
        """The id of one more bookmark."""
        self.bookmarks += 1
        return self.bookmarks

    def add_footnote(self, content: str) -> int:
        """The number of a footnote with these runs; Word keeps 0 and below for itself."""
        self.footnotes.append(content)
        return len(self.footnotes)

    def add_comment(self, text: str) -> int:
        """The number of a comment of this text."""
        self.comments.append(text)
        return len(self.comments) - 1

    def add_chart(self, chart: Chart) -> str:
        """The relationship of one more chart."""
        self.charts.append(chart)
        return f"grafik{len(self.charts)}"

    def add_picture(self, name: str, data: bytes) -> str:
        """The relationship of a picture, the same wherever it is shown."""
        self.pictures[name] = data
        return f"gambar{list(self.pictures).index(name) + 1}"

    def add_list(self, style: str, level: int) -> int:
        """The number of a list that begins anew, in the manner of a list style."""
        number = self.reference.next_list + len(self.lists)
        self.lists.append(list_instance(number, self.reference.lists[style], level))
        return number

    def add_fact(self, fact: FactText) -> str:
        """The bookmark of a printed fact: ``IKK-1.capaian`` -> ``lk_IKK_1_capaian_12``."""
        name = bookmark_name(fact.fakta, len(self.facts) + 1)
        self.facts[name] = fact.fakta
        return name


def bookmark_name(fact: str, number: int | str) -> str:
    """The name of a bookmark of a fact."""
    end = f"_{number}"
    stem = _NOT_A_NAME.sub("_", fact)[: BOOKMARK_LENGTH - len(FACT_PREFIX) - len(end)]
    return f"{FACT_PREFIX}{stem}{end}"
