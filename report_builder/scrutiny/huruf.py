"""A sentence as it is read: signs that only look otherwise, or do not show, hide no word and no number."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from itertools import accumulate

from report_builder.scrutiny.kalimat import HOLE, Kalimat

_HYPHENS = "\u2010\u2011"


def plain(kalimat: Kalimat) -> Kalimat:
    """The sentence with the template's own words in plain signs: wide digits become 12, a soft hyphen goes."""
    if kalimat.teks.isascii():
        return kalimat
    kept = set(range(len(kalimat.teks))) - {place for place, sign in enumerate(kalimat.sendiri) if sign != HOLE}
    kept.update(place for each in kalimat.sebutan for place in range(each.awal, each.akhir))
    pieces = [sign if place in kept else _plain(sign) for place, sign in enumerate(kalimat.teks)]
    moved = (0, *accumulate(map(len, pieces)))
    own = (sign if sign == HOLE else piece for sign, piece in zip(kalimat.sendiri, pieces, strict=True))
    facts = tuple(replace(each, awal=moved[each.awal], akhir=moved[each.akhir]) for each in kalimat.sebutan)
    return replace(kalimat, teks="".join(pieces), sendiri="".join(own), sebutan=facts)


@cache
def _plain(sign: str) -> str:
    """One sign as a reader takes it; a numeral that is no digit stays, it has nothing plain."""
    if sign.isascii():
        return sign
    category = unicodedata.category(sign)
    if category in {"Cf", "Cc", "Mn", "Me"}:
        return ""
    if sign.isspace():
        return " "
    if sign in _HYPHENS:
        return "-"
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    return sign if category in {"Nl", "No"} else unicodedata.normalize("NFKC", sign)


@cache
def is_foreign(sign: str) -> bool:
    """Whether a sign is a numeral other than 0–9 or a letter of another script, which no rule can read."""
    if sign.isascii():
        return False
    if unicodedata.numeric(sign, None) is not None:
        return True
    return sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN")
