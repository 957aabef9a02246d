"""What the words around digits make of them: a year, a name."""

from __future__ import annotations

import re

from report_builder.scrutiny.bilangan import Bilangan, is_year

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_COUNTED = re.compile(
    r" (?!(?:dan|yang|di|ke|dari|pada|untuk|dengan|atau|serta|sebesar|sebanyak|adalah|telah|sudah|belum|tidak|ini|itu"
    r"|hingga|sampai|s\.d|menjadi|mencapai|naik|turun|meningkat|menurun|sebagai|tentang|oleh|dalam|secara)\b)[a-z]"
)
_NAMED = re.compile(
    r"\b(?:nomor|no\.?|nomer|pasal|ayat|bab|butir|huruf|lampiran|tabel|gambar|grafik|bagan|halaman|hal\.|hlm\.?"
    r"|UU|PP|Perpres|Permen\w*|Perka\w*|Inpres|Keppres|lembar|formulir|kode|NIP|telepon|telp\.?|faks\.?|kotak pos"
    r"|triwulan|TW|semester|catur ?wulan|covid|versi|edisi|jilid|Eselon|golongan|skala"
    r"|lantai|gedung|ruang|RT|RW|kav\.?)"
    r" ?[(]?(?:[0-9][0-9.]*(?:,| dan| s\.d\.| sampai|–|-|, dan) ?)?$"
    r"|[^\W\d_][.-]$",
    re.IGNORECASE,
)
_COUNTED_OFF = re.compile(
    r"\b(?:tahap|misi|tujuan|sasaran(?: strategis)?|indikator(?: kinerja)?(?: utama| kegiatan)?)"
    r" (?:[1-9](?:,| dan|, dan| s\.d\.| sampai|–|-) ?)?$",
    re.IGNORECASE,
)
"""Before a single digit: of more, "indikator 65" has lost a word."""
_REACH = 80
"""As far before digits stands what makes a name of them."""
_YEAR_OF = re.compile(r"\b(?P<number>[0-9]+|[A-Z.]{1,12})/$")
_SLASHED = re.compile(r"/(?:[0-9]{4}|[A-Z]{2,})")
_ALONE = re.compile(r"\s*[(\[][0-9]{1,2}[)\]]\s*")
"""The number of a column."""
_ITEM = re.compile(r"\s*(?:\([0-9]{1,2}\)|\[[0-9]{1,3}\]|[0-9]{1,2}[.)])\s+(?=\S)")
"""The number of an item at the beginning of a line."""


def is_tahun(text: str, start: int, end: int) -> bool:
    """Whether digits are a calendar year: tahun 2021, Renstra 2020–2024, a cell of "2021"; not 2021 orang."""
    digits = text[start:end]
    if not _YEAR.fullmatch(digits):
        return False
    return is_year(text, Bilangan(start, end, digits)) or _COUNTED.match(text, end) is None


def is_nomor(text: str, start: int, end: int) -> bool:
    """Whether the words around digits make a name of them: Pasal 5, Nomor 53, Tabel 3.1, the 2 of "2. Sasaran"."""
    line = text.rfind("\n", 0, start) + 1
    item = _ITEM.match(text, line)
    if (item and start < item.end()) or _ALONE.fullmatch(text):
        return True
    near = max(line, start - _REACH)
    if end - start == 1 and _COUNTED_OFF.search(text, near, start):
        return True
    if _YEAR.fullmatch(text[start:end]):
        number = _YEAR_OF.search(text, near, start)
        return number is not None and not _YEAR.fullmatch(number["number"])
    return _NAMED.search(text, near, start) is not None or _SLASHED.match(text, end) is not None
