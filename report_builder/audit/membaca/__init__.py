"""Documents read from files: Word, plain text, Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from report_builder.audit.dokumen import Dokumen
from report_builder.audit.membaca.berkas import baca_berkas
from report_builder.audit.membaca.docx import baca_bagian, baca_docx
from report_builder.audit.membaca.teks import baca_md, baca_txt
from report_builder.collecting import without_collection
from report_builder.errors import Place, ReportError, error
from report_builder.language import format_number

_PEMBACA: Mapping[str, Callable[[bytes, Place], Dokumen]] = {
    ".docx": baca_docx,
    ".txt": baca_txt,
    ".md": baca_md,
}
_LONGEST = 20_000
"""Signs of a paragraph: as many as stand on ten pages."""
_HINT = "Sebutkan naskah .docx, .txt, atau .md yang akan diperiksa."


@without_collection()
def baca(path: Path) -> Dokumen:
    """The document in a file, by the ending of its name.

    Raises ReportError as `baca_berkas` where the file cannot be read, else where it is no document of a known kind or
    one whose paragraphs nobody has written: what a sentence says is looked for in all of it.
    """
    data, where = baca_berkas(path, _HINT), Place(path.name)
    reader = _PEMBACA.get(path.suffix.casefold())
    if reader is None:
        kind = f"“{path.suffix}”" if path.suffix else "tanpa akhiran"
        message = f"Berkas {kind} tidak dapat diperiksa."
        raise ReportError([error(message, where, "Simpan sebagai .docx, .txt, atau .md.")])
    dokumen = reader(data, where)
    if any(len(alinea.teks) > _LONGEST for alinea in dokumen.alinea()):
        message = f"Satu alinea memuat lebih dari {format_number(Decimal(_LONGEST))} huruf."
        raise ReportError([error(message, where, "Pecah alinea itu menjadi beberapa alinea.")])
    return dokumen


__all__ = ["baca", "baca_bagian", "baca_berkas", "baca_docx", "baca_md", "baca_txt"]
