"""Formatting as values: what a style says of its paragraphs and characters, written in the order of the schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from report_builder.exporters.docx.wordml import twips

Gaya: TypeAlias = Mapping[str, str]
"""Colours as Word writes them, by the name of the design token: ``aksen`` -> ``12406B``."""
Side: TypeAlias = Literal["top", "left", "bottom", "right"]
SIDES: tuple[Side, ...] = ("top", "left", "bottom", "right")
"""In the order of the schema."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line: its width in points, the token of its colour, its distance from the text in points."""

    width: float
    color: str
    space: int = 0

    def xml(self, side: str, gaya: Gaya) -> str:
        """The element of one side of a paragraph, cell or table."""
        eighths = round(self.width * 8)
        return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{self.space}" w:color="{gaya[self.color]}"/>'


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a paragraph stands that leaves the flow of its page: at the foot, as wide as given in millimetres."""

    width: float

    @property
    def xml(self) -> str:
        """The ``w:framePr`` element."""
        return (
            f'<w:framePr w:w="{twips(self.width)}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" '
            'w:xAlign="left" w:yAlign="bottom"/>'
        )


@dataclass(frozen=True, slots=True)
class Para:
    """Paragraph formatting: lengths in points (indents in millimetres), ``line`` in lines; None leaves as it is."""

    before: float | None = None
    after: float | None = None
    line: float | None = None
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    align: Literal["", "left", "right", "center", "both"] = ""
    keep_next: bool | None = None
    keep_lines: bool = False
    page_break: bool | None = None
    hyphenate: bool | None = None
    outline: int | None = None
    numbering: tuple[int, int] | None = None
    """The list (0 for none) and the level in it."""
    fill: str = ""
    rules: Mapping[Side, Rule] | None = None
    leader: float | None = None
    """Where a dotted line ends, and the number behind it."""
    frame: Frame | None = None

    def xml(self, gaya: Gaya) -> str:
        """The ``w:pPr`` of a style."""
        pieces = (
            _switch("keepNext", self.keep_next),
            _switch("keepLines", self.keep_lines or None),
            _switch("pageBreakBefore", self.page_break),
            self.frame.xml if self.frame else "",
            self._numbering(),
            self._borders(gaya),
            f'<w:shd w:val="clear" w:color="auto" w:fill="{gaya[self.fill]}"/>' if self.fill else "",
            "" if self.leader is None else f"<w:tabs>{leader_tab(twips(self.leader))}</w:tabs>",
            _switch("suppressAutoHyphens", None if self.hyphenate is None else not self.hyphenate),
            self._spacing(),
            self._indent(),
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
            "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>',
        )
        content = "".join(pieces)
        return f"<w:pPr>{content}</w:pPr>" if content else ""

    def _numbering(self) -> str:
        if self.numbering is None:
            return ""
        number, level = self.numbering
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _borders(self, gaya: Gaya) -> str:
        if self.rules is None:
            return ""
        return f"<w:pBdr>{''.join(self.rules[side].xml(side, gaya) for side in SIDES if side in self.rules)}</w:pBdr>"

    def _spacing(self) -> str:
        lengths = [
            f' w:{name}="{round(value * 20)}"'
            for name, value in (("before", self.before), ("after", self.after))
            if value is not None
        ]
        line = "" if self.line is None else f' w:line="{round(self.line * 240)}" w:lineRule="auto"'
        return f"<w:spacing{''.join(lengths)}{line}/>" if lengths or line else ""

    def _indent(self) -> str:
        sides = (("left", self.left), ("right", self.right), ("hanging", self.hanging))
        given = "".join(f' w:{name}="{twips(value)}"' for name, value in sides if value is not None)
        return f"<w:ind{given}/>" if given else ""


@dataclass(frozen=True, slots=True)
class Char:
    """Character formatting: ``size`` and ``spacing`` (letterspacing) in points; None leaves as it is."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: str = ""
    spacing: float | None = None
    caps: bool = False
    fill: str = ""
    raised: Literal["", "subscript", "superscript"] = ""

    def xml(self, gaya: Gaya) -> str:
        """The ``w:rPr`` of a style."""
        half_points = None if self.size is None else round(self.size * 2)
        pieces = (
            _switch("b", self.bold),
            _switch("i", self.italic),
            _switch("caps", self.caps or None),
            f'<w:color w:val="{gaya[self.color]}"/>' if self.color else "",
            "" if self.spacing is None else f'<w:spacing w:val="{round(self.spacing * 20)}"/>',
            "" if half_points is None else f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>',
            f'<w:shd w:val="clear" w:color="auto" w:fill="{gaya[self.fill]}"/>' if self.fill else "",
            f'<w:vertAlign w:val="{self.raised}"/>' if self.raised else "",
        )
        content = "".join(pieces)
        return f"<w:rPr>{content}</w:rPr>" if content else ""


def leader_tab(place: int) -> str:
    """The tab stop, in twips, of a number at the end of a dotted line."""
    return f'<w:tab w:val="right" w:leader="dot" w:pos="{place}"/>'


def _switch(name: str, value: bool | None) -> str:
    if value is None:
        return ""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'
