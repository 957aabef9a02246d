"""The bytes of a workbook without the moment at which it was saved."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from openpyxl import Workbook

# The first moment that a ZIP archive can hold.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def to_bytes(workbook: Workbook) -> bytes:
    """The workbook as an .xlsx file that is the same whenever it is made."""
    workbook.properties.created = workbook.properties.modified = datetime(*_MOMENT)  # noqa: DTZ001 (openpyxl's is naive)
    saved = io.BytesIO()
    # `Workbook.save` would put the present moment into the properties.
    ExcelWriter(workbook, zipfile.ZipFile(saved, "w")).save()
    return _without_dates(saved)


def _without_dates(saved: io.BytesIO) -> bytes:
    frozen = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(frozen, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            # The system that made the archive is written into it too.
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return frozen.getvalue()
