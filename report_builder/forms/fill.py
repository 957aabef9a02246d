"""The workbook of what forms say: its sheets as tables, each cell in the place that it has in its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from report_builder.dataset import Cell, CellKind, Table
from report_builder.errors import Place
from report_builder.forms.gabungan import Baris
from report_builder.forms.grid import seen
from report_builder.forms.notes import Catatan, Hal, cells, quoted
from report_builder.forms.polaritas import Arah
from report_builder.forms.records import NOWHERE, Indikator
from report_builder.forms.synonyms import Peran
from report_builder.forms.triwulan import ANGGARAN as SERAPAN
from report_builder.forms.triwulan import QUARTERS, Deret, cumulative, places_of
from report_builder.language import fold_name, roman
from report_builder.schema import (
    ANALISIS,
    ANGGARAN,
    IDENTITAS,
    IMPOR,
    INDIKATOR,
    REALISASI_TW,
    RENSTRA,
    RIWAYAT,
    SASARAN,
    TRIWULAN,
    Sheet,
)

Row = Mapping[str, Cell | None]

EMPTY = Cell(CellKind.EMPTY, None, NOWHERE)

_ANALISIS = {
    Peran.PENYEBAB: "penyebab",
    Peran.KENDALA: "kendala",
    Peran.UPAYA: "upaya",
    Peran.TINDAK_LANJUT: "tindak_lanjut",
    Peran.PROGRAM_PENUNJANG: "program_penunjang",
    Peran.PIC: "penanggung_jawab",
    Peran.TENGGAT: "tenggat",
}


def text(value: str, place: Place = NOWHERE) -> Cell:
    """A cell of words."""
    return Cell(CellKind.TEXT, value, place) if value else EMPTY


def identitas(told: Mapping[str, Cell]) -> Table:
    """The sheet Identitas with what forms say of the office."""
    return _table(IDENTITAS, ({"kunci": text(kunci), "isi": cell} for kunci, cell in told.items()))


def sasaran(indikator: Sequence[Indikator]) -> tuple[Table, Mapping[int, Cell], list[Catatan]]:
    """The sheet Sasaran, the code of its sasaran for each indikator by number, and what is to be told."""
    codes: dict[str, Cell] = {}
    names: dict[str, Cell | None] = {}
    given = {fold_name(seen(kode)) for each in indikator if (kode := each.cell(Peran.KODE_SASARAN))}
    of: dict[int, Cell] = {}
    for number, each in enumerate(indikator):
        kode, nama = each.cell(Peran.KODE_SASARAN), each.cell(Peran.SASARAN)
        if kode is None and nama is None:
            continue
        key = fold_name(seen(kode)) if kode else fold_name(seen(nama)) if nama else ""
        if key not in codes:
            codes[key] = kode or text(_new_code(len(codes) + 1, given))
            names[key] = nama
        of[number] = codes[key] if kode is None else kode
    table = _table(SASARAN, ({"kode": codes[key], "sasaran": names[key]} for key in codes))
    return table, of, _about_sasaran(indikator, of)


def _new_code(number: int, given: set[str]) -> str:
    while fold_name(f"S-{number}") in given:
        number += 1
    return f"S-{number}"


def _about_sasaran(indikator: Sequence[Indikator], of: Mapping[int, Cell]) -> list[Catatan]:
    without = [each for number, each in enumerate(indikator) if number not in of]
    if not without:
        return []
    message = f"{len(without)} indikator tanpa sasaran pada formulir; kode_sasarannya dikosongkan."
    return [Catatan(Hal.TIDAK_DIPAHAMI, message, without[0].tempat[0], "Isi lembar Sasaran dan kode_sasaran.")]


def indikator_table(
    indikator: Sequence[Indikator],
    sasaran_of: Mapping[int, Cell],
    agregasi: Mapping[int, Cell],
    arah: Mapping[int, Arah],
) -> tuple[Table, list[Catatan]]:
    """The sheet Indikator, and what is to be told of what its rows lack."""
    rows: list[Row] = []
    for number, each in enumerate(indikator):
        found = arah.get(number)
        rows.append({
            "kode": each.kode,
            "kode_sasaran": sasaran_of.get(number),
            "polaritas": found.polaritas if found else None,
            "rumus": found.rumus if found else None,
            "agregasi": agregasi.get(number),
            **{peran: each.cell(Peran(peran)) for peran in _SAME_NAME},
        })  # fmt: skip
    return _table(INDIKATOR, rows), [*_about_lacking(indikator), *_about_names(indikator)]


def _about_lacking(indikator: Sequence[Indikator]) -> Iterator[Catatan]:
    """What no form says of an indikator although every one has it: without it there is no report."""
    for peran, nama in ((Peran.INDIKATOR, "nama"), (Peran.SATUAN, "satuan"), (Peran.TARGET, "target")):
        without = [each.tempat[0] for each in indikator if not each.cell(peran)]
        if without:
            message = f"{len(without)} indikator tanpa {nama} pada formulir; {nama}nya dikosongkan ({cells(without)})."
            yield Catatan(Hal.TIDAK_DIPAHAMI, message, without[0], _LACKING_HINT)


_LACKING_HINT = (
    "Isi di buku kerja, atau impor bersama formulir yang memuatnya, misalnya perjanjian kinerja dengan kode yang sama."
)
_SEVERAL = re.compile(r"1[.)] ?\D.* 2[.)] ?\D.*")


def _about_names(indikator: Sequence[Indikator]) -> Iterator[Catatan]:
    for each in indikator:
        nama = each.cell(Peran.INDIKATOR)
        if nama and _SEVERAL.fullmatch(seen(nama)):
            message = f"Satu sel memuat beberapa indikator: “{quoted(seen(nama))}”; diambil sebagai satu."
            yield Catatan(Hal.DITAFSIRKAN, message, nama.place, "Pisahkan barisnya di buku kerja, beserta angkanya.")


_SAME_NAME = (
    "indikator", "satuan", "target", "realisasi", "capaian", "sumber_data", "penanggung_jawab", "definisi",
)  # fmt: skip


def renstra(indikator: Sequence[Indikator], heads: Mapping[Place, Place]) -> Table:
    """The sheet Renstra with the targets of the last year of the plan, which the head of their column names."""
    return _table(
        RENSTRA,
        (
            {
                "kode_indikator": _reference(each),
                "tahun_akhir": _year(tahun, heads.get(cell.place, NOWHERE)),
                "target_akhir": cell,
            }
            for each in indikator
            for _, tahun, cell in each.of(Peran.TARGET_AKHIR)
        ),
    )


def riwayat(indikator: Sequence[Indikator], heads: Mapping[Place, Place]) -> Table:
    """The sheet Riwayat with target and realisasi of earlier years, which the heads of their columns name."""
    rows: list[Row] = []
    for each in indikator:
        years = {tahun for peran in (Peran.TARGET, Peran.REALISASI) for _, tahun, _ in each.of(peran) if tahun}
        for tahun in sorted(years):
            target, realisasi = each.cell(Peran.TARGET, None, tahun), each.cell(Peran.REALISASI, None, tahun)
            place = heads.get((target or realisasi or EMPTY).place, NOWHERE)
            told = {"target": target, "realisasi": realisasi}
            rows.append({"kode_indikator": _reference(each), "tahun": _year(tahun, place), **told})
    return _table(RIWAYAT, rows)


def triwulan(indikator: Sequence[Indikator], ways: Mapping[int, bool], periode: str) -> Table:
    """The sheet Triwulan; figures of a quarter that the form does not name are those of ``periode``."""
    rows: list[Row] = []
    for number, each in enumerate(indikator):
        for quarter in (*QUARTERS, None):
            target = each.cell(Peran.TARGET_TRIWULAN, quarter)
            realisasi = each.cell(Peran.REALISASI_TRIWULAN, quarter)
            if target or realisasi:
                kumulatif = {True: "ya", False: "tidak", None: ""}[ways.get(number)]
                nama = f"TW {roman(quarter)}" if quarter else periode
                told = {"target": target, "realisasi": realisasi, "kumulatif": text(kumulatif)}
                rows.append({"kode_indikator": _reference(each), "triwulan": text(nama), **told})
    return _table(TRIWULAN, rows)


def analisis(indikator: Sequence[Indikator], periode: str) -> Table:
    """The sheet Analisis with the office's own words."""
    rows: list[Row] = []
    # Where a form is of a quarter so are its words, of an indikator too that has no figure yet.
    is_quarter = any(True for each in indikator for _ in each.of(Peran.REALISASI_TRIWULAN))
    for each in indikator:
        words = {kolom: each.cell(peran) for peran, kolom in _ANALISIS.items()}
        if any(words.values()):
            rows.append({
                "kode_indikator": _reference(each), "triwulan": text(periode if is_quarter else ""), **words,
            })  # fmt: skip
    return _table(ANALISIS, rows)


def anggaran(lines: Sequence[Baris], indikator: Mapping[Place, Indikator]) -> tuple[Table, list[Catatan]]:
    """The sheet Anggaran, and what is to be told of its quarters; ``indikator`` gives that of a row by its place."""
    quarters = [Deret.of(line.rekam, SERAPAN) for line in lines]
    ways, notes = cumulative(quarters)
    rows: list[Row] = []
    for number, line in enumerate(lines):
        supported = {id(indikator[place]): indikator[place] for place in line.tempat if place in indikator}
        own = next(iter(supported.values())) if len(supported) == 1 else None
        way = ways.get(number)
        rows.append({
            "kode": line.kode, "uraian": line.uraian, "induk": line.induk,
            "pagu_akhir": line.rekam.cell(Peran.PAGU), "pagu_awal": line.rekam.cell(Peran.PAGU_AWAL),
            "realisasi": line.rekam.cell(Peran.REALISASI_ANGGARAN),
            **{kolom: quarters[number].so_far(each, is_cumulative=way) for each, kolom in REALISASI_TW.items()},
            "kode_indikator": _reference(own) if own else None,
        })  # fmt: skip
    return _table(ANGGARAN, rows), [*notes, *_untaken(quarters, rows)]


def _untaken(quarters: Iterable[Deret], rows: Iterable[Row]) -> Iterator[Catatan]:
    """Figures of quarters that are in no sum since January: one before them lacks, or nobody knows how they count."""
    told = (cell for row in rows for kolom in REALISASI_TW.values() if (cell := row[kolom]))
    taken = {place for cell in told for place in places_of(cell)}
    left = [cell.place for each in quarters for cell in each.triwulan.values() if cell.place not in taken]
    if left:
        message = f"Realisasi anggaran sejak awal tahun sampai triwulan ini tidak diketahui ({cells(left)})."
        yield Catatan(Hal.TIDAK_DIPAHAMI, message, left[0], SERAPAN.saran)


def catatan_impor(notes: Iterable[Catatan]) -> Table:
    """The sheet that says what the import did and what it did not understand."""
    heads = ("hal", "berkas", "lembar", "sel", "catatan", "saran")
    rows = [
        tuple(text(value) for value in (str(note.hal), place.berkas, place.lembar, place.sel, note.pesan, note.saran))
        for note in notes
        for place in [note.tempat or NOWHERE]
    ]
    return as_table(IMPOR, heads, rows)


def as_table(nama: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """A table with these heads and rows."""
    return Table(nama, "", tuple(text(head) for head in heads), tuple(tuple(row) for row in rows), len(rows) + 2)


def _table(sheet: Sheet, rows: Iterable[Row]) -> Table:
    names = [column.nama for column in sheet.columns]
    return as_table(sheet.nama, names, [[row.get(nama) or EMPTY for nama in names] for row in rows])


def _reference(each: Indikator) -> Cell:
    """The code of an indikator in another sheet, where it was not typed."""
    return replace(each.kode, place=NOWHERE)


def _year(tahun: int | None, place: Place) -> Cell:
    return Cell(CellKind.NUMBER, Decimal(tahun), place) if tahun else EMPTY
