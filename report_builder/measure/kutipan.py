"""What a sentence says of targets and numbers, for whoever reads finished documents."""

from report_builder.measure.klaim import TOTAL, UNMEASURED, Klaim, against, find_claims, named
from report_builder.measure.teks import holds

__all__ = ["TOTAL", "UNMEASURED", "Klaim", "against", "find_claims", "holds", "named"]
