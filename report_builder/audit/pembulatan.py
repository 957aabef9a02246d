"""What a shown figure stands for: the interval of values that print as it, half up, and those that were cut off."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from report_builder.audit.angka import Angka

_MOST_ZEROS = 9


class Hubungan(StrEnum):
    """How a shown figure stands to a value."""

    SAMA = "sama"
    BULAT = "dibulatkan"
    POTONG = "dipotong"
    """Cut off, where rounding would have shown another figure."""
    LAIN = "lain"


@dataclass(frozen=True, slots=True)
class Selang:
    """The values from ``bawah`` to ``atas``; an end belongs to it only where that is told."""

    bawah: Decimal
    atas: Decimal
    dengan_bawah: bool
    dengan_atas: bool

    def __contains__(self, nilai: Decimal) -> bool:
        """Whether a value lies within."""
        above = nilai > self.bawah or (self.dengan_bawah and nilai == self.bawah)
        return above and (nilai < self.atas or (self.dengan_atas and nilai == self.atas))


def selang(nilai: Decimal, langkah: Decimal) -> Selang:
    """The values that are shown as ``nilai`` in steps of ``langkah``, a half going away from zero.

    106 in steps of 1 -> 105.5 and more, less than 106.5; -106 the same below zero; 0 -> between -0.5 and 0.5.
    """
    half = langkah / 2
    return Selang(nilai - half, nilai + half, dengan_bawah=nilai > 0, dengan_atas=nilai < 0)


def selang_potong(nilai: Decimal, langkah: Decimal) -> Selang:
    """The values that are shown as ``nilai`` where the places behind it are left out: 106 -> 106 to below 107."""
    return Selang(
        nilai - langkah if nilai <= 0 else nilai,
        nilai + langkah if nilai >= 0 else nilai,
        dengan_bawah=nilai > 0,
        dengan_atas=nilai < 0,
    )


def hubungan(angka: Angka, nilai: Decimal) -> Hubungan:
    """How a shown figure stands to a value, at its own scale: ``Rp1,25 miliar`` to 1246000000 is a rounding.

    A whole number that ends in two zeros or more and has at least two digits before them may be one to tens, hundreds
    and so on: 1.200 for 1234. The sign counts. A figure without a value stands to nothing.
    """
    if not isinstance(angka.nilai, Decimal):
        return Hubungan.LAIN
    if angka.nilai == nilai:
        return Hubungan.SAMA
    steps = tuple(_steps(angka, angka.nilai))
    if any(nilai in selang(angka.nilai, step) for step in steps):
        return Hubungan.BULAT
    return Hubungan.POTONG if nilai in selang_potong(angka.nilai, steps[0]) else Hubungan.LAIN


def _steps(angka: Angka, nilai: Decimal) -> list[Decimal]:
    """The last place that is shown, then those that zeros may stand for."""
    steps = [angka.langkah]
    digits = str(abs(int(nilai)))
    significant = digits.rstrip("0")
    zeros = len(digits) - len(significant)
    if angka.langkah == 1 and 2 <= zeros <= _MOST_ZEROS and len(significant) > 1:
        steps += [Decimal(10) ** power for power in range(1, zeros + 1)]
    return steps
