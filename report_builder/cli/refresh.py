"""Brings new data into a Word file that people have edited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from report_builder.cli.choice import ConfigFile, UnitName, Year
from report_builder.cli.files import keep, refuse
from report_builder.cli.indonesian import flag
from report_builder.cli.outcome import Outcome, conclude, progress
from report_builder.cli.templates import SearchPath, search_path
from report_builder.errors import ExitCode, Place, ReportError, error

if TYPE_CHECKING:
    from report_builder.refresh import Catatan, Hasil

LONGEST = 60
"""Signs of a text that are shown; JSON has it whole."""
MOST = 200
"""So many rows are shown of what was done; all of what was left."""

Document = Annotated[
    Path, typer.Argument(metavar="DOKUMEN.docx", help="Berkas Word buatan program ini yang disunting.")
]
Data = Annotated[
    str, typer.Option(metavar="DATA", help="Data baru: buku kerja (.xlsx), folder CSV, atau alamat basis data.")
]
OldData = Annotated[
    str,
    typer.Option(
        metavar="DATA", help="Data yang dahulu dipakai membuat berkasnya, bila berkas itu tidak lagi memuatnya."
    ),
]
Target = Annotated[Path, typer.Option("--output", "-o", metavar="HASIL.docx", help="Berkas Word yang ditulis.")]


def refresh(
    context: typer.Context,
    dokumen: Document,
    *,
    data: Data,
    file: Target,
    old_data: OldData = "",
    unit: UnitName = "",
    year: Year = None,
    period: Annotated[
        str, typer.Option(metavar="PERIODE", help="tahunan, TW1, TW2, TW3, atau TW4; bawaannya seperti berkasnya.")
    ] = "",
    overwrite: Annotated[bool, flag("--replace", text="Menimpa berkas hasil yang sudah ada.")] = False,
    config: ConfigFile = None,
    templates: SearchPath = None,
    as_json: Annotated[bool, flag("--json", text="Menulis hasil sebagai satu objek JSON.")] = False,
) -> None:
    """Memasukkan data baru ke naskah Word yang sudah disunting; yang diubah orang tetap."""

    def work() -> Outcome:
        from report_builder import config as settings
        from report_builder import delivery
        from report_builder import refresh as refreshing
        from report_builder.exporters import Output
        from report_builder.pipeline import Job

        keep(file, [dokumen, *(Path(each) for each in (data, old_data) if each and "://" not in each)])
        refuse(file, ".docx", "Naskah yang diperbarui", replace=overwrite)
        job = Job(data, templates=search_path(templates), unit=unit, periode=period, tahun=year)
        job = replace(job, query=settings.read(config).query)
        lama = replace(job, input=old_data) if old_data else None
        with progress() as tell:
            hasil = refreshing.segarkan(_read(dokumen), Place(dokumen.name), job, tell, lama)
        paths = delivery.deliver([Output(file.name, hasil.data)], file.parent, replace=True)
        return _tell(hasil, paths)

    conclude(context, work, as_json=as_json)


def _read(path: Path) -> bytes:
    from report_builder.audit.membaca import baca_berkas

    if path.suffix.lower() != ".docx":
        hint = "Simpan sebagai .docx."
        raise ReportError([error("Hanya berkas .docx yang dapat diperbarui.", Place(str(path)), hint)], ExitCode.USAGE)
    return baca_berkas(path, "Sebutkan berkas Word yang akan diperbarui.")


def _tell(hasil: Hasil, paths: tuple[Path, ...]) -> Outcome:
    rows = tuple(_rows(hasil))
    counts = ", ".join(f"{count} {hal}" for hal, count in hasil.ringkasan.items())
    return Outcome(
        outputs=paths,
        summary=f"Naskah diperbarui: {counts or 'tidak ada yang berubah'}.",
        rows=(("Hal", "Tempat", "Semula", "Sekarang", "Keterangan"), *rows) if rows else (),
        details=hasil.to_json(),
    )


def _rows(hasil: Hasil) -> Iterator[tuple[str, ...]]:
    """What was left for people first, then what was done."""
    from report_builder.refresh.hasil import DIKERJAKAN

    left = [one for one in hasil.catatan if one.hal not in DIKERJAKAN]
    done = [one for one in hasil.catatan if one.hal in DIKERJAKAN]
    yield from map(_row, left)
    yield from map(_row, done[:MOST])
    if len(done) > MOST:
        yield "…", f"dan {len(done) - MOST} lainnya; semuanya dengan --json", "", "", ""


def _row(one: Catatan) -> tuple[str, ...]:
    from report_builder.language import shorten

    texts = (shorten(text, LONGEST) for text in (one.lama, one.baru))
    return (str(one.hal), one.tempat, *texts, one.alasan or one.fakta or "")
