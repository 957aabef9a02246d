"""The room of databases: reports read from tables that are the sheets of a workbook, and loaded into them."""

from report_builder.database.read import read, read_units

__all__ = ["read", "read_units"]
