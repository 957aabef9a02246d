"""The tree of units: who stands below whom, and what they must agree on."""

from typing import Any

import pytest

from report_builder.errors import ReportError
from report_builder.model import Laporan
from report_builder.model.rekap import Simpul, grow
from report_builder.schema import Polaritas
from tests.units import row, unit


def outline(simpul: Simpul) -> dict[str, Any]:
    return {one.kode: outline(one) for one in simpul.anak}


def refusals(*laporan: Laporan) -> list[str]:
    with pytest.raises(ReportError) as refused:
        grow(laporan)
    return str(refused.value).splitlines()


def warnings(*laporan: Laporan) -> list[str]:
    return [str(problem) for problem in grow(laporan).problems]


# Who stands below whom


def test_units_stand_below_the_one_that_they_name_by_code_name_or_abbreviation() -> None:
    top = unit("P", singkatan="Pusat")
    tree = grow([unit("01", "p"), unit("02", "unit P"), unit("03", "PUSAT"), top, unit("01.1", "01")]).akar
    assert (tree.kode, outline(tree)) == ("P", {"01": {"01.1": {}}, "02": {}, "03": {}})


def test_the_order_of_reading_does_not_matter() -> None:
    units = [unit("P"), unit("B", "P"), unit("A", "P"), unit("A1", "A")]
    assert grow(units) == grow(units[::-1])


def test_the_unit_at_the_top_may_name_one_that_is_no_part_of_the_data() -> None:
    assert outline(grow([unit("01", "Pusat"), unit("01.1", "01")]).akar) == {"01.1": {}}


def test_a_unit_without_a_code_goes_by_its_name() -> None:
    tree = grow([unit("P"), unit("x", "P", kode_unit="", unit_kerja="Balai Satu")]).akar
    assert [one.kode for one in tree.anak] == ["Balai Satu"]


def test_awaited_units_stand_in_the_tree_without_a_report() -> None:
    awaited = [
        {"kode_unit": "01", "unit_kerja": "Provinsi Satu"},
        {"kode_unit": "01.1", "induk_unit": "Provinsi Satu"},
        {"kode_unit": "02"},
    ]
    tree = grow([unit("P", awaited=awaited), unit("02", "P")]).akar
    assert outline(tree) == {"01": {"01.1": {}}, "02": {}}
    assert [(one.nama, one.laporan is None, str(one.tempat)) for one in tree.walk()][1:3] == [
        ("Provinsi Satu", True, "P.xlsx · Unit · A2"),
        ("01.1", True, "P.xlsx · Unit · A3"),
    ]


def test_the_sheet_of_units_says_what_a_unit_leaves_out() -> None:
    awaited = [{"kode_unit": "01"}, {"kode_unit": "01.1", "induk_unit": "01"}]
    assert outline(grow([unit("P", awaited=awaited), unit("01"), unit("01.1")]).akar) == {"01": {"01.1": {}}}


def test_a_unit_may_be_listed_on_its_own_sheet() -> None:
    awaited = [{"kode_unit": "P"}, {"kode_unit": "01"}]
    below = [{"kode_unit": "01"}, {"kode_unit": "01.1"}]
    tree = grow([unit("P", awaited=awaited), unit("01", "P", awaited=below), unit("01.1", "01")]).akar
    assert outline(tree) == {"01": {"01.1": {}}}


def test_a_unit_that_nobody_awaited_is_told() -> None:
    told = warnings(unit("P", awaited=[{"kode_unit": "01"}]), unit("01", "P"), unit("02", "P"), unit("03", "P"))
    assert told == [
        (
            "2 unit melapor tetapi tidak terdaftar di lembar Unit: Unit 02, Unit 03. "
            "Tambahkan barisnya di lembar Unit, atau periksa kode_unit di lembar Identitas unit itu."
        )
    ]


# Refused


def test_units_without_a_single_one_at_the_top_are_refused() -> None:
    assert refusals(unit("A"), unit("B"), unit("C", "A")) == [
        (
            "B.xlsx · Identitas · B16: Ada 2 unit puncak: Unit A, Unit B. "
            "Hanya unit yang rekapnya dibuat yang tidak mempunyai induk di dalam data; periksa induk_unit, "
            "atau pilih salah satu puncak itu dengan --unit."
        )
    ]


def test_every_unknown_unit_above_is_told() -> None:
    hint = "Perbaiki induk_unit, tambahkan data unit induk itu, atau daftarkan di lembar Unit."
    assert refusals(unit("P"), unit("A", "X"), unit("B", "Y")) == [
        f"A.xlsx · Identitas · B17: Unit induk “X” dari Unit A tidak ada di antara unit yang direkap. {hint}",
        f"B.xlsx · Identitas · B17: Unit induk “Y” dari Unit B tidak ada di antara unit yang direkap. {hint}",
    ]


def test_a_circle_is_told_once_with_all_its_units() -> None:
    assert refusals(unit("P"), unit("A", "C"), unit("B", "A"), unit("C", "B"), unit("D", "C")) == [
        (
            "A.xlsx · Identitas · B16: Unit menjadi induk bagi dirinya sendiri: Unit A → Unit C → Unit B → Unit A. "
            "Perbaiki induk_unit salah satunya."
        )
    ]
    assert "Unit A → Unit A" in refusals(unit("A", "A"))[0]


def test_a_code_of_two_units_is_told() -> None:
    assert refusals(unit("P"), unit("A", "P"), unit("A", "P", unit_kerja="Lain"))[0] == (
        "A.xlsx · Identitas · B16: Kode unit “A” dipakai dua kali: oleh Unit A (A.xlsx) dan Lain. "
        "Beri setiap unit kode_unit sendiri, atau hapus salah satu datanya."
    )


def test_a_name_of_two_units_is_no_name() -> None:
    units = (unit("P"), unit("A", "P", unit_kerja="Balai"), unit("B", "P", unit_kerja="Balai"), unit("C", "Balai"))
    assert refusals(*units) == [
        (
            "C.xlsx · Identitas · B17: Induk Unit C, “Balai”, adalah nama beberapa unit: “A” dan “B”. "
            "Isi induk_unit dengan kode_unit induknya."
        )
    ]


def test_two_sheets_that_contradict_each_other_are_told() -> None:
    awaited = [{"kode_unit": "01"}, {"kode_unit": "02"}, {"kode_unit": "X", "induk_unit": "02"}]
    assert refusals(unit("P", awaited=awaited), unit("01", "P"), unit("02", "P"), unit("X", "01")) == [
        (
            "X.xlsx · Identitas · B17: Induk Unit X adalah “01”, tetapi “02” menurut P.xlsx · Unit · C4. "
            "Samakan induk_unit di lembar Identitas dan di lembar Unit."
        )
    ]


def test_a_code_with_a_slash_is_refused() -> None:
    assert refusals(unit("P"), unit("a/b", "P"))[0].startswith(
        "a/b.xlsx · Identitas · B16: Kode unit “a/b” memuat garis miring"
    )


@pytest.mark.parametrize(
    ("units", "message"),
    [
        ([], "Tidak ada unit yang dapat direkap."),
        ([unit("P")], "Tidak ada unit di bawah Unit P yang dapat direkap."),
        (
            [unit("A", "X", awaited=[{"kode_unit": "X", "unit_kerja": "Pusat", "induk_unit": "luar"}])],
            "Unit puncak Pusat tidak mempunyai data.",
        ),
    ],
)
def test_what_makes_no_tree_is_refused(units: list[Laporan], message: str) -> None:
    assert message in refusals(*units)[0]


# Agreement


def test_every_unit_that_reports_for_another_time_is_named() -> None:
    told = refusals(unit("P"), unit("A", "P", tahun=2024), unit("B", "P"), unit("C", "P", periode="TW I"))
    hint = "Rekap memuat satu periode saja; perbaiki Identitas unit itu atau keluarkan datanya."
    of_year = "Tahun pada Unit A adalah “2024”, sedangkan “2025” pada Unit P, Unit B, dan Unit C."
    of_period = "Periode pada Unit C adalah “TW I”, sedangkan “tahunan” pada Unit P, Unit A, dan Unit B."
    assert told == [f"A.xlsx · Identitas · B4: {of_year} {hint}", f"C.xlsx · Identitas · B5: {of_period} {hint}"]


OTHERS: list[tuple[str, dict[str, object], str]] = [
    ("satuan", {"satuan": "orang"}, "Satuan indikator “K” pada Unit B adalah “orang”, sedangkan “layanan”"),
    ("polaritas", {"polaritas": Polaritas.MINIMUM}, "Polaritas indikator “K” pada Unit B adalah “minimum”, sedangkan"),
    ("agregasi", {"agregasi": "rerata"}, "Agregasi indikator “K” pada Unit B adalah “rata-rata”, sedangkan “jumlah”"),
]


@pytest.mark.parametrize(("kolom", "other", "message"), OTHERS)
def test_a_unit_that_means_something_else_by_an_indikator_is_refused(
    kolom: str, other: dict[str, object], message: str
) -> None:
    units = [unit("P"), unit("A", "P", [row(1, 1)]), unit("B", "P", [row(1, 1, **other)]), unit("C", "P", [row(1, 1)])]
    told = refusals(*units)
    assert len(told) == 1
    assert f"{message} pada Unit A dan Unit C." in told[0].replace(" sedangkan “maksimum”", " sedangkan")
    assert units[1].indikator[0].places[kolom].sel in told[0]


def test_the_unit_at_the_top_is_right_where_it_has_the_indikator() -> None:
    told = refusals(
        unit("P", rows=[row(9, None, satuan="orang")]), unit("A", "P", [row(1, 1)]), unit("B", "P", [row(1, 1)])
    )
    assert [line.partition(": ")[2].partition(".")[0] for line in told] == [
        "Satuan indikator “K” pada Unit A adalah “layanan”, sedangkan “orang” pada Unit P",
        "Satuan indikator “K” pada Unit B adalah “layanan”, sedangkan “orang” pada Unit P",
    ]


@pytest.mark.parametrize("spelled", ["", "Jumlah", "penjumlahan"])
def test_one_meaning_may_be_spelled_in_several_ways_or_left_out(spelled: str) -> None:
    other = row(1, 1, kode="k", satuan="Layanan", agregasi=spelled)
    assert warnings(unit("P", rows=[row(9, None)]), unit("A", "P", [other])) == []


def test_codes_that_are_spelled_otherwise_are_told_with_their_units_and_the_usual_spelling() -> None:
    spelled = ("IKU-1", "IKU 1", "IKU-1", "iku.01", "IKU-1", "IKU-11", "IKU-1.1", "IKU 1")
    units = [unit(f"U{at}", "P", [row(1, 1, kode=kode)]) for at, kode in enumerate(spelled)]
    assert warnings(unit("P"), *units) == [
        (
            "U1.xlsx · Indikator · A2: Kode yang hanya berbeda penulisannya dihitung sebagai indikator tersendiri: "
            "“IKU 1” pada Unit U1 dan Unit U7; “iku.01” pada Unit U3; “IKU-1” pada Unit U0, Unit U2, dan Unit U4. "
            "Pakai “IKU-1” di semua unit bila maksudnya indikator yang sama."
        )
    ]


def test_of_many_units_those_that_agree_are_counted() -> None:
    units = [unit(f"U{number}", "P", [row(1, 1)]) for number in range(9)]
    told = refusals(unit("P"), *units, unit("V", "P", [row(1, 1, satuan="orang")]))
    assert "sedangkan “layanan” pada Unit U0, Unit U1, Unit U2, dan 6 unit lain." in told[0]


def test_an_unknown_agregasi_and_another_name_are_told() -> None:
    other = row(1, 1, agregasi="persentase", indikator="Jumlah tamu")
    assert warnings(unit("P"), unit("A", "P", [row(1, 1)]), unit("B", "P", [other])) == [
        (
            "B.xlsx · Indikator · C2: Nama indikator “K” pada Unit B adalah “Jumlah tamu”, sedangkan “Jumlah layanan” "
            "pada Unit A. Pastikan kode itu dipakai untuk indikator yang sama."
        ),
        (
            "B.xlsx · Indikator · K2: Agregasi indikator “K” tidak dikenal: “persentase” pada Unit B. "
            "Pakai salah satu: jumlah, rata-rata, rata-rata tertimbang, minimum, maksimum, terakhir."
        ),
    ]


def test_everything_wrong_is_told_at_once() -> None:
    other = unit("B", "P", [row(1, 1, satuan="orang")], tahun=2020)
    assert len(refusals(unit("P", rows=[row(9, None)]), unit("A", "X"), other)) == 3
