"""Which table, and which row of it, is which in the document of today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from report_builder.audit.sejajar.pasangan import bebas, sisa, terkecil
from report_builder.refresh.tabel.papan import Lajur, Papan, tanpa_angka


def pasangkan_tabel(kiri: Sequence[Papan], kanan: Sequence[Papan]) -> list[tuple[Papan, Papan]]:
    """The tables that are the same wherever they stand: by caption, head and what they are about, else by two of these.

    A table that nothing but its place has in common with another is not the same, and one that is about others neither,
    whatever its caption says.
    """
    pairs = [*bebas(kiri, kanan, (_same, _about))]
    for is_alike in (_is_titled_alike, _is_alike):
        pairs += sisa(kiri, kanan, pairs, partial(_best, is_alike))
    return [(kiri[one], kanan[other]) for one, other in sorted(pairs)]


def _same(papan: Papan) -> Hashable:
    return tanpa_angka(papan.keterangan), papan.kepala, papan.kode


def _about(papan: Papan) -> Hashable:
    return (papan.kode, papan.kepala) if papan.kode else id(papan)


def _best(
    is_alike: Callable[[Papan, Papan], bool], kiri: Sequence[Papan], kanan: Sequence[Papan]
) -> Iterator[tuple[int, int]]:
    """Tables that are alike, those first that are about most of the same."""
    yield from terkecil(
        (-len(left.kode & right.kode), one, other)
        for one, left in enumerate(kiri)
        for other, right in enumerate(kanan)
        if is_alike(left, right)
    )


def _is_titled_alike(kiri: Papan, kanan: Papan) -> bool:
    titled = (tanpa_angka(kiri.keterangan), kiri.kepala) == (tanpa_angka(kanan.keterangan), kanan.kepala)
    return titled and (not kiri.kode or not kanan.kode or _shares(kiri.kode, kanan.kode))


def _is_alike(kiri: Papan, kanan: Papan) -> bool:
    if kiri.kode or kanan.kode:
        return _shares(kiri.kode, kanan.kode) and _shares(frozenset(kiri.kepala), frozenset(kanan.kepala))
    return kiri.kepala == kanan.kepala and not (kiri.keterangan and kanan.keterangan)


def _shares(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the smaller of two sets is in the other by half at least."""
    return 2 * len(one & other) >= min(len(one), len(other)) > 0


# --- rows ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PasanganBaris:
    """The rows of a table in the file with those of today's, by their places."""

    pasangan: Mapping[int, int]

    @cached_property
    def kanan(self) -> Mapping[int, int]:
        """The places in the file by those in today's table."""
        return {other: one for one, other in self.pasangan.items()}


def pasangkan_baris(kiri: Sequence[Lajur], kanan: Sequence[Lajur]) -> PasanganBaris:
    """The rows that are the same: by their facts, by what these are about, else by their words."""
    pairs: dict[int, int] = {}
    for key in _KEYS:
        left = [place for place in range(len(kiri)) if place not in pairs]
        right = sorted({*range(len(kanan))} - {*pairs.values()})
        pairs |= _equal(kiri, kanan, left, right, key)
    return PasanganBaris(pairs)


def _equal(
    kiri: Sequence[Lajur],
    kanan: Sequence[Lajur],
    left: Sequence[int],
    right: Sequence[int],
    key: Callable[[Lajur], Hashable],
) -> dict[int, int]:
    """Rows of one key, the first with the first and so on; rows without a key are left."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in reversed(right):
        places[key(kanan[place])].append(place)
    found = {}
    for place in left:
        said = key(kiri[place])
        if said is not None and places[said]:
            found[place] = places[said].pop()
    return found


def _facts(lajur: Lajur) -> Hashable:
    return (lajur.kepala, lajur.fakta, lajur.kata) if lajur.fakta else None


def _same_facts(lajur: Lajur) -> Hashable:
    return (lajur.kepala, lajur.fakta) if lajur.fakta else None


def _codes(lajur: Lajur) -> Hashable:
    return (lajur.kepala, lajur.kode, lajur.kata[:1]) if lajur.kode else None


def _same_codes(lajur: Lajur) -> Hashable:
    return (lajur.kepala, lajur.kode) if lajur.kode else None


def _words(lajur: Lajur) -> Hashable:
    return None if lajur.kode else (lajur.kepala, lajur.samar)


def _named(lajur: Lajur) -> Hashable:
    return (lajur.kepala, lajur.kata) if lajur.kata and not lajur.kode else None


def _titled_row(lajur: Lajur) -> Hashable:
    return (lajur.kepala, lajur.kata[0]) if lajur.kata and not lajur.kode else None


def _head(lajur: Lajur) -> Hashable:
    return tuple(map(tanpa_angka, lajur.samar)) if lajur.kepala else None


_KEYS: tuple[Callable[[Lajur], Hashable], ...] = (
    _facts,
    _same_facts,
    _words,
    _codes,
    _same_codes,
    _named,
    _titled_row,
    _head,
)
