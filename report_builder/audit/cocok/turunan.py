"""What a number may be derived from: the difference, sum or ratio of others that the text itself states."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.cocok.konteks import Konteks
from report_builder.audit.pembulatan import selang

_MOST = 12
"""Numbers of a paragraph that are looked at, the nearest."""
_HUNDRED = Decimal(100)
CHANGED = re.compile(
    r"\b(?:selisih\w*|berkurang|bertambah|(?:me)?naik\w*|(?:me)?turun\w*|menurun\w*|meningkat|membaik|memburuk|(?:ber)?tumbuh|menyusut|kenaikan|penurunan|peningkatan"
    r"|lebih \w+|di ?atas|di ?bawah|(?:ter|me)?lampaui|melebihi|kurang"
    r"|kekurangan|kelebihan|surplus|defisit|sisa|terpaut|berbeda|menyimpang|penyimpangan|berjarak"
    r"|di(?:pangkas|potong|kurangi|tambah|hemat)|direvisi)\b",
    re.IGNORECASE,
)
SUMMED = re.compile(
    r"\b(?:total\w*|seluruh\w*|jumlah(?:nya)?|sejumlah|keseluruhan|semuanya|gabungan|bersama)\b", re.IGNORECASE
)
_SPELT_OUT = re.compile(r"[^.;0-9]*\b(?:yaitu|yakni|terdiri (?:atas|dari)|meliputi|masing-masing)\b", re.IGNORECASE)
_SHARED = re.compile(
    r"\b(?:dari|terhadap|atau|rata-rata|persentase|rasio|proporsi|porsi|sebagian|(?:tidak|belum) (?:ter|di)serap"
    r"|sisa|tersisa)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r" kali (?:lipat|pagu|target|realisasi|anggaran|capaian)\b", re.IGNORECASE)
_TIMES_BOUND = (
    (re.compile(r"\b(?:lebih dari|di ?atas|melebihi) $", re.IGNORECASE), (Decimal(0), Decimal(1))),
    (re.compile(r"\b(?:kurang dari|di ?bawah|hampir|mendekati) $", re.IGNORECASE), (Decimal(-1), Decimal(0))),
)
_TIMES_ROUNDED = (Decimal("-0.5"), Decimal("0.5"))
"""How far from so many times it may be; two and a half are three."""
_MONEYLIKE = frozenset({Jenis.JUMLAH, Jenis.RUPIAH, Jenis.PERSEN, Jenis.POIN})

Hitung = Callable[[Decimal, Decimal], Decimal | None]


@dataclass(frozen=True, slots=True)
class _Cara:
    """A way of deriving: how it is told, what it computes, whether words announce it, of which kinds it gives which."""

    kalimat: str
    hitung: Hitung
    is_said: Callable[[Konteks], bool]
    is_kind: Callable[[Angka, Angka, Angka], bool]


def _changed(konteks: Konteks) -> bool:
    return CHANGED.search(konteks.sekitar_angka) is not None


def _summed(konteks: Konteks) -> bool:
    return bool(SUMMED.search(konteks.sekitar_angka) or _SPELT_OUT.match(konteks.sesudah))


def _shared(konteks: Konteks) -> bool:
    return _SHARED.search(konteks.kalimat) is not None


def _same(number: Angka, one: Angka, other: Angka) -> bool:
    return number.jenis is one.jenis is other.jenis


def _difference(number: Angka, one: Angka, other: Angka) -> bool:
    points = number.jenis is Jenis.POIN and one.jenis is other.jenis is Jenis.PERSEN
    return points or (_same(number, one, other) and number.jenis is not Jenis.PERSEN)


def _part(number: Angka, one: Angka, other: Angka) -> bool:
    return number.jenis is Jenis.PERSEN and one.jenis is other.jenis and one.jenis is not Jenis.PERSEN


def _ratio(one: Decimal, other: Decimal) -> Decimal | None:
    return one / other * _HUNDRED if other else None


def _change(one: Decimal, other: Decimal) -> Decimal | None:
    return abs(one - other) / other * _HUNDRED if other else None


_CARA = (
    _Cara("Selisih dari {} dan {}.", lambda one, other: abs(one - other), _changed, _difference),
    _Cara("Jumlah dari {} dan {}.", lambda one, other: one + other, _summed, _same),
    _Cara("Persentase {} terhadap {}.", _ratio, _shared, _part),
    _Cara("Perubahan menjadi {} dari {}.", _change, _changed, _part),
)


def turunan(angka: Angka, konteks: Konteks, lain: Sequence[Angka]) -> str:
    """How a number follows from others of its paragraph, as a sentence for people; empty where it does not.

    Words of its clause must announce it: any small number is the difference of some others. What a later sentence
    states is none of them.
    """
    nilai = angka.nilai
    if not isinstance(nilai, Decimal) or angka.jenis not in _MONEYLIKE:
        return ""
    told = angka.akhir + len(konteks.sesudah)
    stated = [each for each in lain if _is_amount(each) and each.awal < told]
    if angka.kata == "tahun" and nilai in _spans(lain):
        return "Banyaknya tahun dari tahun-tahun yang disebut."
    if _TIMES.match(konteks.sesudah):
        return next(_multiples(nilai, konteks, stated), "")
    near = sorted(stated, key=lambda each: abs(each.awal - angka.awal))[:_MOST]
    return next(_found(angka, nilai, konteks, near), "")


def _multiples(nilai: Decimal, konteks: Konteks, stated: Sequence[Angka]) -> Iterator[str]:
    """Of which two amounts so many times is true, rounded or as a bound: lebih dari dua kali lipat."""
    least, most = next((span for words, span in _TIMES_BOUND if words.search(konteks.sebelum)), _TIMES_ROUNDED)
    for one, other in permutations(stated, 2):
        if one.jenis is other.jenis and _value(other) and least <= _value(one) / _value(other) - nilai <= most:
            yield f"{one.teks.strip()} dibagi {other.teks.strip()}."


def _found(angka: Angka, nilai: Decimal, konteks: Konteks, near: Sequence[Angka]) -> Iterator[str]:
    shown = selang(abs(nilai), angka.langkah)
    for cara in _CARA:
        if not cara.is_said(konteks):
            continue
        for pair in combinations(near, 2):
            for one, other in (pair, pair[::-1]):
                value = cara.hitung(_value(one), _value(other)) if cara.is_kind(angka, one, other) else None
                if value is not None and (value == abs(nilai) or value in shown):
                    yield cara.kalimat.format(one.teks.strip(), other.teks.strip())
    if _summed(konteks):
        yield from _sums(angka, nilai, near)


def _is_amount(angka: Angka) -> bool:
    return angka.jenis in _MONEYLIKE and isinstance(angka.nilai, Decimal)


def _spans(lain: Sequence[Angka]) -> frozenset[Decimal]:
    """How many years lie between two that are stated, or are counted from one to the other."""
    years = [_value(each) for each in lain if each.jenis is Jenis.TAHUN]
    return frozenset(abs(one - other) + more for one, other in combinations(years, 2) for more in (0, 1))


def _sums(angka: Angka, nilai: Decimal, near: Sequence[Angka]) -> Iterator[str]:
    alike = [each for each in near if each.jenis is angka.jenis]
    for many in range(3, min(len(alike), 6) + 1):
        for group in combinations(alike, many):
            if sum((_value(each) for each in group), Decimal(0)) == nilai:
                yield f"Jumlah dari {', '.join(each.teks.strip() for each in group)}."


def _value(angka: Angka) -> Decimal:
    return angka.nilai if isinstance(angka.nilai, Decimal) else Decimal(0)
