"""Comments on the cells of a sheet: ours put beside those of people, and taken away again without touching theirs."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from xml.sax.saxutils import escape

from lxml import etree

from report_builder.workbook.frame import Frame
from report_builder.workbook.package import TYPES, Package, namespace

MOST = 1000
"""The comments of ours on one sheet: each is a shape, of which 1,024 have room in the block that a drawing numbers."""

_AUTHOR = "Perbaikan"
_OURS = re.compile(r"\n?\[Perbaikan: [^\]\n]*\][^\n]*")
_REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")

_SHAPE = re.compile(rb"<(?:\w+:)?shape\s.*?</(?:\w+:)?shape>", re.DOTALL)
_NUMBER = re.compile(rb"_x0000_s([0-9]+)")
_AT = re.compile(rb":Row>\s*([0-9]+)\s*<.*?:Column>\s*([0-9]+)\s*<", re.DOTALL)
_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_SHAPE_TYPE = (
    f'<v:shapetype {_VML} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NOTE = (
    '<v:shape {vml} id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;visibility:hidden;width:220pt;height:{height}pt" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_INDENT, _ACROSS = 15, 293
"""The pixels from the next column to a comment, and those from its left to its right: 220 points."""
_LAST, _NEAR = 16_383, 100
"""The last column of a sheet, counted from 0, and how many are looked at for room."""
_WIDE = 40
"""The characters that have room on one line of a comment."""


def put(package: Package, sheet: str, frame: Frame, lines: Mapping[str, Sequence[str]]) -> None:
    """Let the comments of cells say these lines, behind what people wrote there, and none that we once did.

    A cell with a conversation (a threaded comment) gets none: no program shows both.
    """
    comments = _comments_of(package, sheet)
    if comments:
        _take_away(package, sheet, comments, frame)
    talking = _conversations(package, sheet)
    wanted = {cell: texts for cell, texts in list(lines.items())[:MOST] if cell not in talking}
    if not wanted:
        return
    if not _comments_of(package, sheet) or not frame.drawing:
        _begin(package, sheet, frame)
    root = package.tree(_comments_of(package, sheet))
    author = _author(root)
    known = {str(one.get("ref")): one for one in root.iterfind("{*}commentList/{*}comment")}
    (every,) = root.findall("{*}commentList")
    for cell, texts in wanted.items():
        if cell in known:
            _append(known[cell], "".join(f"\n{text}" for text in texts))
        else:
            comment = etree.SubElement(every, f"{{{namespace(root)}}}comment", ref=cell, authorId=str(author))
            _append(comment, "\n".join(texts))
    new = {cell: texts for cell, texts in wanted.items() if cell not in known}
    _draw(package, _drawing(package, sheet, frame), frame, new)


def _comments_of(package: Package, sheet: str) -> str:
    return next((one.part for one in package.related(sheet, "comments")), "")


def _drawing(package: Package, sheet: str, frame: Frame) -> str:
    return next((one.part for one in package.related(sheet, "vmlDrawing") if one.id == frame.drawing), "")


def _conversations(package: Package, sheet: str) -> Collection[str]:
    parts = [one.part for one in package.related(sheet, "threadedComment")]
    return {str(one.get("ref")) for part in parts for one in package.tree(part).iterfind("{*}threadedComment")}


# Putting


def _begin(package: Package, sheet: str, frame: Frame) -> None:
    """Give a sheet what it lacks of a part of comments and a drawing that shows them."""
    if not _comments_of(package, sheet):
        empty = f'<comments xmlns="{frame.namespace}"><authors/><commentList/></comments>'
        content_type = f"{TYPES}spreadsheetml.comments+xml"
        package.relate(sheet, "comments", package.add("xl/comments{}.xml", empty.encode(), content_type))
    if not frame.drawing:
        vml = f'<xml {_VML}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
        part = package.add("xl/drawings/vmlDrawing{}.vml", vml.encode(), f"{TYPES}vmlDrawing")
        frame.show_drawing(package.relate(sheet, "vmlDrawing", part), package.relation_types)


def _author(root: etree._Element) -> int:
    (authors,) = root.findall("{*}authors")
    names = [one.text for one in authors]
    if _AUTHOR not in names:
        etree.SubElement(authors, f"{{{namespace(root)}}}author").text = _AUTHOR
        names.append(_AUTHOR)
    return names.index(_AUTHOR)


def _append(comment: etree._Element, words: str) -> None:
    """Add words to the text of a comment: to its plain text, or as a run behind its runs."""
    spelled = namespace(comment)
    text = comment.find("{*}text")
    if text is None:
        text = etree.SubElement(comment, f"{{{spelled}}}text")
    target = text.find("{*}t")
    if target is None:
        run = etree.SubElement(text, f"{{{spelled}}}r")
        target = etree.SubElement(run, f"{{{spelled}}}t")
        for late in text.iterfind("{*}phoneticPr"):
            text.append(late)
    target.text = f"{target.text or ''}{words}"
    target.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _draw(package: Package, drawing: str, frame: Frame, notes: Mapping[str, Sequence[str]]) -> None:
    vml = package.read(drawing)
    first = max((int(number) for number in _NUMBER.findall(vml)), default=1024) + 1
    shapes = [_note(cell, texts, number, frame) for number, (cell, texts) in enumerate(notes.items(), start=first)]
    has_type = re.search(rb"""id=["']_x0000_t202["']""", vml)
    added = "".join(shapes if has_type else [_SHAPE_TYPE, *shapes]).encode()
    end = vml.rindex(b"</")
    package.write(drawing, vml[:end] + added + vml[end:])


def _note(cell: str, texts: Sequence[str], number: int, frame: Frame) -> str:
    row, column = _position(cell)
    lines = 1 + sum(1 + len(text) // _WIDE for text in texts)
    top = max(row - 1, 0)
    first = _left(column + 1, frame)
    last, rest = _right(first, frame)
    anchor = f"{first}, {_INDENT}, {top}, 10, {last}, {rest}, {top + lines}, 4"
    return _NOTE.format(vml=_VML, number=number, height=15 * lines, anchor=escape(anchor), row=row, column=column)


def _left(column: int, frame: Frame) -> int:
    """The column in which a comment begins: this one, or one to its left where those behind are hidden."""
    room = sum(map(frame.pixels, range(column, min(column + _NEAR, _LAST + 1))))
    while column and room < _INDENT + _ACROSS:
        column -= 1
        room += frame.pixels(column)
    return column


def _right(column: int, frame: Frame) -> tuple[int, int]:
    """The column in which a comment that begins in another one ends, and how many pixels of it lie there."""
    rest, last = _INDENT + _ACROSS, min(column + _NEAR, _LAST)
    while column < last and (wide := frame.pixels(column)) < rest:
        column, rest = column + 1, rest - wide
    return column, rest


def _position(cell: str) -> tuple[int, int]:
    """F2 -> (1, 5)."""
    found = _REFERENCE.fullmatch(cell)
    if not found:
        raise ValueError(cell)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


# Taking away


def _take_away(package: Package, sheet: str, comments: str, frame: Frame) -> None:
    root = package.tree(comments)
    (every,) = root.findall("{*}commentList")
    gone = []
    for comment in list(every):
        if _without_ours(comment) and not "".join(str(text) for text in comment.itertext()).strip():
            every.remove(comment)
            gone.append(_position(str(comment.get("ref"))))
    drawing = _drawing(package, sheet, frame)
    if gone and drawing:
        vml = _without_shapes(package.read(drawing), set(gone))
        package.write(drawing, vml)
        if not len(every) and not _SHAPE.search(vml):
            _end(package, sheet, comments, drawing)
            frame.hide_drawing()


def _without_ours(comment: etree._Element) -> bool:
    """Take our lines out of a comment; whether there were any."""
    found = False
    for text in comment.iter("{*}t"):
        words, count = _OURS.subn("", text.text or "")
        if count:
            text.text, found = words, True
    return found


def _without_shapes(vml: bytes, places: Collection[tuple[int, int]]) -> bytes:
    """The drawing without the notes on these cells; byte for byte, since not every program writes it as true XML."""

    def kept(shape: re.Match[bytes]) -> bytes:
        at = _AT.search(shape[0]) if b"Note" in shape[0] else None
        return b"" if at and (int(at[1]), int(at[2])) in places else shape[0]

    return _SHAPE.sub(kept, vml)


def _end(package: Package, sheet: str, comments: str, drawing: str) -> None:
    """Take away the parts of a sheet that has no comments any more."""
    for one in package.related(sheet, "comments", "vmlDrawing"):
        if one.part in (comments, drawing):
            package.separate(sheet, one.id)
            package.remove(one.part)
