"""Recomputes what a text says of targets: the percentage of a realisasi, what is called a rise, what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.arah import BERUBAH
from report_builder.audit.klaim.dasar import dasar_dari
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import Kisaran, cetak, cetak_persen, kisaran, nilai, persen, perubahan
from report_builder.audit.klaim.naskah import Bacaan, Naskah, sejenis
from report_builder.audit.klaim.tripel import Tripel, cari_pasangan, cari_tripel
from report_builder.audit.temuan import Temuan
from report_builder.facts import Fact

_HUNDRED = Decimal(100)
_SINCE = re.compile(
    r" (?:dari(?:pada)?|dibanding\w*|terhadap|sejak)(?: [^\W\d]+){0,3} (?:tahun|triwulan|semester|bulan|periode)\b",
    re.IGNORECASE,
)
_EXCESS = re.compile(r"\b(?:melebihi|melampaui|di ?atas|di ?bawah|lebih|kurang|kelebihan|kekurangan)\b", re.IGNORECASE)
_CAPS = frozenset(map(Decimal, (100, 110, 120, 150)))
"""What offices cut capaian off at."""
_COMPARABLE = 2
"""So many indikator with a capaian make one without it stand out."""


def salah_capaian(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """Percentages that realisasi and target do not give, and such as are called a rise though they are capaian."""
    dasar = dasar_dari(data)
    for bacaan in naskah.dinilai:
        for tripel in cari_tripel(bacaan, dasar) if _has_percent(bacaan) else ():
            if not bacaan.is_keliru(tripel.realisasi, tripel.target):
                yield from _judge(tripel, data)


def _has_percent(bacaan: Bacaan) -> bool:
    return any(one.jenis is Jenis.PERSEN for one in bacaan.angka)


def _judge(tripel: Tripel, data: Data | None) -> Iterator[Temuan]:
    bacaan, angka = tripel.bacaan, tripel.persen
    before = bacaan.sebelum(angka)
    shown = kisaran(angka, before)
    target, done = kisaran(tripel.target), kisaran(tripel.realisasi)
    ratio, change = persen(done, target), perubahan(done, target)
    if ratio is None or change is None:
        return
    risen = BERUBAH.search(before)
    if risen and _SINCE.match(bacaan.teks, angka.akhir) and not shown.bertemu(ratio):
        return  # how far it rose since a time that the text tells no figure of
    if risen and not shown.bertemu(change):
        if shown.bertemu(ratio):
            start = angka.awal - len(before) + risen.start()
            yield bacaan.temuan(
                (start, angka.akhir), *_no_rise(tripel, change), data.id_capaian(angka) if data else None
            )
        else:
            yield from _wrong(tripel, ratio, data)
    elif not risen and not _holds(shown, done, target, is_excess=_EXCESS.search(before) is not None):
        others = (persen(done, kisaran(one)) for one in _other_wholes(tripel))
        if not any(part and shown.bertemu(part) for part in others):
            yield from _wrong(tripel, ratio, data)


def _other_wholes(tripel: Tripel) -> Iterator[Angka]:
    """The numbers of the same and the last sentence that a percentage may be of instead."""
    bacaan = tripel.bacaan
    sentence = bacaan.nomor_kalimat(tripel.persen.awal)
    for one in bacaan.ukuran:
        if sejenis(one, tripel.realisasi) and 0 <= sentence - bacaan.nomor_kalimat(one.awal) <= 1:
            yield one


def _no_rise(tripel: Tripel, change: Kisaran) -> tuple[str, str]:
    number, done, target = (one.teks.strip() for one in (tripel.persen, tripel.realisasi, tripel.target))
    beyond = f"kelebihannya atas target {cetak_persen(_exact(tripel) - _HUNDRED)}"
    if nilai(tripel.realisasi) < nilai(tripel.target):
        beyond = f"kekurangannya terhadap target {cetak_persen(change.tengah)}"
    return f"{number} adalah capaian {done} terhadap target {target}, bukan perubahan; {beyond}.", f"capaian {number}"


def _wrong(tripel: Tripel, ratio: Kisaran, data: Data | None) -> Iterator[Temuan]:
    if data and data.is_benar(
        tripel.bacaan, tripel.persen
    ):  # then one of the other two is wrong, and told where it stands
        return
    done, target = tripel.realisasi.teks.strip(), tripel.target.teks.strip()
    fact = _fact(tripel, ratio, data) if data else None
    should = cetak(fact.angka if fact else _exact(tripel), tripel.persen)
    reason = f"{done} dari {target} adalah {fact.tampil if fact else _told(ratio, tripel)}."
    span = tripel.persen.awal, tripel.persen.akhir
    yield tripel.bacaan.temuan(span, reason, should, fact.id if fact else None)


def _fact(tripel: Tripel, ratio: Kisaran, data: Data) -> Fact | None:
    """The percentage that the data have of two rounded numbers: what these give is as rough as they are."""
    facts = (data.fakta(tripel.bacaan, tripel.persen, measure) for measure in ("capaian", "serapan"))
    known = (fact for fact in facts if fact and isinstance(fact.nilai, Decimal))
    return next((fact for fact in known if ratio.bawah <= fact.angka <= ratio.atas), None)


def _told(ratio: Kisaran, tripel: Tripel) -> str:
    """The percentage, or from where to where it may be after roundings."""
    low, high = cetak_persen(ratio.bawah), cetak_persen(ratio.atas)
    middle = cetak_persen(_exact(tripel))
    return middle if low == high else f"{middle} ({low}–{high} menurut pembulatannya)"


def _exact(tripel: Tripel) -> Decimal:
    return nilai(tripel.realisasi) / nilai(tripel.target) * _HUNDRED


def _holds(shown: Kisaran, done: Kisaran, target: Kisaran, *, is_excess: bool) -> bool:
    """Whether any way in which offices compute it gives the percentage; of what is to be small there are two more."""
    ratio, inverse = persen(done, target), persen(target, done)
    ways = [ratio, inverse, perubahan(done, target) if is_excess else None]
    if ratio:
        twice = Kisaran(2 * _HUNDRED - ratio.atas, 2 * _HUNDRED - ratio.bawah)
        ways.append(twice)
    capped = shown.tengah in _CAPS and ratio is not None and ratio.atas > shown.tengah
    return capped or any(way is not None and shown.bertemu(way) for way in ways)


_MEASURE = re.compile(r"\b(?:(?:ter)?realisasi|target)\w*", re.IGNORECASE)
_LATER = re.compile(r"\b(?:renstra|RPJM[ND]?|jangka menengah|akhir periode|mendatang)\b", re.IGNORECASE)

# --- what is left out ------------------------------------------------------------------------------------------------


def tanpa_capaian(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """A target with its realisasi and no capaian, where the text gives the others theirs."""
    dasar, told = dasar_dari(data), (bacaan for bacaan in naskah.semua if _has_percent(bacaan))
    if sum(1 for bacaan in told for _ in cari_tripel(bacaan, dasar)) < _COMPARABLE:
        return
    for bacaan in naskah.dinilai:
        for pair in cari_pasangan(bacaan) if not _has_percent(bacaan) else ():
            target, done = pair.target, pair.realisasi
            is_other = target.jenis is not Jenis.JUMLAH or bacaan.is_keliru(target, done)
            is_of_later = _LATER.search(bacaan.kalimat_dari(target.awal)) is not None
            if nilai(target) <= 0 or is_other or is_of_later:
                continue
            exact = cetak_persen(nilai(done) / nilai(target) * _HUNDRED)
            reason = "Capaian indikator lain disebut, yang ini tidak"
            first, last = sorted((target.akhir, done.akhir))
            word = _MEASURE.search(bacaan.teks, first, last)
            span = word.start() if word else first, last
            fact = data.capaian_dari(target, done) if data else None
            should = fact.tampil if fact else exact
            yield bacaan.temuan(
                span, f"{reason}: {should}.", f"capaian {should}", fact.id if fact else None, salah=False
            )
