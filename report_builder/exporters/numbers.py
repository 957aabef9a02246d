"""The page numbers as printed: none on the cover, i, ii, iii in the front matter, 1, 2, 3 from the first chapter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from report_builder.language import roman
from report_builder.page import Figure, Heading, Page, Section, SectionKind, TableBlock, iter_blocks


class Numbering(Enum):
    """How pages are numbered."""

    NONE = "none"
    ROMAN = "roman"
    DECIMAL = "decimal"


_NUMBERINGS: Mapping[SectionKind, Numbering] = {
    "sampul": Numbering.NONE,
    "awal": Numbering.ROMAN,
    "bab": Numbering.DECIMAL,
    "lampiran": Numbering.DECIMAL,
    "naskah": Numbering.DECIMAL,
}
_WRITTEN: Mapping[Numbering, Callable[[int], str]] = {
    Numbering.NONE: lambda _number: "",
    Numbering.ROMAN: lambda number: roman(number).lower(),
    Numbering.DECIMAL: str,
}


@dataclass(frozen=True, slots=True)
class Run:
    """Pages that are counted from 1 in one go: how many pages come before them, and how they are numbered."""

    begin: int
    numbering: Numbering

    def number(self, place: int) -> str:
        """Give the number printed on the page with so many before it; empty where none is."""
        return _WRITTEN[self.numbering](place - self.begin + 1)


def page_runs(page: Page, places: Mapping[str, int]) -> tuple[Run, ...]:
    """Give the runs of pages in order; ``places`` holds how many pages come before each section."""
    begins: dict[Numbering, int] = {}
    for section in page.sections:
        begins.setdefault(_NUMBERINGS[section.kind], places[section.id])
    return tuple(Run(begin, numbering) for numbering, begin in begins.items())


def printed_numbers(page: Page, places: Mapping[str, int]) -> dict[str, str]:
    """Give the printed page number of every heading, table and figure by its id.

    ``places`` holds how many pages come before an id, for those and for every section.
    """
    runs = page_runs(page, places)
    keys = [key for section in page.sections for key in _identities(section) if key in places]
    numbers = {key: _run_at(places[key], runs).number(places[key]) for key in keys}
    return {key: number for key, number in numbers.items() if number}


def _run_at(place: int, runs: Sequence[Run]) -> Run:
    return next(run for run in reversed(runs) if run.begin <= place)


def _identities(section: Section) -> list[str]:
    return [block.id for block in iter_blocks(section) if isinstance(block, Heading | TableBlock | Figure)]
