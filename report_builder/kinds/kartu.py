"""Which indikator the social card of a release shows, and the order in which captions name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from report_builder.facts import Ledger
from report_builder.kinds.sasaran import IndikatorView
from report_builder.rules import Hasil

MOST = 3
AT_ZERO = frozenset({Hasil.NIHIL, Hasil.TIDAK_TERLAKSANA})
MISSED = AT_ZERO | {Hasil.BELUM_TERCAPAI}
_MEASURED = MISSED | {Hasil.MELAMPAUI, Hasil.TERCAPAI}


def choose(indikator: Sequence[IndikatorView], ledger: Ledger, sudut: str = "") -> tuple[IndikatorView, ...]:
    """Three indikator: those at 0, else the weakest that missed its target, then the first measured, in their order.

    So a card never shows successes alone where there is a failure, least of all one at 0. Where ``perbaikan`` leads,
    the weakest come first.
    """
    if sudut == "perbaikan":
        return missed_first(indikator, ledger)[:MOST]
    missed = weakest_first(indikator, ledger)
    due = [each for each in missed if each.kasus in AT_ZERO] or missed[:1]
    others = _measured_first(each for each in indikator if each not in due)
    return tuple(sorted([*due, *others][:MOST], key=lambda each: each.nomor))


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
