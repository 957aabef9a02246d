"""The power of ten that amounts are given in, told by the words of a head, a title or a unit.

(dalam juta rupiah)  (Rp juta)  Satuan: Ribu Rupiah     6, 6, 3
(Rp.000)  (x Rp1.000)  (Rp.1000,-)                      3
Pagu total Rp 3,4 miliar  bantuan Rp 5 juta             0: an amount
"""

from __future__ import annotations

import re
from functools import cache

_POWERS = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "milyar": 9, "miliar": 9, "triliun": 12, "trilyun": 12}
_WORD = rf"(?P<{{}}>{'|'.join(_POWERS)})(?:an)?\b"
_END = r"(?=\s*(?:rupiah\b|rp\b|idr\b|[).,;:/\]]|$))"
_NO_FIGURE = r"(?<![0-9]\s)(?<![0-9])"
_TOLD = re.compile(
    rf"\bdalam\s+(?:satuan\s+)?(?:rp\b\.?\s*)?{_WORD.format('dalam')}{_END}"
    rf"|\brp\b\.?\s*\(?{_WORD.format('rupiah')}"
    rf"|{_NO_FIGURE}\b{_WORD.format('kata')}\s+(?:rupiah|rp|idr)\b"
    rf"|[(\[]\s*{_WORD.format('kurung')}\s*[)\]]"
    rf"|(?<![^\s(\[])[x×]\s*(?:rp\b\.?\s*)?(?:1\s*)?{_WORD.format('kali')}",
    re.IGNORECASE,
)
_NOUGHTS = re.compile(
    r"(?:(?:^|/ |[(\[]|(?<![^\s(\[])[x×]|\bdalam)\s*(?:rp\.?\s*)?(?:1[.,]?)?|\brp\.?\s*)(?P<isi>(?:000[.,]?)*000)"
    r"(?:,[-–])?\s*(?:rupiah|rp\.?)?\s*(?=[)\]/]|$)",
    re.IGNORECASE,
)
_IN_UNIT = re.compile(rf"\b{_WORD.format('isi')}", re.IGNORECASE)


@cache
def scale_of(text: str) -> int:
    """The power of ten that a head or title says its amounts are given in; 0 where they are in rupiah."""
    if found := _TOLD.search(text):
        word = next(each for each in found.groups() if each)
        return _POWERS[word.casefold()]
    noughts = _NOUGHTS.search(text)
    return noughts["isi"].count("0") if noughts else 0


@cache
def scale_of_unit(satuan: str) -> int:
    """The power of ten that a unit holds: "juta rupiah" -> 6; 0 for one that counts by ones, and for a rate."""
    is_rate = "/" in satuan or re.search(r"\bper\b", satuan, re.IGNORECASE)
    found = None if is_rate else _IN_UNIT.search(satuan)
    return _POWERS[found["isi"].casefold()] if found else scale_of(satuan)
