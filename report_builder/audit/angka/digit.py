"""Numbers in figures: thousands and decimals, sign, rupiah, scale and percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.audit.angka.konteks import is_nomor, is_tahun
from report_builder.audit.angka.nilai import Angka, Jenis
from report_builder.dataset import plain
from report_builder.measure.teks import read_digits

SCALES = {
    "ratus": 2, "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9, "triliun": 12,
    "trilyun": 12, "t": 12,
}  # fmt: skip
_SHORT = frozenset({"m", "t"})
"""Read as a scale behind rupiah alone: 5 m is a length."""

SATUAN = (
    r"(?: ?(?P<poin>poin (?:persen(?:tase)?|%)|persen poin|percentage points?)\b| ?(?P<persen>%|(?:per|pro)sen\b)"
    r"|(?P<sen>,-)|(?P<akhir_rupiah> rupiah\b))?"
)
_NUMBER = re.compile(
    r"(?P<minus>(?<![^\s(:])[-−–](?! )|\b(?:minus|negatif) )?"
    r"(?:(?P<rupiah>(?<![^\W\d_])(?:Rp|IDR)\.?\s?(?P<minus_dalam>[-−])?)|(?<![\w,.])(?<![^\W\d_]-))"
    r"(?P<digits>[0-9]+(?:[.,][0-9]+)*)"
    rf"(?:\s?(?P<skala>{'|'.join(sorted(SCALES, key=len, reverse=True))})\b)?{SATUAN}",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[a-z]{3})(?P<digits>[0-9]+(?:[.,][0-9]+)*)(?: ?(?P<persen>%|persen\b))?")
"""A number that lost the space before it: sebesar65. No name such as P4GN and no unit such as km2 has three letters."""
_NAME = re.compile(r"[A-Z]|-?[A-Za-z]+[0-9]|\.[A-Z]")
"""What makes a name of the digits before it: 4G, 3371.EBA."""


def find_digits(text: str) -> Iterator[Angka]:
    """The numbers in figures, in order; what is no number by any form is a NOMOR without a value."""
    for found in _NUMBER.finditer(text):
        yield _number(text, found)
    for found in _GLUED.finditer(text):
        nilai = read_digits(found["digits"])
        if nilai is not None:
            jenis = Jenis.PERSEN if found["persen"] else Jenis.JUMLAH
            yield Angka(found.start(), found.end(), found[0], jenis, nilai, shown_decimals(nilai))


def _number(text: str, found: re.Match[str]) -> Angka:
    digits, start, end = found["digits"], found.start(), found.end()
    nilai = read_digits(digits)
    unit = _unit(found)
    power = _power(found)
    if found["skala"] and not power and unit is None:
        end = found.end("digits")
    if nilai is None or (unit is None and not power and _is_name(text, found)):
        return Angka(found.start("digits"), found.end("digits"), digits, Jenis.NOMOR, nilai)
    if unit is None and not power and is_tahun(text, found.start("digits"), end):
        return Angka(found.start("digits"), end, digits, Jenis.TAHUN, nilai)
    signed = -nilai if found["minus"] or found["minus_dalam"] else nilai
    value = plain(signed.scaleb(power)) if power else signed
    return Angka(start, end, text[start:end], unit or Jenis.JUMLAH, value, shown_decimals(nilai), power)


def _unit(found: re.Match[str]) -> Jenis | None:
    if found["poin"]:
        return Jenis.POIN
    if found["persen"]:
        return Jenis.PERSEN
    return Jenis.RUPIAH if found["rupiah"] or found["akhir_rupiah"] or found["sen"] else None


def _power(found: re.Match[str]) -> int:
    word = (found["skala"] or "").casefold()
    if word in _SHORT and not found["rupiah"]:
        return 0
    return SCALES.get(word, 0)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Whether digits name something: behind "Nomor" or "Pasal", beside letters, with zeros before them."""
    digits = found["digits"]
    padded = len(digits) > 1 and digits.startswith("0") and digits[1].isdigit()
    return padded or _NAME.match(text, found.end("digits")) is not None or is_nomor(text, *found.span("digits"))


def shown_decimals(nilai: Decimal) -> int:
    """How many decimals a number was written with."""
    exponent = nilai.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
