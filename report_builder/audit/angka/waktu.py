"""Dates, days without a year and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from report_builder import language
from report_builder.audit.angka.nilai import Angka, Hari, Jenis, Ujung

_MONTH_OF = {
    **{month.casefold(): number for number, month in enumerate(language.MONTHS, start=1)},
}
_MONTH = "|".join(_MONTH_OF)
_JOINT = r"(?P<joint>\s?[–-]\s?| s\.d\. | sampai(?: dengan)? | dan )"
_DAY = re.compile(
    rf"(?<![\w.,/])(?:(?P<first>[0-9]{{1,2}})(?: (?P<first_month>{_MONTH}))?{_JOINT})?"
    rf"(?P<day>[0-9]{{1,2}}) (?P<month>{_MONTH})\b(?: (?P<year>[0-9]{{4}})\b)?",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?<=\()(?:(?P<first>[0-9]{1,2})(?:/(?P<first_month>[0-9]{1,2}))?(?P<joint>[–-]))?"
    r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?:/(?P<year>[0-9]{4}))?(?=\))"
)
_WHOLE = re.compile(
    r"(?<![\w.,/-])(?:[0-9]{1,2}(?P<a>[/ -])[A-Za-z]{3,9}\.?(?P=a)[0-9]{4}"
    r"|[0-9]{1,2}(?P<b>[/-])[0-9]{1,2}(?P=b)[0-9]{4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})(?![\w/-])"
)
_TIME = re.compile(
    r"(?:(?<=pukul )|(?<=jam ))[0-9]{1,2}[.:][0-9]{2}\b"
    r"|(?<![\w.,])[0-9]{1,2}[.:][0-9]{2}(?=(?: ?[–-] ?[0-9.:]+)? WI(?:B|TA|T)\b)"
    r"|(?<![\w.,:])[0-2]?[0-9]:[0-5][0-9](?![\w:])",
    re.IGNORECASE,
)


def find_dates(text: str) -> Iterator[Angka]:
    """Dates and days, both ends of a span alone: 1–3 Maret 2021 -> 1 Maret 2021, 3 Maret 2021."""
    for form in (_DAY, _SLASHED):
        for found in form.finditer(text):
            yield from _days(found)
    for found in _WHOLE.finditer(text):
        day = language.parse_date(found[0].replace(".", "-") if found[0][0].isdigit() else found[0])
        if day:
            yield Angka(found.start(), found.end(), found[0], Jenis.TANGGAL, day)


def _days(found: re.Match[str]) -> Iterator[Angka]:
    month = _month(found["month"])
    last = _day(found["day"], month, found["year"])
    first = (
        _day(found["first"], _month(found["first_month"] or found["month"]), found["year"]) if found["first"] else None
    )
    if last is None or (found["first"] and first is None):
        return
    spans = found["joint"] and "dan" not in found["joint"]
    if first:
        end = found.end("first_month") if found["first_month"] else found.end("first")
        start = found.start()
        ujung = Ujung.AWAL if spans else Ujung.BUKAN
        yield Angka(start, end, found.string[start:end], Jenis.TANGGAL, first, ujung=ujung)
    start, end = found.start("day"), found.end()
    ujung = Ujung.AKHIR if spans else Ujung.BUKAN
    yield Angka(start, end, found.string[start:end], Jenis.TANGGAL, last, ujung=ujung)


def _month(name: str) -> int:
    return int(name) if name.isdecimal() else _MONTH_OF[name.casefold()]


def _day(day: str, month: int, year: str | None) -> date | Hari | None:
    try:
        whole = date(int(year or 2000), month, int(day))  # a leap year: any day there is
    except ValueError:
        return None
    return whole if year else Hari(whole.day, whole.month)


def find_times(text: str) -> Iterator[Angka]:
    """Times of day: pukul 09.00, 10.30 WIB."""
    for found in _TIME.finditer(text):
        yield Angka(found.start(), found.end(), found[0], Jenis.JAM, None)
