"""Words that changed outside figures."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from report_builder.banding.isi import Alinea, Isi
from report_builder.facts import Fact


@dataclass(frozen=True, slots=True)
class Ubahan:
    """A text that is another one now; empty on the side that has none in its place."""

    lama: str
    baru: str
    tempat: str


def compare_words(lama: Isi, baru: Isi) -> tuple[Ubahan, ...] | None:
    """The texts that differ, in reading order; None where the two sides are not of one sort or have no text.

    A figure that is printed otherwise though its fact is the same counts as a text: somebody has written over it.
    """
    if lama.sifat != baru.sifat or lama.sifat == "fakta":
        return None
    same = frozenset(fact.id for fact in baru.ledger.fakta if _is_same(lama.ledger.get(fact.id), fact))
    return tuple(_compare(lama.alinea, baru.alinea, same))


def _is_same(lama: Fact | None, baru: Fact) -> bool:
    return lama is not None and (lama.nilai, lama.tampil) == (baru.nilai, baru.tampil)


def _compare(lama: Sequence[Alinea], baru: Sequence[Alinea], same: Container[str]) -> Iterator[Ubahan]:
    matcher = SequenceMatcher(None, [each.teks for each in lama], [each.teks for each in baru], autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        pairs = zip_longest(lama[old_from:old_to], baru[new_from:new_to])
        if tag == "equal":
            yield from (ubahan for old, new in pairs for ubahan in _written_over(old, new, same))
        else:
            yield from (Ubahan(_text(old), _text(new), (new or old).tempat) for old, new in pairs)


def _written_over(lama: Alinea, baru: Alinea, same: Container[str]) -> Iterator[Ubahan]:
    for (fact, old), (other, new) in zip(lama.angka, baru.angka, strict=False):
        if fact == other and fact in same and old != new:
            yield Ubahan(old, new, f"{baru.tempat} · {fact}")


def _text(alinea: Alinea | None) -> str:
    return alinea.teks if alinea else ""
