"""Who is called the first or the last of its like, without a number, and what all of a group are said to be above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_builder.audit.arah import lawan
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.naskah import Bacaan, Naskah
from report_builder.audit.klaim.siapa import is_of_now
from report_builder.audit.temuan import Temuan
from report_builder.facts import Fact
from report_builder.language import fold_name
from report_builder.measure.bantahan.klaim import UNMEASURED, state
from report_builder.rules import REACHED, Hasil

_KIND = r"(?:indikator|sasaran|program|kegiatan|komponen|output|keluaran)(?: (?:kinerja|strategis|utama))*"
_MEASURE = r"(?:rata-rata )?(?P<ukuran>capaian|serapan|penyerapan|pagu|sisa)(?: (?:kinerja|anggaran|rata-rata))*"
_END = r"(?:(?P<atas>tertinggi|terbesar|terbanyak)|terendah|terkecil|tersedikit)"
_IS = (
    r"(?:,? (?:adalah|yaitu|yakni|ialah)| (?:dicapai|diraih|dicatat|dibukukan|dimiliki|diperoleh)(?: oleh)?"
    r"|(?: (?:ada|terdapat|terjadi|tercatat))? pada)"
)
_NAMED_BEHIND = re.compile(
    rf"(?:{_KIND} (?:dengan |yang memiliki |yang mencatat |ber))?{_MEASURE}(?: {_KIND})? (?P<kata>{_END})"
    rf"{_IS} (?P<nama>[^.;:()0-9]+?)(?=[.;]|$|, (?:sedangkan|sementara|dan|disusul|diikuti)\b)",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    rf"^(?P<nama>[^.;:()0-9]+?),? (?:adalah|merupakan|menjadi|memiliki|mencatat(?:kan)?|memperoleh|meraih|mencapai)"
    rf"(?: {_KIND} (?:dengan|yang memiliki|ber))? ?{_MEASURE} (?P<kata>{_END})"
    r"(?: (?:dari|di antara) (?:seluruh|semua)[\w ]*)?(?=[.;]|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w-]*")
_KINDS = frozenset({
    "indikator", "sasaran", "program", "kegiatan", "komponen", "output", "strategis", "kinerja", "utama", "pertama",
    "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh",
})  # fmt: skip
"""Words beside a name that say of what kind it is."""
_LEAD = re.compile(
    r"(?:(?:alhamdulillah|namun|sementara itu|pada tahun (?P<tahun>[0-9]{4})|tahun ini),? ?)*", re.IGNORECASE
)
_MEASURES = {"penyerapan": "serapan"}
_MOST_TOLD = 3
_LEAST = 3
"""Values that one can be the highest of."""


def salah_unggul(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """Who is named as the highest or lowest of its group and is neither in it nor among those on its level."""
    if not data:
        return
    for bacaan in naskah.dinilai:
        for start, end in bacaan.kalimat:
            sentence = bacaan.teks[start:end]
            lead = _LEAD.match(sentence)
            begin = lead.end() if lead else 0
            found = _NAMED_BEHIND.match(sentence, begin) or _NAMED_BEFORE.match(sentence[begin:])
            year = lead["tahun"] if lead else None
            is_now = year is None or int(year) == data.rujukan.laporan.identitas.tahun
            if found and is_now and not data.bernama.sebut(bacaan.alinea.tempat.judul):
                shift = start + (begin if found.string is not sentence else 0)
                yield from _judge(bacaan, found, shift, data)


def _judge(bacaan: Bacaan, found: re.Match[str], shift: int, data: Data) -> Iterator[Temuan]:
    owner = _named(found["nama"], data)
    measure = found["ukuran"].casefold()
    measure = _MEASURES.get(measure, measure)
    groups = [group for group in _groups(owner, measure, data) if len(group) >= _LEAST] if owner else []
    own = data.rujukan.ledger.get(f"{owner}.{measure}")
    highest = found["atas"] is not None
    if not own or own not in (groups or [()])[0] or any(_is_end(own, group, highest=highest) for group in groups):
        return
    end = (max if highest else min)(groups[0], key=lambda one: one.angka)
    told = f"Yang {found['kata'].casefold()} adalah {end.tampil} ({end.id}); {own.id} adalah {own.tampil}."
    span = shift + found.start("kata"), shift + found.end("kata")
    should = lawan(found["kata"], "") if all(_is_end(own, group, highest=not highest) for group in groups) else ""
    yield bacaan.temuan(span, told, should, end.id)


def _named(text: str, data: Data) -> str:
    """The code of the one whom a text names, and nothing else."""
    owner = data.milik((text,))
    names = {code: name for names in data.bernama.golongan for code, name in names}
    rest = frozenset(_WORD.findall(fold_name(text))) - frozenset(_WORD.findall(names.get(owner, "")))
    return owner if rest - {owner.casefold()} <= _KINDS else ""


def _groups(owner: str, measure: str, data: Data) -> Iterator[Sequence[Fact]]:
    """The same measure of all that are like one, first of those on its level."""
    for codes in data.bernama.segolongan(owner):
        facts = (data.rujukan.ledger.get(f"{code}.{measure}") for code in codes)
        yield [one for one in facts if one and isinstance(one.nilai, Decimal)]


def _is_end(own: Fact, group: Sequence[Fact], *, highest: bool) -> bool:
    return own.angka == (max if highest else min)(one.angka for one in group)


# --- all of them -----------------------------------------------------------------------------------------------------

_ALL_BEYOND = re.compile(
    r"\b(?:seluruh|semua|setiap|tiap)"
    r" (?:(?P<sasaran>sasaran(?: (?:strategis|program|kegiatan))?)|indikator(?: kinerja)?)"
    r"(?: (?:memiliki|mencatat(?:kan)?|memperoleh|mencapai|mempunyai|telah|sudah|yang diukur|dengan))*"
    r" (?:rata-rata )?(?:ber)?capaian(?:nya)?(?: (?:kinerja|rata-rata|berada|mencapai))*"
    r" (?:(?P<atas>di ?atas|lebih dari|melebihi|melampaui)|di ?bawah|kurang dari) (?P<batas>[0-9]{1,3}(?:,[0-9]+)?) ?"
    r"(?:%|persen\b)",
    re.IGNORECASE,
)


def salah_semua(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """All sasaran or indikator that are called above or below a capaian, of which one is not."""
    if not data:
        return
    for bacaan in naskah.dinilai:
        for found in _ALL_BEYOND.finditer(bacaan.teks):
            laporan, ledger = data.rujukan.laporan, data.rujukan.ledger
            of = laporan.sasaran if found["sasaran"] else laporan.indikator
            facts = (ledger.get(f"{one.kode}.capaian") for one in of)
            known = [one for one in facts if one and isinstance(one.nilai, Decimal)]
            limit = Decimal(found["batas"].replace(",", "."))
            beyond = [one for one in known if (one.angka <= limit if found["atas"] else one.angka >= limit)]
            if beyond and is_of_now(bacaan, found, data):
                told = ", ".join(f"{one.id} adalah {one.tampil}" for one in beyond[:_MOST_TOLD])
                yield bacaan.temuan(found.span(), f"Data berkata lain: {told}.", "", beyond[0].id)


_ALL_OF_SASARAN = re.compile(
    r"\b(?:seluruh|semua|setiap|tiap) indikator(?: kinerja)? (?:pada|dalam|di|dari) (?P<nama>sasaran[^.;:()0-9]*?)"
    r"(?: (?:telah|sudah|berhasil|dapat|mampu))* (?P<kata>(?:mencapai|memenuhi|(?P<lewat>melampaui|melebihi)) target"
    r"|tercapai|(?P<lampau>terlampaui))\b",
    re.IGNORECASE,
)


def salah_sasaran(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """All indikator of one sasaran that are said to have reached their targets, of which one has not."""
    if not data:
        return
    for bacaan in naskah.dinilai:
        for found in _ALL_OF_SASARAN.finditer(bacaan.teks):
            owner = _named(found["nama"], data)
            said = frozenset({Hasil.MELAMPAUI}) if found["lewat"] or found["lampau"] else REACHED
            of = (one for one in data.rujukan.laporan.indikator if one.kode_sasaran == owner)
            failed = [one for one in of if state(one, data.rujukan.ledger) not in said | UNMEASURED]
            if failed and is_of_now(bacaan, found, data):
                facts = [data.rujukan.ledger[f"{one.kode}.hasil"] for one in failed[:_MOST_TOLD]]
                told = ", ".join(f"{one.id} adalah {one.tampil}" for one in facts)
                yield bacaan.temuan(found.span("kata"), f"Data berkata lain: {told}.", "", facts[0].id)
