"""The Word file as a whole: its bytes, its seal, its ledger, its properties."""

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import Any

import docx
import pytest
from lxml import etree

from report_builder.errors import error
from report_builder.exporters.docx import export
from report_builder.exporters.docx.libreoffice import as_pdf
from report_builder.exporters.docx.seal import is_untouched
from report_builder.page import Page, Paragraph, Section

PageOf = Callable[..., Page]
WordOf = Callable[..., Any]


def test_the_same_page_gives_the_same_bytes(sample: Page) -> None:
    assert export(sample, "a.docx").data == export(sample, "a.docx").data


def test_the_sample_leaves_nothing_to_complain_of(sample: Page) -> None:
    assert export(sample, "lakip.docx").problems == ()


def test_a_block_that_no_writer_knows_is_an_error(sample: Page) -> None:
    section = Section("bab", lanskap=False, id="", blocks=(object(), Paragraph((object(),))))  # type: ignore[arg-type]
    assert export(replace(sample, sections=(section,)), "a.docx").problems == (
        error("Blok “object” tidak dikenal oleh penulis Word."),
        error("Unsur “object” tidak dikenal oleh penulis Word."),
    )


def test_the_file_is_sealed(sample_data: bytes) -> None:
    assert is_untouched(sample_data)


def test_the_properties_come_from_the_report(sample_data: bytes) -> None:
    properties = docx.Document(BytesIO(sample_data)).core_properties
    assert properties.title == "Laporan Kinerja Tahun 2021"
    assert properties.author == properties.last_modified_by == "Deputi Bidang Pemberdayaan Masyarakat"
    assert str(properties.created) == str(properties.modified) == "2022-02-28 00:00:00+00:00"
    assert properties.comments == ""


def test_a_property_too_long_for_word_ends_at_a_word(page_of: PageOf) -> None:
    page = replace(
        page_of("<p>Teks.</p>"), judul="Laporan Kinerja " * 16, kepala="x" * 256, penulis="Deputi" + " A" * 125
    )
    properties = docx.Document(BytesIO(export(page, "a.docx").data)).core_properties
    assert properties.title == "Laporan Kinerja " * 15 + "Laporan…"
    assert properties.subject == "x" * 254 + "…"
    assert properties.author == properties.last_modified_by == "Deputi" + " A" * 124 + "…"


def test_the_ledger_lies_in_a_part_with_its_digest_and_its_bookmarks(sample: Page, word_of: WordOf) -> None:
    word = word_of('<p><data class="fakta" value="65" data-fakta="IKK-1.realisasi">65</data></p>')
    (ledger,) = sample.attachments
    root = etree.fromstring(word.parts["customXml/item1.xml"])
    facts, mark, *_ = root
    assert json.loads(facts.text or "") == json.loads(ledger.data)
    assert facts.get("sha256") == sha256(ledger.data).hexdigest()
    assert (mark.get("nama"), mark.get("fakta")) == ("lk_IKK_1_realisasi_1", "IKK-1.realisasi")
    assert sha256(ledger.data).hexdigest().encode() in word.parts["docProps/custom.xml"]


def test_without_a_ledger_there_is_no_part_for_it(page_of: PageOf) -> None:
    page = replace(page_of("<p>Teks.</p>"), attachments=())
    assert b"customXml" not in export(page, "a.docx").data


def test_the_language_is_indonesian_and_the_mode_that_of_today(word_of: WordOf) -> None:
    word = word_of("<p>Teks.</p>")
    assert word.values("//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["id-ID"]
    mode = "//w:compatSetting[@w:name='compatibilityMode']/@w:val"
    assert word.values(mode, "word/settings.xml") == ["15"]
    assert word.values("//w:themeFontLang/@w:val", "word/settings.xml") == ["id-ID"]
    assert word.values("//w:decimalSymbol/@w:val", "word/settings.xml") == [","]


def test_no_program_breaks_lines_otherwise_or_asks_to_renew_fields_on_opening(word_of: WordOf) -> None:
    word = word_of('<nav class="daftar-isi"/><h1>ISI</h1>')
    assert word.find("//w:autoHyphenation | //w:updateFields", "word/settings.xml") == []
    assert word.find("//w:fldChar/@w:dirty") == []


def test_python_docx_reads_it(sample_data: bytes) -> None:
    document = docx.Document(BytesIO(sample_data))
    assert len(document.tables) == 7
    assert "BAB III" in "\n".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.slow
def test_libreoffice_lays_it_out_as_it_was_written(sample_data: bytes) -> None:
    pdf = as_pdf(sample_data)
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], check=True, capture_output=True, input=pdf
    ).stdout.decode()
    for words in ("Tabel 3.2 Rincian per wilayah", "Tabel L1.1 Perjanjian kinerja", "B. Tugas dan fungsi", "122,64%"):
        assert words in text
    assert "Error" not in text


@pytest.mark.slow
def test_a_table_of_three_thousand_rows_takes_about_a_second(page_of: PageOf) -> None:
    row = "<tr>" + "<td>Kabupaten Contoh</td>" * 8 + "</tr>"
    head = "<thead><tr>" + "<th>Kolom</th>" * 8 + "</tr></thead>"
    page = page_of(f"<table>{head}<tbody>{row * 3000}</tbody></table>")
    start = time.process_time()
    export(page, "a.docx")
    assert time.process_time() - start < 2
