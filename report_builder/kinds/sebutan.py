"""How a short document tells of some indikator: there are none, by their names, or by where the reader finds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from report_builder.kinds.sasaran import IndikatorView
from report_builder.rules import MISSED

MOST_NAMED = 5
"""So many indikator are named in a sentence; more of them a table shows better."""

Sebutan: TypeAlias = Literal["tidak ada", "disebut", "ditunjukkan"]


def missed(indikator: Iterable[IndikatorView]) -> tuple[IndikatorView, ...]:
    """The indikator that missed their target."""
    return tuple(each for each in indikator if each.kasus in MISSED)


def telling(indikator: Sequence[IndikatorView]) -> Sebutan:
    """How these are told of."""
    if not indikator:
        return "tidak ada"
    return "disebut" if len(indikator) <= MOST_NAMED else "ditunjukkan"
