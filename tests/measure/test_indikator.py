"""The facts of one indikator in the report's year."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.facts import Ledger
from report_builder.measure import Measured
from report_builder.rules import Hasil, Posisi, Rentang
from report_builder.schema import Keadaan, Polaritas

Measure = Callable[..., Measured]


def tampil(ledger: Ledger, *measures: str) -> list[str]:
    return [ledger[f"K.{name}"].tampil for name in measures]


def test_a_range_gives_its_text_and_its_bounds(measured: Measure) -> None:
    row = {"target": Rentang(Decimal(80), Decimal("90.5")), "realisasi": Decimal(95), "polaritas": Polaritas.RENTANG}
    result = measured(indikator=[row])
    assert tampil(result.ledger, "target", "target_bawah", "target_atas", "selisih", "capaian") == [
        "80–90,5",
        "80,0",
        "90,5",
        "4,5",
        "95,03%",
    ]
    assert (result.posisi, result.hasil) == ({"K": Posisi.DI_ATAS}, {"K": Hasil.BELUM_TERCAPAI})
    assert result.rumus == {"K": "(2 × batas atas target − realisasi) / batas atas target × 100, paling rendah 0"}


def test_the_form_of_minimum_is_the_indikators_own_before_the_reports(measured: Measure) -> None:
    row = {"polaritas": Polaritas.MINIMUM, "target": Decimal(4), "realisasi": Decimal(5)}
    rows = [row | {"kode": "A"}, row | {"kode": "B", "rumus": "A"}]
    ledger = measured(indikator=rows, pengaturan={"rumus_minimum": "B"}).ledger
    assert [ledger[f"{kode}.capaian"].tampil for kode in "AB"] == ["80,00%", "75,00%"]


def test_a_capaian_just_below_the_target_does_not_print_as_reached(measured: Measure) -> None:
    row = {"target": Decimal(25000), "realisasi": Decimal(24999)}
    result = measured(indikator=[row])
    assert tampil(result.ledger, "capaian", "hasil") == ["99,996%", "belum tercapai"]
    assert result.ledger["unit.capaian"].tampil == "99,996%"


def test_a_realisasi_just_below_the_target_does_not_print_as_the_target(measured: Measure) -> None:
    row = {"target": Decimal("3.15"), "realisasi": Decimal("3.149996"), "satuan": "indeks"}
    ledger = measured(indikator=[row]).ledger
    assert tampil(ledger, "target", "realisasi", "selisih_mutlak") == ["3,150000", "3,149996", "0,000004"]


@pytest.mark.parametrize(
    ("realisasi", "printed"),
    [("92.85714", ["100,0000%", "92,8571%"]), ("0.000123456789", ["100,0000%", "0,0001%"])],
)
def test_decimals_are_four_at_most(measured: Measure, realisasi: str, printed: list[str]) -> None:
    row = {"target": Decimal(100), "realisasi": Decimal(realisasi), "satuan": "%"}
    assert tampil(measured(indikator=[row]).ledger, "target", "realisasi") == printed


def test_a_number_that_a_formula_made_has_two_decimals(measured: Measure) -> None:
    row = {"target": Decimal(100), "realisasi": Decimal("92.8571428571429"), "satuan": "%"}
    ledger = measured(indikator=[row]).ledger
    assert tampil(ledger, "target", "realisasi") == ["100,00%", "92,86%"]
    assert ledger["K.realisasi"].nilai == Decimal("92.8571428571429")


def test_decimals_come_from_all_years(measured: Measure) -> None:
    rows = [{"kode_indikator": "K", "tahun": 2020, "target": Decimal(3), "realisasi": Decimal("3.18")}]
    ledger = measured(indikator=[{"target": Decimal(3), "realisasi": Decimal(4)}], riwayat=rows).ledger
    assert tampil(ledger, "target", "realisasi", "realisasi.2020", "perubahan") == ["3,00", "4,00", "3,18", "0,82"]


NUMBERS = st.decimals(0, 10**6, places=3)


@given(NUMBERS, st.lists(st.tuples(NUMBERS, NUMBERS), max_size=4))
def test_the_target_of_the_year_takes_no_decimals_from_what_came_later(
    measured: Measure, realisasi: Decimal, quarters: list[tuple[Decimal, Decimal]]
) -> None:
    triwulan = [
        {"kode_indikator": "K", "triwulan": number, "target": target, "realisasi": reached}
        for number, (target, reached) in enumerate(quarters, start=1)
    ]
    row = {"target": Decimal(100), "realisasi": realisasi, "satuan": "%"}
    assert tampil(measured(indikator=[row], triwulan=triwulan).ledger, "target_tahun") == ["100%"]


@pytest.mark.parametrize(
    ("satuan", "target", "shown", "printed"),
    [
        ("indeks", "3.2", 0, "3,2"),
        ("indeks", "3.2", 2, "3,20"),
        ("Indeks", "3", 2, "3,00"),
        ("%", "95.5", 2, "95,50%"),
        ("kawasan", "53", 2, "53"),
        ("hari kerja", "4.5", 2, "4,50"),
        ("indeks", "3.14159", 5, "3,1416"),
        ("indeks", "3.2", 9, "3,2000"),
    ],
)
def test_the_target_of_the_year_has_the_decimals_that_its_cell_shows(
    measured: Measure, satuan: str, target: str, shown: int, printed: str
) -> None:
    row = {"target": Decimal(target), "desimal_target": shown, "satuan": satuan}
    assert tampil(measured(indikator=[row]).ledger, "target_tahun") == [printed]


def test_quarters_have_no_say_in_the_decimals_of_the_year(measured: Measure) -> None:
    row = {"target": Decimal(100), "realisasi": Decimal("98.5"), "satuan": "%"}
    quarter = {"kode_indikator": "K", "triwulan": 1, "target": Decimal(25), "realisasi": Decimal("24.125")}
    ledger = measured(indikator=[row], triwulan=[quarter]).ledger
    assert tampil(ledger, "target", "realisasi") == ["100,0%", "98,5%"]
    assert tampil(ledger, "target.TW1", "realisasi.TW1") == ["25,000%", "24,125%"]


def test_the_difference_of_percentages_is_in_points(measured: Measure) -> None:
    ledger = measured(indikator=[{"target": Decimal(95), "realisasi": Decimal(98), "satuan": "%"}]).ledger
    assert ledger["K.selisih"].satuan == "poin persen"


@pytest.mark.parametrize(
    ("row", "alasan"),
    [
        ({"target": Decimal(5), "keadaan": Keadaan.BELUM_DIUKUR}, "belum diukur"),
        ({"target": Decimal(0), "realisasi": Decimal(0)}, "tidak ditargetkan"),
        ({"target": Decimal(0), "realisasi": Decimal(2)}, "melebihi target (target 0)"),
        ({"target": None, "realisasi": Decimal(2)}, "tanpa target"),
    ],
)
def test_a_capaian_that_is_not_known_says_why(measured: Measure, row: dict[str, object], alasan: str) -> None:
    fact = measured(indikator=[row]).ledger["K.capaian"]
    assert (fact.tampil, fact.alasan) == ("–", alasan)


def test_nihil_is_a_measured_nothing(measured: Measure) -> None:
    result = measured(indikator=[{"target": Decimal(60), "realisasi": Decimal(0)}])
    assert (result.hasil["K"], result.ledger["K.capaian"].tampil) == (Hasil.NIHIL, "0,00%")


def test_an_ordinal_indikator_finds_the_shipped_scale_of_its_words(measured: Measure) -> None:
    row = {"target": "WTP", "realisasi": "WDP", "polaritas": Polaritas.ORDINAL}
    result = measured(indikator=[row])
    assert result.hasil["K"] is Hasil.BELUM_TERCAPAI
    assert tampil(result.ledger, "target", "realisasi", "capaian") == ["WTP", "WDP", "–"]
    assert "K.selisih" not in result.ledger


def test_the_users_own_ordinal_scale_gives_its_values(measured: Measure) -> None:
    skala = [
        {"nama": "Mutu", "label": label, "urutan": Decimal(rank), "nilai": Decimal(value)}
        for label, rank, value in (("Baik", 2, 100), ("Cukup", 1, 60))
    ]
    row = {"target": "Baik", "realisasi": "Cukup", "polaritas": Polaritas.ORDINAL, "skala": "mutu"}
    assert tampil(measured(indikator=[row], skala=skala).ledger, "capaian") == ["60,00%"]


IKP = [
    {"nama": "IKP", "label": label, "batas_bawah": None if bound is None else Decimal(bound)}
    for label, bound in (
        ("Sangat Mandiri", "3.25"),
        ("Mandiri", "2.50"),
        ("Kurang Mandiri", "1.75"),
        ("Tidak Mandiri", None),
    )
]


def test_a_realisasi_has_the_category_of_the_indikators_scale(measured: Measure) -> None:
    row = {"target": Decimal("3.15"), "realisasi": Decimal("3.34"), "skala": "IKP"}
    rows = [{"kode_indikator": "K", "tahun": 2020, "realisasi": Decimal("3.18")}]
    ledger = measured(indikator=[row], skala=IKP, riwayat=rows).ledger
    assert tampil(ledger, "kategori", "kategori.2020") == ["Sangat Mandiri", "Mandiri"]
    assert ledger["aturan.ikp.mandiri.batas_bawah"].tampil == "2,5"


def test_a_capaian_has_the_category_of_the_reports_scale(measured: Measure) -> None:
    row = {"target": Decimal(100), "realisasi": Decimal(85)}
    ledger = measured(indikator=[row], pengaturan={"skala": "Lampu lalu lintas"}).ledger
    names = ("K.kategori_capaian", "S-1.kategori_capaian", "unit.kategori_capaian")
    assert [ledger[name].tampil for name in names] == ["Kuning"] * 3


def test_a_value_outside_a_scale_has_no_category(measured: Measure) -> None:
    ledger = measured(
        indikator=[{"realisasi": Decimal("2.59"), "skala": "IKOTAN 1–4"}], identitas={"tahun": 2022}
    ).ledger
    assert (ledger["K.kategori"].nilai, ledger["K.kategori"].alasan) == (None, "di luar skala yang diketahui")


def test_a_scale_of_a_later_year_gives_no_category(measured: Measure) -> None:
    ledger = measured(indikator=[{"realisasi": Decimal(3), "skala": "IKOTAN 1–4"}]).ledger
    assert ledger["K.kategori"].nilai is None


def test_what_the_office_states_keeps_its_cell(measured: Measure) -> None:
    row = {"target": Decimal(4), "realisasi": Decimal(6), "capaian": Decimal(150), "bobot": Decimal(30)}
    ledger = measured(indikator=[row]).ledger
    assert [str(ledger[f"K.{name}"].asal) for name in ("capaian_kantor", "bobot")] == [
        "data.xlsx · Indikator · I2",
        "data.xlsx · Indikator · J2",
    ]
