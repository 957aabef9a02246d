"""Sentences about two examples as officials write them: true ones are called wrong by no claim, false ones are."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from report_builder.audit import periksa
from report_builder.audit.angka import cari_angka
from report_builder.audit.dokumen import Dokumen
from report_builder.audit.membaca import baca_md
from report_builder.audit.pembulatan import Hubungan, hubungan
from report_builder.audit.rujukan import Rujukan, telaah
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.errors import Place
from report_builder.pipeline import Job

INPUTS = Path(__file__).parents[2] / "inputs"
LENGKAP, DAYAMAS = "contoh-lengkap", "dayamas-2021"
LAMA = "Rata-rata waktu penyelesaian permohonan layanan"
"""Its indikator is the better the smaller it is."""
INDEKS = "Indeks Kemandirian Layanan Desa"
ADUAN = "Jumlah pengaduan yang melewati batas waktu penanganan"
KADER = "Persentase kader layanan desa yang aktif"
RASIO = "Rasio permohonan per petugas verifikasi per hari"
ANGGARAN = "Anggaran adalah Rp11,6 miliar (pagu akhir; pagu awal Rp13.500.000.000)."
WASPADA = "Status keterpulihan kawasan rawan dari Bahaya menjadi Waspada"


@cache
def data(name: str) -> Rujukan:
    return Rujukan.dari(telaah(Job(str(INPUTS / f"{name}.xlsx"))), None, None)


def found(name: str, text: str) -> list[Temuan]:
    dokumen: Dokumen = baca_md(f"{text}\n".encode(), Place("naskah.md"))
    return list(periksa(dokumen, data(name)).temuan)


def claims(name: str, text: str) -> list[Temuan]:
    return [one for one in found(name, text) if one.kelas is Kelas.KLAIM]


def wrong(name: str, text: str) -> list[tuple[str, str]]:
    return [(one.teks, one.seharusnya) for one in claims(name, text) if one.salah]


# --- the base of a percentage ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Sisa anggaran Rp476.100.000 setara dengan 4,10% dari pagu, sedangkan pagu turun Rp1,9 miliar.",
        "Pagu turun Rp1,9 miliar atau 14,07% dari pagu awal.",
        f"{ANGGARAN} Realisasi Rp11,12 miliar atau 95,90% dari pagu.",
        "Pembinaan Layanan Desa menyerap Rp5.427.250.000 atau 96,92% dari pagu Rp5.600.000.000.",
        "Dari pagu Rp150 juta, Penyediaan sarana desa percontohan menyerap Rp141,2 juta atau 94,13%.",
    ],
)
def test_a_percentage_of_the_pagu_is_of_that_pagu_and_of_no_other_amount_nearby(text: str) -> None:
    assert wrong(LENGKAP, text) == []


@pytest.mark.parametrize(
    ("text", "should"),
    [
        ("Sisa anggaran Rp476.100.000 setara dengan 5,10% dari pagu, sedangkan pagu turun Rp1,9 miliar.", "4,10%"),
        ("Pagu turun Rp1,9 miliar atau 15,07% dari pagu awal.", "14,07%"),
        (f"{ANGGARAN} Realisasi Rp11,12 miliar atau 96,90% dari pagu.", "95,90%"),
        ("Pembinaan Layanan Desa menyerap Rp5.427.250.000 atau 92,96% dari pagu Rp5.600.000.000.", "96,92%"),
    ],
)
def test_a_wrong_one_is_told_what_it_is_of_that_pagu(text: str, should: str) -> None:
    assert [seharusnya for _, seharusnya in wrong(LENGKAP, text) if seharusnya] in ([should], [])
    assert {one.seharusnya for one in found(LENGKAP, text) if one.salah and "%" in one.teks} == {should}


def test_a_rise_since_a_year_that_the_data_do_not_have_is_told_no_other_figure() -> None:
    text = f"{WASPADA} mencapai 65 kawasan, naik 20% dari tahun 2020. Total kawasan yang pulih dari target 57 kawasan."
    assert wrong(DAYAMAS, text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"Realisasi {INDEKS} 3,28 melampaui target 3,20, sehingga capaiannya 105,20%.",
        f"{KADER} naik 1,7 persen dari 84,8% menjadi 86,5%.",
        f"Capaian {INDEKS} 101,61% lalu naik menjadi 102,50%, yakni naik 0,89 persen.",
    ],
)
def test_one_figure_has_one_suggestion_at_most(text: str) -> None:
    told = [(one.awal, one.akhir) for one in found(LENGKAP, text) if one.seharusnya and one.salah]
    assert len(told) == len(set(told)) == 1


# --- directions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"{LAMA} turun dari 5,2 hari kerja menjadi 4,5 hari kerja, lebih cepat dari target 5 hari kerja.",
        f"{LAMA} 4,5 hari kerja, lebih cepat 0,5 hari kerja daripada target 5 hari kerja.",
        f"{LAMA} berkurang 0,7 hari kerja dari 5,2 hari kerja pada tahun 2023 menjadi 4,5 hari kerja pada tahun 2024.",
        f"{LAMA} 4,5 hari kerja, masih di bawah batas 5 hari kerja.",
        f"{LAMA} 4,5 hari kerja, turun dari 5,2 hari kerja, di bawah target 5 hari kerja.",
        f"{ADUAN} naik 6 pengaduan, dari 19 pengaduan menjadi 25 pengaduan.",
        f"{ADUAN} melampaui target 20 pengaduan sehingga capaiannya hanya 80%.",
        f"{INDEKS} naik terus, dari 2,58 pada tahun 2019 hingga 3,28 pada tahun 2024.",
        "Pagu awal Rp13,5 miliar dipangkas Rp1,9 miliar menjadi Rp11,6 miliar.",
        "Realisasi anggaran Rp11.123.900.000, kurang Rp476.100.000 dari pagu.",
        f"{RASIO} naik dari 12,3 berkas menjadi 12,6 berkas sehingga capaiannya turun 2,5 poin persen.",
        "Serapan anggaran 95,90% lebih tinggi 22,46 poin persen daripada rata-rata capaian kinerja 73,44%.",
        f"Realisasi {INDEKS} 3,28, lebih tinggi 0,13 daripada tahun lalu dan target 3,20.",
    ],
)
def test_a_true_direction_and_difference_is_left_alone(text: str) -> None:
    assert claims(LENGKAP, text) == []


@pytest.mark.parametrize(
    ("text", "said", "should"),
    [
        (f"{LAMA} 4,5 hari kerja, lebih lambat dari target 5 hari kerja.", "lebih lambat", "lebih cepat"),
        (f"{LAMA} 4,5 hari kerja, di atas target 5 hari kerja.", "di atas", "di bawah"),
        (f"{LAMA} 4,5 hari kerja, lebih cepat 0,7 hari kerja daripada target 5 hari kerja.", "0,7", "0,5"),
        (f"{LAMA} berkurang 0,9 hari kerja dari 5,2 hari kerja menjadi 4,5 hari kerja.", "0,9", "0,7"),
        (f"{ADUAN} 25 pengaduan, lebih sedikit 5 daripada target 20 pengaduan.", "lebih sedikit", "lebih banyak"),
        (f"{ADUAN} naik 24% dari 19 pengaduan menjadi 25 pengaduan.", "24%", "32%"),
        (f"{INDEKS} menurun 0,13 poin dari 3,15 menjadi 3,28.", "menurun", "meningkat"),
        ("Pagu awal Rp13,5 miliar dipangkas Rp2,9 miliar menjadi Rp11,6 miliar.", "Rp2,9 miliar", "Rp1,9 miliar"),
        ("Realisasi anggaran Rp11.123.900.000, kurang Rp467.100.000 dari pagu.", "Rp467.100.000", "Rp476.100.000"),
        ("Pagu Pembinaan Layanan Desa bertambah dari Rp7,4 miliar menjadi Rp5,6 miliar.", "bertambah", "berkurang"),
        ("Rata-rata capaian kinerja 73,44%, di atas 100%.", "di atas", "di bawah"),
    ],
)
def test_a_wrong_direction_is_told_the_right_word(text: str, said: str, should: str) -> None:
    assert (said, should) in wrong(LENGKAP, text)


def test_a_target_that_was_missed_was_not_exceeded() -> None:
    assert wrong(DAYAMAS, "Sebanyak 50 kawasan dari Bahaya menjadi Waspada; target 53 kawasan terlampaui.") == [
        ("terlampaui", "")
    ]
    assert claims(DAYAMAS, "Sebanyak 65 kawasan dari Bahaya menjadi Waspada; target 53 kawasan terlampaui.") == []


@pytest.mark.parametrize(
    ("text", "said", "should"),
    [
        (f"{LAMA} naik menjadi 4,5 hari kerja.", "naik", "turun"),
        (f"{KADER} turun dari 84,8% menjadi 86,5%.", "turun", "naik"),
        (f"{ADUAN} menurun dibandingkan tahun 2023.", "menurun", "meningkat"),
        (f"{INDEKS} turun 0,13 dari tahun 2023.", "turun", "naik"),
        (f"{INDEKS} meningkat 5,13% dibandingkan tahun 2023.", "5,13%", "4,13%"),
        (f"{INDEKS} naik 0,89% dibandingkan tahun sebelumnya.", "0,89%", "4,13%"),
        ("Tingkat kematangan tata kelola mencapai tingkat Rintisan.", "Rintisan", "Tertata"),
    ],
)
def test_the_data_tell_the_direction_the_rise_and_the_level(text: str, said: str, should: str) -> None:
    assert (said, should) in wrong(LENGKAP, text)


@pytest.mark.parametrize(
    "text",
    [
        "Target jumlah desa percontohan layanan keliling naik dari 5 desa menjadi 6 desa.",
        f"{INDEKS} naik 0,13 dari tahun 2023, sedangkan capaiannya naik 0,89 poin persen.",
        f"{INDEKS} meningkat 4,13% dibandingkan tahun 2023.",
        "Pada tahun 2023 tingkat kematangan tata kelola masih berada di tingkat Berkembang.",
    ],
)
def test_a_target_or_another_year_may_move_otherwise(text: str) -> None:
    assert claims(LENGKAP, text) == []


def test_points_of_the_data_that_are_called_percent_are_told_without_being_wrong() -> None:
    text = f"{RASIO} naik dari 12,3 berkas menjadi 12,6 berkas sehingga capaiannya turun 2,5 persen."
    assert [(one.teks, one.seharusnya) for one in claims(LENGKAP, text)] == [("2,5 persen", "2,5 poin persen")]
    assert [one.teks for one in found(LENGKAP, text) if one.salah] == []


# --- counts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "should"),
    [
        (LENGKAP, "Sebanyak 5 dari 8 indikator tidak mencapai target.", "4 dari 8 indikator tidak mencapai target"),
        (LENGKAP, "Sebanyak 6 indikator mencapai target.", "4 indikator mencapai target"),
        (LENGKAP, "Tiga indikator melampaui target.", "dua indikator melampaui target"),
        (LENGKAP, "Dari sembilan indikator, enam mencapai target.", "Dari sembilan indikator, empat mencapai target"),
        (DAYAMAS, "Dua indikator tidak mencapai target.", "satu indikator tidak mencapai target"),
        (LENGKAP, "Mayoritas indikator mencapai target.", ""),
        (LENGKAP, "Lebih dari separuh dari 8 indikator yang diukur mencapai target.", ""),
    ],
)
def test_a_wrong_count_is_told_the_count_of_the_data(name: str, text: str, should: str) -> None:
    assert [seharusnya for _, seharusnya in wrong(name, text)] == [should]


@pytest.mark.parametrize(
    "text",
    [
        "Sebanyak 4 dari 8 indikator tidak mencapai target.",
        "Separuh dari 8 indikator yang diukur mencapai target.",
        "Lebih dari 40 persen indikator mencapai target.",
        "Empat indikator mencapai target dan empat belum mencapai target, sedangkan satu indikator belum diukur.",
    ],
)
def test_a_true_count_or_part_is_left_alone(text: str) -> None:
    assert claims(LENGKAP, text) == []


def test_a_count_of_sasaran_that_is_that_of_the_indikator_is_told_so() -> None:
    (told,) = claims(DAYAMAS, "Tahun ini terdapat 4 poin sasaran kegiatan.")
    assert (told.seharusnya, told.alasan) == (
        "tiga sasaran",
        "Data memuat tiga sasaran; 4 adalah banyaknya indikator.",
    )


# --- rows of years, multiples, ranks, units --------------------------------------------------------------------------

TURUN_TERUS = "10,4 (2019), 9,2 (2020), 7,6 (2021), 6,5 (2022), 5,2 (2023), dan 4,5 hari kerja (2024)"
NAIK_TERUS = "tahun 2021 sebesar 2,88, tahun 2022 sebesar 2,97, tahun 2023 sebesar 3,15, dan tahun 2024 sebesar 3,28"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{LAMA} terus turun: {TURUN_TERUS}.", []),
        (f"{LAMA} terus naik: {TURUN_TERUS}.", [("naik", "turun")]),
        (f"{INDEKS} meningkat setiap tahun: {NAIK_TERUS}.", []),
        (f"{INDEKS} menurun setiap tahun: {NAIK_TERUS}.", [("menurun", "meningkat")]),
        (f"{KADER} meningkat terus: 68,2% (2019), 73,5% (2020), 79,0% (2021), 77,4% (2022).", [("meningkat", "")]),
        (
            f"{ADUAN} terus turun hingga tahun 2023: 44 (2019), 31 (2020), 27 (2021), lalu naik menjadi 25 pada 2024.",
            [],
        ),
        (f"{INDEKS} naik dua kali berturut-turut.", []),
    ],
)
def test_what_rises_or_falls_all_the_time_does_so_from_year_to_year(text: str, told: list[tuple[str, str]]) -> None:
    assert wrong(LENGKAP, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tahun 2019 tercatat 44 pengaduan, lebih dari dua kali lipat tahun 2023 yang 19 pengaduan.", []),
        (
            "Tahun 2019 tercatat 44 pengaduan, lebih dari tiga kali lipat tahun 2023 yang 19 pengaduan.",
            [("lebih dari tiga kali lipat", "kurang dari tiga kali lipat")],
        ),
        (f"{INDEKS} naik dua kali lipat dari 3,15 menjadi 3,28.", [("dua kali lipat", "")]),
        ("Peserta naik dua kali lipat dari 100 orang menjadi 200 orang.", []),
        ("Peserta naik dua kali lipat dari 100 orang menjadi 300 orang.", []),
        (f"{LAMA} kini kurang dari separuh tahun 2019, yakni 4,5 hari kerja dibandingkan 10,4 hari kerja.", []),
        (
            "Antrean kini kurang dari sepertiga tahun 2019, yakni 4,5 jam dibandingkan 10,4 jam.",
            [("kurang dari sepertiga", "")],
        ),
        ("Terpenuhi 6 kawasan, satu setengah kali target 4 kawasan.", []),
        ("Terpenuhi 6 kawasan, dua kali lipat target 4 kawasan.", [("dua kali lipat", "1,5 kali")]),
        ("Terbentuk 40 kelompok, hampir separuh dari target 100 kelompok.", []),
        ("Terbentuk 60 kelompok, hampir separuh dari target 100 kelompok.", [("hampir separuh", "")]),
    ],
)
def test_a_multiple_or_part_is_what_the_values_beside_it_give(text: str, told: list[tuple[str, str]]) -> None:
    assert wrong(LENGKAP, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Capaian sasaran Meningkatnya mutu layanan kepada masyarakat adalah yang terendah, yaitu 63,33%.", []),
        (
            "Capaian sasaran Meningkatnya mutu layanan kepada masyarakat adalah yang tertinggi, yaitu 63,33%.",
            [("tertinggi", "terendah")],
        ),
        (f"Realisasi {INDEKS} tertinggi sejak 2019, yaitu 3,28.", []),
        (f"Realisasi {INDEKS} terendah sejak 2019, yaitu 3,28.", [("terendah", "tertinggi")]),
        ("Serapan tertinggi ada pada Gaji dan tunjangan petugas verifikasi, yaitu 98,29%.", []),
        ("Serapan terendah ada pada Gaji dan tunjangan petugas verifikasi, yaitu 98,29%.", [("terendah", "tertinggi")]),
        (f"Capaian tertinggi kedua adalah {INDEKS}, yaitu 102,50%.", []),
        ("Serapan tertinggi Dukungan Tata Kelola sebesar 98,02%, dan terendah Peningkatan Mutu Layanan 92,64%.", []),
    ],
)
def test_the_highest_and_the_lowest_are_so_among_their_like_or_their_years(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert wrong(LENGKAP, text) == told


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Pagu anggaran Rp11,6 juta.", 11_600_000_000),
        ("Anggaran kami Rp11,6 juta.", 11_600_000_000),
        ("Pagu anggaran sebesar Rp11.600.000.000.000.", 11_600_000_000),
        ("Sisa anggaran Rp476,1 miliar.", 476_100_000),
        ("Dana yang terserap Rp11,12 juta.", 11_123_900_000),
        ("Pembinaan Layanan Desa mendapat anggaran Rp5,6 juta.", 5_600_000_000),
    ],
)
def test_an_amount_a_thousand_times_the_fact_that_is_named_has_a_wrong_unit(text: str, exact: int) -> None:
    (should,) = (one.seharusnya for one in found(LENGKAP, text) if one.salah)
    (angka,) = cari_angka(should)
    assert hubungan(angka, Decimal(exact)) in {Hubungan.SAMA, Hubungan.BULAT}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (DAYAMAS, f"{WASPADA}: target 53 kawasan terlampaui.", []),
        (DAYAMAS, f"{WASPADA}: target 53 kawasan tidak terlampaui.", ["tidak terlampaui"]),
        (LENGKAP, f"{ADUAN}: target 20 pengaduan tidak tercapai.", []),
        (LENGKAP, f"{ADUAN}: target 20 pengaduan tercapai.", ["tercapai"]),
        (LENGKAP, f"{LAMA}: target 5 hari kerja terlampaui.", []),
        (
            LENGKAP,
            "Jumlah layanan daring baru yang diluncurkan: target 4 layanan telah terpenuhi.",
            ["terpenuhi"],
        ),
    ],
)
def test_a_target_of_the_data_is_called_what_became_of_it(name: str, text: str, told: list[str]) -> None:
    assert [teks for teks, _ in wrong(name, text)] == told
