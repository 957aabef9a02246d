"""What is said without a number of one indikator: where it stands to its target, on which level, whether efficient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.audit.arah import KURANG, LEBIH, lawan
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.naskah import Bacaan, Naskah
from report_builder.audit.klaim.siapa import Siapa, is_of_now, pemilik_capaian, siapa
from report_builder.audit.temuan import Temuan
from report_builder.facts import Fact
from report_builder.rules import HasilEfisiensi, Rentang, judge_efisiensi
from report_builder.schema import Polaritas

_THAN = r"(?:dari(?:pada)?|dibanding\w*|ketimbang)(?: dengan)?"
_TARGET = (
    r"(?:(?:nilai|angka) )?(?P<batas>batas(?: (?P<mana>atas|bawah))?(?: (?:maksim\w+|minim\w+|toleransi))? )?"
    r"target(?:nya)?\b(?! (?:tahun (?:lalu|sebelumnya)|nasional|renstra|akhir|jangka|triwulan|semester|RPJM\w*|serapan"
    r"|pagu|anggaran)\b)"
)
_BESIDE = re.compile(
    r"\b(?:(?P<tekan>(?:ditekan|dijaga|diturunkan|dikendalikan)(?: (?:hingga|sampai|tetap|agar))*) )?"
    rf"(?P<kata>(?P<bawah>(?:jauh )?di ?bawah|kurang dari|(?P<kurang>{KURANG}) {_THAN})"
    rf"|(?:jauh )?di ?atas|melampaui|melebihi|melewati|(?P<lebih>{LEBIH}) {_THAN}) {_TARGET}",
    re.IGNORECASE,
)
_EXACT = re.compile(
    r"\b(?:(?:tepat|persis)(?: (?:sesuai|sama|pada|di|mencapai|memenuhi|seperti))*(?: dengan)?"
    r"|sama (?:persis )?dengan) target(?:nya)?\b(?! (?:tahun|nasional|renstra|akhir|jangka|triwulan)\b)",
    re.IGNORECASE,
)


def salah_posisi(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """One indikator that is called above, below or just at its target, and is not."""
    if not data:
        return
    for bacaan in naskah.dinilai:
        for form, is_wrong in ((_BESIDE, _is_elsewhere), (_EXACT, _is_off)):
            for found in form.finditer(bacaan.teks):
                one = siapa(bacaan, found.start(), data) if is_of_now(bacaan, found, data) else None
                if one and is_wrong(found, one):
                    yield _position(bacaan, found, one, data)


def _is_elsewhere(found: re.Match[str], one: Siapa) -> bool:
    """Whether a realisasi is not on the side of its target that is said; of the capaian "below" may mean missed."""
    of, below = one.indikator, found["bawah"] is not None
    is_plain = not (found["tekan"] or found["batas"] or found["kurang"] or found["lebih"])
    if of.polaritas is not Polaritas.MAKSIMUM and (one.is_capaian or (is_plain and of.polaritas is Polaritas.MINIMUM)):
        return False
    match of.realisasi, of.target:
        case (Decimal() as done, Decimal() as target):
            return not (done < target if below else done > target)
        case (Decimal() as done, Rentang(low, high)):
            low, high = (high, high) if found["mana"] == "atas" else (low, low) if found["mana"] else (low, high)
            return not (done < low if below else done > high)
        case (str() as level, str() as target):
            return level.casefold() == target.casefold()
        case _:
            return False


def _is_off(_found: re.Match[str], one: Siapa) -> bool:
    match one.indikator.realisasi, one.indikator.target:
        case (Decimal() as done, Rentang(low, high)):
            return not low <= done <= high
        case (Decimal() as done, Decimal() as target):
            return done != target
        case (str() as done, str() as target):
            return done.casefold() != target.casefold()
        case _:
            return False


def _position(bacaan: Bacaan, found: re.Match[str], one: Siapa, data: Data) -> Temuan:
    of = one.indikator
    facts = [fact for each in ("realisasi", "target") if (fact := data.rujukan.ledger.get(f"{of.kode}.{each}"))]
    told = ", ".join(f"{fact.id} adalah {fact.bersatuan}" for fact in facts)
    should = ""
    if isinstance(of.target, Decimal) and of.realisasi != of.target and "kata" in found.re.groupindex:
        should = "" if found["tekan"] else lawan(found[0], "")
    return bacaan.temuan(found.span(), f"Data berkata lain: {told}.", should, facts[0].id if facts else None)


# --- categories ------------------------------------------------------------------------------------------------------

_CALLED = (
    r"\b(?:(?:termasuk|tergolong|masuk|berada|berstatus|berkategori|berpredikat|mendapat(?:kan)?|memperoleh|meraih"
    r"|mencapai|dinilai)(?: (?:di|ke|dalam|pada|sebagai))?|adalah)(?: (?:kategori|predikat|zona|status|kelas|warna))?"
)


def salah_kategori(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """The capaian of the unit, a sasaran or an indikator on another level than that of the data."""
    labels = _labels(data) if data else ()
    if not data or not labels:
        return
    known = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    form = re.compile(rf"{_CALLED} (?P<label>{known})(?![\w-])", re.IGNORECASE)
    for bacaan in naskah.dinilai:
        for found in form.finditer(bacaan.teks):
            owner = pemilik_capaian(bacaan, found.start(), data) if is_of_now(bacaan, found, data) else ""
            fact = data.rujukan.ledger.get(f"{owner}.kategori_capaian")
            if fact and isinstance(fact.nilai, str) and fact.nilai.casefold() != found["label"].casefold():
                reason = f"Data berkata lain: {fact.id} adalah {fact.tampil}."
                yield bacaan.temuan(found.span("label"), reason, fact.tampil, fact.id)


def _labels(data: Data) -> frozenset[str]:
    """The levels of the scale of capaian that are those of no other scale."""
    laporan = data.rujukan.laporan
    scales = {fact.nilai for fact in data.rujukan.ledger.fakta if fact.id.endswith(".kategori_capaian")}
    of_capaian = {row.label for row in laporan.skala if row.nama.casefold() == laporan.pengaturan.skala.casefold()}
    others = {row.label for row in laporan.skala} - of_capaian
    return frozenset(each for each in scales | of_capaian if isinstance(each, str)) - others


# --- efficiency ------------------------------------------------------------------------------------------------------

_EFFICIENT = re.compile(
    r"\b(?P<bukan>(?:belum|tidak)(?: dapat)? )?(?:(?:tergolong|dinyatakan|dinilai|termasuk|dikatakan|sudah|telah) )+"
    r"efisien\b",
    re.IGNORECASE,
)
_MEANS = frozenset({"penggunaan", "pemanfaatan", "sumber", "daya", "anggaran", "dana"})


def salah_efisien(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """What is called efficient and did not reach its target with a smaller part of its money, or the other way round.

    Of one that spent less than its output was worth and missed its target another measure says otherwise.
    """
    if not data:
        return
    for bacaan in naskah.dinilai:
        for found in _EFFICIENT.finditer(bacaan.teks):
            one = siapa(bacaan, found.start(), data, _MEANS)
            facts = _costs(one, data) if one and is_of_now(bacaan, found, data, is_denial=True) else {}
            said = HasilEfisiensi.BELUM_EFISIEN if found["bukan"] else HasilEfisiensi.EFISIEN
            if facts and _judged(facts) not in {said, HasilEfisiensi.TIDAK_DAPAT_DINILAI}:
                told = ", ".join(f"{fact.id} adalah {fact.bersatuan}" for fact in facts.values())
                is_sure = "efisiensi" not in facts or (facts["efisiensi"].angka > 0) == (found["bukan"] is not None)
                first = facts["capaian"].id
                yield bacaan.temuan(found.span(), f"Data berkata lain: {told}.", "", first, salah=is_sure)


def _costs(one: Siapa, data: Data) -> dict[str, Fact]:
    """What an indikator reached and what it cost; empty where either is unknown."""
    ids = {each: f"{one.indikator.kode}.{each}" for each in ("capaian", "serapan", "efisiensi")}
    facts = {each: fact for each, key in ids.items() if (fact := data.rujukan.ledger.get(key))}
    known = {each: fact for each, fact in facts.items() if isinstance(fact.nilai, Decimal)}
    return known if {"capaian", "serapan"} <= known.keys() else {}


def _judged(facts: dict[str, Fact]) -> HasilEfisiensi:
    return judge_efisiensi(facts["capaian"].angka, facts["serapan"].angka)
