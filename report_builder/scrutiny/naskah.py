"""A document under scrutiny beside the data it was made from, and what a rule finds in it."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.facts import Ledger
from report_builder.model import Laporan
from report_builder.page import Page
from report_builder.scrutiny.huruf import plain
from report_builder.scrutiny.kalimat import Kalimat, read_sentences
from report_builder.scrutiny.pegangan import Pegangan


@dataclass(frozen=True, slots=True)
class Naskah:
    """The sentences of a document, the report they speak of, and what holds their numbers."""

    kalimat: tuple[Kalimat, ...]
    laporan: Laporan
    ledger: Ledger
    pegangan: Pegangan

    @classmethod
    def of(cls, page: Page, laporan: Laporan, ledger: Ledger) -> Naskah:
        """The document as its rules see it."""
        pegangan = Pegangan.of(laporan, ledger, page.tanggal)
        return cls(tuple(map(plain, read_sentences(page, pegangan.find))), laporan, ledger, pegangan)


@dataclass(frozen=True, slots=True)
class Temuan:
    """What a rule finds wrong, as a clause of the message, and what to do about it."""

    pesan: str
    saran: str
