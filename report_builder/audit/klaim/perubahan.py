"""Changes that the data have: their direction, points that are called percent, and rises since an earlier year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.arah import BERUBAH, KURANG, LEBIH, NAIK, TURUN, lawan
from report_builder.audit.cocok.fakta import Sifat, cetakan
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import cetak
from report_builder.audit.klaim.naskah import Bacaan, Naskah
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.facts import Fact
from report_builder.measure.facts_of import PERCENT, POINTS

_DIRECTION = re.compile(
    rf"\b(?:(?P<naik>{NAIK})|(?P<turun>{TURUN})|(?P<atas>{LEBIH})|(?P<bawah>{KURANG}))"
    r"(?: (?:sebesar|sebanyak|sekitar|hanya|hingga|mencapai|tajam|signifikan))*[ (]*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?P<milik>.+)\.(?P<ukuran>(?:perubahan|selisih)\w*?)(?:_mutlak)?")
_OF_REALISASI = re.compile(r"(?:\s+\w+){0,2}\s+(?:dari|daripada|dibanding\w*) realisasi", re.IGNORECASE)


def salah_arah(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """A change or difference of the data of whom the sentence names, with a word of the other direction."""
    for bacaan in naskah.dinilai if data else ():
        for angka in bacaan.ukuran:
            told = bacaan.golongan.get(angka.awal)
            change = _CHANGE.fullmatch(told.fakta) if told and not told.salah and told.fakta else None
            found = _DIRECTION.search(bacaan.sebelum(angka)) if change else None
            if data and change and found and not _OF_REALISASI.match(bacaan.teks, angka.akhir):
                yield from _directed(bacaan, angka, change, found, data)


def _directed(
    bacaan: Bacaan, angka: Angka, change: re.Match[str], found: re.Match[str], data: Data
) -> Iterator[Temuan]:
    fact = data.rujukan.ledger.get(f"{change['milik']}.{change['ukuran']}")
    is_moved = found["naik"] or found["turun"]
    is_of = change["milik"] in data.bernama.sebut(bacaan.kalimat_dari(angka.awal))
    if not fact or fact.nilai is None or not is_of or (is_moved and not change["ukuran"].startswith("perubahan")):
        return
    sign = 1 if found["naik"] or found["atas"] else -1
    if fact.angka * sign < 0:
        start = angka.awal - len(bacaan.sebelum(angka))
        word = next(word for word in found.groupdict().values() if word)
        span = start + found.start(), start + found.start() + len(word)
        reason = f"Data berkata lain: {fact.id} adalah {fact.bersatuan}."
        yield bacaan.temuan(span, reason, lawan(word, "turun" if sign > 0 else "naik"), fact.id)


# --- points and percent ----------------------------------------------------------------------------------------------

_CAPAIAN = re.compile(r"\b(?:ke|pen)?capaian", re.IGNORECASE)
_SINCE = re.compile(
    r" (?:dari(?:pada)?|dibanding\w*|terhadap|sejak)(?: [^\W\d]+){0,3}?"
    r" (?:(?:tahun )?(?P<tahun>20[0-9]{2})|tahun (?:lalu|sebelumnya))\b",
    re.IGNORECASE,
)
_UNKNOWN = frozenset({Kelas.TAK_DIKENAL, Kelas.TURUNAN})


def salah_naik(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """By what percentage one named in the sentence is said to rise or fall, where the data have points or another."""
    for bacaan in naskah.dinilai if data else ():
        for angka in bacaan.ukuran:
            told = bacaan.golongan.get(angka.awal)
            is_open = told is not None and told.kelas in _UNKNOWN and angka.jenis is Jenis.PERSEN
            owner = data.milik((bacaan.kalimat_dari(angka.awal),)) if data and is_open else ""
            if data and owner and BERUBAH.search(bacaan.sebelum(angka)):
                yield from _risen(bacaan, angka, owner, data)


def _risen(bacaan: Bacaan, angka: Angka, owner: str, data: Data) -> Iterator[Temuan]:
    span = angka.awal, angka.akhir
    is_capaian = _CAPAIAN.search(bacaan.sebelum(angka)) is not None
    fact = data.rujukan.ledger.get(f"{owner}.perubahan{'_capaian' if is_capaian else ''}_mutlak")
    if fact and fact.satuan == POINTS and _prints(fact, angka):
        reason = f"Selisih dua persentase adalah poin persen: {fact.id} adalah {fact.bersatuan}."
        should = f"{re.sub(r' ?(?:%|persen)$', '', angka.teks.strip())} poin persen"
        yield bacaan.temuan(span, reason, should, fact.id, salah=False)
        return
    since = _SINCE.match(bacaan.teks, angka.akhir)
    if not since or is_capaian:
        return
    year = since["tahun"] or data.rujukan.laporan.identitas.tahun - 1
    now, then = (data.rujukan.ledger.get(f"{owner}.realisasi{each}") for each in ("", f".{year}"))
    if now and then and _is_open(now) and _is_open(then) and then.angka:
        exact = abs(now.angka - then.angka) / then.angka * 100
        reason = f"Perubahan dari {then.bersatuan} ({then.id}) ke {now.bersatuan} adalah {cetak(exact, angka)}."
        yield bacaan.temuan(span, reason, cetak(exact, angka), now.id)


def _prints(fact: Fact, angka: Angka) -> bool:
    return cetakan(fact).hubungan(angka) in {Sifat.SAMA, Sifat.BULAT}


def _is_open(fact: Fact) -> bool:
    """Whether a change of it may be told as a percentage."""
    return isinstance(fact.nilai, Decimal) and fact.satuan != PERCENT
