from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import language
from report_builder.audit.angka import Angka, Hari, Jenis, Ujung, angka_alinea, cari_angka
from report_builder.audit.dokumen import Alinea, Bagian, Isian, Peran, Tempat

VALUES = st.decimals(-(10**12), 10**12, places=4, allow_nan=False, allow_infinity=False)
PLACES = st.integers(0, 4)
HERE = Tempat(Bagian.ISI)


def only(text: str) -> Angka:
    (angka,) = cari_angka(text)
    return angka


@given(VALUES, PLACES)
def test_a_printed_number_is_found_with_its_value(value: Decimal, places: int) -> None:
    angka = only(f"sebesar {language.format_number(value, places)} berkas.")
    assert (angka.nilai, angka.desimal, angka.kata) == (language.round_half_up(value, places), places, "berkas")


def test_a_short_scale_is_read_without_rupiah_where_it_is_no_unit() -> None:
    assert [only(f"sebanyak {text} orang").nilai for text in ("65 rb", "2 jt", "65 m")] == [65_000, 2_000_000, 65]


@given(VALUES, PLACES)
def test_a_printed_percentage_is_found(value: Decimal, places: int) -> None:
    angka = only(f"capaian {language.format_percent(value, places)}, naik")
    assert (angka.jenis, angka.nilai) == (Jenis.PERSEN, language.round_half_up(value, places))


@given(VALUES, PLACES)
def test_printed_points_are_found(value: Decimal, places: int) -> None:
    angka = only(f"naik {language.format_points(value, places)}.")
    assert (angka.jenis, angka.nilai) == (Jenis.POIN, language.round_half_up(value, places))


@given(VALUES)
def test_printed_rupiah_are_found(value: Decimal) -> None:
    angka = only(f"pagu {language.format_rupiah(value)} tersedia")
    assert (angka.jenis, angka.nilai) == (Jenis.RUPIAH, language.round_half_up(value, 2))


@given(VALUES)
def test_rupiah_in_short_are_found_within_their_last_place(value: Decimal) -> None:
    angka = only(f"pagu {language.format_rupiah_short(value)}.")
    assert isinstance(angka.nilai, Decimal)
    assert abs(angka.nilai - value) <= max(angka.langkah, Decimal("0.01")) / 2


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_spelled_number_is_found(value: int) -> None:
    assert only(f"sebanyak {language.spell_number(value)} orang").nilai == value


@given(*[st.decimals(0, 10**6, places=2)] * 2)
def test_both_ends_of_a_printed_range_are_found(first: Decimal, last: Decimal) -> None:
    found = cari_angka(f"antara {language.format_range(first, last)}%")
    assert [(each.nilai, each.jenis, each.ujung) for each in found] == [
        (first, Jenis.PERSEN, Ujung.AWAL),
        (last, Jenis.PERSEN, Ujung.AKHIR),
    ]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_printed_date_is_one_number(day: date) -> None:
    assert only(f"pada {language.format_day_date(day)}.").nilai == day


@given(st.text(st.sampled_from("0123456789.,-–−%Rp ()/:\n kesatudua²½٣"), max_size=40))
def test_numbers_lie_in_order_and_apart_in_any_text(text: str) -> None:
    found = cari_angka(text)
    assert all(first.akhir <= last.awal for first, last in pairwise(found))
    assert all(each.teks == text[each.awal : each.akhir] and each.teks for each in found)


@pytest.mark.parametrize(
    ("text", "jenis", "nilai"),
    [
        ("-3,5", Jenis.JUMLAH, "-3.5"),
        ("(−2%)", Jenis.PERSEN, "-2"),
        ("-Rp1.000", Jenis.RUPIAH, "-1000"),
        ("Rp 1.250.000,-", Jenis.RUPIAH, "1250000"),
        ("Rp1,25 M", Jenis.RUPIAH, "1250000000"),
        ("3 juta rupiah", Jenis.RUPIAH, "3000000"),
        ("tiga juta rupiah", Jenis.RUPIAH, "3000000"),
        ("minus dua koma lima persen", Jenis.PERSEN, "-2.5"),
        ("1,234.50", Jenis.JUMLAH, "1234.50"),
        ("60.00 kawasan", Jenis.JUMLAH, "60.00"),
        ("sebesar65", Jenis.JUMLAH, "65"),
        ("٦٥ kawasan", Jenis.JUMLAH, "65"),
        ("2021", Jenis.TAHUN, "2021"),
        ("Renstra 2021 dan", Jenis.TAHUN, "2021"),
        ("2021 orang", Jenis.JUMLAH, "2021"),
        ("2.021", Jenis.JUMLAH, "2021"),
        ("Pasal 5", Jenis.NOMOR, "5"),
        ("indikator 65 dari", Jenis.JUMLAH, "65"),
        ("sasaran 3", Jenis.NOMOR, "3"),
        ("2021/2022", Jenis.TAHUN, "2021"),
        ("53/2014", Jenis.NOMOR, "53"),
        ("lima koma enam miliar rupiah", Jenis.RUPIAH, "5600000000"),
        ("Tabel 3", Jenis.NOMOR, "3"),
        ("2. Sasaran kedua ini", Jenis.NOMOR, "2"),
        ("(3)", Jenis.NOMOR, "3"),
        ("triwulan IV", Jenis.NOMOR, "4"),
        ("keempat", Jenis.URUTAN, "4"),
        ("ke-3", Jenis.URUTAN, "3"),
        ("sebanyak satu kawasan", Jenis.JUMLAH, "1"),
    ],
)
def test_what_a_number_is_follows_from_how_it_stands(text: str, jenis: Jenis, nilai: str) -> None:
    angka = cari_angka(text)[0]
    assert (angka.jenis, angka.nilai) == (jenis, Decimal(nilai))


@pytest.mark.parametrize("text", ["belasan orang", "setengah", "dua pertiga", "salah satu unit"])
def test_what_tells_no_value_is_vague(text: str) -> None:
    assert (only(text).jenis, only(text).nilai) == (Jenis.SAMAR, None)


@pytest.mark.parametrize("text", ["P4GN", "IKK-1", "km2", "dua-duanya", "tempat", "Covid-19"])
def test_names_and_words_with_numbers_in_them_are_none(text: str) -> None:
    assert cari_angka(text) == ()


@pytest.mark.parametrize(
    ("text", "desimal", "skala"),
    [("tiga koma dua puluh lima", 2, 0), ("tiga koma lima nol persen", 2, 0), ("lima koma enam miliar", 1, 9)],
)
def test_words_tell_their_decimals_and_scale(text: str, desimal: int, skala: int) -> None:
    assert (only(text).desimal, only(text).skala) == (desimal, skala)


def test_wide_signs_are_read_as_ours() -> None:
    wide = "4,6%".translate({sign: sign + 0xFEE0 for sign in range(0x21, 0x7F)})
    assert (only(wide).nilai, only(wide).jenis) == (Decimal("4.6"), Jenis.PERSEN)


def test_number_words_without_end_are_numbers_and_no_failure() -> None:
    assert len(cari_angka("dua puluh " * 1000)) > 100


def test_words_that_make_no_one_number_are_several() -> None:
    assert [each.nilai for each in cari_angka("dua tiga hari")] == [2, 3]


def test_the_first_of_a_range_has_scale_and_unit_of_the_last() -> None:
    assert [(each.nilai, each.jenis) for each in cari_angka("Rp1–2 miliar")] == [
        (Decimal(10**9), Jenis.RUPIAH),
        (Decimal(2 * 10**9), Jenis.RUPIAH),
    ]


def test_the_days_of_a_span_are_dates_each() -> None:
    assert [each.nilai for each in cari_angka("Senin–Rabu (30/8–1/9), 1–3 Maret 2021")] == [
        Hari(30, 8),
        Hari(1, 9),
        date(2021, 3, 1),
        date(2021, 3, 3),
    ]


def test_numbers_of_laws_telephones_and_addresses_are_names() -> None:
    text = "Peraturan Nomor 53 Tahun 2014, NIP 19800101 200501 1 001, (021) 8087 1566, www.bnn2.go.id"
    assert {each.jenis for each in cari_angka(text)} == {Jenis.NOMOR, Jenis.TAHUN}


def test_a_number_that_a_field_or_a_heading_counts_is_a_name() -> None:
    page = Alinea("Halaman ke 12", HERE, isian=(Isian("PAGE", 11, 13),))
    heading = Alinea("3.34 Capaian 65 kawasan", HERE, Peran.JUDUL)
    listed = Alinea("Capaian 65 kawasan\t22", HERE, Peran.DAFTAR_ISI)
    assert [each.jenis for each in angka_alinea(page)] == [Jenis.NOMOR]
    assert [each.jenis for each in angka_alinea(heading)] == [Jenis.NOMOR, Jenis.JUMLAH]
    assert [each.jenis for each in angka_alinea(listed)] == [Jenis.JUMLAH, Jenis.NOMOR]
