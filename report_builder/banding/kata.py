"""Words that changed outside figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain, groupby

from report_builder.audit.sejajar.pasangan import di_mana_pun, mirip, sisa
from report_builder.banding.isi import Alinea, Isi
from report_builder.banding.ruas import ruas
from report_builder.facts import Fact

_COLUMN = ", kolom "
LEAST_ALIKE = 50.0
"""How much of a text, of a hundred, must be in another one for that to be what it has become."""


@dataclass(frozen=True, slots=True)
class Ubahan:
    """A text that is another one now; None on the side that has none in its place.

    ``fakta`` is the fact whose figure somebody has written over, where the text is that. ``hilang`` are the facts that
    went with words, and that the other side prints less often than this one did.
    """

    lama: Alinea | None
    baru: Alinea | None
    tempat: str
    fakta: str = ""
    hilang: tuple[Fact, ...] = ()


def compare_words(lama: Isi, baru: Isi) -> tuple[Ubahan, ...] | None:
    """The texts that differ, in reading order; None where the two sides are not of one sort or have no text.

    A figure that is printed otherwise though its fact is the same counts as a text: somebody has written over it.
    """
    if lama.sifat != baru.sifat or lama.sifat == "fakta":
        return None
    same = frozenset(fact.id for fact in baru.ledger.fakta if _is_same(lama.ledger.get(fact.id), fact))
    changed = _compare(lama.alinea, baru.alinea, same)
    told = (_together(tuple(each)) for _, each in groupby(changed, key=_row))
    return tuple(_with_lost(told, lama, baru))


def _is_same(lama: Fact | None, baru: Fact) -> bool:
    return lama is not None and (lama.nilai, lama.tampil) == (baru.nilai, baru.tampil)


def _row(ubahan: Ubahan) -> object:
    """What is told as one: the cells of a row of a table that came or went."""
    one_sided = ubahan.baru if ubahan.lama is None else ubahan.lama if ubahan.baru is None else None
    row = one_sided.letak.rpartition(_COLUMN)[0] if one_sided else ""
    return (row, ubahan.lama is None) if row else object()


def _together(ubahan: Sequence[Ubahan]) -> Ubahan:
    """A row as one text, in the place of its last cell, which tells what the row is called."""
    first = ubahan[0]
    if len(ubahan) == 1:
        return first
    cells = [side for one in ubahan for side in (one.lama, one.baru) if side]
    row, key = (place.rpartition(_COLUMN)[0] for place in (cells[-1].tempat, cells[-1].letak))
    figures = tuple(chain.from_iterable(cell.angka for cell in cells))
    whole = Alinea(" | ".join(cell.teks for cell in cells), row, figures, key)
    return Ubahan(first.lama and whole, first.baru and whole, row)


def _compare(lama: Sequence[Alinea], baru: Sequence[Alinea], same: Container[str]) -> Iterator[Ubahan]:
    matcher = SequenceMatcher(None, [each.samar for each in lama], [each.samar for each in baru], autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        old, new = lama[old_from:old_to], baru[new_from:new_to]
        if tag == "equal":
            yield from (
                ubahan for one, other in zip(old, new, strict=True) for ubahan in _written_over(one, other, same)
            )
        else:
            yield from _replaced(old, new)


def _written_over(lama: Alinea, baru: Alinea, same: Container[str]) -> Iterator[Ubahan]:
    for (fact, old), (other, new) in zip(lama.angka, baru.angka, strict=False):
        if fact == other and fact in same and old != new:
            yield Ubahan(replace(lama, teks=old, angka=()), replace(baru, teks=new, angka=()), baru.tempat, fact)


def _replaced(lama: Sequence[Alinea], baru: Sequence[Alinea]) -> Iterator[Ubahan]:
    """What went, then what stands there now in its order: each text with what it was, the likest or of its place."""
    alike = [*mirip([each.samar for each in lama], [each.samar for each in baru], LEAST_ALIKE)]
    in_place = sisa([each.letak for each in lama], [each.letak for each in baru], alike, di_mana_pun)
    was = {new: lama[old] for old, new in (*alike, *in_place)}
    kept = {id(each) for each in was.values()}
    yield from (Ubahan(each, None, each.tempat) for each in lama if id(each) not in kept)
    for place, each in enumerate(baru):
        if place not in was or not all(one.sama for one in ruas(was[place], each)):
            yield Ubahan(was.get(place), each, each.tempat)


def _with_lost(ubahan: Iterator[Ubahan], lama: Isi, baru: Isi) -> Iterator[Ubahan]:
    """The same with the facts that went with them, of those that both ledgers have."""
    rarer = Counter(_printed(lama)) - Counter(_printed(baru))
    known = lama.ledger.keys() & baru.ledger.keys()
    for each in ubahan:
        lost = [lama.ledger[fact] for fact in _without_figure(each) if fact in known and _take(rarer, fact)]
        yield replace(each, hilang=tuple(lost))


def _printed(isi: Isi) -> Iterator[str]:
    return (fact for alinea in isi.alinea for fact, _ in alinea.angka if fact)


def _take(counts: Counter[str], fact: str) -> bool:
    counts[fact] -= 1
    return counts[fact] >= 0


def _without_figure(ubahan: Ubahan) -> Iterator[str]:
    """The facts in what went, but for those in whose place another number stands."""
    if ubahan.lama is None:
        return
    for each in ruas(ubahan.lama, ubahan.baru or Alinea("", "")):
        if not each.sama:
            gone = [fact for word in each.lama for fact in word.fakta]
            numbers = sum(any(map(str.isdigit, word.utuh)) for word in each.baru)
            yield from gone[numbers:]
