"""The numbers that Word sets before headings, which stand in no text: those of the lists that their styles are in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from report_builder.audit.membaca.paket import Element, Paket, anak, nama, nilai
from report_builder.language import roman
from report_builder.page.numbering import letters

_LEVEL = re.compile(r"%([1-9])")
_LARGEST = 3999
"""What Roman numerals go up to."""
_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": letters,
    "lowerRoman": lambda count: roman(count).lower(),
    "none": lambda _: "",
    "upperLetter": lambda count: letters(count).upper(),
    "upperRoman": roman,
}


@dataclass(frozen=True, slots=True)
class Tingkat:
    """A level of a list: what it begins with, the form of its numbers, the text around them."""

    mulai: int
    bentuk: str
    teks: str

    def tulis(self, count: int) -> str:
        """A number as this level prints it."""
        return _FORMS.get(self.bentuk, str)(count) if 0 < count <= _LARGEST else str(count)


Daftar = Mapping[str, tuple[Tingkat, ...]]
"""The levels of lists, by the numbers by which paragraphs name these; lists that count together share theirs."""


def baca_daftar(paket: Paket, dokumen: str) -> Daftar:
    """The lists of a document."""
    part = next(paket.bagian("numbering", dokumen), None)
    if part is None:
        return {}
    root = paket.pohon(part)
    kinds = {nilai(each, "abstractNumId"): _levels(each) for each in root if nama(each) == "abstractNum"}
    lists = ((nilai(each, "numId"), anak(each, "abstractNumId")) for each in root if nama(each) == "num")
    return {number: kinds.get(nilai(kind, "val"), ()) for number, kind in lists if kind is not None}


def _levels(kind: Element) -> tuple[Tingkat, ...]:
    return tuple(
        Tingkat(_whole(_said(each, "start"), 1), _said(each, "numFmt"), _said(each, "lvlText"))
        for each in kind
        if nama(each) == "lvl"
    )


def _said(level: Element, name: str) -> str:
    found = anak(level, name)
    return "" if found is None else nilai(found, "val")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else otherwise


@dataclass(slots=True)
class Penomoran:
    """Counts the headings of a document in reading order."""

    daftar: Daftar = field(default_factory=dict)
    _sampai: dict[int, list[int]] = field(default_factory=dict)
    """How far each list has counted on each level."""

    def nomor(self, daftar: str, tingkat: int) -> str:
        """The number of the next heading that is on this level, from 0, of a list: ``3.1.2``, ``A.``, or nothing."""
        levels = self.daftar.get(daftar, ())
        if tingkat >= len(levels):
            return ""
        so_far = self._sampai.setdefault(id(levels), [])
        del so_far[tingkat + 1 :]
        so_far += [each.mulai - 1 for each in levels[len(so_far) : tingkat + 1]]
        so_far[tingkat] += 1
        return _LEVEL.sub(lambda found: self._part(levels, so_far, int(found[1]) - 1), levels[tingkat].teks).strip()

    @staticmethod
    def _part(levels: tuple[Tingkat, ...], so_far: list[int], level: int) -> str:
        """The number of one level; one above that has not counted yet shows what it begins with."""
        return levels[level].tulis(max(so_far[level], levels[level].mulai)) if level < len(so_far) else ""
