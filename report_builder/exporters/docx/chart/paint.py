"""The colours and the font of native charts: those of the reference document, so that charts follow a changed one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from report_builder.exporters.colours import luminance
from report_builder.exporters.docx.formatting import Gaya
from report_builder.exporters.docx.reference import Reference
from report_builder.exporters.docx.styles import FONT
from report_builder.exporters.docx.wordml import NAMESPACES, escape

SCHEME: Mapping[str, tuple[str, str]] = {
    "tinta": ("tx1", "dk1"),
    "kertas": ("bg1", "lt1"),
    "aksen": ("accent1", "accent1"),
    "seri-2": ("accent2", "accent2"),
    "seri-3": ("accent3", "accent3"),
    "seri-4": ("accent4", "accent4"),
    "seri-5": ("accent5", "accent5"),
}
"""What a theme calls a token, in a chart and in itself; no theme has the greys of rules and quiet text."""
_THEME_FONTS = {"minor": "+mn-lt", "major": "+mj-lt"}
_FONTS = (
    "w:style[@w:type='paragraph'][@w:default='1']/w:rPr/w:rFonts",
    "w:docDefaults/w:rPrDefault/w:rPr/w:rFonts",
)
_HEX = re.compile("[0-9A-F]{6}")
_W = f"{{{NAMESPACES['w']}}}"


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of the tokens as they print, which of them the theme gives, and the font."""

    colours: Gaya
    themed: frozenset[str]
    font: str = FONT

    def fill(self, token: str) -> str:
        """A plain colour, by its name in the theme where it has one."""
        if token in self.themed:
            return f'<a:solidFill><a:schemeClr val="{SCHEME[token][0]}"/></a:solidFill>'
        return f'<a:solidFill><a:srgbClr val="{self.colours[token]}"/></a:solidFill>'

    def stroke(self, token: str, points: float, *, dashed: bool = False) -> str:
        """A line of this width."""
        dash = '<a:prstDash val="sysDash"/>' if dashed else ""
        return f'<a:ln w="{round(points * 12700)}" cap="flat">{self.fill(token)}{dash}<a:round/></a:ln>'

    def letters(self, element: str, size: float, token: str, *, bold: bool = False) -> str:
        """The properties of letters, ``a:defRPr`` or ``a:rPr``; ``size`` in points."""
        return (
            f'<{element} lang="id-ID" sz="{round(size * 100)}" b="{int(bold)}">{self.fill(token)}'
            f'<a:latin typeface="{self.font}"/><a:cs typeface="{self.font}"/></{element}>'
        )

    def text(self, size: float, colour: str = "tinta", *, bold: bool = False, body: str = "<a:bodyPr/>") -> str:
        """Text properties; ``body`` says how the text turns and wraps."""
        return (
            f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{self.letters('a:defRPr', size, colour, bold=bold)}</a:pPr>"
            '<a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
        )

    def ink_on(self, token: str) -> str:
        """The token of the text that reads better on this colour."""
        return "kertas" if luminance(self.colours[token]) < _MIDDLE else "tinta"


_MIDDLE = 0.18
"""On a colour of this luminance black and white text have the same contrast."""


def paint_of(gaya: Gaya, reference: Reference) -> Paint:
    """The theme's colours before the tokens, and the font of the default paragraph style."""
    theirs = _theme_colours(reference.theme_part)
    return Paint({**gaya, **theirs}, frozenset(theirs), _font(reference.styles_part))


def _theme_colours(theme: bytes) -> dict[str, str]:
    """The colours that a theme gives, by the tokens that they stand for."""
    colours = _parse(theme).iterfind(".//a:clrScheme/*/*", NAMESPACES)
    given = {_slot_of(colour): colour.get("lastClr", colour.get("val", "")).upper() for colour in colours}
    return {token: given[slot] for token, (_, slot) in SCHEME.items() if _HEX.fullmatch(given.get(slot, ""))}


def _slot_of(colour: etree._Element) -> str:
    parent = colour.getparent()
    return "" if parent is None else etree.QName(parent).localname


def _font(styles: bytes) -> str:
    """The font of the text around: a name, or its place in the theme."""
    root = _parse(styles)
    for path in _FONTS:
        for fonts in root.iterfind(path, NAMESPACES):
            if theme := fonts.get(f"{_W}asciiTheme"):
                return _THEME_FONTS.get(theme[:5], FONT)
            if name := fonts.get(f"{_W}ascii"):
                return escape(name)
    return FONT


def _parse(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
