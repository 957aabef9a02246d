"""The page of evidence: every figure of a report leads to its cells, in one file that is safe to open."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from report_builder import pipeline, plugins
from report_builder.errors import ExitCode, ReportError
from report_builder.exporters.iringan.bukti.tautan import iter_facts
from report_builder.facts import Ledger
from report_builder.pipeline import Job
from tests.conftest import SmallBook

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\"&"


def bukti(path: Path) -> str:
    return pages(path)[0]


def pages(path: Path) -> tuple[str, Ledger]:
    result = pipeline.run(Job(path, "bukti"))
    (page,) = (output for output in result.outputs if output.name == "bukti.html")
    return page.data.decode(), result.ledger


def tree(text: str) -> Any:  # noqa: ANN401 - what an XPath gives has no type of its own
    return html.document_fromstring(text)


def words(element: Any) -> str:  # noqa: ANN401 - as above
    return " ".join("".join(element.itertext()).split())


def test_every_figure_of_the_text_leads_to_its_fact(small_book: SmallBook) -> None:
    text, ledger = pages(small_book())
    page = tree(text)
    figures = page.xpath("//article[@id='laporan']//data[@class='fakta']")
    assert len(figures) > 20
    for figure in figures:
        target = figure.getparent().get("href").removeprefix("#")
        (fact,) = page.xpath(f"//article[@id='{target}']")
        assert words(fact.find("h3")) == figure.get("data-fakta")
    assert len(page.xpath("//article[@class='butir']")) == len(ledger)


def test_a_fact_tells_its_value_its_formula_with_its_source_and_what_that_takes(small_book: SmallBook) -> None:
    page = tree(bukti(small_book()))
    (fact,) = page.xpath("//article[h3='IKK-1.capaian']")
    assert words(fact).startswith("IKK-1.capaian Capaian – Jumlah kawasan yang pulih 122,64%")
    assert "Sebelum dibulatkan122,6415 Semua desimal122,6415094339622641509433962" in words(fact)
    assert "Rumusrealisasi / target × 100" in words(fact)
    assert "DasarPermenPANRB 8/2021" in words(fact)
    links = fact.xpath(".//ul[@class='dari']//a")
    assert [link.text for link in links] == ["IKK-1.realisasi", "IKK-1.target"]
    (realisasi,) = page.xpath(f"//article[@id='{links[0].get('href')[1:]}']")
    assert "monev.xlsx · Indikator · F2" in words(realisasi)


def test_the_row_of_a_cell_is_shown_with_the_cell_marked(small_book: SmallBook) -> None:
    page = tree(bukti(small_book()))
    (table,) = page.xpath("//article[h3='IKK-1.realisasi']//table")
    assert words(table.find("caption")) == "Baris 2 di lembar Indikator"
    rows = {words(row[0]): words(row[1]) for row in table.iter("tr")}
    assert rows["kode"] == "IKK-1"
    assert rows["target"] == "53"
    assert rows["realisasi (sel ini)"] == "65"


def test_the_sheets_hold_each_figure_of_a_chapter_once(small_book: SmallBook) -> None:
    path = small_book()
    page = tree(bukti(path))
    composed = pipeline.compose(
        Job(path), examined := pipeline.examine(Job(path)), pipeline.write_fakta(examined.ledger), plugins.kind("lakip")
    )
    printed = [
        fact
        for section in composed.document.sections
        for fact in dict.fromkeys(each.fakta for each in iter_facts(section.blocks))
    ]
    told = [words(row[2]) for row in page.xpath("//table[@class='periksa']/tbody/tr")]
    assert [each.partition(" ")[0] for each in told] == printed
    assert "IKK-1.capaian Capaian – Jumlah kawasan yang pulih" in told
    labels = page.xpath("//table[@class='periksa']//input[@type='checkbox']/@aria-label")
    assert labels == [f"{fact} cocok" for fact in printed]


def test_problems_gaps_and_what_the_office_states_otherwise_are_listed(small_book: SmallBook) -> None:
    edits = {"Indikator!H1": "capaian", "Indikator!H2": 130}
    page = tree(bukti(small_book(edits)))
    (section,) = page.xpath("//section[@id='masalah']")
    assert "IKK-1.capaian_kantor = 130,00%, sedangkan IKK-1.capaian = 122,64%" in words(section)
    assert "Perlu diisi" in words(section)


def test_hostile_texts_stay_texts(small_book: SmallBook) -> None:
    edits = {"Indikator!C2": HOSTILE, "Identitas!B3": HOSTILE, "Indikator!D2": HOSTILE[:30], "Sasaran!B2": HOSTILE}
    text = bukti(small_book(edits))
    page = tree(text)
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//*[@onerror]") == []
    assert "<script>alert" not in text
    assert "alert(1)" in unescape(text)


def test_nothing_is_loaded_and_only_its_own_script_may_run(small_book: SmallBook) -> None:
    page = tree(bukti(small_book()))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (script,) = page.xpath("//script")
    digest = b64encode(sha256(script.text.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"script-src 'sha256-{digest}'" in policy
    assert [link for link in page.xpath("//@src | //@href") if not link.startswith(("#", "data:"))] == []
    assert not re.search(r"url\(|@import", "".join(page.xpath("//style/text()")))


def test_ids_are_given_once_and_every_link_has_its_target(small_book: SmallBook) -> None:
    page = tree(bukti(small_book()))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)
    assert page.xpath("//a//a") == []


def test_what_needs_the_script_is_hidden_without_it_and_named_for_screen_readers(small_book: SmallBook) -> None:
    page = tree(bukti(small_book()))
    assert len(page.xpath("//form[@role='search'][@hidden]")) == 1
    assert page.xpath("//label/@for") == page.xpath("//input[@type='search']/@id")
    assert page.xpath("//dialog/@aria-labelledby") == ["panel-judul"]
    assert len(page.xpath("//*[@role='status']")) == 2


def test_the_same_input_gives_the_same_bytes(small_book: SmallBook) -> None:
    path = small_book()
    assert bukti(path) == bukti(path)


def test_it_comes_in_no_other_format_and_only_where_it_is_named(small_book: SmallBook) -> None:
    with pytest.raises(ReportError, match="hanya dibuat sebagai bukti") as refused:
        pipeline.run(Job(small_book(), "bukti", ("pdf",)))
    assert refused.value.exit_code == ExitCode.USAGE
    assert "bukti" not in [kind.nama for kind in plugins.kinds("semua")]
