"""Where two texts differ, word by word, and the stretches around that."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, groupby, takewhile
from operator import attrgetter, eq
from typing import TypeAlias

from report_builder.banding.isi import Alinea, Kata
from report_builder.language import shorten

AROUND = 30
"""Signs of the words beside a difference that are shown."""

_Kunci: TypeAlias = Callable[[Kata], Hashable]
_KEYS: tuple[_Kunci, ...] = (attrgetter("samar"), attrgetter("utuh"))
"""Words are the same where they are but for their figures, or are read the same."""


@dataclass(frozen=True, slots=True)
class Ruas:
    """A stretch of words that both texts have, or that stands in one in the place of that in the other."""

    sama: bool
    lama: tuple[Kata, ...]
    baru: tuple[Kata, ...]


def ruas(lama: Alinea, baru: Alinea) -> tuple[Ruas, ...]:
    """Two texts in stretches that are the same and that differ, by turns."""
    stretches = groupby(_stretches(tuple(lama.kata()), tuple(baru.kata()), _KEYS), key=attrgetter("sama"))
    return tuple(_joined(sama, tuple(each)) for sama, each in stretches)


def _stretches(lama: Sequence[Kata], baru: Sequence[Kata], keys: Sequence[_Kunci]) -> Iterator[Ruas]:
    key, *looser = keys
    matcher = SequenceMatcher(None, [*map(key, lama)], [*map(key, baru)], autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        old, new = lama[old_from:old_to], baru[new_from:new_to]
        if tag == "equal" or not looser:
            yield Ruas(tag == "equal", tuple(old), tuple(new))
        else:
            yield from _stretches(old, new, looser)


def _joined(sama: bool, each: Sequence[Ruas]) -> Ruas:
    lama, baru = (tuple(chain.from_iterable(map(attrgetter(side), each))) for side in ("lama", "baru"))
    return Ruas(sama, lama, baru)


def potongan(lama: Alinea, baru: Alinea, most: int) -> tuple[str, str]:
    """Both texts on a line, cut around what differs, which stands in brackets where anything beside it is shown."""
    stretches = ruas(lama, baru)
    shown = [_shown(each, number > 0, number < len(stretches) - 1) for number, each in enumerate(stretches)]
    old, new = (shorten(" ".join(filter(None, side)), most) for side in zip(*shown, strict=True))
    return old, new


def _shown(one: Ruas, before: bool, behind: bool) -> tuple[str, str]:
    old, new = (" ".join(word.utuh for word in side) for side in (one.lama, one.baru))
    if one.sama:
        return _beside(old, before, behind), _beside(new, before, behind)
    common = sum(takewhile(bool, map(eq, old, new)))
    if common > AROUND:
        old, new = (f"…{text[common - AROUND // 2 :]}" for text in (old, new))
    return (old, new) if not before and not behind else (_bracketed(old), _bracketed(new))


def _beside(text: str, before: bool, behind: bool) -> str:
    """The words next to a difference before or behind this text, of which all are shown where they are few."""
    if len(text) <= AROUND * (before + behind):
        return text
    head = text[:AROUND].rpartition(" ")[0] if before else ""
    tail = text[-AROUND:].partition(" ")[2] if behind else ""
    return f"{head} … {tail}".strip()


def _bracketed(text: str) -> str:
    return text and f"[{text}]"
