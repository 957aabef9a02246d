"""The page as one HTML file."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from report_builder.errors import ExitCode, ReportError
from report_builder.exporters import html
from report_builder.page import (
    FactText,
    Heading,
    Link,
    Missing,
    Page,
    Paragraph,
    Section,
    Status,
    Styled,
    Text,
)


@pytest.fixture(scope="module")
def written(sample_page: Page) -> str:
    return html.export(sample_page, "lakip.html").data.decode()


def body(page: Page, *paragraphs: Paragraph | Heading) -> str:
    section = Section("bab", False, "bab-1", paragraphs)
    text = html.export(replace(page, sections=(section,)), "a.html").data.decode()
    return text.partition('<section class="bab mulai" id="bab-1">\n')[2].partition("\n</section>")[0]


def test_the_file_has_the_name_that_was_asked_for(sample_page: Page) -> None:
    assert html.export(sample_page, "siaran.html").name == "siaran.html"


def test_the_file_needs_nothing_beside_it(written: str) -> None:
    addresses = re.findall(r'(?:src|href)="([^"#]*)', written)
    assert [address[:22] for address in addresses if address] == ["data:image/png;base64,"]
    assert "url(" not in written


def test_the_file_is_well_formed_and_says_its_language_title_and_author(written: str) -> None:
    root = etree.HTML(written)
    assert root.get("lang") == "id"
    assert root.findtext("head/title") == "Laporan Kinerja Deputi Bidang Pemberdayaan Masyarakat Tahun 2021"
    assert root.xpath("//meta[@name='author']/@content") == ["Deputi Bidang Pemberdayaan Masyarakat"]


def test_the_number_stands_before_the_text_of_a_heading(sample_page: Page) -> None:
    heading = Heading(1, "x", (Text("Akuntabilitas"),), "BAB III")
    assert body(sample_page, heading) == '<h1 id="x"><span class="nomor">BAB III</span> Akuntabilitas</h1>'


def test_the_label_stands_before_the_text_of_a_caption(written: str) -> None:
    assert '<caption><span class="label">Tabel L1.1</span> Perjanjian kinerja tahun 2021</caption>' in written
    assert '<figcaption><span class="label">Gambar 3.1</span> Capaian per indikator' in written


def test_inlines_become_their_elements(sample_page: Page) -> None:
    paragraph = Paragraph(
        (
            Text("a < b "),
            Styled("strong", (Text("c"),)),
            FactText("f-1", "IKK-1.capaian", "122.64", "122,64%"),
            Link("x", (Text("d"),)),
            Status("belum", "▼ Belum"),
            Missing("isi", "Riwayat", "C2"),
        )
    )
    assert body(sample_page, paragraph) == (
        "<p>a &lt; b <strong>c</strong>"
        '<data class="fakta" id="f-1" value="122.64" data-fakta="IKK-1.capaian">122,64%</data>'
        '<a href="#x">d</a><span class="status belum">▼ Belum</span>'
        '<span class="perlu-diisi" data-lembar="Riwayat" data-sel="C2">isi</span></p>'
    )


def test_every_link_has_its_target(written: str) -> None:
    root = etree.HTML(written)
    targets = {link.get("href", "").removeprefix("#") for link in root.iter("a")}
    assert targets
    assert targets <= set(identities(root))


def test_every_id_is_there_once(written: str) -> None:
    ids = identities(etree.HTML(written))
    assert len(ids) == len(set(ids))


def identities(root: etree._Element) -> list[str]:
    return [element.get("id", "") for element in root.iter() if "id" in element.attrib]


def test_head_cells_say_what_they_head(written: str) -> None:
    assert etree.HTML(written).xpath("//th[not(@scope)]") == []


def test_a_draft_says_so_and_a_final_report_does_not(sample_page: Page) -> None:
    draft, final = (html.export(replace(sample_page, draf=draf), "a.html").data.decode() for draf in (True, False))
    assert '<p class="tanda-draf">DRAF</p>' in draft
    assert '<p class="tanda-draf">' not in final


def test_a_missing_style_sheet_is_told(sample_page: Page) -> None:
    resources = {name: data for name, data in sample_page.resources.items() if name != "gaya/laporan.css"}
    with pytest.raises(ReportError) as raised:
        html.export(replace(sample_page, resources=resources), "a.html")
    assert raised.value.exit_code is ExitCode.TEMPLATE
    assert str(raised.value) == ("gaya/laporan.css: Lembar gaya tidak ada. Kembalikan berkas itu ke folder templat.")


def test_a_style_sheet_cannot_end_its_element(sample_page: Page) -> None:
    resources = {**sample_page.resources, "gaya/laporan.css": b"</style><script>x</script>"}
    written = html.export(replace(sample_page, resources=resources), "a.html").data.decode()
    assert "<\\/style><script>x<\\/script>" in written
    assert etree.HTML(written).find(".//script") is None


def test_the_text_of_the_markup_is_all_there(sample_markup: str, written: str) -> None:
    asked = words(etree.fromstring(sample_markup.encode()))
    assert asked - words(etree.HTML(written)) == {"Kosong"}  # the data of a chart is drawn, not written


def words(root: etree._Element) -> set[str]:
    return {word for text in root.itertext() for word in re.findall(r"[^\W\d]{3,}", str(text))}
