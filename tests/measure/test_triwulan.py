"""Quarters against their own targets and the year so far against the year's."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from report_builder.facts import Ledger
from report_builder.measure import Measured
from report_builder.schema import Polaritas

Measure = Callable[..., Measured]
YEAR = {"target": Decimal(40), "realisasi": Decimal(36)}


def quarters(
    *pairs: tuple[int | None, int | None], kumulatif: bool = False, kode: str = "K"
) -> list[dict[str, object]]:
    return [
        {
            "kode_indikator": kode,
            "triwulan": number,
            "target": None if target is None else Decimal(target),
            "realisasi": None if realisasi is None else Decimal(realisasi),
            "kumulatif": kumulatif,
        }
        for number, (target, realisasi) in enumerate(pairs, start=1)
    ]


def tampil(ledger: Ledger, *names: str) -> list[str]:
    return [ledger[name].tampil for name in names]


def test_a_quarter_stands_against_its_own_target(measured: Measure) -> None:
    ledger = measured(indikator=[YEAR], triwulan=quarters((10, 5), (10, 12))).ledger
    assert tampil(ledger, "K.target.TW2", "K.realisasi.TW2", "K.capaian.TW2") == ["10", "12", "120,00%"]


def test_quarters_of_their_own_are_added_up_for_the_year(measured: Measure) -> None:
    ledger = measured(indikator=[YEAR], triwulan=quarters((10, 5), (10, 12))).ledger
    assert tampil(ledger, "K.realisasi_kumulatif.TW2", "K.capaian_tahun.TW2") == ["17", "42,50%"]


def test_cumulative_quarters_are_the_year_so_far(measured: Measure) -> None:
    ledger = measured(indikator=[YEAR], triwulan=quarters((10, 5), (20, 17), kumulatif=True)).ledger
    assert tampil(ledger, "K.capaian.TW2", "K.capaian_tahun.TW2") == ["85,00%", "42,50%"]
    assert "K.realisasi_kumulatif.TW2" not in ledger


def test_a_missing_quarter_leaves_the_year_unknown(measured: Measure) -> None:
    ledger = measured(indikator=[YEAR], triwulan=quarters((10, None), (10, 12))).ledger
    fact = ledger["K.realisasi_kumulatif.TW2"]
    assert (fact.nilai, fact.alasan) == (None, "realisasi triwulan sebelumnya tidak lengkap")
    assert ledger["K.capaian_tahun.TW2"].nilai is None


@pytest.mark.parametrize(
    ("satuan", "agregasi", "so_far"),
    [
        ("%", "", "–"),
        ("indeks", "", "–"),
        ("%", "rata-rata", "85%"),
        ("indeks", "Terakhir", "90"),
        ("orang", "", "170"),
        ("%", "jumlah", "170%"),
        ("hari", "maksimum", "90"),
        ("hari", "terendah", "80"),
        ("%", "rata-rata tertimbang", "85%"),
    ],
)
def test_only_what_can_be_added_is_added(measured: Measure, satuan: str, agregasi: str, so_far: str) -> None:
    row = {"target": Decimal(90), "realisasi": Decimal(90), "satuan": satuan, "agregasi": agregasi}
    ledger = measured(indikator=[row], triwulan=quarters((90, 80), (90, 90))).ledger
    assert tampil(ledger, "K.realisasi_kumulatif.TW2") == [so_far]


def test_predicates_are_not_added(measured: Measure) -> None:
    row = {"target": "WTP", "realisasi": "WTP", "polaritas": Polaritas.ORDINAL}
    quarter = {"kode_indikator": "K", "triwulan": 1, "target": "WTP", "realisasi": "WDP"}
    ledger = measured(indikator=[row], triwulan=[quarter]).ledger
    assert "K.realisasi_kumulatif.TW1" not in ledger


def test_the_unit_has_a_mean_for_each_quarter(measured: Measure) -> None:
    rows = [YEAR | {"kode": "A"}, YEAR | {"kode": "B"}]
    triwulan = [*quarters((10, 5), kode="A"), *quarters((10, 20), kode="B")]
    ledger = measured(indikator=rows, triwulan=triwulan).ledger
    assert tampil(ledger, "unit.capaian.TW1", "unit.capaian_tahun.TW1") == ["125,00%", "31,25%"]
    assert "unit.capaian.TW2" not in ledger


def test_a_real_office_drops_targets_of_zero_and_caps_at_120(measured: Measure) -> None:
    rows = [YEAR | {"kode": kode} for kode in "ABC"]
    triwulan = [
        *quarters((10, 10), kode="A"),
        *quarters((10, 30), kode="B"),
        *quarters((0, 0), kode="C"),
    ]
    ledger = measured(indikator=rows, triwulan=triwulan, pengaturan={"batas_rata": Decimal(120)}).ledger
    assert tampil(ledger, "unit.capaian.TW1") == ["110,00%"]


def test_targets_of_zero_may_count_as_nothing(measured: Measure) -> None:
    rows = [YEAR | {"kode": kode} for kode in "AB"]
    triwulan = [*quarters((10, 10), kode="A"), *quarters((0, 0), kode="B")]
    ledger = measured(indikator=rows, triwulan=triwulan, pengaturan={"lewati_target_nol": False}).ledger
    assert tampil(ledger, "unit.capaian.TW1") == ["50,00%"]
