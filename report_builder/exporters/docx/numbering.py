"""The lists of the document: headings, bullets and numbers, each in body, tables and panels."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from itertools import cycle

from report_builder.exporters.docx.wordml import twips
from report_builder.page import heading_number

LEVELS = 9
"""As many as Word has."""
LIST_STEP = 5.82
"""How far each level of a list is set in, in millimetres: 1.5 em of the text, as in gaya/laporan.css."""
_GAP = 1.08
"""How far before the text its number or bullet ends: a space, as in print."""
_CELL_STEP, _CELL_GAP = 4.36, 0.93


class Daftar(IntEnum):
    """The lists of ``reference.docx`` by their number."""

    JUDUL = 1
    BUTIR = 2
    NOMOR = 3
    BUTIR_TABEL = 4
    NOMOR_TABEL = 5
    BUTIR_PANEL = 6
    NOMOR_PANEL = 7


@dataclass(frozen=True, slots=True)
class Level:
    """One level: kind and text of its number; in millimetres, where the text begins and how far before it that ends.

    So 9. and 10. stand at one distance from their text, and so does a bullet in any font.
    """

    form: str
    text: str
    left: float = 0
    gap: float = 0
    """None for a heading, in which the number begins the line."""
    style: str = ""
    suffix: str = "tab"

    def xml(self, index: int) -> str:
        """The ``w:lvl`` element."""
        style = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        side = "right" if self.gap else "left"
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{self.form}"/>{style}'
            f'<w:suff w:val="{self.suffix}"/><w:lvlText w:val="{self.text}"/><w:lvlJc w:val="{side}"/>'
            f'<w:pPr><w:ind w:left="{twips(self.left)}" w:hanging="{twips(self.gap)}"/></w:pPr></w:lvl>'
        )


# The number of a chapter is a field in its heading ("BAB I" above the title), since LibreOffice cannot mix Roman and
# Arabic numbers of one list. The list still counts the chapter, without a sign, so that A., 1., a. begin anew.
_HEADINGS = (
    Level("decimal", "", style="Heading1", suffix="nothing"),
    Level("upperLetter", "%2.", style="Heading2", suffix="space"),
    Level("decimal", "%3.", style="Heading3", suffix="space"),
    Level("lowerLetter", "%4.", style="Heading4", suffix="space"),
    *(Level("none", "", suffix="nothing") for _ in range(5)),
)
_BULLETS = ("•", "–", "•")
_NUMBERS = (("decimal", "%{}."), ("lowerLetter", "%{}."), ("decimal", "%{})"), ("lowerLetter", "%{})"))


def _bullets(step: float, gap: float, style: str, styled: int) -> tuple[Level, ...]:
    return tuple(
        Level("bullet", sign, step * (index + 1), gap, _styled(style, styled, index))
        for index, sign in zip(range(LEVELS), cycle(_BULLETS))
    )


def _numbers(step: float, gap: float, style: str, styled: int) -> tuple[Level, ...]:
    levels = []
    for index in range(LEVELS):
        form, text = _NUMBERS[index % len(_NUMBERS)]
        left = step * (index + 1)
        levels.append(Level(form, text.format(index + 1), left, gap, _styled(style, styled, index)))
    return tuple(levels)


def _styled(style: str, styled: int, index: int) -> str:
    """The style of a level: the first ``styled`` levels have one each."""
    if index >= styled:
        return ""
    return style if index == 0 else f"{style}{index + 1}"


_LISTS = {
    Daftar.JUDUL: _HEADINGS,
    Daftar.BUTIR: _bullets(LIST_STEP, _GAP, "ListBullet", 3),
    Daftar.NOMOR: _numbers(LIST_STEP, _GAP, "ListNumber", 3),
    Daftar.BUTIR_TABEL: _bullets(_CELL_STEP, _CELL_GAP, "ButirTabel", 1),
    Daftar.NOMOR_TABEL: _numbers(_CELL_STEP, _CELL_GAP, "NomorTabel", 1),
    Daftar.BUTIR_PANEL: _bullets(LIST_STEP, _GAP, "ButirPanel", 1),
    Daftar.NOMOR_PANEL: _numbers(LIST_STEP, _GAP, "NomorPanel", 1),
}


@dataclass(slots=True)
class HeadingCounts:
    """Counts the headings below a chapter as Word's list does: each level begins anew below the next higher one."""

    counts: list[int] = field(default_factory=lambda: [0] * 5)
    list: int | None = None
    """The list that counts instead of that of the styles, from its level downwards."""
    level: int = 0

    def pass_by(self, level: int) -> None:
        """Take note of a heading that has no number here; a chapter ends all counts."""
        self._leave(level)
        if level == 1:
            self.counts = [0] * 5

    def count(self, level: int) -> str:
        """The number that Word will show at the next heading of this level: ``A.``, ``1.``, ``a.``."""
        self._leave(level)
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (4 - level)
        return heading_number(level, self.counts[level])

    def restart(self, level: int, number: int) -> None:
        """Count this level anew with a list of its own, of this number; this heading is its first."""
        self.list, self.level = number, level
        self.counts[level] = 1

    def _leave(self, level: int) -> None:
        if level < self.level:
            self.list, self.level = None, 0


def numbering_xml() -> str:
    """The content of ``numbering.xml``."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x5EC0000 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(level.xml(index) for index, level in enumerate(levels))}'
        "</w:abstractNum>"
        for number, levels in _LISTS.items()
    )
    return lists + "".join(list_instance(number, number) for number in _LISTS)


def list_instance(number: int, abstract: int, restart: int | None = None) -> str:
    """A list that can be numbered on its own; ``restart`` is the level that begins again at one."""
    override = (
        "" if restart is None else f'<w:lvlOverride w:ilvl="{restart}"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
