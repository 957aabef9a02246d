"""Names that a title has in capitals, as a sentence has them."""

from __future__ import annotations

import re

_SMALL = frozenset({"atau", "bagi", "dan", "dari", "dengan", "di", "ke", "oleh", "pada", "serta", "untuk", "yang"})
_SHORT = frozenset({
    "ASN", "BIN", "BUMD", "BUMN", "DIY", "DKI", "HAM", "IAIN", "IKN", "IPDN", "KUA", "KUKM", "LAN", "NAD", "PAUD",
    "POLRI", "PUPR", "PUTR", "RI", "RSIA", "RSU", "RSUD", "RSUP", "SMA", "TIK", "TNI", "UIN", "UKM", "UMKM", "UPN",
    "UPT", "UPTD",
})  # fmt: skip
"""Short names that could be read as words; those without a vowel cannot."""
_NUMERAL = re.compile(r"[IVX]+")
_WORD = re.compile(r"\([^()]*\)|[^\W\d_]+")
_VOWEL = re.compile(r"[AEIOU]")


def of_sentence(name: str) -> str:
    """A name all in capitals with small letters, short names as they are; any other as it stands.

    DINAS KESEHATAN KABUPATEN BANYU ASRI -> Dinas Kesehatan Kabupaten Banyu Asri
    BPS KOTA BATU, BADAN RISET (BRIDA)   -> BPS Kota Batu, Badan Riset (BRIDA)
    """
    return _WORD.sub(_spelled, name) if name.isupper() and " " in name.strip() else name


def _spelled(found: re.Match[str]) -> str:
    word = found[0]
    if word.startswith("(") or word in _SHORT or _NUMERAL.fullmatch(word) or not _VOWEL.search(word):
        return word
    return word.lower() if word.casefold() in _SMALL else word.capitalize()
