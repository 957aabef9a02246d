"""Numbers as people type them into a spreadsheet cell or a CSV file.

What a text says is decided by its signs alone, never by its size:

    3,34          a comma is a decimal comma            97.6        one dot, not before three digits: a decimal point
    1.250.000,5   dots in groups of three: thousands    0.550       no thousands begin with 0: a decimal point
    10,274,076    commas in groups: thousands           1.234       either: refused, with both readings
    Rp12.500      rupiah have no third decimal          12.500,-    so has this
    Rp1,5 miliar  a word of scale counts behind Rp      5 juta      elsewhere it may be the unit's: refused, in full
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal

from report_builder.dataset.refusals import quote, refuse
from report_builder.dataset.tables import Cell
from report_builder.errors import Problem, error
from report_builder.language import normalize_text

# Arithmetic in Python's own context keeps 28 digits; a longer number would be rounded on its way.
MOST_DIGITS = 28
_EXACT = Context(prec=400)

# No number or range is longer; a page of text is not tried against every form.
_LONGEST_TEXT = 100

_SIGNS = "-−–"
_POWERS = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
_SKALA = rf"(?P<skala>{'|'.join(_POWERS)})\b"
_TYPED = re.compile(
    rf"(?P<sign>[{_SIGNS}+] ?)?(?P<rupiah>Rp\.? ?)?(?P<digits>[0-9][0-9.,]*?)(?P<strip>,[-–])?"
    rf"(?: ?(?:%|persen|{_SKALA}\.?(?: rupiah\b)? ?(?P<satuan>.*)))?",
    re.IGNORECASE | re.DOTALL,
)

_INDONESIAN = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
_POINT = re.compile(r"(?:0|[1-9][0-9]*)\.[0-9]+")
_NOT_PLAIN = re.compile(r"[A-Za-z]|\.[0-9]*0\||-0\|")
_FORMAT_PLACES = re.compile(r"\.(0+)")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|,[0-9]{3}(?=\.))(?:\.[0-9]+)?")

_NUMBER = rf"[{_SIGNS}+]? ?(?:Rp\.? ?)?[0-9](?:[0-9.,]*[0-9])?"
_JOINT = r"(?:[-–—]|s\.? ?d\.?|sampai(?: dengan)?|hingga)"
_RANGE = re.compile(rf"(?P<low>[-−]?[^-−–—]+?) ?{_JOINT} ?(?P<high>[-−]?[^-−–—]+)", re.IGNORECASE)

_HINT = "Isi dengan angka saja, atau kosongkan selnya bila nilainya belum ada."
_RANGE_HINT = "Tulis batas bawah dan batas atas, misalnya 80–90."
_SCALED_RANGE_HINT = "Tulis kedua batasnya lengkap dengan angka, misalnya 80000000–90000000."

# What a text looks like that is no number, and what to say of it: the first that fits.
_LOOKALIKES = (
    (
        re.compile(r"[0-9]{1,2} (?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des)[a-z]* [0-9]{4}\b.*"),
        "{text} adalah tanggal, bukan angka.",
        "Ubah format selnya menjadi angka, lalu isi lagi dengan angka.",
    ),
    (
        re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?E[-+]?[0-9]+", re.IGNORECASE),
        "{text} adalah angka yang dipendekkan sehingga digitnya tidak lengkap.",
        "Ubah format kolomnya menjadi angka biasa, lalu simpan lagi.",
    ),
    (
        re.compile(r"(?:Rp\.? ?)?[0-9][0-9.,]* [0-9., ]*[0-9](?:\D*)", re.IGNORECASE),
        "{text} berisi spasi di dalam angka.",
        "Hapus spasinya.",
    ),
    (
        re.compile(rf"(?P<atas>{_NUMBER}) ?/ ?(?P<bawah>{_NUMBER})", re.IGNORECASE),
        "{text} adalah pecahan, bukan angka.",
        "Isi {atas} saja dan tulis “per {bawah}” pada kolom satuan.",
    ),
    (
        re.compile(rf"{_NUMBER} ?(?:%|persen)? ?{_JOINT} ?{_NUMBER} ?(?:%|persen)?", re.IGNORECASE),
        "{text} adalah rentang, bukan satu angka.",
        "Isi dengan satu angka; rentang hanya untuk target indikator berpolaritas rentang.",
    ),
    (
        re.compile(rf"(?:[Rr]p\.? ?[0-9][0-9.,]* ?\D+|{_NUMBER} ?[MT])"),
        "{text} berisi kata di samping angka.",
        "Tulis angkanya lengkap, misalnya 1250000000.",
    ),
    (
        re.compile(rf"{_NUMBER} ?(?P<kata>[^\W\d_].*|%.+)", re.IGNORECASE | re.DOTALL),
        "{text} berisi kata di samping angka.",
        "Isi angkanya saja; tulis {kata} pada kolom satuan atau keterangan.",
    ),
    (
        re.compile(rf"[{_SIGNS}+]?[0-9.,]*[0-9][0-9.,]*"),
        "{text} tidak terbaca sebagai angka.",
        "Pakai koma untuk desimal dan titik tiap tiga angka untuk ribuan, misalnya 1.250.000,5.",
    ),
)


def read_number(cell: Cell) -> Decimal | Problem:
    """The number in a cell, without trailing zeros; percent signs fall away (106,03% is 106.03).

    In a CSV file every cell is text: 0.55 and 1234.5, as machines write them, are read; 1.234 stays ambiguous there.
    """
    match cell.value:
        case Decimal():
            return _bounded(cell, cell.value)
        case str():
            value = _number_from_text(cell, normalize_text(cell.value))
            return value if isinstance(value, Problem) else _bounded(cell, value)
        case _:
            return refuse(cell, "angka", "Ubah format selnya menjadi angka, lalu isi lagi dengan angka.")


def shown_decimals(cell: Cell) -> int:
    """The decimals that a cell shows, zeros at the end too: 2 in "3,20" and in 3.2 formatted ``0.00``, else 1 in 3.2.

    Zeros behind a decimal point are a machine's ("53.0") and do not count; a cell without a number shows none.
    """
    match cell.value:
        case Decimal():
            zeros = _FORMAT_PLACES.search(cell.format)
            return max(_places(plain(cell.value)), len(zeros[1]) if zeros else 0)
        case str():
            value = _number_from_text(cell, normalize_text(cell.value))
            if isinstance(value, Problem):
                return 0
            return _places(plain(value) if "." in cell.value.rpartition(",")[2] else value)
        case _:
            return 0


def read_range(cell: Cell) -> tuple[Decimal, Decimal] | Problem:
    """The lower and upper bound in "80–90", "80-90", "4,98% - 5,23%", "-5 s.d. 3"."""
    if not isinstance(cell.value, str):
        return refuse(cell, "rentang", f"Ubah format selnya menjadi teks. {_RANGE_HINT}")
    return _range_from_text(cell, normalize_text(cell.value))


def are_plain(values: Sequence[Decimal]) -> bool:
    """Whether each of the numbers is for certain one that `read_number` gives as it stands; all are looked at together.

    Those with more signs than a number may have digits are left uncertain.
    """
    digits = [*map(str, values)]
    return max(map(len, digits), default=0) <= MOST_DIGITS and not _NOT_PLAIN.search(f"{'|'.join(digits)}|")


def plain(value: Decimal) -> Decimal:
    """The same value without trailing zeros, exponent or negative zero: 55.00 -> 55, 1E+3 -> 1000."""
    digits = str(value)
    if value and "E" not in digits and ("." not in digits or digits[-1] != "0"):  # as it is nearly always
        return value
    return Decimal(format(value.normalize(_EXACT), "f")) if value else Decimal(0)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _range_from_text(cell: Cell, text: str) -> tuple[Decimal, Decimal] | Problem:
    bounds = _RANGE.fullmatch(text) if len(text) <= _LONGEST_TEXT else None
    if not bounds:
        return refuse(cell, "rentang", _RANGE_HINT)
    if scale := re.search(_SKALA, text, re.IGNORECASE):
        return error(f"Rentang {quote(text)} memakai kata “{scale[0]}”.", cell.place, _SCALED_RANGE_HINT)
    low, high = (read_number(replace(cell, value=bounds[name])) for name in ("low", "high"))
    if isinstance(low, Problem):
        return low
    if isinstance(high, Problem):
        return high
    if low > high:
        message = f"Rentang {quote(text)} terbalik: batas bawahnya lebih besar daripada batas atasnya."
        return error(message, cell.place, _RANGE_HINT)
    return low, high


def _number_from_text(cell: Cell, text: str) -> Decimal | Problem:
    """The number as typed, with the zeros behind its decimals."""
    if len(text) > _LONGEST_TEXT:
        return refuse(cell, "angka", _HINT)
    typed = _TYPED.fullmatch(text)
    readings = _readings(typed) if typed else []
    if not typed or not readings:
        return _look_alike(cell, text)
    values = [_value(reading, typed) for reading in readings]
    if len(values) > 1:
        return _ambiguous(cell, typed, values)
    if typed["skala"] and (typed["satuan"] or not typed["rupiah"]):
        return _in_full(cell, typed, values[0])
    return values[0]


def _readings(typed: re.Match[str]) -> list[Decimal]:
    digits, readings = typed["digits"], []
    is_money = (typed["rupiah"] or typed["strip"]) and not typed["skala"]
    if _INDONESIAN.fullmatch(digits):
        readings.append(Decimal(digits.replace(".", "").replace(",", ".")))
    if _POINT.fullmatch(digits) and not (is_money and readings):
        readings.append(Decimal(digits))
    if _ENGLISH.fullmatch(digits):
        readings.append(Decimal(digits.replace(",", "")))
    return readings


def _value(reading: Decimal, typed: re.Match[str]) -> Decimal:
    value = reading.scaleb(_POWERS.get((typed["skala"] or "").casefold(), 0), _EXACT)
    is_negative = (typed["sign"] or "+")[0] in _SIGNS
    return value.copy_negate() if is_negative else value


def _ambiguous(cell: Cell, typed: re.Match[str], values: list[Decimal]) -> Problem:
    thousands, decimal = (_written(value) for value in values)
    shown = f"{(typed['sign'] or '').strip()}{typed['digits']} {typed['skala'] or ''}".rstrip()
    hint = f"Tulis {thousands} tanpa titik, atau {decimal} dengan koma."
    if typed["skala"]:
        hint = f"Tulis angkanya lengkap: {thousands} atau {decimal}."
    return error(f"{shown} dapat berarti {thousands} atau {decimal}.", cell.place, hint)


def _in_full(cell: Cell, typed: re.Match[str], value: Decimal) -> Problem:
    """The number without its word of scale, which is lost where only the figures before it are kept."""
    unit = f" dan pakai {quote(typed['satuan'])} sebagai satuan" if typed["satuan"] else ""
    message = f"{quote(typed[0])} berisi kata di samping angka."
    return error(message, cell.place, f"Tulis {_written(plain(value))}{unit}.")


def _written(value: Decimal) -> str:
    return format(value, "f").replace(".", ",")


def _look_alike(cell: Cell, text: str) -> Problem:
    for form, message, hint in _LOOKALIKES:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            if "kata" in parts:
                parts["kata"] = quote(parts["kata"])
            return error(message.format(text=quote(text)), cell.place, hint.format(**parts))
    return refuse(cell, "angka", _HINT)


def _bounded(cell: Cell, value: Decimal) -> Decimal | Problem:
    number = plain(value)
    # The zeros before a tiny number, such as a formula leaves, cost no precision.
    if max(len(number.as_tuple().digits), abs(number.adjusted()) + 1) > MOST_DIGITS:
        hint = "Periksa selnya, atau pakai satuan yang lebih besar."
        return error(f"Angka ini lebih panjang daripada {MOST_DIGITS} digit.", cell.place, hint)
    return number
