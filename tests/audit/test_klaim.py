"""What a text claims of its own numbers, without any data; the texts are invented."""

from collections.abc import Sequence

import pytest

from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Peran, Tempat
from report_builder.audit.klaim import periksa_klaim
from report_builder.audit.membaca import baca_txt
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.errors import Place


def claims(*paragraphs: str) -> list[Temuan]:
    """Give what is found in a text of such paragraphs."""
    document = baca_txt("\n\n".join(paragraphs).encode(), Place("naskah.txt"))
    found = list(periksa_klaim(tuple(document.alinea()), document, None))
    assert all(one.kelas is Kelas.KLAIM for one in found)
    return found


def wrong(*paragraphs: str) -> list[tuple[str, str]]:
    return [(one.teks, one.seharusnya) for one in claims(*paragraphs) if one.salah]


def told(*paragraphs: str) -> list[tuple[str, str]]:
    return [(one.teks, one.seharusnya) for one in claims(*paragraphs) if not one.salah]


# --- target, realisasi, capaian --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "should"),
    [
        ("Retribusi terkumpul Rp4,812 miliar atau 105,91 persen dari target Rp4,617 miliar.", "104,22 persen"),
        ("Target 40 lokasi, realisasi 50 lokasi, capaian 135%.", "125%"),
        ("Pagu anggaran sebesar Rp12,4 miliar, realisasinya Rp11,9 miliar (98,97%).", "95,97%"),
        ("Dari 60 desa yang ditargetkan, 45 desa terbentuk atau 85 persen.", "75 persen"),
        ("Dari 250 kasus, 200 kasus (80%) selesai dan 50 kasus (30%) berlanjut.", "20%"),
        ("Terkumpul Rp61,3 miliar. Jauh di atas target Rp40,1 miliar atau 180 persen.", "153 persen"),
    ],
)
def test_a_percentage_that_no_rounding_gives_is_wrong_with_what_it_should_be(text: str, should: str) -> None:
    assert [seharusnya for _, seharusnya in wrong(text)] == [should]


@pytest.mark.parametrize(
    "text",
    [
        # 731,4 of 1.240 is 58,98%, but the pagu may be anything from 1.235 to 1.245 miliar.
        "Alokasi anggaran sebesar Rp1,24 triliun dan realisasi anggaran mencapai 58,91% atau sebesar Rp731,4 miliar.",
        "Serapan anggaran Rp4,5 miliar atau 92% dari pagu Rp5 miliar.",
        "Target 3,15, realisasi 3,34, capaian 106%.",
        "Target waktu layanan 10 hari, realisasi 8 hari, capaian 120%.",
        "Target kecelakaan 40 kasus, realisasi 50 kasus, capaian 75%.",
        "Target kecelakaan 40 kasus, realisasi 50 kasus, dengan capaian 80%.",
        "Target 100 dokumen terealisasi 180 dokumen dengan capaian 120%.",
        "Realisasi 65 kawasan melampaui target 53 kawasan sebesar 12 kawasan atau 22,64 persen.",
        "Pagu akhir Rp1.160 (pagu awal Rp1.350). Realisasi Rp1.112 atau 95,86% dari pagu sehingga tersisa Rp48.",
        "Terwujud 0% dari target 77–87% (capaian 0,00%).",
    ],
)
def test_a_percentage_within_the_roundings_or_by_another_way_of_offices_is_right(text: str) -> None:
    assert wrong(text) == []


def test_a_misspelled_scale_is_read_as_the_scale_that_it_must_be() -> None:
    text = "Alokasi anggaran sebesar Rp1,24 trliun dan realisasi anggaran mencapai {} atau sebesar Rp731,4 miliar."
    assert wrong(text.format("58,91%")) == []
    assert wrong(text.format("68,91%")) == [("68,91%", "58,98%")]


def test_a_capaian_that_is_called_a_rise_is_wrong() -> None:
    (found,) = claims("Target 53 kawasan, terealisasi 65 atau sekitar kenaikan122,64%.")
    assert (found.teks, found.seharusnya, found.salah) == ("kenaikan122,64%", "capaian 122,64%", True)
    assert "kelebihannya atas target 22,64%" in found.alasan
    assert wrong("Target 53 kawasan, terealisasi 65 atau kenaikan 22,64%.") == []


def test_one_amount_with_two_percentages_of_which_one_is_of_another_whole_is_told() -> None:
    text = (
        "Realisasi per Juni sebesar Rp84,6 miliar atau 41,30 persen. Sedangkan target sampai bulan Juni sebesar"
        " Rp96,2 miliar atau capaian sebesar 78 persen."
    )
    assert wrong(text) == [("78 persen", "88 persen")]
    assert [one.teks for one in claims(text) if not one.salah] == ["41,30 persen"]


def test_a_capaian_that_is_left_out_is_told_where_others_have_theirs() -> None:
    rows = [
        "Pertama, target 50 desa realisasi 60 desa atau 120%.",
        "Kedua, target 10 kota realisasi 5 kota atau 50%.",
        "Ketiga, target 40 sekolah realisasi 0.",
    ]
    assert told(*rows) == [("realisasi 0", "capaian 0,00%")]
    assert told(rows[2]) == []


# --- above and below -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Realisasi 50 kawasan melampaui target 53 kawasan.", "melampaui target"),
        ("Realisasi 65 kawasan masih di bawah target 53 kawasan.", "masih di bawah target"),
    ],
)
def test_what_is_called_above_or_below_a_target_must_be(text: str, said: str) -> None:
    assert [teks for teks, _ in wrong(text)] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi 65 kawasan melampaui target 53 kawasan.",
        "Realisasi 12 kegiatan, belum melampaui target 15 kegiatan.",
        "Angka kecelakaan 30 kasus, melampaui target paling banyak 40 kasus.",
        "Pengangguran 5,32 persen, lebih rendah daripada tahun lalu yang 5,86 persen dan di bawah target 5,5 persen.",
    ],
)
def test_what_is_denied_or_a_limit_is_not_compared(text: str) -> None:
    assert wrong(text) == []


def test_far_above_is_told_where_it_is_near() -> None:
    assert [teks for teks, _ in told("Terkumpul Rp5,31 miliar, jauh di atas target Rp5,02 miliar.")] == ["jauh di atas"]
    assert told("Terkumpul Rp7,31 miliar, jauh di atas target Rp5,02 miliar.") == []


def test_that_all_targets_were_exceeded_is_wrong_beside_one_that_was_not() -> None:
    praise = "Seluruh program tahun ini telah melebihi target."
    assert wrong(praise, "Target 40 sekolah realisasi 0.") == [("telah melebihi target", "")]
    assert wrong(praise, "Target 40 sekolah realisasi 45.") == []


# --- differences -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Putus sekolah 2024 sebesar 1,41 persen. Ini penurunan 0,03 persen dibandingkan 2020 sebesar 1,74 persen.",
            ("0,03 persen", "0,33 poin persen"),
        ),
        (
            "Jumlah peserta meningkat dari 1.200 orang menjadi 1.500 orang atau naik 30 persen.",
            ("30 persen", "25 persen"),
        ),
        ("Jumlah peserta naik 400 orang dari 1.200 orang menjadi 1.500 orang.", ("400", "300")),
        ("Jumlah peserta meningkat dari 1.500 orang menjadi 1.200 orang.", ("meningkat", "menurun")),
        ("Terkumpul Rp1,02 triliun, surplus Rp32 miliar dari target Rp997 miliar.", ("Rp32 miliar", "Rp23 miliar")),
        (
            "Terkumpul Rp6,91 miliar dari target Rp5,88 miliar. Itu lebih besar Rp1,33 miliar dari target.",
            ("Rp1,33 miliar", "Rp1,03 miliar"),
        ),
    ],
)
def test_a_difference_that_the_values_do_not_give_is_wrong(text: str, found: tuple[str, str]) -> None:
    assert wrong(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi layanan sebesar 87,5 persen, naik 2,5 poin persen dibandingkan tahun 2022 sebesar 85 persen.",
        "Jumlah peserta naik 300 orang (25%) dari 1.200 orang pada tahun lalu menjadi 1.500 orang.",
        "Realisasi 65 kawasan dari target 53 kawasan, naik 5 kawasan dibandingkan tahun lalu sebesar 60 kawasan.",
        "Indeks naik 0,15 dari 3,05 menjadi 3,20.",
        "Prevalensi menjadi 1,7 persen pada 2025 dan 1,6 persen pada 2029. Tahun 2023 berada di angka 1,73 persen.",
        "Laju pertumbuhan turun 0,3 poin persen menjadi 4,9 persen dari 5,2 persen.",
        "Realisasi belanja naik 12 persen dibandingkan tahun lalu.",
        "Mutu layanan naik dari peringkat 3 menjadi peringkat 1.",
        "Kontribusi sektor ini 23 persen, meningkat 5 persen dari tahun sebelumnya.",
    ],
)
def test_a_difference_that_some_values_give_is_right(text: str) -> None:
    assert claims(text) == []


def test_a_difference_of_percentages_that_is_called_percent_is_told_as_points() -> None:
    text = "Angka itu turun 0,5 persen, dari 2,4 persen menjadi 1,9 persen."
    assert told(text) == [("0,5 persen", "0,5 poin persen")]
    assert wrong(text) == []


# --- sums ------------------------------------------------------------------------------------------------------------


def test_a_whole_is_what_its_listed_parts_come_to() -> None:
    assert wrong("Dibuka 12 titik, terdiri atas 5 titik di utara dan 6 titik di selatan.") == [("12", "11")]
    assert wrong("Dibuka 11 titik, terdiri atas 5 titik di utara dan 6 titik di selatan.") == []
    assert wrong("Dibuka 12 titik, antara lain 5 titik di utara dan 6 titik di selatan.") == []


def test_a_title_that_adds_one_count_and_not_the_other_is_wrong() -> None:
    body = "Ditemukan 412 perkara dengan 630 terlapor. Selain itu, 3 perkara khusus dengan 14 terlapor."
    assert wrong("Dinas Temukan 412 Perkara dan 644 Terlapor", body) == [("412", "415 perkara")]
    assert wrong("Dinas Temukan 415 Perkara dan 644 Terlapor", body) == []
    assert wrong("Dinas Temukan 412 Perkara dan 630 Terlapor", body) == []


# --- the same number in two places -----------------------------------------------------------------------------------


def test_a_number_cut_off_in_the_title_is_told_and_a_rounded_one_is_not() -> None:
    body = "Sebanyak 27.914 penerima bantuan telah dilayani."
    assert told("27 ribu penerima bantuan dilayani", body) == [("27 ribu", "28 ribu")]
    assert claims("28 ribu penerima bantuan dilayani", body) == []
    assert claims("Lebih dari 27 ribu penerima bantuan dilayani", body) == []


def test_a_title_with_another_count_than_the_text_is_wrong() -> None:
    assert wrong("Dinas Latih 1.250 Kader", "Dinas melatih 1.520 kader di 12 kota.") == [("1.250", "1.520")]
    assert wrong("Dinas Latih 1.250 Kader", "Dinas melatih 1.250 kader di 12 kota.") == []


def test_a_wrong_figure_is_told_again_where_it_stands_again() -> None:
    title = "Angka Putus Sekolah Menurun 0,03 Persen"
    body = "Angkanya 1,41 persen, penurunan 0,03 persen dibandingkan 2020 sebesar 1,74 persen."
    assert wrong(title, body) == [("0,03 persen", "0,33 poin persen"), ("0,03 Persen", "0,33 poin persen")]


# --- counts of lists -------------------------------------------------------------------------------------------------


def test_a_count_is_that_of_what_is_listed_behind_it() -> None:
    listed = "Pertama, pencegahan. Kedua, pemberdayaan. Ketiga, penindakan."
    assert wrong(f"Ada empat strategi. {listed}") == [("empat strategi", "tiga strategi")]
    assert claims(f"Ada tiga strategi. {listed}") == []
    assert wrong("Ada dua strategi, yang pertama pencegahan.", "Kedua, pemberdayaan.") == []


def test_a_list_that_is_cut_short_is_told_only() -> None:
    assert told("Ada dua strategi. Pertama, pencegahan [...] selesai.") == [("dua strategi", "satu strategi")]


def test_a_count_is_that_of_the_items_below_it() -> None:
    def document(*items: str) -> Dokumen:
        lead = Alinea("Ditempuh tiga langkah berikut:", Tempat(Bagian.ISI, 1))
        rest = [Alinea(text, Tempat(Bagian.ISI, 2 + number), Peran.BUTIR) for number, text in enumerate(items)]
        return Dokumen((lead, *rest))

    def judged(*items: str) -> Sequence[str]:
        whole = document(*items)
        return [one.seharusnya for one in periksa_klaim(tuple(whole.alinea()), whole, None)]

    assert judged("pendataan", "pelatihan") == ["dua langkah"]
    assert judged("pendataan", "pelatihan", "pengawasan") == []


# --- how numbers are written -----------------------------------------------------------------------------------------


def test_what_is_counted_whole_has_no_parts() -> None:
    assert wrong("Disita 1.290,5 butir obat.") == [("1.290,5", "")]
    assert wrong("Rata-rata 12,5 orang per kelas mengikuti pelatihan.") == []
    assert told("Jumlah kota tanggap dengan target 60.00 realisasi 12.") == [("60.00", "60")]


def test_a_dot_for_a_comma_is_told_where_the_text_has_both() -> None:
    assert told("Prevalensi 1,73 persen atau 3.33 juta jiwa.") == [("3.33 juta", "3,33 juta")]
    assert told("Sebanyak 2.446 orang dari 3.33 juta jiwa.") == [("3.33 juta", "3,33 juta")]
    assert told("Lihat indikator 1.1 dengan capaian 1,73 persen.") == []


# --- what a careful reader asks --------------------------------------------------------------------------------------


def test_an_exact_multiple_is_told() -> None:
    assert told("Dibina 1.060 keluarga dengan 4.240 anggota keluarga.") == [("4.240", "")]
    assert told("Dibina 1.060 keluarga dengan 4.241 anggota keluarga.") == []


def test_two_units_of_one_thing_are_told() -> None:
    assert told("Disita Pil X (1.290 butir dan 138,4 gram).") == [("138,4 gram", "")]


@pytest.mark.parametrize(("said", "salah"), [("5 bulan", True), ("waktu efektif 5 bulan", False)])
def test_the_months_that_are_left_are_counted(said: str, salah: bool) -> None:
    found = claims(f"Data per Juni 2022. Kita masih punya {said} lagi.")
    assert [(one.seharusnya, one.salah) for one in found] == [("6 bulan", salah)]
    assert claims("Data per Juni 2022. Kita masih punya 6 bulan lagi.") == []


def test_a_half_year_that_is_told_until_a_later_day_is_told() -> None:
    assert told("Kinerja semester satu sampai dengan 22 Agustus 2024.") == [("22 Agustus 2024", "")]
    assert told("Kinerja semester satu sampai dengan 30 Juni 2024.") == []


def test_results_without_any_target_are_told_once() -> None:
    text = "Dibentuk 137 desa, 688 keluarga, 25 kelompok, dan 616 kader."
    assert told(text) == [("137", "")]
    assert told(f"{text} Targetnya 140 desa.") == []


# --- what is judged --------------------------------------------------------------------------------------------------


def test_only_the_paragraphs_that_are_asked_for_are_judged() -> None:
    document = baca_txt(b"Target 40, realisasi 50, capaian 135%.\n\nTarget 40, realisasi 50, capaian 145%.", Place("x"))
    first, _ = document.alinea()
    assert [one.teks for one in periksa_klaim([first], document, None)] == ["135%"]


def test_a_finding_tells_where_its_words_stand() -> None:
    text = "Target 40 lokasi, realisasi 50 lokasi, capaian 135%."
    (found,) = claims(text)
    assert text[found.awal : found.akhir] == found.teks == "135%"
    assert found.alasan == "50 dari 40 adalah 125,00%."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Realisasi indeks adalah 3,12, lebih tinggi 0,08 poin daripada target 3,20.",
            ("lebih tinggi", "lebih rendah"),
        ),
        ("Realisasinya 8 hari, lebih rendah 2 hari daripada target 6 hari.", ("lebih rendah", "lebih tinggi")),
        ("Realisasi indeks adalah 3,28, lebih tinggi 0,08 poin daripada target 3,20.", None),
        ("Realisasinya 4 hari, lebih rendah 2 hari daripada target 6 hari.", None),
    ],
)
def test_what_is_above_another_value_must_be(text: str, found: tuple[str, str] | None) -> None:
    assert wrong(text) == ([found] if found else [])
