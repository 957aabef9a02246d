"""What the figures of several units come to together, by the way that the indikator declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from report_builder import language
from report_builder.measure.rekap.acuan import Acuan, Pokok
from report_builder.measure.rekap.unsur import Unsur
from report_builder.model import NilaiIndikator
from report_builder.rules import (
    TANPA_DATA,
    Agregasi,
    Bagian,
    Hasil,
    Hitungan,
    Ukuran,
    add_exactly,
    aggregate,
    cap,
    choose_latest,
    compute_capaian,
    contribute,
    describe,
    judge,
)
from report_builder.schema import Polaritas

TARGET, REALISASI = "target", "realisasi"
_ADDING = frozenset({Agregasi.JUMLAH, Agregasi.RATA_RATA, Agregasi.TERTIMBANG})
"""The ways in which the figures of all units make the one together."""


@dataclass(frozen=True, slots=True)
class Gabungan:
    """A target or realisasi of several units: its value, or why there is none, and whose figures are in it."""

    nilai: NilaiIndikator | None
    rumus: str
    alasan: str
    unsur: tuple[Unsur, ...]


@dataclass(frozen=True, slots=True)
class CapaianGabungan:
    """The capaian of several units, whose figures are in it, and the state that goes with it.

    ``sumbangan`` is the capaian with which it enters the mean of a unit's indikator; ``target`` and ``realisasi`` are
    what it was computed from, None where it is a mean.
    """

    hitungan: Hitungan
    unsur: tuple[Unsur, ...]
    hasil: Hasil
    sumbangan: Hitungan
    target: Gabungan | None = None
    realisasi: Gabungan | None = None


def value_of(unsur: Unsur, kolom: str) -> NilaiIndikator | None:
    """The unit's own figure, where it counts: no realisasi that was not measured."""
    if kolom == TARGET:
        return unsur.ukuran.target
    return unsur.ukuran.realisasi if unsur.berdata else None


def combine(pokok: Pokok, kolom: str, unsur: Sequence[Unsur]) -> Gabungan:
    """Target or realisasi of these units together; those that have none are left out."""
    given = tuple(one for one in unsur if _counts(pokok, kolom, one))
    if pokok.agregasi is None:
        is_word = pokok.polaritas is Polaritas.ORDINAL
        return Gabungan(None, "", _WORDS_APART if is_word else "agregasi belum ditetapkan", given)
    rumus = f"{describe(pokok.agregasi, kolom)} dari {count_units(len(given), len(unsur))}"
    if not given:
        return Gabungan(None, rumus, TANPA_DATA, ())
    hitungan = _combine_values(pokok.agregasi, given, [value_of(one, kolom) for one in given])
    return replace(hitungan, rumus=rumus)


def _counts(pokok: Pokok, kolom: str, unsur: Unsur) -> bool:
    lacks_weight = pokok.agregasi is Agregasi.TERTIMBANG and unsur.bobot is None
    return value_of(unsur, kolom) is not None and not lacks_weight


def count_units(counted: int, awaited: int, lacking: str = "data") -> str:
    """How many units are in a figure, and how many are not: ``158 unit; 15 unit tanpa data``."""
    return f"{counted} unit" + (f"; {awaited - counted} unit tanpa {lacking}" if counted < awaited else "")


_WORDS_APART = "predikat tidak dijumlahkan; dihitung per predikat"


def _combine_values(agregasi: Agregasi, unsur: tuple[Unsur, ...], values: Sequence[NilaiIndikator | None]) -> Gabungan:
    numbers = [value for value in values if isinstance(value, Decimal)]
    if len(numbers) == len(values):
        parts = [
            Bagian(number, one.bobot or Decimal(0), one.tanggal) for number, one in zip(numbers, unsur, strict=True)
        ]
        hitungan = aggregate(agregasi, parts)
        return Gabungan(hitungan.nilai, "", hitungan.alasan, unsur)
    if agregasi is Agregasi.TERAKHIR:
        latest, reason = choose_latest([(value, one.tanggal) for value, one in zip(values, unsur, strict=True)])
        return Gabungan(latest, "", reason, unsur)
    if any(isinstance(value, str) for value in values):
        return Gabungan(None, "", _WORDS_APART, unsur)
    if agregasi is Agregasi.JUMLAH:
        return Gabungan(None, "", "rentang tidak dapat dijumlahkan", unsur)
    same = all(value == values[0] for value in values)
    return Gabungan(values[0] if same else None, "", "" if same else "rentang target unit tidak sama", unsur)


# Capaian


def combine_capaian(acuan: Acuan, pokok: Pokok, unsur: Sequence[Unsur]) -> CapaianGabungan:
    """The capaian of these units together, by the rule that the roll-up declares."""
    return _CAPAIAN[acuan.aturan.capaian](acuan, pokok, unsur)


def _of_totals(acuan: Acuan, pokok: Pokok, unsur: Sequence[Unsur]) -> CapaianGabungan:
    """From target and realisasi together, of those units that have both."""
    both = comparable(pokok, unsur)
    target, realisasi = combine(pokok, TARGET, both), combine(pokok, REALISASI, both)
    ukuran = _ukuran(pokok, target.nilai, realisasi.nilai, both)
    computed, counted = compute_capaian(ukuran), contribute(ukuran, acuan.aturan.kebijakan)
    if pokok.agregasi in _ADDING and any(map(_is_below_zero, both)):
        some = "" if all(map(_is_below_zero, both)) else " sebagian unit"
        computed = counted = Hitungan(None, computed.rumus, f"target{some} negatif")
    count = count_units(len(both), len(unsur), "target atau realisasi")
    rumus = f"{computed.rumus or 'target dan realisasi'}, dari gabungan {count}"
    reason = "" if computed.nilai is not None else realisasi.alasan or target.alasan or computed.alasan
    reason = reason if both else _why_none(unsur)
    return CapaianGabungan(
        Hitungan(computed.nilai, rumus, reason),
        both,
        judge(ukuran) if realisasi.nilai is not None else _nothing(unsur),
        counted if realisasi.nilai is not None else replace(counted, alasan=reason),
        target,
        realisasi,
    )


def _is_below_zero(unsur: Unsur) -> bool:
    """Whether a unit has a target that no share can be taken of: with others it makes one of anything."""
    return isinstance(unsur.ukuran.target, Decimal) and unsur.ukuran.target < 0


def comparable(pokok: Pokok, unsur: Sequence[Unsur]) -> tuple[Unsur, ...]:
    """The units that have both a target and a realisasi."""
    return tuple(one for one in unsur if _counts(pokok, TARGET, one) and _counts(pokok, REALISASI, one))


def _ukuran(
    pokok: Pokok, target: NilaiIndikator | None, realisasi: NilaiIndikator | None, unsur: Sequence[Unsur]
) -> Ukuran:
    skala = next((one.ukuran.skala for one in unsur if one.ukuran.skala), None)
    return Ukuran(pokok.polaritas, target, realisasi, rumus=pokok.rumus, skala=skala)


def compare_with(pokok: Pokok, target: NilaiIndikator, realisasi: Gabungan) -> Hitungan:
    """The capaian of what units come to together against a target that is not the sum of theirs."""
    return compute_capaian(_ukuran(pokok, target, realisasi.nilai, realisasi.unsur))


def _of_means(acuan: Acuan, pokok: Pokok, unsur: Sequence[Unsur]) -> CapaianGabungan:
    """The mean of the capaian of the units, each capped as in any mean."""
    kebijakan = acuan.aturan.kebijakan
    known = [(one, contribute(one.ukuran, kebijakan).nilai) for one in unsur if one.berdata]
    counted = [(one, nilai) for one, nilai in known if nilai is not None]
    bound = kebijakan.batas
    capped = "" if bound is None else f", tiap capaian paling tinggi {language.format_number(bound)}%"
    rumus = f"rata-rata capaian {count_units(len(counted), len(unsur))}{capped}"
    if pokok.polaritas is Polaritas.ORDINAL and len(counted) < len(known):
        # Predicates that were missed give no percentage: a mean of the others would be one of successes.
        hitungan = Hitungan(None, rumus, "capaian sebagian unit tidak dapat dihitung")
    elif counted:
        hitungan = Hitungan(add_exactly(nilai for _, nilai in counted) / len(counted), rumus)
    else:
        hitungan = Hitungan(None, rumus, _why_none(unsur))
    hasil = _NEAR_FULL[_sign(hitungan.nilai - 100)] if hitungan.nilai is not None else _nothing(unsur)
    return CapaianGabungan(hitungan, tuple(one for one, _ in counted), hasil, cap(hitungan, bound))


_CAPAIAN: Mapping[str, Callable[[Acuan, Pokok, Sequence[Unsur]], CapaianGabungan]] = {
    "total": _of_totals,
    "rata-rata": _of_means,
}
_NEAR_FULL = {1: Hasil.MELAMPAUI, 0: Hasil.TERCAPAI, -1: Hasil.BELUM_TERCAPAI}


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


def _why_none(unsur: Sequence[Unsur]) -> str:
    if not any(one.berdata for one in unsur):
        return TANPA_DATA
    if any(one.berdata and value_of(one, TARGET) is not None for one in unsur):
        return "capaian tidak dapat dihitung pada satu unit pun"
    return "tidak ada unit yang mempunyai target dan realisasi"


def _nothing(unsur: Sequence[Unsur]) -> Hasil:
    """The state of units whose capaian cannot be computed."""
    states = {one.hasil for one in unsur if one.berdata}
    if not states:
        return Hasil.BELUM_DIUKUR
    return Hasil.TIDAK_DITARGETKAN if states == {Hasil.TIDAK_DITARGETKAN} else Hasil.TIDAK_DAPAT_DINILAI
