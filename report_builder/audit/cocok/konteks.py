"""What stands around a number: its clause, its sentence, the row and head of its table, the heading above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.audit.angka import Angka
from report_builder.audit.dokumen import Alinea, Dokumen, Tabel, telusuri

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[“\"(])|\n")
_CLAUSE_END = re.compile(r"[,;:]\s|\s(?:tetapi|namun|sedangkan|sementara|meskipun|walaupun|dan|serta)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Konteks:
    """What stands around a number: the text up to it, what follows, and the texts that may name its subject.

    ``sekitar`` goes from the nearest text to the farthest.
    """

    sebelum: str
    sesudah: str
    kalimat: str
    sekitar: tuple[str, ...]
    dekat: tuple[str, ...]
    """Those of them that stand in the same sentence or row, or before it in the paragraph."""
    baris: str = ""
    """The words of its row."""
    kepala: str = ""
    """The head of its column."""
    judul: str = ""
    """The heading above."""

    @property
    def anak_kalimat(self) -> str:
        """The clause up to the number."""
        return anak_kalimat(self.sebelum)[-1]

    @property
    def sekitar_angka(self) -> str:
        """The clause that holds the number, a sign in its place."""
        return f"{self.anak_kalimat}…{anak_kalimat(self.sesudah)[0]}"


def anak_kalimat(teks: str) -> list[str]:
    """The clauses of a text, by what parts them."""
    return _CLAUSE_END.split(teks)


@dataclass(frozen=True, slots=True)
class Sekitar:
    """The rows and heads of the tables of a document, by the paragraphs of their cells."""

    baris: Mapping[Alinea, str]
    kepala: Mapping[Alinea, str]

    @classmethod
    def dari(cls, dokumen: Dokumen) -> Sekitar:
        """Those of a whole document."""
        rows, heads = {}, {}
        for tabel in dokumen.tabel():
            for alinea, row, head in _cells(tabel):
                rows[alinea], heads[alinea] = row, head
        return cls(rows, heads)

    def konteks(self, alinea: Alinea, angka: Angka) -> Konteks:
        """What stands around a number."""
        start, end = _sentence(alinea.teks, angka)
        kalimat = alinea.teks[start:end]
        before = reversed(_SENTENCE_END.split(alinea.teks[:start]))
        near = tuple(dict.fromkeys(filter(None, (kalimat, self.baris.get(alinea, ""), *before))))
        return Konteks(
            alinea.teks[start : angka.awal],
            alinea.teks[angka.akhir : end],
            kalimat,
            (*near, alinea.tempat.judul),
            near,
            self.baris.get(alinea, ""),
            self.kepala.get(alinea, ""),
            alinea.tempat.judul,
        )


def _cells(tabel: Tabel) -> Iterator[tuple[Alinea, str, str]]:
    """Each paragraph of a table with the words of its row and the head of its column."""
    heads: dict[int, str] = {}
    for number, baris in enumerate(tabel.baris):
        texts = [sel.teks for sel in baris.sel]
        row = " · ".join(text for text in texts if any(map(str.isalpha, text)))
        for sel, text in zip(baris.sel, texts, strict=True):
            if baris.kepala or number == 0:
                heads |= {column: f"{heads.get(column, '')} {text}" for column in _columns(sel.kolom, sel.lebar)}
            else:
                yield from ((alinea, row, heads.get(sel.kolom, "").strip()) for alinea in telusuri(sel.isi))


def _columns(first: int, width: int) -> range:
    return range(first, first + width)


def _sentence(text: str, angka: Angka) -> tuple[int, int]:
    ends = [found.span() for found in _SENTENCE_END.finditer(text)]
    start = max((end for _, end in ends if end <= angka.awal), default=0)
    return start, min((begin for begin, _ in ends if begin >= angka.akhir), default=len(text))
