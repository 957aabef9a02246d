"""A sentence with the indikator that it names: their names may hold any word, and say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report_builder.measure.bantahan.ujaran import Ujaran, without_hidden_signs
from report_builder.model import Indikator, Laporan

_VEIL = "x"
VEILED = rf"\b{_VEIL}{{2,}}\b"
"""A name in ``Pernyataan.samar``."""

_SEGMENT_END = re.compile(r"; | tetapi | namun | sedangkan | sementara | meskipun | walaupun ", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:termasuk|terutama|khususnya|antara lain|misalnya|seperti|kecuali|selain|di luar) $", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sebutan:
    """An indikator that a sentence names, from where to where; ``is_aside`` where it is left out, or one of many."""

    awal: int
    akhir: int
    indikator: Indikator
    is_aside: bool


@dataclass(frozen=True, slots=True)
class Pernyataan:
    """A sentence, the same with each name as one word of the same length, and the indikator named in it.

    ``satuan`` are the first words of the units that the report counts in.
    """

    teks: str
    samar: str
    sebutan: tuple[Sebutan, ...]
    ujaran: Ujaran
    satuan: frozenset[str]

    def segment(self, awal: int, akhir: int) -> tuple[int, int]:
        """From where to where one thing is said, as opposed to another: around a stretch of the sentence."""
        ends = list(_SEGMENT_END.finditer(self.samar))
        start = max((one.end() for one in ends if one.end() <= awal), default=0)
        return start, min((one.start() for one in ends if one.start() >= akhir), default=len(self.samar))

    def within(self, awal: int, akhir: int) -> tuple[Sebutan, ...]:
        """What a stretch of the sentence names."""
        return tuple(one for one in self.sebutan if awal <= one.awal < akhir)


@dataclass(frozen=True, slots=True)
class Nama:
    """The names by which a report knows its indikator, and those of the unit itself."""

    bentuk: re.Pattern[str]
    indikator: Mapping[str, Indikator]
    satuan: frozenset[str]

    @classmethod
    def of(cls, laporan: Laporan) -> Nama:
        """The names of a report; the longest is read where one holds another."""
        known = {
            _fold(name): one for one in laporan.indikator for name in (_counted(one), one.kode, one.indikator) if name
        }
        identitas = laporan.identitas
        unit = {_fold(name) for name in (identitas.unit_kerja, identitas.singkatan, identitas.instansi)}
        names = sorted((name for name in {*known, *unit} if name), key=len, reverse=True)
        return cls(
            re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE),
            known,
            frozenset(one.satuan.casefold().partition(" ")[0] for one in laporan.indikator),
        )

    def read(self, ujaran: Ujaran) -> Iterator[Pernyataan]:
        """The sentences of a cell."""
        for teks in ujaran.kalimat:
            found = list(self.bentuk.finditer(teks))
            samar = teks
            for name in found:
                samar = f"{samar[: name.start()]}{_VEIL * len(name[0])}{samar[name.end() :]}"
            sebutan = tuple(
                Sebutan(*name.span(), self.indikator[key], _ASIDE.search(teks[: name.start()]) is not None)
                for name in found
                if (key := _fold(name[0])) in self.indikator
            )
            yield Pernyataan(teks, samar, sebutan, ujaran, self.satuan)


_OF_COUNT = re.compile(r"(?:jumlah|banyaknya) (?=\S+ \S+ \S)", re.IGNORECASE)


def _counted(indikator: Indikator) -> str:
    """What an indikator counts, if more than a word or two say that: Jumlah kota yang tanggap -> kota yang tanggap."""
    name = without_hidden_signs(indikator.indikator)
    counts = _OF_COUNT.match(name)
    return name[counts.end() :] if counts else ""


def _fold(name: str) -> str:
    return without_hidden_signs(name).casefold()
