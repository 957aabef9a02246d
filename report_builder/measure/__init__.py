"""From a typed report to the ledger of its facts: every number of the report, once, with its origin."""

from report_builder.measure.measured import Measured, measure
from report_builder.measure.rata_rata import UNIT
from report_builder.measure.triwulan import TAK_TERGABUNG

__all__ = ["TAK_TERGABUNG", "UNIT", "Measured", "measure"]
