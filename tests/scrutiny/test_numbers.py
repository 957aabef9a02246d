"""A document states no number that the data do not hold, and prints each fact as the fact is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import language
from report_builder.page import FactText, Page, Paragraph, Text

Faults: TypeAlias = Callable[..., list[str]]
Report: TypeAlias = Callable[..., Faults]

FROM_A_FACT = "Cetak angka dari fakta, atau ambil kalimat data apa adanya."


def test_a_document_of_facts_and_the_input_s_own_words_is_sound(faults: Faults) -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Realisasinya 65 kawasan.", "65"),
        ("Target tercatat 1.250 orang.", "1.250"),
        ("Anggaran terserap Rp1,25 miliar.", "Rp1,25 miliar"),
        ("Sebanyak dua puluh lima kawasan pulih.", "dua puluh lima"),
        ("Sebanyak sebelas kota tanggap.", "sebelas"),
        ("Ratusan orang hadir.", "Ratusan"),
        ("Rentangnya 80–90 kawasan.", "80"),
        ("Pada tahun 2019 program dimulai.", "2019"),
        ("Peraturan Nomor 53/2014.", "53"),
        ("Pukul 09.00 WIB rapat dibuka.", "09.00"),
    ],
)
def test_a_number_of_the_template_is_an_error_that_quotes_it(faults: Faults, sentence: str, number: str) -> None:
    assert f"Angka “{number}” tidak ada pada data: “{sentence.rstrip('.')}”. {FROM_A_FACT}" in faults(sentence)


@settings(deadline=None)
@given(st.decimals(min_value=12, max_value=10**12, places=2).filter(lambda number: not 1900 <= number < 2100))
def test_no_figure_slips_through_however_it_is_written(faults: Faults, number: Decimal) -> None:
    for text in (language.format_number(number), language.format_percent(number), language.format_rupiah(number)):
        assert any(f"Angka “{text}” tidak ada pada data" in fault for fault in faults(f"Nilainya {text} tahun ini."))


@settings(deadline=None)
@given(st.integers(min_value=11, max_value=10**9))
def test_no_number_in_words_slips_through(faults: Faults, number: int) -> None:
    words = language.spell_number(number)
    assert any(f"Angka “{words}” tidak ada pada data" in fault for fault in faults(f"Nilainya {words} tahun ini."))


@pytest.mark.parametrize(
    ("sentence", "number", "hint"),
    [
        ("Capaian kinerja 106%.", "106%", "Cetak fakta f('IKK-3.capaian'), yaitu 106,03%."),
        ("Capaian kinerja 122,6 persen.", "122,6 persen", "Cetak fakta f('IKK-1.capaian'), yaitu 122,64%."),
    ],
)
def test_a_rounded_fact_is_told_with_the_fact(faults: Faults, sentence: str, number: str, hint: str) -> None:
    assert faults(sentence) == [f"Angka “{number}” tidak ada pada data: “{sentence.rstrip('.')}”. {hint}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pada tahun 2021 program P4GN berjalan saat Covid-19.",
        "Siaran ini terbit 31 Desember 2021.",
        "Siaran ini terbit Jumat (31/12).",
        "[[Rapat kerja berlangsung selama dua hari]].",
        "[[Program dilanjutkan pada tahun 2022]]",
        "Hubungi [[Telepon (021) 555-0134]].",
        "Peserta: [[40]]; penutur: [[Kapten 12]].",
        "Ada tiga sasaran dan empat indikator.",
        "Sasaran ke-2 diukur satu indikator.",
        "<p>Isi pada <span class='perlu-diisi' data-lembar='Riwayat'>[Perlu diisi: realisasi 2020]</span></p>",
    ],
)
def test_what_the_input_the_profile_or_the_period_hold_is_silent(faults: Faults, sentence: str) -> None:
    assert faults(sentence) == []


@pytest.mark.parametrize("day", ["30 Desember 2021", "30/12/2021", "30–31 Desember 2021", "31 Desember 2020"])
def test_a_day_that_the_data_do_not_know_is_an_error(faults: Faults, day: str) -> None:
    message = f"Tanggal “{day}” tidak ada pada data: “Rapat diadakan {day}”."
    assert faults(f"Rapat diadakan {day}.") == [f"{message} Isi tanggal itu pada lembar asalnya."]


def test_every_day_of_an_event_is_known(report: Report) -> None:
    days = {"tanggal_mulai": date(2021, 12, 9), "tanggal_selesai": date(2021, 12, 11)}
    held = report(**days)
    assert held("Rapat diadakan Kamis (9/12) sampai Sabtu (11/12), atau 9–11 Desember 2021.") == []
    assert len(held("Rapat diadakan Rabu (8/12).")) == 1


def test_the_reason_why_a_fact_has_no_value_is_held(report: Report) -> None:
    held = report(target={"IKK-1": Decimal(0)})
    reason = "Capaian tidak dapat dihitung: melebihi target (target 0)"
    assert held(f"{reason}; {reason}.") == []


def test_a_number_beside_a_text_of_the_input_is_not_held_by_it(faults: Faults) -> None:
    assert faults("[[Peserta 120]] hadir.") == []
    assert [text.split(":")[0] for text in faults("[[Peserta 120]],5 hadir.")] == ["Angka “120,5” tidak ada pada data"]


def test_a_number_of_the_input_is_held_where_the_input_put_it_and_nowhere_else(faults: Faults) -> None:
    assert faults("[[Peserta 120]] dari 120 kota.") == [
        f"Angka “120” tidak ada pada data: “Peserta 120 dari 120 kota”. {FROM_A_FACT}"
    ]


def test_a_unit_is_a_word_of_the_input(report: Report) -> None:
    assert report(satuan={"IKK-1": "prestasi ke-1"})("Tercatat {IKK-1.realisasi} prestasi ke-1.") == []


@pytest.mark.parametrize(
    ("paragraph", "number"),
    [
        ("Realisasinya sebesar 1{IKK-1.realisasi} kawasan.", "165"),
        ("Realisasinya sebesar {IKK-1.realisasi},5 kawasan.", "65,5"),
        ("Realisasinya sebesar {IKK-1.realisasi} juta kawasan.", "65 juta"),
        ("Realisasinya sebesar -{IKK-1.realisasi} kawasan.", "-65"),
        ("Realisasinya sebesar {IKK-1.realisasi} persen.", "65 persen"),
        ("Realisasinya sebesar Rp{IKK-1.realisasi}.", "Rp65"),
    ],
)
def test_nothing_can_be_added_to_a_fact(faults: Faults, paragraph: str, number: str) -> None:
    assert [text.split(":")[0] for text in faults(paragraph)] == [f"Angka “{number}” tidak ada pada data"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Terdapat empat sasaran.", "“empat sasaran” tidak cocok dengan data, yang memuat 3 sasaran"),
        (
            "Terdapat 4 poin sasaran dari 4 indikator.",
            "“4 poin sasaran” tidak cocok dengan data, yang memuat 3 sasaran",
        ),
        ("Terdapat lima indikator.", "“lima indikator” tidak cocok dengan data, yang memuat 4 indikator"),
    ],
)
def test_a_wrong_count_of_sasaran_or_indikator_is_told_with_the_right_one(
    faults: Faults, sentence: str, told: str
) -> None:
    assert [text.split(":")[0] for text in faults(sentence)] == [told]


def with_fact(page: Page, fact: FactText) -> Page:
    (section,) = page.sections
    return replace(page, sections=(replace(section, blocks=(*section.blocks, Paragraph((Text("Ini "), fact)))),))


@pytest.mark.parametrize(
    ("fakta", "cetak", "told"),
    [
        ("IKK-1.capaian", "130,00%", "Fakta “IKK-1.capaian” tercetak “130,00%”, padahal “122,64%”"),
        ("IKK-1.realisasi", "enam puluh enam", "Fakta “IKK-1.realisasi” tercetak “enam puluh enam”, padahal “65”"),
        ("IKK-9.capaian", "122,64%", "Fakta “IKK-9.capaian” tidak ada pada data"),
    ],
)
def test_a_template_cannot_fake_a_fact(
    checked: Callable[[Page], list[str]], sound: Page, fakta: str, cetak: str, told: str
) -> None:
    assert [text.split(":")[0] for text in checked(with_fact(sound, FactText("f", fakta, "", cetak)))] == [told]


@pytest.mark.parametrize(("fakta", "cetak"), [("IKK-2.realisasi", "Enam"), ("IKK-1.realisasi", "enam puluh lima")])
def test_a_count_may_be_in_words(checked: Callable[[Page], list[str]], sound: Page, fakta: str, cetak: str) -> None:
    assert checked(with_fact(sound, FactText("f", fakta, "", cetak))) == []


TABLE = (
    "<table><thead><tr><th>No</th><th>Indikator</th><th>Realisasi</th></tr></thead>"
    "<tbody><tr><td>1</td><td>Indeks Kemandirian Partisipasi</td><td class='angka'>{}</td></tr></tbody></table>"
)


def test_tables_footnotes_captions_and_headings_are_read_too(faults: Faults) -> None:
    assert faults(TABLE.format("{IKK-3.realisasi}")) == []
    assert faults(TABLE.format("3,34")) == [
        "Angka “3,34” tidak ada pada data: “3,34”. Cetak fakta f('IKK-3.realisasi'), yaitu 3,34."
    ]
    assert len(faults("<h2>Sebanyak 65 kawasan</h2>")) == 1
    assert len(faults("Kawasan pulih<aside class='catatan'>Sebanyak 65 kawasan.</aside> semua.")) == 1
    assert len(faults("<ul><li>Sebanyak 65 kawasan.</li></ul>")) == 1
