"""Plain text and Markdown as documents: a paragraph for each block of lines between empty ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from report_builder.audit.dokumen import Alinea, Bagian, Baris, Blok, Dokumen, Peran, Sel, Tabel, Tempat
from report_builder.audit.membaca.tulisan import tampak
from report_builder.errors import Place, ReportError, error

if TYPE_CHECKING:
    from markdown_it.token import Token

_ENCODINGS = ("utf-8-sig", "windows-1252")
_BLOCKS = re.compile(r"\n[ \t]*\n\s*")
LONGEST_BROKEN = 132
"""Signs of a line that still may have been broken to fit a window."""
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def baca_txt(data: bytes, where: Place) -> Dokumen:
    """The document in the bytes of a text file; raises ReportError where they are no text."""
    blocks = _BLOCKS.split(_text(data, where))
    paragraphs = (text for block in blocks for text in _paragraphs(block) if text.strip())
    return Dokumen(tuple(Alinea(text, Tempat(Bagian.ISI, number)) for number, text in enumerate(paragraphs, start=1)))


def _paragraphs(block: str) -> Sequence[str]:
    """The paragraphs of lines without an empty one between: each line, where one is longer than people break lines."""
    lines = block.strip("\n").split("\n")
    return lines if max(map(len, lines)) > LONGEST_BROKEN else ("\n".join(lines),)


def baca_md(data: bytes, where: Place) -> Dokumen:
    """The document in the bytes of a Markdown file, without its marks; raises ReportError where they are no text."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(_text(data, where))
    return Dokumen(tuple(_Markdown(tokens).blok()))


def _text(data: bytes, where: Place) -> str:
    if b"\0" in data:
        hint = "Simpan sebagai teks UTF-8, atau pilih berkas lain."
        raise ReportError([error("Berkas ini bukan teks.", where, hint)])
    for encoding in _ENCODINGS:
        try:
            return tampak(_LINE_ENDS.sub("\n", data.decode(encoding)))
        except UnicodeDecodeError:
            continue
    raise ReportError([error("Berkas ini bukan teks UTF-8.", where, "Simpan kembali sebagai teks UTF-8.")])


@dataclass(slots=True)
class _Markdown:
    """Reads tokens in order; keeps the heading above and how many paragraphs and tables there were."""

    tokens: Sequence[Token]
    judul: str = ""
    alinea: int = 0
    tabel: int = 0

    def blok(self) -> Iterator[Blok]:
        place = 0
        butir = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            if token.type == "table_open":
                end = next(n for n in range(place, len(self.tokens)) if self.tokens[n].type == "table_close")
                yield self._table(self.tokens[place:end])
                place = end
            elif token.type in {"inline", "fence", "code_block", "html_block"}:
                role = Peran.JUDUL if self.tokens[place - 1].type == "heading_open" else Peran.BIASA
                yield from self._paragraph(token, Peran.BUTIR if butir and role is Peran.BIASA else role)
            butir += _DEPTH.get(token.type, 0)
            place += 1

    def _paragraph(self, token: Token, peran: Peran, tempat: Tempat | None = None) -> Iterator[Alinea]:
        self.alinea += 1
        shown, said = _shown(token)
        if peran is Peran.JUDUL:
            self.judul = " ".join(shown.split())
        place = replace(tempat or Tempat(Bagian.ISI), nomor=self.alinea, judul=self.judul)
        if shown.strip():
            yield Alinea(shown, place, peran)
        for bagian, text in said:
            yield Alinea(text, replace(place, bagian=bagian))

    def _table(self, tokens: Sequence[Token]) -> Tabel:
        self.tabel += 1
        place = Tempat(Bagian.ISI, self.alinea, self.judul, self.tabel)
        rows: list[tuple[list[Sel], bool]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append(([], not rows))
            elif token.type == "inline":
                cells = rows[-1][0]
                where = replace(place, baris=len(rows), kolom=len(cells) + 1)
                cells.append(Sel(len(cells) + 1, tuple(self._paragraph(token, Peran.BIASA, where))))
        return Tabel(place, tuple(Baris(tuple(cells), head) for cells, head in rows))


_DEPTH: Mapping[str, int] = {
    "bullet_list_open": 1,
    "ordered_list_open": 1,
    "bullet_list_close": -1,
    "ordered_list_close": -1,
}


def _shown(token: Token) -> tuple[str, list[tuple[Bagian, str]]]:
    """The text of a token, and what it says beside that: alternative texts and comments."""
    said: list[tuple[Bagian, str]] = []
    if token.children is None:
        text = token.content
        said += ((Bagian.KOMENTAR, found[1].strip()) for found in _COMMENT.finditer(text) if found[1].strip())
        return (_TAG.sub("", _COMMENT.sub("", text)) if token.type == "html_block" else text.rstrip("\n")), said
    pieces = []
    struck = 0
    for child in token.children:
        struck += _STRUCK.get(child.type, 0)
        if child.type == "image":
            said.append((Bagian.PENGGANTI, child.content))
        elif child.type == "html_inline":
            said += ((Bagian.KOMENTAR, found[1].strip()) for found in _COMMENT.finditer(child.content))
        elif not struck:
            pieces.append(_PIECES.get(child.type, _content)(child))
    return "".join(pieces), said


def _content(child: Token) -> str:
    return child.content


_PIECES: Mapping[str, Callable[[Token], str]] = {"softbreak": lambda _: "\n", "hardbreak": lambda _: "\n"}
_STRUCK: Mapping[str, int] = {"s_open": 1, "s_close": -1}
"""What is struck through is a deletion."""
