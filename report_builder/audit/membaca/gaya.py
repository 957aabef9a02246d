"""The styles of a Word file, as far as they tell what a paragraph is for and which text is hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.audit.dokumen import Peran
from report_builder.audit.membaca.paket import Element, Paket, anak, nama, nilai

_OFF = frozenset({"0", "false", "off"})
_ROLES = (
    (re.compile(r"heading [1-9]|judul [1-9]|title|judul bab.*", re.IGNORECASE), Peran.JUDUL),
    (re.compile(r"caption|keterangan|judul (?:tabel|gambar).*", re.IGNORECASE), Peran.KETERANGAN),
    (re.compile(r"toc [1-9]|daftar isi.*|table of figures|illustration index.*", re.IGNORECASE), Peran.DAFTAR_ISI),
)


@dataclass(frozen=True, slots=True)
class Gaya:
    """The role of the paragraph styles that have one, and the styles that hide text, by their ids."""

    peran: Mapping[str, Peran] = field(default_factory=dict)
    tersembunyi: frozenset[str] = frozenset()

    def peran_dari(self, alinea: Element) -> Peran:
        """What a paragraph is for."""
        properties = anak(alinea, "pPr")
        style = anak(properties, "pStyle")
        role = Peran.BIASA if style is None else self.peran.get(nilai(style, "val"), Peran.BIASA)
        if role is Peran.BIASA and anak(properties, "outlineLvl") is not None:
            return Peran.JUDUL
        return Peran.BUTIR if role is Peran.BIASA and anak(properties, "numPr") is not None else role

    def sembunyi(self, run: Element) -> bool:
        """Whether Word hides a run."""
        properties = anak(run, "rPr")
        own, style = anak(properties, "vanish"), anak(properties, "rStyle")
        if own is not None:
            return menyala(own)
        return style is not None and nilai(style, "val") in self.tersembunyi


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
    return Gaya(roles, frozenset(hidden))


def _role(style: Element) -> Peran | None:
    name = anak(style, "name")
    text = "" if name is None else nilai(name, "val")
    return next((role for form, role in _ROLES if form.fullmatch(text)), None)


def _hides(style: Element) -> bool:
    mark = anak(style, "rPr", "vanish")
    return mark is not None and menyala(mark)
