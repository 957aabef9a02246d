"""Numbers that a text writes in words: "enam puluh lima", "tiga koma satu lima"."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SMALL = {word: value for value, word in enumerate((*_DIGITS, "sepuluh", "sebelas"))}
_TIMES = {"puluh": 10, "ratus": 100}
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
_SINGLE = {"seratus": "satu ratus", "seribu": "satu ribu", "sejuta": "satu juta"}

COUNT = "|".join(word for word in _SMALL if word != "nol")
"""The words that one count is written with: satu, dua … sebelas."""

_WORD = "|".join((*_SMALL, "belas", *_TIMES, *_SCALES, *_SINGLE))
SPELLED = re.compile(rf"\b(?:{_WORD})(?: (?:{_WORD})){{0,40}}(?: koma(?: (?:{_WORD})){{1,40}})?\b", re.IGNORECASE)
"""A stretch of number words, whether or not they make a number; no number has more of them."""


def read_count(text: str) -> int:
    """3 -> 3, "tiga" -> 3, for what ``COUNT`` or digits matched."""
    return int(text) if text.isdecimal() else _SMALL[text.casefold()]


def read_spelled(text: str) -> Decimal | None:
    """``enam puluh lima`` -> 65, ``tiga koma satu lima`` -> 3.15; None for words that make no number (dua tiga)."""
    whole, _, fraction = text.casefold().partition(" koma ")
    number = _whole(whole)
    if number is None or not fraction:
        return None if number is None else Decimal(number)
    digits = _fraction(fraction.split())
    return None if digits is None else Decimal(f"{number}.{digits}")


def _fraction(words: list[str]) -> str | None:
    if all(word in _DIGITS for word in words):
        return "".join(str(_SMALL[word]) for word in words)
    number = _whole(" ".join(words))
    return None if number is None else str(number)


def _whole(text: str) -> int | None:
    words = " ".join(_SINGLE.get(word, word) for word in text.split()).split()
    total, below = 0, None
    for scale, value in reversed(_SCALES.items()):
        if scale in words:
            place = words.index(scale)
            part, words = _hundreds(words[:place]), words[place + 1 :]
            if not part or (below is not None and value >= below):
                return None
            total, below = total + part * value, value
    rest = _hundreds(words) if words else 0
    return None if rest is None else total + rest


def _hundreds(words: list[str]) -> int | None:
    """The number below a thousand that these words make; None for no words and for words in no such order."""
    match words:
        case [unit] if unit in _SMALL:
            return _SMALL[unit]
        case [unit, "belas"] if 2 <= _SMALL.get(unit, 0) <= 9:
            return _SMALL[unit] + 10
        case [unit, ("puluh" | "ratus") as times, *rest] if 1 <= _SMALL.get(unit, 0) <= 9:
            below = _hundreds(rest) if rest else 0
            number = _SMALL[unit] * _TIMES[times]
            return None if below is None or below >= _TIMES[times] else number + below
        case _:
            return None
