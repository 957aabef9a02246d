"""Lays a document beside the one that the data give: which number stands where which was to stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from report_builder.audit.angka import Angka, angka_alinea
from report_builder.audit.dokumen import Alinea, Blok, Dokumen, Grafik, Tabel, Titik, telusuri
from report_builder.audit.sejajar.padanan import Padanan, padankan_kalimat
from report_builder.audit.sejajar.pasangan import bebas_lalu_berurutan
from report_builder.audit.sejajar.penggal import Penggal, jangkar_dari, pasangan_angka, penggal
from report_builder.audit.sejajar.tabel import BarisPenggal, padankan_baris


@dataclass(frozen=True, slots=True)
class Harapan:
    """What was to stand in a place: the number, the fact that it prints if it is one, and its paragraph.

    ``pasti`` where the words around both leave no doubt that it is the same place.
    """

    angka: Angka
    fakta: str | None
    alinea: Alinea
    pasti: bool = True


@dataclass(frozen=True, slots=True)
class Lepas:
    """A number of the data's document that stands nowhere, and the paragraph it is missing from, if that is there."""

    harapan: Harapan
    alinea: Alinea | None


@dataclass(frozen=True, slots=True)
class Sejajar:
    """How a document stands to the one that the data give.

    ``harapan`` tells for a number, by its paragraph and where it begins there, what was to stand in its place.
    ``pasangan`` are the sentences with the one in whose place each stands, ``sendiri`` those of nobody's but the
    editors'. ``grafik`` are the charts with those that were to be drawn. ``lepas`` are the facts that are
    printed nowhere.
    """

    angka: Mapping[Alinea, tuple[Angka, ...]]
    harapan: Mapping[tuple[Alinea, int], Harapan]
    pasangan: tuple[Padanan, ...]
    sendiri: tuple[Penggal, ...]
    grafik: tuple[tuple[Grafik, Grafik], ...]
    lepas: tuple[Lepas, ...]

    @property
    def disunting(self) -> frozenset[Alinea]:
        """The paragraphs that hold a sentence that is not word for word the data's."""
        changed = (each.kiri.alinea for each in self.pasangan if each.kiri.teks != each.kanan.teks)
        return frozenset((*changed, *(one.alinea for one in self.sendiri)))


def sejajarkan(dokumen: Dokumen, naskah: Dokumen | None) -> Sejajar:
    """A document beside the one that the data give; beside none, all of it is the editors' own."""
    left, right = _Bahan.dari(dokumen), _Bahan.dari(naskah or Dokumen(()))
    pairs = tuple(_pairs(left, right))
    paired = {id(each.kiri) for each in pairs}
    harapan = dict(expected for each in pairs for expected in _expected(each))
    return Sejajar(
        left.angka,
        harapan,
        pairs,
        tuple(each for each in left.semua() if id(each) not in paired),
        _charts(dokumen, naskah),
        tuple(_missing(pairs, right, harapan)),
    )


# --- what is laid side by side ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Bahan:
    """The sentences of a document outside tables, and its tables with theirs."""

    angka: Mapping[Alinea, tuple[Angka, ...]]
    lepas: tuple[Penggal, ...]
    tabel: tuple[tuple[BarisPenggal, ...], ...]

    @classmethod
    def dari(cls, dokumen: Dokumen) -> _Bahan:
        numbers = {alinea: angka_alinea(alinea) for alinea in dokumen.alinea()}
        cut = partial(_cut, numbers)
        loose = tuple(each for block in dokumen.blok if not isinstance(block, Tabel) for each in cut((block,)))
        tables = (block for block in dokumen.blok if isinstance(block, Tabel))
        return cls(numbers, loose, tuple(_rows(each, numbers) for each in tables))

    def semua(self) -> Iterator[Penggal]:
        yield from self.lepas
        for table in self.tabel:
            for row in table:
                yield from row.penggal


def _cut(numbers: Mapping[Alinea, tuple[Angka, ...]], blok: Iterable[Blok]) -> tuple[Penggal, ...]:
    return tuple(each for alinea in telusuri(blok) for each in penggal(alinea, numbers[alinea]))


def _rows(tabel: Tabel, numbers: Mapping[Alinea, tuple[Angka, ...]]) -> tuple[BarisPenggal, ...]:
    return tuple(BarisPenggal(tuple(_cut(numbers, sel.isi) for sel in baris.sel)) for baris in tabel.baris)


# --- pairs -----------------------------------------------------------------------------------------------------------


def _pairs(left: _Bahan, right: _Bahan) -> Iterator[Padanan]:
    yield from padankan_kalimat(left.lepas, right.lepas)
    for one, other in bebas_lalu_berurutan(left.tabel, right.tabel, (_whole, _head)):
        yield from padankan_baris(left.tabel[one], right.tabel[other])


def _whole(table: Sequence[BarisPenggal]) -> tuple[tuple[str, ...], ...]:
    return tuple(row.teks for row in table)


def _head(table: Sequence[BarisPenggal]) -> tuple[str, ...]:
    return table[0].samar if table else ()


def _charts(dokumen: Dokumen, naskah: Dokumen | None) -> tuple[tuple[Grafik, Grafik], ...]:
    left, right = tuple(dokumen.grafik()), tuple(naskah.grafik()) if naskah else ()
    pairs = bebas_lalu_berurutan(left, right, (_headed, _drawn, _named))
    return tuple((left[one], right[other]) for one, other in pairs)


def _headed(grafik: Grafik) -> tuple[object, ...]:
    """What a chart is of, below its heading: the same chart may stand below another one too."""
    return (grafik.tempat.judul, _named(grafik))


def _drawn(grafik: Grafik) -> tuple[Titik, ...]:
    return grafik.titik


def _named(grafik: Grafik) -> tuple[tuple[str, str], ...]:
    return tuple((titik.seri, titik.kategori) for titik in grafik.titik)


# --- what was to stand there -----------------------------------------------------------------------------------------


def _expected(padanan: Padanan) -> Iterator[tuple[tuple[Alinea, int], Harapan]]:
    kiri, kanan = padanan.kiri, padanan.kanan
    for place, other in pasangan_angka(kiri, kanan):
        harapan = _harapan(kanan.alinea, kanan.angka[other], pasti=padanan.pasti)
        yield (kiri.alinea, kiri.angka[place].awal), harapan


def _harapan(alinea: Alinea, angka: Angka, *, pasti: bool = True) -> Harapan:
    jangkar = jangkar_dari(alinea, angka)
    return Harapan(angka, jangkar.fakta if jangkar else None, alinea, pasti)


def _missing(pairs: Iterable[Padanan], right: _Bahan, harapan: Mapping[tuple[Alinea, int], Harapan]) -> Iterator[Lepas]:
    there = {(one.alinea, one.angka.awal) for one in harapan.values()}
    gone = [(each, angka) for each in right.semua() for angka in each.angka if (each.alinea, angka.awal) not in there]
    beside = {(each.kanan.alinea, each.kanan.awal): each.kiri.alinea for each in pairs} if gone else {}
    for each, angka in gone:
        yield Lepas(_harapan(each.alinea, angka), beside.get((each.alinea, each.awal)))


__all__ = ["Harapan", "Lepas", "Padanan", "Penggal", "Sejajar", "jangkar_dari", "sejajarkan"]
