"""Recomputes differences that a text states: a rise, a fall, a surplus, by how much one value is above another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from report_builder.audit.angka import Angka, Jenis, Ujung
from report_builder.audit.arah import KURANG, LEBIH, NAIK, SATUAN_WAKTU, TEMPO, TURUN, lawan
from report_builder.audit.klaim import hitung
from report_builder.audit.klaim.dasar import Dasar, dasar_dari, nama_dasar
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import Kisaran, cetak, cetak_persen, kisaran, nilai, perubahan
from report_builder.audit.klaim.naskah import Bacaan, Naskah, benda, sejenis
from report_builder.audit.klaim.tripel import Kedudukan, Ukuran, baca_ukuran
from report_builder.audit.temuan import Temuan

_MORE = r"(?:surplus|defisit|selisih\w*|lebih baik|kurang|kekurangan|kelebihan|terpaut|berbeda)"
_STATED = re.compile(
    rf"\b(?:(?P<naik>{NAIK})|(?P<turun>{TURUN})|(?P<atas>{LEBIH})|(?P<bawah>{KURANG})|{_MORE})"
    r"(?:nya)?(?: (?:sebesar|sebanyak|sekitar|kurang|signifikan|tajam|drastis|hanya|hingga|mencapai|yaitu|yakni))*"
    r"[ :(]*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:dibanding\w*|daripada|ketimbang|terhadap|dari)\b", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:dan|serta|sedangkan|sementara)\b|;", re.IGNORECASE)
_OF_TARGET = re.compile(r" ?(?:dari|daripada|atas|terhadap|di ?atas) (?:\w+ )?(?:target|pagu)", re.IGNORECASE)
_TO = re.compile(r"\b(?:menjadi|ke|hingga|sampai)\b", re.IGNORECASE)
_FARTHEST = 60
_NEIGHBOURS = 4
_MOST_AROUND = 12
"""Numbers around a difference that it may be of."""
_RANK = re.compile(
    r"\b(?:kelas|peringkat|urutan|rang?king|posisi|golongan|tingkat|level|eselon|tipe|ke)[ -]$", re.IGNORECASE
)
"""Of these the first is the highest."""
_RANGE_OF = re.compile(r"\b(?:target|rentang|kisaran|antara) $", re.IGNORECASE)
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
    dasar = dasar_dari(data)
    for bacaan in naskah.dinilai:
        measures = baca_ukuran(bacaan) if len(bacaan.ukuran) > 1 else ()
        for place in range(len(measures)):
            found = _stated(bacaan, measures, place, dasar)
            if found and not bacaan.is_keliru(found.kini, found.dasar):
                yield from _judge(found, measures, data)
        yield from _movements(bacaan, measures)


def _stated(bacaan: Bacaan, measures: Sequence[Ukuran], place: int, dasar: Dasar) -> Selisih | None:
    angka = measures[place].angka
    before = bacaan.sebelum(angka)
    word = _STATED.search(before)
    if not word or angka.kata == "kali":
        return None
    start = angka.awal - len(before)
    sign = 1 if word["naik"] or word["atas"] else -1 if word["turun"] or word["bawah"] else 0
    ways = (_moved, _became, _compared, _against_target)
    whole = nama_dasar(bacaan, angka)
    known = dasar(bacaan, angka, whole) if whole else None
    if known:
        pair = _against(known, bacaan, measures, place)
    else:
        pair = next(filter(None, (way(bacaan, measures, place) for way in ways)), None)
    if pair and TEMPO.search(word[0]) and pair[0].kata not in SATUAN_WAKTU and angka.kata not in SATUAN_WAKTU:
        return None
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
    pair = next(((other, one) for one, other in ends if _is_from_to(bacaan, one, other)), None)
    return pair if pair and not _SUBJECT.search(bacaan.teks, *_between(angka, *pair)) else None


_SUBJECT = re.compile(r"\b(?:capaian|ketercapaian|realisasi|serapan|target|pagu|sisa|anggaran)", re.IGNORECASE)


def _between(angka: Angka, one: Angka, other: Angka) -> tuple[int, int]:
    """The stretch between a number and a pair before or behind it."""
    first, last = min(one.awal, other.awal), max(one.akhir, other.akhir)
    return (last, angka.awal) if last <= angka.awal else (angka.akhir, max(first, angka.akhir))


def _became(bacaan: Bacaan, measures: Sequence[Ukuran], place: int) -> tuple[Angka, Angka] | None:
    """What stands right before a difference and what came of it: 13,5 turun 1,9 menjadi 11,6."""
    if not 0 < place < len(measures) - 1:
        return None
    then, angka, now = (one.angka for one in measures[place - 1 : place + 2])
    is_to = _BECAME.fullmatch(bacaan.teks, angka.akhir, now.awal) and _RIGHT_BEFORE.fullmatch(
        bacaan.teks, then.akhir, angka.awal
    )
    return (now, then) if is_to and _is_of(then, angka) and sejenis(then, now) else None


_BECAME = re.compile(r"(?: \w+){0,3}?,? (?:menjadi|ke) (?:\w+ )?")
_RIGHT_BEFORE = re.compile(r"[^,.;:\d]{0,50}(?:pada tahun [0-9]{4} )?[^,.;:\d]{0,40}")


def _compared(bacaan: Bacaan, measures: Sequence[Ukuran], place: int) -> tuple[Angka, Angka] | None:
    """What stands behind "dibandingkan", with the last value before the difference."""
    angka = measures[place].angka
    behind = next(iter(measures[place + 1 : place + 2]), None)
    if not behind or not _is_of(behind.angka, angka):
        return None
    earlier = measures[max(place - _MOST_AROUND, 0) : place]
    said = [one for one in earlier if sejenis(one.angka, behind.angka) and _is_value(bacaan, one.angka)]
    before = [one.angka for one in said if one.kedudukan is not Kedudukan.TARGET] or [one.angka for one in said]
    if not before:
        return None
    between = bacaan.teks[angka.akhir : behind.angka.awal]
    if not _COMPARED.search(between) or _JOINT.search(between) or _sentences_between(bacaan, angka, behind.angka):
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
    return _against(target.angka, bacaan, measures, place) if target else None


def _against(target: Angka, bacaan: Bacaan, measures: Sequence[Ukuran], place: int) -> tuple[Angka, Angka] | None:
    """A target with what is told last before a difference and is none."""
    angka = measures[place].angka
    earlier = reversed(measures[max(place - _MOST_AROUND, 0) : place])
    rest = (one for one in earlier if one.kedudukan is not Kedudukan.TARGET and not _says(bacaan, one.angka))
    done = next((one.angka for one in rest if _is_of(one.angka, angka) and sejenis(one.angka, target)), None)
    return (done, target) if done and _sentences_between(bacaan, done, angka) <= 2 else None


def _says(bacaan: Bacaan, angka: Angka) -> bool:
    """Whether a number is a difference itself."""
    return _STATED.search(bacaan.sebelum(angka)) is not None


def _is_value(bacaan: Bacaan, angka: Angka) -> bool:
    """Whether a number is neither a difference nor an end of a range."""
    return angka.ujung is Ujung.BUKAN and not _says(bacaan, angka)


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
        reason = f"Selisih dua persentase adalah poin persen: {_of(found)}."
        yield found.bacaan.temuan(span, reason, points, salah=False)
    elif not is_part and not (_is_alike(found) and shown.bertemu(apart)):
        if not _of_others(found, shown, measures) and not _is_fact(found, data):
            yield found.bacaan.temuan(span, *_reckoned(found, part))
    elif found.arah and (nilai(found.kini) - nilai(found.dasar)) * found.arah < 0 and apart.bawah > 0:
        yield _opposite(found.bacaan, found.kata, found.kini, found.dasar, found.arah)


def _is_fact(found: Selisih, data: Data | None) -> bool:
    """Whether a difference is one of the data, and the values beside it are not: then these are told, if any."""
    if not data or not data.is_benar(found.bacaan, found.angka):
        return False
    return not all(data.is_benar(found.bacaan, each) for each in (found.kini, found.dasar))


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
    others = (pair for pair in pairs if {id(one) for one in pair} != {id(found.kini), id(found.dasar)})
    return any(shown.bertemu(way) for one, other in others if sejenis(one, other) for way in _ways(found, one, other))


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
    exactly = replace(found.angka, desimal=max(each.desimal for each in (found.angka, found.kini, found.dasar)))
    as_points = cetak(exact, exactly).replace("%", "").replace(" poin", "").replace(" persen", "") + " poin persen"
    relative = f", atau {cetak_persen(part.tengah)} dari {found.dasar.teks.strip()}" if part else ""
    return f"Selisih {_of(found)} adalah {as_points}{relative}.", as_points


def _opposite(bacaan: Bacaan, span: tuple[int, int], now: Angka, then: Angka, sign: int) -> Temuan:
    said = bacaan.teks[slice(*span)].strip()
    word = lawan(said, "turun" if sign > 0 else "naik")
    if "lebih" in said.casefold():
        return bacaan.temuan(span, f"Angkanya {word}: {now.teks.strip()} terhadap {then.teks.strip()}.", word)
    told = f"dari {then.teks.strip()} menjadi {now.teks.strip()}"
    return bacaan.temuan(span, f"Angkanya {'turun' if sign > 0 else 'naik'}: {told}.", word)


# --- from … to … -----------------------------------------------------------------------------------------------------

_MOVED = re.compile(rf"\b(?:(?P<naik>{NAIK})|(?P<turun>{TURUN}))\b", re.IGNORECASE)

_TO_FROM = re.compile(
    rf"\b(?P<kata>(?P<naik>{NAIK})|{TURUN})(?: (?:tajam|drastis|signifikan|jauh))? (?:menjadi|ke|hingga) (?:Rp ?)?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?: [^\W\d]+){0,3}? dari (?:(?!target|pagu|alokasi|rencana|total|seluruh|anggaran)[^\W\d]+ ){0,2}?(?:Rp ?)?",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"(?: [^\W\d]+)?(?:[.;,]|$| (?:pada|di) (?:tahun|periode|triwulan)\b| tahun\b| sebelumnya\b)", re.IGNORECASE
)
"""Behind a number that is not the whole of which the one before it is a part."""

_APART = re.compile(r",(?! dari\b)|\b\w+nya\b")


def _movements(bacaan: Bacaan, measures: Sequence[Ukuran]) -> Iterator[Temuan]:
    """Rises and falls "from … to …" that go the other way."""
    for one, other in pairwise(measures):
        yield from _returns(bacaan, one.angka, other.angka)
        before = bacaan.sebelum(one.angka)
        if not (_is_from_to(bacaan, one.angka, other.angka) and _is_of(one.angka, other.angka)):
            continue
        word = next(iter(list(_MOVED.finditer(before))[-1:]), None)
        if not word or _APART.search(before, word.end()) or bacaan.is_keliru(one.angka, other.angka):
            continue
        sign = 1 if word["naik"] else -1
        if (nilai(other.angka) - nilai(one.angka)) * sign < 0 and benda(one.angka) in {"", benda(other.angka)}:
            start = one.angka.awal - len(before)
            span = start + word.start(), start + word.end()
            yield _opposite(bacaan, span, other.angka, one.angka, sign)


def _returns(bacaan: Bacaan, one: Angka, other: Angka) -> Iterator[Temuan]:
    """The same told the other way round: "turun menjadi 25 dari 19"."""
    before = bacaan.sebelum(one)
    found = _TO_FROM.search(before)
    if not found or not _FROM.fullmatch(bacaan.teks, one.akhir, other.awal) or bacaan.is_keliru(one, other):
        return
    sign = 1 if found["naik"] else -1
    is_part = found["naik"] and ("yang" in before or not _NO_PART.match(bacaan.teks, other.akhir))
    if sejenis(one, other) and not is_part and (nilai(one) - nilai(other)) * sign < 0:
        start = one.awal - len(before)
        yield _opposite(bacaan, (start + found.start("kata"), start + found.end("kata")), one, other, sign)


def _is_from_to(bacaan: Bacaan, one: Angka, other: Angka) -> bool:
    between = bacaan.teks[one.akhir : other.awal]
    before = bacaan.sebelum(one)
    is_to = len(between) <= _FARTHEST and _TO.search(between) is not None
    is_range = one.ujung is not Ujung.BUKAN and _RANGE_OF.search(before) is not None
    return is_to and not is_range and _FROM_TO.search(before) is not None and _RANK.search(before) is None
