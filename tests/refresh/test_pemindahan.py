"""Tables that people move or paste again are still those that they are, and lose no row."""

import re
from collections.abc import Callable

from lxml import etree

from report_builder.exporters.docx.tree import Element, W
from report_builder.refresh import Hal
from tests.refresh.conftest import Rekat
from tests.refresh.naskah import edited, made, parts, read, refreshed, tables

TWO = {"Sasaran!A3": "S-2", "Sasaran!B3": "Meningkatnya kepedulian masyarakat", "Indikator!B3": "S-2"}
FOUR = TWO | {
    f"Indikator!{column}{row}": value
    for row, cells in enumerate(
        (
            ("IKK-1", "S-1", "Jumlah kawasan yang pulih", "kawasan", 53, 65),
            ("IKK-3", "S-1", "Jumlah kawasan yang siaga", "kawasan", 5, 6),
            ("IKK-2", "S-2", "Jumlah kader", "kawasan", 30, 31),
            ("IKK-4", "S-2", "Jumlah relawan", "kawasan", 40, 42),
        ),
        start=2,
    )
    for column, value in zip("ABCDEF", cells, strict=True)
}
LATER = {"Indikator!F2": 50, "Indikator!F3": 3.5}
FIRST, SECOND = "Jumlah kawasan yang pulih (kawasan)", "Indeks keterpulihan (indeks)"


def rearranged(change: Callable[[Element], None]) -> Callable[[str], str]:
    """An edit of the tree of the body."""

    def edit(text: str) -> str:
        root = etree.fromstring(text.encode())
        change(root)
        return etree.tostring(root).decode()

    return edit


def table_of(root: Element, first: str) -> Element:
    """The table whose first row below its head begins so, alone of its sasaran."""
    return next(each for each in root.iter(f"{W}tbl") if said(each[3]).startswith(first))


def said(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def trade_places(root: Element) -> None:
    one, other = table_of(root, FIRST), table_of(root, SECOND)
    here = etree.Element("here")
    one.addprevious(here)
    other.addprevious(one)
    here.addprevious(other)
    parent = here.getparent()
    assert parent is not None
    parent.remove(here)


def paste_again(root: Element) -> None:
    one = table_of(root, FIRST)
    copy = etree.fromstring(etree.tostring(one))
    one.addnext(copy)
    one.addnext(etree.fromstring(re.sub(r">.*", "/>", etree.tostring(root[0][0]).decode(), flags=re.DOTALL)))


def trade_charts(root: Element) -> None:
    """Let the charts of the two sasaran, each with its caption, stand in the place of the other."""
    charts = [p for p in root[0].iter(f"{W}p") if next(p.iter("{*}chart"), None) is not None]
    one, other = (p for p in charts if "indikator sasaran" in said(caption_of(p)))
    captions = caption_of(one), caption_of(other)
    marks = [etree.Element("here") for _ in range(4)]
    for mark, p in zip(marks, (one, captions[0], other, captions[1]), strict=True):
        p.addprevious(mark)
    for mark, p in zip(marks, (other, captions[1], one, captions[0]), strict=True):
        mark.addprevious(p)
        root[0].remove(mark)


def caption_of(chart: Element) -> Element:
    following = chart.getnext()
    return chart if following is None else following


def drawn(data: bytes) -> list[list[tuple[str, str, str]]]:
    """What each chart draws."""
    return [[(one.kategori, one.seri, str(one.nilai)) for one in each.titik] for each in read(data).grafik()]


def test_tables_of_one_caption_that_traded_places_follow_their_own_data(new: Rekat) -> None:
    same = new(TWO)
    mine = edited(made(same), rearranged(trade_places))
    assert parts(refreshed(mine, same).data) == parts(mine)
    hasil = refreshed(mine, new(TWO | LATER))
    assert not {Hal.BARIS_BARU, Hal.BARIS_DIHAPUS, Hal.TIDAK_ADA_LAGI} & hasil.ringkasan.keys()
    today = tables(made(new(TWO | LATER)))
    assert sorted(tables(hasil.data)) == sorted(today)


def test_charts_of_one_caption_that_traded_places_follow_their_own_data(new: Rekat) -> None:
    same = new(FOUR)
    mine = edited(made(same), rearranged(trade_charts))
    assert parts(refreshed(mine, same).data) == parts(mine)
    hasil = refreshed(mine, new(FOUR | LATER))
    assert sorted(drawn(hasil.data)) == sorted(drawn(made(new(FOUR | LATER))))
    assert [one[0][0] for one in drawn(hasil.data)] == [one[0][0] for one in drawn(mine)]


def test_a_table_that_was_pasted_again_is_not_taken_for_another(new: Rekat) -> None:
    same = new(TWO)
    mine = edited(made(same), rearranged(paste_again))
    assert len(tables(mine)) == len(tables(made(same))) + 1
    assert parts(refreshed(mine, same).data) == parts(mine)
    hasil = refreshed(mine, new(TWO | LATER))
    assert all(table in tables(hasil.data) for table in tables(made(new(TWO | LATER))))
    assert [one.teks for one in read(hasil.data).alinea() if one.teks == "50"]
