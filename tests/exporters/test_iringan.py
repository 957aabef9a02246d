"""Files beside a document: text held against its limits, and a card that carries its letters or is made of pixels."""

import re
from base64 import b64decode
from dataclasses import replace
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from report_builder import page
from report_builder.exporters.iringan import Bekal, Bentuk, Iringan, teks, write
from report_builder.exporters.iringan.huruf import subset
from report_builder.facts import Ledger
from report_builder.page import Page
from tests.exporters.cards import KARTU, LIBRARY, card_page, row, table
from tests.scrutiny.conftest import markup

BEKAL = Bekal(LIBRARY.fill, Ledger({}, (), ()))
CARD = card_page(table(row("65", "R&amp;D", "Jumlah")), title="Kartu")
TAKARIR = Iringan("takarir.txt", "uji/takarir.html", "teks", batas={"panjang": 30, "pendek": 12})


def make(bentuk: Bentuk, document: Page = CARD) -> bytes:
    output = write(replace(KARTU, bentuk=bentuk), document, BEKAL)
    assert output.name == "kartu.svg"
    return output.data


def captions(long: str, short: str) -> Page:
    text = markup('<h2 id="panjang">Panjang</h2>', long, '<h2 id="pendek">Pendek</h2>', short)
    return page.parse(text, gaya={}, resources={})


# Text


def test_a_text_is_that_of_the_page_and_says_where_it_is_a_draft() -> None:
    output = write(TAKARIR, captions("<p>Satu.</p><ul><li>A</li><li>B</li></ul>", "<p>Dua.</p>"), BEKAL)
    assert output.data.decode() == "DRAF\n\nSiaran Pers\n\nPanjang\n\nSatu.\n\n- A\n- B\n\nPendek\n\nDua.\n"
    assert output.problems == ()


@pytest.mark.parametrize(
    ("short", "length"),
    [(["Dua belas h."], 0), (["Tiga belas h."], 13), (["Satu.", "Dua."], 0), (["Satu..", "Dua.", "A"], 15)],
)
def test_what_is_longer_than_its_receiver_takes_is_told_and_left_whole(short: list[str], length: int) -> None:
    output = write(TAKARIR, captions("<p>Satu.</p>", "".join(f"<p>{text}</p>" for text in short)), BEKAL)
    told = [f"uji/takarir.html: Teks “pendek” panjangnya {length} karakter, lebih dari 12."] if length else []
    assert [str(problem).partition(" Pendekkan")[0] for problem in output.problems] == told
    assert output.data.decode().endswith("Pendek\n\n" + "\n\n".join(short) + "\n")


def test_letters_are_counted_as_readers_count_them() -> None:
    assert teks.count(page.parse(markup("<p>cafe\u0301</p>"), gaya={}, resources={})) == len("Siaran Pers\n\ncafé")


# Cards


def test_an_svg_carries_both_weights_with_its_letters_and_no_others() -> None:
    fonts = [b64decode(data) for data in re.findall(r"base64,([^\"]+)", make("svg").decode())]
    letters = [{chr(code) for code in TTFont(BytesIO(font)).getBestCmap()} for font in fonts]
    assert letters == [set("Badan Contoh Direktorat DRAF Kartu 65 R&D Jumlah")] * 2


def test_an_svg_keeps_what_it_draws() -> None:
    assert re.search(r'<text x="80" y="[\d.]+" font-size="36" fill="#556070">R&amp;D</text>', make("svg").decode())


def test_a_letter_that_the_font_lacks_is_left_out() -> None:
    font = subset("a语", LIBRARY.read("fonts/LiberationSans-Regular.ttf"))
    assert set(TTFont(BytesIO(font)).getBestCmap()) == {ord("a")}


@pytest.mark.slow
def test_a_png_has_a_pixel_for_each_unit_of_the_svg() -> None:
    with Image.open(BytesIO(make("png"))) as image:
        assert (image.size, image.format, image.mode) == ((1080, 1350), "PNG", "RGB")
        assert image.getpixel((2, 2)) == (0x12, 0x40, 0x6B)
        assert (255, 255, 255) in {image.getpixel((x, 180)) for x in range(1080)}


@pytest.mark.slow
@pytest.mark.parametrize("bentuk", ["svg", "png"])
def test_no_letter_stops_a_card(bentuk: Bentuk) -> None:
    output = write(replace(KARTU, bentuk=bentuk), card_page(table(row("1", nama="Maju 🎉 语"))), BEKAL)
    assert ["🎉" in problem.message for problem in output.problems] == [True]


@pytest.mark.slow
@pytest.mark.parametrize("bentuk", ["svg", "png"])
def test_the_same_card_gives_the_same_bytes(bentuk: Bentuk) -> None:
    assert make(bentuk) == make(bentuk)
