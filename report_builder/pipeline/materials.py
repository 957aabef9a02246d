"""What a document carries besides its text: styles, fonts, the logo, and the data it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from report_builder.dataset import Dataset
from report_builder.errors import Place, ReportError, error
from report_builder.exporters import Output
from report_builder.model import Identitas
from report_builder.page import Attachment
from report_builder.templating import Library

RESOURCES = ("gaya/", "fonts/", "reference.docx")
LOGO_LIMIT = 10_000_000
LOGO_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
SVG_HEAD = 1024

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".xls": "application/vnd.ms-excel",
    ".xlsb": "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
UNKNOWN_MEDIA_TYPE = "application/octet-stream"


def resources(library: Library, location: Path | str, identitas: Identitas) -> dict[str, bytes]:
    """The files that the document refers to, by name; raises ReportError (data) for a logo that cannot be used."""
    found = library.resources(RESOURCES)
    if identitas.logo:
        found[identitas.logo] = _read_logo(_folder(location), identitas)
    return found


def attachments(location: Path | str, dataset: Dataset, fakta: Output) -> tuple[Attachment, ...]:
    """The files of the input and the ledger, as the PDF carries them."""
    sources = (_attach(path.name, path.read_bytes(), "Data sumber laporan") for path in _files(location, dataset))
    return (*sources, _attach(fakta.name, fakta.data, "Angka laporan beserta asalnya"))


def _attach(name: str, data: bytes, description: str) -> Attachment:
    media_type = MEDIA_TYPES.get(Path(name).suffix.lower(), UNKNOWN_MEDIA_TYPE)
    return Attachment(name, data, media_type, description)


def _files(location: Path | str, dataset: Dataset) -> Iterator[Path]:
    """The input's files; a plugin's source that reads no files has none."""
    folder = _folder(location)
    return (path for sumber in dataset.sumber if (path := folder / Path(sumber.berkas).name).is_file())


def _folder(location: Path | str) -> Path:
    path = Path(location)
    return path if path.is_dir() else path.parent


def _read_logo(folder: Path, identitas: Identitas) -> bytes:
    nama, place = identitas.logo, identitas.places["logo"]
    if Path(nama).name != nama:
        raise _logo_error(f"Nama logo “{nama}” memuat folder.", place, "Tulis nama berkasnya saja.")
    path = folder / nama
    if not path.is_file():
        hint = "Letakkan berkas itu di folder yang sama dengan data, atau kosongkan sel ini."
        raise _logo_error(f"Berkas logo “{nama}” tidak ada.", place, hint)
    if path.stat().st_size > LOGO_LIMIT:
        raise _logo_error(f"Berkas logo “{nama}” lebih besar dari 10 MB.", place, "Pakai gambar yang lebih kecil.")
    data = path.read_bytes()
    if not _is_picture(data):
        hint = "Pakai gambar PNG, JPG, atau SVG."
        raise _logo_error(f"Berkas logo “{nama}” bukan gambar yang dikenal.", place, hint)
    return data


def _is_picture(data: bytes) -> bool:
    return data.startswith(LOGO_MAGIC) or b"<svg" in data[:SVG_HEAD]


def _logo_error(message: str, place: Place, hint: str) -> ReportError:
    return ReportError([error(message, place, hint)])
