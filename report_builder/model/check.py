"""From raw tables to a report's typed parts, or to every problem that stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeVar

from report_builder.dataset import Dataset
from report_builder.errors import Place, Problem, ReportError, has_errors
from report_builder.model import parts
from report_builder.model.appendices import appendices, check_appendices
from report_builder.model.book import Book, read_book
from report_builder.model.book_checks import check_book
from report_builder.model.codes import REFERENCES, check_codes
from report_builder.model.columns import Unread
from report_builder.model.making import make_all
from report_builder.model.owner import check_owner
from report_builder.model.period import at_period, check_period
from report_builder.model.places import at_row, position
from report_builder.model.row_checks import check_profil, check_rows
from report_builder.model.rows import ReadRows
from report_builder.model.satuan import read_satuan
from report_builder.model.serapan import budget_at, check_budget
from report_builder.model.sheets import FoundSheet
from report_builder.model.skala_checks import check_skala
from report_builder.schema import PENGATURAN, PERIODE, Keadaan

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Part = TypeVar("_Part", bound="DataclassInstance")


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
    said = _said_period(book)
    book = book.saying("Identitas", periode=periode) if periode else book
    problems = [*dataset.problems, *problems, *_check(book, profil), *check_owner(book, dataset)]
    problems += check_appendices(dataset)
    if has_errors(problems):
        raise ReportError(_in_order(problems, dataset))
    laporan = _laporan(book, dataset)
    problems += [*check_period(laporan), *check_budget(laporan, said)]
    return Checked(at_period(budget_at(laporan, said)), tuple(_in_order(problems, dataset)))


def _said_period(book: Book) -> str:
    """The period that Identitas says, or is taken to say: nothing means the year."""
    return next((said for row in book.of("Identitas") if (said := row.teks("periode"))), PERIODE[0])


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


def _parts(part: type[_Part], book: Book, lembar: str) -> tuple[_Part, ...]:
    """The rows of a sheet as its parts, made of whole columns; codes as the sheet spells them that declares them."""
    rows = book.of(lembar)
    if not rows:
        return ()
    read: Mapping[str, Iterable[Any]]
    read = {**rows.columns, **_MADE.get(lembar, _nothing)(rows), **_respelled(book, lembar), "places": rows.places()}
    unanswered = {column.nama for column in rows.sheet.fields if column.wajib and not column.diisi}
    columns = {each.name: _argument(each, read.get(each.name), unanswered) for each in fields(part)}
    return make_all(part, len(rows), columns)


def _argument(field: Field[Any], read: Iterable[Any] | None, unanswered: Collection[str]) -> Iterable[Any]:
    """What each part has in a field: what was read of its row or, where nothing was, what stands for that.

    No default stands for columns that must exist though their cells may be empty.
    """
    default = None if field.name in unanswered else _default(field)
    if read is None:
        return repeat(default)
    return [default if value is Unread.UNREAD else value for value in read]


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _respelled(book: Book, lembar: str) -> Mapping[str, Iterable[Any]]:
    """The columns of codes that refer to a sheet and are spelled otherwise here, as that spells them."""
    rows, respelled = book.of(lembar), {}
    for reference in REFERENCES:
        if reference.lembar == lembar and reference.kolom in rows.columns:
            known = book.codes(reference.tujuan)
            if not {*rows.teks(reference.kolom)} <= {"", *known.values()}:
                folded = rows.folded(reference.kolom)
                respelled[reference.kolom] = [known[kode] if kode else Unread.UNREAD for kode in folded]
    return respelled


def _of_indikator(rows: ReadRows) -> Mapping[str, Iterable[Any]]:
    realisasi, keadaan = rows.column("realisasi"), rows.column("keadaan")
    return {
        "keadaan": map(_keadaan, keadaan, realisasi),
        "desimal_target": rows.desimal("target"),
        "satuan": map(read_satuan, rows.teks("satuan")),
    }


def _keadaan(said: object, realisasi: object) -> object:
    if said is not Unread.UNREAD:
        return said
    return Keadaan.BELUM_DIUKUR if realisasi is Unread.UNREAD else Keadaan.TERUKUR


def _nothing(_: ReadRows) -> Mapping[str, Iterable[Any]]:
    return {}


_MADE: Mapping[str, Callable[[ReadRows], Mapping[str, Iterable[Any]]]] = {"Indikator": _of_indikator}
"""What a part is made of beside what was read of its row."""


def _free_row(found: FoundSheet) -> parts.Places:
    """The cell of each column in the first row below the data."""
    table = found.table
    return {kolom: at_row(table.header[index].place, table.next_row) for kolom, index in found.columns.items()}
