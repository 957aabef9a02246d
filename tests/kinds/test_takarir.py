"""Captions of limited length: what is said is chosen beforehand, and nothing that was said is cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from report_builder.given import CLOSE, OPEN, Given
from report_builder.kinds.takarir import MOST_TAGS, WORDING, choose_wording, length, shorten, take_tags

NAME = "Persentase desa (kawasan perdesaan) yang melayani 24 jam, dan tetap terbuka untuk umum"
WORDS = st.text(alphabet="abcdefghij ABC.,;:–/()0123456789%", min_size=1, max_size=400)


def test_the_longest_wording_that_has_room_is_taken() -> None:
    wordings = ["<p>Satu dua tiga.</p>", "<p>Satu dua.</p>", "<p>Satu.</p>"]
    assert [choose_wording(wordings, most) for most in (14, 13, 9, 8, 5)] == [wordings[n] for n in (0, 1, 1, 2, 2)]


def test_where_none_has_room_the_last_is_taken_whole() -> None:
    assert choose_wording(["<p>Satu dua.</p>", "<p>Satu.</p>"], 3) == "<p>Satu.</p>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<p>Capaian <data class="fakta" value="1" data-fakta="IKK-1.capaian">1,00%</data>.</p>', "Capaian 1,00%."),
        ("<p>R&amp;D &lt;A&gt;</p>", "R&D <A>"),
        ("<p>Satu.</p>\n<ul>\n<li>A</li>\n<li>B</li>\n</ul>\n<p>#Satu</p>", "Satu.\n\n- A\n- B\n\n#Satu"),
        (f"<p>{OPEN}Desa{CLOSE} pulih</p>", "Desa pulih"),
        ("<p>cafe\u0301</p>", "café"),
    ],
)
def test_a_length_is_that_of_what_is_published(markup: str, text: str) -> None:
    assert length(markup) == len(text)


@pytest.mark.parametrize(
    ("most", "short"),
    [
        (len(NAME), NAME),
        (len(NAME) - 1, "Persentase desa (kawasan perdesaan) yang melayani 24 jam, dan tetap terbuka…"),
        (60, "Persentase desa (kawasan perdesaan) yang melayani 24 jam…"),
        (54, "Persentase desa (kawasan perdesaan) yang melayani…"),
        (44, "Persentase desa (kawasan perdesaan)…"),
        (34, "Persentase desa…"),
        (12, "Persentase…"),
        (8, NAME),
    ],
)
def test_a_name_ends_at_a_word_that_may_end_it(most: int, short: str) -> None:
    assert shorten(NAME, most) == short


@pytest.mark.parametrize(
    ("other", "short"),
    [
        ("Persentase kota yang tetap terbuka", "Persentase desa…"),
        ("Persentase desa (kawasan perkotaan) yang melayani 24 jam", NAME),
        ("PERSENTASE DESA tangguh", NAME),
        (NAME, "Persentase desa…"),
    ],
)
def test_a_name_that_another_begins_as_stays_whole(other: str, short: str) -> None:
    assert shorten(NAME, 34, [NAME, other]) == short


def test_no_name_is_cut_to_the_beginning_of_another() -> None:
    assert shorten("Persentase pertanggungjawaban", 20) == "Persentase…"
    assert shorten("Persentase pertanggungjawaban", 20, ["Persentase desa"]) == "Persentase pertanggungjawaban"


def test_a_shortened_text_of_the_input_stays_one() -> None:
    pendekkan = WORDING["pendekkan"]
    assert callable(pendekkan)
    assert isinstance(pendekkan(Given(NAME), 34), Given)
    assert pendekkan(Markup(f"{OPEN}Desa R&amp;D{CLOSE}"), 60) == f"{OPEN}Desa R&amp;D{CLOSE}"  # noqa: S704 - our own


@given(WORDS, st.integers(min_value=1, max_value=300))
def test_a_shortened_name_is_short_enough_or_whole_and_no_number_is_cut(name: str, most: int) -> None:
    short = shorten(name, most)
    if short == name:
        return
    assert len(short) <= most
    kept = short.removesuffix("…")
    assert name.startswith(kept)
    assert not re.search(r"\d\S*$", kept)


@pytest.mark.parametrize(
    ("tags", "most", "taken"),
    [
        (["#Satu", "#Dua"], 280, 2),
        (["#" + "a" * 100, "#" + "b" * 100], 280, 1),
        (["#" + "a" * 139], 280, 1),
        (["#" + "a" * 140], 280, 0),
        (["#a"] * 40, 2200, MOST_TAGS),
    ],
)
def test_hashtags_take_no_more_than_half_and_no_more_than_are_allowed(tags: list[str], most: int, taken: int) -> None:
    assert take_tags(tags, most) == tuple(tags[:taken])
