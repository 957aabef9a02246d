"""Files beside a document: text, an SVG that carries its letters, and the same as pixels."""

import re
from base64 import b64decode
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from report_builder.errors import ExitCode, ReportError
from report_builder.exporters.iringan import Bentuk, write
from report_builder.exporters.iringan.huruf import subset
from report_builder.templating import Library

FONTS = Library.on_path([]).resources(("fonts/",))
CARD = """
<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40" font-family="'Liberation Sans'">
<title>Tidak tercetak</title><rect width="90" height="40" fill="#12406b"/>
<text x="5" y="30" font-size="24" font-weight="bold" fill="#ffffff">65 &amp; 6</text></svg>
"""


def make(bentuk: Bentuk, text: str) -> bytes:
    output = write(bentuk, text, "berkas", FONTS)
    assert output.name == "berkas"
    return output.data


def refusal(bentuk: Bentuk, text: str) -> ReportError:
    with pytest.raises(ReportError) as failure:
        make(bentuk, text)
    return failure.value


def test_text_has_no_white_space_at_its_ends_nor_two_empty_lines() -> None:
    assert make("teks", "\n  Satu  \n \n\n\nDua “kita”\n\n") == "Satu\n\nDua “kita”\n".encode()


def test_an_svg_carries_both_weights_with_its_letters_and_no_others() -> None:
    fonts = [b64decode(data) for data in re.findall(r"base64,([^\"]+)", make("svg", CARD).decode())]
    letters = [{chr(code) for code in TTFont(BytesIO(font)).getBestCmap()} for font in fonts]
    assert letters == [set("65 &")] * 2


def test_an_svg_keeps_what_it_draws() -> None:
    assert '<text x="5" y="30" font-size="24" font-weight="bold" fill="#ffffff">65 &amp; 6</text>' in (
        make("svg", CARD).decode()
    )


def test_a_letter_that_the_font_lacks_is_left_out() -> None:
    font = subset("a语", FONTS["fonts/LiberationSans-Regular.ttf"])
    assert set(TTFont(BytesIO(font)).getBestCmap()) == {ord("a")}


@pytest.mark.slow
def test_a_png_has_a_pixel_for_each_unit_of_the_svg() -> None:
    with Image.open(BytesIO(make("png", CARD))) as image:
        assert (image.size, image.format, image.mode) == ((90, 40), "PNG", "RGB")
        assert image.getpixel((2, 2)) == (0x12, 0x40, 0x6B)
        assert (255, 255, 255) in {image.getpixel((x, y)) for x in range(90) for y in range(40)}


@pytest.mark.slow
@pytest.mark.parametrize("bentuk", ["svg", "png"])
def test_the_same_svg_gives_the_same_bytes(bentuk: Bentuk) -> None:
    assert make(bentuk, CARD) == make(bentuk, CARD)


@pytest.mark.parametrize("bentuk", ["svg", "png"])
@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("<svg", "Templat ini tidak memberi SVG yang sah"),
        ("<p>Kartu</p>", "Templat ini tidak memberi SVG."),
    ],
)
def test_what_is_no_svg_is_refused(bentuk: Bentuk, markup: str, message: str) -> None:
    failure = refusal(bentuk, markup)
    assert failure.exit_code is ExitCode.TEMPLATE
    assert str(failure).startswith(message)


@pytest.mark.slow
def test_a_picture_from_outside_is_never_asked_for() -> None:
    image = '<image href="https://contoh.go.id/logo.png" width="9" height="9"/></svg>'
    assert refusal("png", CARD.replace("</svg>", image)).exit_code is ExitCode.OUTPUT
