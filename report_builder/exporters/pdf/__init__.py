"""The page as PDF."""

from report_builder.exporters.pdf.export import export

__all__ = ["export"]
