"""What is told of an indikator in a row of a table or behind its name and a colon: its own facts and its own state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from report_builder.given import find_given
from report_builder.page import (
    FactText,
    Inline,
    Page,
    Paragraph,
    Status,
    Styled,
    TableBlock,
    TableRow,
    Text,
    iter_blocks,
)
from report_builder.rules import Hasil
from report_builder.scrutiny.kalimat import Kalimat
from report_builder.scrutiny.keadaan import read_state
from report_builder.scrutiny.naskah import Naskah, Temuan

_BEHIND_NAME = re.compile(r": (?=[a-z])")

ANY = frozenset(Hasil)
_CLASSES: Mapping[str, frozenset[Hasil]] = {
    "melampaui": frozenset({Hasil.MELAMPAUI}),
    "tercapai": frozenset({Hasil.TERCAPAI}),
    "belum": frozenset({Hasil.BELUM_TERCAPAI}),
    "nihil": frozenset({Hasil.NIHIL, Hasil.TIDAK_TERLAKSANA}),
    "belum-diukur": frozenset({Hasil.BELUM_DIUKUR, Hasil.TIDAK_DITARGETKAN, Hasil.TIDAK_DAPAT_DINILAI}),
}
"""The states that each class of a status marks; the others mark something else."""

_ADVICE = "Cetak nama, fakta, dan keadaan dari indikator yang sama."


def mistaken_state(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """A state told behind a name and a colon that is not the one of the indikator whose facts follow."""
    start = _BEHIND_NAME.search(kalimat.sendiri)
    owners = {owner for each in kalimat.sebutan if (owner := _owner(each.fakta, naskah))}
    said = read_state(kalimat.sendiri, start.end()) if start and len(owners) == 1 else None
    if start and said and kalimat.sendiri.startswith(said[0], start.end()):
        yield from _doubt(*said, owners.pop(), naskah)


def mistaken_rows(page: Page, naskah: Naskah) -> Iterator[Temuan]:
    """Rows that hold the name or facts of one indikator beside those of another, or another state than its own."""
    blocks = (block for section in page.sections for block in iter_blocks(section))
    for row in (row for block in blocks if isinstance(block, TableBlock) for row in block.body):
        inlines = list(_inlines(row))
        owners = {owner for each in inlines if isinstance(each, FactText) and (owner := _owner(each.fakta, naskah))}
        owners |= {kode for each in inlines if isinstance(each, Text) for kode in _named(each.text, naskah)}
        if len(owners) > 1:
            yield Temuan(f"Satu baris tabel memuat nama atau fakta {' dan '.join(sorted(owners))}", _ADVICE)
        for each in (each for each in inlines if isinstance(each, Status) and len(owners) == 1):
            (owner,) = owners
            _, said = read_state(each.text) or ("", ANY)
            yield from _doubt(each.text, _CLASSES.get(each.kelas, ANY) & said, owner, naskah)


def _doubt(said: str, meant: frozenset[Hasil], owner: str, naskah: Naskah) -> Iterator[Temuan]:
    state = Hasil(str(naskah.ledger[f"{owner}.hasil"].nilai))
    if state not in meant:
        yield Temuan(f"“{said}” tidak benar untuk {owner}, yang {state.value}", _ADVICE)


def _owner(fact_id: str, naskah: Naskah) -> str:
    return next((one.kode for one in naskah.laporan.indikator if fact_id.startswith(f"{one.kode}.")), "")


def _named(text: str, naskah: Naskah) -> Iterator[str]:
    """The indikator whose whole name is a text of the input here."""
    bare, spans = find_given(text)
    given = {bare[start:end].casefold() for start, end in spans}
    return (one.kode for one in naskah.laporan.indikator if one.indikator.casefold() in given)


def _inlines(row: TableRow) -> Iterator[Inline]:
    for cell in row.cells:
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                yield from _leaves(block.children)


def _leaves(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Styled):
            yield from _leaves(inline.children)
        else:
            yield inline
