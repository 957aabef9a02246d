"""Serapan of a budget, and efficiency against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from report_builder.rules.hitungan import HUNDRED, ZERO, Hitungan


class HasilEfisiensi(StrEnum):
    """What may be said of an efficiency."""

    EFISIEN = "efisien"
    BELUM_EFISIEN = "belum efisien"
    TIDAK_DAPAT_DINILAI = "tidak dapat dinilai"


@dataclass(frozen=True, slots=True)
class Biaya:
    """What an output cost: pagu and realisasi in rupiah, the output's capaian in percent."""

    pagu: Decimal
    realisasi: Decimal
    capaian: Decimal


def compute_serapan(pagu: Decimal, realisasi: Decimal | None) -> Hitungan:
    """Realisasi in percent of the pagu."""
    rumus = "realisasi / pagu × 100"
    if realisasi is None:
        return Hitungan(None, rumus, "realisasi anggaran belum diisi")
    if pagu <= 0:
        return Hitungan(None, rumus, "pagu 0" if pagu == 0 else "pagu negatif")
    return Hitungan(realisasi * 100 / pagu, rumus)


def compute_efisiensi(biaya: Iterable[Biaya], batas: Decimal | None = HUNDRED) -> Hitungan:
    """E of PMK 22/2021 in percent, with each capaian at most ``batas``.

    >>> compute_efisiensi([Biaya(Decimal(1000), Decimal(950), Decimal(100))]).nilai
    Decimal('5')
    """
    rumus = "Σ(pagu × capaian − realisasi) / Σ(pagu × capaian) × 100"
    entries = tuple(biaya)
    worth = sum((one.pagu * _capped(one.capaian, batas) / 100 for one in entries), ZERO)
    if worth <= 0:
        return Hitungan(None, rumus, "tidak dapat dihitung: jumlah pagu × capaian 0")
    spent = sum((one.realisasi for one in entries), ZERO)
    return Hitungan((worth - spent) * 100 / worth, rumus)


def compute_nilai_efisiensi(efisiensi: Decimal) -> Decimal:
    """NE of PMK 22/2021, from 0 to 100; 50 is neutral."""
    return min(HUNDRED, max(ZERO, 50 + efisiensi * 50 / 20))


def judge_efisiensi(capaian: Decimal | None, serapan: Decimal | None) -> HasilEfisiensi:
    """Efisien only where the target was reached with a smaller part of the budget.

    Without a capaian or a mapped budget, or where nothing was done with nothing, there is nothing to judge.
    """
    if capaian is None or serapan is None or capaian == serapan == 0:
        return HasilEfisiensi.TIDAK_DAPAT_DINILAI
    return HasilEfisiensi.EFISIEN if capaian >= HUNDRED and capaian > serapan else HasilEfisiensi.BELUM_EFISIEN


def _capped(capaian: Decimal, batas: Decimal | None) -> Decimal:
    return capaian if batas is None else min(capaian, batas)
