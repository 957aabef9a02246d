"""Headings, lists, groups, contents and cross references in the Word file."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.charts.lettering import text_width
from report_builder.exporters.docx.contents import fill
from tests.exporters.docx.conftest import W

WordOf = Callable[..., Any]
CHAPTERS = """<section class="awal" id="pengantar"><h1>KATA PENGANTAR</h1><p>Lihat <a href="#bab-dua"/>,
<a href="#tabel-satu"/>, <a href="#lampiran-satu"/>, dan <a href="#bagian">bagian itu</a>.</p></section>
<section class="awal"><h1>DAFTAR ISI</h1>
<nav class="daftar-isi"/><nav class="daftar-tabel"/><nav class="daftar-gambar"/></section>
<section class="bab"><h1>PENDAHULUAN</h1><h2 id="bagian">Umum</h2><h3>Rincian</h3><h4>Kecil</h4></section>
<section class="bab" id="bab-dua"><h1>ISI</h1><table id="tabel-satu"><caption>Capaian</caption>
<thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></section>
<section class="lampiran" id="lampiran-satu"><h1>RINCIAN</h1></section>"""


def numbers(word: Any, style: str) -> list[str]:  # noqa: ANN401
    """Give the list that counts each heading of a style, empty where it is that of the style."""
    return [
        "".join(str(value) for value in heading.xpath("w:pPr/w:numPr/w:numId/@w:val", namespaces=heading.nsmap))
        for heading in word.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")
    ]


def test_a_chapter_has_its_number_as_a_field_above_its_title(word_of: WordOf) -> None:
    word = word_of(CHAPTERS)
    headings = word.text("//w:p[w:pPr/w:pStyle/@w:val='Heading1']")
    assert headings == ["BAB I\nPENDAHULUAN", "BAB II\nISI", "LAMPIRAN 1\nRINCIAN"]
    assert word.codes("SEQ Bab \\* ROMAN") == 2
    assert word.codes("SEQ Lampiran \\* ARABIC") == 1


def test_a_heading_without_a_number_has_a_style_of_its_own(word_of: WordOf) -> None:
    word = word_of(CHAPTERS)
    assert word.text("//w:p[w:pPr/w:pStyle/@w:val='JudulTanpaNomor1']") == ["KATA PENGANTAR", "DAFTAR ISI"]


def test_headings_below_a_chapter_are_counted_by_their_styles(word_of: WordOf) -> None:
    word = word_of("<h1>A</h1><h2>a</h2><h3>b</h3><h2>c</h2><h3>d</h3>")
    assert numbers(word, "Heading2") == ["", ""]
    assert numbers(word, "Heading3") == ["", ""]


def test_headings_are_counted_by_their_styles_beyond_the_alphabet(word_of: WordOf) -> None:
    word = word_of(f"<h1>A</h1>{'<h2>a</h2>' * 53}<h3>b</h3>{'<h4>c</h4>' * 53}")
    assert set(numbers(word, "Heading2") + numbers(word, "Heading4")) == {""}


def test_a_count_that_begins_anew_below_a_heading_without_a_number_has_its_own_list(word_of: WordOf) -> None:
    word = word_of(
        '<h1>A</h1><h2>a</h2><h3>b</h3><h2 class="tanpa-nomor">c</h2><h3>d</h3><h3>e</h3><h2>f</h2><h3>g</h3>'
    )
    first, second, third, fourth = numbers(word, "Heading3")
    assert (first, fourth) == ("", "")
    assert second == third != ""
    override = f"//w:num[@w:numId='{second}']/w:lvlOverride"
    assert word.values(f"{override}/@w:ilvl", "word/numbering.xml") == ["2"]


def test_contents_are_filled_and_link_to_their_headings(word_of: WordOf) -> None:
    word = word_of(CHAPTERS, page_numbers={"bab-dua": "7"})
    assert word.text("//w:sdtContent/w:p") == [
        "KATA PENGANTAR\t–",
        "DAFTAR ISI\t–",
        "BAB I\tPENDAHULUAN\t–",
        "A.\tUmum\t–",
        "1.\tRincian\t–",
        "BAB II\tISI\t–",
        "LAMPIRAN 1\tRINCIAN\t–",
    ]
    styles = word.values("//w:sdtContent/w:p/w:pPr/w:pStyle/@w:val")
    assert styles == ["IsiAwal", "IsiAwal", "Toc1", "Toc2", "Toc3", "Toc1", "IsiLampiran"]
    anchors = word.values("//w:sdtContent//w:hyperlink/@w:anchor")
    assert set(anchors) <= set(word.values("//w:bookmarkStart/@w:name"))


def test_page_numbers_are_those_that_were_given(word_of: WordOf) -> None:
    word = word_of(CHAPTERS, page_numbers={"tabel-satu": "7"})
    assert word.text("//w:p[w:pPr/w:pStyle/@w:val='TableOfFigures']") == ["Tabel 2.1\tCapaian\t7", "Tidak ada gambar."]


LONG = "PENINGKATAN KEMANDIRIAN DAN PARTISIPASI MASYARAKAT DALAM PENYELENGGARAAN LAYANAN DASAR"


def test_a_long_title_is_broken_before_it_reaches_the_number_of_its_page(word_of: WordOf) -> None:
    word = word_of(CHAPTERS.replace("<h1>ISI", f"<h1>{LONG}"))
    (line,) = (text for text in word.text("//w:sdtContent/w:p") if text.startswith("BAB II"))
    number, title, page = line.split("\t")
    assert (number, page) == ("BAB II", "–")
    assert title.replace("\n", " ") == LONG
    assert max(text_width(part, 11, bold=True) for part in title.split("\n")) <= (155 - 15.5 - 10) / 25.4 * 72


WORDS = st.lists(st.text("aW–", min_size=1), min_size=1).map(" ".join)


@given(WORDS, st.floats(0.1, 20), st.booleans())
def test_a_text_is_broken_only_between_words_and_fits_where_a_word_does(text: str, room: float, bold: bool) -> None:
    lines = list(fill(text, room, bold=bold))
    assert " ".join(lines) == text
    assert all(" " not in line or text_width(line, 1, bold=bold) <= room for line in lines)


def test_the_numbers_of_pages_stand_at_the_edge_of_the_text_on_any_paper(word_of: WordOf) -> None:
    assert word_of(CHAPTERS).find("//w:body//w:tabs") == []
    stops = word_of(CHAPTERS, paper="F4").find("//w:p[w:pPr/w:pStyle/@w:val='Toc2']//w:tab[@w:pos]")
    assert [(str(stop.get(f"{W}val")), str(stop.get(f"{W}pos"))) for stop in stops] == [
        ("clear", "8787"),
        ("right", "9071"),
    ]


def test_a_caption_is_numbered_by_chapter_and_sequence(word_of: WordOf) -> None:
    word = word_of(CHAPTERS)
    assert word.text("//w:p[w:pPr/w:pStyle/@w:val='Caption']") == ["Tabel\u00a02.1 Capaian"]
    assert word.codes("SEQ Bab \\c \\* ARABIC") == 1
    assert word.codes("SEQ NomorTabel \\* ARABIC \\s 1") == 1


def test_the_list_of_tables_looks_for_captions_and_not_for_headings(word_of: WordOf) -> None:
    word = word_of(CHAPTERS)
    assert word.codes('TOC \\h \\z \\c "Tabel"') == 1
    assert word.values("//w:p[.//w:instrText[normalize-space()='SEQ Tabel \\* ARABIC']]/w:pPr/w:pStyle/@w:val") == [
        "Caption"
    ]


def test_a_caption_of_an_appendix_takes_the_number_of_the_appendix(word_of: WordOf) -> None:
    table = (
        "<table><caption>Rincian</caption><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    )
    word = word_of(f'<section class="lampiran"><h1>DATA</h1>{table}</section>')
    assert word.text("//w:p[w:pPr/w:pStyle/@w:val='Caption']") == ["Tabel\u00a0L1.1 Rincian"]
    assert word.codes("SEQ Lampiran \\c \\* ARABIC") == 1


def test_references_to_labels_are_fields_and_others_links(word_of: WordOf) -> None:
    word = word_of(CHAPTERS)
    assert word.text("//w:p[w:pPr/w:pStyle/@w:val='BodyText'][1]") == [
        "Lihat Bab\u00a0II, Tabel\u00a02.1, Lampiran\u00a01, dan bagian itu."
    ]
    assert word.codes("REF _Ref") == 3
    assert word.text("//w:p[w:pPr/w:pStyle/@w:val='BodyText']/w:hyperlink") == ["bagian itu"]


def test_what_a_reference_repeats_is_what_its_bookmark_holds(word_of: WordOf) -> None:
    word = word_of(CHAPTERS)
    targets = [code.split()[1] for code in word.all_codes() if code.startswith("REF")]
    assert [word.bookmarked(name) for name in targets] == ["II", "2.1", "1"]


@pytest.mark.parametrize(
    "block",
    [
        "<ul><li>a</li></ul>",
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
        '<figure><img src="gaya/logo.png" alt="a"/></figure>',
    ],
)
def test_a_paragraph_that_announces_something_stays_whole_above_it(word_of: WordOf, block: str) -> None:
    word = word_of(f"<p>Lain.</p><p>Sebagai berikut.</p>{block}<p>Lain.</p>")
    assert word.text("//w:p[w:pPr/w:keepLines]") == ["Sebagai berikut."]
    assert word.text("//w:p[w:pPr/w:keepLines and w:pPr/w:keepNext]") == ["Sebagai berikut."]


def test_no_item_of_a_list_stands_alone_on_a_page(word_of: WordOf) -> None:
    word = word_of("<ul>" + "".join(f"<li>{letter}</li>" for letter in "abcde") + "</ul><p>Lain.</p>")
    assert word.text("//w:p[w:pPr/w:keepNext]") == ["a", "d"]


def test_the_last_item_of_a_list_has_the_space_of_a_paragraph_below_it(word_of: WordOf) -> None:
    word = word_of("<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul><ol><li>e</li></ol>")
    styles = word.values("//w:p[w:pPr/w:numPr]/w:pPr/w:pStyle/@w:val")
    assert styles == ["ListBullet", "ListBullet", "ListBullet2", "ButirTerakhir", "NomorTerakhir"]


def test_every_numbered_list_begins_at_one(word_of: WordOf) -> None:
    word = word_of("<ol><li>a</li></ol><p>Teks.</p><ol><li>b</li><li>c</li></ol>")
    first, second, third = word.values("//w:p/w:pPr/w:numPr/w:numId/@w:val")
    assert first != second == third


def test_numbers_and_bullets_end_at_one_place_before_their_text(word_of: WordOf) -> None:
    word = word_of("<ol><li>a</li></ol><ul><li>b</li></ul>")
    ordered, plain = word.values("//w:p/w:pPr/w:numPr/w:numId/@w:val")
    sides = [
        word.values(
            f"//w:abstractNum[@w:abstractNumId=//w:num[@w:numId='{number}']/w:abstractNumId/@w:val]"
            "/w:lvl[@w:ilvl='0']/w:lvlJc/@w:val",
            "word/numbering.xml",
        )
        for number in (ordered, plain)
    ]
    assert sides == [["right"], ["right"]]


def test_nested_lists_go_down_a_level_and_a_style(word_of: WordOf) -> None:
    word = word_of("<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li></ul>")
    items = "//w:p[w:pPr/w:numPr]/w:pPr"
    assert word.values(f"{items}/w:pStyle/@w:val") == ["ListBullet", "ListNumber2", "ListBullet3"]
    assert word.values(f"{items}/w:numPr/w:ilvl/@w:val") == ["0", "1", "2"]


def test_further_paragraphs_of_an_item_have_no_bullet(word_of: WordOf) -> None:
    word = word_of("<ul><li><p>a</p><p>b</p></li></ul>")
    assert word.text("//w:p[w:pPr/w:pStyle/@w:val='ListContinue']") == ["b"]
    assert word.find("//w:p[w:pPr/w:pStyle/@w:val='ListContinue']/w:pPr/w:numPr") == []


def test_a_panel_is_one_tinted_cell(word_of: WordOf) -> None:
    word = word_of('<div class="panel"><p>Pesan.</p><ul><li>butir</li></ul></div>')
    assert word.values("//w:tbl/w:tblPr/w:tblStyle/@w:val") == ["TabelPanel"]
    assert word.values("//w:tc/w:p/w:pPr/w:pStyle/@w:val") == ["Panel", "ButirPanel"]


def test_a_panel_is_broken_only_where_a_page_may_not_hold_it(word_of: WordOf) -> None:
    table = "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    tall = (f"<p>{'kata ' * 2000}</p>", f"<p><strong>{'kata<br/>' * 60}</strong></p>", table)
    contents = ("<p>Pesan.</p>", *tall, f'<div class="blok">{tall[0]}</div>', f"<ul><li>{tall[0]}</li></ul>")
    word = word_of("".join(f'<div class="panel">{content}</div>' for content in contents))
    assert len(word.find("//w:body/w:tbl[w:tr/w:trPr/w:cantSplit]")) == 1


def test_an_empty_panel_leaves_nothing(word_of: WordOf) -> None:
    assert word_of('<p>Teks.</p><div class="panel"></div>').find("//w:tbl") == []
    assert word_of('<div class="panel"><div class="blok"></div></div>').find("//w:tbl") == []


@pytest.mark.parametrize(
    "content",
    [
        '<nav class="daftar-isi"/>',
        '<div class="panel"><p>Pesan.</p></div>',
        '<div class="blok"><p>Isi:</p><nav class="daftar-isi"/></div>',
    ],
)
def test_a_panel_ends_with_a_paragraph_whatever_it_holds(word_of: WordOf, content: str) -> None:
    word = word_of(f'<h1>ISI</h1><div class="panel">{content}</div>')
    assert [cell[-1].tag for cell in word.find("//w:tc")] == [f"{W}p"] * len(word.find("//w:tc"))


def test_the_blocks_of_a_block_stay_together(word_of: WordOf) -> None:
    word = word_of('<div class="blok"><p>a</p><p>b</p><p>c</p></div>')
    assert word.text("//w:p[w:pPr/w:keepNext][w:pPr/w:pStyle/@w:val='BodyText']") == ["a", "b"]


def test_a_signature_block_is_made_of_its_styles(word_of: WordOf) -> None:
    word = word_of(
        '<div class="tanda-tangan"><p class="tempat">Jakarta</p><p class="jabatan">Deputi</p>'
        '<p class="nama">Nama</p><p class="identitas">NIP</p></div>'
    )
    styles = word.values("//w:p/w:pPr/w:pStyle/@w:val")
    assert styles == ["TandaTangan", "TandaTanganJabatan", "TandaTanganNama", "TandaTanganIdentitas"]
