"""The perjanjian kinerja: the statement of both parties, and the sheet of what was agreed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from report_builder.kinds import Bahan, Context, Kind
from report_builder.kinds.anggaran import BudgetLine, budget_lines
from report_builder.kinds.dasar import basics
from report_builder.kinds.sasaran import view_sasaran


def context(bahan: Bahan) -> Context:
    """What ``perjanjian-kinerja/perjanjian.html`` sees: sasaran with the year's targets, the budget, the level."""
    laporan = bahan.laporan
    anggaran = budget_lines(laporan)
    known = basics(laporan)
    return {
        **known,
        "tanggal_dokumen": laporan.identitas.tanggal_perjanjian or known["tanggal_dokumen"],
        "sasaran": view_sasaran(laporan, bahan.measured),
        "anggaran": anggaran,
        "tingkat": _level(anggaran),
    }


def _level(anggaran: Iterable[BudgetLine]) -> Literal["program", "kegiatan"]:
    """What the unit answers for: a program where a top line of its budget is one, else kegiatan."""
    tops = (line.anggaran.tingkat for line in anggaran if line.tingkat == 0)
    return "program" if "program" in tops else "kegiatan"


PERJANJIAN = Kind("perjanjian-kinerja", "perjanjian-kinerja", "perjanjian-kinerja/perjanjian.html", context)
