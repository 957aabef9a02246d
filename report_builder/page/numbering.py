"""Numbers of headings, tables and figures, and the labels by which the text refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal, TypeAlias

from report_builder.language import roman
from report_builder.page.blocks import SectionKind

Rank: TypeAlias = Literal["h1", "h2", "h3", "h4", "table", "figure"]

_DEPTH: Mapping[str, int] = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_CAPTION_WORD: Mapping[str, str] = {"table": "Tabel", "figure": "Gambar"}


@dataclass(frozen=True, slots=True)
class Item:
    """A heading or captioned block in the order of the document; ``numbered`` is false for ``tanpa-nomor``."""

    id: str
    rank: Rank
    section: SectionKind
    numbered: bool = True


def number(items: Iterable[Item]) -> dict[str, str]:
    """Give the number of each item by its id, empty where it has none.

    Chapters read ``BAB I``, ``A.``, ``1.``, ``a.``; appendices ``LAMPIRAN 1``; captions ``Tabel 3.1`` (chapter and
    sequence), ``Tabel L1.1`` in appendices, ``Tabel 1`` in a chapter without a number and in a naskah, nothing before
    the chapters.
    """
    counter = _Counter()
    return {item.id: counter.next(item) for item in items}


def reference(nomor: str) -> str:
    """Give the words by which running text calls a number: ``BAB IV`` -> ``Bab IV``, ``A.`` -> ``A``."""
    return nomor.replace("BAB", "Bab").replace("LAMPIRAN", "Lampiran").rstrip(".")


def heading_number(level: int, count: int) -> str:
    """Give the number of a heading below a chapter: ``A.`` at level 2, ``1.`` at 3, ``a.`` at 4."""
    return {2: f"{letters(count).upper()}.", 3: f"{count}.", 4: f"{letters(count)}."}[level]


def letters(count: int) -> str:
    """``1`` -> ``a``, ``26`` -> ``z``, ``27`` -> ``aa``, ``28`` -> ``bb``: as Word counts on, in all formats alike."""
    repeats, place = divmod(count - 1, len(ascii_lowercase))
    return ascii_lowercase[place] * (repeats + 1)


class _Counter:
    """Counts through one document."""

    def __init__(self) -> None:
        self._chapters = 0
        self._appendices = 0
        self._depths = [0, 0, 0, 0, 0]
        self._prefix = ""
        self._captions = {"table": 0, "figure": 0}

    def next(self, item: Item) -> str:
        if item.rank in _CAPTION_WORD:
            return self._caption(item)
        if not item.numbered:
            return self._unnumbered(item)
        if item.section == "bab":
            return self._chapter() if item.rank == "h1" else self._below(item)
        return self._appendix() if (item.section, item.rank) == ("lampiran", "h1") else ""

    def _chapter(self) -> str:
        self._chapters += 1
        self._restart(f"{self._chapters}.")
        return f"BAB {roman(self._chapters)}"

    def _appendix(self) -> str:
        self._appendices += 1
        self._restart(f"L{self._appendices}.")
        return f"LAMPIRAN {self._appendices}"

    def _below(self, item: Item) -> str:
        depth = _DEPTH[item.rank]
        self._depths[depth] += 1
        self._depths[depth + 1 :] = [0] * (4 - depth)
        return heading_number(depth, self._depths[depth])

    def _unnumbered(self, item: Item) -> str:
        """A heading without a number ends what its own counts stood below, so that ``1.`` does not run on."""
        self._depths[_DEPTH[item.rank] + 1 :] = [0] * (4 - _DEPTH[item.rank])
        if item.rank == "h1" and self._prefix:
            self._restart("")
        return ""

    def _caption(self, item: Item) -> str:
        if item.section in ("sampul", "awal"):
            return ""
        self._captions[item.rank] += 1
        return f"{_CAPTION_WORD[item.rank]} {self._prefix}{self._captions[item.rank]}"

    def _restart(self, prefix: str) -> None:
        self._prefix = prefix
        self._depths = [0, 0, 0, 0, 0]
        self._captions = {"table": 0, "figure": 0}
