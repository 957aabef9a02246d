"""Where the words of a card stand on 1080 × 1350 pixels.

Feeds crop a card to its middle square and its edges behind rounded corners: the title and the figures stay within both.
No text is ever cut: one that has no room is set smaller, however small that makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, takewhile
from typing import TypeAlias, TypeVar

from report_builder.charts.lettering import text_width, wrap
from report_builder.exporters.iringan.kartu import Baris, Isi
from report_builder.language import hold_end

WIDTH, HEIGHT = 1080, 1350
MARGIN = 80
SQUARE = (135, 1215)
"""From where to where a card is seen that is cropped to a square."""
LEAST = 20
"""Of 1080: on a telephone 7 points, as small print in a feed."""

_INNER = WIDTH - 2 * MARGIN
_HEAD_WIDTH = 700
_HEAD_TOP = 70
_DRAFT = "DRAF"
_HEADLINE_TOP = 164
_HEADLINE_GAP = 34
_PANEL_FOOT = 40
_ROWS_END = 1180
_ROW_AIR = 24
_FOOT_TOP, _FOOT_END = 1208, 1316
_SPACING = 2
_CAP, _LEADING, _FIGURE_LEADING = 0.74, 1.24, 0.94
_FIGURE_FROM = 90
"""From this size on a line is a figure that stands alone, without room for descenders."""
_LEAST_FIGURE = 46
"""A figure that would have to be smaller is one of words, which take several lines."""
_GUTTER = 36
_WIDEST = 1.35
_UTAMA = (1.6, 1.45, 1.3, 1.15, 1)
"""How much higher than the others a row is that comes first, as long as the others can be read."""
_BETWEEN = " · "
"""Parts two details of a row; where they have no room on one line each has its own."""
_STEP = 8
_ANY = 99

S = TypeVar("S")
T = TypeVar("T")
Sizes: TypeAlias = tuple[tuple[float, int], ...]
"""Sizes of type to try in turn, each with the lines that it may take."""


@dataclass(frozen=True, slots=True)
class Teks:
    """One line of text by the left end of its baseline; ``warna`` is a design token."""

    x: float
    y: float
    ukuran: float
    warna: str
    teks: str
    tebal: bool = False
    renggang: float = 0


@dataclass(frozen=True, slots=True)
class Kartu:
    """A card laid out: how far the panel of its head reaches, the rules between its rows, and all its text."""

    panel: float
    garis: tuple[float, ...]
    teks: tuple[Teks, ...]
    lebar: int = WIDTH
    tinggi: int = HEIGHT


def _up_to(lines: int, *sizes: float) -> Sizes:
    return tuple((size, lines) for size in sizes)


_SMALLER = _up_to(_ANY, 18, 16, 14, 12, 10, 8)
_TITLE = (
    *((size, 3) for size in (64, 60, 56, 52)), *_up_to(4, 52, 48, 44, 40, 36), *_up_to(6, 32, 28, 24), *_SMALLER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Huruf:
    """The sizes of type of a row: its figure, its name, all else; and the lines that its name and details may take."""

    angka: float
    nama: float
    kecil: float
    baris: int
    rincian: int = 2

    def scaled(self, by: float, baris: int = _ANY, rincian: int = _ANY) -> _Huruf:
        return _Huruf(self.angka * by, self.nama * by, self.kecil * by, baris, rincian)


def _types(angka: float, kecil: float, nama: Sizes) -> tuple[_Huruf, ...]:
    """The sizes to try in turn; where none fits all become smaller together, and details may take more lines."""
    own = tuple(_Huruf(angka, size, kecil, lines) for size, lines in nama)
    last = own[-1]
    a_little = (last.scaled(0.9, last.baris, 2), last.scaled(0.84, last.baris, 3))
    longer = (replace(each, rincian=_ANY) for each in own)
    return (*own, *a_little, *longer, *(last.scaled(tenths / 10) for tenths in range(9, 2, -1)))


_ROW: Mapping[int, tuple[_Huruf, ...]] = {
    1: _types(260, 36, _up_to(4, 52, 48, 44, 40, 36)),
    2: _types(150, 30, _up_to(4, 38, 36, 34, 32, 30, 28)),
    3: _types(112, 26, _up_to(2, 32, 30, 28) + _up_to(3, 30, 28, 26) + _up_to(4, 28, 26, 24)),
}
"""By how many rows a card has; one that comes first is set as on a card of fewer."""
_FIGURES: Mapping[int, float] = {1: _INNER, 2: 380, 3: 320}
"""How wide the column of figures is; it grows for figures that are wider."""


@dataclass(frozen=True, slots=True)
class _Bagian:
    """Lines of one kind, and the space before them."""

    lines: tuple[str, ...]
    ukuran: float
    warna: str
    tebal: bool = False
    jarak: float = 0
    renggang: float = 0

    @property
    def leading(self) -> float:
        return self.ukuran * (_LEADING if self.ukuran < _FIGURE_FROM else _FIGURE_LEADING)

    @property
    def height(self) -> float:
        return self.jarak + len(self.lines) * self.leading if self.lines else 0


@dataclass(frozen=True, slots=True)
class _Kolom:
    """The columns of a row, each with its left edge, and whether none of its texts takes too many lines."""

    parts: tuple[tuple[float, Sequence[_Bagian]], ...]
    fits: bool

    @property
    def height(self) -> float:
        return max(_height(parts) for _, parts in self.parts)


def lay_out(isi: Isi) -> Kartu:
    """The card of these words: its head on a panel, its rows in what is left of the page, its foot."""
    head = _head(isi.kepala)
    judul = _hold(isi.judul)
    size, lines = _fit(judul, _TITLE)
    title = [_Bagian(_even(lines, judul, _INNER, size), size, "kertas", tebal=True)]
    title += [_Bagian(wrap(text, _INNER, 28), 28, "dasar", jarak=16) for text in isi.pengantar]
    top = max(_HEADLINE_TOP, _HEAD_TOP + _height(head) + _HEADLINE_GAP)
    panel = round(top + _height(title) + _PANEL_FOOT, 1)
    rules, rows = _first(_UTAMA, partial(_rows, isi.baris, panel), lambda each: _smallest(each[1]) >= LEAST)
    texts = (*_place(head, MARGIN, _HEAD_TOP), *_draft(isi), *_place(title, MARGIN, top), *rows)
    return Kartu(panel, (*rules, _ROWS_END), (*texts, *_place(_foot(isi), MARGIN, _FOOT_TOP)))


# --- head and foot ---------------------------------------------------------------------------------------------------


def _head(kepala: Sequence[str]) -> list[_Bagian]:
    first = [_Bagian(wrap(text, _HEAD_WIDTH, 22, bold=True), 22, "dasar", True, 0, _SPACING) for text in kepala[:1]]
    return first + [_Bagian(wrap(text, _INNER, 26), 26, "kertas", jarak=4) for text in kepala[1:]]


def _draft(isi: Isi) -> Iterator[Teks]:
    if isi.draf:
        width = text_width(_DRAFT, 22, bold=True) + len(_DRAFT) * _SPACING
        yield from _place([_Bagian((_DRAFT,), 22, "kertas", True, 0, _SPACING)], round(WIDTH - MARGIN - width, 1), 70)


def _foot(isi: Isi) -> list[_Bagian]:
    """The notes on lines of their own where each is one, else run on; the hashtags in bold below."""

    def parts(size: float) -> list[_Bagian]:
        apart = tuple(line for text in isi.catatan for line in wrap(text, _INNER, size))
        run_on = wrap(" ".join(isi.catatan), _INNER, size) if isi.catatan else ()
        notes = _Bagian(apart if len(apart) == len(isi.catatan) else run_on, size, "redup")
        tag_size, tags = _fit(" ".join(isi.tagar), _up_to(1, 28, 26, 24, 22, 20) + _up_to(2, size))
        return [notes, _Bagian(tags, tag_size, "aksen", tebal=True, jarak=14)]

    return _first((22, 20, 18, 16, 14, 12, 10, 8), parts, lambda each: _height(each) <= _FOOT_END - _FOOT_TOP)


# --- rows ------------------------------------------------------------------------------------------------------------


def _rows(rows: Sequence[Baris], panel: float, utama: float) -> tuple[tuple[float, ...], tuple[Teks, ...]]:
    """The rules between the rows, and their texts; ``utama`` is how high the first is beside the others."""
    shares = [utama if row.utama else 1 for row in rows]
    ends = [panel + (_ROWS_END - panel) * part / sum(shares) for part in accumulate(shares)]
    places = zip(rows, (panel, *ends), ends, strict=False)
    texts = tuple(text for row, top, end in places for text in _row(row, rows, top, end))
    return tuple(round(end, 1) for end in ends[:-1]), texts


def _smallest(texts: Iterable[Teks]) -> float:
    return min((text.ukuran for text in texts), default=LEAST)


def _row(row: Baris, rows: Sequence[Baris], top: float, end: float) -> Iterator[Teks]:
    """One row in its share of the card: the figure left and its name right, or all below each other."""
    room = end - top - 2 * _ROW_AIR
    types = _ROW[max(len(rows) - row.utama, 2) if len(rows) > 1 else 1]
    columns = _first(types, partial(_columns, row, rows), lambda each: each.fits and each.height <= room)
    for left, parts in columns.parts:
        yield from _place(parts, left, top + (end - top - _height(parts)) / 2)


def _columns(row: Baris, rows: Sequence[Baris], huruf: _Huruf) -> _Kolom:
    if len(rows) == 1 or not row.angka:
        figure = _figure(row, huruf, _INNER) if row.angka else []
        words = _words(row, huruf, _INNER, 44 if figure else 0)
        return _Kolom(((MARGIN, (*figure, *words)),), _is_short(words, huruf))
    width = _figure_width(rows)
    words = _words(row, huruf, _INNER - width - _GUTTER, 0)
    left, right = (MARGIN, _figure(row, huruf, width)), (MARGIN + width + _GUTTER, words)
    return _Kolom((left, right), _is_short(words, huruf))


def _is_short(words: Sequence[_Bagian], huruf: _Huruf) -> bool:
    name, _, details = words
    return len(name.lines) <= huruf.baris and len(details.lines) <= huruf.rincian


def _figure_width(rows: Sequence[Baris]) -> float:
    least = _FIGURES[len(rows)]
    widest = max(text_width(row.angka, _ROW[len(rows)][0].angka, bold=True) for row in rows)
    return min(max(least, widest), least * _WIDEST)


def _figure(row: Baris, huruf: _Huruf, width: float) -> list[_Bagian]:
    size = min(huruf.angka, huruf.angka * width / text_width(row.angka, huruf.angka, bold=True))
    least = min(_LEAST_FIGURE, huruf.nama)
    lines = (row.angka,) if size >= least else wrap(row.angka, width, least, bold=True)
    unit = wrap(row.satuan, width, huruf.kecil) if row.satuan else ()
    return [_Bagian(lines, max(size, least), "aksen", tebal=True), _Bagian(unit, huruf.kecil, "redup", jarak=10)]


def _words(row: Baris, huruf: _Huruf, width: float, gap: float) -> list[_Bagian]:
    name = _even(wrap(row.nama, width, huruf.nama, bold=True), row.nama, width, huruf.nama) if row.nama else ()
    state = wrap(row.keadaan, width, huruf.kecil, bold=True) if row.keadaan else ()
    details = _apart(row.rincian, width, huruf.kecil) if row.rincian else ()
    return [
        _Bagian(name, huruf.nama, "tinta", tebal=True, jarak=gap),
        _Bagian(state, huruf.kecil, row.warna, tebal=True, jarak=6),
        _Bagian(details, huruf.kecil, "redup"),
    ]


# --- lines -----------------------------------------------------------------------------------------------------------


def _fit(text: str, sizes: Sizes) -> tuple[float, tuple[str, ...]]:
    """The first of the sizes at which a bold text takes no more lines than it may, or the last; with its lines."""
    if not text:
        return sizes[0][0], ()

    def lines(of: tuple[float, int]) -> tuple[float, int, tuple[str, ...]]:
        return (*of, wrap(text, _INNER, of[0], bold=True))

    size, _, found = _first(sizes, lines, lambda each: len(each[2]) <= each[1])
    return size, found


def _hold(text: str) -> str:
    """A title whose last word has company, as long as both have room on one line."""
    held = hold_end(text)
    return held if text_width(held.rpartition(" ")[2], _TITLE[0][0], bold=True) <= _INNER else text


def _first(options: Sequence[S], make: Callable[[S], T], fits: Callable[[T], bool]) -> T:
    """What is made of the first option that fits, or of the last."""
    *others, last = options
    return next((made for made in map(make, others) if fits(made)), None) or make(last)


def _even(lines: tuple[str, ...], text: str, width: float, size: float) -> tuple[str, ...]:
    """The lines of a bold text made as even as they can be: no word stands alone on the last."""
    narrower = (wrap(text, width - less, size, bold=True) for less in range(_STEP, int(width / 2), _STEP))
    even = takewhile(lambda each: len(each) == len(lines) and _breaks(each) == _breaks(lines), narrower)
    return (lines, *even)[-1]


def _apart(text: str, width: float, size: float) -> tuple[str, ...]:
    """The text on one line, or its parts on lines of their own."""
    whole = wrap(text, width, size)
    parts = text.split(_BETWEEN)
    return whole if len(whole) == 1 else tuple(line for part in parts for line in wrap(part, width, size))


def _breaks(lines: Sequence[str]) -> int:
    return sum(line.endswith("-") for line in lines)


def _height(parts: Iterable[_Bagian]) -> float:
    return sum(part.height for part in parts)


def _place(parts: Iterable[_Bagian], x: float, top: float) -> Iterator[Teks]:
    for part in parts:
        top += part.jarak if part.lines else 0
        for line in part.lines:
            baseline = round(top + part.ukuran * _CAP, 1)
            yield Teks(round(x, 1), baseline, round(part.ukuran, 1), part.warna, line, part.tebal, part.renggang)
            top += part.leading
