"""Which indikator the social card of a release shows, and the order in which captions name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from report_builder.facts import Ledger
from report_builder.kinds.sasaran import IndikatorView
from report_builder.rules import MISSED, REACHED, Hasil

MOST = 3
AT_ZERO = frozenset({Hasil.NIHIL, Hasil.TIDAK_TERLAKSANA})
_BEST_FIRST = (Hasil.MELAMPAUI, Hasil.TERCAPAI)
_MEASURED = MISSED | REACHED
_UNJUDGED = (Hasil.TIDAK_DITARGETKAN, Hasil.TIDAK_DAPAT_DINILAI, Hasil.BELUM_DIUKUR)


def choose(indikator: Sequence[IndikatorView], ledger: Ledger, sudut: str = "") -> tuple[IndikatorView, ...]:
    """Three indikator: one that reached its target, those at 0 or the weakest, one of each other kind in the title.

    So a card never shows successes alone where there is a failure, nor hides one at 0 behind anything but a success.
    Where ``perbaikan`` leads, the weakest come first, and no success need be shown.
    """
    missed = sorted(weakest_first(indikator, ledger), key=lambda each: each.kasus not in AT_ZERO)
    reached = [each for hasil in _BEST_FIRST for each in indikator if each.kasus == hasil]
    unjudged = [[each for each in indikator if each.kasus == hasil] for hasil in _UNJUDGED]
    judged = [missed, reached] if sudut == "perbaikan" else [reached, missed]
    order = [each for group in (*judged, *unjudged) for each in group]
    at_zero = [each for each in missed if each.kasus in AT_ZERO]
    spoken_of = judged[:1] if sudut == "perbaikan" else judged
    due = [*_firsts(spoken_of), *at_zero, *_firsts(unjudged), *order]
    chosen = list({each.kode: each for each in due})[:MOST]
    return tuple(each for each in order if each.kode in chosen)


def _firsts(groups: Iterable[Sequence[IndikatorView]]) -> Iterator[IndikatorView]:
    return (group[0] for group in groups if group)


def missed_first(indikator: Sequence[IndikatorView], ledger: Ledger) -> tuple[IndikatorView, ...]:
    """All indikator: those that missed their target, the weakest first, then the measured, then the others."""
    missed = weakest_first(indikator, ledger)
    return (*missed, *_measured_first(each for each in indikator if each not in missed))


def weakest_first(indikator: Iterable[IndikatorView], ledger: Ledger) -> list[IndikatorView]:
    """The indikator that missed their target, the lowest capaian first; those without a percentage come last."""

    def rank(each: IndikatorView) -> tuple[bool, Decimal, int]:
        nilai = ledger[f"{each.kode}.capaian"].nilai
        known = isinstance(nilai, Decimal)
        return not known, nilai if isinstance(nilai, Decimal) else Decimal(0), each.nomor

    return sorted((each for each in indikator if each.kasus in MISSED), key=rank)


def _measured_first(indikator: Iterable[IndikatorView]) -> list[IndikatorView]:
    return sorted(indikator, key=lambda each: each.kasus not in _MEASURED)
