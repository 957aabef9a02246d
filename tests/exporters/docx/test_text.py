"""Inlines and paragraphs in the Word file."""

from collections.abc import Callable
from typing import Any

import pytest

from report_builder.exporters.docx.inlines import LooseFact, loosen
from report_builder.exporters.docx.wordml import escape
from report_builder.page import FactText, Inline, Text

WordOf = Callable[..., Any]
FACT = FactText("f-1", "IKK-1.realisasi", "65", "65")
DATA = '<data class="fakta" value="122.641509" data-fakta="IKK-1.capaian">122,64%</data>'
BODY = "//w:p[w:pPr/w:pStyle/@w:val='BodyText']"


def loose(*inlines: Inline) -> list[object]:
    return list(loosen(inlines))


def test_a_fact_takes_the_spaces_beside_it() -> None:
    assert loose(Text("sebesar "), FACT, Text(" kawasan")) == [
        Text("sebesar"),
        LooseFact(" ", FACT, " "),
        Text("kawasan"),
    ]


def test_a_fact_leaves_punctuation_to_its_neighbours() -> None:
    assert loose(Text("("), FACT, Text(").")) == [Text("("), LooseFact("", FACT, ""), Text(").")]


def test_a_space_between_two_facts_belongs_to_the_first() -> None:
    assert loose(FACT, Text(" "), FACT) == [LooseFact("", FACT, " "), Text(""), LooseFact("", FACT, "")]


def test_a_fixed_space_is_a_space_too() -> None:
    assert loose(FACT, Text("\u00a0kawasan")) == [LooseFact("", FACT, "\u00a0"), Text("kawasan")]


def test_a_fact_is_a_loose_bookmark_around_a_run_in_the_style_of_figures(word_of: WordOf) -> None:
    word = word_of(f"<p>capaian {DATA}, lebih baik.</p>")
    assert word.text(BODY) == ["capaian 122,64%, lebih baik."]
    assert word.values("//w:bookmarkStart[starts-with(@w:name, 'lk_')]/@w:name") == ["lk_IKK_1_capaian_1"]
    assert word.text("//w:bookmarkStart[starts-with(@w:name, 'lk_')]/following-sibling::w:r[1]") == [" "]
    assert word.text("//w:r[w:rPr/w:rStyle/@w:val='Angka']") == ["122,64%"]


def test_names_of_bookmarks_keep_to_the_length_that_word_allows(word_of: WordOf) -> None:
    long = f'<data class="fakta" value="1" data-fakta="{"1." * 30}realisasi.2020">1</data>'
    names = word_of(f"<p>{long} dan {long}</p>").values("//w:bookmarkStart[starts-with(@w:name, 'lk_')]/@w:name")
    assert [len(name) for name in names] == [40, 40]
    assert len(set(names)) == 2


def test_nested_emphasis_adds_to_the_style(word_of: WordOf) -> None:
    word = word_of("<p><strong>sangat <em>baik</em></strong></p>")
    assert word.values("//w:r[w:t='sangat ']/w:rPr/w:rStyle/@w:val") == ["Strong"]
    assert word.values("//w:r[w:t='baik']/w:rPr/w:rStyle/@w:val") == ["Strong"]
    assert len(word.find("//w:r[w:t='baik']/w:rPr/w:i")) == 1


@pytest.mark.parametrize(
    ("around", "marks"),
    [
        (("strong", "strong", "strong"), ["b"]),
        (("em", "em", "strong", "sub"), ["b", "i", "vertAlign"]),
    ],
)
def test_emphasis_is_marked_once_and_in_the_order_of_the_schema(
    word_of: WordOf, around: tuple[str, ...], marks: list[str]
) -> None:
    start, end = "".join(f"<{name}>" for name in around), "".join(f"</{name}>" for name in reversed(around))
    word = word_of(f"<p>a {start}b{end}</p>")
    assert [mark.tag.rpartition("}")[2] for mark in word.find("//w:r[w:t='b']/w:rPr/*[not(self::w:rStyle)]")] == marks


def test_a_fact_in_bold_stays_bold(word_of: WordOf) -> None:
    word = word_of(f"<p><strong>{DATA}</strong></p>")
    assert len(word.find("//w:r[w:rPr/w:rStyle/@w:val='Angka']/w:rPr/w:b")) == 1


@pytest.mark.parametrize(
    ("kelas", "style"),
    [("melampaui", "StatusBaik"), ("belum", "StatusBuruk"), ("kuning", "StatusPerhatian"), ("nihil", "StatusBuruk")],
)
def test_a_status_has_the_colour_of_its_class(word_of: WordOf, kelas: str, style: str) -> None:
    word = word_of(f'<p><span class="status {kelas}">▲ Teks</span></p>')
    assert word.values("//w:r[w:t='▲ Teks']/w:rPr/w:rStyle/@w:val") == [style]


def test_what_is_missing_is_marked_and_commented(word_of: WordOf) -> None:
    word = word_of(
        '<p>Di <span class="perlu-diisi" data-lembar="Identitas" data-sel="B7">[Perlu diisi: kota]</span></p>'
    )
    assert word.values("//w:r[w:t='[Perlu diisi: kota]']/w:rPr/w:rStyle/@w:val") == ["PerluDiisiHuruf"]
    assert word.text("//w:comment", "word/comments.xml") == [
        "[Perlu diisi: kota] Isikan di lembar Identitas, sel B7, lalu susun ulang laporan."
    ]
    assert word.values("//w:comment/@w:date", "word/comments.xml") == ["2022-02-28T00:00:00Z"]


def test_a_panel_of_what_is_missing_has_a_style_of_its_own(word_of: WordOf) -> None:
    word = word_of(
        '<p class="perlu-diisi"><span class="perlu-diisi" data-lembar="Renstra">Perlu diisi: target</span></p>'
    )
    assert word.text("//w:p[w:pPr/w:pStyle/@w:val='PerluDiisi']") == ["Perlu diisi: target"]
    assert "Isikan di lembar Renstra, lalu" in word.text("//w:comment", "word/comments.xml")[0]


def test_panels_one_below_the_other_are_told_apart(word_of: WordOf) -> None:
    panel = '<p class="perlu-diisi"><span class="perlu-diisi" data-lembar="Renstra">Perlu diisi</span></p>'
    word = word_of(panel * 3)
    assert word.values("//w:body/w:p/w:pPr/w:pStyle/@w:val") == ["PerluDiisi", "PerluDiisiSelang", "PerluDiisi"]
    fills = word.values("//w:style[starts-with(@w:styleId, 'PerluDiisi')]/w:pPr/w:shd/@w:fill", "word/styles.xml")
    assert len(set(fills)) == 2


def test_a_footnote_stands_in_its_own_part(word_of: WordOf) -> None:
    word = word_of('<p>Ketentuan<aside class="catatan">Peraturan Nomor 53 Tahun 2014.</aside> ini.</p>')
    assert word.values("//w:footnoteReference/@w:id") == ["1"]
    assert word.text("//w:footnote[@w:id='1']", "word/footnotes.xml") == ["\tPeraturan Nomor 53 Tahun 2014."]
    assert word.values("//w:footnotePr/w:footnote/@w:id", "word/settings.xml") == ["-1", "0"]


def test_without_footnotes_nothing_speaks_of_them(word_of: WordOf) -> None:
    word = word_of("<p>Teks.</p>")
    assert "word/footnotes.xml" not in word.parts
    assert word.find("//w:footnotePr", "word/settings.xml") == []


def test_a_footnote_holds_no_comment_since_word_allows_none_there(word_of: WordOf) -> None:
    word = word_of(
        '<p>Teks<aside class="catatan"><span class="perlu-diisi" data-lembar="Skala">Perlu diisi</span></aside></p>'
    )
    assert "word/comments.xml" not in word.parts
    assert word.text("//w:footnote[@w:id='1']", "word/footnotes.xml") == ["\tPerlu diisi"]


def test_text_is_escaped(word_of: WordOf) -> None:
    word = word_of('<p>A &amp; B &lt; "C"</p>')
    assert word.text(BODY) == ['A & B < "C"']


def test_characters_that_xml_forbids_are_dropped() -> None:
    assert escape("a\x00b\x0bc\ufffed\te") == "abcd\te"
