"""What each HTML element is to a screen reader, as tables: an element without a role belongs to what it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SVG = "{http://www.w3.org/2000/svg}svg"
LAYOUT_TABLE = "table.tanpa-kepala"
"""A table without header cells only arranges things: to a reader it is none."""


@dataclass(frozen=True, slots=True)
class Role:
    """The nodes that an element becomes, from the outside in, and the vocabulary that its content is read by."""

    names: tuple[str, ...]
    vocabulary: str = ""


def _plain(**names: str) -> dict[str, Role]:
    return {tag: Role((name,)) for tag, name in names.items()}


VOCABULARIES: Mapping[str, Mapping[str, Role]] = {
    "flow": {
        **_plain(section="Sect", div="Div", p="P", h1="H1", h2="H2", h3="H3", h4="H4", ul="L", ol="L", a="Link"),
        **_plain(table="Table", caption="Caption", thead="THead", tbody="TBody", tr="TR", th="TH", td="TD"),
        # The caption stands beside the figure: a reader that finds a text alternative looks no further inside.
        **_plain(figure="Div", img="Figure", figcaption="Caption"),
        SVG: Role(("Figure",)),
        "li": Role(("LI", "LBody")),
        "nav": Role(("TOC",), "contents"),
        LAYOUT_TABLE: Role(("Div",), "layout"),
    },
    "contents": {
        **_plain(li="TOCI", span="Lbl"),
        "a": Role(("Reference", "Link")),
    },
    "layout": {
        "td": Role(("Div",), "flow"),
    },
}
