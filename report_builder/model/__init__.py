"""One unit and one period, typed: what a report is made from."""

from report_builder.model.check import Checked, check
from report_builder.model.parts import (
    Analisis,
    Anggaran,
    Identitas,
    Indikator,
    Kegiatan,
    Kutipan,
    Laporan,
    NilaiIndikator,
    Pengaturan,
    Places,
    Renstra,
    Riwayat,
    Sasaran,
    Skala,
    Standar,
    Triwulan,
    Unit,
)
from report_builder.model.period import at_period, end_of_period, read_periode

__all__ = [
    "Analisis",
    "Anggaran",
    "Checked",
    "Identitas",
    "Indikator",
    "Kegiatan",
    "Kutipan",
    "Laporan",
    "NilaiIndikator",
    "Pengaturan",
    "Places",
    "Renstra",
    "Riwayat",
    "Sasaran",
    "Skala",
    "Standar",
    "Triwulan",
    "Unit",
    "at_period",
    "check",
    "end_of_period",
    "read_periode",
]
