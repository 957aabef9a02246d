"""Bookmarks that another program has moved, put back around the figure that they are of.

LibreOffice counts comments as signs, and each time that it saves a file an end lies a sign further within the figure.
"""

from __future__ import annotations

from dataclasses import replace

from report_builder.audit.dokumen import Alinea, Blok, Dokumen, Jangkar, Tabel
from report_builder.facts import Ledger
from report_builder.scrutiny.angka import prints


def luruskan(dokumen: Dokumen) -> Dokumen:
    """The document with every bookmark that lacks signs of its figure around the whole figure."""
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
    """A bookmark as it is where it holds a print of its fact, or would not with the rest of its word either."""
    fact = ledger.get(jangkar.fakta)
    if fact is None or jangkar.awal == jangkar.akhir:
        return jangkar
    text, first, last = alinea.teks.casefold(), jangkar.awal, jangkar.akhir
    texts = {each.casefold() for each in prints(fact)}
    if text[first:last] in texts or len(text) != len(alinea.teks):
        return jangkar
    for each in sorted(texts, key=len, reverse=True):
        for start in (first, last - len(each)):
            end = start + len(each)
            if 0 <= start <= first and last <= end and text[start:end] == each and _is_whole(text, start, end):
                return replace(jangkar, awal=start, akhir=end)
    return jangkar


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on before or behind a stretch."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
