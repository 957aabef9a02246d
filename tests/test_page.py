"""The contract: what markup becomes, and what is told of markup that departs from it."""

from decimal import Decimal
from html import escape
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.charts import Chart, JenisGrafik, Seri, Titik
from report_builder.errors import ExitCode, ReportError
from report_builder.page import (
    Block,
    Entry,
    FactText,
    Figure,
    Footnote,
    Grafik,
    Group,
    Heading,
    Link,
    ListBlock,
    Missing,
    Page,
    Paragraph,
    Picture,
    Status,
    Styled,
    TableBlock,
    Text,
    contents,
    iter_blocks,
    parse,
    plain_text,
)
from report_builder.page.numbering import Item, number

B = TypeVar("B", bound=Block)

HEAD = (
    '<html lang="id"><head><title>Laporan  Kinerja</title><meta name="author" content="Deputi"/>'
    '<meta name="dcterms.date" content="2022-02-28"/><meta name="report.header" content="Laporan 2021"/>'
    '<meta name="report.draft" content="ya"/><meta name="report.paper" content="F4"/></head><body>'
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>x</title></svg>'
CHART_DATA = '<table class="data"><thead><tr><th/><th>A</th></tr></thead><tbody><tr><th>x</th>{}</tr></tbody></table>'
TABLE = "<table{}>{}<thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"

TITLED = TABLE.format(' id="t"', "<caption>Judul</caption>")


def page(body: str, resources: dict[str, bytes] | None = None) -> Page:
    return parse(f"{HEAD}\n{body}\n</body></html>", gaya={}, resources=resources or {})


def blocks(body: str) -> tuple[Block, ...]:
    return page(f'<section class="bab"><h1>Bab</h1>{body}</section>').sections[0].blocks[1:]


def only(kind: type[B], body: str) -> B:
    (block,) = blocks(body)
    assert isinstance(block, kind)
    return block


def complaints(body: str, resources: dict[str, bytes] | None = None) -> list[str]:
    """Give the problems without the text of their lines."""
    with pytest.raises(ReportError) as raised:
        page(body, resources)
    assert raised.value.exit_code is ExitCode.TEMPLATE
    return [str(problem).partition(" Baris itu berbunyi: ")[0] for problem in raised.value.problems]


def complaint(inside: str) -> str:
    (found,) = complaints(f'<section class="bab"><h1>Bab</h1>\n{inside}</section>')
    return found


# --- what markup becomes ---------------------------------------------------------------------------------------------


def test_the_head_gives_title_author_date_header_draft_and_paper() -> None:
    given_page = page('<section class="bab"><h1>A</h1></section>')
    assert (given_page.judul, given_page.penulis) == ("Laporan Kinerja", "Deputi")
    assert (given_page.kepala, given_page.draf, given_page.kertas) == ("Laporan 2021", True, "F4")
    assert given_page.tanggal.isoformat() == "2022-02-28"


def test_white_space_is_folded_across_elements_and_trimmed_at_the_ends() -> None:
    assert only(Paragraph, "<p>\n  satu  <strong> dua </strong> tiga\n</p>") == Paragraph(
        (Text("satu "), Styled("strong", (Text("dua "),)), Text("tiga"))
    )


def test_no_break_spaces_stay() -> None:
    assert only(Paragraph, "<p>31\u00a0Desember</p>") == Paragraph((Text("31\u00a0Desember"),))


def test_a_fact_keeps_its_id_value_and_text() -> None:
    (fact,) = only(
        Paragraph, '<p><data class="fakta" id="x" value="122.64" data-fakta="IKK-1.capaian">122,64%</data></p>'
    ).children
    assert fact == FactText("x", "IKK-1.capaian", "122.64", "122,64%")


def test_facts_without_an_id_get_one_that_is_free() -> None:
    paragraph = only(
        Paragraph,
        '<p><data class="fakta" value="1" data-fakta="a">1</data>'
        '<data class="fakta" id="f-1" value="2" data-fakta="b">2</data></p>',
    )
    assert [fact.id for fact in paragraph.children if isinstance(fact, FactText)] == ["f-2", "f-1"]


def test_footnotes_states_and_missing_values_are_inlines() -> None:
    assert only(
        Paragraph,
        '<p>teks<aside class="catatan">Catatan.</aside> <span class="status belum">▼ Belum</span> '
        '<span class="perlu-diisi" data-lembar="Riwayat" data-sel="C2">Perlu diisi</span></p>',
    ).children == (
        Text("teks"),
        Footnote((Text("Catatan."),)),
        Text(" "),
        Status("belum", "▼ Belum"),
        Text(" "),
        Missing("Perlu diisi", "Riwayat", "C2"),
    )


def test_an_item_holds_its_text_and_nested_lists_as_blocks() -> None:
    assert only(ListBlock, "<ol><li>satu<ul><li>dua</li></ul></li></ol>") == ListBlock(
        True, ((Paragraph((Text("satu"),)), ListBlock(False, ((Paragraph((Text("dua"),)),),))),)
    )


def test_a_table_has_head_body_foot_and_widths_that_sum_to_100() -> None:
    table = only(
        TableBlock,
        '<table><colgroup><col style="width: 30%"/><col style="width: 30%"/></colgroup>'
        "<thead><tr><th>A</th><th>B</th></tr></thead>"
        '<tbody><tr><td rowspan="2">1</td><td class="angka">2</td></tr><tr><td>3</td></tr></tbody>'
        '<tfoot><tr class="total"><td colspan="2">4</td></tr></tfoot></table>',
    )
    assert table.widths == (50.0, 50.0)
    assert [len(rows) for rows in (table.head, table.body, table.foot)] == [1, 2, 1]
    assert (table.body[0].cells[0].rowspan, table.body[0].cells[1].angka, table.foot[0].kelas) == (2, True, "total")


def test_columns_without_widths_are_equally_wide() -> None:
    assert only(
        TableBlock, "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td/><td/></tr></tbody></table>"
    ).widths == (
        50.0,
        50.0,
    )


def test_a_picture_is_a_resource_with_its_width() -> None:
    body = '<section class="sampul"><figure><img src="logo.png" alt="Logo" data-lebar="30"/></figure></section>'
    (figure,) = page(body, {"logo.png": b""}).sections[0].blocks
    assert figure == Figure("gambar-1", None, Picture("logo.png", "Logo", 30.0))


def test_a_chart_is_made_from_its_data_table() -> None:
    figure = only(
        Figure,
        '<figure class="grafik" data-jenis="garis" data-satuan="%" data-acuan="100" data-acuan-nama="target" '
        'data-alt="Alt">'
        f'{SVG}<table class="data"><thead><tr><th/><th>Realisasi</th><th class="target">Target</th></tr></thead><tbody>'
        '<tr><th>2020</th><td><data class="fakta" value="12.5" data-fakta="a">12,5</data></td><td/></tr>'
        '<tr><th>2021</th><td data-nilai="13">13</td><td data-nilai="14">14</td></tr>'
        "</tbody></table><figcaption>Judul</figcaption></figure>",
    )
    realisasi = Seri("Realisasi", (Titik(Decimal("12.5"), "12,5", "a"), Titik(Decimal(13), "13")))
    target = Seri("Target", (Titik(None, ""), Titik(Decimal(14), "14")), target=True)
    chart = Chart(JenisGrafik.GARIS, ("2020", "2021"), (realisasi, target), "%", Decimal(100), "target")
    assert isinstance(figure.content, Grafik)
    assert (figure.content.chart, figure.content.svg, figure.content.alt) == (chart, SVG, "Alt")


def box(*values: str, series: int = 5) -> str:
    """Give a chart of one box with these numbers, empty for none."""
    cells = "".join(f'<td data-nilai="{value}">{value}</td>' if value else "<td/>" for value in values)
    names = "".join(f"<th>Seri {number}</th>" for number in range(series))
    return (
        f'<figure class="grafik" data-jenis="kotak" data-satuan="%" data-alt="Alt">{SVG}<table class="data">'
        f"<thead><tr><th/>{names}</tr></thead><tbody><tr><th>IKK-1</th>{cells}</tr></tbody></table></figure>"
    )


@pytest.mark.parametrize("values", [("1", "2", "2", "10", "20"), ("-3", "1", "1", "1", "1"), ("",) * 5])
def test_a_box_has_five_numbers_in_order_or_none(values: tuple[str, ...]) -> None:
    assert isinstance(only(Figure, box(*values)).content, Grafik)


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        (box("1", "2", "3", "4", series=4), "Grafik kotak memerlukan 5 seri, dari yang terkecil sampai yang terbesar."),
        (
            box("1", "2", "3", "", "5"),
            "Baris “IKK-1” pada grafik kotak harus memuat 5 angka dari yang terkecil.",
        ),
        (
            box("1", "2", "10", "9", "11"),
            "Baris “IKK-1” pada grafik kotak harus memuat 5 angka dari yang terkecil.",
        ),
    ],
)
def test_a_box_of_other_numbers_is_a_problem(markup: str, message: str) -> None:
    assert message in complaint(markup)


def test_divisions_are_groups() -> None:
    assert only(Group, '<div class="panel"><p>a</p></div>') == Group("panel", (Paragraph((Text("a"),)),))


def test_a_reference_without_text_is_filled_with_the_label_of_its_target() -> None:
    body = (
        '<section class="bab" id="bab-1"><h1>Satu</h1><p><a href="#t"/> <a href="#bab-1"/> <a href="#pk"/></p>'
        f"{TITLED}</section>"
        '<section class="lampiran"><h1 id="pk">Perjanjian</h1></section>'
    )
    paragraph = page(body).sections[0].blocks[1]
    assert isinstance(paragraph, Paragraph)
    links = [child for child in paragraph.children if isinstance(child, Link)]
    assert [(link.target, plain_text((link,)), link.is_label) for link in links] == [
        ("t", "Tabel 1.1", True),
        ("bagian-1", "Bab I", True),
        ("pk", "Lampiran 1", True),
    ]


def test_comments_are_not_there() -> None:
    assert only(Paragraph, "<p>a<!-- b -->c</p>") == Paragraph((Text("ac"),))


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_chapters_and_their_parts_are_numbered_and_restart_below_their_parent() -> None:
    ranks = ["h1", "h2", "h3", "h4", "h3", "h2", "h3", "h1", "h2"]
    items = [Item(str(place), rank, "bab") for place, rank in enumerate(ranks)]  # type: ignore[arg-type]
    assert list(number(items).values()) == ["BAB I", "A.", "1.", "a.", "2.", "B.", "1.", "BAB II", "A."]


def test_captions_are_numbered_by_chapter_and_by_appendix_and_not_before_the_chapters() -> None:
    items = [
        Item("a", "table", "awal"),
        Item("b", "h1", "bab"),
        Item("c", "table", "bab"),
        Item("d", "figure", "bab"),
        Item("e", "table", "bab"),
        Item("f", "h1", "lampiran"),
        Item("g", "table", "lampiran"),
    ]
    assert list(number(items).values()) == [
        "", "BAB I", "Tabel 1.1", "Gambar 1.1", "Tabel 1.2", "LAMPIRAN 1", "Tabel L1.1",
    ]  # fmt: skip


def test_a_landscape_section_continues_its_chapter() -> None:
    body = (
        f'<section class="bab"><h1>Satu</h1>{TABLE.format("", "<caption>a</caption>")}</section>'
        f'<section class="bab lanskap"><h2>Rincian</h2>{TABLE.format("", "<caption>b</caption>")}</section>'
    )
    flat = page(body).sections[1]
    assert flat.lanskap
    heading, table = flat.blocks
    assert isinstance(heading, Heading)
    assert isinstance(table, TableBlock)
    assert table.caption is not None
    assert (heading.nomor, table.caption.label) == ("A.", "Tabel 1.2")


def test_a_chapter_without_a_number_numbers_its_captions_alone() -> None:
    body = (
        f'<section class="bab"><h1 class="tanpa-nomor">Siaran</h1>{TABLE.format("", "<caption>a</caption>")}</section>'
    )
    assert contents(page(body), "tabel") == (Entry(1, "tabel-1", "Tabel 1", "a", "bab"),)


def test_after_z_letters_are_doubled_as_word_does() -> None:
    items = [Item("x", "h1", "bab"), *(Item(str(place), "h2", "bab") for place in range(53))]
    numbers = list(number(items).values())
    assert [numbers[place] for place in (26, 27, 28, 53)] == ["Z.", "AA.", "BB.", "AAA."]


def test_contents_list_front_matter_chapters_and_appendices() -> None:
    body = (
        '<section class="awal"><h1>Kata Pengantar</h1><h2>Tidak didaftar</h2></section>'
        '<section class="bab"><h1>Satu</h1><h2>Dua</h2><h3>Tiga</h3><h4>Tidak didaftar</h4></section>'
        '<section class="lampiran"><h1>Perjanjian</h1></section>'
    )
    assert [(entry.level, entry.nomor, entry.text) for entry in contents(page(body), "isi")] == [
        (1, "", "Kata Pengantar"),
        (1, "BAB I", "Satu"),
        (2, "A.", "Dua"),
        (3, "1.", "Tiga"),
        (1, "LAMPIRAN 1", "Perjanjian"),
    ]


def test_blocks_inside_groups_are_walked_in_reading_order() -> None:
    section = page('<section class="bab"><h1>A</h1><div class="blok"><p>b</p></div><p>c</p></section>').sections[0]
    texts = [plain_text(block.children) for block in iter_blocks(section) if isinstance(block, Heading | Paragraph)]
    assert texts == ["A", "b", "c"]


# --- what is told ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<p><i>x</i></p>", ("Unsur <i> tidak boleh ada di dalam <p>. "
         "Yang boleh: a, aside, br, data, em, span, strong, sub, sup.")),
        ('<p style="x">x</p>', "Atribut “style” tidak dikenal pada <p>."),
        ('<p class="x">x</p>', ("Kelas “x” tidak dikenal pada <p>. Yang boleh: akun, identitas, instansi, jabatan, "
         "judul, keadaan, keterangan, nama, perlu-diisi, salam, subjudul, subjudul-sampul, sumber, tahun, tempat, "
         "terbit, unit.")),
        ("<p>x</p>teks lepas", ("Teks “teks lepas” tidak boleh berdiri langsung di dalam <section>. "
         "Bungkus dengan unsur yang sesuai, misalnya <p>.")),
        ("<ul/>", "Isi <ul> tidak lengkap atau tidak berurutan. Isinya berurutan: li (satu atau lebih)."),
        ('<p><data class="fakta" value="1">1</data></p>', "<data> perlu atribut “data-fakta”."),
        ("<p><data value='1' data-fakta='a'>1</data></p>", "<data> perlu kelas. Yang boleh: fakta."),
        ('<p><a href="http://x">x</a></p>', "Isi atribut “href” pada <a> tidak sah: “http://x”."),
        ('<p><a href="#x">x</a></p>', ("Acuan ke “x” tidak mempunyai tujuan. "
         "Beri id itu pada judul, tabel, atau gambar yang dimaksud.")),
        ('<figure><img src="x.png" alt="x"/></figure>', "Gambar “x.png” tidak ada di antara berkas laporan."),
        ('<p>122<aside class="catatan">x</aside></p>', ("Tanda catatan kaki menempel pada angka "
         "sehingga dapat terbaca sebagai pangkat. Pindahkan catatan ke belakang sebuah kata.")),
        ('<p><data class="fakta" value="1" data-fakta="a">1%</data><aside class="catatan">x</aside></p>',
         ("Tanda catatan kaki menempel pada angka sehingga dapat terbaca sebagai pangkat. "
         "Pindahkan catatan ke belakang sebuah kata.")),
        ("<h3>x</h3>", "Judul <h3> melompati tingkat <h2>."),
        ("<h2> </h2>", "Judul <h2> kosong."),
        ("<table><tbody><tr><td>x</td></tr></tbody></table>", "Tabel ini perlu <thead>."),
        ("<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>",
         ("Baris tabel ini mengisi 1 kolom, padahal tabelnya 2 kolom. "
         "Hitung juga colspan, dan rowspan dari baris di atasnya.")),
        ("<table><thead><tr><th>a</th></tr></thead><tbody><tr><td rowspan='2'>x</td></tr></tbody></table>",
         "rowspan sel ini melewati baris terakhir bagiannya."),
        ('<table class="tanda"><tbody><tr/></tbody></table>', "Tabel ini tidak mempunyai sel."),
        ('<table class="tanda"><colgroup><col style="width: 0.0%"/></colgroup><tbody><tr><td/></tr></tbody></table>',
         "Isi atribut “style” pada <col> tidak sah: “width: 0.0%”."),
        (f"<p>{'<em>' * 50}x{'</em>' * 50}</p>",
         "<em> terlalu dalam: paling banyak 40 unsur di dalam satu sama lain."),
    ],
)  # fmt: skip
def test_a_departure_is_told_with_its_line_and_what_is_right(inside: str, message: str) -> None:
    assert complaint(inside) == f"lakip.html · baris 3: {message}"


def test_a_picture_has_some_width() -> None:
    body = '<section class="sampul"><figure><img src="x.png" alt="x" data-lebar="0.0"/></figure></section>'
    told = ["lakip.html · baris 2: Isi atribut “data-lebar” pada <img> tidak sah: “0.0”."]
    assert complaints(body, {"x.png": b""}) == told


def test_an_empty_section_is_told() -> None:
    assert complaints('<section class="bab"/>') == [
        "lakip.html · baris 2: Bagian ini kosong. Isi atau hapus bagian itu."
    ]


def test_a_cell_may_reach_over_a_hundred_rows() -> None:
    rows = '<tr><td rowspan="120">S-1</td><td>1</td></tr>' + "<tr><td>2</td></tr>" * 119
    table = only(TableBlock, f'<table class="tanda"><tbody>{rows}</tbody></table>')
    assert table.body[0].cells[0].rowspan == 120


def test_all_departures_are_told_at_once_in_the_order_of_their_lines() -> None:
    body = '<section class="bab"><h1>A</h1>\n<p><u>x</u></p>\n<p id="a">x</p>\n<p><a href="#b">x</a></p></section>'
    assert [line.split(":")[0] for line in complaints(body)] == [f"lakip.html · baris {number}" for number in (3, 4, 5)]


def test_a_departure_is_told_with_the_text_of_its_line() -> None:
    long_text = "kemandirian masyarakat " * 5
    with pytest.raises(ReportError) as raised:
        page(f'<section class="bab"><h1>A</h1>\n  <p><blink>x</blink></p>\n<p><u>{long_text}</u></p></section>')
    assert [problem.hint.partition("Baris itu ")[2] for problem in raised.value.problems] == [
        "berbunyi: “<p><blink>x</blink></p>”.",
        f"berbunyi: “{f'<p><u>{long_text}'[:80]}…”.",
    ]


def test_markup_that_is_no_xml_is_told_with_the_text_of_its_line() -> None:
    with pytest.raises(ReportError) as raised:
        page("<section>\n<p>&nbsp;</p></section>")
    assert raised.value.problems[0].hint.endswith(" Baris itu berbunyi: “<p>&nbsp;</p></section>”.")


def test_one_id_twice_is_told_with_the_first_line() -> None:
    (found,) = complaints('<section class="bab" id="a">\n<h1 id="a">A</h1></section>')
    assert found == ("lakip.html · baris 3: id “a” sudah dipakai pada baris 2. Setiap id hanya boleh ada satu kali.")


def test_an_empty_reference_to_what_has_no_number_is_told() -> None:
    found = complaints('<section class="awal"><h1 id="a">A</h1><p><a href="#a"/></p></section>')
    assert found == [
        (
            "lakip.html · baris 2: Acuan kosong ke “a” tidak dapat diisi karena tujuannya tidak bernomor. "
            "Tulis sendiri teks acuannya."
        )
    ]


def test_sections_out_of_order_are_told() -> None:
    found = complaints('<section class="bab"><h1>A</h1></section>\n<section class="awal"><h1>B</h1></section>')
    order = "sampul, awal, bab, lampiran, naskah"
    told = f"lakip.html · baris 3: Bagian “awal” tidak boleh sesudah bagian “bab”. Urutannya: {order}."
    assert found == [told]


@pytest.mark.parametrize("inside", ["<script/>", '<g onclick="x"/>', '<rect href="x"/>', '<rect fill="url(#x)"/>'])
def test_a_chart_may_only_draw(inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    data = CHART_DATA.format("<td/>")
    figure = f'<figure class="grafik" data-jenis="batang" data-satuan="" data-alt="x">{svg}{data}</figure>'
    assert "tidak boleh ada di dalam grafik SVG." in complaint(figure)


def test_a_point_without_a_value_is_told() -> None:
    data = CHART_DATA.format("<td>5</td>")
    figure = f'<figure class="grafik" data-jenis="batang" data-satuan="" data-alt="x">{SVG}{data}</figure>'
    assert complaint(figure) == (
        "lakip.html · baris 3: Titik grafik “5” tidak mempunyai nilai. "
        'Beri data-nilai pada <td>, atau isi dengan <data class="fakta">.'
    )


def test_missing_metadata_is_told() -> None:
    with pytest.raises(ReportError) as raised:
        parse('<html lang="id"><head><title>x</title><meta name="author" content="x"/></head><body>'
              '<section class="bab"><p/></section></body></html>', gaya={}, resources={}, name="a.html")  # fmt: skip
    assert [problem.message for problem in raised.value.problems] == [
        f'<meta name="{name}"> belum ada di dalam <head>.'
        for name in ("dcterms.date", "report.header", "report.draft", "report.paper")
    ]


def test_markup_that_is_no_xml_is_told_with_its_line() -> None:
    (found, *_) = complaints("<section>\n<p>&nbsp;</p></section>")
    assert found.startswith("lakip.html · baris 3: Markah tidak sah sebagai XML (Entity 'nbsp' not defined).")


def test_entities_are_refused() -> None:
    with pytest.raises(ReportError) as raised:
        parse('<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html>&a;</html>', gaya={}, resources={})
    assert str(raised.value) == "lakip.html: Entitas tidak boleh dideklarasikan di dalam dokumen."


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1))
def test_any_text_comes_through_as_it_is(text: str) -> None:
    assert plain_text(only(Paragraph, f"<p>{escape(text)}</p>").children) == text
