"""What ``new --from`` writes: the workbook of the next year, from that of a finished one."""

from __future__ import annotations

from pathlib import Path

from report_builder.cli.outcome import Outcome
from report_builder.dataset import Pilihan
from report_builder.errors import ExitCode, Place, ReportError, error, warning


def pilihan(unit: str, year: int | None, config: Path | None, *, example: bool) -> Pilihan:
    """Which report is carried on; raises ReportError (usage) where the new workbook is to hold the example too."""
    from report_builder import config as settings

    if example:
        hint = "Pakai salah satu."
        raise ReportError([error("--example dan --from tidak dapat dipakai bersama.", hint=hint)], ExitCode.USAGE)
    return Pilihan(unit, year, settings.read(config).query)


def carry(last: str, pilihan: Pilihan, file: Path) -> Outcome:
    """Write the workbook that carries on the data of a year.

    Raises ReportError (data) with every error in them, and where they are of a quarter.
    """
    from report_builder import delivery, plugins, workbook
    from report_builder.exporters import Output
    from report_builder.model import check
    from report_builder.workbook.carrying import Nasib, carry

    dataset = plugins.read(last, pilihan)
    lanjutan = carry(dataset, check(dataset).laporan)
    outputs = [Output(file.name, workbook.filled(lanjutan.dataset))]
    paths = delivery.deliver(outputs, file.parent, replace=True)
    to_look_at = tuple(
        warning(one.keterangan, Place(file.name, one.lembar))
        for one in lanjutan.catatan
        if one.nasib in (Nasib.PERIKSA, Nasib.TIDAK_TERBAWA)
    )
    summary = (
        f"Buku kerja {lanjutan.tahun} dibuat dari data {lanjutan.tahun - 1}; yang terbawa dan yang dikosongkan ada di "
        "lembar Terbawa. Isi target tahun ini, lalu periksa dengan: report-builder check."
    )
    return Outcome((*dataset.problems, *to_look_at), paths, summary=summary)
