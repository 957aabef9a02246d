"""Checks what the contract's tables cannot say: ids and references, order and depth, grids, footnotes, charts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from report_builder.charts import JenisGrafik
from report_builder.errors import Problem
from report_builder.page.contract import DECIMAL, HEADED_TABLES, SECTION_KINDS
from report_builder.page.tree import plain, problem

if TYPE_CHECKING:
    from lxml import etree

_HEADINGS = ("h1", "h2", "h3", "h4")
_MOST_HEAD_ROWS = 4
_NUMBERS_OF_A_BOX = 5
_DEEPEST = 40
"""Every level costs the writers some levels of Python's stack, and no page has room for the indents."""


@dataclass(frozen=True, slots=True)
class Markup:
    """The tree of a document, the name of its file, and the names of the resources it may show."""

    root: etree._Element
    name: str
    resources: Collection[str]


def check_consistency(markup: Markup) -> list[Problem]:
    """Give every inconsistency; the tree may have departures from the tables, which are told elsewhere."""
    return [found for check in _CHECKS for found in check(markup)]


def _nesting(markup: Markup) -> Iterator[Problem]:
    element = next((each for each in markup.root.iter() if _is_too_deep(each)), None)
    if element is not None:
        message = f"<{element.tag}> terlalu dalam: paling banyak {_DEEPEST} unsur di dalam satu sama lain."
        yield problem(markup.name, element, message)


def _is_too_deep(element: etree._Element) -> bool:
    return next(islice(element.iterancestors(), _DEEPEST, None), None) is not None


def _sections(markup: Markup) -> Iterator[Problem]:
    """Cover, front matter, chapters, appendices come in this order, none empty: page numbers are counted by them."""
    furthest = 0
    for section in markup.root.iterfind("body/section"):
        if len(section) == 0:
            yield problem(markup.name, section, "Bagian ini kosong.", "Isi atau hapus bagian itu.")
        kind = section.get("class", "").partition(" ")[0]
        if kind not in SECTION_KINDS:
            continue
        if SECTION_KINDS.index(kind) < furthest:
            message = f"Bagian “{kind}” tidak boleh sesudah bagian “{SECTION_KINDS[furthest]}”."
            yield problem(markup.name, section, message, f"Urutannya: {', '.join(SECTION_KINDS)}.")
        furthest = max(furthest, SECTION_KINDS.index(kind))


def _heading_levels(markup: Markup) -> Iterator[Problem]:
    depth = 0
    for heading in markup.root.iter(*_HEADINGS):
        level = _HEADINGS.index(str(heading.tag)) + 1
        if level > depth + 1:
            message = f"Judul <{heading.tag}> melompati tingkat <h{level - 1}>."
            yield problem(markup.name, heading, message)
        if not plain(heading):
            yield problem(markup.name, heading, f"Judul <{heading.tag}> kosong.")
        depth = level


def _identities(markup: Markup) -> Iterator[Problem]:
    lines: dict[str, object] = {}
    for element in markup.root.iter():
        key = element.get("id")
        if key is None:
            continue
        if key in lines:
            message = f"id “{key}” sudah dipakai pada baris {lines[key]}."
            yield problem(markup.name, element, message, "Setiap id hanya boleh ada satu kali.")
        lines.setdefault(key, element.sourceline)


def _references(markup: Markup) -> Iterator[Problem]:
    targets = {element.get("id") for element in markup.root.iter("section", *_HEADINGS, "table", "figure")}
    for link in markup.root.iter("a"):
        href = link.get("href", "")
        target = href.removeprefix("#")
        if href.startswith("#") and target not in targets:
            message = f"Acuan ke “{target}” tidak mempunyai tujuan."
            yield problem(markup.name, link, message, "Beri id itu pada judul, tabel, atau gambar yang dimaksud.")


def _grids(markup: Markup) -> Iterator[Problem]:
    for table in markup.root.iter("table"):
        head = table.findall("thead/tr")
        if not head and table.get("class", "") in HEADED_TABLES:
            yield problem(markup.name, table, "Tabel ini perlu <thead>.")
        if len(head) > _MOST_HEAD_ROWS:
            yield problem(markup.name, table, f"Kepala tabel paling banyak {_MOST_HEAD_ROWS} baris.")
        columns = table.findall("colgroup/col")
        width = len(columns) or _widest(table)
        if width == 0:
            yield problem(markup.name, table, "Tabel ini tidak mempunyai sel.")
        if any("style" in column.attrib for column in columns) and not all("style" in c.attrib for c in columns):
            yield problem(markup.name, table, "Lebar harus diberikan pada semua <col> atau tidak sama sekali.")
        for part in ("thead", "tbody", "tfoot"):
            yield from _grid_problems(table.findall(f"{part}/tr"), width, markup.name)


def _widest(table: etree._Element) -> int:
    """The columns of a table without <col>: those of its first row, which no rowspan of another row can narrow."""
    row = next(table.iter("tr"), None)
    return 0 if row is None else sum(_span(cell, "colspan") for cell in row)


def _grid_problems(rows: list[etree._Element], width: int, name: str) -> Iterator[Problem]:
    """Each row must fill its columns: by its own cells and by those that reach down from rows above."""
    reaching = [0] * width
    for number, row in enumerate(rows):
        if len(row) == width and not any(reaching) and not any(map(_is_wide, row)):
            continue
        taken = [left > 0 for left in reaching]
        reaching = [max(left - 1, 0) for left in reaching]
        filled = sum(taken)
        for cell in row:
            start = next((column for column in range(width) if not taken[column]), width)
            end = start + _span(cell, "colspan")
            filled += end - start
            if end > width or any(taken[start:end]):
                break
            taken[start:end] = [True] * (end - start)
            reaching[start:end] = [_span(cell, "rowspan") - 1] * (end - start)
            if _span(cell, "rowspan") > len(rows) - number:
                yield problem(name, cell, "rowspan sel ini melewati baris terakhir bagiannya.")
        if filled != width or not all(taken):
            message = f"Baris tabel ini mengisi {filled} kolom, padahal tabelnya {width} kolom."
            yield problem(name, row, message, "Hitung juga colspan, dan rowspan dari baris di atasnya.")


def _is_wide(cell: etree._Element) -> bool:
    return "colspan" in cell.attrib or "rowspan" in cell.attrib


def _span(cell: etree._Element, attribute: str) -> int:
    given = cell.get(attribute, "1")
    return int(given) if given.isdecimal() else 1


def _footnotes(markup: Markup) -> Iterator[Problem]:
    for note in markup.root.iter("aside"):
        before = note.getprevious()
        text = _text_before(note)
        if text[-1:].isdigit() or (before is not None and not before.tail and _ends_in_data(before)):
            message = "Tanda catatan kaki menempel pada angka sehingga dapat terbaca sebagai pangkat."
            yield problem(markup.name, note, message, "Pindahkan catatan ke belakang sebuah kata.")


def _text_before(note: etree._Element) -> str:
    before = note.getprevious()
    if before is None:
        parent = note.getparent()
        return "" if parent is None else parent.text or ""
    return before.tail or "".join(map(str, before.itertext()))


def _ends_in_data(element: etree._Element) -> bool:
    if element.tag == "data":
        return True
    return len(element) > 0 and not element[-1].tail and _ends_in_data(element[-1])


def _pictures(markup: Markup) -> Iterator[Problem]:
    for picture in markup.root.iter("img"):
        source = picture.get("src", "")
        if source not in markup.resources:
            yield problem(markup.name, picture, f"Gambar “{source}” tidak ada di antara berkas laporan.")


def _charts(markup: Markup) -> Iterator[Problem]:
    for figure in markup.root.iter("figure"):
        table = figure.find("table")
        if table is None:
            continue
        head, rows = table.findall("thead/tr/*"), table.findall("tbody/tr")
        if len(head) < 2 or plain(head[0]):
            message = "Baris pertama data grafik harus sel kosong, lalu satu nama untuk setiap seri."
            yield problem(markup.name, table, message)
        if not rows:
            yield problem(markup.name, table, "Grafik ini tidak mempunyai data.")
        for row in rows:
            yield from _chart_row_problems(row, len(head), markup.name)
        if figure.get("data-jenis") == JenisGrafik.KOTAK:
            yield from _box_problems(table, len(head) - 1, markup.name)


def _chart_row_problems(row: etree._Element, width: int, name: str) -> Iterator[Problem]:
    tags = [cell.tag for cell in row]
    if tags != ["th"] + ["td"] * (width - 1):
        message = f"Baris data grafik harus satu <th>, lalu {width - 1} <td>."
        yield problem(name, row, message)
    for cell in row.iterfind("td"):
        text, value = plain(cell), chart_value(cell)
        if text and not re.fullmatch(DECIMAL, value):
            message = f"Titik grafik “{text}” tidak mempunyai nilai."
            yield problem(name, cell, message, 'Beri data-nilai pada <td>, atau isi dengan <data class="fakta">.')


def _box_problems(table: etree._Element, series: int, name: str) -> Iterator[Problem]:
    """A box has five numbers in order, or none."""
    if series != _NUMBERS_OF_A_BOX:
        message = f"Grafik kotak memerlukan {_NUMBERS_OF_A_BOX} seri, dari yang terkecil sampai yang terbesar."
        yield problem(name, table, message)
        return
    for row in table.findall("tbody/tr"):
        values = [Decimal(chart_value(cell)) for cell in row.iterfind("td") if _is_number(cell)]
        if values and (len(values) != series or values != sorted(values)):
            message = f"Baris “{plain(row[0])}” pada grafik kotak harus memuat {series} angka dari yang terkecil."
            yield problem(name, row, message, "Isi kelima angka itu berurutan, atau kosongkan semuanya.")


def _is_number(cell: etree._Element) -> bool:
    return bool(plain(cell) and re.fullmatch(DECIMAL, chart_value(cell)))


def chart_value(cell: etree._Element) -> str:
    """Give the value of a chart's data cell as text, from ``data-nilai`` or the fact in it; empty where none is."""
    fact = cell.find("data")
    return cell.get("data-nilai", "" if fact is None else fact.get("value", ""))


_CHECKS: tuple[Callable[[Markup], Iterator[Problem]], ...] = (
    _nesting,
    _sections,
    _heading_levels,
    _identities,
    _references,
    _grids,
    _footnotes,
    _pictures,
    _charts,
)
