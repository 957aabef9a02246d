"""Values of several years that are said to rise or fall all the time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.arah import lawan
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import kisaran, nilai, selisih
from report_builder.audit.klaim.naskah import MEASURES, Bacaan, Naskah, sejenis
from report_builder.audit.temuan import Temuan

_UP, _DOWN = r"(?:naik|meningkat|bertambah|membesar)", r"(?:turun|menurun|berkurang|mengecil)"
_ALWAYS = r"(?:terus(?:[- ]menerus)?|selalu|konsisten)"
_EACH = r"(?:terus|(?:se)?tiap tahun(?:nya)?|dari tahun ke tahun|berturut-turut|secara konsisten)"
_STEADY = re.compile(
    rf"\b(?:{_ALWAYS} (?:mengalami )?(?P<kata>{_UP}|{_DOWN})|(?P<awal>{_UP}|{_DOWN}) {_EACH})\b", re.IGNORECASE
)
_RISES = re.compile(_UP, re.IGNORECASE)
_LEAST = 3
"""Values that make a row."""
_TURN = re.compile(r"\b(?:lalu|kemudian|sebelum|namun|tetapi|sedangkan|meski\w*|walau\w*|kecuali)\b", re.IGNORECASE)
"""Where what is said all the time ends."""
_YEAR_BEHIND = re.compile(r"[^,;:\d]{0,25}")
_VALUE_BEHIND = re.compile(r"[^,;:()\d]{0,25}")

Rentetan: TypeAlias = Sequence[tuple[int, Angka]]
"""Years with their values, in order."""


def salah_rentetan(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """A row that is said to rise or fall all the time and does not."""
    for bacaan in naskah.dinilai:
        for found in _STEADY.finditer(bacaan.teks):
            yield from _judge(bacaan, found)


def _judge(bacaan: Bacaan, found: re.Match[str]) -> Iterator[Temuan]:
    group = "kata" if found["kata"] else "awal"
    row = _row(bacaan, found.start())
    if len(row) < _LEAST or bacaan.is_keliru(*(angka for _, angka in row)):
        return
    sign = 1 if _RISES.fullmatch(found[group]) else -1
    steps = list(pairwise(row))
    against = [(one, other) for one, other in steps if _is_against(one[1], other[1], sign)]
    if against:
        (year, value), (next_year, next_value) = against[0]
        reason = f"Dari {value.teks.strip()} ({year}) menjadi {next_value.teks.strip()} ({next_year})."
        should = lawan(found[group], "") if len(against) == len(steps) else ""
        yield bacaan.temuan(found.span(group), reason, should)


def _is_against(one: Angka, other: Angka, sign: int) -> bool:
    apart = selisih(kisaran(one), kisaran(other)).bawah > 0
    return apart and (nilai(other) - nilai(one)) * sign < 0


def _row(bacaan: Bacaan, place: int) -> Rentetan:
    """The values of a sentence that a year stands with, all before or all behind it; empty where that is not clear."""
    start, end = bacaan.kalimat[bacaan.nomor_kalimat(place)]
    turn = _TURN.search(bacaan.teks, place, end)
    end = turn.start() if turn else end
    within = [one for one in bacaan.angka if start <= one.awal < end and one.jenis in {*MEASURES, Jenis.TAHUN}]
    for first in range(len(within)):
        stretch = within[first:]
        pairs = list(zip(stretch[::2], stretch[1::2], strict=False))
        row = [_as_pair(bacaan, one, other) for one, other in pairs]
        told = [each for each in row if each]
        if len(told) == len(row) >= _LEAST and all(sejenis(told[0][1], value) for _, value in told):
            return sorted(told, key=lambda each: each[0])
    return ()


def _as_pair(bacaan: Bacaan, one: Angka, other: Angka) -> tuple[int, Angka] | None:
    is_year_first = one.jenis is Jenis.TAHUN
    year, value = (one, other) if is_year_first else (other, one)
    between = _VALUE_BEHIND if is_year_first else _YEAR_BEHIND
    if year.jenis is not Jenis.TAHUN or value.jenis not in MEASURES:
        return None
    return (int(nilai(year)), value) if between.fullmatch(bacaan.teks, one.akhir, other.awal) else None
