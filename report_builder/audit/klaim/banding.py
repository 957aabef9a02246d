"""What is called above or below another value, and whether all targets can have been reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from report_builder.audit.angka import Angka, Jenis, Ujung
from report_builder.audit.arah import KURANG, LEBIH, SATUAN_WAKTU, TEMPO, lawan
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import cetak_persen, kisaran, nilai, perubahan, selisih
from report_builder.audit.klaim.naskah import Bacaan, Naskah, sejenis
from report_builder.audit.klaim.tripel import Kedudukan, baca_ukuran, cari_pasangan
from report_builder.audit.temuan import Temuan
from report_builder.measure.bantahan.klaim import TOTAL, UNMEASURED, find_claims, is_taken_back
from report_builder.measure.bantahan.waktu import is_of_the_period
from report_builder.rules import REACHED, Hasil

_ABOVE = re.compile(r"\b(?:melebihi|lebihi|melampaui|lampaui|(?:jauh )?di ?atas) (?:\w+ ){0,3}?target\b", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:(?:masih |jauh )?di ?bawah|kurang dari) (?:\w+ ){0,3}?target\b", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:maksim\w+|paling (?:banyak|tinggi|lama)|batas|menurunkan|ditekan)\b", re.IGNORECASE)
_BEFORE = 6
"""Numbers before a target that it may be compared with."""
_FAR = re.compile(r"\bjauh (?:di ?atas|melampaui|melebihi|di ?bawah)\b", re.IGNORECASE)
_NEAR = Decimal(10)
"""Percent of a target that nobody calls far."""


def salah_banding(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """What is called above or below another value that the same words give, and is not."""
    for bacaan in naskah.dinilai:
        yield from _of_targets(bacaan, data)
        for one, other in pairwise(bacaan.ukuran):
            if sejenis(one, other) and not bacaan.is_keliru(one, other) and one.ujung is other.ujung is Ujung.BUKAN:
                if not (data and data.is_perubahan(one)):  # 0,23 di atas standar: how far above, not what is.
                    yield from _beside(bacaan, one, other)
                yield from _exceeded(bacaan, one, other, data)
                yield from _missed_by(bacaan, one, other, data)


def _of_targets(bacaan: Bacaan, data: Data | None) -> Iterator[Temuan]:
    is_told = "target" in bacaan.teks.casefold() and not _LIMIT.search(bacaan.teks)
    measures = baca_ukuran(bacaan) if is_told else ()
    for place, one in enumerate(measures):
        done = next((each for each in reversed(measures[:place][-_BEFORE:]) if sejenis(each.angka, one.angka)), None)
        if one.kedudukan is Kedudukan.TARGET and done and done.kedudukan is not Kedudukan.TARGET:
            yield from _compare(bacaan, done.angka, one.angka, data)


def _compare(bacaan: Bacaan, done: Angka, target: Angka, data: Data | None) -> Iterator[Temuan]:
    between = bacaan.teks[done.akhir : target.awal]
    if bacaan.nomor_kalimat(target.awal) - bacaan.nomor_kalimat(done.awal) > 1:
        return
    apart, told = selisih(kisaran(done), kisaran(target)), f"{done.teks.strip()} dan target {target.teks.strip()}"
    for form, sign in ((_ABOVE, 1), (_BELOW, -1)):
        found = form.search(between)
        if not found or is_taken_back(between, *found.span()):
            continue
        span = done.akhir + found.start(), done.akhir + found.end()
        is_other = (nilai(done) - nilai(target)) * sign < 0 and apart.bawah > 0
        if is_other and not _is_of_another(bacaan, done, target, sign) and not (data and data.memuat(done)):
            should = "di bawah target" if sign > 0 else "di atas target"
            yield bacaan.temuan(span, f"Angkanya berkata lain: {told}.", should)
    far, part = _FAR.search(between), perubahan(kisaran(done), kisaran(target))
    if far and part and part.atas < _NEAR:
        span = done.akhir + far.start(), done.akhir + far.end()
        yield bacaan.temuan(
            span, f"“Jauh” berlebihan: selisihnya {cetak_persen(part.tengah)} dari target.", salah=False
        )


def _is_of_another(bacaan: Bacaan, done: Angka, target: Angka, sign: int) -> bool:
    """Whether an earlier number of the sentence is above or below a target, as is said: that may be meant."""
    start, _ = bacaan.kalimat[bacaan.nomor_kalimat(done.awal)]
    earlier = (one for one in bacaan.ukuran if start <= one.awal < done.awal and sejenis(one, target))
    return any((nilai(one) - nilai(target)) * sign > 0 for one in earlier)


# --- right beside each other -----------------------------------------------------------------------------------------

_THAN = r"(?: ?(?:dari(?:pada)?|dibanding\w*|ketimbang|terhadap))"
_BESIDE = re.compile(
    r"\)?(?: (?!dan\b|serta\b|sedangkan\b)[^\W\d]+){0,2}[,(]?"
    r"(?: (?:yang|masih|sedikit|jauh|atau|ini|berarti|sudah|berada|tetap|telah))*"
    rf" (?P<kata>(?P<atas>di ?atas|{LEBIH}(?={_THAN}))|di ?bawah|{KURANG}(?={_THAN})|(?P<lewat>melebihi|melampaui))"
    rf"{_THAN}?(?: (?!dan\b|serta\b|yang\b)[^\W\d]+){{0,4}}(?: yang)? \(?(?:Rp ?)?",
    re.IGNORECASE,
)


def _beside(bacaan: Bacaan, one: Angka, other: Angka) -> Iterator[Temuan]:
    """A value that is called more or less than the next, with nothing else told in between."""
    found = _BESIDE.fullmatch(bacaan.teks, one.akhir, other.awal)
    if not found or is_taken_back(found[0], *(place - one.akhir for place in found.span("kata"))):
        return
    if TEMPO.search(found["kata"]) and not {one.kata, other.kata} & SATUAN_WAKTU:
        return
    if found["lewat"] and (_LIMIT.search(bacaan.teks) or "target" in found[0].casefold()):
        return
    sign = 1 if found["atas"] or found["lewat"] else -1
    is_other = (nilai(one) - nilai(other)) * sign < 0 and selisih(kisaran(one), kisaran(other)).bawah > 0
    if is_other and not _is_of_another(bacaan, one, other, sign):
        should = lawan(found["kata"], "di bawah" if sign > 0 else "di atas")
        reason = f"Angkanya {should}: {one.teks.strip()} terhadap {other.teks.strip()}."
        yield bacaan.temuan(found.span("kata"), reason, should)


_OUTCOME = re.compile(
    r"(?: (?!tidak\b|belum\b|tak\b|gagal\b|hampir\b|nyaris\b|akan\b|harus\b|dapat\b)[^\W\d]+){0,2},?"
    r" (?P<bukan>(?:tidak|belum|tak|gagal) )?"
    r"(?P<kata>(?P<lewat>terlampaui|dilampaui)|tercapai|terpenuhi|dicapai)\b",
    re.IGNORECASE,
)
_TARGET = ".target"
_OUTCOME_OF = ("hasil", "realisasi", "target")


def salah_target(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """A target of the data that is called exceeded, reached or missed, and is not."""
    for bacaan in naskah.dinilai if data else ():
        for angka in bacaan.ukuran:
            told, found = bacaan.golongan.get(angka.awal), _OUTCOME.match(bacaan.teks, angka.akhir)
            fact = told.fakta if told and not told.salah else None
            if data and found and fact and fact.endswith(_TARGET) and _is_of_now(bacaan, found, data):
                yield from _outcome(bacaan, found, fact.removesuffix(_TARGET), data)


def _is_of_now(bacaan: Bacaan, found: re.Match[str], data: Data) -> bool:
    start, end = bacaan.kalimat[bacaan.nomor_kalimat(found.start())]
    identitas = data.rujukan.laporan.identitas
    return is_of_the_period(bacaan.teks[start:end], found.start() - start, found.end() - start, identitas)


def _outcome(bacaan: Bacaan, found: re.Match[str], owner: str, data: Data) -> Iterator[Temuan]:
    ledger = data.rujukan.ledger
    facts = [fact for measure in _OUTCOME_OF if (fact := ledger.get(f"{owner}.{measure}"))]
    if len(facts) < len(_OUTCOME_OF) or facts[0].nilai in UNMEASURED:
        return
    said = frozenset({Hasil.MELAMPAUI}) if found["lewat"] else REACHED
    if (facts[0].nilai in said) == (found["bukan"] is not None):
        told = ", ".join(f"{fact.id} adalah {fact.bersatuan}" for fact in facts[1:])
        span = found.start("bukan") if found["bukan"] else found.start("kata"), found.end("kata")
        yield bacaan.temuan(span, f"Data berkata lain: {told}.", "", facts[1].id)


def _exceeded(bacaan: Bacaan, done: Angka, target: Angka, data: Data | None) -> Iterator[Temuan]:
    """A target that is called exceeded right behind a value that is less: realisasi 50; target 53 terlampaui."""
    between = bacaan.teks[done.akhir : target.awal]
    found = _OUTCOME.match(bacaan.teks, target.akhir)
    if (
        not found
        or found["bukan"]
        or not found["lewat"]
        or "target" not in between.casefold()
        or _LIMIT.search(bacaan.teks)
    ):
        return
    is_same = bacaan.nomor_kalimat(done.awal) == bacaan.nomor_kalimat(target.awal)
    is_less = nilai(done) < nilai(target) and selisih(kisaran(done), kisaran(target)).bawah > 0
    if is_same and is_less and not (data and data.is_minimum(bacaan.kalimat_dari(done.awal))):
        reason = f"{done.teks.strip()} tidak melampaui target {target.teks.strip()}."
        yield bacaan.temuan(found.span("kata"), reason)


_CAPAIAN = re.compile(r"\bcapaian(?: kinerja)?(?: (?:sebesar|mencapai|adalah))* $", re.IGNORECASE)
_SERAPAN = re.compile(r"\b(?:penyerapan|serapan)(?: anggaran)?(?: (?:sebesar|mencapai|adalah))* $", re.IGNORECASE)
_CAPAIAN_THAN_SERAPAN = re.compile(
    rf"\bcapaian(?:nya)?(?: kinerja)? (?P<kata>(?P<atas>{LEBIH})|{KURANG})(?: [^;\s]+){{0,3}}?{_THAN}"
    r" (?:penyerapan|serapan)",
    re.IGNORECASE,
)


def salah_serapan(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """A capaian that is called less than the serapan of the same sentence and is more, or the other way round."""
    for bacaan in naskah.dinilai:
        for found in _CAPAIAN_THAN_SERAPAN.finditer(bacaan.teks):
            start, _ = bacaan.kalimat[bacaan.nomor_kalimat(found.start())]
            before = [one for one in bacaan.ukuran if start <= one.awal < found.start() and one.jenis is Jenis.PERSEN]
            done = [one for one in before if _CAPAIAN.search(bacaan.sebelum(one))]
            spent = [one for one in before if _SERAPAN.search(bacaan.sebelum(one))]
            sign = 1 if found["atas"] else -1
            if len(done) == len(spent) == 1 and (nilai(done[0]) - nilai(spent[0])) * sign < 0:
                should = lawan(found["kata"], "")
                reason = f"Angkanya {should}: {done[0].teks.strip()} terhadap {spent[0].teks.strip()}."
                yield bacaan.temuan(found.span("kata"), reason, should)


_BETTER_LESS = SATUAN_WAKTU | {"pengaduan", "keluhan", "kasus", "kecelakaan", "korban", "temuan", "kejadian"}
"""Of these a target is reached with fewer."""
_DONE_BEHIND = re.compile(
    r",? (?:dengan|yaitu|yakni|karena|sebab|melalui|oleh)?(?: (?:realisasi|capaian|hasil)(?:nya)?| terealisasi)"
    r"(?: (?:sebesar|sebanyak|mencapai|adalah|hanya))* (?:Rp ?)?",
    re.IGNORECASE,
)


def _missed_by(bacaan: Bacaan, target: Angka, done: Angka, data: Data | None) -> Iterator[Temuan]:
    """The other way round: target 50 orang terlampaui dengan realisasi 45 orang."""
    found = _OUTCOME.match(bacaan.teks, target.akhir)
    is_small = not found or (not found["lewat"] and target.kata in _BETTER_LESS)
    if (
        not found
        or is_small
        or found["bukan"]
        or "target" not in bacaan.sebelum(target).casefold()
        or _LIMIT.search(bacaan.teks)
    ):
        return
    is_told = sejenis(done, target) and _DONE_BEHIND.fullmatch(bacaan.teks, found.end(), done.awal)
    is_less = nilai(done) < nilai(target) and selisih(kisaran(done), kisaran(target)).bawah > 0
    if is_told and is_less and not (data and data.is_minimum(bacaan.kalimat_dari(done.awal))):
        verb = "melampaui" if found["lewat"] else "mencapai"
        yield bacaan.temuan(found.span("kata"), f"{done.teks.strip()} tidak {verb} target {target.teks.strip()}.")


# --- all of them -----------------------------------------------------------------------------------------------------

_OF_ALL = re.compile(r"\b(?:program|kegiatan|kinerja|kami|kita|seluruh|semua)\b", re.IGNORECASE)


def dibantah_angka(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """Of a text without data: that all targets were reached, where the text itself tells of one that was not."""
    pairs = ((bacaan, pair) for bacaan in naskah.semua if not data for pair in cari_pasangan(bacaan))
    missed = next((pair for bacaan, pair in pairs if _is_missed(bacaan, pair.target, pair.realisasi)), None)
    for bacaan in naskah.dinilai if missed else ():
        for start, end in bacaan.kalimat:
            sentence = bacaan.teks[start:end]
            is_whole = TOTAL.search(sentence) or _OF_ALL.search(sentence)
            if missed and is_whole and not any(start <= one.awal < end for one in bacaan.ukuran):
                told = f"realisasi {missed.realisasi.teks.strip()} dari target {missed.target.teks.strip()}"
                for claim in find_claims(sentence):
                    span = start + claim.awal, start + claim.akhir
                    yield bacaan.temuan(span, f"Naskah ini sendiri menyebut {told}.")


def _is_missed(bacaan: Bacaan, target: Angka, done: Angka) -> bool:
    return nilai(done) < nilai(target) and not _LIMIT.search(bacaan.teks)
