"""The arithmetic of a performance report: pure functions on `Decimal`, rounded by nobody before printing."""

from report_builder.rules.rentang import Rentang

__all__ = ["Rentang"]
