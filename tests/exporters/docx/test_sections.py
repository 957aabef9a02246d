"""Pages of the Word file: paper, numbers, headers, the band of the cover."""

from collections.abc import Callable
from typing import Any

WordOf = Callable[..., Any]
REPORT = """<section class="sampul"><p class="judul">Laporan</p><p class="terbit">Jakarta, 2022</p></section>
<section class="awal"><h1>KATA PENGANTAR</h1></section><section class="awal"><h1>IKHTISAR</h1></section>
<section class="bab"><h1>PENDAHULUAN</h1></section><section class="bab"><h1>ISI</h1></section>
<section class="bab lanskap"><h2>Rincian</h2></section><section class="bab"><h2>Anggaran</h2></section>
<section class="lampiran"><h1>DATA</h1></section>"""
SECTION = "//w:sectPr"


def test_sections_of_word_change_only_where_the_pages_do(word_of: WordOf) -> None:
    word = word_of(REPORT)
    assert word.values(f"{SECTION}/w:headerReference/@r:id") == [
        "kepala-sampul",
        "kepala-tegak",
        "kepala-tegak",
        "kepala-lanskap",
        "kepala-tegak",
    ]


def test_front_matter_is_numbered_in_roman_and_the_body_from_one(word_of: WordOf) -> None:
    word = word_of(REPORT)
    assert word.values(f"{SECTION}/w:pgNumType/@w:fmt") == ["lowerRoman", "decimal", "decimal", "decimal"]
    starts = [number.get(number.tag.replace("pgNumType", "start")) for number in word.find(f"{SECTION}/w:pgNumType")]
    assert starts == ["1", "1", None, None]


def test_a_wide_page_lies(word_of: WordOf) -> None:
    word = word_of(REPORT)
    assert word.values(f"{SECTION}/w:pgSz[@w:orient='landscape']/@w:w") == ["16838"]


def test_f4_is_a_paper_too(word_of: WordOf) -> None:
    word = word_of("<p>Teks.</p>", paper="F4")
    assert word.values(f"{SECTION}/w:pgSz/@w:w") == ["12189"]
    assert word.values(f"{SECTION}/w:pgSz/@w:h") == ["18709"]


def test_margins_are_three_centimetres_at_the_binding_edge(word_of: WordOf) -> None:
    word = word_of("<p>Teks.</p>")
    assert word.values(f"{SECTION}/w:pgMar/@w:left") == ["1701"]
    assert word.values(f"{SECTION}/w:pgMar/@w:right") == ["1417"]


def test_the_header_says_what_the_report_is_and_that_it_is_a_draft(word_of: WordOf) -> None:
    title = "Laporan Kinerja Deputi Bidang Pemberdayaan Masyarakat 2021"
    assert word_of("<p>Teks.</p>").text("//w:p", "word/kepala-tegak.xml") == [title]
    assert word_of("<p>Teks.</p>", draft="ya").text("//w:p", "word/kepala-tegak.xml") == [f"{title}\tDRAF"]


def test_the_cover_of_a_draft_says_so(word_of: WordOf) -> None:
    assert word_of(REPORT).text("//w:p", "word/kepala-sampul.xml") == [""]
    assert word_of(REPORT, draft="ya").text("//w:p", "word/kepala-sampul.xml") == ["\tDRAF"]


def test_the_cover_has_a_band_and_no_number(word_of: WordOf) -> None:
    word = word_of(REPORT)
    assert len(word.find("//wp:anchor", "word/kepala-sampul.xml")) == 1
    assert word.values("//wps:spPr//a:schemeClr/@val", "word/kepala-sampul.xml") == ["accent1"]
    assert word.find("//w:instrText", "word/kaki-sampul.xml") == []
    assert [code.strip() for code in word.values("//w:instrText/text()", "word/kaki-tegak.xml")] == ["PAGE"]


def test_the_place_of_issue_stands_at_the_foot_of_the_cover(word_of: WordOf) -> None:
    word = word_of(REPORT)
    assert word.text("//w:p[w:pPr/w:framePr/@w:yAlign='bottom']") == ["Jakarta, 2022"]
