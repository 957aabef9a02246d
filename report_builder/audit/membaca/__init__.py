"""Documents read from files: Word, plain text, Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from report_builder.audit.dokumen import Dokumen
from report_builder.audit.membaca.docx import baca_docx
from report_builder.audit.membaca.teks import baca_md, baca_txt
from report_builder.collecting import without_collection
from report_builder.errors import Place, ReportError, error

_PEMBACA: Mapping[str, Callable[[bytes, Place], Dokumen]] = {
    ".docx": baca_docx,
    ".txt": baca_txt,
    ".md": baca_md,
}
_LARGEST = 250_000_000


@without_collection()
def baca(path: Path) -> Dokumen:
    """The document in a file, by the ending of its name.

    Raises ReportError where the file cannot be read, is larger than any report, or is no document of a known kind.
    """
    where = Place(path.name)
    reader = _PEMBACA.get(path.suffix.casefold())
    if reader is None:
        message = f"Berkas “{path.suffix}” tidak dapat diperiksa."
        raise ReportError([error(message, where, "Simpan sebagai .docx, .txt, atau .md.")])
    try:
        if path.stat().st_size > _LARGEST:
            raise ReportError([error("Berkas ini lebih besar daripada laporan mana pun.", where)])
        data = path.read_bytes()
    except OSError as failure:
        raise ReportError([error(f"Berkas ini tidak dapat dibaca: {failure.strerror}.", where)]) from failure
    return reader(data, where)


__all__ = ["baca", "baca_docx", "baca_md", "baca_txt"]
