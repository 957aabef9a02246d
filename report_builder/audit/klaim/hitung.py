"""Reckons with shown figures: which values a figure may stand for, and what differences and ratios these allow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from report_builder import language
from report_builder.audit.angka import Angka, Jenis
from report_builder.dataset import plain

_HUNDRED = Decimal(100)
_ABOUT = re.compile(r"\b(?:sekitar|kurang lebih|lebih kurang|kira-kira|kisaran)\b[^.;\d]{0,24}$", re.IGNORECASE)
_ABOVE = re.compile(
    r"\b(?:lebih dari|(?:di ?)?atas|melebihi|melampaui|tembus|sedikitnya|setidaknya|minimal) (?:Rp ?)?$", re.IGNORECASE
)
_BELOW = re.compile(r"\b(?:hampir|nyaris|kurang dari|di ?bawah|mendekati|maksimal) (?:Rp ?)?$", re.IGNORECASE)
_BROAD = Decimal("0.1")
"""How far from a value "more than" and "nearly" are said."""


@dataclass(frozen=True, slots=True)
class Kisaran:
    """All values from ``bawah`` to ``atas``, both ends too: a figure is wrong only where none of them makes it true."""

    bawah: Decimal
    atas: Decimal

    def bertemu(self, lain: Kisaran) -> bool:
        """Whether any value is in both."""
        return self.bawah <= lain.atas and lain.bawah <= self.atas

    @property
    def tengah(self) -> Decimal:
        """The value in the middle."""
        return (self.bawah + self.atas) / 2


def nilai(angka: Angka) -> Decimal:
    """The value of a number that has one; 0 of one that has none."""
    return angka.nilai if isinstance(angka.nilai, Decimal) else Decimal(0)


def kisaran(angka: Angka, sebelum: str = "") -> Kisaran:
    """The values that a figure may stand for, with the words before it: "sekitar 40%", "lebih dari 30 ribu".

    A whole count without a scale stands for itself alone.
    """
    value = nilai(angka)
    half = Decimal(0) if _is_exact(angka) else angka.langkah / 2
    if _ABOUT.search(sebelum):
        half = max(half, angka.langkah)
    low, high = value - half, value + half
    if _ABOVE.search(sebelum):
        high += abs(value) * _BROAD
    if _BELOW.search(sebelum):
        low -= abs(value) * _BROAD
    return Kisaran(low, high)


def _is_exact(angka: Angka) -> bool:
    return angka.jenis in {Jenis.JUMLAH, Jenis.RUPIAH} and not angka.skala and not angka.desimal


def selisih(satu: Kisaran, lain: Kisaran) -> Kisaran:
    """How far values of two figures are apart, whichever is the larger."""
    low, high = satu.bawah - lain.atas, satu.atas - lain.bawah
    return (
        Kisaran(low, high) if low >= 0 else Kisaran(-high, -low) if high <= 0 else Kisaran(Decimal(0), max(-low, high))
    )


def jumlah(*semua: Kisaran) -> Kisaran:
    """What they come to together."""
    nothing = Decimal(0)
    return Kisaran(sum((one.bawah for one in semua), nothing), sum((one.atas for one in semua), nothing))


def total(semua: Iterable[Angka]) -> Decimal:
    """The values of figures together, as they are shown."""
    return sum(map(nilai, semua), Decimal(0))


def persen(bagian: Kisaran, seluruh: Kisaran) -> Kisaran | None:
    """What percentage one is of the other; None where that may be nothing or less."""
    if seluruh.bawah <= 0:
        return None
    quotients = [part / whole * _HUNDRED for part in _ends(bagian) for whole in _ends(seluruh)]
    return Kisaran(min(quotients), max(quotients))


def perubahan(kini: Kisaran, dasar: Kisaran) -> Kisaran | None:
    """By what percentage one is away from the other, whichever is the larger."""
    ratio = persen(kini, dasar)
    return selisih(ratio, Kisaran(_HUNDRED, _HUNDRED)) if ratio else None


def _ends(kisaran: Kisaran) -> tuple[Decimal, Decimal]:
    return kisaran.bawah, kisaran.atas


# --- as it is printed ------------------------------------------------------------------------------------------------

_SCALES = {3: " ribu", 6: " juta", 9: " miliar", 12: " triliun"}


def cetak(value: Decimal, seperti: Angka) -> str:
    """A value written as a figure of the text is: with its decimals, scale and unit."""
    places = seperti.desimal if seperti.skala or seperti.desimal or seperti.jenis in _PARTS else 0
    shown = language.round_half_up(value.scaleb(-seperti.skala), places)
    number = language.format_number(plain(shown), places)
    match seperti.jenis:
        case Jenis.PERSEN:
            return f"{number} persen" if "sen" in seperti.teks.casefold() else f"{number}%"
        case Jenis.POIN:
            return f"{number} poin persen"
        case Jenis.RUPIAH:
            return f"Rp{number}{_SCALES.get(seperti.skala, '')}"
        case _:
            return f"{number}{_SCALES.get(seperti.skala, '')}"


_PARTS = frozenset({Jenis.PERSEN, Jenis.POIN})


def cetak_persen(value: Decimal) -> str:
    """A percentage with two decimals."""
    return language.format_percent(value, 2)
