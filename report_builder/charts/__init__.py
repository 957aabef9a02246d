"""Charts as values and where their shapes go; the same value becomes the SVG of the PDF and Word's native chart."""

from report_builder.charts.chart import Chart, JenisGrafik, Seri, Titik
from report_builder.charts.geometry import Curve, Dot, Figure, Geometry, Label, Line, Plot, Rect
from report_builder.charts.layout import is_flat, layout

__all__ = [
    "Chart",
    "Curve",
    "Dot",
    "Figure",
    "Geometry",
    "JenisGrafik",
    "Label",
    "Line",
    "Plot",
    "Rect",
    "Seri",
    "Titik",
    "is_flat",
    "layout",
]
