"""The two axes of a native chart, the yardstick among their grid lines, and the look of a chart's text."""

from __future__ import annotations

from decimal import Decimal

from report_builder.charts import Chart
from report_builder.charts.upright import needs_scale
from report_builder.exporters.docx.chart_frame import longest
from report_builder.exporters.docx.chart_numbers import axis_format
from report_builder.exporters.docx.formatting import Gaya
from report_builder.exporters.docx.styles import FONT
from report_builder.exporters.docx.wordml import escape

_CATEGORIES, _VALUES = 111, 222
"""The ids of the two axes; any positive numbers do."""
_HEADROOM = Decimal("1.15")
"""How far an axis goes beyond its yardstick, and beyond its highest bar for the figure above."""
AXIS_IDS = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'


def axes(chart: Chart, gaya: Gaya, *, lying: bool) -> str:
    """Both axes; lying bars have their first category on top and no scale, since each bar has its figure."""
    return _category_axis(gaya, lying=lying) + _value_axis(chart, gaya, lying=lying)


def text(gaya: Gaya, size: float, color: str = "tinta", *, bold: bool = False, wrap: bool = True) -> str:
    """Text properties: ``size`` in points; without ``wrap`` it stays on one line."""
    body = "<a:bodyPr/>" if wrap else '<a:bodyPr wrap="none"/>'
    return (
        f'<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="{int(bold)}">'
        f'{fill(gaya[color])}<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
    )


def fill(color: str) -> str:
    """A plain colour."""
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def stroke(color: str, points: float, *, dashed: bool = False) -> str:
    """A line of this width."""
    dash = '<a:prstDash val="sysDash"/>' if dashed else ""
    return f'<a:ln w="{round(points * 12700)}" cap="flat">{fill(color)}{dash}<a:round/></a:ln>'


def _category_axis(gaya: Gaya, *, lying: bool) -> str:
    orientation, side = ("maxMin", "l") if lying else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{stroke(gaya['tinta'], 0.8)}</c:spPr>{text(gaya, 8.5)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(chart: Chart, gaya: Gaya, *, lying: bool) -> str:
    """From 0. A yardstick is the axis' only step: its grid line, dashed and named, renews itself with the chart."""
    side, crosses = ("b", "max") if lying else ("l", "autoZero")
    bare = lying or not needs_scale(chart)
    if chart.acuan is None:
        grid, step = ("" if bare else _grid(stroke(gaya["garis"], 0.5))), ""
    else:
        grid = _grid(stroke(gaya["redup"], 1, dashed=True))
        step = f'<c:majorUnit val="{chart.acuan:f}"/>'
    hidden = int(bare and chart.acuan is None)
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f"{_ends(chart, lying=lying)}</c:scaling>"
        f'<c:delete val="{hidden}"/><c:axPos val="{side}"/>{grid}'
        f'<c:numFmt formatCode="{escape(axis_format(chart))}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{text(gaya, 8, 'redup')}"
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _grid(line: str) -> str:
    return f"<c:majorGridlines><c:spPr>{line}</c:spPr></c:majorGridlines>"


def _ends(chart: Chart, *, lying: bool) -> str:
    """The ends of the value axis: 0 unless something is below; beyond the longest bar where we cannot leave it open.

    Lying bars need room for their figures, and Word would lengthen an axis to the next multiple of the yardstick.
    """
    values = [point.nilai for seri in chart.seri for point in seri.titik if point.nilai is not None]
    low = min([Decimal(0), *values])
    least = "" if low < 0 else '<c:min val="0"/>'
    yardstick = (chart.acuan or Decimal(0)) * _HEADROOM
    high = max(yardstick, longest(chart)) if lying else max(yardstick, max(values, default=Decimal(0)) * _HEADROOM)
    closed = high > 0 and (lying or chart.acuan is not None)
    return f'<c:max val="{high:.4f}"/>{least}' if closed else least
