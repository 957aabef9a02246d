"""Amounts of rupiah that are a thousand times too large or too small: juta for miliar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import cetak, nilai
from report_builder.audit.klaim.naskah import Bacaan, Naskah
from report_builder.audit.pembulatan import Hubungan, hubungan
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.facts import Fact

_MEASURES = (
    ("pagu_awal", re.compile(r"\bpagu awal\b", re.IGNORECASE)),
    ("realisasi", re.compile(r"\b(?:realisasi|terserap|diserap|menyerap|terealisasi)", re.IGNORECASE)),
    ("sisa", re.compile(r"\b(?:ter)?sisa", re.IGNORECASE)),
    ("pagu", re.compile(r"\b(?:pagu|anggaran|alokasi)", re.IGNORECASE)),
)
_CLAUSE = re.compile(r"[,;:(] ?|\b(?:dan|serta|sedangkan|dengan)\b")
_STEPS = (3, -3)
_LEAST = 1000
"""A thousandth of less is no rounding of anything."""


def salah_satuan(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """An amount whose digits are those of the pagu, realisasi or sisa that the words name, a thousand times it."""
    for bacaan in naskah.dinilai if data else ():
        for angka in bacaan.ukuran:
            told = bacaan.golongan.get(angka.awal)
            if data and angka.jenis is Jenis.RUPIAH and told and told.kelas is Kelas.TAK_DIKENAL:
                yield from _shifted(bacaan, angka, data)


def _shifted(bacaan: Bacaan, angka: Angka, data: Data) -> Iterator[Temuan]:
    clause = _CLAUSE.split(bacaan.sebelum(angka))[-1]
    measure = next((name for name, words in _MEASURES if words.search(clause)), "")
    fact = data.fakta(bacaan, angka, measure) if measure else None
    for step in _STEPS if fact and isinstance(fact.nilai, Decimal) and nilai(angka) >= _LEAST else ():
        other = replace(angka, nilai=nilai(angka).scaleb(step), skala=angka.skala + step if angka.skala else 0)
        if fact and hubungan(other, fact.angka) in {Hubungan.SAMA, Hubungan.BULAT}:
            reason = f"Satuannya tampaknya keliru: {fact.id} adalah {fact.tampil}."
            yield bacaan.temuan((angka.awal, angka.akhir), reason, _written(other, fact), fact.id)


def _written(angka: Angka, fact: Fact) -> str:
    """The amount as it is written, in its right scale."""
    return cetak(nilai(angka), angka) if angka.skala else fact.tampil
