"""The report of each input, as text: read it when it changes."""

import re
from pathlib import Path

import pytest

from report_builder import page
from report_builder.exporters import html
from report_builder.kinds import Bahan
from report_builder.kinds.lakip import LAKIP
from report_builder.measure import measure
from report_builder.model import check
from report_builder.page import Heading, Missing, Page, Paragraph, Section
from report_builder.pipeline.materials import read_profil
from report_builder.sources import read
from report_builder.templating import Library

INPUTS = ("dayamas-2021", "contoh-lengkap")
LIBRARY = Library.on_path([])


def compose(location: Path, *, final: bool = False) -> Page:
    """Give the document of an input."""
    laporan = check(read(location)).laporan
    measured = measure(laporan)
    bahan = Bahan(laporan, measured, read_profil(LIBRARY, laporan.identitas.profil))
    markup = LIBRARY.render(LAKIP.template, {**LAKIP.context(bahan), "final": final}, measured.ledger)
    return page.parse(markup, gaya=LIBRARY.gaya, resources=LIBRARY.resources(("gaya/",)))


def running_text(document: Page) -> list[str]:
    """Give headings and paragraphs, a line each; tables and charts have tests of their own."""
    return [line for section in document.sections for line in _lines(section)]


def _lines(section: Section) -> list[str]:
    lines = []
    for block in page.iter_blocks(section):
        if isinstance(block, Heading):
            lines.append(f"{'#' * block.level} {block.nomor} {page.plain_text(block.children)}".replace("  ", " "))
        if isinstance(block, Paragraph):
            lines.append(page.plain_text(block.children))
    return lines


@pytest.mark.parametrize("name", INPUTS)
def test_the_text_is_the_golden_one(project: Path, name: str, *, renew: bool) -> None:
    text = "\n".join(running_text(compose(project / f"inputs/{name}.xlsx"))) + "\n"
    golden = project / f"tests/golden/{name}.txt"
    if renew:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", INPUTS)
def test_capaian_against_a_target_is_never_called_kenaikan(project: Path, name: str) -> None:
    # The example's own text speaks of a "Kenaikan beban kerja", which is no capaian.
    text = "\n".join(running_text(compose(project / f"inputs/{name}.xlsx"))).replace("Kenaikan beban kerja", "")
    assert "kenaikan" not in text.casefold()


PAIRS = (("inputs/dayamas-2021.xlsx", "inputs/dayamas-2021"), ("inputs/contoh-lengkap.xlsx", "templates/contoh"))


def visible_text(location: Path) -> str:
    """Give all words and figures of a report in HTML, but for the list of its sources."""
    document = html.export(compose(location), "lakip.html").data.decode()
    body = re.sub(r"<(style|svg)\b.*?</\1>|<li>[^<]*SHA-256[^<]*</li>", "", document, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.mark.parametrize(("workbook", "folder"), PAIRS)
def test_a_workbook_and_its_csv_folder_show_the_same(project: Path, workbook: str, folder: str) -> None:
    assert visible_text(project / workbook) == visible_text(project / folder)


def facts(location: Path) -> dict[str, tuple[object, str, str, str]]:
    """Give all facts of an input but for their places."""
    ledger = measure(check(read(location)).laporan).ledger
    return {fact.id: (fact.nilai, fact.satuan, fact.tampil, fact.alasan) for fact in ledger.values()}


@pytest.mark.parametrize(("workbook", "folder"), PAIRS)
def test_a_workbook_and_its_csv_folder_hold_the_same_facts(project: Path, workbook: str, folder: str) -> None:
    assert facts(project / workbook) == facts(project / folder)


def test_the_complete_example_asks_for_nothing(project: Path) -> None:
    document = compose(project / "inputs/contoh-lengkap.xlsx", final=True)
    assert not any("Perlu diisi" in line for line in running_text(document))


def test_a_missing_row_is_asked_for_in_a_free_row_of_its_own(project: Path) -> None:
    document = compose(project / "inputs/dayamas-2021.xlsx")
    asked = [
        (inline.lembar, inline.sel)
        for section in document.sections
        for block in page.iter_blocks(section)
        if isinstance(block, Paragraph)
        for inline in block.children
        if isinstance(inline, Missing) and inline.lembar == "Renstra"
    ]
    assert asked[:4] == [("Renstra", "C2"), ("Renstra", "C3"), ("Renstra", "C4"), ("Renstra", "C5")]
