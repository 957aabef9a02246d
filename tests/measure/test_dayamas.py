"""The reference example: four indikator, one of them not run."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from report_builder.errors import Place
from report_builder.facts import Rule
from report_builder.measure import Measured
from report_builder.rules import Hasil
from report_builder.schema import Keadaan

Measure = Callable[..., Measured]

SASARAN = [{"kode": f"S-{number}", "sasaran": "Meningkatnya upaya"} for number in (1, 2, 3)]
FOURTH = {"kode": "IKK-4", "kode_sasaran": "S-3", "target": Decimal(60), "satuan": "kabupaten/kota"}
NOT_RUN = FOURTH | {"realisasi": Decimal(0), "keadaan": Keadaan.TIDAK_TERLAKSANA}
NOT_MEASURED = FOURTH | {"realisasi": None, "keadaan": Keadaan.BELUM_DIUKUR}
THREE = [
    {
        "kode": kode,
        "kode_sasaran": sasaran,
        "target": Decimal(target),
        "realisasi": Decimal(realisasi),
        "satuan": satuan,
    }
    for kode, sasaran, target, realisasi, satuan in (
        ("IKK-1", "S-1", "53", "65", "kawasan"),
        ("IKK-2", "S-1", "4", "6", "kawasan"),
        ("IKK-3", "S-2", "3.15", "3.34", "indeks"),
    )
]


def dayamas(measured: Measure, fourth: dict[str, Any] = NOT_RUN, **pengaturan: object) -> Measured:
    return measured(sasaran=SASARAN, indikator=[*THREE, fourth], pengaturan=pengaturan)


def tampil(result: Measured, *fact_ids: str) -> list[str]:
    return [result.ledger[fact_id].tampil for fact_id in fact_ids]


def test_capaian_of_each_indikator(measured: Measure) -> None:
    codes = [f"IKK-{number}.capaian" for number in (1, 2, 3, 4)]
    assert tampil(dayamas(measured), *codes) == ["122,64%", "150,00%", "106,03%", "0,00%"]


def test_the_unrounded_capaian_is_kept_with_its_formula(measured: Measure) -> None:
    fact = dayamas(measured).ledger["IKK-1.capaian"]
    assert str(fact.nilai) == "122.6415094339622641509433962"
    assert fact.asal == Rule("realisasi / target × 100", ("IKK-1.realisasi", "IKK-1.target"))


def test_a_given_figure_names_its_cell(measured: Measure) -> None:
    assert dayamas(measured).ledger["IKK-1.realisasi"].asal == Place("data.xlsx", "Indikator", "F2")


@pytest.mark.parametrize(
    ("fourth", "pengaturan", "mean"),
    [
        (NOT_RUN, {}, "94,67%"),
        (NOT_MEASURED, {}, "126,22%"),
        (NOT_RUN, {"batas_rata": Decimal(120)}, "86,51%"),
        (NOT_RUN, {"batas_rata": Decimal(110)}, "81,51%"),
        (NOT_RUN, {"batas_rata": Decimal(100)}, "75,00%"),
        (NOT_RUN, {"rata_unit": "sasaran"}, "80,78%"),
    ],
)
def test_the_mean_of_the_unit(
    measured: Measure, fourth: dict[str, Any], pengaturan: dict[str, object], mean: str
) -> None:
    assert tampil(dayamas(measured, fourth, **pengaturan), "unit.capaian") == [mean]


def test_the_means_of_the_sasaran(measured: Measure) -> None:
    codes = [f"S-{number}.capaian" for number in (1, 2, 3)]
    assert tampil(dayamas(measured), *codes) == ["136,32%", "106,03%", "0,00%"]


def test_the_states(measured: Measure) -> None:
    assert dayamas(measured).hasil == {
        "IKK-1": Hasil.MELAMPAUI,
        "IKK-2": Hasil.MELAMPAUI,
        "IKK-3": Hasil.MELAMPAUI,
        "IKK-4": Hasil.TIDAK_TERLAKSANA,
    }


def test_the_counts_add_up(measured: Measure) -> None:
    names = ("indikator", "diukur", "melampaui", "tercapai", "belum_tercapai", "tidak_terlaksana", "belum_diukur")
    assert tampil(dayamas(measured), *(f"unit.jumlah_{name}" for name in names)) == ["4", "4", "3", "0", "1", "1", "0"]
    assert tampil(dayamas(measured), "unit.jumlah_sasaran", "S-1.jumlah_indikator") == ["3", "2"]


def test_an_unmeasured_indikator_counts_in_no_mean_and_says_why(measured: Measure) -> None:
    result = dayamas(measured, NOT_MEASURED)
    names = ("unit.jumlah_diukur", "unit.jumlah_belum_diukur", "unit.jumlah_dihitung", "IKK-4.capaian", "S-3.capaian")
    assert tampil(result, *names) == ["3", "1", "3", "–", "–"]
    assert result.ledger["IKK-4.capaian"].alasan == "belum diukur"
    assert result.rata_rata["unit"].dilewati == (("IKK-4", "belum diukur"),)


def test_the_excess_over_the_target(measured: Measure) -> None:
    names = ("IKK-1.kelebihan", "IKK-2.kelebihan", "IKK-3.kelebihan")
    assert tampil(dayamas(measured), *names) == ["22,64%", "50,00%", "6,03%"]


def test_decimals_are_those_of_the_given_numbers(measured: Measure) -> None:
    names = ("IKK-1.realisasi", "IKK-3.target", "IKK-3.selisih", "IKK-4.selisih", "IKK-4.selisih_mutlak")
    assert tampil(dayamas(measured), *names) == ["65", "3,15", "0,19", "-60", "60"]


def test_caps_are_told_where_they_bite(measured: Measure) -> None:
    result = dayamas(measured, batas_tampil=Decimal(120), batas_rata=Decimal(110))
    assert tampil(result, "IKK-1.capaian", "IKK-1.capaian_tampil", "IKK-1.capaian_rata", "aturan.batas_rata") == [
        "122,64%",
        "120,00%",
        "110,00%",
        "110%",
    ]
    assert "IKK-3.capaian_tampil" not in result.ledger


def test_nothing_in_the_example_is_strange(measured: Measure) -> None:
    assert dayamas(measured).problems == ()
