"""The summary for leaders: what was reached, what was not and what it cost, on two pages where the data allow."""

from __future__ import annotations

from typing import Literal, TypeAlias

from report_builder.kinds import Bahan, Context, Kind, grafik
from report_builder.kinds.dasar import basics
from report_builder.kinds.sasaran import view_sasaran

MISSED = frozenset({"belum tercapai", "nihil", "tidak terlaksana"})
MOST_NAMED = 5
"""So many indikator are named in a sentence; more of them the table shows better."""
MOST_CHARTED = 12
"""The chart of so many indikator finds room beneath the sentences of the first page."""

Sebutan: TypeAlias = Literal["tidak ada", "disebut", "ditandai"]
"""How the summary tells what was not reached: there is nothing, by names, by the signs in its table."""


def context(bahan: Bahan) -> Context:
    """What ``ringkasan/ringkasan.html`` sees: every indikator, those to name as missed, their chart."""
    indikator = tuple(each for one in view_sasaran(bahan.laporan, bahan.measured) for each in one.indikator)
    charted = [each.indikator for each in indikator] if len(indikator) <= MOST_CHARTED else []
    tertinggal = tuple(each for each in indikator if each.kasus in MISSED)
    return {
        **basics(bahan.laporan),
        "indikator": indikator,
        "tertinggal": tertinggal,
        "sebutan": _telling(len(tertinggal)),
        "grafik_capaian": grafik.capaian(charted, bahan.measured.ledger),
    }


def _telling(missed: int) -> Sebutan:
    if not missed:
        return "tidak ada"
    return "disebut" if missed <= MOST_NAMED else "ditandai"


RINGKASAN = Kind("ringkasan", "ringkasan", "ringkasan/ringkasan.html", context)
