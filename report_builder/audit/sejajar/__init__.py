"""Lays a document beside the one that the data give: which number stands where which was to stand."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from report_builder.audit.angka import Angka, angka_alinea
from report_builder.audit.dokumen import Alinea, Blok, Dokumen, Grafik, Tabel, Titik, telusuri
from report_builder.audit.sejajar.pasangan import Pasang, berurutan, kemiripan, mirip, pasangkan
from report_builder.audit.sejajar.penggal import Penggal, jangkar_dari, pasangan_angka, penggal

CERTAINLY_ALIKE = 85
LEAST_ALIKE = 60
"""Of a hundred: sentences that share less say something else."""


class Padanan(NamedTuple):
    """A sentence and the one in whose place it stands; ``pasti`` where more than its order tells that."""

    kiri: Penggal
    kanan: Penggal
    pasti: bool = True


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
    editors'. ``titik`` are the points of charts with those that were to be drawn. ``lepas`` are the facts that are
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
    tabel: tuple[tuple[_BarisPenggal, ...], ...]

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


@dataclass(frozen=True, slots=True)
class _BarisPenggal:
    """A row of a table: the sentences of each cell."""

    sel: tuple[tuple[Penggal, ...], ...]

    @property
    def penggal(self) -> Iterator[Penggal]:
        return (each for sel in self.sel for each in sel)

    @property
    def teks(self) -> tuple[str, ...]:
        return tuple(_text(sel) for sel in self.sel)

    @property
    def samar(self) -> tuple[str, ...]:
        return tuple(_veiled(sel) for sel in self.sel)

    @property
    def kata(self) -> tuple[str, ...]:
        """The cells that hold words, which name what the row is about."""
        return tuple(text for text in self.samar if any(map(str.isalpha, text)))


def _cut(numbers: Mapping[Alinea, tuple[Angka, ...]], blok: Iterable[Blok]) -> tuple[Penggal, ...]:
    return tuple(each for alinea in telusuri(blok) for each in penggal(alinea, numbers[alinea]))


def _rows(tabel: Tabel, numbers: Mapping[Alinea, tuple[Angka, ...]]) -> tuple[_BarisPenggal, ...]:
    return tuple(_BarisPenggal(tuple(_cut(numbers, sel.isi) for sel in baris.sel)) for baris in tabel.baris)


def _text(sel: Sequence[Penggal]) -> str:
    return "\n".join(each.teks for each in sel)


def _veiled(sel: Sequence[Penggal]) -> str:
    return "\n".join(each.samar for each in sel)


# --- pairs -----------------------------------------------------------------------------------------------------------


def _pairs(left: _Bahan, right: _Bahan) -> Iterator[Padanan]:
    yield from _sentences(left.lepas, right.lepas)
    tables = pasangkan(left.tabel, right.tabel, (_whole, _head))
    rest = berurutan(tables, len(left.tabel), len(right.tabel))
    for one, other in (*tables, *rest):
        yield from _of_rows(left.tabel[one], right.tabel[other])


def _whole(table: Sequence[_BarisPenggal]) -> tuple[tuple[str, ...], ...]:
    return tuple(row.teks for row in table)


def _head(table: Sequence[_BarisPenggal]) -> tuple[str, ...]:
    return table[0].samar if table else ()


def _sentences(left: Sequence[Penggal], right: Sequence[Penggal]) -> Iterator[Padanan]:
    """Sentences that are the same, of the same facts, the same but for their numbers, or alike; moved ones too."""
    pairs = pasangkan(left, right, (_text_of, _facts_and_words, _facts, _words))
    yield from (Padanan(left[one], right[other]) for one, other in pairs)
    rest, other_rest = _unpaired(left, right, pairs)
    for look in (_same_text, _same_words, _alike):
        found = tuple(look(rest, other_rest))
        yield from (_likely(rest[one], other_rest[other]) for one, other in found)
        rest, other_rest = _unpaired(rest, other_rest, found)


def _text_of(one: Penggal) -> Hashable:
    return one.bagian, one.teks


def _facts_and_words(one: Penggal) -> Hashable:
    return one.bagian, one.fakta, one.samar


def _facts(one: Penggal) -> Hashable:
    """The facts of a sentence where they tell it from others, else itself alone."""
    return (one.bagian, one.fakta) if len(one.fakta) > 1 else id(one)


def _words(one: Penggal) -> Hashable:
    return one.bagian, one.samar


def _likely(kiri: Penggal, kanan: Penggal) -> Padanan:
    return Padanan(kiri, kanan, kemiripan(kiri.samar, kanan.samar) >= CERTAINLY_ALIKE)


def _same_text(left: Sequence[Penggal], right: Sequence[Penggal]) -> Iterator[Pasang]:
    yield from _by_key([one.teks for one in left], [one.teks for one in right])


def _same_words(left: Sequence[Penggal], right: Sequence[Penggal]) -> Iterator[Pasang]:
    yield from _by_key([one.samar for one in left], [one.samar for one in right])


def _alike(left: Sequence[Penggal], right: Sequence[Penggal]) -> Iterator[Pasang]:
    return mirip([one.samar for one in left], [one.samar for one in right], LEAST_ALIKE)


def _by_key(left: Sequence[Hashable], right: Sequence[Hashable]) -> Iterator[Pasang]:
    """What is equal wherever it stands, in order."""
    places: dict[Hashable, list[int]] = {}
    for place, text in enumerate(right):
        places.setdefault(text, []).append(place)
    for place, text in enumerate(left):
        if places.get(text):
            yield place, places[text].pop(0)


def _unpaired(
    left: Sequence[Penggal], right: Sequence[Penggal], pairs: Iterable[Pasang]
) -> tuple[tuple[Penggal, ...], tuple[Penggal, ...]]:
    ones, others = {one for one, _ in pairs}, {other for _, other in pairs}
    return (
        tuple(each for place, each in enumerate(left) if place not in ones),
        tuple(each for place, each in enumerate(right) if place not in others),
    )


def _of_rows(left: Sequence[_BarisPenggal], right: Sequence[_BarisPenggal]) -> Iterator[Padanan]:
    keys = (lambda row: row.teks, lambda row: row.kata or row.teks, lambda row: row.samar)
    rows = pasangkan(left, right, keys)
    in_order = tuple(berurutan(rows, len(left), len(right)))
    moved = tuple(_moved(left, right, rows))
    taken = {one for one, _ in moved}, {other for _, other in moved}
    rest = (pair for pair in in_order if pair[0] not in taken[0] and pair[1] not in taken[1])
    sure = ((*pair, True) for pair in (*rows, *moved))
    for one, other, pasti in (*sure, *((*pair, False) for pair in rest)):
        if left[one].teks == right[other].teks:
            yield from map(Padanan, left[one].penggal, right[other].penggal)
        else:
            yield from (each._replace(pasti=pasti) for each in _of_cells(left[one].sel, right[other].sel))


def _moved(left: Sequence[_BarisPenggal], right: Sequence[_BarisPenggal], rows: Sequence[Pasang]) -> Iterator[Pasang]:
    """The rows that stand elsewhere, by the words that name what they are about."""
    ones, others = {one for one, _ in rows}, {other for _, other in rows}
    left_places = [place for place, row in enumerate(left) if place not in ones and row.kata]
    right_places = [place for place, row in enumerate(right) if place not in others and row.kata]
    for one, other in _by_key(
        [left[place].kata for place in left_places], [right[place].kata for place in right_places]
    ):
        yield left_places[one], right_places[other]


def _of_cells(left: Sequence[Sequence[Penggal]], right: Sequence[Sequence[Penggal]]) -> Iterator[Padanan]:
    if len(left) == len(right):
        cells = [(place, place) for place in range(len(left))]
    else:
        cells = pasangkan(left, right, (_text, _veiled))
    for one, other in cells:
        yield from _of_cell(left[one], right[other])


def _of_cell(left: Sequence[Penggal], right: Sequence[Penggal]) -> Iterator[Padanan]:
    """The sentences of a cell; what is alike in nothing else stands in the same place."""
    if len(left) == len(right) == 1:
        yield Padanan(left[0], right[0])
    else:
        yield from _sentences(left, right)


def _charts(dokumen: Dokumen, naskah: Dokumen | None) -> tuple[tuple[Grafik, Grafik], ...]:
    left, right = tuple(dokumen.grafik()), tuple(naskah.grafik()) if naskah else ()
    pairs = pasangkan(left, right, (_headed, _drawn, _named))
    return tuple((left[one], right[other]) for one, other in (*pairs, *berurutan(pairs, len(left), len(right))))


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
    beside = {(each.kanan.alinea, each.kanan.awal): each.kiri.alinea for each in pairs}
    for each in right.semua():
        for angka in each.angka:
            if (each.alinea, angka.awal) not in there:
                yield Lepas(_harapan(each.alinea, angka), beside.get((each.alinea, each.awal)))


__all__ = ["Harapan", "Lepas", "Padanan", "Penggal", "Sejajar", "jangkar_dari", "sejajarkan"]
