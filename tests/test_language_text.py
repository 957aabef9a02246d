from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from report_builder import language

# Sentences


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("Badan Narkotika Nasional", "Badan Narkotika\u00a0Nasional"),
        ("Sekretariat Utama", "Sekretariat\u00a0Utama"),
        ("Ani", "Ani"),
    ],
)
def test_the_last_two_words_of_a_name_stay_on_one_line(name: str, held: str) -> None:
    assert language.hold_end(name) == held


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("realisasi P4GN naik", "Realisasi P4GN naik"),
        ("IKP naik", "IKP naik"),
        ("“masyarakat” naik", "“Masyarakat” naik"),
        ("(tidak ada)", "(Tidak ada)"),
        ("65 kawasan", "65 kawasan"),
        ("", ""),
    ],
)
def test_a_sentence_begins_in_upper_case(text: str, sentence: str) -> None:
    assert language.sentence_case(text) == sentence


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Status keterpulihan kawasan rawan dari Bahaya menjadi Waspada", None),
        ("Jumlah kabupaten/kota berkategori tanggap ancaman narkoba", None),
        ("Jumlah BNN Kota yang melapor", None),
        ("Kabupaten", None),
        ("Pandemi Covid-19", None),
        ("Keterlambatan Kementerian Keuangan menerbitkan aturan", None),
        ("Nilai SAKIP", None),
        ("Opini A", None),
        ("“Tanggap” narkoba", "“tanggap” narkoba"),
        ("IKP masyarakat", "IKP masyarakat"),
        ("P4GN di desa", "P4GN di desa"),
        ("Covid-19 mewabah", "Covid-19 mewabah"),
        ("Jakarta mengalami banjir", "Jakarta mengalami banjir"),
        ("Senin pagi rapat evaluasi", "Senin pagi rapat evaluasi"),
        ("Januari 2026 dilakukan penagihan", "Januari 2026 dilakukan penagihan"),
        ("Polri belum menyerahkan data", "Polri belum menyerahkan data"),
        ("Indeks Kemandirian Partisipasi", "Indeks Kemandirian Partisipasi"),
        ("Indeks Kualitas dan Mutu Layanan BNN", "Indeks Kualitas dan Mutu Layanan BNN"),
        ("Angka Partisipasi Sekolah 7–12 tahun", "Angka Partisipasi Sekolah 7–12 tahun"),
        ("Persentase Pemanfaatan Hasil Yang digunakan", "Persentase Pemanfaatan Hasil Yang digunakan"),
        ("Persentase BNN Kota yang melapor", None),
        ("JUMLAH KAWASAN", "JUMLAH KAWASAN"),
        ("65 Kawasan", "65 Kawasan"),
        ("status", "status"),
        ("", ""),
        ("–", "–"),
    ],
)
def test_a_name_in_mid_sentence_loses_its_capital_unless_it_is_its_own(text: str, inside: str | None) -> None:
    assert language.lower_first(text) == (inside if inside is not None else text[0].lower() + text[1:])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rapat Kerja dalam rangka Monitoring", "Rapat Kerja dalam Rangka Monitoring"),
        ("pelatihan kader di 12 kabupaten/kota", "Pelatihan Kader di 12 Kabupaten/Kota"),
        ("dialog P4GN dan Covid-19", "Dialog P4GN dan Covid-19"),
        ("dari desa untuk desa", "Dari Desa untuk Desa"),
        ("", ""),
    ],
)
def test_a_title_has_capitals_but_for_its_particles(text: str, title: str) -> None:
    assert language.title_case(text) == title


@given(st.text(st.characters(codec="ascii")))
def test_changing_the_first_letter_changes_nothing_else(text: str) -> None:
    for changed in (language.sentence_case(text), language.lower_first(text)):
        differing = [index for index, (old, new) in enumerate(zip(text, changed, strict=True)) if old != new]
        assert len(differing) <= 1
        assert changed.casefold() == text.casefold()


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c"), (["a"] * 4, "a, a, a, dan a")],
)
def test_a_list_is_joined_with_dan(items: list[str], text: str) -> None:
    assert language.join_list(items) == text


# Wording


@pytest.mark.parametrize(("delta", "word"), [("0.01", "meningkat"), ("-0.01", "menurun"), ("0.00", "tetap")])
def test_direction_follows_the_sign(delta: str, word: Literal["meningkat", "menurun", "tetap"]) -> None:
    assert language.direction(Decimal(delta)) == word


@pytest.mark.parametrize(("delta", "word"), [("1", "lebih tinggi"), ("-1", "lebih rendah"), ("-0", "sama")])
def test_comparison_follows_the_sign(delta: str, word: Literal["lebih tinggi", "lebih rendah", "sama"]) -> None:
    assert language.higher_or_lower(Decimal(delta)) == word


def test_a_choice_stays_the_same_for_ever() -> None:
    options = ["melampaui", "lebih tinggi daripada", "di atas"]
    chosen = [language.choose(f"IKK-{number}", options) for number in range(1, 5)]
    assert chosen == ["melampaui", "melampaui", "melampaui", "lebih tinggi daripada"]


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_over_two_hundred_seeds_no_option_falls_below_half_its_share(count: int) -> None:
    chosen = [language.choose(f"IKK-{number}.pembuka", range(count)) for number in range(200)]
    assert min(chosen.count(option) for option in range(count)) >= 200 / count / 2


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_over_many_seeds_every_option_comes_near_its_share(count: int) -> None:
    # 5 % is more than three standard deviations of a fair choice among five.
    chosen = [language.choose(f"IKK-{number}.pembuka", range(count)) for number in range(20_000)]
    assert [chosen.count(option) for option in range(count)] == pytest.approx([20_000 / count] * count, rel=0.05)


def test_choosing_from_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^nothing to choose from$"):
        language.choose("IKK-1", [])


@given(st.text(st.characters(codec="utf-8")), st.lists(st.integers(), min_size=1))
def test_a_choice_is_one_of_the_options_and_repeats(seed: str, options: list[int]) -> None:
    assert language.choose(seed, options) in options
    assert language.choose(seed, options) == language.choose(seed, options)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Satu kegiatan. Dua kegiatan.", ["Satu kegiatan.", "Dua kegiatan."]),
        ("Dibuka Drs. Andi, S.H., M.B.A. dan A. Yani. Hadir", ["Dibuka Drs. Andi, S.H., M.B.A. dan A. Yani.", "Hadir"]),
        ("Naik 3.5 poin! 65 kawasan pulih?", ["Naik 3.5 poin!", "65 kawasan pulih?"]),
        ("“Sangat baik.” Begitu katanya.", ["“Sangat baik.”", "Begitu katanya."]),
        ("Berlaku s.d. 2024.", ["Berlaku s.d. 2024."]),
        ("“Baik,” ujarnya… lalu pulang", ["“Baik,” ujarnya… lalu pulang"]),
        ("", []),
    ],
)
def test_sentences_end_at_marks_and_not_at_abbreviations(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in language.split_sentences(text)] == sentences


@given(st.text(alphabet="aB1.!?” ", max_size=40))
def test_sentences_hold_all_of_a_text_but_white_space(text: str) -> None:
    parts = [text[start:end] for start, end in language.split_sentences(text)]
    assert "".join("".join(parts).split()) == "".join(text.split())


# Text as people type it


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  dua   kata\t ini ", "dua kata ini"),
        ("satu\r\ndua\rtiga\vempat\u2028lima", "satu\ndua\ntiga\nempat\nlima"),
        ("satu \n  dua", "satu\ndua"),
        ("satu\n\ndua\n", "satu\n\ndua"),
        ("a\x00b\x1fc\ufffe\ud800d\x9f", "abcd"),
        ("a\ufff9b\ufffac\ufffbd", "abcd"),
        ("cafe\u0301", "caf\u00e9"),
        ("e\x00\u0301", "\u00e9"),
        ("Rp\u00a01.000", "Rp 1.000"),
        ("“kutipan” – 😀", "“kutipan” – 😀"),
    ],
)
def test_typed_text_is_made_clean(typed: str, kept: str) -> None:
    assert language.normalize_text(typed) == kept


@given(st.text())
@example("\x1c \x85\u2029e\x7f\u0301")
def test_clean_text_stays_as_it_is(text: str) -> None:
    clean = language.normalize_text(text)
    assert language.normalize_text(clean) == clean
    assert "  " not in clean
    assert clean == clean.strip()


@given(st.text())
def test_clean_text_holds_only_what_xml_allows(text: str) -> None:
    allowed = ((0x9, 0xA), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    assert all(any(low <= ord(sign) <= high for low, high in allowed) for sign in language.normalize_text(text))


def test_signs_that_turn_the_direction_of_writing_are_taken_out() -> None:
    turning = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
    assert language.normalize_text(f"Capaian {turning}100 persen") == "Capaian 100 persen"


def test_a_joined_emoji_stays_joined() -> None:
    assert language.normalize_text("👩\u200d🌾") == "👩\u200d🌾"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("BNNP dan BNN, lalu BNN", "BNNP dan Badan Contoh (BNN), lalu BNN"),
        ("BNNP", "BNNP"),
        ("oleh BNN.", "oleh Badan Contoh (BNN)."),
    ],
)
def test_an_abbreviation_is_written_out_once_and_only_where_it_is_a_word(text: str, written: str) -> None:
    assert language.write_out(text, "BNN", "Badan Contoh") == written
