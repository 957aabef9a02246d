"""The styles of a Word file, as far as they tell what a paragraph is for and which text is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from report_builder.audit.dokumen import Peran
from report_builder.audit.membaca.paket import Element, Paket, anak, nama, nilai, sifat

_OFF = frozenset({"0", "false", "off"})
_ROLES = (
    (re.compile(r"heading [1-9]|judul [1-9]|title|judul bab.*", re.IGNORECASE), Peran.JUDUL),
    (re.compile(r"caption|keterangan|judul (?:tabel|gambar).*", re.IGNORECASE), Peran.KETERANGAN),
    (re.compile(r"toc [1-9]|daftar isi.*|table of figures|illustration index.*", re.IGNORECASE), Peran.DAFTAR_ISI),
)


_HEADING = re.compile(r"(?:heading|judul) ([1-9])", re.IGNORECASE)
_NO_LEVEL = 9
"""The outline level of what is no heading; those of headings count from 0."""


@dataclass(frozen=True, slots=True)
class Butir:
    """The list and the level of it, from 0, that a heading is numbered by; no list where ``daftar`` is ``0``."""

    daftar: str
    tingkat: int


@dataclass(frozen=True, slots=True)
class Gaya:
    """What the paragraph styles make of a paragraph, by their ids: its role, its place in the outline, its number.

    ``garis_besar`` are the levels of headings, from 1, and ``butir`` what those are numbered by. ``tersembunyi`` are
    the styles that hide text.
    """

    peran: Mapping[str, Peran] = field(default_factory=dict)
    tersembunyi: frozenset[str] = frozenset()
    garis_besar: Mapping[str, int] = field(default_factory=dict)
    butir: Mapping[str, Butir] = field(default_factory=dict)

    def peran_dari(self, sifat_alinea: Mapping[str, Element]) -> Peran:
        """What a paragraph of these properties is for."""
        style = sifat_alinea.get("pStyle")
        role = Peran.BIASA if style is None else self.peran.get(nilai(style, "val"), Peran.BIASA)
        if role is Peran.BIASA and "outlineLvl" in sifat_alinea:
            return Peran.JUDUL
        return Peran.BUTIR if role is Peran.BIASA and "numPr" in sifat_alinea else role

    def tingkat_dari(self, alinea: Element) -> int:
        """The level of a heading in the outline of the document, from 1; 0 for what is none."""
        properties = anak(alinea, "pPr")
        own = anak(properties, "outlineLvl")
        return _level(own) if own is not None else self.garis_besar.get(_style(properties), 0)

    def butir_dari(self, alinea: Element) -> Butir | None:
        """What a heading is numbered by."""
        properties = anak(alinea, "pPr")
        of_style = self.butir.get(_style(properties))
        own = anak(properties, "numPr")
        return of_style if own is None else _item(own, of_style)

    def sembunyi(self, run: Element) -> bool:
        """Whether Word hides a run."""
        properties = sifat(run, "rPr")
        own, style = properties.get("vanish"), properties.get("rStyle")
        if own is not None:
            return menyala(own)
        return style is not None and nilai(style, "val") in self.tersembunyi


def is_raised(run: Element) -> bool:
    """Whether a run stands above the line."""
    raised = sifat(run, "rPr").get("vertAlign")
    return raised is not None and nilai(raised, "val") == "superscript"


def menyala(mark: Element) -> bool:
    """Whether a mark such as bold is on: it is unless it says otherwise."""
    return nilai(mark, "val") not in _OFF


def baca_gaya(paket: Paket, dokumen: str) -> Gaya:
    """The styles of a document."""
    part = next(paket.bagian("styles", dokumen), None)
    if part is None:
        return Gaya()
    styles = [each for each in paket.pohon(part) if nama(each) == "style"]
    roles = {nilai(each, "styleId"): role for each in styles if (role := _role(each))}
    hidden = (nilai(each, "styleId") for each in styles if _hides(each))
    by_id = {nilai(each, "styleId"): each for each in styles}
    levels = {name: level for name in by_id if (level := _outline(name, by_id))}
    items = {name: item for name in levels if (item := _numbered(name, by_id))}
    return Gaya(roles, frozenset(hidden), levels, items)


def _name(style: Element) -> str:
    name = anak(style, "name")
    return "" if name is None else nilai(name, "val")


def _role(style: Element) -> Peran | None:
    text = _name(style)
    return next((role for form, role in _ROLES if form.fullmatch(text)), None)


def _hides(style: Element) -> bool:
    mark = anak(style, "rPr", "vanish")
    return mark is not None and menyala(mark)


# --- headings --------------------------------------------------------------------------------------------------------


def _style(properties: Element | None) -> str:
    style = anak(properties, "pStyle")
    return "" if style is None else nilai(style, "val")


def _level(mark: Element) -> int:
    said = nilai(mark, "val")
    return int(said) + 1 if said.isdecimal() and int(said) < _NO_LEVEL else 0


def _lineage(name: str, styles: Mapping[str, Element]) -> Iterator[Element]:
    """A style and those that it is based on, which may go round in circles."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        above = anak(styles[name], "basedOn")
        name = "" if above is None else nilai(above, "val")


def _outline(name: str, styles: Mapping[str, Element]) -> int:
    """The level that a style or one that it is based on says, or has by its name."""
    for each in _lineage(name, styles):
        mark, named = anak(each, "pPr", "outlineLvl"), _HEADING.fullmatch(_name(each))
        if mark is not None:
            return _level(mark)
        if named:
            return int(named[1])
    return 0


def _numbered(name: str, styles: Mapping[str, Element]) -> Butir | None:
    """What a style is numbered by: it may name another level than the style that it is based on, which has the list."""
    found: Butir | None = None
    for each in reversed(list(_lineage(name, styles))):
        own = anak(each, "pPr", "numPr")
        found = found if own is None else _item(own, found)
    return found


def _item(mark: Element, otherwise: Butir | None) -> Butir:
    """What a paragraph or style is numbered by; what it does not say is as in the style that it has."""
    number, level = anak(mark, "numId"), anak(mark, "ilvl")
    told = "" if level is None else nilai(level, "val")
    before = otherwise or Butir("0", 0)
    return Butir(
        before.daftar if number is None else nilai(number, "val"),
        int(told) if told.isdecimal() and int(told) < _NO_LEVEL else before.tingkat,
    )
