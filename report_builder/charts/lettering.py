"""How wide text is in Liberation Sans (and Arial, whose widths are the same), and how it wraps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# Advance widths in thousandths of the font size, from the font's own table; anything else counts as a capital.
_REGULAR: Mapping[int, str] = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft\u00a0",
    333: "()-`r·{}",
    355: '"',
    389: "*",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~−×",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "←→",
}
_BOLD: Mapping[int, str] = {
    278: " ,./I\\ijl'\u00a0",
    333: "!()-:;[]`ft·",
    389: "*r{}",
    500: "z",
    556: "#$0123456789J_aceksvxy–",
    584: "+<=>~−×",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    1000: "←→",
}
_CAPITAL = 722
_DIGRAPHS = ("ng", "ny", "kh", "sy")
_SYLLABLE = re.compile(r"(?:ng|ny|kh|sy|[b-df-hj-np-tv-z])[aeiou]")


def _by_letter(table: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in table.items() for letter in letters}


_WIDTHS = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of a text in points, for a font size in points."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, _CAPITAL) for letter in text) * size / 1000


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines no wider than ``width`` points, between words; a longer word is broken with a hyphen."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines += _parts(word, width, size, bold=bold)
    return tuple(lines)


def _parts(word: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """A word in pieces that fit: ``ketidakberhasilan`` -> ``ketidakber-``, ``hasilan``."""
    while text_width(word, size, bold=bold) > width and len(word) > 1:
        widths = ((n, text_width(word[:n] + "-", size, bold=bold)) for n in range(1, len(word)))
        fitting = [n for n, needed in widths if n == 1 or needed <= width]
        end = max((n for n in fitting if _begins_syllable(word, n)), default=fitting[-1])
        yield word[:end] + "-"
        word = word[end:]
    yield word


def _begins_syllable(word: str, place: int) -> bool:
    """Whether an Indonesian syllable may begin here: one consonant, or ng, ny, kh, sy, and a vowel after it."""
    return bool(_SYLLABLE.match(word, place)) and word[place - 1 : place + 1] not in _DIGRAPHS and place > 1
