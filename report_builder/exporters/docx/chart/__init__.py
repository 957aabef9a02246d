"""A chart in Word: its DrawingML part, the workbook inside it, its yardstick, and its size in the text."""

from report_builder.exporters.docx.chart.frame import size
from report_builder.exporters.docx.chart.paint import Paint, paint_of
from report_builder.exporters.docx.chart.part import chart_xml
from report_builder.exporters.docx.chart.workbook import workbook
from report_builder.exporters.docx.chart.yardstick import yardstick_xml

__all__ = ["Paint", "chart_xml", "paint_of", "size", "workbook", "yardstick_xml"]
