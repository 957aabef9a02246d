"""The gates of the Word file find doubled ids, drawings without words, looks that no style gives."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.gates.breaking import Breakage, broken, packed
from tests.gates.word import faults

CONTROL = '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:r/></w:sdtContent></w:sdt>'
BODY_TEXT = r'(<w:pStyle w:val="BodyText"/>)'

BREAKAGES = {
    "an id of a drawing twice": Breakage("(<w:r><w:drawing>.*?</w:r>)", r"\1\1", ("drawing 1 is there 2 times",)),
    "a drawing without words": Breakage(
        'descr="Tempat logo"', 'descr=" "', ("document.xml: drawing 1 has no alternative text",)
    ),
    "an id of a content control twice": Breakage(
        "(<w:r>)", rf"{CONTROL}{CONTROL}\1", ("content control 7 is there 2 times",)
    ),
    "fields to be updated": Breakage(
        "(<w:compat>)",
        r"<w:updateFields/>\1",
        ("settings.xml: Word will ask whether to update the fields",),
        "settings.xml",
    ),
    "a dirty field": Breakage(
        '(<w:fldChar w:fldCharType="begin")', r'\1 w:dirty="true"', ("document.xml: a fldChar is marked dirty",)
    ),
    "a heading without a number": Breakage(
        '(w:styleId="Heading2".*?)<w:numPr>.*?</w:numPr>',
        r"\1",
        ("styles.xml: heading 2 is not numbered",),
        "styles.xml",
    ),
    "a heading out of all lists": Breakage(
        '(w:styleId="Heading2".*?<w:numId) w:val="1"',
        r'\1 w:val="0"',
        ("styles.xml: heading 2 is not numbered",),
        "styles.xml",
    ),
    "a heading at another's level": Breakage(
        '(w:styleId="Heading2".*?<w:ilvl) w:val="1"',
        r'\1 w:val="2"',
        ("styles.xml: heading 2 and the level of its list do not know each other",),
        "styles.xml",
    ),
    "a list that does not know its heading": Breakage(
        '<w:pStyle w:val="Heading3"/>',
        "",
        ("styles.xml: heading 3 and the level of its list do not know each other",),
        "numbering.xml",
    ),
    "a paragraph without a style": Breakage(
        BODY_TEXT, "", ("document.xml: the paragraph “Lihat Tabel 1.1.” has no style",)
    ),
    "a note without a style": Breakage(
        '<w:pStyle w:val="FootnoteText"/>',
        "",
        ("footnotes.xml: the paragraph “Catatan.” has no style",),
        "footnotes.xml",
    ),
    "a paragraph with looks of its own": Breakage(
        BODY_TEXT,
        r'\1<w:jc w:val="center"/>',
        ("document.xml: jc stands beside the style of “Lihat Tabel 1.1.”",),
    ),
    "a run with looks of its own": Breakage(
        "<w:r>(<w:t[^>]*>Lihat )",
        r'<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr>\1',
        ("document.xml: color stands beside the style of “Lihat”",),
    ),
}


@pytest.mark.parametrize("breakage", BREAKAGES.values(), ids=BREAKAGES)
def test_the_gates_find(small_word: bytes, breakage: Breakage) -> None:
    assert tuple(faults(broken(small_word, breakage))) == breakage.faults


def test_the_gates_find_a_part_that_is_there_twice(small_word: bytes) -> None:
    with ZipFile(BytesIO(small_word)) as container:
        parts = [(name, container.read(name)) for name in container.namelist()]
    twice = packed([*parts, ("WORD/Styles.xml", b"")])
    assert faults(twice) == ["container: word/styles.xml is there 2 times"]
