"""The gates of the Word file find every table that does not add up, or would come apart."""

import pytest

from tests.gates.breaking import Breakage, broken
from tests.gates.word import faults

TABLE = "document.xml: table 1 (“Wilayah”)"
BODY = r"(<w:tr><w:trPr><w:cantSplit/></w:trPr>)"
"""A pattern of the beginning of the first row below the head."""
ONE_WIDE = '<w:tcW w:w="2929" w:type="dxa"/>'
STYLED = '<w:pPr><w:pStyle w:val="IsiTabel"/></w:pPr>'

BREAKAGES = {
    "a row with a cell too few": Breakage(
        "<w:tc>((?!<w:tc>).)*</w:tc>(</w:tr></w:tbl>)", r"\2", (f"{TABLE}: row 4 takes 2 columns of 3",)
    ),
    "a cell over too many columns": Breakage(
        '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>', (f"{TABLE}: row 1 takes 4 columns of 3",)
    ),
    "columns left out before a row": Breakage(
        BODY,
        '<w:tr><w:trPr><w:gridBefore w:val="1"/><w:cantSplit/></w:trPr>',
        (
            f"{TABLE}: row 3 takes 4 columns of 3",
            f"{TABLE}: row 3, column 4: the cell is not 0 wide as its columns",
            f"{TABLE}: row 4, column 1: the cell carries on none above it",
        ),
    ),
    "columns left out after a row": Breakage(
        BODY,
        '<w:tr><w:trPr><w:gridAfter w:val="1"/><w:cantSplit/></w:trPr>',
        (f"{TABLE}: row 3 takes 4 columns of 3",),
    ),
    "a table wider than its columns": Breakage(
        '<w:tblW w:w="8787"', '<w:tblW w:w="8788"', (f"{TABLE}: it is not as wide as its columns",)
    ),
    "a cell wider than its columns": Breakage(
        '<w:tcW w:w="5858"',
        '<w:tcW w:w="5859"',
        (f"{TABLE}: row 1, column 2: the cell is not 5858 wide as its columns",),
    ),
    "a cell as wide as its words": Breakage(
        ONE_WIDE,
        '<w:tcW w:w="0" w:type="auto"/>',
        (f"{TABLE}: row 1, column 1: the cell is not 2929 wide as its columns",),
    ),
    "a cell that tells no width": Breakage(
        ONE_WIDE, "", (f"{TABLE}: row 1, column 1: the cell is not 2929 wide as its columns",)
    ),
    "a cell that carries on none": Breakage(
        '<w:vMerge w:val="restart"/>', "", (f"{TABLE}: row 2, column 1: the cell carries on none above it",)
    ),
    "a cell of the body that carries on one of the head": Breakage(
        f'({BODY}.*?)<w:vMerge w:val="restart"/>',
        r"\1<w:vMerge/>",
        (f"{TABLE}: row 3, column 1: the cell carries on one of the head",),
    ),
    "a second row of the head that is not repeated": Breakage(
        "(<w:tr>.*?<w:tr>.*?)<w:tblHeader/>",
        r"\1",
        (
            f"{TABLE}: row 2, column 1: the cell carries on one of the head",
            f"{TABLE}: row 2 is of the head, but not repeated",
        ),
    ),
    "a repeated row that is not of the head": Breakage(
        BODY,
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        (
            f"{TABLE}: row 4, column 1: the cell carries on one of the head",
            f"{TABLE}: row 3 is repeated, but not of the head",
        ),
    ),
    "a head below the top": Breakage(
        f"{BODY}(.*?)<w:tr><w:trPr><w:cantSplit/></w:trPr>.*?</w:tr>",
        r'\1\2<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="8787" w:type="dxa"/>'
        r'<w:gridSpan w:val="3"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KepalaTabel"/></w:pPr></w:p></w:tc></w:tr>',
        (f"{TABLE}: row 4 is repeated, but stands below one that is not",),
    ),
    "a cell without a paragraph": Breakage(
        f"(</w:tcPr>)<w:p>{STYLED}</w:p></w:tc>",
        r"\1</w:tc>",
        (f"{TABLE}: row 4, column 1: the cell does not end with a paragraph",),
    ),
    "a table without a paragraph after it": Breakage(
        "</w:tbl>",
        f"</w:tbl><w:sdt><w:sdtContent><w:p>{STYLED}</w:p></w:sdtContent></w:sdt>",
        (f"{TABLE}: no paragraph comes after it",),
    ),
    "a row that may be parted": Breakage(BODY, "<w:tr>", (f"{TABLE}: row 3 may be parted by the end of a page",)),
    "a row of a small table that does not keep with the next": Breakage(
        f"({BODY}.*?)<w:keepNext/>", r"\1", (f"{TABLE}: row 3 does not keep with the next",)
    ),
    "a row that is told not to keep with the next": Breakage(
        f"({BODY}.*?)<w:keepNext/>", r'\1<w:keepNext w:val="0"/>', (f"{TABLE}: row 3 does not keep with the next",)
    ),
    "nothing where a table of few rows is too full for a page": Breakage(
        f"({BODY}.*?)<w:keepNext/>(.*?>)Satu<", rf"\1\3{'kata ' * 500}<", ()
    ),
    "a caption that does not keep with its table": Breakage(
        '(<w:pStyle w:val="Caption"/>)<w:keepNext/>',
        r"\1",
        ("document.xml: the caption “Tabel 1.1 Wilayah” does not keep with a table",),
    ),
    "a caption without a table": Breakage(
        "(<w:tbl>)",
        rf"<w:p>{STYLED}</w:p>\1",
        ("document.xml: the caption “Tabel 1.1 Wilayah” does not keep with a table",),
    ),
    "a picture that does not keep with its caption": Breakage(
        '(<w:pStyle w:val="Gambar"/>)<w:keepNext/>',
        r'\1<w:keepNext w:val="0"/>',
        ("document.xml: a picture does not keep with its caption",),
    ),
    "a table of a footer that does not add up": Breakage(
        "(<w:ftr[^>]*>)",
        r'\1<w:tbl><w:tblPr><w:tblW w:w="9" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>'
        r"<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr></w:tbl>",
        ("kaki-tegak.xml: table 2 (“”): row 1 takes 0 columns of 1",),
        "kaki-tegak.xml",
    ),
}


@pytest.mark.parametrize("breakage", BREAKAGES.values(), ids=BREAKAGES)
def test_the_gates_find(small_word: bytes, breakage: Breakage) -> None:
    assert tuple(faults(broken(small_word, breakage))) == breakage.faults
