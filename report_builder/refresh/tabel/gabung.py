"""Cells that go on over several rows, after rows came, went or moved: each stretch still says what it said."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from report_builder.audit.membaca.paket import Element, anak, nama, nilai
from report_builder.exporters.docx.tree import W
from report_builder.refresh.tabel.salin import kosongkan, tanpa_penanda

_RESTART, _GOES_ON = "restart", "continue"


@dataclass
class _Bentang:
    """What a stretch of joined cells says; the first cell that takes it gets the elements themselves."""

    isi: list[Element]
    dipakai: bool = False

    def ambil(self) -> list[Element]:
        """The elements, copies of them where they are in use already."""
        if self.dipakai:
            return [tanpa_penanda(each) for each in self.isi]
        self.dipakai = True
        return self.isi


@dataclass
class Gabungan:
    """The joined cells of a table as they are before its rows change."""

    bentang: dict[Element, _Bentang] = field(default_factory=dict)

    @classmethod
    def dari(cls, rows: Sequence[Element]) -> Gabungan:
        """Those of these rows."""
        found = cls()
        open_: dict[int, _Bentang] = {}
        for row in rows:
            for column, cell in enumerate(_cells(row)):
                match _state(cell):
                    case "":
                        open_.pop(column, None)
                    case "restart":
                        open_[column] = found.bentang[cell] = _Bentang(_content(cell))
                    case _ if column in open_:
                        found.bentang[cell] = open_[column]
        return found

    def pulihkan(self, rows: Sequence[tuple[Element, Element | None]]) -> None:
        """Join the cells of rows in their new order, each as its row of today's is joined where it has one."""
        above: dict[int, str] = {}
        for row, like in rows:
            wanted = _cells(row if like is None else like)
            cells = _cells(row)
            states = (
                [_state(each) for each in wanted] if len(wanted) == len(cells) else [_state(each) for each in cells]
            )
            for column, (cell, state) in enumerate(zip(cells, states, strict=True)):
                joined = _RESTART if state == _GOES_ON and not above.get(column) else state
                self._set(cell, joined)
                above[column] = joined

    def _set(self, cell: Element, state: str) -> None:
        before, held = _state(cell), self.bentang.get(cell)
        if state != before:
            _mark(cell, state)
        if state == _GOES_ON and before != _GOES_ON:
            kosongkan(cell)
        elif held is not None and state != _GOES_ON and (before == _GOES_ON or held.dipakai):
            _move(held, cell)
        elif held is not None and state != _GOES_ON:
            held.dipakai = True


def _move(held: _Bentang, cell: Element) -> None:
    """Let a cell say what a stretch says; the cell that said it keeps an empty paragraph."""
    for child in _content(cell):
        cell.remove(child)
    source = held.isi[0].getparent()
    cell.extend(held.ambil())
    if source is not None and not _content(source):
        source.append(deepcopy(held.isi[0]))
        kosongkan(source)


def _cells(row: Element) -> list[Element]:
    return [each for each in row if nama(each) == "tc"]


def _content(cell: Element) -> list[Element]:
    return [each for each in cell if nama(each) != "tcPr"]


def _state(cell: Element) -> str:
    mark = anak(cell, "tcPr", "vMerge")
    return "" if mark is None else nilai(mark, "val") or _GOES_ON


def _mark(cell: Element, state: str) -> None:
    """Say how a cell is joined, in the place that the schema has for it: behind width and span."""
    properties = anak(cell, "tcPr")
    if properties is None:
        return
    mark = anak(properties, "vMerge")
    if not state:
        if mark is not None:
            properties.remove(mark)
        return
    if mark is None:
        before = [each for each in properties if nama(each) in {"cnfStyle", "tcW", "gridSpan", "hMerge"}]
        mark = properties.makeelement(f"{W}vMerge", {})
        properties.insert(len(before), mark)
    mark.set(f"{W}val", state)
