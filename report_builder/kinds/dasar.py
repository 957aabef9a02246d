"""What the template of every kind sees: who reports, for when, and how the document is dated."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from report_builder.kinds import Context
from report_builder.model import Identitas, Laporan


def basics(laporan: Laporan) -> Context:
    """What ``umum/dokumen.html`` and the small pieces of ``lakip/makro.html`` need."""
    return {
        "laporan": laporan,
        "identitas": laporan.identitas,
        "pengaturan": laporan.pengaturan,
        "tanggal_dokumen": laporan.identitas.tanggal_laporan or _end_of_period(laporan.identitas),
        "interim": laporan.identitas.triwulan is not None,
    }


def _end_of_period(identitas: Identitas) -> date:
    month = 3 * (identitas.triwulan or 4)
    return date(identitas.tahun, month, monthrange(identitas.tahun, month)[1])
