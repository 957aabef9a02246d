"""What the text can refer to: a bookmark for every section, heading, table and figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.page import Block, Caption, Figure, Heading, Page, Section, TableBlock, iter_blocks


@dataclass(frozen=True, slots=True)
class Index:
    """By the id of everything that links can go to: its bookmark, and the number that a REF field repeats."""

    bookmarks: Mapping[str, str]
    numbers: Mapping[str, str]
    """``3.1`` of a caption, ``III`` of a chapter; nothing of ``A.``, which Word counts without writing it."""


def make_index(page: Page) -> Index:
    """The index of a whole document; a section that a heading opens is the same target as the heading."""
    numbers = {name: number for section in page.sections for name, number in _targets(section)}
    openings = {section.id: opening.id for section in page.sections if (opening := opening_heading(section))}
    names = [*numbers, *(section.id for section in page.sections if section.id not in openings)]
    bookmarks = {name: f"_Toc{place:08}" for place, name in enumerate(filter(None, names), start=1)}
    aliases = {section: heading for section, heading in openings.items() if section}
    return Index(
        bookmarks | {section: bookmarks[heading] for section, heading in aliases.items()},
        numbers | {section: numbers[heading] for section, heading in aliases.items()},
    )


def opening_heading(section: Section) -> Heading | None:
    """The chapter heading that a section begins with."""
    match section.blocks:
        case (Heading(level=1) as heading, *_):
            return heading
        case _:
            return None


def number_bookmark(name: str) -> str:
    """The bookmark around the number alone: ``_Toc00000001`` -> ``_Ref00000001``."""
    return name.replace("_Toc", "_Ref")


def _targets(section: Section) -> Iterator[tuple[str, str]]:
    """The id and the number of each block that has an id."""
    for block in iter_blocks(section):
        if isinstance(block, Heading | TableBlock | Figure):
            yield block.id, _number(block)


def _number(block: Block) -> str:
    match block:
        case (
            Heading(level=1, nomor=label)
            | TableBlock(caption=Caption(label=label))
            | Figure(caption=Caption(label=label))
        ):
            return label.partition(" ")[2]
        case _:
            return ""
