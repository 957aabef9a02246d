"""Where every shape of a chart goes: ``layout(chart) -> Geometry``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from report_builder.charts import boxes, curves, flat, upright
from report_builder.charts.chart import Chart, JenisGrafik
from report_builder.charts.geometry import Geometry
from report_builder.charts.lettering import text_width

WIDTH = 440.0
"""The text column of an A4 page, 155 mm, in points: at that width the lettering keeps its size."""
HEIGHT = 155.0
TALLEST = 566.0
"""200 mm, the most that a page has room for beside a caption; a taller chart would be shrunk, its lettering too."""


@lru_cache(maxsize=64)  # A native chart asks several times where its parts stand.
def layout(chart: Chart, width: float = WIDTH, height: float = HEIGHT) -> Geometry:
    """Give the shapes of a chart in points; what lies flat takes the height that its number of rows needs instead."""
    kind = drawn_as(chart, width)
    return _LYING[kind](chart, width) if kind in _LYING else _UPRIGHT[kind](chart, width, height)


def is_flat(chart: Chart, width: float = WIDTH) -> bool:
    """Whether bars or boxes lie flat."""
    return drawn_as(chart, width) in _LYING


def drawn_as(chart: Chart, width: float = WIDTH) -> JenisGrafik:
    """Give the kind that a chart is drawn as: as lying bars where names or figures have no room side by side."""
    return JenisGrafik.BATANG_MENDATAR if _is_crowded(chart, width) else chart.jenis


def _is_crowded(chart: Chart, width: float) -> bool:
    if chart.jenis not in (JenisGrafik.BATANG, JenisGrafik.BATANG_KELOMPOK, JenisGrafik.BATANG_TARGET):
        return False
    room = upright.plot_width(chart, width) / len(chart.kategori)
    bars = max(1, len(upright.bar_series(chart)))
    words = [word for name in chart.kategori for word in name.split(" ")]
    figures = [point.tampil for series in upright.bar_series(chart).values() for point in series.titik]
    return (
        _widest(words, upright.NAME_SIZE) > room * upright.NAME_SHARE
        or _widest(figures, upright.FIGURE_SIZE, bold=True) > upright.figure_room(room, bars)
        or max(len(upright.name_lines(name, room)) for name in chart.kategori) > upright.MOST_NAME_LINES
    )


def _widest(texts: list[str], size: float, *, bold: bool = False) -> float:
    return max((text_width(text, size, bold=bold) for text in texts), default=0.0)


_LYING: Mapping[JenisGrafik, Callable[[Chart, float], Geometry]] = {
    JenisGrafik.BATANG_MENDATAR: flat.place,
    JenisGrafik.KOTAK: boxes.place,
}
_UPRIGHT: Mapping[JenisGrafik, Callable[[Chart, float, float], Geometry]] = {
    JenisGrafik.BATANG: upright.place_bars,
    JenisGrafik.BATANG_KELOMPOK: upright.place_bars,
    JenisGrafik.BATANG_TARGET: upright.place_bars,
    JenisGrafik.BATANG_TUMPUK: upright.place_stacks,
    JenisGrafik.GARIS: curves.place,
}
