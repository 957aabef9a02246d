"""The yearly or quarterly laporan kinerja (LAKIP/LKjIP), by PermenPANRB 53/2014."""

from __future__ import annotations

from report_builder.kinds import Bahan, Context, Kind, grafik
from report_builder.kinds.anggaran import agreed_budget, budget_lines, charted_lines, parts_by
from report_builder.kinds.dasar import basics
from report_builder.kinds.lakip.lampiran import appendix_tables
from report_builder.kinds.sasaran import view_sasaran
from report_builder.measure import UNIT


def context(bahan: Bahan) -> Context:
    """What ``lakip/laporan.html`` sees: the typed report, its sasaran with every case decided, its charts."""
    laporan, measured = bahan.laporan, bahan.measured
    sasaran = view_sasaran(laporan, measured)
    indikator = tuple(each for one in sasaran for each in one.indikator)
    charted = charted_lines(laporan)
    return {
        **basics(laporan),
        "rata_rata": measured.rata_rata[UNIT],
        "sasaran": sasaran,
        "indikator": indikator,
        "anggaran": budget_lines(laporan),
        "anggaran_perjanjian": agreed_budget(laporan),
        "lampiran": appendix_tables(laporan),
        "grafik_capaian": grafik.capaian([each.indikator for each in indikator], measured.ledger),
        "jenis_belanja": parts_by(laporan, "jenis_belanja", "belanja"),
        "sumber_dana": parts_by(laporan, "sumber_dana", "dana"),
        "grafik_anggaran": grafik.pagu_realisasi(charted, measured.ledger),
        "grafik_serapan": grafik.serapan(charted, measured.ledger),
    }


LAKIP = Kind("lakip", "lakip", "lakip/laporan.html", context)
