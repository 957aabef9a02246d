"""The social card of a release: which indikator it shows, and where its words stand on 1080 × 1350 pixels.

Feeds crop a card to its middle square and its edges behind rounded corners: the title and the figures stay within both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import TypeAlias, TypedDict

from report_builder.charts.lettering import text_width, wrap
from report_builder.facts import Ledger
from report_builder.kinds.sasaran import IndikatorView
from report_builder.rules import Hasil

WIDTH, HEIGHT = 1080, 1350
MARGIN = 80
SQUARE = (135, 1215)
"""From where to where a card is seen that is cropped to a square."""

MOST = 3
AT_ZERO = frozenset({Hasil.NIHIL, Hasil.TIDAK_TERLAKSANA})
MISSED = AT_ZERO | {Hasil.BELUM_TERCAPAI}

_INNER = WIDTH - 2 * MARGIN
_HEAD_WIDTH = 700
_HEAD_TOP = 70
_HEADLINES = (*((size, 3) for size in (64, 60, 56, 52)), *((size, 4) for size in (52, 48, 44, 40, 36)))
_HEADLINE_TOP = 164
_HEADLINE_GAP = 34
_PANEL_FOOT = 40
_ROWS_END = 1180
_FOOT_TOP = 1208
_SPACING = 2
_CAP, _LEADING, _FIGURE_LEADING = 0.74, 1.24, 0.94
_FIGURE_FROM = 90
"""From this size on a line is a figure that stands alone, without room for descenders."""

COLOURS: Mapping[str, str] = {
    Hasil.MELAMPAUI: "baik",
    Hasil.TERCAPAI: "baik",
    Hasil.BELUM_TERCAPAI: "perhatian",
    Hasil.NIHIL: "buruk",
    Hasil.TIDAK_TERLAKSANA: "buruk",
}
_NO_RESULT = "redup"


class Baris(TypedDict):
    """The words of one indikator: its figure and unit, its name, its state as a word, and what it is measured by."""

    kasus: str
    angka: str
    satuan: str
    nama: str
    keadaan: str
    rincian: str


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


Sizes: TypeAlias = tuple[tuple[float, int], ...]
"""Sizes of type to try in turn, each with the lines that it may take."""


def _up_to(lines: int, *sizes: float) -> Sizes:
    return tuple((size, lines) for size in sizes)


@dataclass(frozen=True, slots=True)
class _Ukuran:
    """How large a card with so many rows sets them: the width of the figures, and the sizes of type."""

    lebar: float
    angka: float
    nama: Sizes
    kecil: float


_SIZES: Mapping[int, _Ukuran] = {
    1: _Ukuran(_INNER, 260, _up_to(4, 52, 48, 44, 40, 36), 36),
    2: _Ukuran(380, 150, _up_to(4, 38, 36, 34, 32, 30, 28), 30),
    3: _Ukuran(320, 112, _up_to(2, 32, 30, 28) + _up_to(3, 30, 28, 26, 24), 26),
}
_GUTTER = 36
_STEP = 8


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


# --- which indikator -------------------------------------------------------------------------------------------------


def choose(indikator: Sequence[IndikatorView], ledger: Ledger) -> tuple[IndikatorView, ...]:
    """Three indikator in their order: those at 0, else the weakest that missed its target, then the first measured.

    So a card never shows successes alone where there is a failure, least of all one at 0.
    """
    missed = weakest_first(indikator, ledger)
    due = [each for each in missed if each.kasus in AT_ZERO] or missed[:1]
    others = [each for each in indikator if each not in due]
    measured = sorted(others, key=lambda each: each.kasus not in COLOURS)
    return tuple(sorted([*due, *measured][:MOST], key=lambda each: each.nomor))


def weakest_first(indikator: Iterable[IndikatorView], ledger: Ledger) -> list[IndikatorView]:
    """The indikator that missed their target, the lowest capaian first; those without a percentage come last."""

    def rank(each: IndikatorView) -> tuple[bool, Decimal, int]:
        nilai = ledger[f"{each.kode}.capaian"].nilai
        known = isinstance(nilai, Decimal)
        return not known, nilai if isinstance(nilai, Decimal) else Decimal(0), each.nomor

    return sorted((each for each in indikator if each.kasus in MISSED), key=rank)


# --- where the words stand -------------------------------------------------------------------------------------------


def lay_out(kepala: Sequence[str], judul: str, baris: Sequence[Baris], kaki: Sequence[str]) -> Kartu:
    """The card of an institution and its unit, a title, up to three rows, and what stands at its foot, tags last."""
    head = _place(_head(kepala), MARGIN, _HEAD_TOP)
    size, lines = _fit_title(judul, _INNER, _HEADLINES)
    title = _Bagian(lines, size, "kertas", tebal=True)
    top = max(_HEADLINE_TOP, _HEAD_TOP + sum(part.height for part in _head(kepala)) + _HEADLINE_GAP)
    panel = top + title.height + _PANEL_FOOT
    step = (_ROWS_END - panel) / max(len(baris), 1)
    rows = [text for number, row in enumerate(baris) for text in _row(row, len(baris), panel + number * step, step)]
    rules = tuple(panel + number * step for number in range(1, len(baris)))
    foot = _place(_foot(kaki), MARGIN, _FOOT_TOP)
    return Kartu(panel, (*rules, _ROWS_END), (*head, *_place([title], MARGIN, top), *rows, *foot))


def _head(kepala: Sequence[str]) -> list[_Bagian]:
    instansi, unit = kepala
    spaced = _clip(wrap(instansi.upper(), _HEAD_WIDTH, 22, bold=True), 2)
    named = _clip(wrap(unit, _INNER, 26), 2)
    return [_Bagian(spaced, 22, "dasar", tebal=True, renggang=_SPACING), _Bagian(named, 26, "kertas", jarak=4)]


def _foot(kaki: Sequence[str]) -> list[_Bagian]:
    *notes, tags = kaki
    apart = tuple(line for note in notes for line in wrap(note, _INNER, 22))
    size, lines = (22, apart) if len(apart) == len(notes) else _fit(" ".join(notes), _INNER, _up_to(2, 22, 20))
    tag_size, tag_lines = _fit(tags, _INNER, _up_to(1, 28, 26, 24, 22, 20), tebal=True)
    return [_Bagian(lines, size, "redup"), _Bagian(tag_lines, tag_size, "aksen", tebal=True, jarak=14)]


def _row(row: Baris, count: int, top: float, height: float) -> Iterator[Teks]:
    """One indikator in its share of the card: the figure left and its name right, or all below each other."""
    sizes = _SIZES[count]
    figure = _figure(row, sizes)
    if count == 1:
        parts = [*figure, *_words(row, sizes, _INNER, 44)]
        yield from _place(parts, MARGIN, top + (height - _height(parts)) / 2)
        return
    left = MARGIN + sizes.lebar + _GUTTER
    words = _words(row, sizes, WIDTH - MARGIN - left, 0)
    start = top + (height - max(_height(figure), _height(words))) / 2
    yield from _place(figure, MARGIN, start)
    yield from _place(words, left, start)


def _figure(row: Baris, sizes: _Ukuran) -> list[_Bagian]:
    size = min(sizes.angka, sizes.angka * sizes.lebar / text_width(row["angka"], sizes.angka, bold=True))
    unit = _clip(wrap(row["satuan"], sizes.lebar, sizes.kecil), 2) if row["satuan"] else ()
    return [_Bagian((row["angka"],), size, "aksen", tebal=True), _Bagian(unit, sizes.kecil, "redup", jarak=10)]


def _words(row: Baris, sizes: _Ukuran, width: float, gap: float) -> list[_Bagian]:
    size, lines = _fit_title(row["nama"], width, sizes.nama)
    state = _clip(wrap(row["keadaan"], width, sizes.kecil, bold=True), 1)
    _, details = _fit(row["rincian"], width, _up_to(2, sizes.kecil))
    return [
        _Bagian(lines, size, "tinta", tebal=True, jarak=gap),
        _Bagian(state, sizes.kecil, COLOURS.get(row["kasus"], _NO_RESULT), tebal=True, jarak=6),
        _Bagian(details, sizes.kecil, "redup"),
    ]


def _fit(text: str, width: float, sizes: Sizes, *, tebal: bool = False) -> tuple[float, tuple[str, ...]]:
    """The first of the sizes at which a text takes no more lines than it may, or the last with its end left out."""
    if not text:
        return sizes[0][0], ()
    for size, most in sizes:
        lines = wrap(text, width, size, bold=tebal)
        if len(lines) <= most:
            return size, lines
    size, most = sizes[-1]
    return size, _clip(wrap(text, width, size, bold=tebal), most)


def _fit_title(text: str, width: float, sizes: Sizes) -> tuple[float, tuple[str, ...]]:
    """A bold text fitted with its lines as even as they can be: no word stands alone on the last."""
    size, lines = _fit(text, width, sizes, tebal=True)
    if lines != wrap(text, width, size, bold=True):
        return size, lines
    narrower = (wrap(text, width - less, size, bold=True) for less in range(_STEP, int(width / 2), _STEP))
    even = takewhile(lambda each: len(each) == len(lines) and _breaks(each) == _breaks(lines), narrower)
    return size, (lines, *even)[-1]


def _breaks(lines: Sequence[str]) -> int:
    return sum(line.endswith("-") for line in lines)


def _clip(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """So many lines; an ellipsis takes the place of the last word where there are more."""
    if len(lines) <= most:
        return lines
    kept = lines[most - 1].rpartition(" ")[0] or lines[most - 1].rstrip("-")
    return (*lines[: most - 1], f"{kept.rstrip(',;:')}…")


def _height(parts: Iterable[_Bagian]) -> float:
    return sum(part.height for part in parts)


def _place(parts: Iterable[_Bagian], x: float, top: float) -> Iterator[Teks]:
    for part in parts:
        top += part.jarak if part.lines else 0
        for line in part.lines:
            baseline = round(top + part.ukuran * _CAP, 1)
            yield Teks(x, baseline, round(part.ukuran, 1), part.warna, line, part.tebal, part.renggang)
            top += part.leading
