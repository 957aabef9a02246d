"""What the template of every kind sees: who reports, for when, and how the document is dated."""

from __future__ import annotations

from report_builder.kinds import Context
from report_builder.model import Laporan, end_of_period


def basics(laporan: Laporan) -> Context:
    """What ``umum/dokumen.html`` and the small pieces of ``lakip/makro.html`` need."""
    identitas = laporan.identitas
    return {
        "laporan": laporan,
        "identitas": identitas,
        "pengaturan": laporan.pengaturan,
        "tanggal_dokumen": identitas.tanggal_laporan or end_of_period(identitas.tahun, identitas.triwulan),
        "interim": identitas.triwulan is not None,
    }
