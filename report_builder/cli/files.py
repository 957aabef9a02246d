"""Files that a command writes under the name that it was told: what keeps it from that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from report_builder.errors import ExitCode, Place, ReportError, error


def refuse(file: Path, ending: str, what: str, *, replace: bool) -> None:
    """Keep ``what`` (Buku kerja baru) from a name that ends otherwise, and from the place of another file.

    Raises ReportError (usage) or ReportError (output).
    """
    if file.suffix.lower() != ending:
        hint = f"Beri nama yang berakhiran {ending}."
        raise ReportError([error(f"{what} harus berupa berkas {ending}.", Place(str(file)), hint)], ExitCode.USAGE)
    if file.exists() and not replace:
        hint = "Pakai nama lain, atau timpa dengan --replace."
        raise ReportError([error("Berkas ini sudah ada, jadi tidak ditimpa.", Place(str(file)), hint)], ExitCode.OUTPUT)


def keep(file: Path, inputs: Sequence[Path]) -> None:
    """Keep what a command reads from being written over, under whatever name; raises ReportError (output)."""
    if any(file.exists() and each.exists() and file.samefile(each) for each in inputs):
        message = "Berkas hasil sama dengan berkas yang dibaca, jadi tidak ditimpa."
        raise ReportError([error(message, Place(str(file)), "Beri nama lain pada hasilnya.")], ExitCode.OUTPUT)
