from collections.abc import Callable
from typing import Any

from lxml import etree

from report_builder.exporters.docx.wordml import bookmark, cell, field, paragraph, root, run
from report_builder.exporters.docx.words import Words, digest_of, points_of, points_text, row_text, words_of

WordOf = Callable[..., Any]

FACT = "lk_IKK_1_realisasi_1"
TEXT = run("Terwujud ") + bookmark(1, FACT, run("65")) + run(" kawasan, lihat Tabel ") + field("REF _Ref1", "3.1")


def words(content: str) -> Words:
    return words_of(etree.fromstring(root("body", content)), {FACT: "IKK-1.realisasi"})


def test_a_figure_counts_as_its_fact_and_a_field_not_at_all() -> None:
    other = TEXT.replace(">65<", ">66<").replace(">3.1<", ">3.2<")
    assert words(paragraph("Isi", TEXT)) == words(paragraph("Isi", other))
    assert words(paragraph("Isi", TEXT)).loose == [digest_of("Terwujud {IKK-1.realisasi} kawasan, lihat Tabel")]


def test_another_word_is_another_digest() -> None:
    assert words(paragraph("Isi", TEXT)) != words(paragraph("Isi", TEXT.replace("kawasan", "wilayah")))


def test_blanks_and_signs_without_width_do_not_count() -> None:
    assert digest_of("se\u00adtiap  kawasan") == digest_of("setiap\u00a0kawasan")


def test_the_rows_of_a_table_are_told_from_the_text_around_it() -> None:
    cells = "".join(cell("", paragraph("Isi", run(text)), "") for text in ("a", "b"))
    found = words(f"{paragraph('Isi', run('Sebelum'))}<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert found == Words([digest_of("Sebelum")], [[digest_of(row_text(["a", "b"]))]])


def test_a_file_carries_the_digests_of_its_words_tables_and_charts(word_of: WordOf) -> None:
    word = word_of("<p>Teks.</p>")
    ledger = etree.fromstring(word.parts["customXml/item1.xml"])
    assert digest_of("Teks.") in (ledger.findtext("{*}kata") or "").split()


def test_the_points_of_a_chart_count_to_twelve_digits() -> None:
    chart = (
        "<c:ser><c:tx><c:pt idx='0'><c:v>Target</c:v></c:pt></c:tx><c:cat><c:pt idx='0'><c:v>TW I</c:v></c:pt></c:cat>"
        "<c:val><c:pt idx='0'><c:v>{}</c:v></c:pt></c:val></c:ser>"
    )
    texts = [
        points_text(points_of(etree.fromstring(f"<a xmlns:c='c'>{chart.format(value)}</a>")))
        for value in ("122.641509433962", "122.64150943396226", "122.65")
    ]
    assert texts[0] == texts[1] == "Target|TW I|122.641509434"
    assert texts[2] != texts[0]
