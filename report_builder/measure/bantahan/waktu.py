"""Whether what a sentence says is said of the report's own period."""

from __future__ import annotations

import re

from report_builder import language
from report_builder.model import Identitas

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = rf"(?:{'|'.join(language.MONTHS)})"
_OTHER = r"(?:lalu|sebelumnya|kemarin|silam|depan|mendatang|berikutnya|selanjutnya|yang akan datang)"

# What a period is compared with, a regulation, and the day on which something was said are none.
_ASIDE = re.compile(
    rf"\b(?:dibanding(?:kan)?|daripada|dari|sejak|terhadap)(?: dengan)?(?: (?:realisasi|capaian|hasil|kinerja|target))*"
    rf"(?: [0-9][0-9.,]*%?(?: \w+)?)?(?: pada)? tahun (?P<dasar>{_YEAR}|{_OTHER})\b"
    rf"|\bnomor \S+ tahun {_YEAR}\b|\b[0-9]{{1,2}} {_MONTH}(?: {_YEAR})?\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"\b(?P<tahun>{_YEAR})(?P<rentang> ?(?:[–-]|s\.d\.|sampai(?: dengan)?|hingga) ?{_YEAR})?\b|\btahun (?P<ini>ini)\b"
    rf"|\b(?:tahun-)?tahun {_OTHER}\b|\btahun terakhir\b|\bjangka menengah\b|\bakhir renstra\b",
    re.IGNORECASE,
)
_QUARTERS = re.compile(
    r"\b(?:triwulan|kuartal|TW)[ -]?(?P<nomor>IV|I{1,3}|[1-4]|pertama|kedua|ketiga|keempat)?\b|\bsemester\b"
    rf"|\b{_MONTH}\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (("i", "1", "pertama"), ("ii", "2", "kedua"), ("iii", "3", "ketiga"), ("iv", "4", "keempat")), start=1
    )
    for word in words
}


def is_of_the_period(sentence: str, start: int, end: int, identitas: Identitas) -> bool:
    """Whether a stretch of a sentence speaks of the report's period: of the year named in it, or nearest to it."""
    text = _ASIDE.sub(lambda aside: " " * len(aside[0]), sentence)
    year = _nearest(_YEARS, text, start, end)
    quarter = _nearest(_QUARTERS, text, start, end)
    if quarter is not None:
        own = _NUMBERS.get((quarter.groupdict().get("nomor") or "").casefold())
        return own is not None and own == identitas.triwulan and (year is None or _is_year(year, identitas.tahun))
    return year is None or (identitas.triwulan is None and _is_year(year, identitas.tahun))


def is_since_last_year(sentence: str, identitas: Identitas) -> bool:
    """Whether a change in a sentence may be the one since last year: it names no other year to compare with."""
    asides = {found["dasar"] for found in _ASIDE.finditer(sentence) if found["dasar"]}
    years = {int(year) for year in re.findall(rf"\b{_YEAR}\b", sentence)}
    is_next = any(re.search(r"depan|mendatang|akan|berikut|lanjut", aside) for aside in asides)
    return not is_next and years <= {identitas.tahun, identitas.tahun - 1}


def _is_year(found: re.Match[str], tahun: int) -> bool:
    if found["ini"]:
        return True
    return found["tahun"] is not None and not found["rentang"] and int(found["tahun"]) == tahun


def _nearest(form: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match in the stretch, else the last before it, else the first behind it."""
    found = list(form.finditer(text))
    within = [one for one in found if start <= one.start() < end]
    before = [one for one in found if one.start() < start]
    return next(iter(within or before[-1:] or found), None)
