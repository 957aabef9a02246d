"""What a document needs besides its text: the office's profile, styles, fonts, the logo, the data it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from report_builder import profil
from report_builder.database import address
from report_builder.dataset import Dataset
from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.exporters import Output
from report_builder.language import join_list
from report_builder.model import Identitas, Laporan
from report_builder.page import Attachment
from report_builder.profil import Profil
from report_builder.sources.frames import Location
from report_builder.templating import Library

RESOURCES = ("gaya/", "fonts/", "reference.docx")
LOGO_LIMIT = 10_000_000
PROFILES = PurePosixPath("profil")

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
UNKNOWN_MEDIA_TYPE = "application/octet-stream"


def profiles(library: Library) -> Mapping[str, str]:
    """The files of all profiles by the names that data give them, in small letters."""
    paths = (PurePosixPath(name) for name in library.names())
    return {path.stem.lower(): str(path) for path in paths if path.parent == PROFILES and path.suffix == ".toml"}


def read_profil(library: Library, nama: str) -> Profil:
    """The profile of this name, in capitals or not.

    Raises ReportError (usage) where there is none, and with all its faults (template).
    """
    known = profiles(library)
    name = known.get(nama.lower())
    if name is None:
        problem = error(f"Profil “{nama}” tidak ada.", hint=f"Yang ada: {join_list(sorted(known))}.")
        raise ReportError([problem], ExitCode.USAGE)
    return profil.parse(library.read(name), name)


def read_logo(beside: Callable[[str], Path], identitas: Identitas) -> Mapping[str, bytes]:
    """The logo beside the input by its name, nothing where none is named; raises ReportError (data) if unusable."""
    nama = identitas.logo
    if not nama:
        return {}
    place = identitas.places["logo"]
    path = beside(nama)
    if not path.is_file():
        hint = "Letakkan berkas itu di folder yang sama dengan data, atau kosongkan sel ini."
        raise _refusal(f"Berkas logo “{nama}” tidak ada.", place, hint)
    if path.stat().st_size > LOGO_LIMIT:
        raise _refusal(f"Berkas logo “{nama}” lebih besar dari 10 MB.", place, "Pakai gambar yang lebih kecil.")
    data = path.read_bytes()
    _check_logo(nama, data, place)
    return {nama: data}


def _check_logo(nama: str, data: bytes, place: Place) -> None:
    from report_builder.exporters.pictures import PictureError, check_picture

    try:
        check_picture(nama, data)
    except PictureError as unusable:
        raise _refusal(f"Berkas logo “{nama}” {unusable.reason}.", place, unusable.hint) from unusable


def names_of(laporan: Laporan) -> Mapping[str, str]:
    """What the codes that ids of facts begin with stand for."""
    return {
        "unit": laporan.identitas.unit_kerja,
        **{one.kode: one.sasaran for one in laporan.sasaran},
        **{one.kode: one.indikator for one in laporan.indikator},
        **{f"A-{one.kode}": one.uraian for one in laporan.anggaran},
    }


def attachments(location: Location, dataset: Dataset | None, fakta: Output) -> tuple[Attachment, ...]:
    """The files of the input and the ledger, as the PDF carries them; without a dataset the ledger alone.

    Raises ReportError (data) for a file that is no longer the one that was read.
    """
    files = _files(location, dataset) if dataset else ()
    sources = (_attach(Path(berkas).name, data, "Data sumber laporan") for berkas, data in files)
    return (*sources, _attach(fakta.name, fakta.data, "Angka laporan beserta asalnya"))


def _attach(name: str, data: bytes, description: str) -> Attachment:
    media_type = MEDIA_TYPES.get(Path(name).suffix.lower(), UNKNOWN_MEDIA_TYPE)
    return Attachment(name, data, media_type, description)


def _files(location: Location, dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """The input's files, where a report can carry them: DataFrames and databases have none, nor has every plugin."""
    for sumber in dataset.sumber if _has_files(location) else ():
        path = folder(location) / Path(sumber.berkas).name
        if path.is_file():
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() != sumber.sha256:
                hint = "Ulangi setelah berkas itu selesai disimpan."
                raise _refusal("Berkas ini berubah selagi laporan dibuat.", Place(sumber.berkas), hint)
            yield sumber.berkas, data


def _has_files(location: Location) -> bool:
    return not isinstance(location, Mapping) and not address.is_database(location)


def folder(location: Location) -> Path:
    """The folder that an input is, or lies in; where the program runs for DataFrames and a database of a server."""
    if isinstance(location, Mapping):
        return Path.cwd()
    if address.is_database(location):
        return address.folder(str(location))
    path = Path(location)
    return path if path.is_dir() else path.parent


def _refusal(message: str, place: Place, hint: str) -> ReportError:
    return ReportError([error(message, place, hint)])
