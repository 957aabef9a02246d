"""Caps and means: who is counted, with what value."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from report_builder import language
from report_builder.rules import (
    Hitungan,
    Kebijakan,
    RataRata,
    Ukuran,
    Unsur,
    average,
    cap,
    contribute,
)
from report_builder.schema import Polaritas

MAKSIMUM, MINIMUM, _, STABIL, _ = Polaritas


def percent(hitungan: Hitungan) -> str:
    return hitungan.alasan if hitungan.nilai is None else language.format_percent(hitungan.nilai)


DAYAMAS = (("IKK-1", "S-1", "53", "65"), ("IKK-2", "S-1", "4", "6"), ("IKK-3", "S-2", "3.15", "3.34"))
FOURTH = ("IKK-4", "S-3", "60", "0")


def members(*rows: tuple[str, str, str, str | None]) -> Iterator[Unsur]:
    for kode, sasaran, target, realisasi in rows:
        yield Unsur(kode, sasaran, Ukuran(MAKSIMUM, Decimal(target), None if realisasi is None else Decimal(realisasi)))


@pytest.mark.parametrize(
    ("kebijakan", "mean"),
    [
        (Kebijakan(), "94,67%"),
        (Kebijakan(batas=Decimal(120)), "86,51%"),
        (Kebijakan(batas=Decimal(110)), "81,51%"),
        (Kebijakan(batas=Decimal(100)), "75,00%"),
        (Kebijakan(per_sasaran=True), "80,78%"),
    ],
)
def test_the_mean_follows_the_policy(kebijakan: Kebijakan, mean: str) -> None:
    assert percent(average(members(*DAYAMAS, FOURTH), kebijakan).hitungan) == mean


def test_what_is_not_measured_is_left_out_of_the_mean() -> None:
    result = average(members(*DAYAMAS, ("IKK-4", "S-3", "60", None)), Kebijakan())
    assert percent(result.hitungan) == "126,22%"
    assert (result.dihitung, result.dilewati) == (("IKK-1", "IKK-2", "IKK-3"), (("IKK-4", "belum diukur"),))


def test_without_any_capaian_there_is_no_mean() -> None:
    rumus = "rata-rata sederhana capaian indikator yang diukur"
    assert average((), Kebijakan()) == RataRata(Hitungan(None, rumus, "belum ada capaian yang dapat dihitung"), (), ())


def test_the_printed_policy_names_cap_and_weights() -> None:
    kebijakan = Kebijakan(batas=Decimal(120), berbobot=True, per_sasaran=True)
    assert average((), kebijakan).hitungan.rumus == (
        "rata-rata berbobot capaian sasaran, tiap capaian indikator paling tinggi 120%"
    )


def weighted(*rows: tuple[str, str, Decimal | None]) -> tuple[Unsur, ...]:
    return tuple(
        Unsur(sasaran + realisasi, sasaran, Ukuran(MAKSIMUM, Decimal(100), Decimal(realisasi)), bobot)
        for sasaran, realisasi, bobot in rows
    )


def test_weights_count_in_the_mean() -> None:
    unsur = weighted(("a", "100", Decimal(3)), ("a", "60", Decimal(1)), ("b", "20", None))
    result = average(unsur, Kebijakan(berbobot=True))
    assert (result.hitungan.nilai, result.dilewati) == (Decimal(90), (("b20", "bobot tidak diisi"),))


def test_a_sasaran_weighs_what_its_indikator_weigh() -> None:
    unsur = weighted(("a", "100", Decimal(1)), ("a", "60", Decimal(1)), ("b", "20", Decimal(2)))
    assert average(unsur, Kebijakan(berbobot=True, per_sasaran=True)).hitungan.nilai == Decimal(50)


def test_weights_of_zero_give_no_mean() -> None:
    result = average(weighted(("a", "100", Decimal(0))), Kebijakan(berbobot=True))
    assert (result.hitungan.nilai, result.hitungan.alasan) == (None, "jumlah bobot 0")


@pytest.mark.parametrize(
    ("polaritas", "realisasi", "skipped", "counted"),
    [
        (MAKSIMUM, "0", "target 0", "0,00%"),
        (MAKSIMUM, "2", "target 0", "0,00%"),
        (MINIMUM, "0", "target 0", "100,00%"),
        (STABIL, "1", "target 0", "target 0"),
        (MAKSIMUM, None, "belum diukur", "belum diukur"),
    ],
)
def test_a_target_of_zero_is_skipped_or_counted(
    polaritas: Polaritas, realisasi: str | None, skipped: str, counted: str
) -> None:
    ukuran = Ukuran(polaritas, Decimal(0), None if realisasi is None else Decimal(realisasi))
    assert percent(contribute(ukuran, Kebijakan(lewati_target_nol=True))) == skipped
    assert percent(contribute(ukuran, Kebijakan(lewati_target_nol=False))) == counted


def test_a_cap_changes_only_what_is_above_it() -> None:
    assert cap(Hitungan(Decimal(137), "r"), Decimal(120)) == Hitungan(Decimal(120), "r")
    assert cap(Hitungan(Decimal(137), "r"), None) == Hitungan(Decimal(137), "r")
    assert cap(Hitungan(None, "r", "a"), Decimal(120)) == Hitungan(None, "r", "a")
