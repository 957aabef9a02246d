"""Fills a workbook from the forms that an office already has."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from report_builder.cli.files import keep, refuse
from report_builder.cli.indonesian import flag
from report_builder.cli.outcome import Outcome, conclude, count_problems, progress
from report_builder.errors import ExitCode, Place, ReportError, error

if TYPE_CHECKING:
    from report_builder.forms.importing import Impor, Pilihan
    from report_builder.forms.notes import Pertanyaan


Forms = Annotated[list[Path], typer.Argument(metavar="FORMULIR …", help="Formulir kantor: .xlsx, .xlsm, atau .csv.")]
Book = Annotated[Path, typer.Option("--output", "-o", metavar="BUKU.xlsx", help="Buku kerja yang dibuat.")]
Year = Annotated[int | None, typer.Option(metavar="TAHUN", help="Tahun laporan, bila formulir tidak menyebutnya.")]
Period = Annotated[
    str, typer.Option(metavar="PERIODE", help="TW1, TW2, TW3, atau TW4, bila formulir tidak menyebut triwulannya.")
]
Mapping = Annotated[
    Path | None, typer.Option(metavar="BERKAS.toml", help="Isi tiap kolom formulir, seperti ditulis --save-mapping.")
]
SaveMapping = Annotated[
    Path | None, typer.Option(metavar="BERKAS.toml", help="Menulis isi tiap kolom, untuk diperbaiki atau dipakai lagi.")
]
Answers = Annotated[
    Path | None, typer.Option(metavar="BERKAS", help="Jawaban (TOML atau JSON) untuk angka yang tidak pasti.")
]


def import_(
    context: typer.Context,
    forms: Forms,
    *,
    file: Book,
    year: Year = None,
    period: Period = "",
    mapping: Mapping = None,
    save_mapping: SaveMapping = None,
    answers: Answers = None,
    overwrite: Annotated[bool, flag("--replace", text="Menimpa berkas yang sudah ada.")] = False,
    as_json: Annotated[bool, flag("--json", text="Menulis hasil sebagai satu objek JSON.")] = False,
) -> None:
    """Mengisi buku kerja dari formulir yang sudah ada; asal setiap angka menjadi komentar selnya."""

    def work() -> Outcome:
        keep(file, forms)
        refuse(file, ".xlsx", "Buku kerja baru", replace=overwrite)
        if save_mapping:
            keep(save_mapping, [answers] if answers else [])
            refuse(save_mapping, ".toml", "Berkas pemetaan", replace=overwrite)
        is_asked = sys.stdin.isatty() and sys.stdout.isatty() and not as_json
        impor = _import(forms, _pilihan(year, period, mapping, answers), _ask if is_asked else None)
        return _deliver(impor, file, save_mapping, replace=overwrite)

    conclude(context, work, as_json=as_json)


def _pilihan(year: int | None, period: str, mapping: Path | None, answers: Path | None) -> Pilihan:
    """What the user says beside the forms."""
    from report_builder.forms import answers as files
    from report_builder.forms.importing import Pilihan
    from report_builder.model.period import read_periode

    if year is not None and year not in _YEARS:
        hint = "Tulis keempat angkanya, misalnya --year 2025."
        raise ReportError([error(f"Tahun laporan {year} tidak dikenal.", hint=hint)], ExitCode.USAGE)
    pilihan = Pilihan(year, read_periode(period))
    if mapping:
        pilihan = replace(pilihan, pemetaan=files.read_mapping(_read(mapping), mapping.name))
    if answers:
        pilihan = replace(pilihan, jawaban=files.read_answers(_read(answers), answers.name))
    return pilihan


_YEARS = range(2000, 2100)
"""The years that forms name too: of two figures nobody knows the century."""


def _import(forms: Sequence[Path], pilihan: Pilihan, ask: Callable[[Pertanyaan], str] | None) -> Impor:
    """The forms; what is uncertain in them is asked once, where somebody can be asked."""
    from report_builder.forms.importing import import_forms
    from report_builder.forms.notes import key

    with progress() as tell:
        tell("Membaca formulir")
        impor = import_forms(forms, pilihan)
    if ask is None or not impor.pertanyaan:
        return impor
    jawaban = {key(each.tempat): ask_until_clear(each, ask) for each in impor.pertanyaan}
    return import_forms(forms, replace(pilihan, jawaban={**pilihan.jawaban, **jawaban}))


def ask_until_clear(pertanyaan: Pertanyaan, ask: Callable[[Pertanyaan], str]) -> Decimal | str:
    """What somebody answers, asked again until it is one number or nothing."""
    from report_builder.forms.answers import choices, read_answer

    while (answer := read_answer(text := ask(pertanyaan))) is None:
        typer.echo(f"“{text}” bukan satu angka yang jelas. {choices(text)}")
    return answer


def _ask(pertanyaan: Pertanyaan) -> str:
    """What the person at the terminal says of one cell; nothing where they do not know."""
    choices = f" Bacaan: {' atau '.join(pertanyaan.bacaan)}." if pertanyaan.bacaan else ""
    typer.echo(f"{pertanyaan.tempat} – {pertanyaan.tentang}: “{pertanyaan.isi}”.{choices}")
    answer: str = typer.prompt("Angkanya (tanpa isian: dikosongkan)", default="", show_default=False)
    return answer


def _deliver(impor: Impor, file: Path, save_mapping: Path | None, *, replace: bool) -> Outcome:
    from report_builder import delivery, workbook
    from report_builder.exporters import Output
    from report_builder.forms.answers import write_mapping
    from report_builder.forms.notes import DIPERIKSA

    data = workbook.filled(impor.dataset, impor.comment)
    paths = delivery.deliver([Output(file.name, data)], file.parent, replace=replace)
    if save_mapping:
        output = Output(save_mapping.name, write_mapping(impor.kolom))
        paths = (*paths, *delivery.deliver([output], save_mapping.parent, replace=replace))
    told = tuple(note.problem() for note in impor.catatan if note.hal in DIPERIKSA)
    counts = Counter(str(note.hal) for note in impor.catatan)
    words = ", ".join(f"{count} {hal}" for hal, count in counts.items())
    rows = ", ".join(f"{table.nama} {len(table.rows)}" for table in impor.dataset.tables[:-1] if table.rows)
    problems = count_problems(told)
    return Outcome(
        told,
        paths,
        summary=f"Baris diisi: {rows}. Catatan: {words}; semuanya di lembar Catatan impor."
        f"{f' {problems}.' if problems else ''} Lanjutkan dengan: report-builder check.",
        details={
            "catatan": [note.to_json() for note in impor.catatan],
            "pertanyaan": [each.to_json() for each in impor.pertanyaan],
            "baris": {table.nama: len(table.rows) for table in impor.dataset.tables[:-1]},
        },
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        problem = error("Berkas ini tidak dapat dibaca.", Place(str(path)), "Periksa nama dan izin berkasnya.")
        raise ReportError([problem], ExitCode.USAGE) from None
