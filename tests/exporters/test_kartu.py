"""A card: what its Page may hold, where its words stand, and that its picture says nothing else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element as Card

from report_builder.errors import ExitCode, ReportError
from report_builder.exporters.iringan.gambar import draw_card
from report_builder.exporters.iringan.kartu import read
from report_builder.exporters.iringan.tata import LEAST, SQUARE
from report_builder.templating import Library
from tests.exporters.cards import (
    KARTU,
    LIBRARY,
    MELAMPAUI,
    SVG,
    beyond_margins,
    card_page,
    collisions,
    draw,
    lines,
    row,
    table,
)
from tests.test_look import TEXT, contrast

LONG = "Penyelenggaraan layanan yang transparan, akuntabel, dan mempertanggungjawabkan seluruh kegiatan kabupaten/kota "
FULL = row("65", "desa", "Jumlah desa", MELAMPAUI, "Target 50 desa · capaian 130,00%")
BROAD = row("Rp1.250.000.000.000", "", "Nilai layanan", MELAMPAUI, "Target Rp1.000.000.000.000 · capaian 125,00%")
LENGTHY = row("1.234,56", LONG[:60], LONG, MELAMPAUI, f"Target 5 {LONG[:40]} · capaian 100,00%")
EMPTY = row("", "", "Jumlah kelurahan", '<span class="status belum-diukur">– Belum diukur</span>', "Target 5 desa")
STRONG = FULL.replace("65", "<strong>65</strong>")
CASES = {
    "no row": card_page(),
    "one": card_page(table(FULL)),
    "two": card_page(table(BROAD, FULL)),
    "three": card_page("<p>14 Januari 2025 · Jakarta</p>", table(FULL, FULL, FULL), "<p>Sumber: data monev.</p>"),
    "the first in strong": card_page(table(STRONG, FULL, LENGTHY)),
    "not measured": card_page(table(EMPTY, FULL, EMPTY)),
    "words as figures": card_page(table(row("Wajar Tanpa Pengecualian dengan Paragraf Penjelasan", "opini"), FULL)),
    "long names": card_page(
        table(LENGTHY, LENGTHY, LENGTHY), f"<p>Sumber: {LONG}</p>", '<p class="akun">#Satu #Dua</p>', title=LONG + "Dua"
    ),
}
every_case = pytest.mark.parametrize("case", CASES)


def refusal(*blocks: str) -> list[str]:
    with pytest.raises(ReportError) as failure:
        read(card_page(*blocks), "uji/kartu.html")
    assert failure.value.exit_code is ExitCode.TEMPLATE
    return [str(problem) for problem in failure.value.problems]


# What a Page of a card may hold


def test_every_word_of_the_page_but_the_heads_of_columns_is_drawn() -> None:
    document = card_page(
        "<p>14 Januari 2025</p>", table(FULL), '<p class="sumber">Sumber.</p>', '<p class="akun">#Satu</p>'
    )
    assert lines(draw(document)) == [
        *("Badan Contoh", "Direktorat", "DRAF", "Siaran Pers", "14 Januari 2025"),
        *("65", "desa", "Jumlah desa", "▲ Melampaui", "Target 50 desa · capaian 130,00%", "Sumber.", "#Satu"),
    ]


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("<ul><li>Satu</li></ul>", "Kartu hanya memuat paragraf, satu judul, dan satu tabel."),
        (table(FULL) + table(FULL), "Kartu hanya memuat paragraf, satu judul, dan satu tabel."),
        ("<h2>Lagi</h2>", "Kartu harus mempunyai satu judul, bukan 2."),
        (table(FULL, FULL, FULL, FULL), "Tabel kartu memuat paling banyak 3 baris, tanpa <tfoot>."),
        ("<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>", "5 kolom, bukan 1."),
    ],
)
def test_what_has_no_place_on_a_card_is_refused(block: str, message: str) -> None:
    (told,) = refusal(block)
    assert told.startswith("uji/kartu.html: ")
    assert message in told


@pytest.mark.parametrize(
    ("kelas", "warna"),
    [
        ("tercapai", "baik"),
        ("belum", "buruk"),
        ("nihil", "buruk"),
        ("belum-diukur", "redup"),
        ("kuning", "perhatian"),
    ],
)
def test_a_state_has_its_colour(kelas: str, warna: str) -> None:
    state = f'<span class="status {kelas}">Keadaan</span>'
    assert read(card_page(table(row("1", keadaan=state))), "").baris[0].warna == warna


# How it looks


@every_case
def test_all_text_stands_within_the_margins_and_no_line_runs_into_another(case: str) -> None:
    card = draw(CASES[case])
    assert list(beyond_margins(card)) == []
    assert list(collisions(card)) == []


@pytest.mark.parametrize(
    "title",
    [
        "Dari untuk Tiga Pemberdayaan",
        "Tidak dari Tahun 2021 Melampaui Ketidakberhasilan untuk Pemberdayaan",
        "Indikator dari Kependudukan Masyarakat Kesehatan Kependudukan",
    ],
)
def test_no_word_stands_alone_on_the_last_line_of_a_title(title: str) -> None:
    drawn = [line for line in lines(draw(card_page(title=title))) if line not in {"Badan Contoh", "Direktorat", "DRAF"}]
    assert " ".join(drawn) == title
    assert len(drawn) > 1
    assert len(drawn[-1].split()) > 1


def test_text_that_is_too_long_or_too_close_is_found() -> None:
    line = '<text x="80" y="{}" font-size="30">{}</text>'
    texts = (line.format(100, "Satu"), line.format(120, "Dua"), line.format(200, "a" * 60))
    card = etree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(texts)}</svg>')
    assert list(collisions(card)) == [("Satu", "Dua")]
    assert list(beyond_margins(card)) == ["a" * 60]


@every_case
def test_title_and_figures_are_seen_in_a_square(case: str) -> None:
    for text in draw(CASES[case]).iter(f"{SVG}text"):
        if float(text.get("font-size", "0")) > 28:
            assert SQUARE[0] <= float(text.get("y", "0")) - float(text.get("font-size", "0")) * 0.74
            assert float(text.get("y", "0")) <= SQUARE[1]


@every_case
def test_every_text_can_be_read_against_its_ground(case: str) -> None:
    card = draw(CASES[case])
    paper, panel = card.iter(f"{SVG}rect")
    for text in card.iter(f"{SVG}text"):
        ground = panel if float(text.get("y", "0")) < float(panel.get("height", "0")) else paper
        assert contrast(text.get("fill", ""), ground.get("fill", "")) >= TEXT, text.text
        assert float(text.get("font-size", "0")) >= LEAST, text.text


def figure_size(card: Card, figure: str) -> float:
    return next(float(text.get("font-size", "0")) for text in card.iter(f"{SVG}text") if text.text == figure)


def test_a_figure_in_strong_is_larger_than_the_others() -> None:
    card = draw(card_page(table(STRONG, FULL.replace("65", "66"), FULL.replace("65", "67"))))
    assert figure_size(card, "65") > figure_size(card, "66") == figure_size(card, "67")


def test_details_that_have_no_room_beside_each_other_stand_on_lines_of_their_own() -> None:
    found = lines(draw(CASES["two"]))
    assert found[found.index("Target Rp1.000.000.000.000") :][:2] == ["Target Rp1.000.000.000.000", "capaian 125,00%"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("abcd efgh,.-", min_size=1, max_size=400), min_size=5, max_size=5))
def test_no_word_is_ever_cut(texts: list[str]) -> None:
    angka, satuan, nama, rincian, title = (f"a{text}" for text in texts)
    card = draw(card_page(table(row(angka[:40], satuan, nama, MELAMPAUI, rincian), FULL), title=title))
    printed = "".join("".join(lines(card)).replace("-", "").split())
    for text in (angka[:40], satuan, nama, rincian, title):
        assert "".join(text.replace("-", "").split()) in printed
    assert list(collisions(card)) == []


def test_a_card_that_cannot_be_read_is_told() -> None:
    _, problems = draw_card(KARTU, card_page(table(row("1", nama=LONG * 12), FULL, FULL)), LIBRARY.fill)
    (told,) = map(str, problems)
    assert told.startswith("uji/kartu.html: Teks kartu terlalu panjang sehingga “Penyelenggaraan layanan yang ")
    assert draw_card(KARTU, CASES["three"], LIBRARY.fill)[1] == ()


def test_a_letter_that_the_font_lacks_is_a_box_on_the_card_and_told() -> None:
    root, problems = draw_card(KARTU, card_page(table(row("1", nama="Indeks 🎉 Maju ✌️"))), LIBRARY.fill)
    assert "Indeks □ Maju □" in lines(root)
    assert [str(problem) for problem in problems] == [
        "Huruf ini tidak ada dalam Liberation Sans sehingga dicetak □ pada kartu: ✌, 🎉. Ganti huruf itu dalam data."
    ]


# That the picture says what the card does


def redrawn(tmp_path: Path, *changes: tuple[str, str]) -> Card:
    """Give the picture by a drawing template that was changed."""
    own = LIBRARY.read(KARTU.gambar).decode()
    for old, new in changes:
        assert old in own
        own = own.replace(old, new)
    (tmp_path / KARTU.gambar).parent.mkdir()
    (tmp_path / KARTU.gambar).write_text(own, encoding="utf-8")
    return draw_card(KARTU, CASES["one"], Library.on_path([tmp_path]).fill)[0]


def faults(tmp_path: Path, old: str, new: str) -> list[str]:
    """Give what is wrong with such a picture."""
    with pytest.raises(ReportError) as failure:
        redrawn(tmp_path, (old, new))
    assert failure.value.exit_code is ExitCode.TEMPLATE
    assert {problem.where.berkas for problem in failure.value.problems if problem.where} == {KARTU.gambar}
    return [problem.message for problem in failure.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("</svg>", '<text x="1" y="9">Terbaik!</text></svg>', "Teks “Terbaik!” bukan isi kartu."),
        ("</svg>", '<text x="1" y="9"><tspan>Siaran Pers</tspan></text></svg>', "Teks “Siaran Pers” bukan isi kartu."),
        ("{{ t.teks }}", "{{ t.teks | replace('65', '66') }}", "Teks “66” bukan isi kartu."),
        (
            "{% for t in k.teks %}",
            "{% for t in k.teks if t.warna != 'baik' %}",
            "“▲ Melampaui” tidak tercetak pada kartu.",
        ),
        ("{{ judul }}", "Sukses", "Teks “Sukses” bukan judul kartu."),
        ("</svg>", "<foreignObject/></svg>", "Unsur <foreignObject> tidak boleh ada pada gambar kartu."),
        ("</svg>", '<use href="#a"/></svg>', "Unsur <use> tidak boleh ada pada gambar kartu."),
        (
            'width="{{ k.lebar }}" height="{{ k.tinggi }}" view',
            'width="lebar" height="{{ k.tinggi }}" view',
            "width=“lebar”",
        ),
        ('height="{{ k.tinggi }}" view', 'height="99999" view', "Ukuran height=“99999” bukan ukuran gambar."),
        ('height="{{ k.tinggi }}" view', "view", "Ukuran height=“” bukan ukuran gambar."),
        ("<svg ", "<svg <", "Templat ini tidak memberi SVG yang sah"),
        ('xmlns="http://www.w3.org/2000/svg" ', "", "Templat ini tidak memberi SVG."),
    ],
)
def test_a_picture_that_says_else_or_cannot_be_one_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert any(message in told for told in faults(tmp_path, old, new))


OUT, SMALL, FAINT = "keluar dari gambar.", "terlalu kecil untuk dibaca.", "tidak terlihat pada latarnya."
TEXT_SIZE, TEXT_FILL, TEXT_X = 'font-size="{{ t.ukuran }}"', "{{ gaya[t.warna] }}", 'x="{{ t.x }}"'
VIEW = 'viewBox="0 0 {{ k.lebar }} {{ k.tinggi }}"'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("<title>", "<rect onload='alert(1)'/><title>", "Atribut “onload” tidak boleh ada pada <rect>."),
        ("<title>", "<g onclick='alert(1)'/><title>", "Atribut “onclick” tidak boleh ada pada <g>."),
        ("<title>", "<rect style='fill:u\\72l(http://a/x)'/><title>", "Atribut “style” tidak boleh ada pada <rect>."),
        ("<svg ", "<svg style='@import url(http://a/x)' ", "Atribut “style” tidak boleh ada pada <svg>."),
        ("<title>", "<rect class='a'/><title>", "Atribut “class” tidak boleh ada pada <rect>."),
        ("<title>", "<rect xml:base='http://a/'/><title>", "Atribut “base” tidak boleh ada pada <rect>."),
        ("<title>", "<rect fill='url(http://a/x)'/><title>", "Isi fill=“url(http://a/x)” pada <rect> tidak sah."),
        ("<title>", "<rect width='calc(1px)'/><title>", "Isi width=“calc(1px)” pada <rect> tidak sah."),
        ("<title>", "<path d='url(x)'/><title>", "Isi d=“url(x)” pada <path> tidak sah."),
        ("<title>", "<image href='https://a/b.png'/><title>", "Isi href=“https://a/b.png” pada <image> tidak sah."),
        (
            "<title>",
            "<image href='data:image/svg+xml;base64,AA'/><title>",
            "Isi href=“data:image/svg+xml;base64,AA” pada",
        ),
        ("<svg ", "<!DOCTYPE svg><svg ", "Gambar kartu tidak boleh memuat DOCTYPE."),
        ("<title>", "<style>text { fill: none }</style><title>", "Unsur <style> tidak boleh ada pada gambar kartu."),
        ("<title>", "<defs/><title>", "Unsur <defs> tidak boleh ada pada gambar kartu."),
        ("<title>", "<tspan>Terbaik</tspan><title>", "Unsur <tspan> tidak boleh berada di dalam <svg>."),
        ("<title>", "<g>Terbaik</g><title>", "Teks “Terbaik” berada langsung di dalam <g>."),
        ("<title>", "<g><g/>Terbaik</g><title>", "Teks “Terbaik” berada langsung di dalam <g>."),
        ("<text ", '<text display="none" ', "Atribut “display” tidak boleh ada pada <text>."),
        ("<text ", '<text visibility="hidden" ', "Atribut “visibility” tidak boleh ada pada <text>."),
        ("<text ", '<text opacity="0" ', "Atribut “opacity” tidak boleh ada pada <text>."),
        ("<text ", '<text transform="scale(0)" ', "Atribut “transform” tidak boleh ada pada <text>."),
        (VIEW, 'viewBox="0 0 0 0"', "Isi viewBox=“0 0 0 0” pada <svg> tidak sah."),
        (VIEW, 'viewBox="0 0 108000 135000"', SMALL),
        (VIEW, 'viewBox="0 0 1080 900"', OUT),
        (TEXT_X, 'x="-9000"', OUT),
        (TEXT_X, 'x="1000"', OUT),
        (TEXT_X, 'x="80" text-anchor="end"', OUT),
        ('y="{{ t.y }}"', 'y="2000"', OUT),
        ('y="{{ t.y }}"', "", OUT),
        (TEXT_SIZE, 'font-size="0"', SMALL),
        (TEXT_SIZE, 'font-size="7.9"', SMALL),
        (TEXT_FILL, "none", "Isi fill=“none” pada <text> tidak sah."),
        (TEXT_FILL, "{{ gaya['kertas'] }}", FAINT),
        (TEXT_FILL, "{{ gaya['aksen'] }}", FAINT),
        (TEXT_FILL, "#fefefe", FAINT),
        ("{{ t.teks }}", '<tspan fill="#fff">{{ t.teks }}</tspan>', FAINT),
        ("</svg>", '<rect width="100%" height="100%"/></svg>', "<rect> digambar setelah teks"),
    ],
)
def test_a_picture_that_could_do_or_hide_something_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert any(message in told for told in faults(tmp_path, old, new))


def test_what_is_wrong_is_told_with_its_line_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as failure:
        redrawn(tmp_path, ("<title>", '<rect fill="merah"/><title>'))
    assert str(failure.value) == (
        "siaran-pers/kartu.svg · baris 2: Isi fill=“merah” pada <rect> tidak sah. "
        "Tulis warna sebagai #rrggbb, none, atau url(#gradasi)."
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (VIEW, ""),
        ('width="{{ k.lebar }}" height="{{ k.tinggi }}" view', 'width="540" height="675" view'),
        (TEXT_FILL, "{{ '#fff' if t.warna in ('kertas', 'dasar') else '#000000' }}"),
        ("{{ t.teks }}", "<tspan>{{ t.teks }}</tspan>"),
        (TEXT_X, 'x="540" text-anchor="middle"'),
    ],
)
def test_a_picture_may_place_and_colour_its_words(tmp_path: Path, old: str, new: str) -> None:
    redrawn(tmp_path, (old, new))


def test_white_words_may_stand_on_a_shape_or_a_gradient_that_is_not_white(tmp_path: Path) -> None:
    gradient = (
        '<linearGradient id="g"><stop stop-color="#123"/><stop offset="100%" stop-color="#345"/></linearGradient>'
    )
    for number, ground in enumerate(('<rect width="1080" height="100%" fill="url(#g)"/>', '<circle r="3000"/>')):
        own = f"{gradient}{ground}{{% for t in k.teks %}}"
        folder = tmp_path / str(number)
        folder.mkdir()
        redrawn(folder, ("{% for t in k.teks %}", own), (TEXT_FILL, "#ffffff"))


def test_a_picture_may_have_shapes_gradients_and_an_embedded_logo_of_its_own(tmp_path: Path) -> None:
    own = (
        '<linearGradient id="g"><stop offset="0"/></linearGradient><circle r="9" fill="url(#g)"/>'
        '<image href="data:image/png;base64,AAAA" width="9" height="9"/><title>'
    )
    assert lines(redrawn(tmp_path, ("<title>", own))) == lines(draw(CASES["one"]))
