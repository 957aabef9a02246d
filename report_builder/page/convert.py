"""Turns markup that keeps the contract into blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Literal, cast

from lxml import etree

from report_builder.charts import Chart, JenisGrafik, Seri, Titik
from report_builder.page.blocks import (
    Block,
    Caption,
    Contents,
    Figure,
    Grafik,
    Group,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Picture,
    Section,
    SectionKind,
    TableBlock,
    TableCell,
    TableRow,
    Text,
)
from report_builder.page.consistency import chart_value
from report_builder.page.inlines import Names, fold, is_inline, read_inline, read_inlines
from report_builder.page.tree import plain


def read_section(element: etree._Element, names: Names) -> Section:
    """Give a section of checked markup."""
    kind, _, flat = element.get("class", "").partition(" ")
    blocks = tuple(_blocks(element, names))
    return Section(cast("SectionKind", kind), bool(flat), element.get("id", ""), blocks)


def _blocks(element: etree._Element, names: Names) -> Iterator[Block]:
    return (_READERS[str(child.tag)](child, names) for child in element)


def _heading(element: etree._Element, names: Names) -> Block:
    key = element.get("id", "")
    return Heading(int(str(element.tag)[1]), key, read_inlines(element, names), names.numbers[key])


def _paragraph(element: etree._Element, names: Names) -> Block:
    return Paragraph(read_inlines(element, names), element.get("class", ""))


def _list(element: etree._Element, names: Names) -> Block:
    return ListBlock(element.tag == "ol", tuple(_flow(item, names) for item in element))


def _flow(element: etree._Element, names: Names) -> tuple[Block, ...]:
    """The content of an item or cell: each run of text becomes a paragraph between the blocks."""
    blocks: list[Block] = []
    run: list[Inline] = [Text(element.text or "")]
    for child in element:
        if is_inline(child):
            run.append(read_inline(child, names))
        else:
            blocks += [*_run(run), _READERS[str(child.tag)](child, names)]
            run = []
        run.append(Text(child.tail or ""))
    return (*blocks, *_run(run))


def _run(inlines: list[Inline]) -> list[Block]:
    folded = fold(inlines)
    return [Paragraph(folded)] if folded else []


def _caption(element: etree._Element | None, key: str, names: Names) -> Caption | None:
    return None if element is None else Caption(names.numbers[key], read_inlines(element, names))


def _table(element: etree._Element, names: Names) -> Block:
    key = element.get("id", "")
    head, body, foot = (
        tuple(_row(row, names) for row in element.iterfind(f"{part}/tr")) for part in ("thead", "tbody", "tfoot")
    )
    return TableBlock(
        key,
        _caption(element.find("caption"), key, names),
        _widths(element, sum(cell.colspan for cell in (head + body)[0].cells)),
        head,
        body,
        foot,
        element.get("class", ""),
    )


def _widths(table: etree._Element, columns: int) -> tuple[float, ...]:
    """Column widths in percent; where none are given, equal ones."""
    styles = [column.get("style", "") for column in table.iterfind("colgroup/col")] or [""] * columns
    given = [float(match[0]) if (match := re.search(r"\d+(\.\d+)?", style)) else 1.0 for style in styles]
    return tuple(round(width * 100 / sum(given), 4) for width in given)


def _row(element: etree._Element, names: Names) -> TableRow:
    return TableRow(tuple(_cell(cell, names) for cell in element), element.get("class", ""))


def _cell(element: etree._Element, names: Names) -> TableCell:
    kelas, _, warna = element.get("class", "").partition(" ")
    return TableCell(
        _flow(element, names),
        int(element.get("colspan", "1")),
        int(element.get("rowspan", "1")),
        header=element.tag == "th",
        scope=cast("Literal['', 'col', 'row', 'colgroup', 'rowgroup']", element.get("scope", "")),
        angka=kelas == "angka",
        warna=warna,
    )


def _figure(element: etree._Element, names: Names) -> Block:
    key = element.get("id", "")
    read = _chart if element.get("class") == "grafik" else _picture
    return Figure(key, _caption(element.find("figcaption"), key, names), read(element))


def _picture(element: etree._Element) -> Picture | Grafik:
    image = element[0]
    width = image.get("data-lebar")
    return Picture(image.get("src", ""), image.get("alt", ""), float(width) if width else None)


def _chart(element: etree._Element) -> Picture | Grafik:
    svg = etree.tostring(element[0], encoding="unicode", with_tail=False)
    reference = element.get("data-acuan")
    rows = element.findall("table/tbody/tr")
    chart = Chart(
        JenisGrafik(element.get("data-jenis", "")),
        tuple(plain(row[0]) for row in rows),
        tuple(
            _series(rows, column, head) for column, head in enumerate(element.iterfind("table/thead/tr/*")) if column
        ),
        element.get("data-satuan", ""),
        Decimal(reference) if reference else None,
        element.get("data-acuan-nama", ""),
    )
    return Grafik(chart, svg, element.get("data-alt", ""))


def _series(rows: list[etree._Element], column: int, head: etree._Element) -> Seri:
    return Seri(plain(head), tuple(_point(row[column]) for row in rows), target=head.get("class") == "target")


def _point(cell: etree._Element) -> Titik:
    value, fact = chart_value(cell), cell.find("data")
    shown = plain(cell)
    return Titik(Decimal(value) if shown else None, shown, "" if fact is None else fact.get("data-fakta", ""))


def _contents(element: etree._Element, _names: Names) -> Block:
    return Contents(cast("Literal['isi', 'tabel', 'gambar']", element.get("class", "").removeprefix("daftar-")))


def _group(element: etree._Element, names: Names) -> Block:
    return Group(element.get("class", ""), tuple(_blocks(element, names)))


_READERS: Mapping[str, Callable[[etree._Element, Names], Block]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4"), _heading),
    "p": _paragraph,
    "ul": _list,
    "ol": _list,
    "table": _table,
    "figure": _figure,
    "nav": _contents,
    "div": _group,
}
