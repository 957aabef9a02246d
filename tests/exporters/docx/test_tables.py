"""Tables in the Word file: grid, merged cells, heads, totals, alternative text."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.charts.lettering import text_width
from report_builder.errors import warning
from report_builder.exporters.columns import DENSITIES, Needs, fit_columns, needs_of, set_columns
from report_builder.exporters.docx import export
from report_builder.exporters.docx.wordml import twips
from report_builder.exporters.markup import Context, write_sections
from report_builder.page import Inline, Page, Paragraph, Status, TableCell, Text

WordOf = Callable[..., Any]
MERGED = """<table class="lampiran" id="t"><caption>Rincian</caption>
<thead><tr><th rowspan="2">Wilayah</th><th colspan="2">Semester I</th></tr>
<tr><th class="angka">Target</th><th class="angka">Realisasi</th></tr></thead>
<tbody><tr><td rowspan="2">Aceh</td><td class="angka">1</td><td class="angka">2</td></tr>
<tr><td class="angka">3</td><td class="angka">4</td></tr></tbody>
<tfoot><tr class="total"><td>Jumlah</td><td class="angka">4</td><td class="angka">6</td></tr></tfoot></table>"""


def rows(count: int, kelas: str = "") -> str:
    cells = "".join(f"<tr><td>baris {number}</td></tr>" for number in range(count))
    return f'<table class="{kelas}"><thead><tr><th>Kepala</th></tr></thead><tbody>{cells}</tbody></table>'


def test_every_row_of_the_head_is_repeated_and_no_row_is_broken(word_of: WordOf) -> None:
    word = word_of(MERGED)
    assert [len(row.findall(".//{*}tblHeader")) for row in word.find("//w:tr")] == [1, 1, 0, 0, 0]
    assert len(word.find("//w:tr/w:trPr/w:cantSplit")) == 5


def test_merged_cells_go_on_in_the_rows_below(word_of: WordOf) -> None:
    word = word_of(MERGED)
    merges = [
        [merge.get(f"{{{merge.nsmap['w']}}}val", "lanjut") for merge in row.findall(".//{*}vMerge")]
        for row in word.find("//w:tr")
    ]
    assert merges == [["restart"], ["lanjut"], ["restart"], ["lanjut"], []]
    assert word.values("//w:gridSpan/@w:val") == ["2"]


def test_the_widths_of_cells_are_those_of_the_grid(word_of: WordOf) -> None:
    word = word_of(MERGED)
    grid = [int(width) for width in word.values("//w:gridCol/@w:w")]
    first, second = grid[0], grid[1] + grid[2]
    assert [int(width) for width in word.values("//w:tr[1]/w:tc/w:tcPr/w:tcW/@w:w")] == [first, second]
    assert sum(grid) == round(155 * 1440 / 25.4)


def test_cells_have_styles_for_words_and_figures(word_of: WordOf) -> None:
    word = word_of(MERGED)
    assert word.values("//w:tr[2]//w:pStyle/@w:val") == ["KepalaTabelKecil", "KepalaAngkaKecil", "KepalaAngkaKecil"]
    assert word.values("//w:tr[3]//w:pStyle/@w:val") == ["IsiTabelKecil", "AngkaTabelKecil", "AngkaTabelKecil"]
    assert word.values("//w:tr[5]//w:pStyle/@w:val") == ["TotalTabelKecil", "TotalAngkaKecil", "TotalAngkaKecil"]


def test_a_group_row_has_its_style(word_of: WordOf) -> None:
    word = word_of(
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>"
        '<tr class="kelompok"><td colspan="2">Sasaran</td></tr></tbody></table>'
    )
    assert word.values("//w:tr[2]//w:pStyle/@w:val") == ["KelompokTabel"]


def test_the_line_below_the_head_is_drawn_once(word_of: WordOf) -> None:
    word = word_of(MERGED)
    lines = [
        [str(size) for size in row.xpath(".//w:tcBorders/w:bottom/@w:sz", namespaces=row.nsmap)]
        for row in word.find("//w:tr[position() < 3]")
    ]
    assert lines == [["6", "4"], ["6", "6", "6"]]


def test_a_table_tells_what_it_is(word_of: WordOf) -> None:
    word = word_of(MERGED)
    assert word.values("//w:tblCaption/@w:val") == ["Rincian"]
    assert word.values("//w:tblDescription/@w:val") == ["Kolom: Wilayah, Semester I."]


def test_a_small_table_stays_on_one_page(word_of: WordOf) -> None:
    assert len(word_of(rows(12)).find("//w:p[w:pPr/w:keepNext]")) == 12


def test_no_row_of_a_long_table_stands_alone_on_a_page(word_of: WordOf) -> None:
    word = word_of(rows(13))
    assert word.text("//w:p[w:pPr/w:keepNext]") == ["Kepala", "baris 0", "baris 11"]


TALL = f"""<table><caption>Rincian</caption><colgroup><col style="width: 30%"/><col style="width: 70%"/></colgroup>
<thead><tr><th>A</th><th>B</th></tr></thead>
<tbody>{f"<tr><td>{'kata demi kata ' * 10}</td><td>1</td></tr>" * 12}</tbody></table>"""


def test_a_table_that_no_page_holds_breaks_however_few_its_rows(word_of: WordOf, page_of: Callable[..., Page]) -> None:
    assert len(word_of(TALL).find("//w:tbl//w:p[w:pPr/w:keepNext]")) == 3 * 2
    assert "utuh" not in write_sections(Context(page_of(TALL), str))
    assert "utuh" in write_sections(Context(page_of(TALL.replace("kata demi kata " * 5, "")), str))


def test_a_table_keeps_with_its_source(word_of: WordOf) -> None:
    word = word_of(rows(13) + '<p class="sumber">Sumber: monev.</p>')
    assert word.text("//w:p[w:pPr/w:keepNext]")[-1] == "baris 12"


def test_a_table_is_parted_from_the_text_but_not_from_its_source(word_of: WordOf) -> None:
    word = word_of(rows(1) + '<p class="sumber">Sumber: monev.</p>' + rows(1) + "<p>Teks.</p>")
    following = word.values("//w:tbl/following-sibling::*[1]/w:pPr/w:pStyle/@w:val")
    assert following == ["Sumber", "Jarak"]


def test_a_low_table_has_a_style_of_its_own_unless_it_must_be_tight(word_of: WordOf) -> None:
    assert word_of(rows(1, "ringkas")).values("//w:tblStyle/@w:val") == ["TabelRingkas"]
    assert word_of(BUDGET.replace("<table", '<table class="ringkas"')).values("//w:tblStyle/@w:val") == ["TabelRapat"]


def test_a_row_that_no_page_may_hold_can_be_broken(word_of: WordOf) -> None:
    short, tall = ("kata " * count for count in (40, 2000))
    cells = (
        f"<td>{short}</td>",
        f"<td>{tall}</td>",
        f"<td>{'kata<br/>' * 60}</td>",
        f"<td><ul><li>{tall}</li></ul></td>",
    )
    table = "<table><thead><tr><th>A</th></tr></thead><tbody>{}</tbody></table>"
    word = word_of(table.format("".join(f"<tr>{cell}</tr>" for cell in cells)))
    assert [len(row.findall(".//{*}cantSplit")) for row in word.find("//w:tr")] == [1, 1, 0, 0, 0]


def test_layout_tables_have_no_rules(word_of: WordOf) -> None:
    word = word_of('<table class="tanda"><tbody><tr><td><p class="nama">A</p></td><td>B</td></tr></tbody></table>')
    assert word.values("//w:tblStyle/@w:val") == ["TabelPolos"]
    assert word.values("//w:tc//w:pStyle/@w:val") == ["TandaTanganSelNama", "IsiPolos"]
    assert word.find("//w:tcBorders") == []


def test_lists_in_cells_are_small(word_of: WordOf) -> None:
    word = word_of(
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td><ul><li>a</li></ul></td></tr></tbody></table>"
    )
    assert word.values("//w:tr[2]//w:pStyle/@w:val") == ["ButirTabel"]


def test_lists_in_the_cells_of_an_appendix_are_as_small_as_its_text(word_of: WordOf) -> None:
    items = "<td><ul><li>a</li></ul></td><td><ol><li>b</li></ol></td><td>c</td>"
    head = "<thead><tr><th>A</th><th>B</th><th>C</th></tr></thead>"
    word = word_of(f'<table class="lampiran">{head}<tbody><tr>{items}</tr></tbody></table>')
    assert word.values("//w:tr[2]//w:pStyle/@w:val") == ["ButirTabelKecil", "NomorTabelKecil", "IsiTabelKecil"]


def test_a_head_over_several_columns_stands_amid_them(word_of: WordOf) -> None:
    assert word_of(MERGED).values("//w:tr[1]//w:pStyle/@w:val") == ["KepalaTabelKecil", "KepalaGabungKecil"]
    assert word_of(MERGED.replace(' class="lampiran"', "")).values("//w:tr[1]//w:pStyle/@w:val")[1] == "KepalaGabung"


def test_columns_take_what_their_longest_word_needs() -> None:
    assert fit_columns((10, 90), (200, 300), 1000) == (200, 800)
    assert fit_columns((50, 50), (100, 100), 1000) == (500, 500)


def test_columns_without_room_share_it_by_need() -> None:
    assert fit_columns((50, 50), (1500, 500), 1000) == (750, 250)


@given(
    st.lists(st.floats(1, 100), min_size=1, max_size=9).flatmap(
        lambda widths: st.tuples(
            st.just([100 * width / sum(widths) for width in widths]),
            st.lists(st.floats(1, 3000), min_size=len(widths), max_size=len(widths)),
        )
    ),
    st.integers(1000, 15000),
)
def test_columns_always_fill_the_width(columns: tuple[list[float], list[float]], total: int) -> None:
    fitted = fit_columns(*columns, total)
    assert sum(fitted) == total
    assert min(fitted) >= 0


def cell(*words: Inline) -> TableCell:
    return TableCell((Paragraph(words),))


def test_the_longest_word_is_measured_in_bold_where_it_is_bold() -> None:
    plain, bold, status = (
        needs_of([(0, one, is_bold)], 1).words[0]
        for one, is_bold in (
            (cell(Text("Realisasi anggaran")), False),
            (cell(Text("Realisasi anggaran")), True),
            (cell(Status("belum", "▼ Realisasi anggaran")), False),
        )
    )
    assert status == bold > plain > needs_of([], 1).words[0]


def test_figures_are_whole_with_their_sign_and_words_break_at_hyphens() -> None:
    needs = needs_of([(0, cell(Text("-94,13")), False), (1, cell(Text("tahun-tahun 2020–2024")), False)], 2)
    assert needs.words == needs.figures == pytest.approx((text_width("-94,13", 1), text_width("2020–2024", 1)))
    assert needs_of([(0, cell(Text("sebaik-baiknya")), False)], 1).words == (text_width("baiknya", 1),)


BUDGET = """<table id="t"><caption>Pagu dan realisasi</caption>
<colgroup><col style="width: 15%"/><col style="width: 20%"/><col style="width: 20%"/><col style="width: 20%"/>
<col style="width: 9%"/><col style="width: 16%"/></colgroup>
<thead><tr><th>Kode</th><th>Program/kegiatan/rincian output</th><th class="angka">Pagu</th>
<th class="angka">Realisasi</th><th class="angka">Serapan</th><th class="angka">Sisa</th></tr></thead>
<tbody><tr class="kelompok"><td>CT.1001.A</td><td>Program</td><td class="angka">Rp11.600.000.000</td>
<td class="angka">Rp11.123.900.000</td><td class="angka">95,90%</td><td class="angka">Rp476.100.000</td></tr></tbody>
</table>"""


def test_no_figure_and_no_word_of_a_budget_breaks(word_of: WordOf) -> None:
    word = word_of(BUDGET)
    grid = [int(width) for width in word.values("//w:gridCol/@w:w")]
    words = (
        "CT.1001.A",
        "Program/kegiatan/rincian",
        "Rp11.600.000.000",
        "Rp11.123.900.000",
        "Serapan",
        "Rp476.100.000",
    )
    for width, longest in zip(grid, words, strict=True):
        assert text_width(longest, 8.5, bold=True) * 20 + twips(1.6) <= width
    assert word.values("//w:tblStyle/@w:val") == ["TabelRapat"]
    assert set(word.values("//w:tr[2]//w:pStyle/@w:val")) == {"KelompokTabelKecil", "KelompokAngkaKecil"}


def test_pdf_and_html_set_a_table_as_closely_as_word(word_of: WordOf, page_of: Callable[..., Page]) -> None:
    grid = [int(width) for width in word_of(BUDGET).values("//w:gridCol/@w:w")]
    markup = write_sections(Context(page_of(BUDGET), str))
    assert '<table class="utuh rapat" id="t">' in markup
    widths = [float(width) for width in re.findall(r'<col style="width:([\d.]+)%">', markup)]
    assert widths == pytest.approx([100 * width / sum(grid) for width in grid], abs=0.001)


def test_where_nothing_fits_words_break_before_figures_and_it_is_told(page_of: Callable[..., Page]) -> None:
    heads = "".join("<th>Pertanggungjawaban</th><th>Angka</th>" for _ in range(5))
    cells = "".join('<td>ya</td><td class="angka">Rp11.600.000</td>' for _ in range(5))
    table = f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
    output = export(page_of(table), "lakip.docx")
    assert output.problems == (
        warning(
            "Sebuah tabel terlalu lebar untuk halaman: ada kata yang terpotong.",
            hint="Kurangi kolomnya atau letakkan pada halaman lanskap.",
        ),
    )
    grid = set_columns((10,) * 10, Needs((11.0, 6.0) * 5, (0.0, 6.0) * 5), 8787, DENSITIES).grid
    assert min(grid[1::2]) >= 6 * 8.5 * 20 + twips(1.6)


def test_where_nothing_fits_no_word_is_left_without_room() -> None:
    grid = set_columns((10,) * 8, Needs((8.0,) * 6 + (20.0, 2.0), (8.0,) * 6 + (0.0, 0.0)), 8787, DENSITIES).grid
    assert min(grid) >= 1.7 * 8.5 * 20 + twips(1.6)
