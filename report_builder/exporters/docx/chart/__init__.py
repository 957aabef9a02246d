"""A chart in Word: its DrawingML part, the workbook inside it, what is drawn over it, and its size in the text."""

from report_builder.exporters.docx.chart.frame import size
from report_builder.exporters.docx.chart.overlay import has_overlay, overlay_xml
from report_builder.exporters.docx.chart.paint import Paint, paint_of
from report_builder.exporters.docx.chart.part import chart_xml
from report_builder.exporters.docx.chart.workbook import workbook

__all__ = ["Paint", "chart_xml", "has_overlay", "overlay_xml", "paint_of", "size", "workbook"]
