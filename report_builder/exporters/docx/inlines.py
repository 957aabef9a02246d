"""Inlines as runs: one writer for each kind, chosen by the kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch

from report_builder.errors import error, warning
from report_builder.exporters.docx.index import number_bookmark
from report_builder.exporters.docx.manuscript import Manuscript
from report_builder.exporters.docx.wordml import (
    FIXED_SPACE,
    NOTE,
    PLAIN,
    Look,
    bookmark,
    field,
    hyperlink,
    line_break,
    run,
)
from report_builder.page import Break, FactText, Footnote, Inline, Link, Missing, Status, Styled, Text, plain_text

STATUS_STYLES: Mapping[str, str] = {
    "melampaui": "Status Baik",
    "tercapai": "Status Baik",
    "belum": "Status Buruk",
    "nihil": "Status Buruk",
    "belum-diukur": "Status Netral",
    "hijau": "Status Baik",
    "kuning": "Status Perhatian",
    "merah": "Status Buruk",
}
_EMPHASIS: Mapping[str, tuple[str, str]] = {
    "strong": ("Strong", "<w:b/>"),
    "em": ("Emphasis", "<w:i/>"),
    "sub": ("Subskrip", '<w:vertAlign w:val="subscript"/>'),
    "sup": ("Superskrip", '<w:vertAlign w:val="superscript"/>'),
}
"""Style and mark of each, the marks in the order of the schema."""
_SPACES = (" ", FIXED_SPACE)


@dataclass(frozen=True, slots=True)
class LooseFact:
    """A fact with the spaces beside it.

    Its bookmark holds them too: LibreOffice shrinks a bookmark that ends where the text it replaces ends.
    """

    before: str
    fact: FactText
    after: str


def write_inlines(inlines: Sequence[Inline], book: Manuscript, look: Look = PLAIN) -> str:
    """The runs of a sequence of inlines."""
    if len(inlines) == 1:
        return write_inline(inlines[0], book, look)
    return "".join(write_inline(inline, book, look) for inline in loosen(inlines))


def loosen(inlines: Sequence[Inline]) -> Iterator[Inline | LooseFact]:
    """The same inlines, each fact with the space before and after it, which its neighbours lose.

    ``"sebesar ", 65, " kawasan"`` -> ``"sebesar", (" ", 65, " "), "kawasan"``.
    """
    texts = [inline.text if isinstance(inline, Text) else "" for inline in inlines]
    for place, inline in enumerate(inlines):
        if isinstance(inline, FactText):
            before = texts[place - 1][-1:] if place and texts[place - 1].endswith(_SPACES) else ""
            yield LooseFact(before, inline, _take_space(texts, place + 1))
        elif not isinstance(inline, Text):
            yield inline
        else:
            yield Text(texts[place][:-1] if _ends_before_fact(texts[place], inlines[place + 1 :]) else texts[place])


def _ends_before_fact(text: str, following: Sequence[Inline]) -> bool:
    return text.endswith(_SPACES) and bool(following) and isinstance(following[0], FactText)


def _take_space(texts: list[str], place: int) -> str:
    """The space that follows; taken away, so that two facts do not both hold the space between them."""
    if place >= len(texts) or not texts[place].startswith(_SPACES):
        return ""
    space, texts[place] = texts[place][0], texts[place][1:]
    return space


@singledispatch
def write_inline(inline: object, book: Manuscript, look: Look) -> str:  # noqa: ARG001 - nothing is known of it
    """The runs of one inline; a kind that no writer knows is a problem."""
    book.problems.append(error(f"Unsur “{type(inline).__name__}” tidak dikenal oleh penulis Word."))
    return ""


@write_inline.register
def _(inline: Text, book: Manuscript, look: Look) -> str:  # noqa: ARG001
    return run(inline.text, look)


@write_inline.register
def _(inline: Break, book: Manuscript, look: Look) -> str:  # noqa: ARG001
    return line_break(look)


@write_inline.register
def _(inline: Styled, book: Manuscript, look: Look) -> str:
    style, mark = _EMPHASIS[inline.style]
    inner = replace(look, marks=_joined(look.marks, mark)) if look.style else replace(look, style=book.style(style))
    return write_inlines(inline.children, book, inner)


def _joined(*marks: str) -> str:
    """The marks of all, each once and in order."""
    joined = "".join(marks)
    return "".join(mark for _, mark in _EMPHASIS.values() if mark in joined)


@write_inline.register
def _(inline: FactText, book: Manuscript, look: Look) -> str:
    return write_inline(LooseFact("", inline, ""), book, look)


@write_inline.register
def _(inline: LooseFact, book: Manuscript, look: Look) -> str:
    figure = run(inline.fact.text, _restyled(book, "Angka", look))
    content = run(inline.before, look) + figure + run(inline.after, look)
    return bookmark(book.next_bookmark(), book.add_fact(inline.fact), content)


@write_inline.register
def _(inline: Status, book: Manuscript, look: Look) -> str:
    if inline.kelas not in STATUS_STYLES:
        book.problems.append(warning(f"Status “{inline.kelas}” tidak dikenal; ditulis tanpa warna."))
    return run(inline.text, _restyled(book, STATUS_STYLES.get(inline.kelas, "Status Netral"), look))


@write_inline.register
def _(inline: Missing, book: Manuscript, look: Look) -> str:
    styled = _restyled(book, "Perlu Diisi Huruf", look)
    return run(inline.text, styled) if look.in_note else commented(inline, book, styled)


@write_inline.register
def _(inline: Footnote, book: Manuscript, look: Look) -> str:  # noqa: ARG001
    number = book.add_footnote(write_inlines(inline.children, book, NOTE))
    style = book.style("footnote reference")
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


@write_inline.register
def _(inline: Link, book: Manuscript, look: Look) -> str:
    content = write_inlines(inline.children, book, look)
    name = book.index.bookmarks.get(inline.target)
    if name is None:
        book.problems.append(warning(f"Tautan ke “{inline.target}” tidak dapat dibuat di Word; teksnya ditulis biasa."))
        return content
    number, text = book.index.numbers.get(inline.target, ""), plain_text(inline.children)
    if not (inline.is_label and number and text.endswith(number)):
        return hyperlink(name, content)
    word = text.removesuffix(number).replace(" ", FIXED_SPACE)
    return run(word, look) + field(f"REF {number_bookmark(name)} \\h \\* CHARFORMAT", number, look)


def commented(inline: Missing, book: Manuscript, look: Look) -> str:
    """What is missing, with a comment that names the cell where it belongs."""
    cell = f", sel {inline.sel}" if inline.sel else ""
    number = book.add_comment(f"{inline.text} Isikan di lembar {inline.lembar}{cell}, lalu susun ulang laporan.")
    style = book.style("annotation reference")
    return (
        f'<w:commentRangeStart w:id="{number}"/>{run(inline.text, look)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    )


def _restyled(book: Manuscript, style: str, look: Look) -> Look:
    """The look in another character style: emphasis that was a style becomes a mark."""
    marks = look.marks
    for name, mark in _EMPHASIS.values():
        if look.style == book.style(name):
            marks = _joined(mark, marks)
    return replace(look, style=book.style(style), marks=marks)
