"""What makes a careful reader ask: exact multiples, two bases, times that do not fit, results without a target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_builder import language
from report_builder.audit.angka import Angka, Hari, Jenis
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import nilai
from report_builder.audit.klaim.naskah import Bacaan, Naskah, benda
from report_builder.audit.klaim.tripel import baca_ukuran
from report_builder.audit.temuan import Temuan
from report_builder.measure.bantahan.bilangan import COUNT, read_count

_LEAST_GROUPS = 100
_LEAST_WHOLE = 1000
_LEAST_RATIO = 2
_BEHIND = 4
"""Counts behind another that may be a multiple of it."""


def kelipatan(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """A large count that is an exact multiple of another in its sentence: so many each, assumed and not counted."""
    for bacaan in naskah.dinilai:
        counts = [one for one in bacaan.ukuran if one.jenis is Jenis.JUMLAH and benda(one) and not one.skala]
        for groups, whole in _near(counts):
            if bacaan.nomor_kalimat(groups.awal) == bacaan.nomor_kalimat(whole.awal) and _is_multiple(whole, groups):
                each = language.format_number(nilai(whole) / nilai(groups))
                said = f"{whole.teks.strip()} {whole.kata} adalah tepat {each} kali {groups.teks.strip()} {groups.kata}"
                reason = f"{said}; tampaknya perkalian, bukan hasil hitung."
                yield bacaan.temuan((whole.awal, whole.akhir), reason, salah=False)


def _near(counts: Sequence[Angka]) -> Iterator[tuple[Angka, Angka]]:
    """Each count with those right behind it."""
    for place, one in enumerate(counts):
        yield from ((one, other) for other in counts[place + 1 : place + 1 + _BEHIND])


def _is_multiple(whole: Angka, groups: Angka) -> bool:
    many, few = nilai(whole), nilai(groups)
    if few < _LEAST_GROUPS or many < _LEAST_WHOLE or many < _LEAST_RATIO * few or few % _LEAST_GROUPS == 0:
        return False
    return many % few == 0 and benda(whole) != benda(groups)


def dua_pembagi(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """One amount that a paragraph gives as two percentages, of two wholes of which it names one."""
    for bacaan in naskah.dinilai if not data else ():
        measures = baca_ukuran(bacaan)
        for place, one in enumerate(measures[1:], start=1):
            done = measures[place - 1]
            if not (one.disambung and one.angka.jenis is Jenis.PERSEN and done.angka.jenis is Jenis.RUPIAH):
                continue
            behind = measures[place + 1 : place + 3]
            if len(behind) == 2 and _is_other_whole(bacaan, done.angka, one.angka, [each.angka for each in behind]):
                whole = language.format_rupiah_short(nilai(done.angka) / nilai(one.angka) * 100)
                reason = (
                    f"Pembaginya lain dari {behind[0].angka.teks.strip()}: {done.angka.teks.strip()} adalah"
                    f" {one.angka.teks.strip()} dari {whole}."
                )
                yield bacaan.temuan((one.angka.awal, one.angka.akhir), reason, salah=False)


def _is_other_whole(bacaan: Bacaan, done: Angka, percent: Angka, behind: list[Angka]) -> bool:
    """Whether what follows is another whole of the same amount with its own percentage."""
    whole, other = behind
    if whole.jenis is not Jenis.RUPIAH or other.jenis is not Jenis.PERSEN or not nilai(whole) or not nilai(percent):
        return False
    is_next = bacaan.nomor_kalimat(whole.awal) - bacaan.nomor_kalimat(done.awal) <= 1
    apart = abs(nilai(done) / nilai(whole) * 100 - nilai(percent))
    return is_next and "target" in bacaan.teks[percent.akhir : whole.awal].casefold() and apart > _FAR_APART


_FAR_APART = Decimal(5)

# --- two units of one thing ------------------------------------------------------------------------------------------

_AMOUNTS = r"(?:butir|gram|kilogram|kg|ton|liter|batang|lembar|botol|pil|tablet|ml|mg)"
_TWO_UNITS = re.compile(
    rf"(?<![\w-])[A-Z][\w-]*(?: \w+)? \([0-9.,]+ (?P<satu>{_AMOUNTS}) dan (?P<kedua>[0-9.,]+ (?P<lain>{_AMOUNTS}))\)",
    re.IGNORECASE,
)


def dua_satuan(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """One thing counted in two units beside each other."""
    for bacaan in naskah.dinilai:
        for found in _TWO_UNITS.finditer(bacaan.teks):
            if found["satu"].casefold() != found["lain"].casefold():
                reason = f"Satu hal dihitung dalam dua satuan, {found['satu']} dan {found['lain']}."
                yield bacaan.temuan(found.span("kedua"), reason, salah=False)


# --- times -----------------------------------------------------------------------------------------------------------

_MONTHS = {month.casefold(): number for number, month in enumerate(language.MONTHS, start=1)}
_AS_OF = re.compile(
    rf"\b(?:per|akhir|hingga|sampai(?: dengan)?|s\.d\.|bulan|posisi)(?: akhir| bulan)* (?:[0-9]{{1,2}} )?"
    rf"(?P<bulan>{'|'.join(_MONTHS)})\b",
    re.IGNORECASE,
)
_REMAINING = re.compile(
    rf"\b(?:masih|sisa|tersisa|tinggal)\b[^.;\d]{{0,40}}?(?P<jumlah>[0-9]{{1,2}}|{COUNT}) bulan\b(?! lalu)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\b(?:efektif|sekitar|kurang lebih|kira-kira|lebih)\b", re.IGNORECASE)
_YEAR = 12


def sisa_bulan(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """How many months of the year are left, where the text says until when it tells."""
    for bacaan in naskah.dinilai:
        as_of = {_MONTHS[found["bulan"].casefold()] for found in _AS_OF.finditer(bacaan.teks)}
        found = _REMAINING.search(bacaan.teks)
        if found and len(as_of) == 1:
            month = as_of.pop()
            left = _YEAR - month
            if read_count(found["jumlah"]) not in {left, left + 1} or (
                read_count(found["jumlah"]) != left
                and f"akhir {language.MONTHS[month - 1]}".casefold() in bacaan.teks.casefold()
            ):
                name = language.MONTHS[month - 1]
                reason = f"Sejak akhir {name} tersisa {left} bulan dalam setahun."
                is_loose = _LOOSE.search(found[0]) is not None
                yield bacaan.temuan(found.span(), reason, f"{left} bulan", salah=not is_loose)


_HALF = re.compile(r"\bsemester (?P<nomor>satu|pertama|dua|kedua|I{1,2}|[12])\b", re.IGNORECASE)
_FIRST = frozenset({"satu", "pertama", "i", "1"})
_UNTIL = re.compile(r"\b(?:sampai(?: dengan)?|hingga|s\.d\.|per) $", re.IGNORECASE)


def di_luar_semester(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """A half year whose figures are told until a day that is not in it."""
    for bacaan in naskah.dinilai:
        half = _HALF.search(bacaan.teks)
        days = [one for one in bacaan.angka if one.jenis is Jenis.TANGGAL] if half else []
        for one in days:
            if (
                half
                and one.nilai is not None
                and not isinstance(one.nilai, Decimal)
                and _UNTIL.search(bacaan.sebelum(one))
            ):
                month = one.nilai.bulan if isinstance(one.nilai, Hari) else one.nilai.month
                if (half["nomor"].casefold() in _FIRST) != (month <= _YEAR // 2):
                    reason = f"{one.teks} tidak berada di dalam {half[0]}."
                    yield bacaan.temuan((one.awal, one.akhir), reason, salah=False)


# --- results without a target ----------------------------------------------------------------------------------------

_TARGET = re.compile(r"\b(?:target|pagu|rencana|dari [0-9.,]+ \w+ yang)", re.IGNORECASE)
_WITH_NUMBER = re.compile(r"\b(?:di|me(?:n))?target\w*[^.;]{0,80}?[0-9]", re.IGNORECASE)
_LEAST_RESULTS = 4


def tanpa_target(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """Of a text without data: results that no target stands beside, told once."""
    if data or any(_WITH_NUMBER.search(bacaan.teks) or _TARGET.search(bacaan.teks) for bacaan in naskah.semua):
        return
    results = [
        (bacaan, one)
        for bacaan in naskah.dinilai
        if not bacaan.is_judul
        for one in bacaan.ukuran
        if one.jenis is Jenis.JUMLAH and benda(one)
    ]
    if len(results) >= _LEAST_RESULTS:
        bacaan, first = results[0]
        reason = "Naskah ini menyebut hasil tanpa satu pun target, sehingga capaiannya tidak dapat dinilai."
        yield bacaan.temuan((first.awal, first.akhir), reason, salah=False)
