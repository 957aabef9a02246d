"""Pairs the parts of two sequences: first what is the same by the strictest key, then by looser ones between those."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import takewhile
from typing import TypeAlias, TypeVar

from rapidfuzz import fuzz, process

T = TypeVar("T")
Kunci: TypeAlias = Callable[[T], Hashable]
Celah: TypeAlias = tuple[int, int, int, int]
"""From and to on the left, from and to on the right: what is not paired between two pairs."""
Pasang: TypeAlias = tuple[int, int]

_LARGEST = 4_000_000
"""As many comparisons as one gap is worth: behind it what stands in the same order is taken for the same."""


def pasangkan(kiri: Sequence[T], kanan: Sequence[T], kunci: Sequence[Kunci[T]]) -> list[Pasang]:
    """Pairs of places in both sequences, none crossing another: equal by the first key, else by a later one."""
    pairs: list[Pasang] = []
    for key in kunci:
        gaps = tuple(celah(pairs, len(kiri), len(kanan)))
        pairs = sorted([*pairs, *(pair for gap in gaps for pair in _equal(kiri, kanan, key, gap))])
    return pairs


def mirip(kiri: Sequence[str], kanan: Sequence[str], least: float) -> Iterator[Pasang]:
    """Pairs of texts that are alike by so many of a hundred parts, the most alike first, wherever they stand."""
    if not kiri or not kanan or len(kiri) * len(kanan) > _LARGEST:
        return
    found = [
        (-score, left, right)
        for left, text in enumerate(kiri)
        for _, score, right in process.extract(text, kanan, scorer=fuzz.ratio, score_cutoff=least, limit=4)
    ]
    yield from terkecil(found)


def terkecil(found: Iterable[tuple[float, int, int]]) -> Iterator[Pasang]:
    """Pairs with the least cost first, each place once."""
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, left, right in sorted(found):
        if left not in taken_left and right not in taken_right:
            taken_left.add(left)
            taken_right.add(right)
            yield left, right


def di_mana_pun(kiri: Sequence[Hashable], kanan: Sequence[Hashable]) -> Iterator[Pasang]:
    """What is equal wherever it stands, the first of those on the right first."""
    places: dict[Hashable, deque[int]] = {}
    for place, one in enumerate(kanan):
        places.setdefault(one, deque()).append(place)
    for place, one in enumerate(kiri):
        if places.get(one):
            yield place, places[one].popleft()


def bebas(kiri: Sequence[T], kanan: Sequence[T], kunci: Sequence[Kunci[T]]) -> Iterator[Pasang]:
    """Pairs that are equal by the first key, in their order and then wherever they stand, else by a later one."""
    pairs: list[Pasang] = []
    for key in kunci:
        for look in (_in_order, di_mana_pun):
            found = [*sisa(kiri, kanan, pairs, partial(_by_key, key, look))]
            yield from found
            pairs += found


def bebas_lalu_berurutan(kiri: Sequence[T], kanan: Sequence[T], kunci: Sequence[Kunci[T]]) -> Iterator[Pasang]:
    """Pairs that are equal by one of the keys, then what is left on both sides in its order where that is as many."""
    pairs = tuple(bebas(kiri, kanan, kunci))
    yield from pairs
    yield from sisa(kiri, kanan, pairs, _as_many)


def _as_many(kiri: Sequence[T], kanan: Sequence[T]) -> Iterable[Pasang]:
    return zip(range(len(kiri)), range(len(kanan)), strict=True) if len(kiri) == len(kanan) else ()


def _by_key(
    key: Kunci[T],
    look: Callable[[Sequence[Hashable], Sequence[Hashable]], Iterable[Pasang]],
    kiri: Sequence[T],
    kanan: Sequence[T],
) -> Iterable[Pasang]:
    return look([*map(key, kiri)], [*map(key, kanan)])


def _in_order(kiri: Sequence[Hashable], kanan: Sequence[Hashable]) -> list[Pasang]:
    return pasangkan(kiri, kanan, (lambda one: one,))


def sisa(
    kiri: Sequence[T],
    kanan: Sequence[T],
    pairs: Iterable[Pasang],
    cari: Callable[[Sequence[T], Sequence[T]], Iterable[Pasang]],
) -> Iterator[Pasang]:
    """The pairs that something finds among what is not paired yet."""
    taken = tuple(pairs)
    ones, others = {one for one, _ in taken}, {other for _, other in taken}
    left = [place for place in range(len(kiri)) if place not in ones]
    right = [place for place in range(len(kanan)) if place not in others]
    for one, other in cari([kiri[place] for place in left], [kanan[place] for place in right]):
        yield left[one], right[other]


def kemiripan(kiri: str, kanan: str) -> float:
    """How much of two texts is the same, of a hundred."""
    return 100.0 if kiri == kanan else fuzz.ratio(kiri, kanan)


def celah(pairs: Sequence[Pasang], kiri: int, kanan: int) -> Iterator[Celah]:
    """The gaps between pairs in which both sides have anything, to the ends of both sequences."""
    left = right = 0
    for next_left, next_right in (*sorted(pairs), (kiri, kanan)):
        if next_left > left and next_right > right:
            yield left, next_left, right, next_right
        left, right = next_left + 1, next_right + 1


def _equal(kiri: Sequence[T], kanan: Sequence[T], key: Kunci[T], gap: Celah) -> Iterator[Pasang]:
    """What is equal within a gap, its common beginning and end without a search."""
    first, last, other_first, other_last = gap
    left, right = [*map(key, kiri[first:last])], [*map(key, kanan[other_first:other_last])]
    head = _common(left, right)
    yield from ((first + step, other_first + step) for step in range(head))
    first, other_first = first + head, other_first + head
    tail = _common(left[head:][::-1], right[head:][::-1])
    yield from ((last - step, other_last - step) for step in range(1, tail + 1))
    a, b = left[head : len(left) - tail], right[head : len(right) - tail]
    if a and b and len(a) * len(b) <= _LARGEST:
        for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
            yield from ((first + block.a + step, other_first + block.b + step) for step in range(block.size))


def _common(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
