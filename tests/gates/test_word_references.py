"""The gates of the Word file find every place that points to nothing, and every field out of order."""

import pytest

from tests.gates.breaking import Breakage, broken
from tests.gates.word import faults

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
CODE = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
FOOTER = "kaki-tegak.xml"

BREAKAGES = {
    "a name of a bookmark twice": Breakage(
        'w:name="_Ref00000005"', 'w:name="_REF00000004"', ("bookmark _ref00000004 is there 2 times",)
    ),
    "a name with a space": Breakage(
        'w:name="_Ref00000005"', 'w:name="Gambar 1"', ("document.xml: “Gambar 1” is no name of a bookmark",)
    ),
    "a name that Word cuts off": Breakage(
        'w:name="_Ref00000005"', f'w:name="{"n" * 41}"', (f"document.xml: “{'n' * 41}” is no name of a bookmark",)
    ),
    "an id of a bookmark twice": Breakage(
        '<w:bookmarkStart w:id="7"',
        '<w:bookmarkStart w:id="8"',
        ("document.xml: bookmark 8 begins again", "document.xml: bookmark 7 ends where none is open"),
    ),
    "a bookmark without an end": Breakage('<w:bookmarkEnd w:id="7"/>', "", ("document.xml: bookmark 7 does not end",)),
    "a bookmark that ends twice": Breakage(
        '(<w:bookmarkEnd w:id="7"/>)', r"\1\1", ("document.xml: bookmark 7 ends where none is open",)
    ),
    "a bookmark that ends in another story": Breakage(
        "</w:p></w:ftr>",
        '<w:bookmarkEnd w:id="7"/></w:p></w:ftr>',
        (f"{FOOTER}: bookmark 7 ends where none is open",),
        FOOTER,
    ),
    "a link to nowhere": Breakage(
        'w:anchor="_Toc00000002"', 'w:anchor="_Toc9"', ("document.xml: a link leads to _Toc9, which is no bookmark",)
    ),
    "a reference to nowhere": Breakage(
        " REF _Ref00000004 ", " REF _Ref9 ", ("document.xml: REF refers to _Ref9, which is no bookmark",)
    ),
    "a page reference to nowhere": Breakage(
        " PAGEREF _Toc00000002 ", " PAGEREF _Toc9 ", ("document.xml: PAGEREF refers to _Toc9, which is no bookmark",)
    ),
    "a note reference to nothing": Breakage(
        " REF _Ref00000004 [^<]*", " noteref ", ("document.xml: NOTEREF refers to nothing, which is no bookmark",)
    ),
    "a simple field to nowhere": Breakage(
        BEGIN,
        f'<w:fldSimple w:instr="REF _Ref9"/>{BEGIN}',
        (f"{FOOTER}: REF refers to _Ref9, which is no bookmark",),
        FOOTER,
    ),
    "a field that does not begin": Breakage(
        BEGIN + CODE + SEPARATE, "", (f"{FOOTER}: a field ends that has not begun",), FOOTER
    ),
    "a field that only separates": Breakage(
        f"{BEGIN}{CODE}({SEPARATE}.*?){END}", r"\1", (f"{FOOTER}: a field separates that has not begun",), FOOTER
    ),
    "a field without a place for its result": Breakage(
        CODE + SEPARATE, CODE, (f"{FOOTER}: field “PAGE” has no place for its result",), FOOTER
    ),
    "a field that separates twice": Breakage(
        SEPARATE, SEPARATE + SEPARATE, (f"{FOOTER}: field “PAGE” separates again",), FOOTER
    ),
    "a field without a code": Breakage(CODE, "", (f"{FOOTER}: a field has no code",), FOOTER),
    "a code within a result": Breakage(
        SEPARATE, SEPARATE + CODE, (f"{FOOTER}: the code “PAGE” stands outside the code of a field",), FOOTER
    ),
    "a field that does not end": Breakage(f"{END}</w:p>", "</w:p>", (f"{FOOTER}: field “PAGE” does not end",), FOOTER),
    "a field that leaves its cell": Breakage(
        "(<w:tbl>.*?>1</w:t></w:r>)(.*?>2</w:t></w:r>)",
        rf"\1{BEGIN}{CODE}{SEPARATE}\2{END}",
        ("document.xml: field “PAGE” ends in another cell or note than it begins in",),
    ),
    "a list that is not there": Breakage(
        '(<w:pStyle w:val="BodyText"/>.*?)(</w:pPr>)',
        r'\1<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>\2',
        ("document.xml: list 99 is not there",),
    ),
    "a list of a style that is not there": Breakage(
        '(w:styleId="ListBullet".*?<w:numId) w:val="[0-9]+"',
        r'\1 w:val="99"',
        ("styles.xml: list 99 is not there",),
        "styles.xml",
    ),
    "a list without levels": Breakage(
        '(<w:num w:numId="2"><w:abstractNumId) w:val="2"',
        r'\1 w:val="99"',
        ("numbering.xml: list 2 has the levels 99, which are not there",),
        "numbering.xml",
    ),
}


@pytest.mark.parametrize("breakage", BREAKAGES.values(), ids=BREAKAGES)
def test_the_gates_find(small_word: bytes, breakage: Breakage) -> None:
    assert tuple(faults(broken(small_word, breakage))) == breakage.faults
