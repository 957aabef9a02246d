"""What a document may say without a fact: the input's own texts, its dates and years, how many parts a report has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from report_builder import language
from report_builder.facts import Ledger
from report_builder.model import Laporan
from report_builder.schema import SHEETS, SKALA
from report_builder.scrutiny.kalimat import HOLE

_LEAST_DIGITS = 5
"""From so many digits on a text without a word is a number of its own kind: a NIP, a telephone."""
_LONGEST_EVENT = 60
_ENDS = " \t\n.,;:!?"


@dataclass(frozen=True)
class Pegangan:
    """What holds the numbers of a document that are no facts; ``jumlah`` says how many there are of what a noun names.

    A text is taken word for word, whatever the case of its letters, the marks at its ends and its white space; a name
    of one word (``nama``) only as it is spelled, since our own sentences may have that word too.
    """

    nama: tuple[str, ...]
    teks: tuple[str, ...]
    hari: frozenset[date]
    tahun: frozenset[int]
    jumlah: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, laporan: Laporan, ledger: Ledger, terbit: date, profil_texts: Iterable[str]) -> Pegangan:
        """What a report holds, on the day that its document bears, with the texts of its office's profile."""
        own = (*_texts(laporan), *_reasons(ledger), *profil_texts)
        days = frozenset((terbit, *_days(laporan)))
        years = frozenset({laporan.identitas.tahun, *(day.year for day in days), *_years(laporan)})
        return cls(_names(laporan), tuple(dict.fromkeys(own)), days, years, _counts(laporan, ledger))

    def mask(self, text: str) -> str:
        """The text with a hole for each sign that is the input's own."""
        return self._form.sub(lambda found: HOLE * len(found[0]), text)

    @cached_property
    def _form(self) -> re.Pattern[str]:
        """Longest first, so that a name within a sentence of the input does not part it."""
        texts = (r"\s+".join(map(_word_form, text.split())) for text in sorted(self.teks, key=len, reverse=True))
        names = (f"(?-i:{re.escape(nama)})" for nama in self.nama)
        return re.compile(rf"(?<!\w)(?:{'|'.join((*texts, *names))})(?!\w)", re.IGNORECASE)


_ABBREVIATION = re.compile(r"(\W*)([A-Z][A-Z0-9]+)(\W*)")


def _word_form(word: str) -> str:
    """A word of the input; an abbreviation may be written out before it, as at its first mention: Badan … (BNNP)."""
    found = _ABBREVIATION.fullmatch(word)
    if found is None:
        return re.escape(word)
    before, name, after = map(re.escape, found.groups())
    return rf"{before}(?:(?:[^\W\d_]+[ /]){{1,16}}\({name}\)|{name}){after}"


# --- texts -----------------------------------------------------------------------------------------------------------


def _texts(laporan: Laporan) -> Iterator[str]:
    """The texts of the input, each point of a list for itself; the labels of scales only a fact may print."""
    for sheet in (sheet for sheet in SHEETS if sheet is not SKALA):
        part = getattr(laporan, sheet.nama.lower())
        for row in part if isinstance(part, tuple) else (part,):
            values = (getattr(row, column.nama) for column in sheet.fields)
            points = (point for value in values for point in (value if isinstance(value, tuple) else (value,)))
            for point in points:
                if isinstance(point, str) and _is_telling(point):
                    yield from (point.strip(_ENDS), language.format_nip(point))


def _names(laporan: Laporan) -> tuple[str, ...]:
    identitas = laporan.identitas
    names = (identitas.singkatan, identitas.unit_kerja, identitas.instansi, identitas.induk_unit, identitas.kota)
    places = (kegiatan.tempat for kegiatan in laporan.kegiatan)
    return tuple(name for name in (*names, *places) if name[:1].isupper())


def _reasons(ledger: Ledger) -> Iterator[str]:
    """Why a fact has no value, as documents print it."""
    return (fact.alasan for fact in ledger.fakta if _is_telling(fact.alasan))


def _is_telling(text: str) -> bool:
    """Whether a text is more than one plain word or a short number, which would make holes of our own wording."""
    digits = sum(sign.isdecimal() for sign in text)
    has_letter = any(sign.isalpha() for sign in text)
    return digits >= _LEAST_DIGITS or (has_letter and (digits > 0 or len(text.split()) > 1))


# --- dates, years, counts --------------------------------------------------------------------------------------------


def _days(laporan: Laporan) -> Iterator[date]:
    identitas = laporan.identitas
    single = (
        identitas.tanggal_laporan, identitas.tanggal_data, laporan.pengaturan.embargo,
        *(one.tanggal_data for one in laporan.indikator), *(one.tenggat for one in laporan.analisis),
    )  # fmt: skip
    yield from (day for day in single if day)
    for kegiatan in laporan.kegiatan:
        first = kegiatan.tanggal_mulai or kegiatan.tanggal_selesai
        last = kegiatan.tanggal_selesai or first
        if first and last:
            length = min((last - first).days, _LONGEST_EVENT)
            yield from (first + timedelta(days=number) for number in range(length + 1))
            yield last


def _years(laporan: Laporan) -> Iterator[int]:
    yield from (row.tahun for row in laporan.riwayat)
    yield from (row.tahun_akhir for row in laporan.renstra)


def _counts(laporan: Laporan, ledger: Ledger) -> Mapping[str, frozenset[int]]:
    """Of indikator also how many a sasaran has, and how many stand as the facts of the unit say."""
    of_sasaran = (sum(one.kode_sasaran == sasaran.kode for one in laporan.indikator) for sasaran in laporan.sasaran)
    stated = (int(fact.angka) for fact in ledger.fakta if fact.id.startswith("unit.jumlah_"))
    return {
        "sasaran": frozenset({len(laporan.sasaran)}),
        "indikator": frozenset({len(laporan.indikator), *of_sasaran, *stated}),
    }
