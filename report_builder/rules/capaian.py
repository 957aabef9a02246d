"""Capaian by polaritas, and the state of a target, from unrounded target and realisasi.

The forms of maksimum, minimum A and rentang are those of PermenPANRB 8/2021; an office may declare others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from report_builder.rules.hitungan import BELUM_DIUKUR, HUNDRED, TANPA_TARGET, TIDAK_DITARGETKAN, ZERO, Hitungan
from report_builder.rules.rentang import Rentang
from report_builder.rules.skala import DI_LUAR_SKALA, Predikat, SkalaOrdinal
from report_builder.schema import Keadaan, Polaritas

Nilai: TypeAlias = Decimal | Rentang | str


class Hasil(StrEnum):
    """How a realisasi stands to its target."""

    MELAMPAUI = "melampaui"
    TERCAPAI = "tercapai"
    BELUM_TERCAPAI = "belum tercapai"
    NIHIL = "nihil"
    TIDAK_TERLAKSANA = "tidak terlaksana"
    BELUM_DIUKUR = BELUM_DIUKUR
    TIDAK_DITARGETKAN = TIDAK_DITARGETKAN
    TIDAK_DAPAT_DINILAI = "tidak dapat dinilai"


REACHED = frozenset({Hasil.MELAMPAUI, Hasil.TERCAPAI})
MISSED = frozenset({Hasil.BELUM_TERCAPAI, Hasil.NIHIL, Hasil.TIDAK_TERLAKSANA})
"""Whatever was measured and did not reach its target."""


class Posisi(StrEnum):
    """Where a realisasi lies, seen from a range."""

    DI_DALAM = "di dalam"
    DI_ATAS = "di atas"
    DI_BAWAH = "di bawah"


class Arah(StrEnum):
    """Whether a change of a realisasi is good news."""

    MEMBAIK = "membaik"
    MEMBURUK = "memburuk"
    TETAP = "tetap"


@dataclass(frozen=True, slots=True)
class Ukuran:
    """What a capaian is computed from.

    ``rumus`` is the form of minimum, A or B (empty: A). A range may be the target of maksimum and minimum too, and
    may then be passed on the good side; with polaritas rentang either side of it is a miss.
    """

    polaritas: Polaritas
    target: Nilai | None
    realisasi: Nilai | None
    keadaan: Keadaan = Keadaan.TERUKUR
    rumus: str = ""
    skala: SkalaOrdinal | None = None

    @property
    def diukur(self) -> bool:
        """Whether there is a realisasi to count with; a programme that did not run counts as measured."""
        if self.keadaan is Keadaan.TERUKUR:
            return self.realisasi is not None
        return self.keadaan is Keadaan.TIDAK_TERLAKSANA


# Capaian


def compute_capaian(ukuran: Ukuran) -> Hitungan:
    """Capaian in percent by the indikator's polaritas.

    It is not known where nothing was measured or targeted, or where the formula has no meaning for the numbers.
    """
    if not ukuran.diukur or ukuran.target is None:
        return Hitungan(None, "", TANPA_TARGET if ukuran.diukur else BELUM_DIUKUR)
    if ukuran.keadaan is Keadaan.TIDAK_TERLAKSANA and ukuran.realisasi in {None, ZERO}:
        return _not_run(ukuran.target)
    match ukuran.target, ukuran.realisasi:
        case Decimal() as target, Decimal() as realisasi if ukuran.polaritas is not Polaritas.ORDINAL:
            return _choose_formula(ukuran, target, realisasi)(target, realisasi)
        case Rentang() as rentang, Decimal() as realisasi if ukuran.polaritas is not Polaritas.ORDINAL:
            return _against_range(ukuran, rentang, realisasi)
        case str() as target, str() as realisasi:
            return _against_predicate(ukuran.skala, target, realisasi)
        case _:
            return Hitungan(None, "", "target dan realisasi tidak sejenis")


def _not_run(target: Nilai) -> Hitungan:
    rumus = "program tidak terlaksana: 0"
    if target == 0:
        return Hitungan(None, rumus, TIDAK_DITARGETKAN)
    return Hitungan(ZERO, rumus)


Formula: TypeAlias = Callable[[Decimal, Decimal], Hitungan]


def _maksimum(target: Decimal, realisasi: Decimal) -> Hitungan:
    rumus = "realisasi / target × 100"
    if target > 0:
        return Hitungan(realisasi * 100 / target, rumus)
    if target < 0:
        return Hitungan(None, rumus, "target negatif")
    zero_target = {0: TIDAK_DITARGETKAN, 1: "melebihi target (target 0)", -1: "di bawah target (target 0)"}
    return Hitungan(None, rumus, zero_target[_sign(realisasi)])


def _minimum_a(target: Decimal, realisasi: Decimal) -> Hitungan:
    rumus = "(2 × target − realisasi) / target × 100, paling rendah 0"
    if target > 0:
        return Hitungan(max(ZERO, (2 * target - realisasi) * 100 / target), rumus)
    return _minimum_without_target(target, realisasi, rumus)


def _minimum_b(target: Decimal, realisasi: Decimal) -> Hitungan:
    rumus = "target / realisasi × 100"
    if target <= 0:
        return _minimum_without_target(target, realisasi, rumus)
    if realisasi <= 0:
        return Hitungan(None, rumus, "realisasi 0" if realisasi == 0 else "realisasi negatif")
    return Hitungan(target * 100 / realisasi, rumus)


def _minimum_without_target(target: Decimal, realisasi: Decimal, rumus: str) -> Hitungan:
    if target < 0:
        return Hitungan(None, rumus, "target negatif")
    return Hitungan(ZERO if realisasi > 0 else HUNDRED, "target 0: 100 bila realisasi 0, selain itu 0")


def _stabil(target: Decimal, realisasi: Decimal) -> Hitungan:
    rumus = "(1 − |realisasi − target| / target) × 100, paling rendah 0"
    if target <= 0:
        return Hitungan(None, rumus, "target negatif" if target < 0 else "target 0")
    return Hitungan(max(ZERO, (target - abs(realisasi - target)) * 100 / target), rumus)


_MINIMUM: Mapping[str, Formula] = {"": _minimum_a, "A": _minimum_a, "B": _minimum_b}


def _choose_formula(ukuran: Ukuran, bound: Decimal, realisasi: Decimal) -> Formula:
    if ukuran.polaritas is Polaritas.STABIL:
        return _stabil
    too_high = ukuran.polaritas is Polaritas.RENTANG and realisasi > bound
    return _MINIMUM[ukuran.rumus] if too_high or ukuran.polaritas is Polaritas.MINIMUM else _maksimum


def _against_range(ukuran: Ukuran, rentang: Rentang, realisasi: Decimal) -> Hitungan:
    posisi = locate(realisasi, rentang)
    if posisi is Posisi.DI_DALAM:
        return Hitungan(HUNDRED, "di dalam rentang target: 100")
    bound, name = (rentang.atas, "atas") if posisi is Posisi.DI_ATAS else (rentang.bawah, "bawah")
    hitungan = _choose_formula(ukuran, bound, realisasi)(bound, realisasi)
    return replace(hitungan, rumus=hitungan.rumus.replace("target", f"batas {name} target"))


def _against_predicate(skala: SkalaOrdinal | None, target: str, realisasi: str) -> Hitungan:
    pair = _find_predicates(skala, target, realisasi)
    if pair is None:
        return Hitungan(None, "", DI_LUAR_SKALA)
    aimed, reached = pair
    if reached.urutan >= aimed.urutan:
        return Hitungan(HUNDRED, "predikat target tercapai atau terlampaui: 100")
    rumus = "nilai predikat realisasi / nilai predikat target × 100"
    if not aimed.nilai or reached.nilai is None:
        return Hitungan(None, rumus, "predikat target tidak tercapai; skala tidak memberi nilai")
    return Hitungan(reached.nilai * 100 / aimed.nilai, rumus)


def _find_predicates(skala: SkalaOrdinal | None, target: str, realisasi: str) -> tuple[Predikat, Predikat] | None:
    aimed, reached = (skala.find(target), skala.find(realisasi)) if skala else (None, None)
    return (aimed, reached) if aimed and reached else None


# State


def locate(realisasi: Decimal, rentang: Rentang) -> Posisi:
    """Where the realisasi lies; both bounds belong to the range."""
    if realisasi in rentang:
        return Posisi.DI_DALAM
    return Posisi.DI_ATAS if realisasi > rentang.atas else Posisi.DI_BAWAH


def judge(ukuran: Ukuran) -> Hasil:
    """The state of the target, from unrounded numbers: 99,996% of a target is not yet the target.

    A realisasi of 0 against a target above 0 is nihil with polaritas maksimum; with minimum it may be the best.
    """
    if not ukuran.diukur:
        return Hasil.BELUM_DIUKUR
    if ukuran.keadaan is Keadaan.TIDAK_TERLAKSANA:
        return Hasil.TIDAK_TERLAKSANA
    if ukuran.target is None or _is_nothing_of_nothing(ukuran):
        return Hasil.TIDAK_DITARGETKAN
    if ukuran.polaritas is Polaritas.MAKSIMUM and ukuran.realisasi == 0 and _is_positive(ukuran.target):
        return Hasil.NIHIL
    return _HASIL[_advantage(ukuran)]


def _is_nothing_of_nothing(ukuran: Ukuran) -> bool:
    return ukuran.polaritas is Polaritas.MAKSIMUM and ukuran.target == 0 and ukuran.realisasi == 0


def _is_positive(target: Nilai) -> bool:
    return isinstance(target, Decimal) and target > 0


_HASIL = {
    1: Hasil.MELAMPAUI,
    0: Hasil.TERCAPAI,
    -1: Hasil.BELUM_TERCAPAI,
    None: Hasil.TIDAK_DAPAT_DINILAI,
}


def _advantage(ukuran: Ukuran) -> int | None:
    """How the realisasi stands to the target: 1 better, 0 equal, −1 worse; None where they cannot be compared."""
    if isinstance(ukuran.target, str) and isinstance(ukuran.realisasi, str):
        pair = _find_predicates(ukuran.skala, ukuran.target, ukuran.realisasi)
        return _sign(pair[1].urutan - pair[0].urutan) if pair else None
    delta = deviation(ukuran.target, ukuran.realisasi)
    if delta is None or ukuran.polaritas is Polaritas.ORDINAL:
        return None
    if ukuran.polaritas in {Polaritas.STABIL, Polaritas.RENTANG}:
        return -abs(_sign(delta))
    return -_sign(delta) if ukuran.polaritas is Polaritas.MINIMUM else _sign(delta)


def deviation(target: Nilai | None, realisasi: Nilai | None) -> Decimal | None:
    """Realisasi − target; from a range, the distance to its nearer bound, 0 inside; None where one is no number."""
    match target, realisasi:
        case Decimal(), Decimal():
            return realisasi - target
        case Rentang(), Decimal():
            return realisasi - min(max(realisasi, target.bawah), target.atas)
        case _:
            return None


def compare(ukuran: Ukuran, sebelumnya: Nilai) -> Arah | None:
    """Whether the realisasi is better than the earlier one; None where that cannot be said.

    Polaritas decides; for stabil and rentang it is the distance to the target of today.
    """
    match sebelumnya, ukuran.realisasi:
        case str(), str():
            pair = _find_predicates(ukuran.skala, sebelumnya, ukuran.realisasi)
            return _ARAH[_sign(pair[1].urutan - pair[0].urutan)] if pair else None
        case Decimal(), Decimal():
            gain = _gain(ukuran, sebelumnya, ukuran.realisasi)
            return None if gain is None else _ARAH[_sign(gain)]
        case _:
            return None


_ARAH = {1: Arah.MEMBAIK, 0: Arah.TETAP, -1: Arah.MEMBURUK}


def _gain(ukuran: Ukuran, before: Decimal, after: Decimal) -> Decimal | None:
    match ukuran.polaritas:
        case Polaritas.MAKSIMUM:
            return after - before
        case Polaritas.MINIMUM:
            return before - after
        case _:
            away, closer = deviation(ukuran.target, before), deviation(ukuran.target, after)
            return None if away is None or closer is None else abs(away) - abs(closer)


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)
