"""Colours that everybody can read: the contrasts of WCAG 2.2 hold for the design tokens."""

import pytest

from report_builder.templating import Library

TEXT = 4.5
"""Success criterion 1.4.3, level AA."""
GRAPHICS = 3.0
"""Success criterion 1.4.11."""

READ_ON = {
    "tinta": ("kertas", "dasar", "sorot"),
    "redup": ("kertas", "dasar"),
    "aksen": ("kertas", "dasar"),
    "baik": ("kertas", "dasar"),
    "perhatian": ("kertas", "dasar", "sorot"),
    "buruk": ("kertas", "dasar"),
}
SERIES = ("aksen", "seri-2", "seri-3", "seri-4", "seri-5")


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Give the relative luminance of `#rrggbb`, from 0 to 1."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    ("colour", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1)],
)
def test_contrast_is_that_of_wcag(colour: str, other: str, ratio: float) -> None:
    assert contrast(colour, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(("text", "ground"), [(text, ground) for text in READ_ON for ground in READ_ON[text]])
def test_text_stands_out_from_what_it_is_printed_on(text: str, ground: str) -> None:
    gaya = Library.on_path([]).gaya
    assert contrast(gaya[text], gaya[ground]) >= TEXT


@pytest.mark.parametrize("series", SERIES)
def test_a_series_stands_out_from_the_paper(series: str) -> None:
    gaya = Library.on_path([]).gaya
    assert contrast(gaya[series], gaya["kertas"]) >= GRAPHICS
