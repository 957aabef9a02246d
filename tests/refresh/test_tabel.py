"""Tables follow the data row by row; what people did to them stays."""

import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from report_builder.exporters.docx.tree import W
from report_builder.refresh import Hal
from tests.refresh.conftest import BELOW, THIRD, Rekat, without
from tests.refresh.naskah import BODY, edited, made, parts, read, refreshed, rows, tables

LEDGER = "customXml/item1.xml"
FIRST = "Jumlah kawasan yang pulih (kawasan)"
SECOND = "Indeks keterpulihan (indeks)"
TURNED = {
    "Indikator!A2": "IKK-2",
    "Indikator!C2": "Indeks keterpulihan",
    "Indikator!D2": "indeks",
    "Indikator!A3": "IKK-1",
    "Indikator!C3": "Jumlah kawasan yang pulih",
    "Indikator!D3": "kawasan",
    "Indikator!E2": 3.2,
    "Indikator!F2": 3.34,
    "Indikator!E3": 53,
    "Indikator!F3": 65,
}
APPENDIX = {
    "Lampiran Desa!A1": "Desa",
    "Lampiran Desa!B1": "Kader",
    "Lampiran Desa!A2": "Argo",
    "Lampiran Desa!B2": 6,
    "Lampiran Desa!A3": "Karang",
    "Lampiran Desa!B3": 8,
}


def names(data: bytes) -> list[str]:
    """The indikator in the table of the summary, in order."""
    return [row[1] for row in rows(data, "No.")[1:-1]]


def test_a_row_that_the_data_have_newly_comes_in_at_its_place(document: bytes, new: Rekat) -> None:
    hasil = refreshed(document, new(THIRD))
    assert rows(hasil.data, "No.")[1:4] == [
        ("1", FIRST, "53", "65", "122,64%", "▲ Melampaui"),
        ("2", SECOND, "3,20", "3,34", "104,38%", "▲ Melampaui"),
        ("3", "Jumlah desa (desa)", "10", "9", "90,00%", "▼ Tidak tercapai"),
    ]
    assert Hal.BARIS_BARU in hasil.ringkasan


def test_all_tables_are_those_of_a_document_made_today(document: bytes, new: Rekat) -> None:
    for edits in (THIRD, without(3), TURNED):
        location = new(edits)
        after, today = [tables(data) for data in (refreshed(document, location).data, made(location))]
        assert all(table in after for table in today if edits is not THIRD or len(table) > 3)


def test_the_bookmarks_of_new_rows_are_unique_and_tell_their_facts(document: bytes, new: Rekat) -> None:
    data = refreshed(document, new(THIRD)).data
    root = etree.fromstring(parts(data)[BODY])
    starts = list(root.iter(f"{W}bookmarkStart"))
    assert len({each.get(f"{W}name") for each in starts}) == len({each.get(f"{W}id") for each in starts}) == len(starts)
    facts = {one.fakta for alinea in read(data).alinea() for one in alinea.jangkar}
    assert {"IKK-3.target", "IKK-3.capaian"} <= facts
    assert "" not in facts


def test_a_row_whose_subject_is_gone_goes_and_the_numbers_follow(document: bytes, new: Rekat) -> None:
    hasil = refreshed(document, new(without(2)))
    assert rows(hasil.data, "No.")[1][:2] == ("1", SECOND)
    assert names(hasil.data) == [SECOND]


def test_such_a_row_stays_where_people_have_changed_it(document: bytes, new: Rekat) -> None:
    mine = edited(document, in_row(SECOND, ">3,34<", ">3,4<"))
    hasil = refreshed(mine, new(without(3)))
    assert names(hasil.data) == [FIRST, SECOND]
    assert any(one.hal is Hal.TIDAK_ADA_LAGI and SECOND in one.lama for one in hasil.catatan)


def test_rows_stand_in_the_order_of_the_data(document: bytes, new: Rekat) -> None:
    hasil = refreshed(document, new(TURNED))
    assert names(hasil.data) == [SECOND, FIRST]
    assert [row[0] for row in rows(hasil.data, "No.")[1:3]] == ["1", "2"]
    assert Hal.URUTAN in hasil.ringkasan


def test_an_order_that_people_chose_stays(document: bytes, new: Rekat, base: Path) -> None:
    def swap(text: str) -> str:
        one, other = (row_of(text, name) for name in (FIRST, SECOND))
        return text.replace(one, "\0", 1).replace(other, one, 1).replace("\0", other, 1)

    mine = edited(document, swap)
    assert parts(refreshed(mine, base).data) == parts(mine)
    assert names(refreshed(mine, new(THIRD)).data) == [SECOND, "Jumlah desa (desa)", FIRST]


def test_a_row_that_people_added_stays_where_it_was(document: bytes, new: Rekat) -> None:
    def add(text: str) -> str:
        whole = row_of(text, FIRST)
        own = re.sub(r"<w:bookmark(?:Start|End)[^>]*>", "", whole).replace(FIRST, "Baris kami")
        return text.replace(whole, whole + own, 1)

    hasil = refreshed(edited(document, add), new(TURNED | {"Indikator!F3": 60}))
    assert names(hasil.data) == [SECOND, FIRST, "Baris kami"]
    assert any(one.hal is Hal.BARIS_TAMBAHAN and "Baris kami" in one.lama for one in hasil.catatan)


def test_a_row_that_people_took_out_does_not_come_back(document: bytes, base: Path) -> None:
    mine = edited(document, lambda text: text.replace(row_of(text, SECOND), "", 1))
    hasil = refreshed(mine, base)
    assert names(hasil.data) == [FIRST]
    assert [one.hal for one in hasil.catatan] == [Hal.BELUM_DITEMPATKAN]


def test_words_of_a_cell_follow_where_the_row_is_still_the_programs(document: bytes, new: Rekat) -> None:
    hasil = refreshed(document, new(BELOW))
    assert rows(hasil.data, "No.")[1][5] == "▼ Tidak tercapai"


def test_words_of_a_row_that_people_edited_stay_and_are_told(document: bytes, new: Rekat) -> None:
    mine = edited(document, in_row(FIRST, "Jumlah kawasan", "Banyaknya kawasan"))
    hasil = refreshed(mine, new(BELOW))
    (row,) = [row for row in rows(hasil.data, "No.") if "Banyaknya" in row[1]]
    assert row[3:6] == ("50", "94,34%", "▲ Melampaui")
    assert any(one.hal is Hal.DIUBAH_TANGAN and one.baru == "▼ Tidak tercapai" for one in hasil.catatan)


def test_a_column_that_people_added_stays_and_new_rows_have_it_too(document: bytes, new: Rekat) -> None:
    def widen(text: str) -> str:
        table = re.search(r"<w:tbl>(?:(?!</w:tbl>).)*?>No\.<.*?</w:tbl>", text)
        assert table
        wide = re.sub(r"(<w:tc>(?:(?!</w:tc>).)*</w:tc>)</w:tr>", _with_note, table[0])
        wide = wide.replace("</w:tblGrid>", '<w:gridCol w:w="900"/></w:tblGrid>', 1)
        return text.replace(table[0], wide, 1)

    hasil = refreshed(edited(document, widen), new(THIRD))
    table = rows(hasil.data, "No.")
    assert table[3] == ("3", "Jumlah desa (desa)", "10", "9", "90,00%", "▼ Tidak tercapai", "")
    assert table[1][-1] == "catatan kami"


def test_cells_that_span_rows_still_do(document: bytes, new: Rekat) -> None:
    for edits in (THIRD, without(2), TURNED):
        table = next(table for table in tables(refreshed(document, new(edits)).data) if table[0][-1] == "Target")
        assert table[1][:2] == ("1", "Meningkatnya kemandirian masyarakat")
        assert all(row[:2] == ("", "") for row in table[2:])


def test_in_a_file_without_digests_figures_follow_and_words_stay(document: bytes, new: Rekat) -> None:
    hasil = refreshed(edited(document, without_digests, LEDGER), new(BELOW))
    assert rows(hasil.data, "No.")[1][3:] == ("50", "94,34%", "▲ Melampaui")
    assert any(one.hal is Hal.DIUBAH_TANGAN and one.baru == "▼ Tidak tercapai" for one in hasil.catatan)


def test_in_a_file_without_digests_rows_that_are_gone_are_left(document: bytes, new: Rekat) -> None:
    hasil = refreshed(edited(document, without_digests, LEDGER), new(without(3)))
    assert names(hasil.data) == [FIRST, SECOND]
    assert any(one.hal is Hal.TIDAK_ADA_LAGI and SECOND in one.lama for one in hasil.catatan)


def test_an_appendix_follows_row_by_row(new: Rekat) -> None:
    document = made(new(APPENDIX))
    hasil = refreshed(
        document, new(APPENDIX | {"Lampiran Desa!B3": 9, "Lampiran Desa!A4": "Marga", "Lampiran Desa!B4": 3})
    )
    assert rows(hasil.data, "Desa") == [("Desa", "Kader"), ("Argo", "6"), ("Karang", "9"), ("Marga", "3")]


def test_a_row_of_an_appendix_that_people_edited_stays(new: Rekat) -> None:
    document = edited(made(new(APPENDIX)), in_row("Karang", ">8<", ">7<"))
    hasil = refreshed(document, new(APPENDIX | {"Lampiran Desa!B3": 9}))
    assert rows(hasil.data, "Desa")[2] == ("Karang", "7")
    assert any(one.hal is Hal.DIUBAH_TANGAN and (one.lama, one.baru) == ("7", "9") for one in hasil.catatan)


def without_digests(text: str) -> str:
    return re.sub(r"<(kata|tabel|grafik)>[^<]*</\1>", "", text)


def row_of(text: str, name: str) -> str:
    """The XML of the first row with this text."""
    place = text.index(f">{name}<")
    return text[text.rindex("<w:tr>", 0, place) : text.index("</w:tr>", place) + len("</w:tr>")]


def in_row(name: str, old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        whole = row_of(text, name)
        assert old in whole
        return text.replace(whole, whole.replace(old, new), 1)

    return edit


def _with_note(found: re.Match[str]) -> str:
    cell = re.sub(r"<w:bookmark(?:Start|End)[^>]*>", "", found[1])
    last = cell[cell.rindex("<w:tc>") :]
    own = re.sub(r"<w:r>.*</w:r>", "<w:r><w:t>catatan kami</w:t></w:r>", last)
    narrow = re.sub('w:w="[0-9]+"', 'w:w="900"', own)
    return f"{found[1]}{narrow}</w:tr>"
