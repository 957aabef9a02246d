"""The parts of a chart, put in the place of those of another: what is drawn, the workbook inside, what lies over it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from report_builder.audit.membaca.paket import Element, nama
from report_builder.exporters.docx.wordml import NAMESPACES
from report_builder.exporters.docx.words import part_digest
from report_builder.refresh.berkas import Berkas
from report_builder.workbook.package import TYPES, Package, parse, serialize

_R_ID = f"{{{NAMESPACES['r']}}}id"
_FROM_DATA = ("tx", "cat", "val")
"""What of a series is data; all else is its look."""
_ORDER = (
    "idx",
    "order",
    "tx",
    "spPr",
    "invertIfNegative",
    "marker",
    "dPt",
    "dLbls",
    "trendline",
    "errBars",
    "cat",
    "val",
)
_LAST = ("printSettings", "userShapes", "extLst")


@dataclass(frozen=True, slots=True)
class _Samping:
    """A part beside a chart: the kind of its relation, the element that names it, where new ones lie, their type."""

    jenis: str
    elemen: str
    pola: str
    tipe: str


_BESIDE = (
    _Samping("package", "externalData", "word/embeddings/data-baru{}.xlsx", f"{TYPES}spreadsheetml.sheet"),
    _Samping("chartUserShapes", "userShapes", "word/drawings/acuan-baru{}.xml", f"{TYPES}drawingml.chartshapes+xml"),
)


def tukar(berkas: Berkas, bagian: str, naskah: Berkas, asal: str, *, same: bool) -> bool:
    """Let the chart in a part draw what another draws; whether anything was changed by that.

    A part that is as the program wrote it becomes the other one. In one that another program has saved, or whose look
    people have changed, the data alone are renewed where it has the same series; ``same`` tells that these are equal.
    """
    old, new = berkas.paket.read(bagian), naskah.paket.read(asal)
    untouched = part_digest(old) in berkas.asal.rupa
    if (old == new and _workbook(berkas.paket, bagian) == _workbook(naskah.paket, asal)) or (same and not untouched):
        return False
    root, like = parse(old), parse(new)
    drawn = like if untouched or not _graft(root, like) else root
    for beside in _BESIDE:
        _lay_beside(berkas.paket, bagian, naskah.paket, asal, drawn, beside)
    berkas.paket.write(bagian, new if drawn is like and _same_names(like, parse(new)) else serialize(drawn))
    return True


def _workbook(package: Package, part: str) -> bytes:
    kept = (each.part for each in package.related(part, "package") if package.has(each.part))
    return next(map(package.read, kept), b"")


def _same_names(root: Element, other: Element) -> bool:
    """Whether the relations of both have the same names, so that the part may stay byte for byte."""
    return [each.get(_R_ID) for each in root.iter() if each.get(_R_ID)] == [
        each.get(_R_ID) for each in other.iter() if each.get(_R_ID)
    ]


# --- data in the look that is there ----------------------------------------------------------------------------------


def _graft(root: Element, like: Element) -> bool:
    """Put the data of one chart into another of the same kinds and numbers of series; whether that could be done."""
    mine, theirs = _series(root), _series(like)
    if list(map(_kind, mine)) != list(map(_kind, theirs)):
        return False
    for series, source in zip(mine, theirs, strict=True):
        for name in _FROM_DATA:
            _put(series, source, name)
        _place_labels(series, source)
    for axis, source in zip(root.iter("{*}valAx"), like.iter("{*}valAx"), strict=False):
        for name in ("scaling", "majorUnit"):
            old, new = axis.find(f"{{*}}{name}"), source.find(f"{{*}}{name}")
            if old is not None and new is not None:
                axis.replace(old, deepcopy(new))
    return True


def _series(root: Element) -> Sequence[Element]:
    return list(root.iter("{*}ser"))


def _kind(series: Element) -> str:
    """What a series is drawn as: barChart."""
    parent = series.getparent()
    return "" if parent is None else nama(parent)


def _put(series: Element, source: Element, name: str) -> None:
    """A child of a series as another has it, in its place."""
    old, new = series.find(f"{{*}}{name}"), source.find(f"{{*}}{name}")
    if old is not None:
        series.remove(old)
    if new is not None:
        before = [each for each in series if nama(each) in _ORDER[: _ORDER.index(name)]]
        place = series.index(before[-1]) + 1 if before else 0
        series.insert(place, deepcopy(new))


def _place_labels(series: Element, source: Element) -> None:
    """Where labels stand and how they print numbers follows the numbers; the look of a series' labels stays."""
    old, new = (each.find("{*}dLbls") for each in (series, source))
    if old is None or new is None:
        return
    for label in old.findall("{*}dLbl"):
        old.remove(label)
    for place, label in enumerate(new.findall("{*}dLbl")):
        old.insert(place, deepcopy(label))
    for name, attribute in (("numFmt", "formatCode"), ("dLblPos", "val")):
        mine, theirs = (each.find(f"{{*}}{name}") for each in (old, new))
        if mine is not None and theirs is not None:
            mine.set(attribute, theirs.get(attribute, ""))


# --- what lies beside ------------------------------------------------------------------------------------------------


def _lay_beside(package: Package, part: str, source: Package, asal: str, root: Element, beside: _Samping) -> None:
    """The workbook or the overlay of the source, under the name that the file has for it."""
    there = next(iter(package.related(part, beside.jenis)), None)
    given = next((source.read(each.part) for each in source.related(asal, beside.jenis)), None)
    named = next((each for each in root if nama(each) == beside.elemen), None)
    if given is None:
        if named is not None:
            root.remove(named)
        return
    if there is not None and package.has(there.part):
        package.write(there.part, given)
        relation = there.id
    else:
        if there is not None:  # LibreOffice names a workbook that it has not kept
            package.separate(part, there.id)
        relation = package.relate(part, beside.jenis, package.add(beside.pola, given, beside.tipe))
    if named is None:
        named = _place(root, beside.elemen)
    named.set(_R_ID, relation)


def _place(root: Element, name: str) -> Element:
    """A new child at the end of the chart, before what must come last."""
    child = root.makeelement(f"{{{NAMESPACES['c']}}}{name}", {})
    later = [each for each in root if nama(each) in _LAST[_LAST.index(name) + 1 if name in _LAST else 0 :]]
    if later:
        later[0].addprevious(child)
    else:
        root.append(child)
    return child
