"""Dates, years, quarters, choices, texts, lists and codes as people type them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from report_builder.dataset.numbers import plain, read_number
from report_builder.dataset.refusals import broken, quote, refuse
from report_builder.dataset.tables import Cell
from report_builder.errors import Problem, error
from report_builder.language import format_date, normalize_text, parse_date, sentence_case

FIRST_YEAR, LAST_YEAR = 1990, 2100

_DATE_HINT = "Tulis tanggalnya lengkap, misalnya 17 Desember 2021."
_YEAR_HINT = f"Tulis tahun dengan empat angka, antara {FIRST_YEAR} dan {LAST_YEAR}."
_QUARTER_HINT = "Tulis TW I, TW II, TW III, atau TW IV."

_TIME = re.compile(r"[ T][0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2})?$")
_QUARTER = re.compile(r"(?:triwulan|tw)?[ .-]*(i{1,3}|iv|[1-4])", re.IGNORECASE)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ITEM_BREAK = re.compile(r"[\n;]")
_BULLET = re.compile(r"[-–—•▪●*·] +|[•▪●]")
_FIXED_WIDTH = re.compile(r"(?P<whole>0+)(?:\.(?P<places>0+))?")

# A double keeps 15 digits: what a spreadsheet shows of a longer code is no longer what was typed.
_LONGEST_NUMBER_CODE = 10**15


def read_date(cell: Cell) -> date | Problem:
    """The date of a date cell or of a text such as "17 Desember 2021" or "17/12/2021" (day first).

    A time of day behind the date falls away.
    """
    day = parse_date(_TIME.sub("", cell.value.strip())) if isinstance(cell.value, str) else cell.value
    if not isinstance(day, date):
        return refuse(cell, "tanggal", _DATE_HINT)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"Tahun pada tanggal {format_date(day)} di luar {FIRST_YEAR}–{LAST_YEAR}."
        return error(message, cell.place, _DATE_HINT)
    return day


def read_year(cell: Cell) -> int | Problem:
    """The calendar year in "2021", 2021 or 2021.0, between 1990 and 2100."""
    text = _typed(cell)
    if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR:
        return int(text)
    return refuse(cell, "tahun", _YEAR_HINT)


def read_triwulan(cell: Cell) -> int | Problem:
    """The quarter, 1 to 4, in "TW I", "TW1", "Triwulan 1", "I" or 1."""
    return parse_triwulan(_typed(cell)) or refuse(cell, "triwulan", _QUARTER_HINT)


def parse_triwulan(text: str) -> int | None:
    """The quarter that a text names as `read_triwulan` reads it; None where it names none."""
    found = _QUARTER.fullmatch(text.strip())
    if not found:
        return None
    sign = found[1].casefold()
    return _QUARTERS.get(sign) or int(sign)


def read_choice(cell: Cell, options: Sequence[str]) -> str | Problem:
    """The option that the cell names, compared without case, spaces and underscores; a ticked box is "ya"."""
    text = read_text(cell)
    if isinstance(text, Problem):
        return text
    chosen = _options(tuple(options)).get(_bare(text))
    if chosen is not None:
        return chosen
    return error(f"{quote(text)} tidak dikenal di sini.", cell.place, f"Pilih salah satu: {', '.join(options)}.")


def read_text(cell: Cell) -> str | Problem:
    """What the cell shows, as clean text: 2021 -> "2021", 3.5 -> "3,5", a date written out, TRUE -> "ya"."""
    number = read_number(cell) if isinstance(cell.value, Decimal) else None
    return number if isinstance(number, Problem) else broken(cell) or _shown(cell)


def are_clean(texts: Sequence[str]) -> bool:
    """Whether each of the texts is for certain one clean line, which `read_text` and `read_code` give as it stands.

    All are looked at together, which costs far less than one by one; a rare sign makes none of them certain.
    """
    line = "|".join(texts)
    is_plain = line.isascii() and line.isprintable() and all(texts)
    return is_plain and not any(spaces in f"|{line}|" for spaces in ("  ", "| ", " |"))


def read_list(cell: Cell) -> tuple[str, ...] | Problem:
    """The items of a text in which a line break or ``;`` begins a new one; bullets fall away, numbers stay."""
    text = read_text(cell)
    if isinstance(text, Problem):
        return text
    items = (_without_bullet(part.strip()) for part in _ITEM_BREAK.split(text))
    return tuple(item for item in items if item)


def read_code(cell: Cell, sebutan: str = "kode") -> str | Problem:
    """A code on one line: 3371 -> "3371", 1.1 -> "1.1", 5 formatted ``00`` -> "05".

    A code that the spreadsheet made a date of ("1-2" is 1 February), or cut at 15 digits, is an error that calls it by
    ``sebutan``.
    """
    match cell.value:
        case str():
            return broken(cell) or " ".join(normalize_text(cell.value).split())
        case Decimal() if abs(cell.value) < _LONGEST_NUMBER_CODE:
            return _number_code(cell.value, cell.format)
        case Decimal():
            message = f"{sentence_case(sebutan)} tersimpan sebagai angka sehingga digit terakhirnya hilang."
            return error(message, cell.place, _retype(cell, sebutan))
        case _:
            return refuse(cell, sebutan, _retype(cell, sebutan))


def _retype(cell: Cell, sebutan: str) -> str:
    return f"Ubah format sel {cell.place.sel} menjadi Teks, lalu ketik ulang {sebutan}."


def _typed(cell: Cell) -> str:
    """The text or the bare number in the cell; nothing where it holds something else."""
    if broken(cell) or not isinstance(cell.value, str | Decimal):
        return ""
    return normalize_text(cell.value) if isinstance(cell.value, str) else str(plain(cell.value))


def _shown(cell: Cell) -> str:
    match cell.value:
        case str():
            return normalize_text(cell.value)
        case bool():
            return "ya" if cell.value else "tidak"
        case date():
            return format_date(cell.value)
        case Decimal():
            percent = "%" if "%" in cell.format else ""
            return f"{plain(cell.value)}{percent}".replace(".", ",")
        case None:
            return ""


@cache
def _options(options: tuple[str, ...]) -> Mapping[str, str]:
    return {_bare(option): option for option in options}


def _bare(text: str) -> str:
    return "".join(text.split()).replace("_", "").casefold()


def _without_bullet(item: str) -> str:
    bullet = _BULLET.match(item)
    return item[bullet.end() :].strip() if bullet else item


def _number_code(value: Decimal, number_format: str) -> str:
    fixed = _FIXED_WIDTH.fullmatch(number_format)
    if not fixed:
        return str(plain(value))
    places = len(fixed["places"] or "")
    width = len(fixed["whole"]) + (places + 1 if places else 0)
    return f"{value:0{width}.{places}f}"
