"""How one indikator is said, without a number, to stand to an earlier year; and the pagu to that of the beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.audit.angka import Jenis
from report_builder.audit.arah import KURANG, LEBIH, NAIK, TURUN, lawan
from report_builder.audit.klaim.data import UNIT, Data
from report_builder.audit.klaim.hitung import kisaran
from report_builder.audit.klaim.naskah import Bacaan, Naskah
from report_builder.audit.klaim.siapa import Siapa, is_of_now, siapa
from report_builder.audit.temuan import Temuan
from report_builder.facts import Fact
from report_builder.measure.bantahan.klaim import is_taken_back
from report_builder.schema import Polaritas

_WORD = (
    rf"(?P<kata>(?P<naik>{NAIK}|{LEBIH})|(?P<turun>{TURUN}|{KURANG})|(?P<baik>membaik|lebih baik)"
    r"|(?P<buruk>memburuk|lebih buruk))\b(?! (?:mutu|kualitas|kinerja|kecepatan)(?:nya)?\b)"
)
_THAN = r"(?:dari(?:pada)?|dibanding\w*|ketimbang|terhadap|sejak)(?: dengan)?"
_WHEN = (
    r"(?: (?:realisasi|capaian|kondisi|hasil|angka|nilai|posisi)(?:nya)?)*(?: pada)?"
    r"(?: (?:tahun )?(?P<tahun>20[0-9]{2})| tahun (?:lalu|sebelumnya))\b"
)
_BEHIND = re.compile(
    rf"\b{_WORD}(?: (?!dan\b|serta\b|lalu\b|menjadi\b|dari\b|dibanding|hingga\b)[\w.,%]+){{0,4}}? {_THAN}{_WHEN}",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"^(?:jika |bila |apabila )?dibanding\w*(?: dengan)?{_WHEN}, ", re.IGNORECASE)
_MOVED = re.compile(rf"\b{_WORD}", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_PART_OF_YEAR = re.compile(r"\b(?:triwulan|TW|semester|kuartal|bulan)\b", re.IGNORECASE)


def salah_dibanding(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """One indikator that is said to be more, less, better or worse than in an earlier year, and is not."""
    if not data:
        return
    for bacaan in naskah.dinilai:
        for span in bacaan.kalimat:
            found = _since(bacaan, span, data)
            one = siapa(bacaan, found[0].start("kata"), data) if found else None
            if one and found:
                yield from _judge(bacaan, found[0], one, found[1], data)


def _since(bacaan: Bacaan, span: tuple[int, int], data: Data) -> tuple[re.Match[str], int] | None:
    """The word of a sentence that says how something changed, and since when; none where it tells of other times."""
    sentence = bacaan.teks[slice(*span)]
    before = _LEADING.match(sentence)
    found = _BEHIND.search(bacaan.teks, *span)
    when = before or found
    if before:
        found = _MOVED.search(bacaan.teks, span[0] + before.end(), span[1])
    if not when or not found or _PART_OF_YEAR.search(sentence):
        return None
    now = data.rujukan.laporan.identitas.tahun
    year = int(when["tahun"] or now - 1)
    years = {int(each) for each in _YEAR.findall(sentence)}
    start, end = found.start() - span[0], found.end("kata") - span[0]
    is_other = not years <= {now, year} or len(list(_MOVED.finditer(sentence))) > 1
    return None if is_other or is_taken_back(sentence[before.end() if before else 0 :], start, end) else (found, year)


def _judge(bacaan: Bacaan, found: re.Match[str], one: Siapa, year: int, data: Data) -> Iterator[Temuan]:
    measure = "capaian" if one.is_capaian else "realisasi"
    now, then = (data.rujukan.ledger.get(f"{one.indikator.kode}.{measure}{each}") for each in ("", f".{year}"))
    sign = 1 if found["naik"] or found["baik"] else -1
    if found["baik"] or found["buruk"]:
        sign *= _better(one)
    if _is_number(now) and _is_number(then) and now and then and sign and (now.angka - then.angka) * sign <= 0:
        reason = f"Data berkata lain: {then.id} adalah {then.bersatuan}, {now.id} {now.bersatuan}."
        should = lawan(found["kata"], "") if now.angka != then.angka else ""
        yield bacaan.temuan(found.span("kata"), reason, should, now.id)


_SAME = re.compile(rf"\b(?P<kata>tidak berubah|(?:tetap )?sama)(?: persis)? (?:{_THAN}|dengan){_WHEN}", re.IGNORECASE)


def salah_tetap(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """One indikator that is said to be as it was in an earlier year, and is not."""
    if not data:
        return
    for bacaan in naskah.dinilai:
        for found in _SAME.finditer(bacaan.teks):
            one = siapa(bacaan, found.start(), data) if is_of_now(bacaan, found, data, is_denial=True) else None
            if one:
                year = int(found["tahun"] or data.rujukan.laporan.identitas.tahun - 1)
                measure = f"{one.indikator.kode}.{'capaian' if one.is_capaian else 'realisasi'}"
                now, then = (data.rujukan.ledger.get(each) for each in (measure, f"{measure}.{year}"))
                if now and then and now.nilai is not None and then.nilai is not None and now.nilai != then.nilai:
                    reason = f"Data berkata lain: {then.id} adalah {then.bersatuan}, {now.id} {now.bersatuan}."
                    yield bacaan.temuan(found.span("kata"), reason, "", now.id)


def _better(one: Siapa) -> int:
    """The direction in which one is better; 0 where neither is."""
    if one.is_capaian or one.indikator.polaritas is Polaritas.MAKSIMUM:
        return 1
    return -1 if one.indikator.polaritas is Polaritas.MINIMUM else 0


def _is_number(fact: Fact | None) -> bool:
    return fact is not None and isinstance(fact.nilai, Decimal)


# --- the pagu of the beginning ---------------------------------------------------------------------------------------

_PAGU = re.compile(
    rf"\bpagu(?: anggaran)?(?: (?:akhir|revisi))?(?P<siapa>(?: [^\W\d]+){{0,8}}?) {_WORD}"
    rf"(?: (?:tajam|signifikan|sedikit|jauh))? {_THAN} pagu(?: anggaran)? (?:awal|semula)\b",
    re.IGNORECASE,
)
_OF_UNIT = re.compile(
    r"(?: (?:unit|kerja|kami|kita|ini|tersebut|tahun|pada|telah|sudah|juga|justru|anggaran))*", re.IGNORECASE
)


def salah_pagu(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """The pagu of today that is called more or less than the first one, and is not."""
    if not data:
        return
    for bacaan in naskah.dinilai:
        for found in _PAGU.finditer(bacaan.teks):
            owner = _owner(bacaan, found, data)
            now, then = (data.rujukan.ledger.get(f"{owner}.{each}") for each in ("pagu", "pagu_awal"))
            sign = 1 if found["naik"] else -1 if found["turun"] else 0
            is_said = not is_taken_back(bacaan.teks[found.start() : found.end()], 0, found.end() - found.start())
            if now and then and is_said and (now.angka - then.angka) * sign <= 0 and sign:
                reason = f"Data berkata lain: {then.id} adalah {then.tampil}, {now.id} {now.tampil}."
                should = lawan(found["kata"], "") if now.angka != then.angka else ""
                yield bacaan.temuan(found.span("kata"), reason, should, now.id)


_OVER = re.compile(
    r"\b(?:realisasi|penyerapan|serapan|belanja)(?: (?:anggaran|belanja))?(?P<siapa>(?: [^\W\d]+){0,8}?)"
    r"(?: tahun 20[0-9]{2})?"
    rf" (?P<kata>{LEBIH} {_THAN}|melebihi|melampaui|di ?atas) pagu(?:nya)?\b(?! (?:awal|semula))",
    re.IGNORECASE,
)


def salah_lampau_pagu(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """More money that is said to be spent than there was."""
    if not data:
        return
    for bacaan in naskah.dinilai:
        for found in _OVER.finditer(bacaan.teks):
            owner = _owner(bacaan, found, data) if is_of_now(bacaan, found, data) else ""
            done, pagu = (data.rujukan.ledger.get(f"{owner}.{each}") for each in ("realisasi", "pagu"))
            if done and pagu and done.angka <= pagu.angka:
                reason = f"Data berkata lain: {done.id} adalah {done.tampil}, {pagu.id} {pagu.tampil}."
                yield bacaan.temuan(found.span("kata"), reason, "", done.id)


_BY = re.compile(
    rf"\bpagu(?: anggaran)?(?: (?:akhir|revisi))?(?P<siapa>(?: [^\W\d]+){{0,8}}?) {_WORD}"
    r"(?: (?:sebesar|sebanyak|sekitar|hingga))* (?:Rp ?)?$",
    re.IGNORECASE,
)


def salah_pagu_naik(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """By how much the pagu changed, with a word of the other direction."""
    if not data:
        return
    for bacaan in naskah.dinilai:
        for angka in bacaan.ukuran:
            found = _BY.search(bacaan.sebelum(angka)) if angka.jenis in {Jenis.PERSEN, Jenis.RUPIAH} else None
            shift = angka.awal - len(bacaan.sebelum(angka))
            owner = _owner(bacaan, found, data, shift) if found else ""
            now, then = (data.rujukan.ledger.get(f"{owner}.{each}") for each in ("pagu", "pagu_awal"))
            if not found or not now or not then or not then.angka:
                continue
            apart = now.angka - then.angka
            told = kisaran(angka)
            size = abs(apart) / then.angka * 100 if angka.jenis is Jenis.PERSEN else abs(apart)
            sign = 1 if found["naik"] else -1 if found["turun"] else 0
            if apart * sign < 0 and told.bawah <= size <= told.atas:
                reason = f"Data berkata lain: {then.id} adalah {then.tampil}, {now.id} {now.tampil}."
                span = shift + found.start("kata"), shift + found.end("kata")
                yield bacaan.temuan(span, reason, lawan(found["kata"], ""), now.id)


def _owner(bacaan: Bacaan, found: re.Match[str], data: Data, shift: int = 0) -> str:
    """Whose pagu it is: of the one budget line that is named there, or of the unit where nobody is named at all."""
    named = data.bernama.sebut(found["siapa"])
    if named:
        code = next(iter(named))
        return code if len(named) == 1 and code.startswith("A-") else ""
    around = any(map(data.bernama.sebut, (bacaan.teks[: shift + found.start()], bacaan.alinea.tempat.judul)))
    return UNIT if not around and _OF_UNIT.fullmatch(found["siapa"]) else ""
