"""Picture files: their size, and what is refused of them."""

import warnings
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageFile

from report_builder.exporters.pictures import PictureError, check_picture, measure_picture


def raster(kind: str = "PNG", size: tuple[int, int] = (300, 150), **options: object) -> bytes:
    stream = BytesIO()
    picture = Image.linear_gradient("L").resize(size)
    picture.save(stream, kind, **options)
    return stream.getvalue()


def svg(attributes: str = 'viewBox="0 0 96 48"', content: str = "", before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>'.encode()


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(PictureError) as refused:
        check_picture(name, data)
    return refused.value.reason


UNKNOWN = "bukan gambar PNG, JPG, atau SVG yang utuh"
DAMAGED = "rusak atau terpotong"


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("a.png", raster(dpi=(300, 300)), (25.4, 12.7)),
        ("a.PNG", raster(), (300 / 72 * 25.4, 150 / 72 * 25.4)),
        ("a.jpg", raster("JPEG", dpi=(300, 150)), (25.4, 25.4)),
        ("a.gif", raster("GIF"), (300 / 72 * 25.4, 150 / 72 * 25.4)),
        ("a.svg", svg(), (25.4, 12.7)),
        ("a.svg", svg('viewBox="0,0 96 48" width="100%" height="auto"'), (25.4, 12.7)),
        ("a.svg", svg('width="4cm" height="20mm"'), (40, 20)),
        ("a.svg", svg('width="0.5in" height="72pt"'), (12.7, 25.4)),
    ],
)
def test_a_picture_has_the_size_that_its_file_says(name: str, data: bytes, size: tuple[float, float]) -> None:
    check_picture(name, data)
    assert measure_picture(name, data) == pytest.approx(size, rel=1e-3)


def test_a_jpeg_without_the_usual_beginning_is_a_jpeg() -> None:
    data = raster("JPEG")
    assert data[2:4] == b"\xff\xe0"
    bare = data[:2] + data[4 + int.from_bytes(data[4:6]) :]
    check_picture("a.jpg", bare)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b""),
        ("a.png", b"bukan gambar"),
        ("a.png", raster("JPEG")),
        ("a.jpg", raster()),
        ("a.jpg", b"\xff\xd8\xff\xe0 bukan gambar"),
        ("a.webp", raster()),
        ("a.svg", raster()),
        ("a.svg", b"<svg><g></svg>"),
        ("a.svg", b'<html xmlns="http://www.w3.org/1999/xhtml"/>'),
        ("a.png", svg()),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(name: str, data: bytes) -> None:
    assert refusal(name, data) == UNKNOWN


@pytest.mark.parametrize("end", [60, 200, -12])
def test_a_png_that_is_cut_off_is_refused(end: int) -> None:
    assert refusal("a.png", raster()[:end]) == DAMAGED


@pytest.mark.parametrize("lenient", [False, True])
def test_a_jpeg_that_is_cut_off_is_refused_whatever_another_library_told_pillow(
    monkeypatch: pytest.MonkeyPatch, *, lenient: bool
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    assert refusal("a.jpg", raster("JPEG")[:-400]) == DAMAGED


def test_a_garbled_png_is_refused() -> None:
    data = raster()
    assert refusal("a.png", data[:80] + b"\0\0\0\0" + data[84:]) == DAMAGED


def test_a_picture_of_too_many_pixels_is_refused_without_a_warning() -> None:
    header = bytearray(raster(size=(1, 1)))
    header[16:24] = (12000).to_bytes(4) * 2
    header[29:33] = zlib.crc32(header[12:29]).to_bytes(4)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert refusal("a.png", bytes(header)) == "terlalu besar (12000 × 12000 piksel)"


@pytest.mark.parametrize(
    "attributes",
    ["", 'width="0" height="10"', 'width="0px" height="10" viewBox="0 0 1 1"', 'width="-5" height="1"', 'width="5"'],
)
def test_an_svg_without_a_size_is_refused(attributes: str) -> None:
    assert refusal("a.svg", svg(attributes)) == "berupa SVG tanpa ukuran"


@pytest.mark.parametrize("box", ["0 0 a b", "0 0 10", "0 0 0 10", "0 0 -1 1", "0 0 nan 1", "0 0 inf 1", ""])
def test_an_svg_with_a_view_box_of_nonsense_is_refused(box: str) -> None:
    assert refusal("a.svg", svg(f'viewBox="{box}"')) == f"berupa SVG dengan viewBox “{box}” yang tidak sah"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<script/>", "berupa SVG dengan script"),
        ("<g><foreignObject/></g>", "berupa SVG dengan foreignObject"),
        ('<image href="http://example.invalid/a.png"/>', "berupa SVG yang meminta berkas lain"),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="lain.svg#a"/>', "berupa SVG yang meminta berkas lain"),
        ('<rect fill="url(lain.svg#a)"/>', "berupa SVG yang meminta berkas lain"),
        ("<style>@import 'lain.css';</style>", "berupa SVG yang meminta berkas lain"),
        ("<style>rect { fill: url( 'lain.svg#a' ) }</style>", "berupa SVG yang meminta berkas lain"),
    ],
)
def test_an_svg_that_does_or_asks_for_more_than_drawing_is_refused(content: str, reason: str) -> None:
    assert refusal("a.svg", svg(content=content)) == reason


def test_an_svg_with_entities_is_refused() -> None:
    doctype = '<!-- <svg --><!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>'
    assert refusal("a.svg", svg(content="<text>&a;</text>", before=doctype)) == "berupa SVG dengan entitas"


def test_an_svg_as_drawing_programs_write_it_is_good() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    content = (
        "<style>rect { fill: url(#a) }</style><!-- gambar --><rect style=\"fill:url('#a')\"/>"
        '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="#b"/><image href="data:image/png;base64,AA=="/>'
    )
    check_picture("a.svg", svg(content=content, before=doctype))
