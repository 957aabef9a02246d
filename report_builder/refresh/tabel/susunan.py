"""The order in which the rows of a table are to stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from report_builder.refresh.asal import Asal
from report_builder.refresh.tabel.papan import Lajur

Urutan: TypeAlias = list[tuple[int | None, int | None]]
"""Each row by its place in the file and in today's table."""


def urutan_data(banyak: int, hapus: frozenset[int], kanan: Mapping[int, int], sisip: Sequence[int]) -> Urutan:
    """Today's rows in their order; behind each what stood behind it in the file and is not of today.

    ``kanan`` gives the place in the file of each of today's rows that is there, ``sisip`` are the rows that come in.
    """
    order: Urutan = [(kanan.get(place), place) for place in sorted({*kanan, *sisip})]
    matched = {*kanan.values()}
    for place in range(banyak):
        if place not in matched and place not in hapus:
            order.insert(_behind(order, place), (place, None))
    return order


def urutan_berkas(banyak: int, hapus: frozenset[int], kanan: Mapping[int, int], sisip: Sequence[int]) -> Urutan:
    """The rows of the file in its order; today's new ones behind those that they follow today."""
    pairs = {one: other for other, one in kanan.items()}
    order: Urutan = [(place, pairs.get(place)) for place in range(banyak) if place not in hapus]
    for place in sisip:
        before = [at for at, (_, other) in enumerate(order) if other is not None and other < place]
        nearest = max(before, key=lambda at: order[at][1] or 0, default=-1)
        order.insert(nearest + 1, (None, place))
    return order


def disusun_orang(lajur: Sequence[Lajur], asal: Asal) -> bool:
    """Whether people have put rows in another order, or nothing tells which they had."""
    digests = {one.sidik for one in lajur}
    old = max(asal.tabel, key=lambda rows: len(digests.intersection(rows)), default=())
    counts = Counter(old)
    once = {digest: place for place, digest in enumerate(old) if counts[digest] == 1}
    places = [once[one.sidik] for one in lajur if one.sidik in once]
    return not places or any(first > second for first, second in pairwise(places))


def _behind(order: Urutan, place: int) -> int:
    """The place behind the row that stands before one in the file."""
    at = {one: number for number, (one, _) in enumerate(order) if one is not None}
    return next((at[before] + 1 for before in _downwards(place) if before in at), 0)


def _downwards(place: int) -> Iterator[int]:
    return iter(range(place - 1, -1, -1))
