"""Reference documents of people: what they lack comes from the program, and builds on what they have."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as OpenDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from report_builder.errors import ExitCode, Place, ReportError, error, warning
from report_builder.exporters.docx import export
from report_builder.exporters.docx.completion import complete
from report_builder.exporters.docx.lists import LIST_STYLES, instances, list_of
from report_builder.exporters.docx.numbering import numbering_xml
from report_builder.exporters.docx.packing import pack
from report_builder.exporters.docx.palette import palette
from report_builder.exporters.docx.styles import STYLES, TABLE_STYLES, styles_xml
from report_builder.exporters.docx.tree import W, find, id_of, value
from report_builder.exporters.docx.wordml import root
from report_builder.page import Page
from tests.exporters.docx.conftest import Word
from tests.exporters.docx.test_reference import edited
from tests.gates.test_word import validate
from tests.gates.word import faults
from tests.libreoffice import NEEDS_LIBREOFFICE, converted

PageOf = Callable[..., Page]
STYLES_PART, NUMBERING_PART = "word/styles.xml", "word/numbering.xml"
NAME = "reference.docx"
NAMES = (*(style.name for style in STYLES), *TABLE_STYLES)
TEXT = '<h1>ISI</h1><h2>Umum</h2><p>Teks.</p><p class="sumber">Sumber: data.</p><ul><li><p>Satu</p></li></ul>'
MINIMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="{}"/></w:style>'
HINT = "Dokumen bawaan yang lengkap: report-builder templates copy reference.docx contoh"


def saved(document: OpenDocument) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def plain(styles: str) -> bytes:
    """Give a Word file of these styles that has no list, no theme and no defaults."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = '<Relationships xmlns="{}"><Relationship Id="a" Type="{}/{}" Target="{}"/></Relationships>'
    overrides = (("document", "document.main"), ("styles", "styles"))
    listed = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{word}.{form}+xml"/>' for part, form in overrides
    )
    xml = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{xml}"/>'
    return pack({
        "[Content_Types].xml": f'<Types xmlns="{types}">{default}{listed}</Types>'.encode(),
        "_rels/.rels": link.format(relations, kinds, "officeDocument", "word/document.xml").encode(),
        "word/_rels/document.xml.rels": link.format(relations, kinds, "styles", "styles.xml").encode(),
        "word/document.xml": root("document", "<w:body><w:p/></w:body>"),
        STYLES_PART: root("styles", styles),
    })  # fmt: skip


def without(data: bytes, *names: str) -> bytes:
    """Give a document without these styles, as one from before the program had them."""
    document = Document(BytesIO(data))
    for name in names:
        document.styles[name].delete()
    return saved(document)


Completed = Callable[[bytes], Word]


@pytest.fixture
def completed(page_of: PageOf) -> Completed:
    """Give the maker of a Word file by a reference document."""

    def make(reference: bytes) -> Word:
        return Word(export(page_of(TEXT, **{NAME: reference}), "lakip.docx").data)

    return make


def one(word: Word, path: str, part: str = STYLES_PART) -> str:
    """Give the one attribute of an XPath."""
    (found,) = word.values(path, part)
    return found


def said(word: Word, style: str, path: str) -> list[str]:
    return word.values(f"//w:style[w:name/@w:val='{style}']/{path}", STYLES_PART)


# Styles


def test_what_is_added_builds_on_the_document_s_own_styles(completed: Completed, resources: dict[str, bytes]) -> None:
    theirs = without(resources[NAME], "Sumber", "Judul Tanpa Nomor 1")
    theirs = edited(edited(theirs, STYLES_PART, '"Normal"/>', '"Biasa"/>'), STYLES_PART, '"Heading1"', '"Judul1"')
    theirs = edited(theirs, STYLES_PART, 'w:styleId="Normal"', 'w:styleId="Biasa"')
    theirs = edited(theirs, STYLES_PART, '<w:name w:val="Biasa"/>', '<w:name w:val="Normal"/>')
    word = completed(theirs)
    assert said(word, "Sumber", "w:basedOn/@w:val") == ["Biasa"]
    assert said(word, "Judul Tanpa Nomor 1", "w:basedOn/@w:val") == ["Judul1"]


def test_an_id_that_is_taken_is_left_to_its_style(completed: Completed, resources: dict[str, bytes]) -> None:
    theirs = edited(resources[NAME], STYLES_PART, '<w:name w:val="Sumber"/>', '<w:name w:val="Sumber Dana"/>')
    word = completed(theirs)
    assert said(word, "Sumber Dana", "@w:styleId") == ["Sumber"]
    assert said(word, "Sumber", "@w:styleId") == ["Sumber-2"]
    assert word.text("//w:p[w:pPr/w:pStyle/@w:val='Sumber-2']") == ["Sumber: data."]


def test_names_of_word_s_own_styles_are_read_in_either_case(page_of: PageOf, resources: dict[str, bytes]) -> None:
    theirs = resources[NAME]
    for name, other in (("heading 1", "Heading 1"), ("caption", "Caption"), ("toc 1", "TOC 1")):
        theirs = edited(theirs, STYLES_PART, f'"{name}"', f'"{other}"')
    assert export(page_of(TEXT, **{NAME: theirs}), "lakip.docx").problems == ()


def test_names_that_people_gave_are_read_as_they_are(completed: Completed, resources: dict[str, bytes]) -> None:
    word = completed(edited(resources[NAME], STYLES_PART, '"Sumber"/>', '"sumber"/>'))
    assert said(word, "sumber", "@w:styleId") == ["Sumber"]
    assert said(word, "Sumber", "@w:styleId") == ["Sumber-2"]


def test_the_default_of_a_document_is_normal_whatever_its_name(completed: Completed) -> None:
    word = completed(plain(MINIMAL.format("Standar")))
    assert one(word, "//w:style[@w:type='paragraph'][@w:default='1']/w:name/@w:val") == "Standar"
    assert said(word, "Sumber", "w:basedOn/@w:val") == ["a"]


def test_paragraphs_keep_their_lengths_on_any_normal(completed: Completed) -> None:
    document = Document()
    normal = document.styles["Normal"].paragraph_format
    normal.first_line_indent, normal.space_after = Mm(12.7), Mm(5)
    word = completed(saved(document))
    assert said(word, "Isi Tabel", "w:pPr/w:ind/@w:hanging") == ["0"]
    assert said(word, "Isi Tabel", "w:pPr/w:spacing/@w:after") == ["0"]


def test_defaults_are_ours_only_where_there_are_none(completed: Completed) -> None:
    assert one(completed(plain(MINIMAL.format("Normal"))), "//w:docDefaults//w:rFonts/@w:ascii") == "Arial"
    assert one(completed(saved(Document())), "//w:docDefaults//w:rFonts/@w:asciiTheme") == "minorHAnsi"


def test_the_text_is_indonesian_whatever_the_language_of_the_document(completed: Completed) -> None:
    assert set(completed(saved(Document())).values("//w:lang/@w:val", STYLES_PART)) == {"id-ID"}


def test_a_chapter_begins_a_page_and_contents_keep_their_measure(completed: Completed) -> None:
    document = Document()
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH).paragraph_format.left_indent = Mm(1)
    word = completed(saved(document))
    assert len(said(word, "heading 1", "w:pPr/w:pageBreakBefore")) == 1
    assert said(word, "toc 1", "w:pPr/w:tabs/w:tab/@w:leader") == ["dot"]
    assert said(word, "toc 1", "w:pPr/w:ind/@w:left") == ["879"]
    assert said(word, "header", "w:pPr/w:tabs") == []


def test_a_chapter_that_is_not_to_begin_a_page_does_not(completed: Completed) -> None:
    document = Document()
    document.styles["heading 1"].paragraph_format.page_break_before = False
    assert said(completed(saved(document)), "heading 1", "w:pPr/w:pageBreakBefore/@w:val") == ["0"]


# Lists


def test_a_document_without_lists_gets_ours(completed: Completed) -> None:
    word = completed(plain(MINIMAL.format("Normal")))
    assert len(set(word.values("//w:abstractNum/w:nsid/@w:val", NUMBERING_PART))) == 7
    assert word.values("//w:abstractNum[1]/w:lvl/w:pStyle/@w:val", NUMBERING_PART) == [
        f"Heading{level}" for level in range(1, 5)
    ]


def test_a_style_whose_list_is_not_there_gets_ours(completed: Completed, resources: dict[str, bytes]) -> None:
    theirs = edited(resources[NAME], STYLES_PART, '<w:numId w:val="5"/>', '<w:numId w:val="99"/>')
    word = completed(theirs)
    assert said(word, "Nomor Tabel", "w:pPr/w:numPr/w:numId/@w:val") == ["8"]
    assert said(word, "Nomor Tabel Kecil", "w:pPr/w:numPr/w:numId/@w:val") == ["8"]
    assert len(set(word.values("//w:abstractNum/w:nsid/@w:val", NUMBERING_PART))) == 8


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ('<w:lvlText w:val="%2."/>', '<w:lvlText w:val="%1.%2"/>', "8"),
        ('w:numFmt w:val="upperLetter"', 'w:numFmt w:val="decimal"', "8"),
        ('<w:suff w:val="space"/>', '<w:suff w:val="tab"/>', "1"),
    ],
)
def test_headings_keep_a_list_that_counts_as_the_report(
    completed: Completed, resources: dict[str, bytes], old: str, new: str, number: str
) -> None:
    word = completed(edited(resources[NAME], NUMBERING_PART, old, new))
    for level in range(1, 5):
        assert said(word, f"heading {level}", "w:pPr/w:numPr/w:numId/@w:val") == [number]
    assert len(word.values("//w:pStyle[@w:val='Heading2']", NUMBERING_PART)) == 1


def test_headings_of_two_lists_get_one(completed: Completed, resources: dict[str, bytes]) -> None:
    word = completed(without(resources[NAME], "heading 2"))
    assert {one(word, f"//w:style[@w:styleId='Heading{level}']//w:numId/@w:val") for level in range(1, 5)} == {"8"}


def test_bullets_of_one_level_get_the_others(completed: Completed) -> None:
    word = completed(saved(Document()))
    number = one(word, "//w:style[w:name/@w:val='List Bullet']//w:numId/@w:val")
    definition = one(word, f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", NUMBERING_PART)
    levels = f"//w:abstractNum[@w:abstractNumId='{definition}']/w:lvl"
    assert word.values(f"{levels}/@w:ilvl", NUMBERING_PART) == [*"012345678"]
    assert word.values(f"{levels}/w:pStyle/@w:val", NUMBERING_PART) == ["ListBullet"]


def test_pictures_as_bullets_are_left_out(completed: Completed, resources: dict[str, bytes]) -> None:
    theirs = edited(resources[NAME], NUMBERING_PART, '<w:lvlJc w:val="right"/>', '<w:lvlPicBulletId w:val="0"/>')
    theirs = edited(theirs, NUMBERING_PART, "</w:numbering>", '<w:numIdMacAtCleanup w:val="7"/></w:numbering>')
    word = completed(theirs)
    assert b"lvlPicBulletId" not in word.parts[NUMBERING_PART]
    assert b"numIdMacAtCleanup" not in word.parts[NUMBERING_PART]


# What is told


def test_one_warning_tells_what_was_added(page_of: PageOf, resources: dict[str, bytes]) -> None:
    theirs = without(resources[NAME], "Sumber", "Panel", "Strong", "Tabel Rapat")
    message = "4 gaya tidak ada, jadi diambil dari program: “Sumber”, “Panel”, “Strong”, dan 1 lainnya."
    problems = export(page_of(TEXT, **{NAME: theirs}), "lakip.docx").problems
    assert problems == (warning(message, Place(NAME), HINT),)


def test_it_tells_of_styles_that_got_a_list(page_of: PageOf, resources: dict[str, bytes]) -> None:
    theirs = edited(resources[NAME], STYLES_PART, '<w:numId w:val="7"/>', '<w:numId w:val="0"/>')
    message = "1 gaya tidak bernomor seperti laporan, jadi diberi daftar dari program: “Nomor Panel”."
    problems = export(page_of(TEXT, **{NAME: theirs}), "lakip.docx").problems
    assert problems == (warning(message, Place(NAME), HINT),)


def test_of_a_document_that_lacks_nothing_nothing_is_told(page_of: PageOf, resources: dict[str, bytes]) -> None:
    theirs = edited(resources[NAME], STYLES_PART, '"Arial"', '"Bookman Old Style"')
    assert export(page_of(TEXT, **{NAME: theirs}), "lakip.docx").problems == ()


def test_a_name_for_a_style_of_another_kind_is_refused(page_of: PageOf) -> None:
    document = Document()
    document.styles.add_style("Sumber", WD_STYLE_TYPE.CHARACTER)
    document.styles.add_style("Angka", WD_STYLE_TYPE.PARAGRAPH)
    with pytest.raises(ReportError) as caught:
        export(page_of(TEXT, **{NAME: saved(document)}), "lakip.docx")
    assert caught.value.exit_code is ExitCode.TEMPLATE
    assert caught.value.problems == tuple(
        error(f"Gaya “{name}” bukan gaya {kind}.", Place(NAME), "Beri gaya itu nama lain.")
        for name, kind in (("Sumber", "paragraf"), ("Angka", "karakter"))
    )


# The whole


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(NAMES)))
def test_whatever_is_lacking_everything_is_there_once_and_linked(gaya: dict[str, str], lacking: set[str]) -> None:
    colours = palette(gaya)
    styles = etree.fromstring(root("styles", styles_xml(colours)))
    for style in styles.findall(f"{W}style"):
        if value(style, "name") in lacking:
            styles.remove(style)
    theirs = etree.tostring(styles)
    whole = complete(theirs, root("numbering", numbering_xml()), colours, Place(NAME))
    ids = [id_of(style) for style in whole.styles.iter(f"{W}style")]
    assert len(set(ids)) == len(ids)
    assert set(NAMES) <= whole.by_name.keys()
    for link in ("basedOn", "next"):
        assert {value(style, link) for style in whole.styles.iter(f"{W}style")} <= {"", *ids}
    assert {value(level, "pStyle") for level in whole.numbering.iter(f"{W}lvl")} <= {"", *ids}
    known = instances(whole.numbering)
    assert all(list_of(whole.by_name[name]) in known for name in LIST_STYLES)
    assert all(find(style, "name") is not None for style in whole.by_name.values())


DOCUMENTS: dict[str, Callable[[bytes], bytes]] = {
    "that python-docx begins with": lambda _: saved(Document()),
    "of the program before it had these styles": lambda ours: without(ours, "Sumber", "heading 2", "List Bullet"),
    "with nothing but Normal": lambda _: plain(MINIMAL.format("Normal")),
    "without any style": lambda _: plain(""),
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_file_by_a_document_is_sound(
    sample: Page, resources: dict[str, bytes], document: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    hold_sound(sample, document(resources[NAME]), tmp_path)


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_the_file_by_a_document_that_libreoffice_wrote_is_sound(
    sample: Page, resources: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / NAME).write_bytes(resources[NAME])
    hold_sound(sample, converted(tmp_path / NAME, tmp_path / "ditulis").read_bytes(), tmp_path)


def hold_sound(page: Page, reference: bytes, folder: Path) -> None:
    page = replace(page, resources={**page.resources, NAME: reference})
    made = export(page, "lakip.docx").data
    (folder / "lakip.docx").write_bytes(made)
    assert faults(made) == []
    assert validate(folder / "lakip.docx") == []
    assert export(page, "lakip.docx").data == made
