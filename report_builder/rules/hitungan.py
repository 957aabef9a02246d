"""What a formula gives: a value, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

ZERO = Decimal(0)
HUNDRED = Decimal(100)

BELUM_DIUKUR = "belum diukur"
TIDAK_DITARGETKAN = "tidak ditargetkan"
TANPA_TARGET = "tanpa target"


@dataclass(frozen=True, slots=True)
class Hitungan:
    """An unrounded value and the formula behind it, as printed; ``alasan`` says why ``nilai`` is None."""

    nilai: Decimal | None
    rumus: str
    alasan: str = ""


def cap(hitungan: Hitungan, batas: Decimal | None) -> Hitungan:
    """The same, but at most ``batas``; without a bound, or below it, unchanged."""
    if batas is None or hitungan.nilai is None or hitungan.nilai <= batas:
        return hitungan
    return replace(hitungan, nilai=batas)
