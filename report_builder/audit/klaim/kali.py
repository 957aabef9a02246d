"""How many times or what part of another a value is said to be: dua kali lipat, hampir separuh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.audit.angka import Angka
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import Kisaran, kisaran, nilai, persen
from report_builder.audit.klaim.naskah import Bacaan, Naskah, sejenis
from report_builder.audit.temuan import Temuan
from report_builder.language import format_number, round_half_up
from report_builder.measure.bantahan.bilangan import COUNT, read_count

_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_PARTS = {
    "separuh": Decimal(1) / 2,
    "setengah": Decimal(1) / 2,
    "sepertiga": Decimal(1) / 3,
    "dua pertiga": Decimal(2) / 3,
    "seperempat": Decimal(1) / 4,
    "tiga perempat": Decimal(3) / 4,
    "seperlima": Decimal(1) / 5,
}
_BOUND = r"(?:(?P<batas>lebih dari|kurang dari|tidak sampai|hampir|nyaris|sekitar|setidaknya|sedikitnya) )?"
_SO_MUCH = re.compile(
    rf"\b{_BOUND}(?:(?P<bagian>{'|'.join(sorted(_PARTS, key=len, reverse=True))})"
    rf"|(?P<kali>[0-9]+(?:,[0-9]+)?|{COUNT})(?P<setengah> setengah)? kali(?: lipat(?:nya)?)?)\b(?! berturut)",
    re.IGNORECASE,
)
_RISEN = re.compile(r"\b(?:naik|meningkat|bertambah|tumbuh|melonjak) $", re.IGNORECASE)
_TO_IT = re.compile(r"(?: [^\W\d]+){0,3},? (?:(?:yaitu|yakni|atau|hanya|baru|telah|mencapai|naik|meningkat|kini) )*")
_OF_IT = re.compile(
    r"(?: (?:dari(?:pada)?|dibanding\w*|terhadap|atas))?(?: (?!dan\b|serta\b|sedangkan\b)[^\W\d]+| (?:19|20)[0-9]{2})"
    r"{0,5} (?:Rp ?)?",
    re.IGNORECASE,
)
_LED = re.compile(r"[^;.]{0,60}?,? (?:yaitu|yakni|dari) (?:Rp ?)?", re.IGNORECASE)
_COMPARED = re.compile(
    r"[^,;.\d]{0,30},? (?:dibanding\w*|dari(?:pada)?|terhadap)[^,;\d]{0,30}(?:(?:19|20)[0-9]{2} [^,;\d]{0,20})?",
    re.IGNORECASE,
)
_BECAME = re.compile(r"[^,;.\d]{0,30}(?:(?:19|20)[0-9]{2} )?(?:menjadi|ke) (?:\w+ )?(?:Rp ?)?", re.IGNORECASE)
_LOOSE, _NEARLY = Decimal("0.1"), Decimal("0.8")
"""How far from it a multiple is said, and down from which of it something is nearly that."""


def salah_kali(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """Multiples and parts that two values beside them do not give."""
    for bacaan in naskah.dinilai:
        for found in _SO_MUCH.finditer(bacaan.teks):
            pair = _operands(bacaan, found)
            if pair and not bacaan.is_keliru(*pair):
                yield from _judge(bacaan, found, *pair)


def _operands(bacaan: Bacaan, found: re.Match[str]) -> tuple[Angka, Angka] | None:
    """What is said to be so much, and of what: around the words, or both behind them."""
    start, end = bacaan.kalimat[bacaan.nomor_kalimat(found.start())]
    numbers = [one for one in bacaan.ukuran if start <= one.awal < end]
    before = [one for one in numbers if one.akhir <= found.start()]
    behind = [one for one in numbers if one.awal >= found.end()]
    first, second = (behind[0] if behind else None), (behind[1] if len(behind) > 1 else None)
    pair: tuple[Angka, Angka] | None = None
    if first and second and _LED.fullmatch(bacaan.teks, found.end(), first.awal):
        if _COMPARED.fullmatch(bacaan.teks, first.akhir, second.awal):
            pair = first, second
        elif _BECAME.fullmatch(bacaan.teks, first.akhir, second.awal):
            pair = second, first
    if not pair and before and first and _TO_IT.fullmatch(bacaan.teks, before[-1].akhir, found.start()):
        pair = (before[-1], first) if _OF_IT.fullmatch(bacaan.teks, found.end(), first.awal) else None
    return pair if pair and sejenis(*pair) and nilai(pair[1]) > 0 else None


def _judge(bacaan: Bacaan, found: re.Match[str], done: Angka, whole: Angka) -> Iterator[Temuan]:
    ratio, factor = persen(kisaran(done), kisaran(whole)), _factor(found) * _HUNDRED
    bound = (found["batas"] or "").casefold()
    if ratio is None or _holds(ratio, factor, bound):
        return
    risen = _RISEN.search(bacaan.teks, 0, found.start())
    if risen and _holds(ratio, factor + _HUNDRED, bound):
        return
    exact = nilai(done) / nilai(whole)
    times = f"{format_number(round_half_up(exact, 2), 2)} kali"
    reason = f"{done.teks.strip()} adalah {times} {whole.teks.strip()}."
    yield bacaan.temuan(found.span(), reason, "" if risen else _should(found, exact, bound))


def _factor(found: re.Match[str]) -> Decimal:
    if found["bagian"]:
        return _PARTS[found["bagian"].casefold()]
    text = found["kali"].replace(",", ".")
    whole = Decimal(text) if text[0].isdigit() else Decimal(read_count(text))
    return whole + _HALF if found["setengah"] else whole


def _holds(ratio: Kisaran, factor: Decimal, bound: str) -> bool:
    """Whether any value within the roundings is so much."""
    match bound:
        case "lebih dari" | "setidaknya" | "sedikitnya":
            return ratio.atas >= factor
        case "kurang dari" | "tidak sampai":
            return ratio.bawah <= factor
        case "hampir" | "nyaris":
            return ratio.bawah <= factor and ratio.atas >= factor * _NEARLY
        case _:
            return ratio.bertemu(Kisaran(factor * (1 - _LOOSE), factor * (1 + _LOOSE)))


def _should(found: re.Match[str], exact: Decimal, bound: str) -> str:
    """The other bound where one is said, else the multiple; a part has none."""
    said = found[0][len(found["batas"]) + 1 :] if found["batas"] else found[0]
    if bound in {"lebih dari", "setidaknya", "sedikitnya", "sekitar"} or not found["kali"]:
        return f"kurang dari {said}" if bound != "sekitar" and exact < _factor(found) and bound else ""
    if bound:
        return f"lebih dari {said}" if exact > _factor(found) else ""
    return f"{format_number(round_half_up(exact, 1), 1)} kali"
