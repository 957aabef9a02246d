"""A document's own words say of the figures what they are, and it hides no indikator."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest

Faults: TypeAlias = Callable[..., list[str]]


def told(problems: list[str]) -> list[str]:
    return [text.split(":")[0] for text in problems]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Capaian indikator ini meningkat.", "meningkat"),
        ("Terjadi kenaikan {IKK-1.capaian}.", "kenaikan"),
        ("Hasilnya naik {IKK-1.kelebihan} dari target.", "naik"),
        ("Ada peningkatan sebesar {unit.capaian}.", "peningkatan"),
        ("Capaian anjlok.", "anjlok"),
        ("Capaian Dayamas tumbuh {unit.capaian}.", "tumbuh"),
        ("Terjadi penurunan hingga {IKK-4.capaian}.", "penurunan"),
    ],
)
def test_a_capaian_is_no_rise(faults: Faults, sentence: str, word: str) -> None:
    (problem,) = faults(sentence)
    assert problem.startswith(f"Capaian bukan “{word}”: “")
    assert problem.endswith("”. Tulis “capaian …”, atau “melebihi target sebesar …” dengan kelebihannya.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Indeks Kemandirian Partisipasi melebihi target sebesar {IKK-3.kelebihan}.",
        "Sasaran meningkatnya kesadaran masyarakat mempunyai capaian {IKK-3.capaian}.",
        "Kepedulian meningkat, dengan capaian {IKK-3.capaian}.",
        "Rapat membahas peningkatan peran masyarakat.",
        "Upaya peningkatan kinerja dan penurunan angka kejadian dibahas.",
        "Kinerja diharapkan meningkat.",
        "Petugas turun langsung ke lapangan.",
        "Masyarakat turun tangan.",
    ],
)
def test_a_rise_of_something_else_is_silent(faults: Faults, sentence: str) -> None:
    assert faults(sentence) == []


def test_a_change_since_last_year_may_rise_and_only_rise(report: Callable[..., Faults]) -> None:
    held = report(last_year={"IKK-1": (Decimal(50), Decimal(60))})
    assert held("Capaian meningkat {IKK-1.perubahan_capaian_mutlak} poin persen.") == []
    assert told(held("Realisasi menurun {IKK-1.perubahan_mutlak} kawasan.")) == [
        "“menurun” tidak cocok dengan IKK-1.perubahan, yaitu 5"
    ]


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Hasil naik {IKK-1.target} kawasan.", "“naik” tidak cocok dengan IKK-1.target, yang bukan perubahan"),
        ("Hasil merosot ke {IKK-4.realisasi}.", "“merosot” tidak cocok dengan IKK-4.realisasi, yang bukan perubahan"),
        ("Realisasi melonjak.", "“melonjak” tanpa perubahan dari tahun lalu"),
        ("Indeks Kemandirian Partisipasi tumbuh.", "“tumbuh” tanpa perubahan dari tahun lalu"),
        ("Kinerja Dayamas meningkat.", "“meningkat” tanpa perubahan dari tahun lalu"),
    ],
)  # fmt: skip
def test_what_did_not_change_since_last_year_does_not_move(faults: Faults, sentence: str, fault: str) -> None:
    assert told(faults(sentence)) == [fault]


def test_the_values_of_both_years_give_the_direction(report: Callable[..., Faults]) -> None:
    held = report(last_year={"IKK-1": (Decimal(50), Decimal(60))})
    both = "dari {IKK-1.realisasi.2020} kawasan menjadi {IKK-1.realisasi} kawasan"
    assert held(f"Realisasi naik {both}.") == []
    assert told(held(f"Realisasi anjlok {both}.")) == ["“anjlok” tidak cocok dengan IKK-1.realisasi, yang berubah 5"]


def test_a_difference_of_percentages_is_in_points_and_nothing_else_is(report: Callable[..., Faults]) -> None:
    held = report(last_year={"IKK-1": (Decimal(50), Decimal(60))})
    assert told(held("Capaian lebih tinggi {IKK-1.perubahan_capaian_mutlak} persen.")) == [
        "Angka “2,64 persen” tidak ada pada data",
        "Fakta “IKK-1.perubahan_capaian_mutlak” (2,64) harus “poin persen”",
    ]
    assert told(held("Hasilnya melebihi target sebesar {IKK-1.kelebihan} poin persen.")) == [
        "Fakta “IKK-1.kelebihan” (22,64%) harus tanpa “poin persen”"
    ]


def test_what_is_above_the_target_is_not_the_capaian(faults: Faults) -> None:
    (problem,) = faults("Hasilnya melebihi target sebesar {IKK-1.capaian}.")
    assert problem == (
        "122,64% adalah capaian, bukan kelebihan atas target: “Hasilnya melebihi target sebesar 122,64%”. "
        "Pakai f('IKK-1.kelebihan')."
    )


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Dayamas melampaui target.", "melampaui target"),
        ("Deputi Bidang Pemberdayaan Masyarakat telah mencapai target.", "telah mencapai target"),
        ("Seluruh indikator tercapai.", "Seluruh indikator tercapai"),
        ("Semua target tahun ini terlampaui.", "Semua target tahun ini terlampaui"),
        ("<h2>Target 2021 Tercapai</h2>", "Target 2021 Tercapai"),
        ("Jumlah kabupaten/kota berkategori tanggap ancaman narkoba mencapai target.", "mencapai target"),
        ("Realisasi sebesar {IKK-4.realisasi} melampaui target.", "melampaui target"),
        ("Dengan capaian {IKK-1.capaian}, seluruh indikator tercapai.", "seluruh indikator tercapai"),
    ],
)
def test_a_claim_that_an_indikator_belies_is_an_error(faults: Faults, sentence: str, claim: str) -> None:
    assert told(faults(sentence)) == [f"“{claim}” tidak benar untuk IKK-4"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Indeks Kemandirian Partisipasi melampaui target.",
        "Sebanyak tiga dari empat indikator Dayamas melampaui target.",
        "Dayamas belum mencapai target.",
        "Deputi berkata, “[[sangat baik, bahkan telah melebihi target]],” di depan peserta.",
    ],
)
def test_a_true_or_limited_claim_and_a_quotation_are_silent(faults: Faults, sentence: str) -> None:
    assert faults(sentence) == []


def test_the_unit_exceeds_its_targets_where_every_measured_indikator_does(report: Callable[..., Faults]) -> None:
    assert report(realisasi={"IKK-4": Decimal(61)})("Dayamas melampaui target.") == []
    assert report(realisasi={"IKK-4": None})("Dayamas melampaui target seluruh indikator.") == []
    assert told(report(realisasi={"IKK-4": Decimal(60)})("Dayamas melampaui target.")) == [
        "“melampaui target” tidak benar untuk IKK-4"
    ]


@pytest.mark.parametrize(
    "word",
    [
        "terbaik", "tertinggi", "termaju", "terhebat", "paling", "luar biasa", "sangat baik", "sukses besar",
        "signifikan", "unggul", "mengungguli", "hebat", "rekor", "fenomenal", "nomor satu", "juara", "menjuarai",
        "peringkat pertama", "satu-satunya", "tak tertandingi", "berprestasi", "kesuksesan", "membanggakan", "memukau",
        "pertama kalinya", "jauh melampaui",
    ],
)  # fmt: skip
def test_praise_that_no_fact_carries_is_an_error(faults: Faults, word: str) -> None:
    (problem,) = faults(f"Hasilnya {word} tahun ini.")
    quoted = f"“Hasilnya {word} tahun ini”. Hapus kata itu, atau kutip penuturnya."
    assert problem.endswith(f"menilai tanpa fakta: {quoted}")


def test_a_text_of_the_input_may_praise_where_the_input_put_it_and_nowhere_else(faults: Faults) -> None:
    assert faults("Rapat dihadiri [[peserta terbaik]] di [[Gemilang]].") == []
    assert told(faults("Rapat dihadiri [[peserta terbaik]] dan pemuda terbaik.")) == ["“terbaik” menilai tanpa fakta"]


@pytest.mark.parametrize("word", ["sekitar", "Kurang lebih", "hampir", "sekitar kawasan seluas"])
def test_an_exact_figure_is_not_approximate(faults: Faults, word: str) -> None:
    (problem,) = faults(f"Kemudian {word} {{IKK-1.realisasi}} kawasan pulih.")
    assert problem.endswith(f"berdiri di depan angka yang pasti: “Kemudian {word} 65 kawasan pulih”. Hapus kata itu.")


def test_nearness_of_a_place_is_no_approximation(faults: Faults) -> None:
    assert faults("Masyarakat sekitar kawasan rawan ikut serta.") == []


def test_an_indikator_that_is_left_out_is_an_error(dayamas_check: Faults, pulih: str, siaga: str, tanggap: str) -> None:
    assert dayamas_check(pulih, siaga) == [
        (
            "Indikator IKK-4 “Jumlah kabupaten/kota berkategori tanggap ancaman narkoba” (tidak terlaksana) "
            "tidak disebut dalam naskah. Muat setiap indikator, juga yang tidak tercapai atau belum diukur."
        )
    ]
    assert dayamas_check(pulih, siaga, "Target sebanyak {IKK-4.target} tidak terlaksana.") == []
    assert dayamas_check(pulih, siaga, tanggap) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Terhadap rencana tersebut terdapat catatan yang terukur, terpadu, dan terdiri atas data terbaru.",
        "Laporan tersusun terlebih dahulu dan tersedia dalam waktu terdekat.",
        "Survei Kepuasan Masyarakat dan keterbukaan informasi dibahas.",
        "Batas waktunya paling lambat 31 Desember 2021.",
        "Program berhasil dijalankan dan terselenggara tepat waktu.",
    ],
)
def test_plain_words_of_the_same_look_are_no_praise(faults: Faults, sentence: str) -> None:
    assert faults(sentence) == []


def test_no_figure_is_less_or_more_than_it_is(faults: Faults) -> None:
    for words in ("Lebih dari", "Tidak kurang dari", "Sedikitnya"):
        assert told(faults(f"{words} {{IKK-1.realisasi}} kawasan pulih.")) == [
            f"“{words}” berdiri di depan angka yang pasti"
        ]
    assert faults("Sebanyak {IKK-1.realisasi} kawasan pulih, lebih dari target {IKK-1.target} kawasan.") == []


def test_the_largest_pagu_is_an_order_and_no_praise(faults: Faults) -> None:
    assert faults("Menurut pos anggaran yang pagunya terbesar, ada serapan.") == []
    assert told(faults("Hasil terbesar dibahas.")) == ["“terbesar” menilai tanpa fakta"]
