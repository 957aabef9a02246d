"""The PDF of every report is sound, and each fault of one is found."""

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import page
import pikepdf
import pytest
from lxml import html
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.gates.pdf import entries, faults
from tests.gates.pdf.printed import read_printed
from tests.reports import DOCUMENTS, INPUTS, LAKIP, LKJ_TRIWULAN, REKAP, Reports

pytestmark = pytest.mark.slow

PROFILES = ("3a", "ua1")
"""PDF/A-3a: to be kept for decades and read aloud; PDF/UA-1: to be read by all."""

LEVELS = {LAKIP: 3, LKJ_TRIWULAN: 3, REKAP: 2, "perjanjian-kinerja": 1, "ringkasan": 1, "siaran-pers": 1, "swareviu": 2}
"""How many levels the outline of each kind has."""

Change: TypeAlias = Callable[[Pdf], None]


def validate(data: bytes, profile: str) -> list[str]:
    """What the validator of a standard finds."""
    return [f"{fault.rule_id}: {fault.message}" for fault in page.validate_pdf_bytes(data, profile=profile).failures]


def complaints(data: bytes, path: Path) -> str:
    """What qpdf says of the bones of a file, if it is not content."""
    path.write_bytes(data)
    run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    return run.stderr if run.returncode else ""


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
def test_nothing_is_wrong_with_the_pdf_of_a_report(reports: Reports, name: str, kind: str, tmp_path: Path) -> None:
    data = reports(name, kind).pdf.read_bytes()
    assert {profile: validate(data, profile) for profile in PROFILES} == {profile: [] for profile in PROFILES}
    assert complaints(data, tmp_path / "lakip.pdf") == ""
    assert faults(data, LEVELS[kind]) == []


@pytest.mark.parametrize("name", INPUTS)
def test_every_entry_of_the_contents_has_its_page_number(reports: Reports, name: str) -> None:
    report = reports(name)
    listed = html.document_fromstring(report.html.read_text("utf-8")).findall(".//nav//a")
    assert len(entries(read_printed(report.pdf.read_bytes()))) == len(listed)


# --- what is found ---------------------------------------------------------------------------------------------------


def test_a_file_that_is_cut_off_is_found(small_pdf: bytes, tmp_path: Path) -> None:
    assert complaints(small_pdf[: len(small_pdf) // 2], tmp_path / "lakip.pdf") != ""


def keep_no_colours(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def tell_no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


STANDARDS = {
    "3a": (keep_no_colours, "PDFA3A"),
    "ua1": (tell_no_language, "PDFUA1"),
}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_breach_of_a_standard_is_found(small_pdf: bytes, profile: str) -> None:
    change, rule = STANDARDS[profile]
    assert {fault.partition("-")[0] for fault in validate(broken(small_pdf, change), profile)} == {rule}


def test_nothing_is_wrong_with_the_small_file(small_pdf: bytes, tmp_path: Path) -> None:
    assert faults(small_pdf, LEVELS[LAKIP]) == []
    assert [fault for profile in PROFILES for fault in validate(small_pdf, profile)] == []
    assert complaints(small_pdf, tmp_path / "lakip.pdf") == ""


def hide_title(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def drop_title(pdf: Pdf) -> None:
    del pdf.docinfo[Name.Title]


def rename_a_font(pdf: Pdf) -> None:
    first_font(pdf).BaseFont = Name("/ABCDEF+DejaVu-Sans")


def take_out_a_font(pdf: Pdf) -> None:
    del first_font(pdf).FontDescriptor[Name.FontFile2]


def first_font(pdf: Pdf) -> pikepdf.Object:
    """Give the font that comes first by its name."""
    fonts = [entry for entry in pdf.objects if isinstance(entry, Dictionary) and Name.FontDescriptor in entry]
    return min(fonts, key=lambda font: str(font.BaseFont).partition("+")[2])


def count_pages_from_two(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 1, Dictionary(S=Name.D, St=2)]))


def name_no_pages(pdf: Pdf) -> None:
    del pdf.Root.PageLabels


def empty_a_page(pdf: Pdf) -> None:
    pdf.pages[1].Contents = pdf.make_stream(b"")


def link_nowhere(pdf: Pdf) -> None:
    annotations(pdf)[0].Dest = String("tidak-ada")


def unlink_contents(pdf: Pdf) -> None:
    del pdf.pages[0].Annots


def link_the_contents_to_themselves(pdf: Pdf) -> None:
    for annotation in annotations(pdf):
        annotation.Dest = Array([pdf.pages[0].obj, Name.Fit])


def annotations(pdf: Pdf) -> list[pikepdf.Object]:
    """Give the links of the first page."""
    return list(pdf.pages[0].obj.Annots.as_list())


def flatten_outline(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        for item in outline.root:
            item.children.clear()


def mark_nowhere(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].destination = String("tidak-ada")


def shrink(pdf: Pdf) -> None:
    """Set the first words of the second page in small letters."""
    content = pdf.pages[1].Contents.read_bytes()
    pdf.pages[1].Contents = pdf.make_stream(re.sub(rb"[\d.]+ Tf", b"8 Tf", content, count=1))


BREAKAGES: dict[str, tuple[Change, list[str]]] = {
    "a title that is not shown": (hide_title, ["a viewer does not show the title"]),
    "no title": (drop_title, ["it has no title"]),
    "a font of somebody else": (rename_a_font, ["DejaVu-Sans is none of the report's fonts"]),
    "a font that is not in the file": (take_out_a_font, ["Liberation-Sans is not in the file"]),
    "pages called by other numbers": (count_pages_from_two, ["page 2 prints 1, but is called “2”"]),
    "a page without a name": (
        name_no_pages,
        ["page 1 prints i, but is called “”", "page 2 prints 1, but is called “”"],
    ),
    "an empty page": (
        empty_a_page,
        ["page 2 prints no number, but is called “1”", *["page 1: “1” leads to page “”"] * 3],
    ),
    "a link that leads nowhere": (link_nowhere, ["page 1: a link leads nowhere", "page 1: “i” is no link"]),
    "contents without links": (
        unlink_contents,
        ["page 1: “i” is no link", *["page 1: “1” is no link"] * 3],
    ),
    "contents that lead elsewhere": (link_the_contents_to_themselves, ["page 1: “1” leads to page “i”"] * 3),
    "an outline of one level": (flatten_outline, ["the outline has 1 levels"]),
    "a bookmark that leads nowhere": (mark_nowhere, ["bookmark “DAFTAR ISI” leads nowhere"]),
    "small letters": (shrink, ["page 2: “BABI” is set in 6 points"]),
}


@pytest.mark.parametrize(("change", "found"), BREAKAGES.values(), ids=BREAKAGES)
def test_the_gates_find(small_pdf: bytes, change: Change, found: list[str]) -> None:
    assert faults(broken(small_pdf, change), LEVELS[LAKIP]) == found


def broken(data: bytes, change: Change) -> bytes:
    """Give a PDF after a change of its objects."""
    stream = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(stream)
    return stream.getvalue()
