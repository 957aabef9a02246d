"""Anchors a comment or a bookmark in the XML of a paragraph: on exactly some words of it, or on the whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from report_builder.audit.membaca.letak import Alamat
from report_builder.audit.membaca.paket import Element, nama
from report_builder.audit.membaca.tulisan import Potongan
from report_builder.workbook.package import namespace

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OPEN = frozenset({"ins", "moveTo", "hyperlink", "fldSimple", "smartTag", "customXml", "dir", "bdo"})
"""What may hold marks between its runs; content controls and formulas are taken as a whole."""


def belah(alamat: Alamat, batas: Collection[int]) -> tuple[Potongan, ...]:
    """Cut the texts of a paragraph at these places; gives its stretches as they then are."""
    places = sorted(batas)
    return tuple(piece for each in alamat.potongan for piece in _cut(each, places))


def tancap(potongan: Collection[Potongan], nomor: str, acuan: Element) -> None:
    """Put the marks of a comment around stretches of a paragraph, which must begin and end where it does.

    ``acuan`` is the run that refers to the comment.
    """
    start, end = _marks(_paragraph_of(potongan), "commentRange", nomor)
    _enclose(potongan, start, end)
    outermost = next(each for each in (end, *end.iterancestors()) if _in_paragraph(each))
    outermost.addnext(acuan)


def tandai(potongan: Collection[Potongan], nomor: str, nama_penanda: str) -> None:
    """Put a bookmark around stretches of a paragraph in the same way."""
    start, end = _marks(_paragraph_of(potongan), "bookmark", nomor)
    start.set(f"{{{namespace(start)}}}name", nama_penanda)
    _enclose(potongan, start, end)


def tancap_alinea(alinea: Element, nomor: str, acuan: Element) -> None:
    """Put the marks of a comment around all that a paragraph holds."""
    start, end = _marks(alinea, "commentRange", nomor)
    properties = sum(nama(each) == "pPr" for each in alinea)
    alinea.insert(properties, start)
    alinea.extend((end, acuan))


def _marks(alinea: Element, jenis: str, nomor: str) -> Iterator[Element]:
    space = namespace(alinea)
    for end in ("Start", "End"):
        yield etree.Element(f"{{{space}}}{jenis}{end}", {f"{{{space}}}id": nomor})


def _paragraph_of(potongan: Collection[Potongan]) -> Element:
    first, *_ = potongan
    return next(each for each in first.elemen.iterancestors() if nama(each) == "p")


def _enclose(potongan: Collection[Potongan], start: Element, end: Element) -> None:
    """Put one mark before stretches and the other behind them."""
    first, *_ = potongan
    *_, last = potongan
    before, behind = _begin(first.elemen), _end(last.elemen)
    before.addprevious(start)
    behind.addnext(end)


# --- texts -----------------------------------------------------------------------------------------------------------


def _cut(potongan: Potongan, batas: Sequence[int]) -> Iterator[Potongan]:
    """The stretches of a text that lie between these places, which are sorted."""
    inside = batas[bisect_right(batas, potongan.awal) : bisect_left(batas, potongan.akhir)]
    if not inside or not _is_run(_around(potongan.elemen)):
        yield potongan
        return
    raw = potongan.elemen.text or ""
    shown = potongan.tampak()
    places = [0, *(shown[place - potongan.awal] for place in inside), len(raw)]
    limits = [potongan.awal, *inside, potongan.akhir]
    element = potongan.elemen
    for number, (first, last) in enumerate(pairwise(places)):
        if number:
            following = etree.Element(element.tag)
            element.addnext(following)
            element = following
        element.text = raw[first:last]
        element.set(_SPACE, "preserve")
        yield Potongan(limits[number], limits[number + 1], element)


# --- runs ------------------------------------------------------------------------------------------------------------


def _around(elemen: Element) -> Element:
    """The run of a text; where that may not be cut, what is outermost in the paragraph."""
    above = []
    for each in elemen.iterancestors():
        if nama(each) == "p":
            break
        above.append(each)
    cuttable = above and _is_run(above[0]) and all(nama(each) in _OPEN for each in above[1:])
    return above[0] if cuttable else (above or [elemen])[-1]


def _is_run(element: Element) -> bool:
    """Whether it is a run of text, not one of a formula."""
    return nama(element) == "r" and "/math" not in namespace(element)


def _in_paragraph(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and nama(parent) == "p"


def _begin(elemen: Element) -> Element:
    """The run that begins with a text."""
    around = _around(elemen)
    if elemen.getparent() is not around or not _is_run(around):
        return around
    before = [each for each in elemen.itersiblings(preceding=True) if nama(each) != "rPr"]
    return _divide(around, elemen) if before else around


def _end(elemen: Element) -> Element:
    """The run that ends with a text."""
    around = _around(elemen)
    following = elemen.getnext()
    if elemen.getparent() is around and _is_run(around) and following is not None:
        _divide(around, following)
    return around


def _divide(run: Element, first: Element) -> Element:
    """A second run behind a run, which looks like it and takes what it holds from an element on."""
    second = etree.Element(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
    properties = [deepcopy(each) for each in run if nama(each) == "rPr"]
    moved = [first, *first.itersiblings()]
    second.extend((*properties, *moved))
    run.addnext(second)
    return second
