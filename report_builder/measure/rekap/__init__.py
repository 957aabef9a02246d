"""From a tree of units to the ledger of what they come to together, and the tables of it."""

from report_builder.measure.rekap.perubahan import Sebelumnya
from report_builder.measure.rekap.rekap import measure_rekap
from report_builder.measure.rekap.sebaran import LACKS
from report_builder.measure.rekap.tabel import (
    AturanRekap,
    Baris,
    IndikatorRekap,
    Isi,
    Perubahan,
    Rekap,
    Sebaran,
    Sel,
    UnitRekap,
)

__all__ = [
    "LACKS",
    "AturanRekap",
    "Baris",
    "IndikatorRekap",
    "Isi",
    "Perubahan",
    "Rekap",
    "Sebaran",
    "Sebelumnya",
    "Sel",
    "UnitRekap",
    "measure_rekap",
]
