"""Numbers as people type them into a spreadsheet cell or a CSV file.

What a text says is decided by its signs alone, never by its size:

    3,34          a comma is a decimal comma            97.6        one dot, not before three digits: a decimal point
    1.250.000,5   dots in groups of three: thousands    0.550       no thousands begin with 0: a decimal point
    10,274,076    commas in groups: thousands           1.234       either: refused, with both readings
    Rp12.500      rupiah have no third decimal          12.500,-    so has this
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Context, Decimal

from report_builder.dataset.refusals import quote, refuse
from report_builder.dataset.tables import Cell
from report_builder.errors import Problem, error
from report_builder.language import normalize_text

# Arithmetic in Python's own context keeps 28 digits; a longer number would be rounded on its way.
_MOST_DIGITS = 28
_EXACT = Context(prec=400)

# No number or range is longer; a page of text is not tried against every form.
_LONGEST_TEXT = 100

_SIGNS = "-−–"
_TYPED = re.compile(
    rf"(?P<sign>[{_SIGNS}+] ?)?(?P<rupiah>Rp\.? ?)?(?P<digits>[0-9][0-9.,]*?)(?P<strip>,[-–])?"
    r"(?: ?(?:(?P<skala>ribu|juta|mil[iy]ar|tril[iy]un)|%|persen))?",
    re.IGNORECASE,
)
_POWERS = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}

_INDONESIAN = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
_POINT = re.compile(r"(?:0|[1-9][0-9]*)\.[0-9]+")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|,[0-9]{3}(?=\.))(?:\.[0-9]+)?")

_NUMBER = rf"[{_SIGNS}+]? ?(?:Rp\.? ?)?[0-9](?:[0-9.,]*[0-9])?"
_JOINT = r"(?:[-–—]|s\.? ?d\.?|sampai(?: dengan)?|hingga)"
_RANGE = re.compile(rf"(?P<low>[-−]?[^-−–—]+?) ?{_JOINT} ?(?P<high>[-−]?[^-−–—]+)", re.IGNORECASE)

_HINT = "Isi dengan angka saja, atau kosongkan selnya bila nilainya belum ada."
_RANGE_HINT = "Tulis batas bawah dan batas atas, misalnya 80–90."

# What a text looks like that is no number, and what to say of it: the first that fits.
_LOOKALIKES = (
    (
        re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?E[-+]?[0-9]+", re.IGNORECASE),
        "{text} adalah angka yang dipendekkan, sehingga digitnya tidak lengkap.",
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
            return _number_from_text(cell, normalize_text(cell.value))
        case _:
            return refuse(cell, "angka", "Ubah format selnya menjadi angka, lalu isi lagi dengan angka.")


def read_range(cell: Cell) -> tuple[Decimal, Decimal] | Problem:
    """The lower and upper bound in "80–90", "80-90", "4,98% - 5,23%", "-5 s.d. 3"."""
    if not isinstance(cell.value, str):
        return refuse(cell, "rentang", f"Ubah format selnya menjadi teks. {_RANGE_HINT}")
    text = normalize_text(cell.value)
    bounds = _RANGE.fullmatch(text) if len(text) <= _LONGEST_TEXT else None
    if not bounds:
        return refuse(cell, "rentang", _RANGE_HINT)
    low, high = (read_number(replace(cell, value=bounds[name])) for name in ("low", "high"))
    if isinstance(low, Problem):
        return low
    if isinstance(high, Problem):
        return high
    if low > high:
        message = f"Rentang {quote(text)} terbalik: batas bawahnya lebih besar daripada batas atasnya."
        return error(message, cell.place, _RANGE_HINT)
    return low, high


def plain(value: Decimal) -> Decimal:
    """The same value without trailing zeros, exponent or negative zero: 55.00 -> 55, 1E+3 -> 1000."""
    return Decimal(format(value.normalize(_EXACT), "f")) if value else Decimal(0)


def _number_from_text(cell: Cell, text: str) -> Decimal | Problem:
    if len(text) > _LONGEST_TEXT:
        return refuse(cell, "angka", _HINT)
    typed = _TYPED.fullmatch(text)
    if not typed or (typed["skala"] and not typed["rupiah"]):
        return _look_alike(cell, text)
    is_money = bool(typed["rupiah"] or typed["strip"]) and not typed["skala"]
    readings = _readings(typed["digits"], is_money=is_money)
    if not readings:
        return _look_alike(cell, text)
    if len(readings) > 1:
        return _ambiguous(cell, typed["digits"], readings)
    value = readings[0].scaleb(_POWERS.get((typed["skala"] or "").casefold(), 0), _EXACT)
    is_negative = (typed["sign"] or "+")[0] in _SIGNS
    return _bounded(cell, value.copy_negate() if is_negative else value)


def _readings(digits: str, *, is_money: bool) -> list[Decimal]:
    readings = []
    if _INDONESIAN.fullmatch(digits):
        readings.append(Decimal(digits.replace(".", "").replace(",", ".")))
    if _POINT.fullmatch(digits) and not (is_money and readings):
        readings.append(Decimal(digits))
    if _ENGLISH.fullmatch(digits):
        readings.append(Decimal(digits.replace(",", "")))
    return readings


def _ambiguous(cell: Cell, digits: str, readings: list[Decimal]) -> Problem:
    thousands, decimal = readings
    return error(
        f"{digits} dapat berarti {thousands} atau {str(decimal).replace('.', ',')}.",
        cell.place,
        f"Tulis {thousands} tanpa titik, atau {str(decimal).replace('.', ',')} dengan koma.",
    )


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
    if len(format(number, "f").strip("-").replace(".", "")) > _MOST_DIGITS:
        hint = "Periksa selnya, atau pakai satuan yang lebih besar."
        return error(f"Angka ini lebih panjang daripada {_MOST_DIGITS} digit.", cell.place, hint)
    return number
