"""The months that heads and titles name: "Jun", "s.d. Juni", and an 8 behind "Jul"."""

from __future__ import annotations

import re

from report_builder.forms.synonyms import KATA

_FIRST = (
    ("jan",), ("feb", "peb"), ("mar",), ("apr",), ("mei",), ("jun",),
    ("jul",), ("agu", "agt", "ags"), ("sep",), ("okt", "oct"), ("nov", "nop"), ("des", "dec"),
)  # fmt: skip
"""How the names of each month begin."""
_NAMES = {
    word: number
    for number, beginnings in enumerate(_FIRST, start=1)
    for word in KATA["semester"]
    if word.startswith(beginnings)
}
NAMED = "|".join(sorted(_NAMES, key=len, reverse=True))
_UP_TO = re.compile(
    r"\b(?:s[. ]*/?[ ]*d\b[. ]*|sampai(?: dengan)?\s+)(?:akhir\s+)?(?:bulan\s+|tanggal\s+|tgl\.?\s+)?(?:[0-9]{1,2}\s+)?"
    rf"(?P<isi>{NAMED})\b",
    re.IGNORECASE,
)
_MONTHS_OF_A_QUARTER = 3


def month_of(text: str) -> int | None:
    """The month that a word names."""
    return _NAMES.get(text.strip(" .").casefold())


def quarter_up_to(text: str) -> int | None:
    """The quarter that ends with the month up to which a text counts: "Realisasi s.d. Juni" -> 2; None for May."""
    found = _UP_TO.search(text)
    month = month_of(found["isi"]) if found else None
    return month // _MONTHS_OF_A_QUARTER if month and month % _MONTHS_OF_A_QUARTER == 0 else None
