"""Bookmarks that another program has moved by a sign, put back around the figure that they are of."""

from __future__ import annotations

from dataclasses import replace

from report_builder.audit.dokumen import Alinea, Blok, Dokumen, Jangkar, Tabel
from report_builder.facts import Ledger
from report_builder.scrutiny.angka import prints

_MOVED = ((0, 1), (1, 0))
"""By how much the beginning and the end may lie within the figure: LibreOffice counts comments as signs."""


def luruskan(dokumen: Dokumen) -> Dokumen:
    """The document with every bookmark that lacks a sign of its figure around the whole figure."""
    ledger = dokumen.ledger
    if ledger is None or all(_straight(one, each, ledger) is one for each in dokumen.alinea() for one in each.jangkar):
        return dokumen
    return replace(dokumen, blok=tuple(_block(each, ledger) for each in dokumen.blok))


def _block(blok: Blok, ledger: Ledger) -> Blok:
    match blok:
        case Alinea(jangkar=jangkar) if jangkar:
            return replace(blok, jangkar=tuple(_straight(one, blok, ledger) for one in jangkar))
        case Tabel():
            rows = (
                replace(
                    row,
                    sel=tuple(replace(sel, isi=tuple(_block(each, ledger) for each in sel.isi)) for sel in row.sel),
                )
                for row in blok.baris
            )
            return replace(blok, baris=tuple(rows))
        case _:
            return blok


def _straight(jangkar: Jangkar, alinea: Alinea, ledger: Ledger) -> Jangkar:
    """A bookmark as it is where it holds a print of its fact, or would with no sign more either."""
    fact = ledger.get(jangkar.fakta)
    if fact is None or jangkar.awal == jangkar.akhir:
        return jangkar
    texts = {text.casefold() for text in prints(fact)}
    if alinea.teks[jangkar.awal : jangkar.akhir].casefold() in texts:
        return jangkar
    for before, behind in _MOVED:
        first, last = max(jangkar.awal - before, 0), jangkar.akhir + behind
        if alinea.teks[first:last].casefold() in texts:
            return replace(jangkar, awal=first, akhir=last)
    return jangkar
