"""Every way in which the text of one cell can be read as a number.

What a text says by itself and what only its column can tell:

    3,34   1.250.000   53%     a decimal comma, dots of thousands: one reading
    97.6   10,274,076          a decimal point, commas of thousands: one reading
    1.234  1,237               either: the column decides, else its people
    Rp 1,56 triliun            a word of scale counts
    ≤ 30   maks. 30 menit      a number that is a limit
    20/1.000                   20 per 1.000, or 0,02: the column satuan decides
    1.500bh  1 Laporan         a number and its unit
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache

from report_builder.dataset import MOST_DIGITS
from report_builder.language import normalize_text


class Gaya(StrEnum):
    """Which sign parts the decimals."""

    KOMA = "koma desimal"
    TITIK = "titik desimal"


@dataclass(frozen=True, slots=True)
class Bacaan:
    """One reading of a text: the number, the style that it takes, the unit and the remark that stand behind it."""

    nilai: Decimal
    gaya: Gaya | None = None
    """None where both styles give this number."""
    satuan: str = ""
    keterangan: str = ""
    pangkat: int = 0
    """The power of ten that a word of scale in the text has added already."""
    rupiah: bool = False
    """Whether the text says that it is money."""
    batas: str = ""
    """The sign of a limit before it: "≤ 30" and "maksimal 30" are at most that, "≥ 80" and "min. 80" at least."""


_KOSONG = frozenset({
    "-", "–", "—", "--", "n/a", "n.a", "n.a.", "na", "nn", "tad", "t.a.d", "…", "...", "?", "belum rilis",
    "belum dirilis",
    "belum tersedia", "belum ada", "belum ada data", "belum diukur", "belum ada rilis", "data belum tersedia",
    "tidak ada data", "tidak tersedia", "belum dihitung",
})  # fmt: skip
"""What people write where there is no number yet."""

NIHIL = "nihil"
"""The word for a measured 0."""

_POWERS = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9, "triliun": 12, "trilyun": 12, "t": 12,
}  # fmt: skip
_SCALE_WORD = "ribu|rb|juta|jt|miliar|milyar|triliun|trilyun"
_TYPED = re.compile(
    r"(?P<sign>[-−–+] ?)?(?P<rupiah>(?:rp\.?|idr) ?)?(?P<minus>[-−] ?)?"
    r"(?P<digits>[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[.,]+[0-9]+|[.,] [0-9]{3}(?![0-9]))*)"
    r"(?P<strip>,[-–])?(?P<tail>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LIMIT = re.compile(
    r"(?:(?P<atas>≤|<=?|=<|maks(?:imal|imum)?\b\.?|paling (?:tinggi|banyak|lama|lambat)|tidak lebih dari|kurang dari)"
    r"|(?:≥|>=?|=>|min(?:imal|imum)?\b\.?|paling (?:rendah|sedikit)|tidak kurang dari|lebih dari)) ?(?P<isi>[0-9].*)",
    re.IGNORECASE | re.DOTALL,
)
_KOMA = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
_TITIK = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_THIRD_DECIMAL = 3

_PERCENT_TAIL = re.compile(r" ?(?:%|persen|prosen)\.?", re.IGNORECASE)
_REMARK_TAIL = re.compile(r"(?P<unit>.*?) ?(?P<remark>\([^()]*\)|\*+\)?)", re.DOTALL)
_FRACTION_TAIL = re.compile(r" ?/ ?(?P<below>[0-9][0-9.,]*)(?P<unit>[^0-9]*)")
_SCALE_TAIL = re.compile(rf" ?(?P<scale>{_SCALE_WORD})\b\.?(?: rupiah\b)? ?(?P<unit>.*)", re.IGNORECASE)
_UNIT_TAIL = re.compile(r"[ ]?(?P<unit>[^\W\d_][^0-9%]*)")
_MOST_UNIT_WORDS, _LONGEST_TEXT = 4, 100


def is_no_number_yet(text: str) -> bool:
    """Whether a text says that there is no number: "-", "n/a", "Belum Rilis"."""
    return " ".join(normalize_text(text).casefold().split()).strip(" .") in _KOSONG or text.strip() in _KOSONG


@cache
def readings(text: str, *, is_money: bool = False, is_scaled: bool = False) -> tuple[Bacaan, ...]:
    """Every number that a text may stand for.

    Amounts of money have no third decimal, which leaves one for Rp12.500; those in millions (``is_scaled``) may have.
    """
    plain = " ".join(normalize_text(text).split())
    if limit := _LIMIT.fullmatch(plain):
        limited = readings(limit["isi"], is_money=is_money, is_scaled=is_scaled)
        return tuple(replace(each, batas="≤" if limit["atas"] else "≥") for each in limited)
    typed = _TYPED.fullmatch(plain) if len(plain) <= _LONGEST_TEXT else None
    if not typed:
        return ()
    is_negative = (typed["sign"] or "+").strip() in {"-", "−", "–"} or bool(typed["minus"])
    has_rupiah = bool(typed["rupiah"] or typed["strip"])
    tails = list(_tails(typed["tail"], is_money=is_money or bool(typed["rupiah"])))
    found = [
        Bacaan((-1 if is_negative else 1) * number.scaleb(power) / below, gaya, unit, remark, power, has_rupiah)
        for below_text, power, unit, remark in tails
        for number, gaya in _of_digits(typed["digits"], no_third=(is_money or has_rupiah) and not (power or is_scaled))
        for below in ([_below(below_text)] if below_text else [Decimal(1)])
        if below
    ]
    return tuple(dict.fromkeys(each for each in found if _is_bounded(each.nilai)))


def _of_digits(digits: str, *, no_third: bool) -> Iterator[tuple[Decimal, Gaya | None]]:
    """The numbers that figures with dots and commas may be, each with its style."""
    joined = digits.replace(" ", "")
    found = {
        gaya: Decimal(joined.replace(thousands, "").replace(comma, "."))
        for gaya, form, thousands, comma in ((Gaya.KOMA, _KOMA, ".", ","), (Gaya.TITIK, _TITIK, ",", "."))
        if form.fullmatch(joined)
    }
    if len(found) == 2 and no_third:
        found = {gaya: number for gaya, number in found.items() if _decimals(number) != _THIRD_DECIMAL} or found
    if len(set(found.values())) == 1 and len(found) == 2:
        yield next(iter(found.values())), None
    else:
        yield from ((number, gaya) for gaya, number in found.items())


def _tails(tail: str, *, is_money: bool) -> Iterator[tuple[str, int, str, str]]:
    """What stands behind the figures: a number to divide by, a power of ten, a unit, a remark; nothing for prose."""
    if not tail.strip(" ."):
        yield "", 0, "", ""
    elif _PERCENT_TAIL.fullmatch(tail):
        yield "", 0, "%", ""
    elif found := _FRACTION_TAIL.fullmatch(tail):
        unit = found["unit"].strip()
        yield "", 0, f"per {found['below'].strip('.,')} {unit}".strip(), ""
        yield found["below"], 0, unit, ""
    elif found := _SCALE_TAIL.fullmatch(tail):
        yield from _scaled(found["scale"], found["unit"].strip(), is_money=is_money)
    elif (found := _REMARK_TAIL.fullmatch(tail)) and len(found["unit"]) < len(tail):
        yield from (
            (below, power, unit, found["remark"]) for below, power, unit, _ in _tails(found["unit"], is_money=is_money)
        )
    elif (found := _UNIT_TAIL.fullmatch(tail)) and len(found["unit"].split()) <= _MOST_UNIT_WORDS:
        yield "", 0, found["unit"].strip(" ."), ""


def _scaled(scale: str, unit: str, *, is_money: bool) -> Iterator[tuple[str, int, str, str]]:
    """5 juta buku: five million books, or five of a unit of a million."""
    if len(unit.split()) > _MOST_UNIT_WORDS:
        return
    yield "", _POWERS[scale.casefold()], unit, ""
    if not is_money:
        yield "", 0, f"{scale} {unit}".strip(), ""


def _below(text: str) -> Decimal:
    """The number below a fraction's line; a whole one, whatever its signs of thousands."""
    return Decimal(re.sub(r"[.,]", "", text) or 0)


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _is_bounded(number: Decimal) -> bool:
    return max(len(number.as_tuple().digits), abs(number.adjusted()) + 1) <= MOST_DIGITS
