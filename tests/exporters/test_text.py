"""The page as plain text: what is pasted elsewhere says all that the document says, and in a form that survives it."""

from dataclasses import replace

import pytest

from report_builder.exporters import text
from report_builder.page import (
    Block,
    Break,
    Caption,
    FactText,
    Figure,
    Footnote,
    Group,
    Heading,
    Inline,
    Link,
    ListBlock,
    Missing,
    Page,
    Paragraph,
    Picture,
    Section,
    Status,
    Styled,
    TableBlock,
    TableCell,
    TableRow,
    Text,
)


@pytest.fixture
def page(sample_page: Page) -> Page:
    """Give a page that is no draft and holds nothing yet."""
    return replace(sample_page, draf=False, sections=())


def written(page: Page, *blocks: Block) -> str:
    section = Section("naskah", lanskap=False, id="naskah", blocks=blocks)
    return text.export(replace(page, sections=(section,)), "a.txt").data.decode("utf-8")


def said(*inlines: Inline | str, kelas: str = "") -> Paragraph:
    return Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in inlines), kelas)


def cell(*blocks: Block, colspan: int = 1, rowspan: int = 1) -> TableCell:
    return TableCell(blocks, colspan, rowspan)


def table(*rows: tuple[TableCell, ...], columns: int, kelas: str = "") -> TableBlock:
    body = tuple(TableRow(cells) for cells in rows)
    return TableBlock("t", None, (100 / columns,) * columns, (), body, kelas=kelas)


def test_paragraphs_are_parted_by_an_empty_line_and_never_wrapped(page: Page) -> None:
    long = "kemandirian masyarakat " * 50 + "terjaga."
    assert written(page, said(long), said("Selesai.")) == f"{long}\n\nSelesai.\n"


def test_headings_have_their_numbers_and_are_as_the_report_writes_them(page: Page) -> None:
    heading = Heading(2, "h", (Text("Gambaran"), Break(), Text("Umum")), "A.")
    assert written(page, Heading(1, "j", (Text("Siaran Pers"),)), heading) == "Siaran Pers\n\nA. Gambaran Umum\n"


def test_every_inline_is_its_text(page: Page) -> None:
    paragraph = said(
        "a < b ",
        Styled("strong", (Text("c "), Styled("em", (Text("d"),)))),
        " ",
        FactText("f-1", "IKK-1.capaian", "122.64", "122,64%"),
        Break(),
        Link("x", (Text("Tabel 1"),)),
        " ",
        Status("belum", "▼ Belum"),
        " ",
        Missing("[Perlu diisi: realisasi]", "Riwayat", "C2"),
    )
    assert written(page, paragraph) == "a < b c d 122,64%\nTabel 1 ▼ Belum [Perlu diisi: realisasi]\n"


def test_footnotes_are_called_by_number_and_stand_at_the_end(page: Page) -> None:
    first, second = Footnote((Text("Satu."),)), Footnote((Text("Dua"), Break(), Text("kali.")))
    paragraphs = said("Kata", first, " pertama."), said("Kata", second, " kedua.")
    assert written(page, *paragraphs) == "Kata[1] pertama.\n\nKata[2] kedua.\n\n[1] Satu.\n\n[2] Dua kali.\n"


def test_lists_count_or_dash_and_what_is_nested_begins_below_its_text(page: Page) -> None:
    nested = ListBlock(ordered=False, items=((said("a"),), (said("b"), said("c"))))
    items = (*(((said("satu"),),) * 9), (said("sepuluh"), nested))
    assert written(page, ListBlock(ordered=True, items=items)).splitlines()[-5:] == [
        "9. satu",
        "10. sepuluh",
        "    - a",
        "    - b",
        "      c",
    ]


def test_the_rows_of_a_table_are_lines_of_cells_between_tabs_below_its_caption(page: Page) -> None:
    block = table((cell(said("Indikator")), cell(said("Capaian"))), (cell(said("Indeks")), cell()), columns=2)
    block = replace(block, caption=Caption("Tabel 1", (Text("Capaian kinerja"),)))
    assert written(page, block) == "Tabel 1 Capaian kinerja\nIndikator\tCapaian\nIndeks\n"


def test_a_merged_cell_is_told_once_and_keeps_its_places(page: Page) -> None:
    block = table(
        (cell(said("Wilayah"), rowspan=2), cell(said("Semester I"), colspan=2), cell(said("Jumlah"), rowspan=2)),
        (cell(said("Target")), cell(said("Realisasi"))),
        columns=4,
    )
    assert written(page, block) == "Wilayah\tSemester I\t\tJumlah\n\tTarget\tRealisasi\n"


def test_a_cell_is_one_line_whatever_it_holds(page: Page) -> None:
    content = (said("Upaya", Break(), "kami:"), ListBlock(ordered=True, items=((said("latih"),), (said("dampingi"),))))
    assert written(page, table((cell(*content), cell(said("3"))), columns=2)) == (
        "Upaya kami: 1. latih 2. dampingi\t3\n"
    )


def test_signatures_keep_their_lines_together(page: Page) -> None:
    lines = said("Jakarta, Maret 2022", kelas="tempat"), said("Deputi,", kelas="jabatan"), said("A", kelas="nama")
    assert written(page, Group("tanda-tangan", lines)) == "Jakarta, Maret 2022\nDeputi,\nA\n"


def test_who_signs_side_by_side_stands_one_below_the_other(page: Page) -> None:
    second, first = (cell(said(f"Pihak {word},"), said(name)) for word, name in (("Kedua", "B"), ("Pertama", "A")))
    assert written(page, table((second, first), columns=2, kelas="tanda")) == "Pihak Kedua,\nB\n\nPihak Pertama,\nA\n"


def test_a_picture_is_its_description_in_brackets_above_its_caption(page: Page) -> None:
    figure = Figure("g", Caption("Gambar 1", (Text("Peta"),)), Picture("peta.png", "Peta wilayah"))
    assert written(page, figure) == "[Peta wilayah]\nGambar 1 Peta\n"


def test_what_says_nothing_leaves_no_gap(page: Page) -> None:
    assert written(page, said("a"), said(), Group("panel", (said(),)), said("b")) == "a\n\nb\n"


def test_a_draft_says_so_first_and_a_final_report_does_not(sample_page: Page) -> None:
    draft, final = (text.export(replace(sample_page, draf=draf), "a.txt").data.decode() for draf in (True, False))
    assert draft == f"DRAF\n\n{final}"


def test_no_line_of_a_report_ends_in_white_space_and_no_gap_is_wider_than_a_line(sample_page: Page) -> None:
    output = text.export(sample_page, "a.txt")
    told = output.data.decode("utf-8")
    assert output.name == "a.txt"
    assert [line for line in told.split("\n") if line != line.rstrip()] == []
    assert "\n\n\n" not in told
    assert "\r" not in told


def test_contents_list_what_the_report_holds(sample_page: Page) -> None:
    told = text.export(sample_page, "a.txt").data.decode("utf-8")
    assert "BAB III Akuntabilitas Kinerja\nA. Capaian Kinerja Organisasi\n" in told
    assert "\n\nTabel 3.1 Target, realisasi, dan capaian kinerja tahun 2021\nTabel 3.2 Rincian per wilayah\n" in told
