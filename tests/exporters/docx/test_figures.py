"""Pictures in the Word file."""

from collections.abc import Callable
from typing import Any

from report_builder.errors import error, warning
from report_builder.exporters.docx import export
from report_builder.page import Page

WordOf = Callable[..., Any]
PageOf = Callable[..., Page]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"/>'
EXTENT = "//wp:inline/wp:extent"


def figure(src: str, width: str = "", caption: str = "") -> str:
    return f'<figure id="g"><img src="{src}" alt="Logo kantor"{width}/>{caption}</figure>'


def test_a_picture_has_its_width_its_shape_and_its_words(word_of: WordOf) -> None:
    word = word_of(figure("gaya/logo.png", ' data-lebar="26"'))
    assert word.values(f"{EXTENT}/@cx") == word.values(f"{EXTENT}/@cy") == ["936000"]
    assert word.values("//wp:docPr/@descr") == ["Logo kantor"]


def test_a_picture_is_never_wider_than_the_text(word_of: WordOf) -> None:
    word = word_of(figure("gaya/logo.png", ' data-lebar="500"'))
    assert abs(int(word.values(f"{EXTENT}/@cx")[0]) - 155 * 36000) < 500


def test_a_tall_picture_is_no_higher_than_a_page_holds_with_its_caption(word_of: WordOf) -> None:
    tall = {"a.svg": SVG.replace(b'"20mm"', b'"400mm"'), "a.png": b"PNG"}
    cover, flat = (f'<section class="{kind}">{figure("a.svg")}</section>' for kind in ("sampul", "bab lanskap"))
    heights = [word_of(body, **tall).values(f"{EXTENT}/@cy") for body in (cover, figure("a.svg"), flat)]
    assert heights == [["7200000"], ["7200000"], ["4320000"]]


def test_the_caption_keeps_with_the_picture_above_it(word_of: WordOf) -> None:
    word = word_of(figure("gaya/logo.png", caption="<figcaption>Logo</figcaption>"))
    assert len(word.find("//w:p[w:pPr/w:keepNext][.//w:drawing]")) == 1
    assert word.text("//w:p[w:pPr/w:pStyle/@w:val='JudulGambar']") == ["Gambar\u00a01 Logo"]


def test_a_picture_shown_twice_is_stored_once(word_of: WordOf) -> None:
    word = word_of(figure("gaya/logo.png") + figure("gaya/logo.png").replace('"g"', '"h"'))
    assert [name for name in word.parts if "media" in name] == ["word/media/gambar1.png"]
    assert len(set(word.values("//wp:docPr/@id"))) == 2


def test_an_svg_comes_with_the_png_beside_it(word_of: WordOf, resources: dict[str, bytes]) -> None:
    word = word_of(figure("a.svg"), **{"a.svg": SVG, "a.png": resources["gaya/logo.png"]})
    assert word.parts["word/media/gambar1.svg"] == SVG
    assert word.parts["word/media/gambar2.png"] == resources["gaya/logo.png"]
    assert word.values(f"{EXTENT}/@cx") == ["1440000"]


def test_an_svg_alone_is_warned_of(page_of: PageOf) -> None:
    output = export(page_of(figure("a.svg"), **{"a.svg": SVG}), "lakip.docx")
    assert output.problems == (
        warning(
            "Gambar “a.svg” berupa SVG: tampak di Word 2016 ke atas, di program lain hanya bidang kelabu.",
            hint="Sertakan juga “a.png”.",
        ),
    )


def test_a_file_that_is_no_picture_is_an_error(page_of: PageOf) -> None:
    output = export(page_of(figure("a.png"), **{"a.png": b"bukan gambar"}), "lakip.docx")
    assert output.problems == (
        error(
            "Gambar “a.png” bukan gambar PNG, JPG, atau SVG yang utuh.",
            hint="Pakai gambar yang isinya sesuai dengan akhiran namanya.",
        ),
    )
