"""The roll-up: what units come to together, what it is made of, who lacks, what has changed."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.errors import ExitCode, Place, ReportError, Severity, has_errors
from report_builder.facts import Ledger, Rule
from report_builder.measure.rekap import IndikatorRekap, Isi, Rekap, Sebelumnya, measure_rekap
from report_builder.model import Laporan, Triwulan
from report_builder.model.rekap import grow
from report_builder.rules import Hasil, Rentang
from report_builder.schema import PERIODE, Keadaan, Polaritas
from tests.units import Row, row, unit


def rekap(*laporan: Laporan, sebelumnya: Sebelumnya | None = None) -> Rekap:
    return measure_rekap(grow(laporan).akar, sebelumnya)


def districts(*rows: Row, top: Row | None = None, **pengaturan: object) -> Rekap:
    """A unit at the top with districts below it, one for each row."""
    below = [unit(f"0{number}", "P", [one]) for number, one in enumerate(rows, start=1)]
    return rekap(unit("P", rows=[top] if top else [], pengaturan=pengaturan), *below)


def tampil(result: Rekap, *ids: str) -> list[str]:
    return [result.ledger[one].tampil for one in ids]


def only(result: Rekap) -> IndikatorRekap:
    (one,) = result.indikator
    return one


def cells(ledger: Ledger, fact_id: str) -> Iterator[Place]:
    """The cells that a fact is made of in the end."""
    origin = ledger[fact_id].asal
    if isinstance(origin, Place):
        yield origin
        return
    for part in origin.dari:
        yield from cells(ledger, part)


# Added up


def test_a_sum_goes_by_provinces_down_to_the_cells_of_districts() -> None:
    result = rekap(
        unit("P"),
        unit("01", "P"),
        unit("01.1", "01", [row(10, 8)]),
        unit("01.2", "01", [row(5, 6)]),
        unit("02", "P", [row(3, 4)]),
    )
    assert tampil(result, "K.target", "K.realisasi", "K.capaian") == ["18", "18", "100,00%"]
    assert tampil(result, "U-01/K.target", "U-01/K.realisasi", "U-01/K.capaian") == ["15", "14", "93,33%"]
    asal = result.ledger["K.realisasi"].asal
    assert asal == Rule("jumlah realisasi dari 3 unit", ("U-01/K.realisasi", "U-02/K.realisasi"))
    assert [str(place) for place in cells(result.ledger, "K.realisasi")] == [
        "01.1.xlsx · Indikator · F2",
        "01.2.xlsx · Indikator · F2",
        "02.xlsx · Indikator · F2",
    ]


@pytest.mark.parametrize(
    ("agregasi", "together"),
    [
        ("jumlah", ["30", "24"]),
        ("rata-rata", ["10,00", "8,00"]),
        ("rata-rata tertimbang", ["12,00", "7,38"]),
        ("minimum", ["6", "6"]),
        ("maksimum", ["14", "11"]),
        ("terakhir", ["10", "11"]),
    ],
)
def test_figures_come_together_as_the_indikator_declares(agregasi: str, together: list[str]) -> None:
    figures = [(6, 7, 1, date(2025, 3, 1)), (10, 11, 2, date(2025, 9, 1)), (14, 6, 5, date(2025, 6, 1))]
    rows = [
        row(target, reached, agregasi=agregasi, bobot_agregasi=Decimal(weight), tanggal_data=day)
        for target, reached, weight, day in figures
    ]
    assert tampil(districts(*rows), "K.target", "K.realisasi") == together


def test_a_mean_names_every_unit_and_its_weight() -> None:
    rows = [row(10, 8, agregasi="rata-rata tertimbang", bobot_agregasi=Decimal(weight)) for weight in (1, 3)]
    asal = districts(*rows).ledger["K.realisasi"].asal
    assert isinstance(asal, Rule)
    assert asal.rumus == "jumlah (realisasi × bobot_agregasi) / jumlah bobot_agregasi dari 2 unit"
    assert asal.dari == (
        "U-01/K.realisasi", "U-02/K.realisasi", "U-01/K.bobot_agregasi", "U-02/K.bobot_agregasi",
    )  # fmt: skip


def test_every_unit_counts_once_in_a_mean_in_whichever_province_it_is() -> None:
    rows = [row(None, value, agregasi="rata-rata") for value in (1, 2, 9)]
    result = rekap(
        unit("P"),
        unit("01", "P"),
        unit("02", "P"),
        unit("01.1", "01", rows[:1]),
        unit("01.2", "01", rows[1:2]),
        unit("02.1", "02", rows[2:]),
    )
    assert tampil(result, "U-01/K.realisasi", "U-02/K.realisasi", "K.realisasi") == ["1,50", "9,00", "4,00"]


@pytest.mark.parametrize(
    ("agregasi", "bearers", "day"),
    [
        ("minimum", "Unit 03", None),
        ("maksimum", "Unit 01 dan Unit 02", None),
        ("terakhir", "Unit 02", "1 September 2025"),
        ("jumlah", None, None),
    ],
)
def test_a_figure_that_is_that_of_one_unit_names_it(agregasi: str, bearers: str | None, day: str | None) -> None:
    figures = [(7, date(2025, 3, 1)), (7, date(2025, 9, 1)), (6, date(2025, 6, 1))]
    ledger = districts(
        *(row(8, value, agregasi=agregasi, tanggal_data=day) for value, day in figures),
        row(None, 9, agregasi=agregasi, tanggal_data=date(2025, 12, 1)),
    ).ledger
    told = [ledger.get(f"K.{name}") for name in ("unit_realisasi", "tanggal_realisasi")]
    assert [fact and fact.tampil for fact in told] == [bearers, day]


def test_latest_figures_of_one_day_that_differ_are_no_figure() -> None:
    day = date(2025, 12, 31)
    fact = districts(*(row(1, value, agregasi="terakhir", tanggal_data=day) for value in (1, 2))).ledger["K.realisasi"]
    assert (fact.nilai, fact.alasan) == (None, "nilai 2 unit yang bertanggal data paling akhir tidak sama")


@pytest.mark.parametrize(("satuan", "realisasi"), [("layanan", "5"), ("%", "–")])
def test_without_agregasi_only_counts_are_added(satuan: str, realisasi: str) -> None:
    result = districts(row(4, 2, satuan=satuan, agregasi=""), row(4, 3, satuan=satuan, agregasi=""))
    assert tampil(result, "K.realisasi") == [realisasi]
    told = ["Agregasi indikator “K” belum ditetapkan sehingga angkanya tidak digabungkan."] * (satuan == "%")
    assert [problem.message for problem in result.problems] == told


# Missing


def test_what_lacks_is_left_out_counted_and_named() -> None:
    awaited = [{"kode_unit": kode} for kode in ("01", "02", "03", "04")]
    result = rekap(
        unit("P", awaited=awaited),
        unit("01", "P", [row(10, 8)]),
        unit("02", "P", [row(10, None)], singkatan="Dua"),
        unit("03", "P", [row(5, 5, kode="L")]),
    )
    assert tampil(result, "K.realisasi", "K.jumlah_unit", "K.jumlah_unit_data", "K.jumlah_unit_tanpa_data") == [
        "8", "4", "1", "3",
    ]  # fmt: skip
    assert tampil(result, "K.unit_tanpa_data") == ["Unit 02 dan Unit 03"]
    indikator = result.indikator[0]
    assert indikator.rumus == "jumlah realisasi dari 1 unit; 3 unit tanpa data"
    assert [one.isi for one in indikator.tanpa_data] == [Isi.BELUM_DIUKUR, Isi.TIDAK_MEMUAT, Isi.TANPA_LAPORAN]
    assert [(one.id("realisasi"), result.ledger[one.id("realisasi")].alasan) for one in indikator.tanpa_data] == [
        ("U-02/K.realisasi", "belum diukur"),
        ("U-03/K.realisasi", "tidak memuat indikator ini"),
        ("U-04/K.realisasi", "belum melapor"),
    ]
    assert [one.kode for one in result.belum_melapor] == ["04"]
    assert tampil(result, "unit.jumlah_unit", "unit.jumlah_unit_melapor", "unit.jumlah_unit_belum_melapor") == [
        "4", "3", "1",
    ]  # fmt: skip


def test_the_figures_of_the_year_are_none_of_a_quarter() -> None:
    quarter = Triwulan("K", 2, {"kumulatif": Place("01.xlsx")}, Decimal(4), Decimal(3))
    of_quarter = row(4, 3, triwulan=quarter)
    result = rekap(
        unit("P", rows=[row(90, 80)], periode=PERIODE[2]),
        unit("01", "P", [of_quarter], periode=PERIODE[2]),
        unit("02", "P", [row(20, 18)], periode=PERIODE[2]),
    )
    assert tampil(result, "K.target", "K.realisasi", "K.capaian", "unit.capaian") == ["4", "3", "75,00%", "75,00%"]
    assert [(one.unit.kode, one.isi) for one in only(result).tanpa_data] == [("02", Isi.BELUM_DIUKUR)]
    assert result.ledger["U-02/K.target"].alasan == "belum diukur"
    assert "K.target_perjanjian" not in result.ledger


def test_without_a_report_or_a_realisasi_there_is_nothing_to_roll_up() -> None:
    silent = rekap(unit("P", rows=[row(9, 9)], awaited=[{"kode_unit": "01"}]))
    empty = districts(row(10, None))
    told = [[one.message for one in each.problems if one.severity is Severity.ERROR] for each in (silent, empty)]
    assert told == [
        ["Belum ada unit di bawah Unit P yang melapor sehingga tidak ada yang dapat direkap."],
        ["Belum ada realisasi yang dapat direkap pada unit di bawah Unit P."],
    ]


def test_no_data_at_all_are_no_zero() -> None:
    result = districts(row(10, None), row(10, None))
    fact = result.ledger["K.realisasi"]
    assert (fact.nilai, fact.alasan, only(result).sel.hasil) == (None, "tidak ada data", Hasil.BELUM_DIUKUR)
    assert (result.ledger["K.capaian"].alasan, result.ledger["unit.capaian"].nilai) == ("tidak ada data", None)


def test_what_did_not_run_counts_as_nothing_reached() -> None:
    not_run = row(10, 0, keadaan=Keadaan.TIDAK_TERLAKSANA)
    assert tampil(districts(row(10, 10), not_run), "K.realisasi", "K.capaian") == ["10", "50,00%"]


@pytest.mark.parametrize(
    ("weight", "lack"), [(None, "tidak mempunyai bobot_agregasi"), (Decimal(0), "berbobot_agregasi nol")]
)
def test_every_realisasi_without_its_weight_is_an_error_with_its_cell(weight: Decimal | None, lack: str) -> None:
    weights = (Decimal(2), weight, weight)
    rows = [row(10, 5, agregasi="rata-rata tertimbang", bobot_agregasi=each) for each in weights]
    result = districts(*rows, row(None, None, agregasi="rata-rata tertimbang"))
    assert has_errors(result.problems)
    assert [(str(one.where), one.message) for one in result.problems] == [
        (f"{kode}.xlsx · Indikator · T2", f"Realisasi indikator “K” pada Unit {kode} {lack}.") for kode in ("02", "03")
    ]


@pytest.mark.parametrize("weight", [None, Decimal(0)])
def test_a_target_without_its_weight_is_told_to_be_left_out(weight: Decimal | None) -> None:
    awaited = row(40, None, agregasi="rata-rata tertimbang", bobot_agregasi=weight)
    result = districts(row(10, 5, agregasi="rata-rata tertimbang", bobot_agregasi=Decimal(2)), awaited)
    assert tampil(result, "K.target") == ["10,00"]
    assert [(one.severity, str(one.where), one.message.partition(" sehingga")[2]) for one in result.problems] == [
        (Severity.WARNING, "02.xlsx · Indikator · T2", " tidak termasuk dalam target gabungan.")
    ]


# Capaian


def test_a_capaian_of_totals_is_of_those_that_have_both() -> None:
    result = districts(row(10, 5), row(10, None), row(None, 7))
    assert tampil(result, "K.target", "K.realisasi") == ["20", "12"]
    assert tampil(result, "K.target_sebanding", "K.realisasi_sebanding", "K.capaian") == ["10", "5", "50,00%"]
    assert result.ledger["K.capaian"].asal == Rule(
        "realisasi / target × 100, dari gabungan 1 unit; 2 unit tanpa target atau realisasi",
        ("K.realisasi_sebanding", "K.target_sebanding"),
    )


def test_comparable_totals_go_by_provinces_too() -> None:
    result = rekap(
        unit("P"),
        unit("01", "P"),
        unit("02", "P"),
        unit("01.1", "01", [row(10, 5)]),
        unit("01.2", "01", [row(10, None)]),
        unit("02.1", "02", [row(10, 8)]),
    )
    asal = result.ledger["K.realisasi_sebanding"].asal
    assert asal == Rule("jumlah realisasi dari 2 unit", ("U-01/K.realisasi_sebanding", "U-02/K.realisasi"))
    assert tampil(result, "K.realisasi_sebanding", "K.target_sebanding", "K.capaian") == ["13", "20", "65,00%"]


def test_a_declared_mean_of_capaian_is_printed_as_one_and_capped() -> None:
    rows = [row(10, 20), row(100, 50), row(10, None)]
    assert tampil(districts(*rows, capaian_rekap="rata-rata"), "K.capaian") == ["125,00%"]
    result = districts(*rows, capaian_rekap="rata-rata", batas_rata=Decimal(120))
    assert tampil(result, "K.capaian", "unit.capaian") == ["85,00%", "85,00%"]
    assert result.ledger["K.capaian"].asal == Rule(
        "rata-rata capaian 2 unit; 1 unit tanpa data, tiap capaian paling tinggi 120%",
        ("U-01/K.capaian_rata", "U-02/K.capaian"),
    )
    assert only(result).sel.hasil is Hasil.BELUM_TERCAPAI


def test_one_form_of_minimum_holds_for_all_units_and_others_are_told() -> None:
    rows = [row(10, 8, polaritas=Polaritas.MINIMUM, rumus=form) for form in ("", "B")]
    result = districts(*rows)
    assert tampil(result, "U-01/K.capaian", "U-02/K.capaian", "K.capaian") == ["120,00%", "120,00%", "120,00%"]
    assert [str(problem) for problem in result.problems] == [
        (
            "02.xlsx · Indikator · M2: Capaian indikator “K” dihitung dengan rumus A untuk semua unit, sedangkan "
            "Unit 02 memakai rumus lain. Samakan rumusnya bila capaian unit hendak sama."
        )
    ]


def test_the_mean_of_a_unit_goes_by_the_policy_at_the_top() -> None:
    rows = [row(10, 10, kode="A"), row(0, 4, kode="B"), row(10, 5, kode="C")]
    result = rekap(unit("P"), unit("01", "P", rows))
    assert tampil(result, "U-01.capaian", "unit.capaian") == ["75,00%", "75,00%"]
    assert result.rata_rata["P"].dilewati == (("B", "target 0"),)


# The upper unit itself


def test_the_own_target_of_the_upper_unit_is_compared_and_not_added() -> None:
    result = districts(row(10, 8), row(10, 7), top=row(30, None))
    assert tampil(result, "K.target", "K.target_perjanjian", "K.capaian", "K.capaian_perjanjian") == [
        "20", "30", "75,00%", "50,00%",
    ]  # fmt: skip
    assert result.ledger["K.target_perjanjian"].asal == Place("P.xlsx", "Indikator", "E2")


def test_what_the_upper_unit_says_itself_is_compared_and_told_where_it_differs() -> None:
    result = districts(row(10, 8), row(10, 7), top=row(30, 16))
    assert tampil(result, "K.realisasi", "K.realisasi_sendiri", "K.selisih_sendiri") == ["15", "16", "1"]
    assert [str(problem) for problem in result.problems] == [
        (
            "P.xlsx · Indikator · F2: Realisasi indikator “K” berbeda dengan gabungan unit di bawahnya: "
            "Unit P menyebut 16, gabungannya 15. Periksa angka unit itu dan angka unit di bawahnya."
        )
    ]


@pytest.mark.parametrize("lower", [row(10, 7), row(10, None)])
def test_a_figure_that_was_rounded_or_has_other_data_is_no_contradiction(lower: Row) -> None:
    own = "7.3" if lower["realisasi"] else 99
    rows = [{**one, "agregasi": "rata-rata"} for one in (row(1, 8), row(1, 7), lower)]
    assert districts(*rows, top=row(30, Decimal(own), agregasi="rata-rata")).problems == ()


def test_its_own_figures_are_added_where_the_setting_says_so() -> None:
    result = districts(row(10, 8), top=row(30, 16), rekap_induk="ikut")
    assert tampil(result, "K.target", "K.realisasi", "K.capaian") == ["40", "24", "60,00%"]
    assert result.ledger["K.realisasi"].asal == Rule(
        "jumlah realisasi dari 2 unit", ("K.realisasi_sendiri", "U-01/K.realisasi")
    )
    assert [one.id("capaian") for one in only(result).pelapor] == ["U-01/K.capaian", "K.capaian_sendiri"]
    assert "K.target_perjanjian" not in result.ledger
    assert result.problems == ()


def test_a_figure_that_is_the_sum_of_those_it_is_added_to_is_doubted() -> None:
    result = districts(row(10, 8), row(10, 7), top=row(30, 15), rekap_induk="ikut")
    assert [str(problem) for problem in result.problems] == [
        (
            "P.xlsx · Indikator · F2: Realisasi indikator “K” menurut Unit P sama dengan jumlah unit di bawahnya "
            "sehingga mungkin terhitung dua kali. Kosongkan angka unit itu bila sudah memuat unit di bawahnya, atau "
            "ubah rekap_induk menjadi tidak."
        )
    ]


def test_an_indikator_that_nobody_below_has_is_its_own() -> None:
    result = rekap(unit("P", rows=[row(4, 3)]), unit("01", "P", [row(1, 1, kode="L")]))
    assert str(result.ledger["K.realisasi"].asal) == "P.xlsx · Indikator · F2"
    assert result.indikator[0].tanpa_data == ()


def test_an_indikator_of_provinces_is_theirs_and_no_lack_of_districts() -> None:
    of_province = row(4, 3, kode="L")
    result = rekap(
        unit("P"), unit("01", "P", [of_province]), unit("01.1", "01", [row(1, 1)]), unit("02", "P", [of_province])
    )
    assert tampil(result, "L.realisasi", "L.jumlah_unit") == ["6", "2"]


def test_the_target_of_a_silent_district_does_not_become_that_of_its_province() -> None:
    awaited = [{"kode_unit": "01.1", "induk_unit": "01"}, {"kode_unit": "01"}, {"kode_unit": "02"}]
    result = rekap(unit("P", awaited=awaited), unit("01", "P", [row(9, 9)]), unit("02", "P", [row(1, 1)]))
    assert tampil(result, "K.realisasi", "K.jumlah_unit", "U-01/K.realisasi", "U-01/K.realisasi_sendiri") == [
        "1", "2", "–", "9",
    ]  # fmt: skip


# Words and ranges


SAKIP: Mapping[str, Any] = {"polaritas": Polaritas.ORDINAL, "satuan": "predikat", "skala": "Predikat SAKIP"}


def test_predicates_are_counted_from_the_best() -> None:
    result = districts(*(row("B", word, agregasi="", **SAKIP) for word in ("CC", "A", "B", "A", None)))
    assert [(label, *tampil(result, fact)) for label, fact in only(result).predikat] == [
        ("A", "2"),
        ("B", "1"),
        ("CC", "1"),
    ]
    fact = result.ledger["K.realisasi"]
    assert (fact.nilai, fact.alasan) == (None, "predikat tidak dijumlahkan; dihitung per predikat")
    assert tampil(result, "K.jumlah_unit_mencapai", "K.jumlah_unit_belum_mencapai") == ["3", "1"]


def test_the_latest_predicate_is_one() -> None:
    days = [date(2025, 1, 1), date(2025, 7, 1)]
    rows = [
        row("B", word, agregasi="terakhir", tanggal_data=day, **SAKIP) for word, day in zip("CA", days, strict=True)
    ]
    assert tampil(districts(*rows), "K.realisasi", "K.capaian") == ["A", "100,00%"]


def test_a_mean_of_predicates_is_no_mean_of_those_that_succeeded() -> None:
    result = districts(*(row("B", word, agregasi="", **SAKIP) for word in "AC"), capaian_rekap="rata-rata")
    fact = result.ledger["K.capaian"]
    assert (fact.nilai, fact.alasan) == (None, "capaian sebagian unit tidak dapat dihitung")


RANGE = Rentang(Decimal(80), Decimal(90))


@pytest.mark.parametrize(
    ("other", "agregasi", "target", "reason"),
    [
        (RANGE, "rata-rata", "80–90%", ""),
        (Rentang(Decimal(70), Decimal(90)), "rata-rata", "–", "rentang target unit tidak sama"),
        (RANGE, "jumlah", "–", "rentang tidak dapat dijumlahkan"),
    ],
)
def test_a_range_is_a_common_target_only_where_all_have_it(
    other: Rentang, agregasi: str, target: str, reason: str
) -> None:
    rows = [row(one, 85, polaritas=Polaritas.RENTANG, satuan="%", agregasi=agregasi) for one in (RANGE, other)]
    result = districts(*rows)
    assert (*tampil(result, "K.target"), result.ledger["K.target"].alasan) == (target, reason)
    assert tampil(result, "K.capaian") == ["–" if reason else "100,00%"]


# Tables


def test_units_stand_from_the_highest_capaian_to_those_without_one() -> None:
    result = districts(row(10, 5), row(10, None), row(10, 9), row(10, 5))
    assert [one.unit.kode for one in only(result).pelapor] == ["03", "01", "04", "02"]
    assert only(result).anak == only(result).pelapor


def test_the_matrix_has_a_row_for_every_unit_in_the_order_of_the_tree() -> None:
    result = rekap(
        unit("P"),
        unit("02", "P", [row(2, 1), row(1, 1, kode="L")]),
        unit("01", "P"),
        unit("01.1", "01", [row(4, 1)]),
    )
    assert [(one.unit.kode, one.unit.tingkat, one.unit.induk) for one in result.matriks] == [
        ("P", 0, ""),
        ("01", 1, "P"),
        ("01.1", 2, "01"),
        ("02", 1, "P"),
    ]
    assert [one.kode for one in result.indikator] == [one.kode for one in result.matriks[0].sel] == ["K", "L"]
    for line in result.matriks:
        assert [cell.capaian for cell in line.sel] == [result.ledger[cell.id("capaian")].nilai for cell in line.sel]
        assert line.capaian == result.ledger[line.unit.id("capaian")].nilai


def test_the_spread_is_of_five_numbers_with_their_units() -> None:
    result = districts(*(row(100, value) for value in (40, 10, 20, 30)), row(100, None))
    names = ("terendah", "kuartil_bawah", "median", "kuartil_atas", "tertinggi")
    assert tampil(result, *(f"K.capaian_{name}" for name in names)) == [
        "10,00%", "17,50%", "25,00%", "32,50%", "40,00%",
    ]  # fmt: skip
    asal = result.ledger["K.capaian_median"].asal
    assert asal == Rule("median capaian 4 unit", ("U-03/K.capaian", "U-04/K.capaian"))
    sebaran = only(result).sebaran
    assert sebaran
    assert sebaran.nilai == tuple(Decimal(value) for value in (10, 20, 30, 40))


# Since the last time


def before(result: Rekap) -> Sebelumnya:
    return Sebelumnya("lama.json", Ledger.from_json(result.ledger.to_json()))


def test_what_a_unit_changed_is_told_with_both_values() -> None:
    lama = districts(row(10, 5), row(10, 5), row(10, None))
    baru = rekap(
        unit("P"),
        unit("01", "P", [row(10, 7)]),
        unit("02", "P", [row(10, 5)]),
        unit("03", "P", [row(10, 1)]),
        sebelumnya=before(lama),
    )
    assert baru.perubahan
    told = [(one.unit.kode, one.ukuran, one.lama.tampil, one.baru.tampil, one.selisih) for one in baru.perubahan]
    assert told == [
        ("P", "realisasi", "10", "13", "K.realisasi_perubahan"),
        ("01", "realisasi", "5", "7", "U-01/K.realisasi_perubahan"),
        ("03", "realisasi", "–", "1", ""),
    ]
    assert tampil(baru, "U-01/K.realisasi_sebelumnya", "U-01/K.realisasi_perubahan") == ["5", "2"]
    assert str(baru.ledger["U-01/K.realisasi_sebelumnya"].asal) == "lama.json · U-01/K.realisasi"


def test_nothing_has_changed_and_nothing_to_compare_with_are_two_things() -> None:
    result = districts(row(10, 5))
    same = rekap(unit("P"), unit("01", "P", [row(10, 5)]), sebelumnya=before(result))
    assert (result.perubahan, same.perubahan) == (None, ())


def test_units_that_came_or_went_are_told() -> None:
    lama = rekap(unit("P"), unit("01", "P", [row(10, 5)]), unit("07", "P", [row(10, 5)]))
    result = rekap(unit("P"), unit("01", "P", [row(10, 5)]), unit("02", "P", [row(1, 1)]), sebelumnya=before(lama))
    assert [str(problem) for problem in result.problems] == [
        (
            "lama.json: 1 unit ada dalam rekap sebelumnya tetapi tidak lagi: 07. "
            "Daftarkan unit itu di lembar Unit bila datanya masih ditunggu."
        ),
    ]
    assert result.ledger["U-02/K.realisasi_sebelumnya"].alasan == "tidak ada dalam rekap sebelumnya"


def test_a_unit_that_has_fallen_silent_is_told_once_and_not_figure_by_figure() -> None:
    lama = districts(row(10, 5), row(10, 5))
    result = rekap(unit("P", awaited=[{"kode_unit": "02"}]), unit("01", "P", [row(10, 5)]), sebelumnya=before(lama))
    assert [one.kode for one in result.berhenti_melapor] == ["02"]
    assert result.perubahan
    assert [one.unit.kode for one in result.perubahan] == ["P", "P"]


def test_the_period_of_the_earlier_roll_up_is_told() -> None:
    lama = rekap(
        unit("P", periode=PERIODE[1], tanggal_data=date(2025, 3, 31)), unit("01", "P", [row(10, 5)], periode=PERIODE[1])
    )
    result = rekap(unit("P"), unit("01", "P", [row(10, 5)]), sebelumnya=before(lama))
    assert tampil(result, "unit.periode_sebelumnya", "unit.tanggal_data_sebelumnya") == [
        "triwulan I tahun 2025", "31 Maret 2025",
    ]  # fmt: skip


def test_what_is_no_roll_up_of_this_unit_is_refused() -> None:
    other = before(rekap(unit("Q"), unit("01", "Q", [row(10, 5)])))
    of_one = Sebelumnya("lama.json", Ledger({"unit_kerja": "Unit P"}, (), ()))
    for sebelumnya, told in (
        (other, "lama.json: Rekap sebelumnya adalah rekap Unit Q, bukan Unit P."),
        (of_one, "lama.json: Berkas ini adalah fakta.json laporan Unit P, bukan rekapitulasi."),
    ):
        with pytest.raises(ReportError, match=told) as failure:
            rekap(unit("P"), unit("01", "P", [row(10, 5)]), sebelumnya=sebelumnya)
        assert failure.value.exit_code is ExitCode.USAGE


# Exactly


NUMBERS = st.none() | st.decimals(-(10**24), 10**24, places=4) | st.decimals(-1, 1, places=26)


@st.composite
def trees(draw: st.DrawFn, agregasi: str) -> tuple[list[Laporan], dict[str, list[Row]]]:
    """Units in any tree, some of them silent, and what the lowest of them say."""
    count = draw(st.integers(2, 9))
    above = {f"{number}": f"{draw(st.integers(0, number - 1))}" for number in range(1, count)}
    leaves = [kode for kode in above if kode not in above.values()]
    silent = draw(st.sets(st.sampled_from(leaves)))
    said = {
        kode: [row(draw(NUMBERS), draw(NUMBERS), agregasi=agregasi, bobot_agregasi=Decimal(draw(st.integers(1, 9))))]
        for kode in leaves
        if kode not in silent
    }
    awaited = [{"kode_unit": kode, "induk_unit": induk} for kode, induk in above.items()]
    units = [unit(kode, above[kode], said.get(kode, [])) for kode in above if kode not in silent]
    return [unit("0", awaited=awaited), *units], said


def _pair(one: Row) -> tuple[object, object]:
    return one["target"], one["realisasi"]


@given(trees("jumlah"))
def test_a_sum_is_that_of_its_parts_to_the_last_decimal(tree: tuple[list[Laporan], dict[str, list[Row]]]) -> None:
    laporan, said = tree
    ledger = rekap(*laporan).ledger
    for ukuran in ("target", "realisasi", "target_sebanding", "realisasi_sebanding"):
        kolom = ukuran.removesuffix("_sebanding")
        rows = [one for each in said.values() for one in each if ukuran == kolom or None not in _pair(one)]
        values = [one[kolom] for one in rows if one[kolom] is not None]
        fact = ledger.get(f"K.{ukuran}")
        if fact and values:
            assert Fraction(fact.angka) == sum(map(Fraction, values))
        for one in ledger.values():
            if isinstance(one.asal, Rule) and one.id.endswith(f"K.{ukuran}") and one.asal.dari:
                assert Fraction(one.angka) == sum(Fraction(ledger[part].angka) for part in one.asal.dari)


@given(trees("rata-rata tertimbang"))
def test_a_mean_is_rounded_once(tree: tuple[list[Laporan], dict[str, list[Row]]]) -> None:
    laporan, said = tree
    ledger = rekap(*laporan).ledger
    rows = [one for each in said.values() for one in each if one["realisasi"] is not None]
    if rows:
        weights = [Fraction(one["bobot_agregasi"]) for one in rows]
        products = [Fraction(one["realisasi"]) * weight for one, weight in zip(rows, weights, strict=True)]
        exact = sum(products, Fraction(0)) / sum(weights, Fraction(0))
        assert ledger["K.realisasi"].angka == Decimal(exact.numerator) / Decimal(exact.denominator)


@given(trees("jumlah"))
def test_every_part_that_a_fact_names_is_there(tree: tuple[list[Laporan], dict[str, list[Row]]]) -> None:
    ledger = rekap(*tree[0]).ledger
    named = {part for one in ledger.values() if isinstance(one.asal, Rule) for part in one.asal.dari}
    assert named - set(ledger) == set()
