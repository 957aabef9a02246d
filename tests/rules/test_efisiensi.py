"""Efficiency by PMK 22/2021, the verdict on it, and serapan."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import language
from report_builder.rules import (
    Biaya,
    HasilEfisiensi,
    Hitungan,
    compute_efisiensi,
    compute_nilai_efisiensi,
    compute_serapan,
    judge_efisiensi,
)


def percent(hitungan: Hitungan) -> str:
    return hitungan.alasan if hitungan.nilai is None else language.format_percent(hitungan.nilai)


@pytest.mark.parametrize(
    ("capaian", "realisasi", "batas", "efisiensi", "nilai"),
    [
        ("100", "950", Decimal(100), "5,00%", "62,50"),
        ("90", "980", Decimal(100), "-8,89%", "27,78"),
        ("122.64", "900", Decimal(100), "10,00%", "75,00"),
        ("122.64", "900", None, "26,61%", "100,00"),
    ],
)
def test_efficiency_follows_the_regulation(
    capaian: str, realisasi: str, batas: Decimal | None, efisiensi: str, nilai: str
) -> None:
    hitungan = compute_efisiensi([Biaya(Decimal(1000), Decimal(realisasi), Decimal(capaian))], batas)
    assert hitungan.nilai is not None
    assert percent(hitungan) == efisiensi
    assert language.format_number(compute_nilai_efisiensi(hitungan.nilai), 2) == nilai


def test_efficiency_sums_over_outputs() -> None:
    biaya = [Biaya(Decimal(1000), Decimal(900), Decimal(100)), Biaya(Decimal(1000), Decimal(600), Decimal(50))]
    assert compute_efisiensi(biaya).nilai == Decimal(0)


@pytest.mark.parametrize(
    "biaya", [[], [Biaya(Decimal(1000), Decimal(900), Decimal(0))], [Biaya(Decimal(0), Decimal(0), Decimal(100))]]
)
def test_efficiency_of_nothing_cannot_be_computed(biaya: list[Biaya]) -> None:
    assert percent(compute_efisiensi(biaya)) == "tidak dapat dihitung: jumlah pagu × capaian 0"


@given(st.decimals("-1e6", "100", places=2))
def test_the_value_of_efficiency_stays_on_its_scale(efisiensi: Decimal) -> None:
    assert 0 <= compute_nilai_efisiensi(efisiensi) <= 100


@pytest.mark.parametrize(
    ("capaian", "serapan", "verdict"),
    [
        ("122.64", "90", HasilEfisiensi.EFISIEN),
        ("100", "100", HasilEfisiensi.BELUM_EFISIEN),
        ("99.996", "50", HasilEfisiensi.BELUM_EFISIEN),
        ("100", None, HasilEfisiensi.TIDAK_DAPAT_DINILAI),
        (None, "50", HasilEfisiensi.TIDAK_DAPAT_DINILAI),
        ("0", "0", HasilEfisiensi.TIDAK_DAPAT_DINILAI),
    ],
)
def test_efisien_is_never_said_too_lightly(capaian: str | None, serapan: str | None, verdict: HasilEfisiensi) -> None:
    numbers = [None if text is None else Decimal(text) for text in (capaian, serapan)]
    assert judge_efisiensi(*numbers) == verdict


@pytest.mark.parametrize(
    ("pagu", "realisasi", "serapan"),
    [("200", "150", "75,00%"), ("0", "0", "pagu 0"), ("-1", "0", "pagu negatif")],
)
def test_serapan_is_part_of_the_pagu(pagu: str, realisasi: str, serapan: str) -> None:
    assert percent(compute_serapan(Decimal(pagu), Decimal(realisasi))) == serapan


def test_serapan_without_a_realisasi_is_not_known() -> None:
    assert percent(compute_serapan(Decimal(200), None)) == "realisasi anggaran belum diisi"
