"""Tells where a figure comes from: its formula, what that takes, and the cells at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from report_builder.cli.choice import ConfigFile, Period, UnitName, Year
from report_builder.cli.indonesian import flag
from report_builder.cli.outcome import Outcome, conclude, progress

if TYPE_CHECKING:
    from report_builder.telusur import Baris, Jejak

INDENT = "   "


def trace(
    context: typer.Context,
    fakta: Annotated[str, typer.Argument(metavar="FAKTA", help="Id fakta, misalnya IKK-1.capaian.")],
    data: Annotated[str, typer.Argument(metavar="DATA", help="Buku kerja (.xlsx), folder CSV, atau basis data.")],
    *,
    unit: UnitName = "",
    year: Year = None,
    period: Period = "",
    config: ConfigFile = None,
    as_json: Annotated[bool, flag("--json", text="Menulis hasil sebagai satu objek JSON.")] = False,
) -> None:
    """Menelusuri satu angka sampai ke selnya."""

    def work() -> Outcome:
        from report_builder import config as settings
        from report_builder import pipeline, telusur

        query = settings.read(config).query
        job = pipeline.Job(data, unit=unit, tahun=year, periode=period, query=query)
        with progress() as tell:
            examined = pipeline.examine(job, tell)
        ledger = examined.ledger
        jejak = telusur.trace(ledger, fakta, telusur.rows_of(examined.dataset.tables, ledger))
        return Outcome(rows=tuple((line,) for line in lines(jejak)), details={"jejak": to_json(jejak)})

    conclude(context, work, as_json=as_json)


def lines(jejak: Jejak) -> Iterator[str]:
    """The tree of a figure, a line for each fact and below a cell one for its row; what was told is not told again."""
    return _lines(jejak, 0, set())


def _lines(jejak: Jejak, depth: int, told: set[object]) -> Iterator[str]:
    from report_builder.telusur import origin_text

    indent, fact = INDENT * depth, jejak.fakta
    if fact.id in told:
        yield f"{indent}{fact.id} = {fact.bersatuan} (asalnya di atas)"
        return
    told.add(fact.id)
    reason = f" ({fact.alasan})" if fact.alasan else ""
    yield f"{indent}{fact.id} = {fact.bersatuan}{reason} ← {origin_text(fact)}"
    if jejak.baris:
        yield f"{indent}{INDENT}{_row_line(jejak.baris, told)}"
    for each in jejak.dari:
        yield from _lines(each, depth + 1, told)


def _row_line(baris: Baris, told: set[object]) -> str:
    """A row with its name; one that was told before is named with the cell alone that is meant."""
    row = baris.tempat.berkas, baris.tempat.lembar, baris.nama, baris.isi
    seen = row in told
    told.add(row)
    return f"{baris.nama} (di atas): {_cell(baris, baris.ke)}" if seen else f"{baris.nama}: {row_text(baris)}"


def row_text(baris: Baris) -> str:
    """The cells of a row that hold anything, each after its head; the one that is meant in brackets."""
    places = range(min(len(baris.kepala), len(baris.isi)))
    return " | ".join(_cell(baris, place) for place in places if baris.isi[place] or place == baris.ke)


def _cell(baris: Baris, place: int) -> str:
    text = f"{baris.kepala[place]}: {baris.isi[place]}"
    return f"[{text}]" if place == baris.ke else text


def to_json(jejak: Jejak) -> dict[str, Any]:
    """The tree as plain values: each fact as ``fakta.json`` has it, with what it was made of."""
    from report_builder.facts import Rule, fact_to_json
    from report_builder.telusur import legal_basis

    form: dict[str, Any] = fact_to_json(jejak.fakta)
    if isinstance(jejak.fakta.asal, Rule):
        form["dasar"] = legal_basis(jejak.fakta.asal.rumus)
        form["dari"] = [to_json(each) for each in jejak.dari]
    elif jejak.baris:
        form["baris"] = dict(zip(jejak.baris.kepala, jejak.baris.isi, strict=False))
    return form
