"""What the page of evidence tells of each figure, and the sheets by chapter on which they are ticked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from report_builder import language
from report_builder.errors import Place
from report_builder.exporters.iringan.bukti.tautan import iter_facts
from report_builder.facts import Fact, Ledger, Rule
from report_builder.page import Heading, Page, Section, iter_blocks, plain_text
from report_builder.telusur import Baris, legal_basis, name_of

_UNIT = "unit"
READABLE = 4
"""Decimals of a value that people read."""
_OWN = ".capaian_kantor"
"""The end of the id of a capaian as the office states it, beside that which is computed."""


@dataclass(frozen=True, slots=True)
class Butir:
    """A fact as it is shown: where it is on the page, its name, its figure, and its origin.

    ``ringkas`` is the name without that of the unit whose report it is.
    ``persis`` is the value before that rounding where the figure is rounded, and ``penuh`` with all its decimals where
    these are more than people read.
    """

    jangkar: str
    id: str
    nama: str
    ringkas: str
    tampil: str
    satuan: str
    persis: str
    penuh: str
    alasan: str
    rumus: str
    dasar: str
    tempat: Place | None
    baris: Baris | None
    dari: tuple[tuple[str, str, str], ...]
    """Of each fact that the formula takes: anchor, id, figure."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """The figures of a chapter, each once, in reading order."""

    judul: str
    butir: tuple[Butir, ...]


def butir(
    ledger: Ledger, rows: Mapping[Place, Baris], sebutan: Mapping[str, str], anchors: Mapping[str, str]
) -> Iterator[Butir]:
    """All facts as they are shown, in the order of the ledger."""
    inner = {code: name for code, name in sebutan.items() if code != _UNIT}
    for fact in ledger.fakta:
        place = fact.asal if isinstance(fact.asal, Place) else None
        rule = fact.asal if isinstance(fact.asal, Rule) else Rule("")
        persis, penuh = _unrounded(fact)
        yield Butir(
            jangkar=anchors[fact.id],
            id=fact.id,
            nama=name_of(fact.id, sebutan),
            ringkas=name_of(fact.id, inner),
            tampil=fact.tampil,
            satuan=fact.satuan_di_belakang,
            persis=persis,
            penuh=penuh,
            alasan=fact.alasan,
            rumus=rule.rumus,
            dasar=legal_basis(rule.rumus),
            tempat=place,
            baris=rows.get(place) if place else None,
            dari=tuple((anchors[each], each, ledger[each].tampil) for each in rule.dari if each in ledger),
        )


def lembar(page: Page, entries: Mapping[str, Butir]) -> tuple[Lembar, ...]:
    """A sheet for each chapter that prints figures."""
    sheets = (Lembar(_title(section, page), tuple(_printed(section, entries))) for section in page.sections)
    return tuple(sheet for sheet in sheets if sheet.butir)


def berbeda(entries: Mapping[str, Butir]) -> tuple[tuple[Butir, Butir], ...]:
    """Each capaian that the office states otherwise than it is computed, and the computed one."""
    pairs = ((own, entries.get(f"{own.id.removesuffix(_OWN)}.capaian")) for own in entries.values())
    stated = ((own, computed) for own, computed in pairs if own.id.endswith(_OWN) and computed)
    return tuple((own, computed) for own, computed in stated if own.tampil != computed.tampil)


def _printed(section: Section, entries: Mapping[str, Butir]) -> Iterator[Butir]:
    for fact in dict.fromkeys(each.fakta for each in iter_facts(section.blocks)):
        if fact in entries:
            yield entries[fact]


def _title(section: Section, page: Page) -> str:
    headings = (block for block in iter_blocks(section) if isinstance(block, Heading) and block.level == 1)
    titles = (f"{one.nomor} {plain_text(one.children)}".strip() for one in headings)
    return next(titles, "Sampul" if section.kind == "sampul" else page.judul)


def _unrounded(fact: Fact) -> tuple[str, str]:
    """The value that the figure was rounded from, as far as people read it, and all of it where that is not all."""
    if not isinstance(fact.nilai, Decimal) or fact.satuan == "tahun kalender":
        return "", ""
    full = language.format_number(fact.nilai)
    shown = _places(fact.tampil.strip("%"))
    if _places(full) <= shown:
        return "", ""
    readable = max(READABLE, shown + 1)
    return (language.format_number(fact.nilai, readable), full) if _places(full) > readable else (full, "")


def _places(figure: str) -> int:
    return len(figure.partition(",")[2])
