"""Tells how two inputs, ledgers or documents differ: in figures, and why, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from report_builder.cli.choice import ConfigFile, Period, UnitName
from report_builder.cli.indonesian import flag
from report_builder.cli.outcome import Outcome, conclude, progress
from report_builder.errors import ExitCode

if TYPE_CHECKING:
    from report_builder.banding import Perbedaan, Ubahan

LONGEST = 60
"""Signs of a changed text that are shown; JSON has it whole."""

Side = Annotated[str, typer.Argument(metavar="LAMA", help="Data, fakta.json, atau .docx/.pdf buatan program ini.")]
OtherSide = Annotated[str, typer.Argument(metavar="BARU", help="Yang dibandingkan dengannya.")]


def diff(
    context: typer.Context,
    lama: Side,
    baru: OtherSide,
    *,
    unit: UnitName = "",
    period: Period = "",
    config: ConfigFile = None,
    as_json: Annotated[bool, flag("--json", text="Menulis hasil sebagai satu objek JSON.")] = False,
) -> None:
    """Membandingkan angka dan kata dua data atau dua laporan."""

    def work() -> Outcome:
        from report_builder import banding
        from report_builder import config as settings
        from report_builder.pipeline import Job

        job = Job(lama, unit=unit, periode=period, query=settings.read(config).query)
        with progress() as tell:
            old, new = (banding.read(replace(job, input=side), tell) for side in (lama, baru))
        return _tell(banding.compare(old.ledger, new.ledger), banding.compare_words(old, new))

    conclude(context, work, as_json=as_json)


def _tell(angka: Perbedaan, kata: Sequence[Ubahan] | None) -> Outcome:
    differ = bool(angka or kata)
    counts = f"{len(angka.berubah)} angka berubah, {len(angka.bertambah)} bertambah, {len(angka.hilang)} hilang"
    words = "kata tidak dibandingkan" if kata is None else f"{len(kata)} teks berubah"
    rows = tuple(_rows(angka, kata or ()))
    return Outcome(
        summary=f"{counts}; {words}.",
        exit_code=ExitCode.AUDIT if differ else ExitCode.OK,
        rows=(("Perbedaan", "Fakta atau tempat", "Lama", "Baru", "Sebab"), *rows) if rows else (),
        details={"status": "berbeda" if differ else "sama", **_to_json(angka, kata)},
    )


def _rows(angka: Perbedaan, kata: Sequence[Ubahan]) -> Iterator[tuple[str, ...]]:
    from report_builder.language import shorten

    for one in angka.berubah:
        yield "berubah", one.baru.id, one.lama.tampil, one.baru.tampil, "; ".join(map(str, one.sebab))
    for fact in angka.bertambah:
        yield "bertambah", fact.id, "", fact.tampil, ""
    for fact in angka.hilang:
        yield "hilang", fact.id, fact.tampil, "", ""
    for text in kata:
        yield "kata", text.tempat, shorten(text.lama, LONGEST), shorten(text.baru, LONGEST), ""


def _to_json(angka: Perbedaan, kata: Sequence[Ubahan] | None) -> dict[str, Any]:
    from report_builder.facts import fact_to_json

    return {
        "berubah": [
            {
                "id": one.baru.id,
                "lama": fact_to_json(one.lama),
                "baru": fact_to_json(one.baru),
                "sebab": [
                    {"fakta": why.fakta, "lama": why.lama, "baru": why.baru, "sel": str(why.sel) if why.sel else None}
                    for why in one.sebab
                ],
            }
            for one in angka.berubah
        ],
        "bertambah": [fact_to_json(fact) for fact in angka.bertambah],
        "hilang": [fact_to_json(fact) for fact in angka.hilang],
        "kata": None if kata is None else [{"lama": one.lama, "baru": one.baru, "di": one.tempat} for one in kata],
    }
