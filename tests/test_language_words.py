from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from report_builder import language

counts = st.integers(min_value=0, max_value=999_999_999_999)
days = st.dates(min_value=date(1000, 1, 1))

UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5,
    "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
MAGNITUDES = {"juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}


def read_words(text: str) -> int:
    """Reads terbilang word by word: `total` of the groups behind, `thousands` and `small` of the one at hand."""
    total = thousands = small = 0
    for word in text.removeprefix("minus ").split(" "):
        if word in MAGNITUDES:
            total, thousands, small = total + (thousands + small) * MAGNITUDES[word], 0, 0
        elif word in {"ribu", "seribu"}:
            thousands, small = max(small, 1) * 1000, 0
        else:
            small = read_small(small, word)
    number = total + thousands + small
    return -number if text.startswith("minus ") else number


def read_small(before: int, word: str) -> int:
    unit = before % 10
    steps = {"belas": before + 10, "puluh": before + unit * 9, "ratus": before + unit * 99, "seratus": before + 100}
    return steps[word] if word in steps else before + UNITS[word]


# Numbers in words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (207, "dua ratus tujuh"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (1_100, "seribu seratus"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_000_001_001, "satu miliar seribu satu"),
        (1_000_000_001_000, "satu triliun seribu"),
        (1_121_000, "satu juta seratus dua puluh satu ribu"),
        (-5, "minus lima"),
        (-1_001_000, "minus satu juta seribu"),
    ],
)
def test_a_number_is_spelled_as_it_is_read_aloud(number: int, words: str) -> None:
    assert language.spell_number(number) == words


@given(counts)
def test_a_spelled_number_reads_back_as_the_number(number: int) -> None:
    assert read_words(language.spell_number(number)) == number


@given(st.integers(min_value=-(10**18) + 1, max_value=10**18 - 1))
def test_a_spelled_number_has_single_spaces_and_known_forms(number: int) -> None:
    words = language.spell_number(number).split(" ")
    assert "" not in words
    assert read_words(" ".join(words)) == number
    pairs = set(pairwise(words))
    assert pairs.isdisjoint({("satu", "puluh"), ("satu", "belas"), ("satu", "ratus")})


@given(st.integers(min_value=1, max_value=999_999_999), st.integers(min_value=1_000, max_value=1_999))
def test_a_lone_thousand_is_seribu_behind_any_millions(millions: int, thousand: int) -> None:
    assert " juta seribu" in f" {language.spell_number((millions * 1000 + 1) * 10**6 + thousand)}"


@pytest.mark.parametrize("number", [10**18, -(10**18)])
def test_a_number_too_large_to_spell_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"^too large to spell: {number}$"):
        language.spell_number(number)


def test_counts_of_one_word_are_spelled_and_no_others() -> None:
    spelled = [number for number in range(-20, 2_000) if language.format_count(number).isalpha()]
    assert spelled == [*range(12), 100, 1_000]


@pytest.mark.parametrize(
    ("number", "text"),
    [(3, "tiga"), (12, "12"), (65, "65"), (100, "seratus"), (8_691, "8.691"), (1_000_000, "1.000.000"), (-3, "-3")],
)
def test_a_count_in_prose_follows_the_one_word_rule(number: int, text: str) -> None:
    assert language.format_count(number) == text


def test_a_count_too_large_to_spell_is_in_figures() -> None:
    assert language.format_count(10**18) == "1.000.000.000.000.000.000"


@pytest.mark.parametrize(
    ("number", "sign"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (90, "XC"), (2021, "MMXXI"), (3999, "MMMCMXCIX")],
)
def test_roman_numerals(number: int, sign: str) -> None:
    assert language.roman(number) == sign


def test_no_two_numbers_share_a_roman_numeral() -> None:
    assert len({language.roman(number) for number in range(1, 4000)}) == 3999


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_a_number_without_roman_numeral_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"^no Roman numeral for {number}$"):
        language.roman(number)


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("198001012005011001", "19800101 200501 1 001"),
        ("19800101 200501 1 001", "19800101 200501 1 001"),
        ("12345", "12345"),
        ("1980010120050110011", "1980010120050110011"),
        ("NRP 72010101", "NRP 72010101"),
        ("", ""),
    ],
)
def test_a_nip_is_grouped_8_6_1_3_and_any_other_text_stays(text: str, grouped: str) -> None:
    assert language.format_nip(text) == grouped


# Dates


def test_dates_are_written_in_full() -> None:
    assert language.format_date(date(2021, 12, 17)) == "17 Desember 2021"
    assert language.format_day_date(date(2021, 9, 2)) == "Kamis, 2 September 2021"
    assert language.format_month_year(date(2022, 2, 1)) == "Februari 2022"


@pytest.mark.parametrize(
    ("first", "last", "tersirat", "printed"),
    [
        (date(2021, 9, 2), None, 2021, "Kamis (2/9)"),
        (date(2021, 9, 2), date(2021, 9, 2), 2021, "Kamis (2/9)"),
        (date(2021, 9, 2), None, 2022, "Kamis (2/9/2021)"),
        (date(2021, 9, 2), None, None, "Kamis (2/9/2021)"),
        (date(2023, 8, 7), date(2023, 8, 9), 2023, "Senin–Rabu (7–9/8)"),
        (date(2023, 8, 7), date(2023, 8, 9), 2024, "Senin–Rabu (7–9/8/2023)"),
        (date(2023, 8, 30), date(2023, 9, 1), 2023, "Rabu–Jumat (30/8–1/9)"),
        (date(2023, 8, 30), date(2023, 9, 1), None, "Rabu–Jumat (30/8–1/9/2023)"),
        (date(2021, 12, 30), date(2022, 1, 1), 2022, "Kamis–Sabtu (30/12/2021–1/1/2022)"),
        (date(2023, 8, 7), date(2023, 8, 14), 2023, "Senin–Senin (7–14/8)"),
    ],
)
def test_a_press_release_names_weekdays_and_short_dates(
    first: date, last: date | None, tersirat: int | None, printed: str
) -> None:
    assert language.format_press_date(first, last, tersirat=tersirat) == printed


def test_the_months_have_their_indonesian_names() -> None:
    names = [language.format_month_year(date(2021, month, 1)).removesuffix(" 2021") for month in range(1, 13)]
    assert names == [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ]


def test_the_days_have_their_indonesian_names() -> None:
    names = [language.format_day_date(date(2021, 11, day)).split(",")[0] for day in range(1, 8)]
    assert names == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


@pytest.mark.parametrize(
    "text",
    [
        "17 Desember 2021",
        "17 desember 2021",
        "17 DESEMBER 2021",
        "17 Des 2021",
        "17 Des. 2021",
        "17-Des-2021",
        "17-12-2021",
        "17/12/2021",
        "2021-12-17",
        "  17  Desember\u00a02021 ",
    ],
)
def test_a_date_is_read_however_it_is_typed(text: str) -> None:
    assert language.parse_date(text) == date(2021, 12, 17)


def test_the_day_comes_before_the_month() -> None:
    assert language.parse_date("02/09/2021") == date(2021, 9, 2)


@pytest.mark.parametrize(
    ("text", "month"),
    [("1 Agt 2021", 8), ("1 Agust 2021", 8), ("1 Sept 2021", 9), ("1 Nopember 2021", 11), ("1 Pebruari 2021", 2)],
)
def test_older_and_shorter_month_names_are_read(text: str, month: int) -> None:
    assert language.parse_date(text) == date(2021, month, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "TW IV",
        "Desember 2021",
        "31 Februari 2021",
        "29-02-2021",
        "12/17/2021",
        "17-12/2021",
        "17-12-21",
        "17 Dezember 2021",
        "2021-13-01",
        "17 Desember 0000",
        "17.12",
        "44547",
        "tanggal 17 Desember 2021",
        "\u0661\u0667-12-2021",
    ],
)
def test_what_is_no_possible_date_gives_none(text: str) -> None:
    assert language.parse_date(text) is None


@given(days)
def test_a_printed_date_reads_back(day: date) -> None:
    assert language.parse_date(language.format_date(day)) == day


@given(days, st.sampled_from(["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"]))
def test_a_date_in_figures_reads_back(day: date, form: str) -> None:
    assert language.parse_date(day.strftime(form)) == day


@given(st.from_regex(r"[0-9]{1,2}([ /-])([0-9]{1,2}|[A-Za-z]{3,4})\1[0-9]{4}", fullmatch=True))
@example("29/02/2021")
def test_what_looks_like_a_date_gives_its_own_day_and_year_or_none(text: str) -> None:
    found = language.parse_date(text)
    assert found is None or (int(text[:2].rstrip(" /-")), int(text[-4:])) == (found.day, found.year)
