"""The sentences of the input that say how the work went, cell by cell, and of whom they speak."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from report_builder import language
from report_builder.errors import Place
from report_builder.model import Analisis, Indikator, Laporan
from report_builder.model.parts import Places


class Sumber(Enum):
    """Who speaks: a person, the account of an event, or the office in its report."""

    KUTIPAN = auto()
    KEGIATAN = auto()
    URAIAN = auto()


@dataclass(frozen=True, slots=True)
class Ujaran:
    """The sentences of one cell, how a message names them, and the indikator of which they speak unless they say so.

    ``is_plan`` is said of a cell that holds what is to be done, ``is_explained`` of one with a note beside it.
    """

    nama: str
    tempat: Place
    kalimat: tuple[str, ...]
    sumber: Sumber
    indikator: Indikator | None = None
    is_plan: bool = False
    is_explained: bool = False


class _Part(Protocol):
    @property
    def places(self) -> Places: ...


_ANALISIS = ("penyebab", "kendala", "upaya", "tindak_lanjut", "program_penunjang", "efisiensi")
_IDENTITAS = ("gambaran_umum", "isu_strategis", "penutup", "langkah_ke_depan")
_PLANS = frozenset({"tindak_lanjut", "langkah_ke_depan"})


def find_ujaran(laporan: Laporan) -> Iterator[Ujaran]:
    """Every cell whose sentences the data could contradict."""
    for quote in laporan.kutipan:
        nama = f"Kutipan {quote.penutur}"
        yield from _read(quote, "kutipan", nama, Sumber.KUTIPAN, is_explained=bool(quote.catatan))
    for event in laporan.kegiatan:
        nama = f"Ringkasan {event.nama}"
        yield from _read(event, "ringkasan", nama, Sumber.KEGIATAN, is_explained=bool(event.catatan))
    by_code = {one.kode: one for one in laporan.indikator}
    for row in laporan.analisis:
        if _is_of_the_period(row, laporan):
            for column in _ANALISIS:
                nama = f"{_label(column)} {row.kode_indikator}"
                yield from _read(row, column, nama, Sumber.URAIAN, indikator=by_code.get(row.kode_indikator))
    for column in _IDENTITAS:
        yield from _read(laporan.identitas, column, _label(column), Sumber.URAIAN)


def _is_of_the_period(row: Analisis, laporan: Laporan) -> bool:
    return row.triwulan == laporan.identitas.triwulan


def _label(column: str) -> str:
    return language.sentence_case(column.replace("_", " "))


def _read(
    part: _Part,
    column: str,
    nama: str,
    sumber: Sumber,
    *,
    indikator: Indikator | None = None,
    is_explained: bool = False,
) -> Iterator[Ujaran]:
    text: str | tuple[str, ...] = getattr(part, column)
    sentences = tuple(_sentences((text,) if isinstance(text, str) else text))
    place = part.places.get(column)
    if sentences and place is not None:
        yield Ujaran(nama, place, sentences, sumber, indikator, column in _PLANS, is_explained)


def _sentences(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        plain = without_hidden_signs(text)
        yield from (plain[start:end] for start, end in language.split_sentences(plain))


def without_hidden_signs(text: str) -> str:
    """``seluruh tar\u200bget\u00a0tercapai`` -> ``seluruh target tercapai``."""
    return " ".join("".join(sign for sign in text if unicodedata.category(sign) != "Cf").split())
