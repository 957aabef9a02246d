"""WordprocessingML as text: the few forms that the body, the notes and the headers are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax import saxutils

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_XMLNS = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())

FIXED_SPACE = "\u00a0"
"""Keeps a word and its number on one line."""

# XML 1.0 has no place for these, not even as character references: one of them would make Word refuse the file.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def escape(text: str) -> str:
    """The text as it may stand in an element or a quoted attribute."""
    return saxutils.escape(_FORBIDDEN.sub("", text), {'"': "&quot;"})


def root(name: str, content: str) -> bytes:
    """A whole part: the root element ``w:<name>`` with every namespace that its content may use."""
    return f"{DECLARATION}<w:{name} {_XMLNS}>{content}</w:{name}>".encode()


def twips(millimetres: float) -> int:
    """25.4 -> 1440, the unit of page and table geometry."""
    return round(millimetres * 1440 / 25.4)


def emu(millimetres: float) -> int:
    """1 -> 36000, the unit of drawings."""
    return round(millimetres * 36000)


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: a character style, and what nested emphasis adds to it."""

    style: str = ""
    marks: str = ""
    in_note: bool = False
    """Whether it stands in a footnote, where Word has no comments."""

    @property
    def xml(self) -> str:
        """The run properties, empty where there are none."""
        style = f'<w:rStyle w:val="{self.style}"/>' if self.style else ""
        return f"<w:rPr>{style}{self.marks}</w:rPr>" if style or self.marks else ""


PLAIN = Look()
NOTE = Look(in_note=True)


def run(text: str, look: Look = PLAIN) -> str:
    """A run of text, spaces kept."""
    return f'<w:r>{look.xml}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def line_break(look: Look = PLAIN) -> str:
    """A break within the paragraph."""
    return f"<w:r>{look.xml}<w:br/></w:r>"


def tab(look: Look = PLAIN) -> str:
    """A tab."""
    return f"<w:r>{look.xml}<w:tab/></w:r>"


def field_start(instruction: str, look: Look = PLAIN) -> str:
    """The beginning of a field whose result follows."""
    return (
        f'<w:r>{look.xml}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look.xml}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{look.xml}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end(look: Look = PLAIN) -> str:
    """The end of a field."""
    return f'<w:r>{look.xml}<w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str, look: Look = PLAIN) -> str:
    """A field with the result that Word shows until somebody updates it."""
    return field_start(instruction, look) + run(result, look) + field_end(look)


def paragraph(style: str, content: str, more: str = "") -> str:
    """A paragraph in a style, by its id; ``more`` are further properties in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def cell(properties: str, content: str, last: str) -> str:
    """A cell of a table; ``last`` is the paragraph at its end where the content has none there, as Word wants it."""
    end = "" if content.endswith("</w:p>") else last
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}{end}</w:tc>"


def hyperlink(bookmark: str, content: str) -> str:
    """A link to a bookmark of the document."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def bookmark(number: int, name: str, content: str = "") -> str:
    """A bookmark around the content; ``number`` is its id, unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
