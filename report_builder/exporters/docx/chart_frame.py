"""The size of a native chart and the place of its bars within it."""

from __future__ import annotations

from report_builder.charts import Chart, is_flat
from report_builder.charts.layout import WIDTH
from report_builder.charts.lettering import text_width, wrap

_HEIGHT = 68.0
"""Of charts whose values go up, in millimetres: one rhythm through the report."""
_BASE, _STEP, _BAR = 12.0, 11.0, 4.0
"""The height of lying bars in millimetres: for the axis, for each category, for each further bar of one."""
_NAMES_SHARE = 0.36
"""The most of the width that the names of lying bars take; longer ones are wrapped."""
_NAME_SIZE = 8.5
_AIR = 8.0
"""Between names and bars, in points."""
_LEGEND, _AXIS, _EDGE = 8.0, 7.0, 0.02
"""What lies above and below the bars in millimetres, and the share of the width that stays free on the right."""


def height(chart: Chart) -> float:
    """In millimetres; a chart of lying bars grows with their number."""
    if not is_flat(chart):
        return _HEIGHT
    return _BASE + (_STEP + _BAR * (len(chart.seri) - 1)) * max(2, len(chart.kategori))


def frame(chart: Chart) -> str:
    """The ``c:layout`` of the plot area: beside long names it is given, else the program finds it."""
    if not is_flat(chart):
        return "<c:layout/>"
    lines = (line for name in chart.kategori for line in wrap(name, WIDTH * _NAMES_SHARE, _NAME_SIZE))
    left = (max(text_width(line, _NAME_SIZE) for line in lines) + _AIR) / WIDTH
    above = (_LEGEND if len(chart.seri) > 1 else 1.0) / height(chart)
    sizes = {"x": left, "y": above, "w": 1 - left - _EDGE, "h": 1 - above - _AXIS / height(chart)}
    places = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in sizes.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{places}</c:manualLayout></c:layout>"
    )
