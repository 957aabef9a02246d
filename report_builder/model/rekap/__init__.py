"""Many units as one tree: who stands below whom, and what they must agree on."""

from report_builder.model.rekap.anggota import name_all
from report_builder.model.rekap.pohon import Pohon, grow
from report_builder.model.rekap.simpul import Simpul

__all__ = ["Pohon", "Simpul", "grow", "name_all"]
