"""Numbers in words, ordinals, Roman numerals of what is counted so, and what tells no exact number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder import language
from report_builder.audit.angka.digit import SATUAN, SCALES, shown_decimals
from report_builder.audit.angka.nilai import Angka, Bentuk, Jenis
from report_builder.dataset import plain
from report_builder.measure.bantahan.bilangan import SPELLED, read_spelled
from report_builder.scrutiny.bilangan import VAGUE, is_count

_MINUS = re.compile(r"\b(?:minus|negatif) $", re.IGNORECASE)
_LONGEST_MINUS = 10
_UNIT = re.compile(SATUAN, re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:ke-?(?P<digits>[0-9]+)(?![\w.,]*[0-9])|ke-(?P<roman>[IVXLC]+)"
    r"|ke(?P<word>[a-z]+(?: (?:belas|puluh|ratus))*)"
    r"|(?P<first>pertama))\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(
    r"(?P<before>\b(?:triwulan|TW|semester|bab|tahap|lampiran|bagian|eselon|kuartal|catur ?wulan|golongan|romawi)"
    r"(?: [IVXLC]+(?:,| dan|–|-| s\.d\.| sampai(?: dengan)?))*\s?)(?P<roman>[IVXLC]+)\b(?!\.)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"{VAGUE}|\b(?:belas|puluh|ratus|ribu|juta|mil[iy]ar|tril[iy]un)an\b"
    r"|\b(?:(?:dua|tiga|empat|lima|se)[ -]?)?per(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|seratus)\b"
    r"|[¼½¾⅓⅔]",
    re.IGNORECASE,
)


def find_vague(text: str) -> Iterator[Angka]:
    """What speaks of a number without telling it: belasan, setengah, sepertiga."""
    for found in _VAGUE.finditer(text):
        yield Angka(found.start(), found.end(), found[0], Jenis.SAMAR, None, bentuk=Bentuk.KATA)


def find_words(text: str) -> Iterator[Angka]:
    """The numbers in words, in order; of words that make no one number (dua tiga) each that does."""
    for found in SPELLED.finditer(text):
        if not _is_doubled(text, found):
            yield from _spelled(text, found.start(), found[0])


def _is_doubled(text: str, found: re.Match[str]) -> bool:
    """Whether the words are half of a doubled one: dua-duanya, satu-satu."""
    words, (start, end) = found[0].casefold().split(), found.span()
    before, behind = text[max(start - len(words[0]) - 1, 0) : start], text[end : end + len(words[-1]) + 1]
    return before.casefold() == f"{words[0]}-" or behind.casefold() == f"-{words[-1]}"


def _spelled(text: str, start: int, words: str) -> Iterator[Angka]:
    while words:
        taken = words
        while taken and (nilai := _read(taken)) is None:
            taken = taken.rpartition(" ")[0]
        if taken and nilai is not None:
            yield _word(text, start, start + len(taken), nilai)
        taken = taken or words.partition(" ")[0]
        start += len(taken) + 1
        words = words[len(taken) + 1 :]


def _read(words: str) -> Decimal | None:
    """The number that words make; a scale behind decimals is that of all: lima koma enam miliar."""
    before, _, last = words.casefold().rpartition(" ")
    power = SCALES.get(last, 0) if " koma " in before else 0
    if not power:
        return read_spelled(words)
    number = read_spelled(before)
    return None if number is None else plain(number.scaleb(power))


def _word(text: str, start: int, end: int, nilai: Decimal) -> Angka:
    minus = _MINUS.search(text, max(start - _LONGEST_MINUS, 0), start)
    unit = _UNIT.match(text, end)
    jenis = Jenis.JUMLAH
    if unit and unit[0]:
        kinds = ((Jenis.POIN, "poin"), (Jenis.PERSEN, "persen"), (Jenis.RUPIAH, "akhir_rupiah"))
        jenis = next((kind for kind, group in kinds if unit[group]), jenis)
    words = text[start:end].casefold()
    if words == "satu" and jenis is Jenis.JUMLAH and len(text.strip()) > len(words) and not is_count(text, start, end):
        return Angka(start, end, text[start:end], Jenis.SAMAR, None, bentuk=Bentuk.KATA)
    if jenis is not Jenis.JUMLAH and unit:
        end = unit.end()
    if minus:
        start, nilai = minus.start(), -nilai
    power = SCALES.get(words.rpartition(" ")[2], 0) if nilai else 0
    whole, _, last = words.rpartition(" ")
    written = read_spelled(whole if last in SCALES else words) if " koma " in words else None
    places = 0 if written is None else shown_decimals(written)
    return Angka(start, end, text[start:end], jenis, nilai, places, 0 if power < 3 else power, Bentuk.KATA)


def find_ordinals(text: str) -> Iterator[Angka]:
    """Ordinals with their number: ke-4, keempat, ke-IV, pertama."""
    for found in _ORDINAL.finditer(text):
        nilai = _ordinal(found)
        if nilai is not None:
            bentuk = Bentuk.ANGKA if found["digits"] else Bentuk.ROMAWI if found["roman"] else Bentuk.KATA
            yield Angka(found.start(), found.end(), found[0], Jenis.URUTAN, nilai, bentuk=bentuk)


def _ordinal(found: re.Match[str]) -> Decimal | None:
    if found["first"]:
        return Decimal(1)
    if found["digits"]:
        return Decimal(found["digits"])
    return _roman(found["roman"]) if found["roman"] else read_spelled(found["word"])


def find_roman(text: str) -> Iterator[Angka]:
    """Roman numerals behind what is counted so: triwulan I–IV, Bab III."""
    for found in _ROMAN.finditer(text):
        names = f"{found['before']}{found['roman']}"
        for one in re.finditer(r"\b[IVXLC]+\b", names):
            nilai = _roman(one[0])
            if nilai is not None:
                start = found.start() + one.start()
                yield Angka(start, start + len(one[0]), one[0], Jenis.NOMOR, nilai, bentuk=Bentuk.ROMAWI)


def _roman(numeral: str) -> Decimal | None:
    return next((Decimal(n) for n in range(1, 400) if language.roman(n) == numeral.upper()), None)
