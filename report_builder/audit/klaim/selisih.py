"""Recomputes differences that a text states: a rise, a fall, a surplus, by how much one value is above another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.klaim import hitung
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import Kisaran, cetak, cetak_persen, kisaran, nilai, perubahan
from report_builder.audit.klaim.naskah import Bacaan, Naskah, benda, sejenis
from report_builder.audit.klaim.tripel import Kedudukan, Ukuran, baca_ukuran
from report_builder.audit.temuan import Temuan

_UP = r"(?:kenaikan|peningkatan|pertumbuhan|lonjakan|(?:me)?naik|meningkat|tumbuh|bertambah)"
_DOWN = r"(?:penurunan|(?:me)?turun|menurun|berkurang|merosot|anjlok|menyusut)"
_ABOVE = r"lebih (?:besar|tinggi|banyak)"
_BELOW = r"lebih (?:rendah|kecil|sedikit)"
_MORE = r"(?:surplus|defisit|selisih\w*|lebih (?:baik|cepat)|kekurangan|kelebihan|terpaut|berbeda)"
_STATED = re.compile(
    rf"\b(?:(?P<naik>{_UP})|(?P<turun>{_DOWN})|(?P<atas>{_ABOVE})|(?P<bawah>{_BELOW})|{_MORE})"
    r"(?:nya)?(?: (?:sebesar|sebanyak|sekitar|kurang|signifikan|tajam|drastis|hanya|hingga|mencapai|yaitu|yakni))*"
    r"[ :(]*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:dibanding\w*|daripada|ketimbang|terhadap|dari)\b", re.IGNORECASE)
_OF_TARGET = re.compile(r" ?(?:dari|daripada|atas|terhadap|di ?atas) (?:\w+ )?(?:target|pagu)", re.IGNORECASE)
_TO = re.compile(r"\b(?:menjadi|ke)\b", re.IGNORECASE)
_FARTHEST = 60
_NEIGHBOURS = 4
_MOST_AROUND = 12
"""Numbers around a difference that it may be of."""
_RANK = re.compile(
    r"\b(?:kelas|peringkat|urutan|rang?king|posisi|golongan|tingkat|level|eselon|tipe|ke)[ -]$", re.IGNORECASE
)
"""Of these the first is the highest."""
_FROM_TO = re.compile(r"\bdari (?:[^\W\d]+ ){0,4}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Selisih:
    """A stated difference, and the two values that it is of: what is now, and what that is compared with."""

    bacaan: Bacaan
    angka: Angka
    kini: Angka
    dasar: Angka
    arah: int
    kata: tuple[int, int]


def salah_selisih(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """Differences that no values within the roundings give, points called percent, and directions that are not so."""
    for bacaan in naskah.dinilai:
        measures = baca_ukuran(bacaan) if len(bacaan.ukuran) > 1 else ()
        for place in range(len(measures)):
            found = _stated(bacaan, measures, place)
            if found:
                yield from _judge(found, measures, data)
        yield from _movements(bacaan, measures, data)


def _stated(bacaan: Bacaan, measures: Sequence[Ukuran], place: int) -> Selisih | None:
    angka = measures[place].angka
    before = bacaan.sebelum(angka)
    word = _STATED.search(before)
    if not word:
        return None
    start = angka.awal - len(before)
    sign = 1 if word["naik"] or word["atas"] else -1 if word["turun"] or word["bawah"] else 0
    ways = (_moved, _compared, _against_target)
    pair = next(filter(None, (way(bacaan, measures, place) for way in ways)), None)
    span = start + word.start(), start + word.end()
    return Selisih(bacaan, angka, *pair, sign, span) if pair else None


def _is_of(number: Angka, angka: Angka) -> bool:
    """Whether a number may be one of the values that a difference is of."""
    if angka.jenis is Jenis.PERSEN:
        return number.jenis is not Jenis.POIN
    return number.jenis is Jenis.PERSEN if angka.jenis is Jenis.POIN else sejenis(number, angka)


def _moved(bacaan: Bacaan, measures: Sequence[Ukuran], place: int) -> tuple[Angka, Angka] | None:
    """The ends of a "from … to …" of the same sentence."""
    angka = measures[place].angka
    around = measures[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS + 1]
    near = [one.angka for one in around if one.angka is not angka and not _sentences_between(bacaan, one.angka, angka)]
    ends = ((one, other) for one, other in pairwise(near) if _is_of(one, angka) and sejenis(one, other))
    return next(((other, one) for one, other in ends if _is_from_to(bacaan, one, other)), None)


def _compared(bacaan: Bacaan, measures: Sequence[Ukuran], place: int) -> tuple[Angka, Angka] | None:
    """What stands behind "dibandingkan", with the last value before the difference."""
    angka = measures[place].angka
    behind = next(iter(measures[place + 1 : place + 2]), None)
    if not behind or not _is_of(behind.angka, angka):
        return None
    earlier = measures[max(place - _MOST_AROUND, 0) : place]
    said = [one for one in earlier if sejenis(one.angka, behind.angka) and not _says(bacaan, one.angka)]
    before = [one.angka for one in said if one.kedudukan is not Kedudukan.TARGET] or [one.angka for one in said]
    if not before:
        return None
    between = bacaan.teks[angka.akhir : behind.angka.awal]
    if not _COMPARED.search(between) or _sentences_between(bacaan, angka, behind.angka):
        return None
    return (before[-1], behind.angka) if _sentences_between(bacaan, before[-1], angka) <= 1 else None


def _against_target(bacaan: Bacaan, measures: Sequence[Ukuran], place: int) -> tuple[Angka, Angka] | None:
    """The last target and what became of it, where a difference is said to be from the target."""
    angka = measures[place].angka
    if not _OF_TARGET.match(bacaan.teks, angka.akhir):
        return None
    earlier = measures[max(place - _MOST_AROUND, 0) : place]
    before = [one for one in earlier if _is_of(one.angka, angka) and not _says(bacaan, one.angka)]
    target = next((one for one in reversed(before) if one.kedudukan is Kedudukan.TARGET), None)
    rest = (one for one in reversed(before) if one.kedudukan is not Kedudukan.TARGET)
    done = next((one for one in rest if target and sejenis(one.angka, target.angka)), None)
    if not target or not done or _sentences_between(bacaan, done.angka, angka) > 2:
        return None
    return done.angka, target.angka


def _says(bacaan: Bacaan, angka: Angka) -> bool:
    """Whether a number is a difference itself."""
    return _STATED.search(bacaan.sebelum(angka)) is not None


def _sentences_between(bacaan: Bacaan, one: Angka, other: Angka) -> int:
    return abs(bacaan.nomor_kalimat(one.awal) - bacaan.nomor_kalimat(other.awal))


# --- judging ---------------------------------------------------------------------------------------------------------


def _judge(found: Selisih, measures: Sequence[Ukuran], data: Data | None) -> Iterator[Temuan]:
    shown = kisaran(found.angka, found.bacaan.sebelum(found.angka))
    apart = hitung.selisih(kisaran(found.kini), kisaran(found.dasar))
    part = perubahan(kisaran(found.kini), kisaran(found.dasar))
    span = found.angka.awal, found.angka.akhir
    of_percent = found.kini.jenis is Jenis.PERSEN
    is_part = found.angka.jenis is Jenis.PERSEN and part is not None and shown.bertemu(part)
    if found.angka.jenis is Jenis.PERSEN and of_percent and shown.bertemu(apart) and not is_part:
        points = f"{cetak_points(found.angka)} poin persen"
        yield found.bacaan.temuan(span, f"Selisih dua persentase adalah poin persen: {_of(found)}.", points)
    elif not is_part and not (_is_alike(found) and shown.bertemu(apart)):
        if not _of_others(found, shown, measures) and not (data and data.memuat(found.angka)):
            yield found.bacaan.temuan(span, *_reckoned(found, part))
    elif found.arah and (nilai(found.kini) - nilai(found.dasar)) * found.arah < 0 and apart.bawah > 0:
        yield _opposite(found.bacaan, found.kata, found.kini, found.dasar, found.arah)


def _is_alike(found: Selisih) -> bool:
    """Whether a difference is told in the unit of its values, and not as a part of one."""
    return found.angka.jenis is not Jenis.PERSEN or found.kini.jenis is Jenis.PERSEN


def cetak_points(angka: Angka) -> str:
    """The digits of a percentage alone."""
    return re.sub(r"[^0-9.,]", "", angka.teks)


def _of(found: Selisih) -> str:
    return f"{found.kini.teks.strip()} dan {found.dasar.teks.strip()}"


def _of_others(found: Selisih, shown: Kisaran, measures: Sequence[Ukuran]) -> bool:
    """Whether any two values of these sentences are so far apart: then those may be meant."""
    first, last = sorted((found.kini.awal, found.dasar.awal))
    start, _ = found.bacaan.kalimat[found.bacaan.nomor_kalimat(first)]
    around = (one.angka for one in measures if start <= one.angka.awal <= max(last, found.angka.awal))
    near = sorted(around, key=lambda one: abs(one.awal - found.angka.awal))[:_MOST_AROUND]
    pairs = combinations((one for one in near if one is not found.angka and _is_of(one, found.angka)), 2)
    return any(shown.bertemu(way) for one, other in pairs if sejenis(one, other) for way in _ways(found, one, other))


def _ways(found: Selisih, one: Angka, other: Angka) -> Iterator[Kisaran]:
    """How far two values are apart, as a difference like the one that is told."""
    values = kisaran(one), kisaran(other)
    if found.angka.jenis is not Jenis.PERSEN or one.jenis is Jenis.PERSEN:
        yield hitung.selisih(*values)
    if found.angka.jenis is Jenis.PERSEN:
        yield from (part for part in (perubahan(*values), perubahan(*values[::-1])) if part)


def _reckoned(found: Selisih, part: Kisaran | None) -> tuple[str, str]:
    """Why it is wrong, and what it should be."""
    exact = abs(nilai(found.kini) - nilai(found.dasar))
    if not _is_alike(found) and part:
        should = cetak(exact / nilai(found.dasar) * 100, found.angka)
        return f"Perubahan dari {found.dasar.teks.strip()} ke {found.kini.teks.strip()} adalah {should}.", should
    if found.kini.jenis is not Jenis.PERSEN:
        should = cetak(exact, found.angka)
        return f"Selisih {_of(found)} adalah {should}.", should
    as_points = cetak(exact, found.angka).replace("%", "").replace(" poin", "").replace(" persen", "") + " poin persen"
    relative = f", atau {cetak_persen(part.tengah)} dari {found.dasar.teks.strip()}" if part else ""
    return f"Selisih {_of(found)} adalah {as_points}{relative}.", as_points


def _opposite(bacaan: Bacaan, span: tuple[int, int], now: Angka, then: Angka, sign: int) -> Temuan:
    if "lebih" in bacaan.teks[slice(*span)].casefold():
        word = "lebih rendah" if sign > 0 else "lebih tinggi"
        return bacaan.temuan(span, f"Angkanya {word}: {now.teks.strip()} terhadap {then.teks.strip()}.", word)
    word = "turun" if sign > 0 else "naik"
    told = f"dari {then.teks.strip()} menjadi {now.teks.strip()}"
    return bacaan.temuan(span, f"Angkanya {word}: {told}.", word)


# --- from … to … -----------------------------------------------------------------------------------------------------

_MOVED = re.compile(rf"\b(?:(?P<naik>{_UP})|(?P<turun>{_DOWN}))\b", re.IGNORECASE)


def _movements(bacaan: Bacaan, measures: Sequence[Ukuran], data: Data | None) -> Iterator[Temuan]:
    """Rises and falls "from … to …" that go the other way."""
    for one, other in pairwise(measures):
        before = bacaan.sebelum(one.angka)
        if not (_is_from_to(bacaan, one.angka, other.angka) and _is_of(one.angka, other.angka)):
            continue
        word = next(iter(list(_MOVED.finditer(before))[-1:]), None)
        if not word or "," in before[word.end() :] or (data and data.memuat(one.angka) and data.memuat(other.angka)):
            continue
        sign = 1 if word["naik"] else -1
        if (nilai(other.angka) - nilai(one.angka)) * sign < 0 and benda(one.angka) in {"", benda(other.angka)}:
            start = one.angka.awal - len(before)
            span = start + word.start(), start + word.end()
            yield _opposite(bacaan, span, other.angka, one.angka, sign)


def _is_from_to(bacaan: Bacaan, one: Angka, other: Angka) -> bool:
    between = bacaan.teks[one.akhir : other.awal]
    before = bacaan.sebelum(one)
    is_to = len(between) <= _FARTHEST and _TO.search(between) is not None
    return is_to and _FROM_TO.search(before) is not None and _RANK.search(before) is None
