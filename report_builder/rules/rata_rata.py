"""Means of capaian: who is in them, with what value, and who is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_builder import language
from report_builder.rules.capaian import Ukuran, compute_capaian
from report_builder.rules.hitungan import ZERO, Hitungan, cap
from report_builder.schema import Polaritas


@dataclass(frozen=True, slots=True)
class Kebijakan:
    """How means are taken: the cap on each capaian, weights, over sasaran or over indikator, targets of 0."""

    batas: Decimal | None = None
    berbobot: bool = False
    per_sasaran: bool = False
    lewati_target_nol: bool = True


@dataclass(frozen=True, slots=True)
class Unsur:
    """One indikator as it may enter a mean: its code, its sasaran's, what its capaian comes from, its weight."""

    kode: str
    sasaran: str
    ukuran: Ukuran
    bobot: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sumbangan:
    """The capaian with which an indikator enters a mean, however it was found."""

    kode: str
    sasaran: str
    hitungan: Hitungan
    bobot: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RataRata:
    """A mean in percent with the codes that it counts and, with the reason, those that it leaves out."""

    hitungan: Hitungan
    dihitung: tuple[str, ...]
    dilewati: tuple[tuple[str, str], ...]


def contribute(ukuran: Ukuran, kebijakan: Kebijakan) -> Hitungan:
    """The capaian with which an indikator enters a mean; None, with the reason, where it is left out."""
    capaian = compute_capaian(ukuran)
    if ukuran.diukur and ukuran.target == 0:
        if kebijakan.lewati_target_nol:
            return Hitungan(None, "", "target 0")
        if capaian.nilai is None and ukuran.polaritas is Polaritas.MAKSIMUM:
            return Hitungan(ZERO, "target 0: dihitung 0")
    return cap(capaian, kebijakan.batas)


def average(unsur: Iterable[Unsur], kebijakan: Kebijakan) -> RataRata:
    """The mean over indikator, or over the simple means of sasaran, as the policy says.

    With weights, an indikator counts by its own and a sasaran by those of its counted indikator together.
    """
    contributions = (Sumbangan(one.kode, one.sasaran, contribute(one.ukuran, kebijakan), one.bobot) for one in unsur)
    return average_contributions(contributions, kebijakan)


def average_contributions(sumbangan: Iterable[Sumbangan], kebijakan: Kebijakan) -> RataRata:
    """The same of capaian that are known already, and capped as the policy says."""
    dihitung: list[_Item] = []
    dilewati: list[tuple[str, str]] = []
    for one in sumbangan:
        if one.hitungan.nilai is None:
            dilewati.append((one.kode, one.hitungan.alasan))
        elif kebijakan.berbobot and one.bobot is None:
            dilewati.append((one.kode, "bobot tidak diisi"))
        else:
            bobot = one.bobot if kebijakan.berbobot else None
            dihitung.append(_Item(one.kode, one.sasaran, one.hitungan.nilai, bobot))
    items = _merge_by_sasaran(dihitung) if kebijakan.per_sasaran else dihitung
    return RataRata(_mean(items, _describe(kebijakan)), tuple(item.kode for item in dihitung), tuple(dilewati))


@dataclass(frozen=True, slots=True)
class _Item:
    kode: str
    sasaran: str
    nilai: Decimal
    bobot: Decimal | None


def _merge_by_sasaran(items: Sequence[_Item]) -> list[_Item]:
    merged = []
    for sasaran in dict.fromkeys(item.sasaran for item in items):
        own = [item for item in items if item.sasaran == sasaran]
        weights = [item.bobot for item in own if item.bobot is not None]
        mean = sum((item.nilai for item in own), ZERO) / len(own)
        merged.append(_Item(sasaran, sasaran, mean, sum(weights, ZERO) if weights else None))
    return merged


def _mean(items: Sequence[_Item], rumus: str) -> Hitungan:
    if not items:
        return Hitungan(None, rumus, "belum ada capaian yang dapat dihitung")
    weights = [Decimal(1) if item.bobot is None else item.bobot for item in items]
    total = sum(weights, ZERO)
    if total <= 0:
        return Hitungan(None, rumus, "jumlah bobot 0")
    weighted = sum((item.nilai * weight for item, weight in zip(items, weights, strict=True)), ZERO)
    return Hitungan(weighted / total, rumus)


def _describe(kebijakan: Kebijakan) -> str:
    kind = "berbobot" if kebijakan.berbobot else "sederhana"
    members = "capaian sasaran" if kebijakan.per_sasaran else "capaian indikator yang diukur"
    bound = "" if kebijakan.batas is None else f", tiap capaian indikator paling tinggi {_percent(kebijakan.batas)}"
    return f"rata-rata {kind} {members}{bound}"


def _percent(batas: Decimal) -> str:
    return f"{language.format_number(batas)}%"
