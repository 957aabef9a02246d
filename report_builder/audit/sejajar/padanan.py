"""The sentences of two documents side by side."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from report_builder.audit.sejajar.pasangan import Pasang, di_mana_pun, kemiripan, mirip, pasangkan, sisa
from report_builder.audit.sejajar.penggal import Penggal

CERTAINLY_ALIKE = 85
LEAST_ALIKE = 60
"""Of a hundred: sentences that share less say something else."""


class Padanan(NamedTuple):
    """A sentence and the one in whose place it stands; ``pasti`` where more than its order tells that."""

    kiri: Penggal
    kanan: Penggal
    pasti: bool = True


def padankan_kalimat(left: Sequence[Penggal], right: Sequence[Penggal]) -> Iterator[Padanan]:
    """Sentences that are the same, of the same facts, the same but for their numbers, or alike; moved ones too."""
    pairs = pasangkan(left, right, (_text_of, _facts_and_words, _facts, _words))
    yield from (Padanan(left[one], right[other]) for one, other in pairs)
    for look in (_same_text, _same_words, _alike):
        found = [*sisa(left, right, pairs, look)]
        yield from (_likely(left[one], right[other]) for one, other in found)
        pairs += found


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
    yield from di_mana_pun([one.teks for one in left], [one.teks for one in right])


def _same_words(left: Sequence[Penggal], right: Sequence[Penggal]) -> Iterator[Pasang]:
    yield from di_mana_pun([one.samar for one in left], [one.samar for one in right])


def _alike(left: Sequence[Penggal], right: Sequence[Penggal]) -> Iterator[Pasang]:
    return mirip([one.samar for one in left], [one.samar for one in right], LEAST_ALIKE)
