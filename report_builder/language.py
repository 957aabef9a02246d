"""Indonesian as it is printed: numbers, rupiah, dates, spelled numbers, small grammar (EYD V). Half up, once."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache
from typing import Literal, TypeVar

from babel import Locale, dates, numbers
from num2words import num2words

T = TypeVar("T")

_LOCALE = Locale("id")

# Python's default of 28 digits would round a long quotient a second time, or refuse it.
_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)

_MILLION = Decimal(10) ** 6
_RUPIAH_SCALES = ((6, "juta"), (9, "miliar"), (12, "triliun"))


# Numbers


def round_half_up(value: Decimal, places: int) -> Decimal:
    """`value` with `places` decimals, a half going away from zero; never a negative zero.

    Raises ValueError where `value` is infinite or not a number, ArithmeticError beyond 100 digits.
    """
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    rounded = value.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    return rounded or rounded.copy_abs()


@lru_cache(2**14)  # Text, tables and ledger of a report print the same figure.
def format_number(value: Decimal, places: int | None = None) -> str:
    """1234.5 -> "1.234,5": decimal comma, thousands dot, "-" for a negative.

    Without `places` every decimal the value has is printed, without trailing zeros.
    """
    shown = _decimals(value) if places is None else places
    pattern = f"#,##0.{'0' * shown}" if shown else "#,##0"
    with localcontext(_EXACT):
        return numbers.format_decimal(round_half_up(value, shown), format=pattern, locale=_LOCALE)


def format_percent(value: Decimal, places: int = 2) -> str:
    """122.6415 -> "122,64%"."""
    return f"{format_number(value, places)}%"


def format_points(value: Decimal, places: int = 2) -> str:
    """28.2247 -> "28,22 poin persen", the unit of a difference of two percentages."""
    return f"{format_number(value, places)} poin persen"


def format_range(first: Decimal, last: Decimal) -> str:
    """80 and 90 -> "80–90"; negative bounds are joined by "s.d.", since a dash beside a minus is unreadable."""
    joint = " s.d. " if min(first, last) < 0 else "–"
    return f"{format_number(first)}{joint}{format_number(last)}"


def _decimals(value: Decimal) -> int:
    exponent = value.normalize(_EXACT).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


# Rupiah


def format_rupiah(value: Decimal) -> str:
    """1250000 -> "Rp1.250.000"; the two decimals of sen only where there are any."""
    rounded = round_half_up(value, 2)
    return _rupiah(rounded, 2 if _decimals(rounded) else 0)


def format_rupiah_short(value: Decimal) -> str:
    """1250000000 -> "Rp1,25 miliar"; below one million the full amount.

    An amount that would round to 1.000 of its unit takes the next unit: "Rp1 miliar", not "Rp1.000 juta".
    """
    if abs(value) < _MILLION:
        return format_rupiah(value)
    amounts = [(round_half_up(value.scaleb(-power, _EXACT), 2), unit) for power, unit in _RUPIAH_SCALES]
    amount, unit = next((pair for pair in amounts if abs(pair[0]) < 1000), amounts[-1])
    return f"{_rupiah(amount)} {unit}"


def _rupiah(value: Decimal, places: int | None = None) -> str:
    sign = "-" if value < 0 else ""
    return f"{sign}Rp{format_number(value.copy_abs(), places)}"


# Whole numbers in words and signs

# num2words 0.5 writes "satu juta satu ribu"; a thousand that stands alone in its group is "seribu" everywhere.
_LONE_THOUSAND = re.compile(r"(?<=juta|liar|liun) satu ribu\b")

# From here on num2words has misspelled names ("kuantiliun").
_SPELLING_LIMIT = 10**18

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def spell_number(number: int) -> str:
    """207 -> "dua ratus tujuh" (terbilang). Raises ValueError from 10**18 on."""
    if abs(number) >= _SPELLING_LIMIT:
        raise ValueError(f"too large to spell: {number}")
    # The sign is written here because num2words uses the short "min", where official prose has "minus".
    sign = "minus " if number < 0 else ""
    return sign + _LONE_THOUSAND.sub(" seribu", num2words(abs(number), lang="id"))


def format_count(number: int) -> str:
    """3 -> "tiga", 12 -> "12": in prose a number of one word is spelled, any other is in figures (EYD V)."""
    if abs(number) >= _SPELLING_LIMIT:
        return format_number(Decimal(number))
    words = spell_number(number)
    return format_number(Decimal(number)) if " " in words else words


def format_year(year: int) -> str:
    """2021 -> "2021", without the dot of thousands."""
    return str(year)


def roman(number: int) -> str:
    """4 -> "IV". Raises ValueError outside 1–3999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no Roman numeral for {number}")
    signs = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        signs.append(sign * count)
    return "".join(signs)


def format_nip(text: str) -> str:
    """198001012005011001 -> "19800101 200501 1 001"; a text without exactly 18 digits comes back as it is."""
    digits = "".join(text.split())
    if not re.fullmatch(r"[0-9]{18}", digits):
        return text
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


# Dates

MONTHS: tuple[str, ...] = tuple(_LOCALE.months["format"]["wide"].values())
"""Januari to Desember."""

# What people type beside the names and abbreviations of the locale.
_MONTH_VARIANTS = {"peb": 2, "pebruari": 2, "agt": 8, "ags": 8, "agust": 8, "sept": 9, "nop": 11, "nopember": 11}

_MONTHS = {
    name.casefold(): month
    for width in ("wide", "abbreviated")
    for month, name in _LOCALE.months["format"][width].items()
} | _MONTH_VARIANTS

_DATE_FORMS = (
    re.compile(r"(?P<day>[0-9]{1,2})(?P<joint>[ /-])(?P<month>[A-Za-z]+)\.?(?P=joint)(?P<year>[0-9]{4})"),
    re.compile(r"(?P<day>[0-9]{1,2})(?P<joint>[/-])(?P<month>[0-9]{1,2})(?P=joint)(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
)


def format_date(day: date) -> str:
    """17 Desember 2021."""
    return dates.format_date(day, "d MMMM y", locale=_LOCALE)


def format_day_date(day: date) -> str:
    """Kamis, 2 September 2021."""
    return dates.format_date(day, "EEEE, d MMMM y", locale=_LOCALE)


def format_press_date(first: date, last: date | None = None, *, tersirat: int | None = None) -> str:
    """Kamis (2/9), as a press release names a day; Senin–Rabu (7–9/8) a span, Senin–Rabu (30/8–1/9) one over months.

    Days of the year ``tersirat`` go without it; any other year is printed.
    """
    last = last or first
    ends = (first,) if first == last else (first, last)
    weekdays = "–".join(dates.format_date(day, "EEEE", locale=_LOCALE) for day in ends)
    return f"{weekdays} ({_press_days(first, last, tersirat)})"


def _press_days(first: date, last: date, tersirat: int | None) -> str:
    year = "" if first.year == last.year == tersirat else f"/{last.year}"
    end = f"{last.day}/{last.month}{year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day}/{first.month}/{first.year}–{end}"
    return f"{first.day}–{end}" if first.month == last.month else f"{first.day}/{first.month}–{end}"


def format_month_year(day: date) -> str:
    """Desember 2021."""
    return dates.format_date(day, "MMMM y", locale=_LOCALE)


def parse_date(text: str) -> date | None:
    """The date in "17 Desember 2021", "17 Des 2021", "17-12-2021", "17/12/2021" (day first) or "2021-12-17".

    None where the text is no date, has a year of two digits, or names an impossible day.
    """
    compact = " ".join(text.split())
    for form in _DATE_FORMS:
        if found := form.fullmatch(compact):
            return _date_from(found["day"], found["month"], found["year"])
    return None


def _date_from(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.get(month.casefold(), 0)
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


# Sentences

_FIRST_LETTER = re.compile(r"""^[\s"'“‘(\[]*[^\W\d_]""")
_WORD = re.compile(r"[^\W_]+(?:-[0-9]+)?")
_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_]+")

# Title case leaves these small, so they say nothing about whether a text is a title.
_PARTICLES = frozenset({
    "agar", "antara", "atas", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "guna", "hingga",
    "ke", "oleh", "pada", "per", "sampai", "secara", "serta", "tentang", "terhadap", "untuk", "yang",
})  # fmt: skip
_MEASURES = frozenset({"Angka", "Indeks", "Persentase", "Prevalensi", "Rasio", "Tingkat"})  # Angka Kematian bayi
_DAYS_AND_MONTHS = (*_LOCALE.days["format"]["wide"].values(), *_LOCALE.months["format"]["wide"].values())
_PROPER_NAMES = frozenset({
    *_DAYS_AND_MONTHS,
    "Aceh", "Sumatera", "Sumatra", "Riau", "Jambi", "Bengkulu", "Lampung", "Bangka", "Belitung", "Banten", "Jakarta",
    "Jawa", "Yogyakarta", "Bali", "Nusa", "Kalimantan", "Sulawesi", "Gorontalo", "Maluku", "Papua", "Indonesia",
    "Medan", "Pekanbaru", "Palembang", "Bandung", "Semarang", "Surabaya", "Denpasar", "Mataram", "Kupang", "Pontianak",
    "Palangkaraya", "Banjarmasin", "Samarinda", "Manado", "Mamuju", "Makassar", "Kendari", "Ternate", "Ambon",
    "Manokwari", "Jayapura", "Merauke", "Nabire", "Wamena", "Polri",
})  # fmt: skip
"""Names that begin a text often enough: days, months, provinces and those of their capitals that are no other word."""


# A dot between digits has no space behind it, and a small letter goes on with the sentence.
_SENTENCE_END = re.compile(r"(?P<mark>[.!?…]+[”’\")\]]*)\s+(?=[^\sa-z])")
_ABBREVIATIONS = frozenset({
    "a.n", "brigjen", "dr", "dra", "drs", "h", "hj", "ir", "irjen", "jend", "jl", "kab", "kol", "kombes", "komjen",
    "no", "pol", "prof", "rp", "s.d", "u.p",
})  # fmt: skip


def sentence_case(text: str) -> str:
    """The text with its first letter in upper case, the rest as it is; a leading figure stays alone."""
    return _FIRST_LETTER.sub(lambda found: found[0].upper(), text)


def lower_first(text: str) -> str:
    """The text as it stands in mid-sentence: "Jumlah kawasan" -> "jumlah kawasan".

    A first word that is an acronym ("IKP", "P4GN") or a known name ("Jakarta", "Senin") and a name in title case
    ("Indeks Kemandirian Partisipasi") stay.
    """
    words = _WORD.findall(text)
    if not words or _is_acronym(words[0]) or words[0] in _PROPER_NAMES or _is_title_case(words):
        return text
    return _FIRST_LETTER.sub(lambda found: found[0].lower(), text)


def title_case(text: str) -> str:
    """The text as a title has it: "Rapat dalam rangka Evaluasi" -> "Rapat dalam Rangka Evaluasi"; particles stay."""
    titled = _LETTERS.sub(lambda word: word[0] if word[0] in _PARTICLES else word[0][0].upper() + word[0][1:], text)
    return sentence_case(titled)


def write_out(text: str, abbreviation: str, name: str) -> str:
    """The text with an abbreviation written out where it first stands as a word: "BNN" -> "Badan … (BNN)"."""
    return re.sub(rf"(?<!\w){re.escape(abbreviation)}(?!\w)", lambda _: f"{name} ({abbreviation})", text, count=1)


def join_list(items: Sequence[str]) -> str:
    """a, b, c -> "a, b, dan c"; two items without a comma."""
    if len(items) < 3:
        return " dan ".join(items)
    return f"{', '.join(items[:-1])}, dan {items[-1]}"


def shorten(text: str, most: int) -> str:
    """The text on one line, cut where it is longer than so many signs."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


def hold_end(text: str) -> str:
    """The text with its last two words on one line: none of them stands alone where a name breaks."""
    return "\N{NO-BREAK SPACE}".join(text.rsplit(" ", 1))


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends; a dot behind a title (Drs.) or an initial ends none."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _is_abbreviation(text[start : end.start()]):
            yield start, end.end("mark")
            start = end.end()
    if start < len(text):
        yield start, len(text)


def _is_abbreviation(text: str) -> bool:
    """Whether the dot behind a text belongs to its last word."""
    word = text.rpartition(" ")[2].lstrip("(“‘\"'")
    return (len(word) == 1 and word.isupper()) or word.casefold() in _ABBREVIATIONS


def _is_acronym(word: str) -> bool:
    """Whether the word's capitals are its own: "BNN", "P4GN", "Covid-19", a single letter, a figure."""
    return len(word) == 1 or any(sign.isupper() or sign.isdigit() for sign in word[1:])


def _is_title_case(words: Sequence[str]) -> bool:
    telling = [word for word in words[1:] if word not in _PARTICLES and not _is_acronym(word)]
    telling = telling[:1] if words[0] in _MEASURES and telling[:1] == words[1:2] else telling
    return bool(telling) and all(word[0].isupper() for word in telling)


# Wording


def direction(delta: Decimal) -> Literal["meningkat", "menurun", "tetap"]:
    """What a realisasi did that changed by `delta`; whether that is good news is for polaritas to say."""
    if delta == 0:
        return "tetap"
    return "meningkat" if delta > 0 else "menurun"


def higher_or_lower(delta: Decimal) -> Literal["lebih tinggi", "lebih rendah", "sama"]:
    """How a value stands to another from which it differs by `delta`."""
    if delta == 0:
        return "sama"
    return "lebih tinggi" if delta > 0 else "lebih rendah"


def choose(seed: str, options: Sequence[T]) -> T:
    """One of the options, the same for the same seed on every machine. Raises ValueError where there is none."""
    if not options:
        raise ValueError("nothing to choose from")
    # The built-in hash differs between processes and `random` between Python versions.
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big")
    return options[number % len(options)]


# Text as people type it

_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_PRINTABLE = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufff8\ufffc\ufffd\U00010000-\U0010ffff]"
)
_SPACES = re.compile(r"[^\S\n]+")


def normalize_text(text: str) -> str:
    """The text in NFC, without control characters (XML 1.0 forbids most), single spaces, line breaks kept.

    What turns the direction of writing goes too, since a text could show other figures than it holds, and so do the
    characters around an annotation (U+FFF9 to U+FFFB), which have no place in text that people read.
    """
    if text.isascii() and text.isprintable() and "  " not in text:  # as most cells are
        return text.strip()
    # Characters go before NFC: a letter and its accent may meet only then.
    printable = _NOT_PRINTABLE.sub("", _LINE_BREAK.sub("\n", text))
    lines = _SPACES.sub(" ", unicodedata.normalize("NFC", printable)).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def fold_name(name: str) -> str:
    """A name as names are compared: neither capitals nor blanks tell two apart."""
    return " ".join(name.split()).casefold()
