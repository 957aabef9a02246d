"""Many units as one tree: who stands below whom."""

from report_builder.model.rekap.simpul import Simpul

__all__ = ["Simpul"]
