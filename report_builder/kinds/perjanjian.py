"""The perjanjian kinerja: the statement of both parties, and the sheet of what was agreed."""

from __future__ import annotations

from report_builder.kinds import Bahan, Context, Kind
from report_builder.kinds.anggaran import agreed_budget
from report_builder.kinds.dasar import basics
from report_builder.kinds.sasaran import view_sasaran
from report_builder.model import Identitas


def context(bahan: Bahan) -> Context:
    """What ``perjanjian-kinerja/perjanjian.html`` sees: its head, sasaran with the year's targets, the budget."""
    laporan = bahan.laporan
    known = basics(laporan)
    return {
        **known,
        "tanggal_dokumen": laporan.identitas.tanggal_perjanjian or known["tanggal_dokumen"],
        "kop": _names(laporan.identitas),
        "sasaran": view_sasaran(laporan, bahan.measured),
        "anggaran_perjanjian": agreed_budget(laporan),
    }


def _names(identitas: Identitas) -> tuple[str, ...]:
    """The unit and its instansi, which is not named twice where the unit's own name holds it."""
    unit, instansi = identitas.unit_kerja, identitas.instansi
    return (unit,) if f" {instansi} ".casefold() in f" {unit} ".casefold() else (unit, instansi)


PERJANJIAN = Kind("perjanjian-kinerja", "perjanjian-kinerja", "perjanjian-kinerja/perjanjian.html", context)
