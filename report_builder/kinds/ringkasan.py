"""The summary for leaders: what was reached, what was not and what it cost, on two pages where the data allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report_builder.charts import Chart, layout
from report_builder.kinds import Bahan, Context, Kind, grafik
from report_builder.kinds.dasar import basics
from report_builder.kinds.sasaran import IndikatorView, view_sasaran
from report_builder.kinds.sebutan import missed, telling
from report_builder.measure.rata_rata import UNIT

BENEATH_SENTENCES = 440.0
"""In points: what the sentences leave of the first page to a chart where they name nobody."""
LINE, LETTERS = 15.4, 80
"""How high a line of them is, in points, and about how many letters it holds."""


def context(bahan: Bahan) -> Context:
    """What ``ringkasan/ringkasan.html`` sees: every indikator, who missed, who is not in the mean, the chart."""
    indikator = tuple(each for one in view_sasaran(bahan.laporan, bahan.measured) for each in one.indikator)
    tertinggal = missed(indikator)
    reasons = dict(bahan.measured.rata_rata[UNIT].dilewati)
    dilewati = tuple(each for each in indikator if each.kode in reasons)
    charts = grafik.capaian([each.indikator for each in indikator], bahan.measured.ledger)
    return {
        **basics(bahan.laporan),
        "indikator": indikator,
        "tertinggal": tertinggal,
        "sebutan": telling(tertinggal),
        "dilewati": tuple((each, reasons[each.kode]) for each in dilewati),
        "sebutan_dilewati": telling(dilewati),
        "grafik_capaian": charts if _has_room(charts, (tertinggal, dilewati)) else (),
    }


def _has_room(charts: Sequence[Chart], named: Iterable[Sequence[IndikatorView]]) -> bool:
    """Whether the charts stand on the first page, so that the table has the second one; else it begins on the first."""
    letters = sum(len(each.indikator.indikator) for group in named if telling(group) == "disebut" for each in group)
    return sum(layout(chart).height for chart in charts) <= BENEATH_SENTENCES - LINE * letters / LETTERS


RINGKASAN = Kind("ringkasan", "ringkasan", "ringkasan/ringkasan.html", context)
