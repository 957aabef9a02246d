"""The two axes of a native chart."""

from __future__ import annotations

from report_builder.charts import Chart, JenisGrafik
from report_builder.charts.scale import tick_labels
from report_builder.charts.upright import axis_of, needs_scale
from report_builder.exporters.docx.chart.frame import unit_place, value_ends
from report_builder.exporters.docx.chart.numbers import axis_format
from report_builder.exporters.docx.chart.paint import Paint
from report_builder.exporters.docx.wordml import escape

_CATEGORIES, _VALUES = 111, 222
"""The ids of the two axes; any positive numbers do."""
_LEVEL = '<a:bodyPr rot="0" vert="horz"/>'
"""Names are wrapped rather than turned."""
_UNSEEN = "<a:ln><a:noFill/></a:ln>"
AXIS_IDS = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'


def axes(chart: Chart, paint: Paint, *, lying: bool) -> str:
    """Both axes; lying ones have their first category on top, and no scale where each bar has its figure."""
    return _category_axis(chart, paint, lying=lying) + _value_axis(chart, paint, lying=lying)


def _category_axis(chart: Chart, paint: Paint, *, lying: bool) -> str:
    """The names, and the line at 0, which is drawn over boxes."""
    line = _UNSEEN if chart.jenis is JenisGrafik.KOTAK else paint.stroke("tinta", 0.8)
    orientation, side = ("maxMin", "l") if lying else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line}</c:spPr>{paint.text(8.5, body=_LEVEL)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(chart: Chart, paint: Paint, *, lying: bool) -> str:
    side, crosses = ("b", "max") if lying else ("l", "autoZero")
    boxes = chart.jenis is JenisGrafik.KOTAK
    bare = (lying and not boxes) or not needs_scale(chart)
    shown = "" if bare or boxes else f"{_grid(paint)}{_unit(chart, paint)}"
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f"{_ends(chart, lying=lying)}</c:scaling>"
        f'<c:delete val="{int(bare)}"/><c:axPos val="{side}"/>{shown}'
        f'<c:numFmt formatCode="{escape(axis_format(chart))}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{_UNSEEN}</c:spPr>{paint.text(8, 'redup')}"
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/>'
        f'<c:majorUnit val="{axis_of(chart).step:f}"/></c:valAx>'
    )


def _grid(paint: Paint) -> str:
    return f"<c:majorGridlines><c:spPr>{paint.stroke('garis', 0.5)}</c:spPr></c:majorGridlines>"


def _unit(chart: Chart, paint: Paint) -> str:
    """The unit above the axis, as its title."""
    unit, _ = tick_labels(chart, axis_of(chart))
    if not unit:
        return ""
    return (
        f"<c:title><c:tx><c:rich>{_LEVEL}<a:lstStyle/><a:p><a:pPr>{paint.letters('a:defRPr', 8, 'redup')}</a:pPr>"
        f"<a:r>{paint.letters('a:rPr', 8, 'redup')}<a:t>{escape(unit)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'{unit_place(chart)}<c:overlay val="1"/></c:title>'
    )


def _ends(chart: Chart, *, lying: bool) -> str:
    """The ends of the value axis: from 0 unless something is below; open where the data may grow.

    Closed are those of lying bars, which need room for their figures, those beside a yardstick, which stands still, and
    those of boxes, some of which may go beyond.
    """
    low, high = value_ends(chart)
    closed = chart.acuan is not None or chart.jenis is JenisGrafik.KOTAK
    least = f'<c:min val="{low:f}"/>' if low == 0 or closed else ""
    most = f'<c:max val="{high:f}"/>' if closed or (lying and high > 0) else ""
    return most + least
