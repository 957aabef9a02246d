"""The page numbers as printed: none on the cover, i, ii, iii in the front matter, 1, 2, 3 from the first chapter."""

from __future__ import annotations

from collections.abc import Mapping

from report_builder.language import roman
from report_builder.page import Figure, Heading, Page, Section, TableBlock, iter_blocks


def printed_numbers(page: Page, places: Mapping[str, int]) -> dict[str, str]:
    """Give the printed page number of every heading, table and figure by its id.

    ``places`` holds how many pages come before an id, for those and for every section.
    """
    front = _first(page, places, ("awal",))
    body = _first(page, places, ("bab", "lampiran"))
    numbers: dict[str, str] = {}
    for section in page.sections:
        for key in _identities(section):
            if key in places and section.kind == "awal":
                numbers[key] = roman(places[key] - front + 1).lower()
            elif key in places and section.kind != "sampul":
                numbers[key] = str(places[key] - body + 1)
    return numbers


def _first(page: Page, places: Mapping[str, int], kinds: tuple[str, ...]) -> int:
    return min((places[section.id] for section in page.sections if section.kind in kinds), default=0)


def _identities(section: Section) -> list[str]:
    return [block.id for block in iter_blocks(section) if isinstance(block, Heading | TableBlock | Figure)]
