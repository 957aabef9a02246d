"""What a sentence counts in a word of what an indikator counts: six model villages stand, we launched four services."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder.measure.bantahan.bilangan import COUNT, read_count
from report_builder.measure.bantahan.klaim import is_taken_back
from report_builder.measure.bantahan.nilai import NOT_YET
from report_builder.measure.bantahan.pernyataan import VEILED, Pernyataan
from report_builder.measure.bantahan.ujaran import Sumber, without_hidden_signs
from report_builder.model import Indikator, Laporan


@dataclass(frozen=True, slots=True)
class Cacah:
    """More than there are of what an indikator counts: the words that say so, and where they stand."""

    ucapan: str
    awal: int
    akhir: int
    indikator: Indikator


_COUNTED = re.compile(
    rf"(?:^|(?<=, )|\b(?:sebanyak|sejumlah|terdapat|ada) )(?P<jumlah>{COUNT}) (?={VEILED})", re.IGNORECASE
)
_DONE = re.compile(r"(?:jumlah|banyaknya) (?P<apa>\S+(?: \S+)+) yang di(?P<kerja>\w{4,})", re.IGNORECASE)


def find_too_many(said: Pernyataan, laporan: Laporan) -> Iterator[Cacah]:
    """Counts above those of the data: in a word, of what is named so; or of what a name says was done.

    An analysis tells also what was to be done.
    """
    for match, of in () if said.ujaran.sumber is Sumber.URAIAN else _counts(said, laporan):
        is_more = isinstance(of.realisasi, Decimal) and read_count(match["jumlah"]) > of.realisasi
        is_denied = NOT_YET.search(said.samar, *said.segment(*match.span()))
        if is_more and not is_denied and not is_taken_back(said.samar, match.start(), match.start()):
            yield Cacah(match["jumlah"], *match.span("jumlah"), of)


def _counts(said: Pernyataan, laporan: Laporan) -> Iterator[tuple[re.Match[str], Indikator]]:
    for match in _COUNTED.finditer(said.samar):
        yield from ((match, one.indikator) for one in said.sebutan if one.awal == match.end())
    for of in laporan.indikator:
        yield from ((match, of) for match in _deeds(of, said.samar))


def _deeds(of: Indikator, sentence: str) -> Iterator[re.Match[str]]:
    """Jumlah layanan baru yang diluncurkan -> meluncurkan empat layanan baru."""
    name = _DONE.fullmatch(without_hidden_signs(of.indikator))
    if name:
        done = rf"\b(?:kami|kita|telah|sudah|berhasil) me\w{{0,3}}{re.escape(name['kerja'][1:])}"
        form = rf"{done} (?P<jumlah>[0-9]{{1,3}}|{COUNT}) {re.escape(name['apa'])}(?![\w-])"
        yield from re.finditer(form, sentence, re.IGNORECASE)
