"""From offices' forms to the data of our workbook: the order of the steps, and what they have to tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from report_builder.dataset import Cell, CellKind, Dataset, is_empty, parse_triwulan
from report_builder.errors import Place, ReportError, error
from report_builder.forms import (
    agregasi,
    anggaran,
    answers,
    fill,
    polaritas,
    reach,
    records,
    surroundings,
    tahun,
    telling,
    title,
    triwulan,
)
from report_builder.forms.answers import Jawaban, Pemetaan
from report_builder.forms.grid import Form, Grid, read_forms, seen
from report_builder.forms.header import Header, find_header, side_by_side
from report_builder.forms.mapping import Kolom, assign
from report_builder.forms.meaning import meaning, years
from report_builder.forms.notes import Catatan, Hal, Pertanyaan, cells, in_order, key, quoted
from report_builder.forms.numbers import readings
from report_builder.forms.rows import Macam, Region, classify, texts_of
from report_builder.forms.synonyms import ANGKA, Peran
from report_builder.forms.table import Tabel, read_table
from report_builder.forms.title import Ciri
from report_builder.language import fold_name
from report_builder.schema import PERIODE


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the user says beside the forms: year and period of the report, a mapping of columns, answers."""

    tahun: int | None = None
    periode: str = ""
    pemetaan: Pemetaan = field(default_factory=Pemetaan)
    jawaban: Jawaban = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Impor:
    """What came of forms: the data of our workbook, the columns as they were read, all notes, open questions."""

    dataset: Dataset
    kolom: tuple[Kolom, ...]
    catatan: tuple[Catatan, ...]
    pertanyaan: tuple[Pertanyaan, ...]

    def comment(self, cell: Cell) -> str:
        """What a cell of the workbook is to say of where its value stands in a form."""
        if not is_empty(cell):
            return str(cell.place) if cell.place.sel else ""
        asked = next((each for each in self.pertanyaan if each.tempat == cell.place), None)
        return f"{asked.tempat}: {asked.catatan().pesan}" if asked else ""


def import_forms(paths: Sequence[Path], pilihan: Pilihan) -> Impor:
    """The data of all forms, joined by code or name.

    Raises ReportError (data) with every problem where a file cannot be read or where none holds a table that is known.
    """
    return of_forms(_read_all(paths), pilihan)


def of_forms(forms: Sequence[Form], pilihan: Pilihan) -> Impor:
    """The data of forms that were read."""
    ciri = _ciri(forms)
    identitas = _identitas(ciri, pilihan)
    of_year = pilihan.tahun or (int(str(identitas["tahun"].value)) if "tahun" in identitas else None)
    tabel = [
        read_table(grid, region, lambda place: answers.answered(pilihan.jawaban, place))
        for form in forms
        for sheet in form.grids
        for grid in side_by_side(sheet)
        for region in _regions(grid, pilihan, of_year)
    ]
    if not tabel:
        raise ReportError([error(_NO_TABLE, _place(form), _NO_TABLE_HINT) for form in forms])
    whole = None if pilihan.periode else _whole_year(identitas, tabel)
    if whole:
        del identitas["periode"]
    dataset, notes = _dataset(tabel, identitas)
    tabel = reach.checked(tabel, dataset)
    notes = [
        *([whole] if whole else []),
        *_of_forms(forms, tabel), *notes, *(note for each in tabel for note in (*each.catatan, *_of_table(each))),
        *_about_identitas(ciri, identitas), *_unused(pilihan.jawaban, tabel),
        *_unknown(pilihan.pemetaan, tabel),
        *(question.catatan() for each in tabel for question in each.pertanyaan),
    ]  # fmt: skip
    catatan = in_order(notes)
    tables = (*dataset.tables, fill.catatan_impor(catatan))
    problems = tuple(problem for form in forms for problem in form.problems)
    sumber = tuple(sumber for form in forms for sumber in form.sumber)
    return Impor(
        Dataset(tables, sumber, problems),
        tuple(kolom for each in tabel for kolom in each.region.kolom),
        catatan,
        tuple(question for each in tabel for question in each.pertanyaan),
    )


def _whole_year(identitas: Mapping[str, Cell], tabel: Sequence[Tabel]) -> Catatan | None:
    """That a form of the fourth quarter is one of the year, where its columns hold each quarter by itself."""
    periode, kolom = identitas.get("periode"), (kolom.makna for each in tabel for kolom in each.region.kolom)
    quarters = {makna.triwulan for makna in kolom if makna and makna.peran is Peran.REALISASI_TRIWULAN}
    if periode is None or seen(periode) != PERIODE[4] or not quarters >= {1, 2, 3, 4}:
        return None
    message = f"Formulir {seen(periode)} ini memuat keempat triwulan, jadi buku kerjanya tahunan."
    return Catatan(Hal.DISESUAIKAN, message, periode.place, "Laporan triwulannya dibuat dengan --period.")


_NO_TABLE = "Tidak ada tabel yang dikenal di formulir ini."
_NO_TABLE_HINT = "Formulir harus memuat judul kolom seperti Indikator, Target, dan Realisasi, atau Kode dan Realisasi."


def _place(form: Form) -> Place:
    """The file of a form."""
    return Place(form.sumber[0].berkas)


def _read_all(paths: Sequence[Path]) -> list[Form]:
    forms, problems = [], []
    for path in paths:
        try:
            # Where decimals have commas and so have texts, counting signs does not tell which of them parts the cells.
            forms.append(max(read_forms(path), key=_known))
        except ReportError as refused:
            problems.append(refused)
    if problems:
        raise ReportError([problem for each in problems for problem in each.problems], problems[0].exit_code)
    return forms


def _known(form: Form) -> int:
    """How many kinds of columns the first table of a form has."""
    headers = [find_header(grid, 0) for grid in form.grids]
    return max((len(header.known) for header in headers if header), default=0)


def _regions(grid: Grid, pilihan: Pilihan, of_year: int | None) -> Iterator[Region]:
    """The tables of a sheet, from the top down."""
    start, heads = 0, list[Header]()
    while (header := find_header(grid, start)) is not None:
        heads.append(header)
        sekitar = surroundings.around(grid, heads)
        kolom = assign(header, pilihan.pemetaan.of, of_year, partial(_weight, grid, header))
        region = classify(grid, header, kolom)
        kolom = surroundings.of_quarter(kolom, sekitar, parse_triwulan(pilihan.periode))
        kolom = surroundings.of_agreement(kolom, sekitar)
        region = replace(region, kolom=surroundings.of_year(kolom, sekitar, of_year), sampai=sekitar.sampai)
        yield surroundings.in_full(grid, region, sekitar)
        start = region.end


def _weight(grid: Grid, header: Header, column: int) -> int:
    """How much a column holds of what its head says: numbers below that of a measure, else text."""
    makna = meaning(header.labels.get(column, ()))
    texts = [seen(grid.cell(row, column)) for row in range(header.last + 1, grid.height)]
    return sum(bool(readings(text)) if makna and makna.peran in ANGKA else len(text) for text in texts)


def _dataset(tabel: Sequence[Tabel], identitas: dict[str, Cell]) -> tuple[Dataset, list[Catatan]]:
    """The sheets of the workbook, and what was noticed while they were filled."""
    indikator, notes = records.join(tabel)
    lines, about_lines = anggaran.lines(tabel)
    budget: dict[str, int] = {}
    for each in indikator:
        if line := each.cell(Peran.KODE_ANGGARAN):
            budget[fold_name(seen(line))] = budget.get(fold_name(seen(line)), 0) + 1
    notes += [*about_lines, *records.with_codes(indikator, budget)]
    periode = str(identitas["periode"].value) if "periode" in identitas else ""
    quarters, about_quarters = triwulan.cumulative([triwulan.Deret.kinerja(each) for each in indikator])
    sasaran, sasaran_of, about_sasaran = fill.sasaran(indikator)
    ways, about_ways = agregasi.of_values(indikator, quarters)
    arah, about_arah = polaritas.find(indikator, tabel)
    table, about_indikator = fill.indikator_table(indikator, sasaran_of, ways, arah)
    by_row = {place: each for each in indikator for place in each.tempat}
    heads = dict(pair for each in tabel for pair in _heads(each))
    budget_table, about_budget = fill.anggaran(lines, by_row)
    tables = (
        fill.identitas(identitas), sasaran, table, fill.riwayat(indikator, heads), fill.renstra(indikator, heads),
        fill.triwulan(indikator, quarters, periode), fill.analisis(indikator, periode), budget_table,
    )  # fmt: skip
    notes += [*about_quarters, *about_budget, *about_ways, *about_sasaran, *about_arah, *about_indikator]
    notes += _open_quarter(indikator, periode)
    return Dataset(tables, ()), notes


def _heads(tabel: Tabel) -> Iterator[tuple[Place, Place]]:
    """For each cell of a column whose head names a year that head."""
    for kolom in tabel.region.kolom:
        if kolom.makna and kolom.makna.tahun and years(kolom.label):
            head = tabel.grid.place(*tabel.grid.origin(tabel.region.header.first, kolom.column))
            yield from ((cell.place, head) for cell in tabel.nilai.get(kolom.column, {}).values())


def _open_quarter(indikator: Sequence[records.Indikator], periode: str) -> Iterator[Catatan]:
    open_ = [cell.place for each in indikator for quarter, _, cell in each.of(Peran.REALISASI_TRIWULAN) if not quarter]
    if open_ and not periode:
        message = f"Formulir tidak menyebut triwulan dari realisasi ini ({cells(open_)})."
        yield Catatan(Hal.DITANYAKAN, message, open_[0], "Sebutkan dengan --period, misalnya --period TW1.")


# What forms say of themselves


def _ciri(forms: Sequence[Form]) -> list[Ciri]:
    """What forms say of themselves, and what follows from it where they do not."""
    ciri = list(_told(forms))
    told = {each.kunci for each in ciri}
    if "tahun" not in told:
        ciri += tahun.of_heads(forms)
    if "instansi" not in told and (unit := title.agreed(ciri).get("unit_kerja")):
        ciri += title.office_of(unit)
    return ciri


def _told(forms: Iterable[Form]) -> Iterator[Ciri]:
    for form in forms:
        yield from title.of_file(form.sumber[0].berkas)
        for grid in form.grids:
            header = find_header(grid, 0)
            if header is not None:
                told = list(title.of_title(grid, header.first))
                yield from (*told, *title.of_sheet(grid.berkas, grid.lembar, {each.kunci for each in told}))
                region = classify(grid, header, assign(header, lambda _: None, None))
                for baris in region.baris:
                    if baris.macam is Macam.KELOMPOK:
                        text = " ".join(texts_of(grid, baris.row))
                        yield from (
                            each
                            for each in title.of_text(text, next(grid.filled(baris.row))[1].place)
                            if each.kunci == "unit_kerja"
                        )


def _identitas(ciri: Sequence[Ciri], pilihan: Pilihan) -> dict[str, Cell]:
    told = title.with_short_name(title.agreed(ciri))
    if pilihan.tahun:
        told["tahun"] = fill.text(str(pilihan.tahun))
    if pilihan.periode:
        told["periode"] = fill.text(pilihan.periode)
    return {kunci: told[kunci] for kunci in _IDENTITAS if kunci in told}


_IDENTITAS = ("instansi", "unit_kerja", "tahun", "periode", "singkatan", "tanggal_data")


def _about_identitas(ciri: Sequence[Ciri], identitas: dict[str, Cell]) -> Iterator[Catatan]:
    for kunci, cell in identitas.items():
        if cell.place.berkas:
            alasan = next((each.alasan for each in ciri if each.kunci == kunci and each.isi == cell), "")
            message = f"Identitas {kunci}: {quoted(seen(cell))}{f', {alasan}' if alasan else ''}."
            yield Catatan(Hal.DITAFSIRKAN if alasan else Hal.DIAMBIL, message, cell.place)
    for kunci in ("instansi", "unit_kerja", "tahun"):
        if kunci not in identitas:
            several = any(each.kunci == kunci for each in ciri)
            reason = "disebut lebih dari satu kali dengan cara berbeda" if several else "tidak disebut pada formulir"
            yield Catatan(
                Hal.TIDAK_DIPAHAMI, f"Identitas {kunci} {reason}, jadi dikosongkan.", saran="Isi di lembar Identitas."
            )


# What is told of forms as a whole


def _of_forms(forms: Sequence[Form], tabel: Sequence[Tabel]) -> Iterator[Catatan]:
    used = {(each.grid.berkas, each.grid.lembar) for each in tabel}
    for form in forms:
        for grid in form.grids:
            place = Place(grid.berkas, grid.lembar)
            if (grid.berkas, grid.lembar) not in used and grid.rows and grid.width:
                yield Catatan(
                    Hal.TIDAK_DIPAHAMI, "Tidak ada tabel yang dikenal di lembar ini; lembar ini tidak diambil.", place
                )
    for form in forms:
        for problem in form.problems:
            yield Catatan(Hal.DITINGGALKAN, problem.message, problem.where, problem.hint)


def _of_table(tabel: Tabel) -> Iterator[Catatan]:
    yield from telling.of_rows(tabel)
    yield from telling.of_columns(tabel)
    yield from _about_errors(tabel)


def _about_errors(tabel: Tabel) -> Iterator[Catatan]:
    """Each error that a formula left, wherever it stands in the table."""
    found: dict[str, list[Place]] = {}
    for baris in tabel.region.baris:
        for _, cell in tabel.grid.filled(baris.row):
            if cell.kind is CellKind.ERROR:
                found.setdefault(f"Sel berisi galat {cell.value}", []).append(cell.place)
            elif cell.kind is CellKind.UNCACHED:
                found.setdefault("Rumus belum punya nilai tersimpan", []).append(cell.place)
    for message, places in found.items():
        for place in places:
            yield Catatan(
                Hal.TIDAK_DIPAHAMI, f"{message}; sel itu dikosongkan.", place, "Perbaiki rumusnya di formulir."
            )


def _unused(jawaban: Jawaban, tabel: Sequence[Tabel]) -> Iterator[Catatan]:
    """Answers for cells that hold no number which is taken: of another form, of words, or mistyped."""
    known = {
        each
        for one in tabel
        for kolom in one.region.kolom
        if kolom.makna and kolom.makna.peran in ANGKA
        for row in one.nilai.get(kolom.column, {})
        if not is_empty(cell := one.grid.cell(row, kolom.column))
        for each in (key(cell.place), key(cell.place).partition("!")[2])
    }
    files = {one.grid.berkas for one in tabel}
    for kunci in jawaban:
        berkas = kunci.partition("!")[0]
        is_of_other = "." in berkas and berkas not in files
        reason = f"berkas {berkas} tidak ikut dibaca" if is_of_other else "itu bukan sel angka di tabel"
        if kunci not in known:
            yield Catatan(Hal.TIDAK_DIPAHAMI, f"Jawaban untuk {kunci} tidak dipakai: {reason}.")


def _unknown(pemetaan: Pemetaan, tabel: Sequence[Tabel]) -> Iterator[Catatan]:
    """Labels of the mapping that no form has: of another form, or mistyped."""
    known = {answers.unyeared(kolom.label) for one in tabel for kolom in one.region.kolom}
    if unknown := [label for label in pemetaan.kolom if label not in known]:
        named = ", ".join(f"“{quoted(label)}”" for label in unknown)
        message = f"Pemetaan menyebut kolom yang tidak ada di formulir: {named}."
        yield Catatan(Hal.TIDAK_DIPAHAMI, message, saran="Bandingkan judulnya dengan berkas dari --save-mapping.")
