"""Captions of limited length."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from report_builder.kinds.takarir import LIMIT, fit_caption, shorten

TAGS = ("#WarOnDrugs", "#IndonesiaBersinar")
WORDS = st.text(alphabet="abcdefghij ABC.,;:–/0123456789%", min_size=1, max_size=400)


def test_what_has_room_is_left_as_it_is() -> None:
    assert fit_caption(["Satu kalimat.", "Dua kalimat."], TAGS) == f"Satu kalimat. Dua kalimat.\n{' '.join(TAGS)}"
    assert fit_caption(["Satu kalimat."], ()) == "Satu kalimat."


@pytest.mark.parametrize(
    ("limit", "short"),
    [
        (64, "Target terlampaui. Tiga indikator naik, yaitu layanan 12,5 desa."),
        (63, "Target terlampaui."),
        (17, "Target…"),
        (6, ""),
    ],
)
def test_a_text_ends_with_a_sentence_or_with_a_word(limit: int, short: str) -> None:
    assert shorten("Target terlampaui. Tiga indikator naik, yaitu layanan 12,5 desa.", limit) == short


def test_a_sentence_that_is_too_long_ends_with_a_clause() -> None:
    assert shorten("Tiga indikator naik, yaitu layanan 12,5 desa.", 44) == "Tiga indikator naik…"


@pytest.mark.parametrize("limit", range(12, 30))
def test_no_cut_ends_in_a_number(limit: int) -> None:
    assert shorten("Anggaran sebesar Rp1,25 miliar terserap seluruhnya tahun ini", limit) in {
        "Anggaran…",
        "Anggaran sebesar…",
    }


def test_hashtags_that_would_take_more_than_half_are_left_out() -> None:
    assert fit_caption(["Satu."], ["#" + "a" * 100, "#" + "b" * 100]) == f"Satu.\n#{'a' * 100}"


def test_markup_is_left_whole_for_scrutiny() -> None:
    long = Markup("<data>3</data> ") * 100
    assert fit_caption([long], TAGS) == f"{long} {' '.join(TAGS)}"


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(st.from_regex(r"#\w{1,80}", fullmatch=True), max_size=6))
def test_a_caption_is_never_longer_than_its_limit(sentences: list[str], tags: list[str]) -> None:
    caption = fit_caption(sentences, tags)
    assert len(caption) <= LIMIT


@given(WORDS, st.integers(min_value=1, max_value=300))
def test_a_short_text_has_only_whole_numbers_of_the_long_one(text: str, limit: int) -> None:
    numbers = re.compile(r"\S*\d\S*")
    short = shorten(text, limit).removesuffix("…")
    assert text.startswith(short)
    assert [found.span() for found in numbers.finditer(short)] == [
        found.span() for found in numbers.finditer(text) if found.end() <= len(short)
    ]
