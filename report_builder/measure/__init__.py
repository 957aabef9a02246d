"""From a typed report to the ledger of its facts: every number of the report, once, with its origin."""

from report_builder.measure.measured import Measured, measure
from report_builder.measure.rata_rata import UNIT

__all__ = ["UNIT", "Measured", "measure"]
