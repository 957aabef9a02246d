"""What a chart tells, whichever way it is drawn."""

from dataclasses import dataclass

from report_builder.charts import Chart
from report_builder.charts.upright import with_target


@dataclass(frozen=True)
class Told:
    """Categories, and by the name of a series its values and whether it is a target; the value of the yardstick."""

    kategori: tuple[str, ...]
    nama: tuple[str, ...]
    nilai: tuple[tuple[float | None, ...], ...]
    target: tuple[bool, ...]
    acuan: float | None
    acuan_nama: str


def told(chart: Chart) -> Told:
    """What it should tell."""
    series = with_target(chart).seri
    return Told(
        chart.kategori,
        tuple(one.nama for one in series),
        tuple(tuple(None if p.nilai is None else float(p.nilai) for p in one.titik) for one in series),
        tuple(one.target for one in series),
        None if chart.acuan is None else float(chart.acuan),
        chart.acuan_nama,
    )
