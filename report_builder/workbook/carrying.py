"""From the data of a finished year to those that the next one begins with, and what to say of the way there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from report_builder.dataset import Cell, CellKind, Dataset, Table, is_empty, read_code, read_number, read_text
from report_builder.errors import Place, Problem, ReportError, error
from report_builder.language import join_list
from report_builder.model import Laporan
from report_builder.model.sheets import FoundSheet, find_sheets
from report_builder.schema import (
    CATATAN,
    KEGIATAN,
    KUTIPAN,
    REALISASI_TW,
    RENSTRA,
    RIWAYAT,
    SHEETS,
    TERBAWA,
    Sheet,
    normalize,
)


class Nasib(StrEnum):
    """What became of something, or what people should do about it, which is told first."""

    PERIKSA = "periksa"
    TIDAK_TERBAWA = "tidak terbawa"
    DIKOSONGKAN = "dikosongkan"
    TERBAWA = "terbawa"


@dataclass(frozen=True, slots=True)
class Catatan:
    """One line of the sheet that says what was carried over."""

    lembar: str
    nasib: Nasib
    keterangan: str


@dataclass(frozen=True, slots=True)
class Lanjutan:
    """The data that the next year begins with, that year, and what was done."""

    dataset: Dataset
    tahun: int
    catatan: tuple[Catatan, ...]


EMPTIED: Mapping[str, Sequence[str]] = {
    "Identitas": (
        "tanggal_laporan",
        "tanggal_data",
        "status_data",
        "direviu",
        "tanggal_perjanjian",
        "penutup",
        "langkah_ke_depan",
    ),
    "Pengaturan": ("status_siaran", "tanggal_siaran", "embargo"),
    "Indikator": ("target", "realisasi", "keadaan", "capaian", "tanggal_data", "status_data"),
    "Triwulan": ("target", "realisasi"),
    "Analisis": (
        "penyebab",
        "kendala",
        "upaya",
        "tindak_lanjut",
        "program_penunjang",
        "efisiensi",
        "penanggung_jawab",
        "tenggat",
    ),
    "Anggaran": ("pagu_akhir", "realisasi", *REALISASI_TW.values(), "pagu_awal", "catatan"),
}
"""The columns and keys that speak of one year, by their sheets."""
OF_ONE_YEAR = (KEGIATAN.nama, KUTIPAN.nama)
"""The sheets whose every row speaks of one year."""
MAY_HAVE_CHANGED: Mapping[str, Sequence[str]] = {
    "Identitas": (
        "kepala_nama",
        "kepala_jabatan",
        "kepala_pangkat",
        "kepala_nip",
        "kepala_nrp",
        "atasan_nama",
        "atasan_jabatan",
        "atasan_nip",
        "atasan_nrp",
        "isu_strategis",
        "dasar_hukum",
    ),
    "Pengaturan": ("narahubung",),
    "Indikator": ("bobot", "bobot_agregasi", "penanggung_jawab"),
    "Standar": ("nilai",),
    "Anggaran": ("kode", "uraian"),
}
"""What is carried over though a new year often changes it."""
_HEADS = ("lembar", "keadaan", "keterangan")


def carry(dataset: Dataset, laporan: Laporan) -> Lanjutan:
    """What the year after a checked report begins with: its figures among the history, its structure without values.

    Raises ReportError where the report is of a quarter, since its year is not over.
    """
    _refuse_a_quarter(laporan)
    found, _ = find_sheets(dataset)
    tahun = laporan.identitas.tahun
    berkas = next(iter(found.values())).table.berkas
    history = _history(found["Indikator"], tahun)
    tables = [_carried(found[sheet.nama], tahun + 1) for sheet in SHEETS if sheet.nama in found]
    order = list(Nasib)
    catatan = tuple(sorted(_notes(dataset, found, laporan, history), key=lambda one: order.index(one.nasib)))
    old = [] if RIWAYAT.nama not in found else list(_rows(found[RIWAYAT.nama]))
    tables = [table for table in tables if table.nama != RIWAYAT.nama]
    tables.append(_table(RIWAYAT, berkas, [*old, *history]))
    told = Table(TERBAWA, berkas, _texts(_HEADS), tuple(_texts(_line(one)) for one in catatan), len(catatan) + 2)
    return Lanjutan(Dataset((*tables, told), dataset.sumber), tahun + 1, catatan)


def _refuse_a_quarter(laporan: Laporan) -> None:
    identitas = laporan.identitas
    if identitas.triwulan is not None:
        message = f"Data ini untuk {identitas.periode} {identitas.tahun}, bukan untuk setahun."
        hint = "Isi realisasi setahun di lembar Indikator, ubah periode menjadi tahunan, lalu ulangi."
        raise ReportError([error(message, identitas.places["periode"], hint)])


# Tables


def _carried(found: FoundSheet, tahun: int) -> Table:
    """A sheet with what holds for another year too."""
    if found.sheet.keys:
        return _keys(found, tahun)
    rows = [] if found.sheet.nama in OF_ONE_YEAR else list(_rows(found))
    return _table(found.sheet, found.table.berkas, rows)


def _rows(found: FoundSheet) -> Iterator[Mapping[str, Cell]]:
    """The cells of each row by column, without those that speak of one year."""
    emptied = EMPTIED.get(found.sheet.nama, ())
    for row in found.table.rows:
        yield {kolom: row[index] for kolom, index in found.columns.items() if kolom not in emptied}


def _keys(found: FoundSheet, tahun: int) -> Table:
    emptied = {normalize(kunci) for kunci in EMPTIED[found.sheet.nama]}
    rows = []
    for kunci, isi in _answers(found):
        if normalize(str(kunci.value)) == "tahun":
            rows.append({"kunci": kunci, "isi": _number(tahun, isi.place)})
        elif normalize(str(kunci.value)) not in emptied:
            rows.append({"kunci": kunci, "isi": isi})
    return _table(found.sheet, found.table.berkas, rows)


def _answers(found: FoundSheet) -> Iterator[tuple[Cell, Cell]]:
    for row in found.table.rows:
        kunci, isi = found.cell(row, "kunci"), found.cell(row, "isi")
        if kunci and isi and not is_empty(isi):
            yield kunci, isi


def _history(indikator: FoundSheet, tahun: int) -> Sequence[Mapping[str, Cell]]:
    """What each indikator with a realisasi came to, as rows of the sheet Riwayat, figures and words as typed."""
    rows = []
    for row in indikator.table.rows:
        cells = {kolom: row[index] for kolom, index in indikator.columns.items()}
        if not is_empty(cells["realisasi"]):
            kode = cells["kode"]
            values = {kolom: cells[kolom] for kolom in ("target", "realisasi")}
            rows.append({"kode_indikator": kode, "tahun": _number(tahun, kode.place), **values})
    return rows


def _table(sheet: Sheet, berkas: str, rows: Sequence[Mapping[str, Cell]]) -> Table:
    columns = [column.nama for column in sheet.columns]
    empty = Cell(CellKind.EMPTY, None, Place(berkas, sheet.nama))
    body = tuple(tuple(row.get(kolom, empty) for kolom in columns) for row in rows)
    return Table(sheet.nama, berkas, _texts(columns), body, len(rows) + 2)


def _texts(words: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(Cell(CellKind.TEXT, word, Place("")) for word in words)


def _number(value: int, place: Place) -> Cell:
    return Cell(CellKind.NUMBER, Decimal(value), place)


def _line(one: Catatan) -> tuple[str, str, str]:
    return one.lembar, str(one.nasib), one.keterangan


# What is said of it


def _notes(
    dataset: Dataset, found: Mapping[str, FoundSheet], laporan: Laporan, history: Sequence[Mapping[str, Cell]]
) -> Iterator[Catatan]:
    tahun = laporan.identitas.tahun
    yield Catatan("Identitas", Nasib.TERBAWA, f"Tahun laporan {tahun} menjadi {tahun + 1}.")
    note = f"{len(history)} baris baru: target dan realisasi {tahun} dari lembar Indikator."
    yield Catatan(RIWAYAT.nama, Nasib.TERBAWA, note)
    yield from _typed_words(history)
    yield from _unmeasured(found["Indikator"], tahun)
    yield from _ended_plans(laporan)
    for sheet in SHEETS:
        if sheet.nama in found:
            yield from _notes_of_sheet(found[sheet.nama], tahun)
    yield from _left_behind(dataset, found)


def _notes_of_sheet(found: FoundSheet, tahun: int) -> Iterator[Catatan]:
    nama, filled = found.sheet.nama, {kolom for kolom, _ in _cells(found)}
    stays = filled.difference(EMPTIED.get(nama, ()))
    count = f"{len(stays)} isian" if found.sheet.keys else f"{len(found.table.rows)} baris"
    if nama in OF_ONE_YEAR and found.table.rows:
        yield Catatan(nama, Nasib.DIKOSONGKAN, f"{count} tentang {tahun}.")
    elif stays:
        yield Catatan(nama, Nasib.TERBAWA, f"{count}.")
        yield from _dated_words(found, stays.difference(MAY_HAVE_CHANGED.get(nama, ())), tahun)
    for names, nasib, words in (
        (EMPTIED, Nasib.DIKOSONGKAN, "{} tentang {}."),
        (MAY_HAVE_CHANGED, Nasib.PERIKSA, "{} masih seperti {}; sesuaikan bila berubah."),
    ):
        there = [kolom for kolom in names.get(nama, ()) if kolom in filled]
        if there:
            yield Catatan(nama, nasib, words.format(join_list(there), tahun))


def _cells(found: FoundSheet) -> Iterator[tuple[str, Cell]]:
    """Every cell that holds something, with its column or its key."""
    known = {normalize(key.nama): key.nama for key in found.sheet.keys}
    for kunci, isi in _answers(found) if known else ():
        if (typed := normalize(str(read_text(kunci)))) in known:
            yield known[typed], isi
    for row in () if known else found.table.rows:
        yield from ((kolom, row[index]) for kolom, index in found.columns.items() if not is_empty(row[index]))


def _dated_words(found: FoundSheet, stays: Collection[str], tahun: int) -> Iterator[Catatan]:
    """The words carried over that name the year in which they were written."""
    # A text of one word is a year, a date or a code.
    year = re.compile(rf"(?=.*\s)(?:.*[^0-9])?{tahun}(?![./-]?[0-9])", re.DOTALL)
    dated = [kolom for kolom, cell in _cells(found) if kolom in stays and year.match(str(cell.value))]
    if dated:
        note = f"{join_list(list(dict.fromkeys(dated)))} menyebut {tahun}; sesuaikan bila berubah."
        yield Catatan(found.sheet.nama, Nasib.PERIKSA, note)


def _unmeasured(indikator: FoundSheet, tahun: int) -> Iterator[Catatan]:
    codes = []
    for row in indikator.table.rows:
        cells = {kolom: row[index] for kolom, index in indikator.columns.items()}
        if not is_empty(cells["kode"]) and is_empty(cells["realisasi"]):
            target = "" if is_empty(cells["target"]) else f" (target {read_text(cells['target'])})"
            codes.append(f"{read_code(cells['kode'])}{target}")
    if codes:
        note = f"{join_list(codes)} tanpa realisasi {tahun}, jadi tidak masuk Riwayat; tambahkan bila sudah diukur."
        yield Catatan("Indikator", Nasib.PERIKSA, note)


def _ended_plans(laporan: Laporan) -> Iterator[Catatan]:
    tahun = laporan.identitas.tahun
    ended: dict[int, list[str]] = {}
    for row in laporan.renstra:
        if row.tahun_akhir <= tahun:
            ended.setdefault(row.tahun_akhir, []).append(row.kode_indikator)
    for akhir, codes in ended.items():
        note = f"Renstra {join_list(codes)} berakhir {akhir}; ganti dengan tahun dan target Renstra yang baru."
        yield Catatan(RENSTRA.nama, Nasib.PERIKSA, note)


def _typed_words(history: Sequence[Mapping[str, Cell]]) -> Iterator[Catatan]:
    """That ranges and words stand among the history as they were typed."""
    typed = [
        f"{read_code(cells['kode_indikator'])} ({read_text(cells[kolom])})"
        for cells in history
        for kolom in ("target", "realisasi")
        if not is_empty(cells[kolom]) and isinstance(read_number(cells[kolom]), Problem)
    ]
    if typed:
        note = f"Bukan angka, jadi ditulis apa adanya: {join_list(list(dict.fromkeys(typed)))}."
        yield Catatan(RIWAYAT.nama, Nasib.TERBAWA, note)


def _left_behind(dataset: Dataset, found: Mapping[str, FoundSheet]) -> Iterator[Catatan]:
    """The appendices, other sheets and unknown columns, which speak of the old year or of nothing that is known."""
    known = {normalize(sheet.table.nama) for sheet in found.values()} | {normalize(nama) for nama in CATATAN}
    for table in dataset.tables:
        if normalize(table.nama) not in known:
            note = "Lembar ini tidak dibawa; salin sendiri bila masih berlaku."
            yield Catatan(table.nama, Nasib.TIDAK_TERBAWA, note)
    for sheet in found.values():
        unknown = [
            str(cell.value)
            for index, cell in enumerate(sheet.table.header)
            if index not in sheet.columns.values() and not is_empty(cell)
        ]
        if unknown:
            yield Catatan(sheet.sheet.nama, Nasib.TIDAK_TERBAWA, f"Kolom yang tidak dikenal: {join_list(unknown)}.")
