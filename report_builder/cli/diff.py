"""Tells how two inputs, ledgers or documents differ: in figures, and why, and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer

from report_builder.cli.choice import ConfigFile, Period, UnitName
from report_builder.cli.indonesian import flag
from report_builder.cli.outcome import Outcome, conclude, progress
from report_builder.errors import ExitCode

if TYPE_CHECKING:
    from report_builder.banding import Perbedaan, Perubahan, Ubahan
    from report_builder.facts import Fact

LONGEST = 72
"""Signs of a changed text that are shown; JSON has it whole."""
PART = 48
"""Signs of a name that are shown."""
REASONS = 3
"""Cells that are named for one figure; JSON has all."""
CHANGED = "teks berubah"
_TEXTS = {"teks dihapus": "dihapus", "teks ditambah": "ditambah", "angka ditimpa": "angka ditimpa"}
"""What else is counted of texts, and how."""

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
        # What data call an indikator is surer than what a document seems to.
        first, last = sorted((old, new), key=lambda side: side.sifat == "data")
        names = {**first.nama, **last.nama}
        return _tell(banding.compare(old.ledger, new.ledger), banding.compare_words(old, new), names)

    conclude(context, work, as_json=as_json)


def _tell(angka: Perbedaan, kata: Sequence[Ubahan] | None, nama: Mapping[str, str]) -> Outcome:
    differ = bool(angka or kata)
    rows = tuple(chain(_fact_rows(angka, nama), _word_rows(kata or (), nama)))
    return Outcome(
        summary=f"{_count_facts(angka, kata or ())}; {_count_words(kata)}.",
        exit_code=ExitCode.AUDIT if differ else ExitCode.OK,
        rows=(("Perbedaan", "Fakta atau tempat", "Lama", "Baru", "Sebab"), *rows) if rows else (),
        details={"status": "berbeda" if differ else "sama", **_to_json(angka, kata, nama)},
    )


# --- how many --------------------------------------------------------------------------------------------------------


def _count_facts(angka: Perbedaan, kata: Sequence[Ubahan]) -> str:
    figures = [one for one in angka.berubah if not one.berupa_kata]
    reasons = dict.fromkeys(why.di for one in figures for why in one.sebab if why.sel)
    because = f" karena {len(reasons)} sel" if reasons else ""
    status = len(angka.berubah) - len(figures)
    lost = len(angka.hilang) + sum(len(one.hilang) for one in kata)
    counts = (
        f"{len(figures)} angka berubah{because}",
        f"{status} status berubah" if status else "",
        f"{len(angka.bertambah)} bertambah",
        f"{lost} hilang",
    )
    return ", ".join(filter(None, counts))


def _count_words(kata: Sequence[Ubahan] | None) -> str:
    if kata is None:
        return "kata tidak dibandingkan"
    counts = Counter(map(_kind_of_text, kata))
    others = (f"{counts[kind]} {said}" for kind, said in _TEXTS.items() if counts[kind])
    return ", ".join((f"{counts[CHANGED]} teks berubah", *others))


# --- the table -------------------------------------------------------------------------------------------------------


def _fact_rows(angka: Perbedaan, nama: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for one in angka.menurut_sebab():
        old, new = (fact.bersatuan if fact else "" for fact in (one.lama, one.baru))
        yield _kind_of_change(one), _named(one.fakta.id, nama), old, new, _why(one)


def _kind_of_change(one: Perubahan) -> str:
    if one.lama is None or one.baru is None:
        return "hilang" if one.lama else "bertambah"
    if one.berupa_kata:
        return "status"
    return "berubah" if _is_typed(one) else "ikut berubah"


def _is_typed(one: Perubahan) -> bool:
    from report_builder.errors import Place

    return isinstance(one.fakta.asal, Place)


def _why(one: Perubahan) -> str:
    """The cell that holds it, or its formula where that is another one, else what it changed for."""
    own = [why for why in one.sebab if why.fakta == one.fakta.id]
    told = [why.di if why.sel else str(why) for why in own]
    others = [place for place in one.sumber if place not in {why.di for why in own}]
    more = f", dan {len(others) - REASONS} lainnya" if len(others) > REASONS else ""
    because = [f"karena {', '.join(others[:REASONS])}{more}"] if others else []
    return "; ".join((*told, *because))


def _word_rows(kata: Sequence[Ubahan], nama: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    from report_builder.banding import potongan
    from report_builder.language import shorten

    for text in kata:
        place = shorten(text.tempat, LONGEST)
        if text.lama and text.baru:
            old, new = potongan(text.lama, text.baru, LONGEST)
        else:
            old, new = (shorten(side.utuh, LONGEST) if side else "" for side in (text.lama, text.baru))
        where = f"{place} · {_named(text.fakta, nama)}" if text.fakta else place
        yield _kind_of_text(text), where, old, new, ""
        yield from (_lost_row(fact, place, nama) for fact in text.hilang)


def _lost_row(fact: Fact, place: str, nama: Mapping[str, str]) -> tuple[str, ...]:
    return "hilang", _named(fact.id, nama), fact.bersatuan, "", f"terhapus dari {place}"


def _kind_of_text(text: Ubahan) -> str:
    if text.fakta:
        return "angka ditimpa"
    if text.lama is None or text.baru is None:
        return "teks dihapus" if text.lama else "teks ditambah"
    return CHANGED


def _named(fact_id: str, nama: Mapping[str, str]) -> str:
    from report_builder.language import shorten
    from report_builder.telusur import name_of

    return f"{fact_id} · {shorten(name_of(fact_id, nama), PART)}"


# --- JSON ------------------------------------------------------------------------------------------------------------


def _to_json(angka: Perbedaan, kata: Sequence[Ubahan] | None, nama: Mapping[str, str]) -> dict[str, Any]:
    from report_builder.facts import fact_to_json

    went = [fact_to_json(fact) for one in angka.hilang for fact in one.sisi]
    lost = [{**fact_to_json(fact), **_place_to_json(text)} for text in kata or () for fact in text.hilang]
    return {
        "berubah": [_change_to_json(one, nama) for one in angka.berubah],
        "bertambah": [fact_to_json(fact) for one in angka.bertambah for fact in one.sisi],
        "hilang": [*went, *lost],
        "kata": None if kata is None else [_text_to_json(one) for one in kata],
    }


def _change_to_json(one: Perubahan, nama: Mapping[str, str]) -> dict[str, Any]:
    from report_builder.facts import fact_to_json
    from report_builder.telusur import name_of

    old, new = map(fact_to_json, one.sisi)
    return {
        "id": one.fakta.id,
        "nama": name_of(one.fakta.id, nama),
        "jenis": _kind_of_change(one),
        "lama": old,
        "baru": new,
        "sebab": [
            {"fakta": why.fakta, "lama": why.lama, "baru": why.baru, "sel": str(why.sel) if why.sel else None}
            for why in one.sebab
        ],
    }


def _text_to_json(one: Ubahan) -> dict[str, str]:
    old, new = (side.utuh if side else "" for side in (one.lama, one.baru))
    form = {"jenis": _kind_of_text(one), "lama": old, "baru": new, **_place_to_json(one)}
    return form | ({"fakta": one.fakta} if one.fakta else {})


def _place_to_json(one: Ubahan) -> dict[str, str]:
    """The place as programs know it again, and as people read it."""
    here = one.baru or one.lama
    return {"di": here.letak if here else "", "tempat": one.tempat}
