"""What a document still asks for, found in its own blocks."""

from __future__ import annotations

import re

from report_builder.dataset import Dataset
from report_builder.errors import Place, Problem, Severity
from report_builder.page import Missing, Page, iter_missing

HINT = "Isi sel ini; tanpa isinya laporan hanya dapat dibuat sebagai draf."


def missing(document: Page, dataset: Dataset, severity: Severity) -> tuple[Problem, ...]:
    """Each thing that is asked for, once, in reading order, with the cell that fills it."""
    found = dict.fromkeys(iter_missing(document.sections))
    return tuple(Problem(severity, _say(lack), _place(lack, dataset), HINT) for lack in found)


def _say(lack: Missing) -> str:
    """What is asked for, without the cell that the printed text names too."""
    text = re.sub(rf" – lembar {re.escape(lack.lembar)}(?:, sel {re.escape(lack.sel)})?$", "", lack.text.strip("[]."))
    return f"{text}."


def _place(lack: Missing, dataset: Dataset) -> Place:
    """The cell in the file that holds the sheet; a sheet that is not there yet belongs in the first file."""
    files = [table.berkas for table in dataset.tables if table.nama == lack.lembar]
    files += [sumber.berkas for sumber in dataset.sumber]
    return Place(files[0] if files else "", lack.lembar, lack.sel)
