"""Where something stands in a document, as its reader says it: ``Tabel 3.2, baris 4``, or headings and first words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_builder.audit.dokumen import (
    Alinea,
    Bagian,
    Baris,
    Blok,
    Dokumen,
    Grafik,
    Peran,
    Tabel,
    Tempat,
    telusuri,
)

_NUMBER = r"(?:[A-Z]{0,4}[-.]?[0-9]+(?:[.–-][0-9]+)*|[IVXLC]+)\b"
_LABEL: Mapping[str, re.Pattern[str]] = {
    "tabel": re.compile(rf"(?:Tabel|Daftar|Matriks) {_NUMBER}", re.IGNORECASE),
    "grafik": re.compile(rf"(?:Gambar|Grafik|Bagan|Diagram) {_NUMBER}", re.IGNORECASE),
}
"""What captions begin with, by what they are the captions of."""
_CHAPTER = re.compile(rf"(?P<kata>BAB|LAMPIRAN) (?P<nomor>{_NUMBER})", re.IGNORECASE)
_LONGEST = 40
"""Characters of a heading, or of the first words of a paragraph, that are told."""
_LONGEST_NAME = 30
"""The same of what a row or a column is called."""
_BODY = frozenset({Bagian.ISI, Bagian.KOTAK, Bagian.TERSEMBUNYI, Bagian.PENGGANTI, Bagian.GRAFIK})


@dataclass(frozen=True, slots=True)
class _Judul:
    """The chapter that something stands in and the heading below that, as they are told; each may be empty."""

    bab: str = ""
    subbab: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.bab, self.subbab)))

    def lanjut(self, alinea: Alinea) -> _Judul:
        """The headings from this one on."""
        words = f"{alinea.nomor} {alinea.teks}".strip()
        if alinea.tingkat != 1:
            return _Judul(self.bab, _begin(words, _LONGEST))
        chapter = _CHAPTER.match(" ".join(words.split()))
        return _Judul(f"{chapter['kata'].capitalize()} {chapter['nomor']}" if chapter else _begin(words, _LONGEST))


class Denah:
    """Tells people where something stands in a document."""

    def __init__(self, dokumen: Dokumen) -> None:
        """Note the headings, and what tables and figures are called."""
        self._alinea: dict[Tempat, Alinea] = {}
        for alinea in dokumen.alinea():
            self._alinea.setdefault(alinea.tempat, alinea)
        self._tabel = {(each.tempat.bagian, each.tempat.tabel): each for each in dokumen.tabel()}
        self._judul = _judul(dokumen.blok)
        self._nama = _nama(dokumen.blok, self._judul)

    def sebut(self, tempat: Tempat) -> str:
        """``Tabel 3.2, baris 4 (Desa binaan), kolom Target``, or ``Bab III, A. Capaian Kinerja: “Dari 4 indikator…”``.

        Empty where nothing of it can be found in the document.
        """
        name = self._nama.get(tempat, "")
        if tempat.bagian is Bagian.GRAFIK:
            return name
        if tempat.bagian is Bagian.PENGGANTI and name:
            return f"{tempat.bagian} {name}"
        alinea = self._alinea.get(tempat)
        tabel = self._tabel.get((tempat.bagian, tempat.tabel)) or self._tabel.get((Bagian.ISI, tempat.tabel))
        if alinea and tabel and tempat.baris:
            return _inside(tempat.bagian, f"{self._nama.get(tabel.tempat, 'tabel')}, {_sel(tabel, tempat)}")
        return self._told(tempat, alinea)

    def _told(self, tempat: Tempat, alinea: Alinea | None) -> str:
        """A paragraph by its headings and first words; one that is gone by the headings alone."""
        above = str(self._judul.get(_key(tempat), ""))
        if alinea is None:
            return _inside(tempat.bagian, above)
        label = next(filter(None, (_label(alinea, kind) for kind in _LABEL)), "")
        if alinea.peran is Peran.KETERANGAN and label:
            return f"judul {label}"
        if above and _is_heading(alinea):
            return f"judul {above}"
        where = _inside(tempat.bagian, above, f" oleh {alinea.penulis}" if alinea.penulis else "")
        return ": ".join(filter(None, (where, f"“{_begin(alinea.teks, _LONGEST)}”")))


def _inside(bagian: Bagian, where: str, whose: str = "") -> str:
    """A place, with the part that it is in where that is not the body."""
    if bagian is Bagian.ISI:
        return where
    return f"{bagian}{whose} di {where}" if where else f"{bagian}{whose}"


def _begin(text: str, most: int) -> str:
    """The first words of a text."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most + 1].rpartition(' ')[0] or line[:most]} …"


# --- headings --------------------------------------------------------------------------------------------------------


def _key(tempat: Tempat) -> Tempat | str:
    """What the headings above a place are found by: of what stands in no order their text alone is known."""
    return tempat if tempat.bagian in _BODY and tempat.nomor else tempat.judul


def _is_heading(alinea: Alinea) -> bool:
    return bool(alinea.tingkat) or alinea.peran is Peran.JUDUL


def _judul(blok: Sequence[Blok]) -> dict[Tempat | str, _Judul]:
    """The headings above each place of the body, and those that a heading's text alone stands for."""
    found: dict[Tempat | str, _Judul] = {}
    above = _Judul()
    for each in blok:
        if each.tempat.bagian not in _BODY:
            break
        if isinstance(each, Alinea) and each.tempat.bagian is Bagian.ISI and _is_heading(each):
            above = above.lanjut(each)
            if each.peran is Peran.JUDUL:
                known = found.setdefault(each.tempat.judul, above)
                found[each.tempat.judul] = above if known == above else _Judul("", above.subbab)
        found[each.tempat] = above
        found.update((alinea.tempat, above) for alinea in telusuri([each]))
    return found


# --- tables and figures ----------------------------------------------------------------------------------------------


def _nama(blok: Sequence[Blok], judul: Mapping[Tempat | str, _Judul]) -> dict[Tempat, str]:
    """What tables, charts and alternative texts are called: by caption, else by the headings that they stand below."""
    names: dict[Tempat, str] = {}
    nameless: dict[Tempat, tuple[str, str]] = {}
    for number, each in enumerate(blok):
        kind = _kind(each)
        if not kind:
            continue
        caption = _caption(blok, number, kind)
        label = _label(caption, kind) if caption else ""
        if label:
            names[each.tempat] = label
        elif not isinstance(each, Alinea):
            words = f" “{_begin(caption.teks, _LONGEST)}”" if caption else ""
            nameless[each.tempat] = str(judul.get(each.tempat, "")), f"{kind}{words}"
    alike = Counter(nameless.values())
    so_far: Counter[tuple[str, str]] = Counter()
    for tempat, (above, name) in nameless.items():
        so_far[above, name] += 1
        order = f" ke-{so_far[above, name]}" if alike[above, name] > 1 else ""
        names[tempat] = ", ".join(filter(None, (above, f"{name}{order}")))
    return names


def _kind(block: Blok) -> str:
    """What captions of a block are those of; empty where it has none."""
    match block:
        case Tabel():
            return "tabel"
        case Grafik():
            return "grafik"
        case Alinea():
            return "grafik" if block.tempat.bagian is Bagian.PENGGANTI else ""


def _caption(blok: Sequence[Blok], number: int, kind: str) -> Alinea | None:
    """The caption: of a table rather the paragraph before it, of a figure that behind."""
    ways = (range(number - 1, -1, -1), range(number + 1, len(blok)))
    first, second = (_paragraph(blok, way) for way in (ways if kind == "tabel" else reversed(ways)))
    if first and (_label(first, kind) or (first.peran is Peran.KETERANGAN and not _any_label(first))):
        return first
    return second if second and second.peran is Peran.KETERANGAN and _label(second, kind) else None


def _paragraph(blok: Sequence[Blok], way: Iterable[int]) -> Alinea | None:
    """The next paragraph of the body, where no table stands before it."""
    for each in (blok[place] for place in way):
        if isinstance(each, Tabel) or each.tempat.bagian not in _BODY:
            return None
        if isinstance(each, Alinea) and each.tempat.bagian is Bagian.ISI:
            return each
    return None


def _label(alinea: Alinea, kind: str) -> str:
    """The number that a caption begins with: ``Tabel 3.2``."""
    found = _LABEL[kind].match(" ".join(alinea.teks.split()))
    return found[0] if found else ""


def _any_label(alinea: Alinea) -> bool:
    return any(_label(alinea, kind) for kind in _LABEL)


# --- cells -----------------------------------------------------------------------------------------------------------


def _sel(tabel: Tabel, tempat: Tempat) -> str:
    """The row of a cell by its number and what it is called, the column by its head."""
    heads = _heads(tabel)
    row = tabel.baris[tempat.baris - 1]
    below = row not in heads
    name = _row_name(row, tempat.kolom) if below else ""
    head = _head(heads, tempat.kolom) if below else ""
    return f"baris {tempat.baris}{f' ({name})' if name else ''}, kolom {head or tempat.kolom}"


def _heads(tabel: Tabel) -> tuple[Baris, ...]:
    """The rows that are repeated on each page; where none is, the first one, if no cell of it is empty or a number."""
    marked = tuple(each for each in tabel.baris if each.kepala)
    if marked or not tabel.baris:
        return marked
    first = tabel.baris[0]
    return (first,) if all(any(map(str.isalpha, sel.teks)) for sel in first.sel) else ()


def _row_name(baris: Baris, kolom: int) -> str:
    """The longest words before a cell."""
    before = (sel.teks for sel in baris.sel if sel.kolom < kolom and any(map(str.isalpha, sel.teks)))
    return _begin(max(before, key=len, default=""), _LONGEST_NAME)


def _head(heads: Iterable[Baris], kolom: int) -> str:
    """What stands above a column, from the top."""
    above: Iterator[str] = (
        _begin(sel.teks, _LONGEST_NAME)
        for row in heads
        for sel in row.sel
        if sel.kolom <= kolom < sel.kolom + sel.lebar
    )
    return " ".join(dict.fromkeys(filter(None, above)))
