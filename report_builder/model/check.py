"""From raw tables to a report's typed parts, or to every problem that stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar

from report_builder.dataset import Dataset
from report_builder.errors import Place, Problem, ReportError, has_errors
from report_builder.model import parts
from report_builder.model.appendices import appendices, check_appendices
from report_builder.model.book import Book, read_book
from report_builder.model.book_checks import check_book
from report_builder.model.codes import REFERENCES, check_codes
from report_builder.model.period import at_period, check_period
from report_builder.model.places import at_row, position
from report_builder.model.row_checks import check_profil, check_rows
from report_builder.model.rows import Row, fold
from report_builder.model.satuan import read_satuan
from report_builder.model.sheets import FoundSheet
from report_builder.model.skala_checks import check_skala
from report_builder.schema import PENGATURAN, Keadaan, Sheet

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Checked:
    """A report without errors, and the warnings that were found on the way."""

    laporan: parts.Laporan
    problems: tuple[Problem, ...]


def check(dataset: Dataset, profil: Collection[str] | None = None, periode: str = "") -> Checked:
    """The typed report of a dataset, at its period; ``profil`` are the profiles that it may name, None any.

    ``periode`` counts as if Identitas said so, whatever it says. Raises ReportError with all errors and warnings, in
    the order of sheets and rows, where there is any error.
    """
    book, problems = read_book(dataset)
    book = book.saying("Identitas", periode=periode) if periode else book
    problems = [*dataset.problems, *problems, *_check(book, profil), *check_appendices(dataset)]
    if has_errors(problems):
        raise ReportError(_in_order(problems, dataset))
    laporan = _laporan(book, dataset)
    return Checked(at_period(laporan), tuple(_in_order([*problems, *check_period(laporan)], dataset)))


def _check(book: Book, profil: Collection[str] | None) -> Iterator[Problem]:
    for lembar, rows in book.rows.items():
        yield from check_rows(lembar, rows)
    yield from check_book(book)
    yield from check_codes(book)
    yield from check_skala(book)
    for row in book.of("Identitas"):
        yield from check_profil(row, profil)


# Order


def _in_order(problems: Iterable[Problem], dataset: Dataset) -> list[Problem]:
    """First what concerns no sheet, then sheet by sheet, row by row, cell by cell."""
    sheets = {(table.berkas, table.nama): number for number, table in enumerate(dataset.tables)}

    def key(problem: Problem) -> tuple[int, int, int, str]:
        where = problem.where or Place("")
        return sheets.get((where.berkas, where.lembar), -1), *position(where)

    return sorted(problems, key=key)


# Parts


def _laporan(book: Book, dataset: Dataset) -> parts.Laporan:
    return parts.Laporan(
        identitas=_parts(parts.Identitas, book, "Identitas")[0],
        pengaturan=next(iter(_parts(parts.Pengaturan, book, "Pengaturan")), _defaults(book)),
        sasaran=_parts(parts.Sasaran, book, "Sasaran"),
        indikator=_parts(parts.Indikator, book, "Indikator"),
        riwayat=_parts(parts.Riwayat, book, "Riwayat"),
        renstra=_parts(parts.Renstra, book, "Renstra"),
        standar=_parts(parts.Standar, book, "Standar"),
        triwulan=_parts(parts.Triwulan, book, "Triwulan"),
        analisis=_parts(parts.Analisis, book, "Analisis"),
        anggaran=_parts(parts.Anggaran, book, "Anggaran"),
        kegiatan=_parts(parts.Kegiatan, book, "Kegiatan"),
        kutipan=_parts(parts.Kutipan, book, "Kutipan"),
        skala=_parts(parts.Skala, book, "Skala"),
        unit=_parts(parts.Unit, book, "Unit"),
        lampiran=appendices(dataset),
        sumber=dataset.sumber,
        free_rows={nama: _free_row(found) for nama, found in book.found.items()},
    )


def _defaults(book: Book) -> parts.Pengaturan:
    """The settings of an input that has no sheet for them; each would be written there."""
    sheet = Place(book.found["Identitas"].table.berkas, PENGATURAN.nama)
    return parts.Pengaturan(places={key.nama: sheet for key in PENGATURAN.fields})


def _parts(part: Callable[..., _Part], book: Book, lembar: str) -> tuple[_Part, ...]:
    """The rows of a sheet as its parts; codes as the sheet spells them that declares them."""
    rows, read = book.of(lembar), _ARGUMENTS.get(lembar, attrgetter("values"))
    if not rows:
        return ()
    make, spelled = partial(part, **_unanswered(rows[0].sheet)), _spelled_otherwise(book, lembar)
    if not spelled:
        return tuple(make(places=row.places, **read(row)) for row in rows)
    return tuple(make(places=row.places, **{**read(row), **_respelled(row, spelled)}) for row in rows)


def _respelled(row: Row, spelled: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    return {kolom: known[kode] for kolom, known in spelled.items() if (kode := row.teks(kolom)) in known}


def _spelled_otherwise(book: Book, lembar: str) -> Mapping[str, Mapping[str, str]]:
    """For each column of codes that refer to a sheet, how that spells those which are spelled otherwise here."""
    spelled: dict[str, Mapping[str, str]] = {}
    for reference in REFERENCES:
        if reference.lembar == lembar:
            known = book.codes(reference.tujuan)
            here = {row.teks(reference.kolom) for row in book.of(lembar)} - {"", *known.values()}
            spelled[reference.kolom] = {kode: known[fold(kode)] for kode in here}
    return {kolom: codes for kolom, codes in spelled.items() if codes}


def _unanswered(sheet: Sheet) -> Mapping[str, None]:
    """The columns that must exist though their cells may be empty: no default stands for them."""
    return {column.nama: None for column in sheet.fields if column.wajib and not column.diisi}


def _of_indikator(row: Row) -> Mapping[str, Any]:
    keadaan = Keadaan.TERUKUR if row.filled("realisasi") else Keadaan.BELUM_DIUKUR
    return {"keadaan": keadaan, "desimal_target": row.desimal("target"), **row.values, **read_satuan(row)}


_ARGUMENTS: Mapping[str, Callable[[Row], Mapping[str, Any]]] = {"Indikator": _of_indikator}
"""What a part is made of where that is more than the values of its row."""


def _free_row(found: FoundSheet) -> parts.Places:
    """The cell of each column in the first row below the data."""
    table = found.table
    return {kolom: at_row(table.header[index].place, table.next_row) for kolom, index in found.columns.items()}
