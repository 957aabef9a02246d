"""How several figures make one: as declared, exactly, and not at all where that cannot be said."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.rules import (
    Agregasi,
    Bagian,
    Hitungan,
    add_exactly,
    adds_up,
    aggregate,
    choose_latest,
    describe,
    read_agregasi,
)

NUMBERS = st.lists(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**28), max_value=10**28), min_size=1
)
JAN, FEB = date(2025, 1, 31), date(2025, 2, 28)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Jumlah", Agregasi.JUMLAH),
        ("kumulatif", Agregasi.JUMLAH),
        (" RATA-RATA  tertimbang ", Agregasi.TERTIMBANG),
        ("rerata", Agregasi.RATA_RATA),
        ("terendah", Agregasi.MINIMUM),
        ("posisi akhir", Agregasi.TERAKHIR),
        ("persentase", None),
        ("", None),
    ],
)
def test_a_way_is_known_by_its_words(text: str, way: Agregasi | None) -> None:
    assert read_agregasi(text) is way


@given(NUMBERS)
def test_a_sum_loses_no_digit(numbers: list[Decimal]) -> None:
    assert Fraction(add_exactly(numbers)) == sum(map(Fraction, numbers))


def test_figures_of_very_different_sizes_are_added_to_the_last_digit() -> None:
    assert add_exactly([Decimal("1E+27"), Decimal("1E-27")]) == Decimal("1" + "0" * 27 + "." + "0" * 26 + "1")


@given(NUMBERS, st.sampled_from([Agregasi.MINIMUM, Agregasi.MAKSIMUM]))
def test_the_lowest_and_the_highest_are_figures_as_they_were_given(numbers: list[Decimal], way: Agregasi) -> None:
    choose: Callable[[list[Decimal]], Decimal] = min if way is Agregasi.MINIMUM else max
    assert aggregate(way, [Bagian(one) for one in numbers]).nilai == choose(numbers)


def test_weights_of_nothing_make_no_mean() -> None:
    parts = [Bagian(Decimal(3), Decimal(0)), Bagian(Decimal(5), Decimal(0))]
    assert aggregate(Agregasi.TERTIMBANG, parts) == Hitungan(
        None, describe(Agregasi.TERTIMBANG), "jumlah bobot_agregasi 0"
    )


@pytest.mark.parametrize("way", Agregasi)
def test_nothing_makes_nothing(way: Agregasi) -> None:
    assert aggregate(way, []) == Hitungan(None, describe(way), "tidak ada data")


@pytest.mark.parametrize(
    ("dated", "latest"),
    [
        ([("a", JAN), ("b", FEB)], ("b", "")),
        ([("a", None)], ("a", "")),
        ([("a", FEB), ("a", FEB)], ("a", "")),
        ([("a", JAN), ("b", FEB), ("c", FEB)], (None, "nilai 2 unit yang bertanggal data paling akhir tidak sama")),
        ([("a", JAN), ("b", None)], (None, "tanggal_data sebagian unit tidak diisi")),
        ([], (None, "tidak ada data")),
    ],
)
def test_the_latest_is_one_or_it_is_told_why_not(
    dated: list[tuple[str, date | None]], latest: tuple[str | None, str]
) -> None:
    assert choose_latest(dated) == latest


@pytest.mark.parametrize(
    ("nama", "satuan"),
    [
        ("Jumlah kunjungan rawat jalan", "Kunjungan"),
        ("Jumlah jam pelatihan", "Jam"),
        ("Jumlah kematian ibu", "Angka"),
        ("Dokumen perencanaan yang disusun", "Dokumen"),
        ("Pemeliharaan alat", "Orang/Bulan"),
        ("Nilai ekspor", "Juta rupiah"),
    ],
)
def test_counts_add_up(nama: str, satuan: str) -> None:
    assert adds_up(nama, satuan)


@pytest.mark.parametrize(
    ("nama", "satuan"),
    [
        ("Angka Kematian Ibu (AKI)", "per 100.000 KH"),
        ("Kematian bayi", "Kasus/1.000 KH"),
        ("1. Angka melek huruf", "Orang"),
        ("Rata-rata waktu tunggu layanan", "menit"),
        ("Jumlah rata-rata kunjungan", "Orang"),
        ("Penyelesaian izin", "Hari"),
        ("Indeks kepuasan", "Angka"),
        ("Layanan tepat waktu", "%"),
        ("Jumlah layanan tepat waktu", "persen"),
        ("Kecepatan unduh", "Mb/detik"),
    ],
)
def test_rates_and_means_make_no_sum(nama: str, satuan: str) -> None:
    assert not adds_up(nama, satuan)
