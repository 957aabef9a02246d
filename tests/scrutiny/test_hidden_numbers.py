"""No number passes as a year, in other signs, in words, as a part or a multiple."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

Faults: TypeAlias = Callable[..., list[str]]


def told(problems: list[str]) -> list[str]:
    return [text.split(":")[0] for text in problems]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Hadir 2021 orang.", "2021"),
        ("Rapat dihadiri sebanyak 2021.", "2021"),
        ("Rapat dihadiri 2.021 peserta.", "2.021"),
        ("Target 2021 kawasan terlampaui.", "2021"),
        ("Realisasi 2021 orang.", "2021"),
        ("Pada tahun 2021, 2021 orang hadir.", "2021"),
        ("Pada tahun 2021 dan 2021 peserta.", "2021"),
        ("Rapat diikuti banyak orang (2021 orang).", "2021"),
        ("Rapat diikuti 2020–2021 peserta.", "2020"),
    ],
)
def test_a_year_is_no_count(faults: Faults, sentence: str, number: str) -> None:
    assert f"Angka “{number}” tidak ada pada data" in told(faults(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Pada tahun 2021 program berjalan.",
        "Target 2021 dibahas.",
        "Target dan kinerja pada 2021.",
        "Laporan dibahas pada Tahun Anggaran 2021.",
        "Rapat diadakan Desember 2021, atau pada triwulan IV 2021.",
        "Siaran ini terbit Jumat (31/12/2021).",
        "LAKIP 2021 terbit.",
        "<h2>Realisasi 2021</h2>",
        "<table><thead><tr><th>2021</th></tr></thead><tbody><tr><td>2021–2021</td></tr></tbody></table>",
    ],
)
def test_a_calendar_year_of_the_report_is_held(faults: Faults, sentence: str) -> None:
    assert faults(sentence) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\uff11\uff12 kawasan", "Angka “12” tidak ada pada data"),
        ("\u0661\u0662 kawasan", "Angka “12” tidak ada pada data"),
        ("\u2464 kawasan", "Angka “5” tidak ada pada data"),
        ("6\u00b2 kawasan", "Angka “62” tidak ada pada data"),
        ("6\u200b5 kawasan", "Angka “65” tidak ada pada data"),
        ("dua\u00a0puluh\u202flima kawasan", "Angka “dua puluh lima” tidak ada pada data"),
        ("dua\u2011puluh kawasan", "Angka “dua-puluh” tidak ada pada data"),
        ("se\u00adpuluh kawasan", "Angka “sepuluh” tidak ada pada data"),
        ("duapuluh lima kawasan", "Angka “duapuluh lima” tidak ada pada data"),
        ("ter\u200cbaik", "“terbaik” menilai tanpa fakta"),
        ("t\u0435rbaik", "Tanda “\u0435” bukan huruf Latin atau angka 0–9"),
        ("\u00bd kawasan", "Tanda “½” bukan huruf Latin atau angka 0–9"),
        ("\u216b kawasan", "Tanda “\u216b” bukan huruf Latin atau angka 0–9"),
        ("\u516d kawasan", "Tanda “\u516d” bukan huruf Latin atau angka 0–9"),
    ],
)
def test_a_sign_that_looks_otherwise_or_does_not_show_hides_nothing(faults: Faults, written: str, read: str) -> None:
    assert told(faults(f"Tercatat {written} di sini.")) == [read]


def test_a_fact_is_held_as_it_is_beside_signs_that_do_not_show(faults: Faults) -> None:
    assert faults("Ter\u00adcatat\u00a0{IKK-1.realisasi}\u00a0kawasan seluas [[40 km\u00b2]] dalam m\u00b2.") == []
    assert told(faults("Tercatat {IKK-1.realisasi}\u00b2 kawasan.")) == ["Angka “652” tidak ada pada data"]
    assert told(faults("Tercatat {IKK-1.realisasi}\u200b0 kawasan.")) == ["Angka “650” tidak ada pada data"]


@pytest.mark.parametrize(
    "number",
    [
        "separuh", "setengah", "sepertiga", "dua pertiga", "seperempat", "dua kali lipat", "berlipat ganda", "ganda",
        "puluhan", "belasan", "ratusan", "dua puluhan", "selusin", "tiga", "dua", "sepuluh", "nol", "ketiga kalinya",
        "ke-79", "dobel", "trio", "ketujuh", "ketujuh belas",
    ],
)  # fmt: skip
def test_a_number_word_is_a_number(faults: Faults, number: str) -> None:
    assert told(faults(f"Tercatat {number} provinsi.")) == [f"Angka “{number}” tidak ada pada data"]


@pytest.mark.parametrize("sentence", ["Hanya satu kawasan pulih.", "Ikut satu provinsi.", "Digelar baru satu kali."])
def test_satu_is_a_number_where_it_counts(faults: Faults, sentence: str) -> None:
    assert told(faults(sentence)) == ["Angka “satu” tidak ada pada data"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Salah satu kawasan pulih.",
        "Tidak satu pun kawasan tertinggal.",
        "Data dicatat satu per satu melalui layanan satu pintu.",
        "Kedua pihak sepakat.",
        "Sasaran pertama, sasaran kedua, dan sasaran ke-3 dibahas.",
        "Ketiga sasaran dan keempat indikator dibahas.",
        "Rapat diikuti [[dua provinsi]].",
        "Program P4GN digelar pada triwulan IV.",
    ],
)
def test_articles_ordinals_and_the_input_s_own_numbers_are_silent(faults: Faults, sentence: str) -> None:
    assert faults(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Sasaran kelima dibahas.", "“Sasaran kelima” tidak cocok dengan data, yang memuat 3 sasaran"),
        ("Sasaran ke-7 dibahas.", "“Sasaran ke-7” tidak cocok dengan data, yang memuat 3 sasaran"),
        ("Kelima indikator dibahas.", "“Kelima indikator” tidak cocok dengan data, yang memuat 4 indikator"),
        ("Dibahas {IKK-1.realisasi} indikator.", "“65 indikator” tidak cocok dengan data, yang memuat 4 indikator"),
        (
            "Dibahas tiga dari enam indikator.",
            "“tiga dari enam indikator” tidak cocok dengan data, yang memuat 4 indikator",
        ),
    ],
)
def test_no_more_sasaran_or_indikator_are_counted_than_there_are(faults: Faults, sentence: str, count: str) -> None:
    assert told(faults(sentence)) == [count]


@pytest.mark.parametrize("sentence", ["Pada bulan ketiga tahun 2021 dibahas.", "Kedua desa dibahas."])
def test_an_ordinal_behind_a_noun_counts_nothing(faults: Faults, sentence: str) -> None:
    assert faults(sentence) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("minus {IKK-3.realisasi}", "“minus” mengubah fakta “IKK-3.realisasi” (3,34)"),
        ("{IKK-1.realisasi}{IKK-2.realisasi}", "Fakta “IKK-2.realisasi” (6) menempel pada fakta lain"),
    ],
)
def test_a_fact_reads_as_no_other_number(faults: Faults, written: str, read: str) -> None:
    assert read in told(faults(f"Tercatat {written}."))
    assert faults("Tercatat {IKK-1.realisasi}–{IKK-2.realisasi}.") == []
