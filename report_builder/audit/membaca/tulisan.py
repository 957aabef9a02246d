"""The text of paragraphs as Word shows it, collected run by run with the bookmarks and fields around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.audit.dokumen import Isian, Jangkar
from report_builder.audit.membaca.paket import Element
from report_builder.exporters.docx.manuscript import FACT_PREFIX

_GONE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"[^\S\t\n]")
_BLANK = " \t\n"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def tampak(text: str) -> str:
    """A text without signs that do not show, every blank a plain one and each non-breaking hyphen a hyphen."""
    if text.isascii():
        return text
    return _BLANKS.sub(" ", _GONE.sub("", text)).replace("\u2011", "-")


@dataclass(frozen=True, slots=True)
class Potongan:
    """A stretch of a paragraph's text and the element that says it: ``w:t``, or ``w:tab`` and the like for a sign."""

    awal: int
    akhir: int
    elemen: Element

    def batas(self, awal: int, akhir: int) -> tuple[int, int]:
        """Where a stretch of the paragraph, as far as it is in here, begins and ends in the element's own text."""
        shown = self.tampak()
        first, last = max(awal, self.awal) - self.awal, min(akhir, self.akhir) - self.awal
        return (shown[first], shown[last - 1] + 1) if shown and first < last else (0, len(self.elemen.text or ""))

    def tampak(self) -> list[int]:
        """Where in the element's own text each sign stands that shows."""
        return [place for place, sign in enumerate(self.elemen.text or "") if not _GONE.match(sign)]


@dataclass(slots=True)
class Kolom:
    """A field that has begun: its instruction so far, and where its result begins once that has."""

    perintah: str = ""
    hasil: int | None = None

    @property
    def kode(self) -> str:
        """Its name: PAGE, SEQ."""
        words = self.perintah.split(maxsplit=1)
        return words[0].upper() if words else ""

    @property
    def mengulang_angka(self) -> bool:
        """Whether it says a figure of ours again: that is no name of a place, and may be of long ago."""
        words = self.perintah.split(maxsplit=2)
        return self.kode == "REF" and len(words) > 1 and words[1].startswith(FACT_PREFIX)


@dataclass(slots=True)
class Tulisan:
    """Collects the text of one paragraph; bookmarks and fields that stay open go on in the next.

    ``hapus`` counts the deletions around what is being read, ``sembunyi`` tells that the run is hidden, ``naik`` that
    it is a power or the sign of a note behind a number.
    """

    penanda: Mapping[str, str]
    teks: str = ""
    rahasia: str = ""
    jangkar: list[Jangkar] = field(default_factory=list)
    isian: list[Isian] = field(default_factory=list)
    terbuka: dict[str, tuple[str, int]] = field(default_factory=dict)
    kolom: list[Kolom] = field(default_factory=list)
    sembunyi: bool = False
    naik: bool = False
    potongan: list[Potongan] = field(default_factory=list)
    potongan_rahasia: list[Potongan] = field(default_factory=list)

    def tambah(self, text: str, elemen: Element) -> None:
        """Add what an element of a run says, unless it is the instruction of a field or what one counts in secret."""
        if self.kolom and (self.sembunyi or self.kolom[-1].hasil is None):
            return
        shown = tampak(text).translate(_RAISED) if self.naik else tampak(text)
        before, pieces = (self.rahasia, self.potongan_rahasia) if self.sembunyi else (self.teks, self.potongan)
        if shown:
            pieces.append(Potongan(len(before), len(before) + len(shown), elemen))
        if self.sembunyi:
            self.rahasia += shown
        else:
            self.teks += shown

    # --- bookmarks ---------------------------------------------------------------------------------------------------

    def buka(self, number: str, name: str) -> None:
        """Begin a bookmark; only those around our facts count."""
        if name.startswith(FACT_PREFIX):
            self.terbuka[number] = (name, len(self.teks))

    def tutup(self, number: str) -> None:
        """End a bookmark."""
        if number in self.terbuka:
            self._anchor(*self.terbuka.pop(number))

    def _anchor(self, name: str, start: int) -> None:
        held = self.teks[start:]
        first = start + len(held) - len(held.lstrip(_BLANK))
        last = max(first, start + len(held.rstrip(_BLANK)))
        self.jangkar.append(Jangkar(name, self.penanda.get(name, ""), first, last))

    # --- fields ------------------------------------------------------------------------------------------------------

    def tanda_kolom(self, kind: str) -> None:
        """Go on with the fields: one begins, its result begins, one ends."""
        if kind == "begin":
            self.kolom.append(Kolom())
        elif self.kolom and kind == "separate":
            self.kolom[-1].hasil = len(self.teks)
        elif self.kolom and kind == "end":
            self._field(self.kolom.pop())

    def perintah(self, text: str) -> None:
        """Add to the instruction of the innermost field."""
        if self.kolom:
            self.kolom[-1].perintah += text

    def _field(self, kolom: Kolom) -> None:
        if kolom.hasil is not None and kolom.hasil < len(self.teks) and not kolom.mengulang_angka:
            self.isian.append(Isian(kolom.kode, kolom.hasil, len(self.teks)))

    # --- the end of a paragraph --------------------------------------------------------------------------------------

    def lanjut(self) -> None:
        """Begin the next paragraph with what stays open at the end of this one."""
        for name, start in self.terbuka.values():
            self._anchor(name, start)
        for kolom in self.kolom:
            self._field(kolom)
            kolom.hasil = None if kolom.hasil is None else 0
        self.terbuka = {}
        self.teks = self.rahasia = ""
        self.jangkar, self.isian = [], []
        self.potongan, self.potongan_rahasia = [], []
