"""Values that are called the highest or the lowest, beside the others of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_builder.audit.angka import Angka
from report_builder.audit.arah import lawan
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.naskah import Bacaan, Naskah
from report_builder.audit.temuan import Temuan
from report_builder.facts import Fact
from report_builder.scrutiny.arah import measure_of

_RANK = re.compile(
    r"(?<!salah satu )(?<!salah satu yang )\b(?:(?P<atas>tertinggi|terbesar|terbanyak)|terendah|terkecil|tersedikit)\b"
    r"(?! (?:ke|kedua|ketiga|dari|(?:di )?antara (?!semua|seluruh))\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:[^;.\d]|(?:19|20)[0-9]{2}){0,120}? (?:yaitu|yakni|sebesar|sebanyak|mencapai|hanya)(?: \w+)? (?:Rp ?)?"
    r"|(?:[ (]{1,2}|, )(?:Rp ?)?"
)
_BEFORE = re.compile(r"\)?,? (?:(?:yang|adalah|merupakan|sebagai|menjadi) )*")
_RANKED = frozenset({"capaian", "serapan", "pagu", "sisa", "realisasi"})
_LEAST = 3
"""Values that one can be the highest of."""


def salah_peringkat(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """What is called the highest or lowest and is neither among its like nor among its own years."""
    for bacaan in naskah.dinilai if data else ():
        for found in _RANK.finditer(bacaan.teks):
            angka = _number(bacaan, found)
            if data and angka and not bacaan.is_keliru(angka):
                yield from _judge(bacaan, found, angka, data)


def _number(bacaan: Bacaan, found: re.Match[str]) -> Angka | None:
    start, end = bacaan.kalimat[bacaan.nomor_kalimat(found.start())]
    behind = next((one for one in bacaan.ukuran if found.end() <= one.awal < end), None)
    if behind and _BEHIND.fullmatch(bacaan.teks, found.end(), behind.awal):
        return behind
    before = next((one for one in reversed(bacaan.ukuran) if start <= one.awal and one.akhir <= found.start()), None)
    return before if before and _BEFORE.fullmatch(bacaan.teks, before.akhir, found.start()) else None


def _judge(bacaan: Bacaan, found: re.Match[str], angka: Angka, data: Data) -> Iterator[Temuan]:
    owners = data.bernama.sebut(bacaan.kalimat_dari(angka.awal))
    facts = [one for one in data.fakta_dari(angka) if measure_of(one.id) in _RANKED]
    meant = [one for one in facts if not owners or data.bernama.pemilik(one.id) in owners] or facts
    with_years = _is_of_years(bacaan, angka, owners, data)
    groups = [group for fact in meant for group in _groups(fact, data, with_years=with_years) if len(group) >= _LEAST]
    highest = found["atas"] is not None
    if not groups or any(_is_end(meant, group, highest=highest) for group in groups):
        return
    is_other = all(_is_end(meant, group, highest=not highest) for group in groups[:1])
    end = (max if highest else min)(groups[0], key=lambda one: one.angka)
    reason = f"Yang {found[0].casefold()} adalah {end.tampil} ({end.id})."
    yield bacaan.temuan(found.span(), reason, lawan(found[0], "") if is_other else "", end.id)


def _is_end(meant: Sequence[Fact], group: Sequence[Fact], *, highest: bool) -> bool:
    values = [one.angka for one in group]
    return (max if highest else min)(values) in {one.angka for one in meant if one in group}


_OF_YEARS = re.compile(r"\b(?:tahun|sejak|periode|triwulan|semester)\b", re.IGNORECASE)


def _is_of_years(bacaan: Bacaan, angka: Angka, owners: frozenset[str], data: Data) -> bool:
    """Whether the years of one may be meant: somebody is named, or years are spoken of."""
    named = owners or any(map(data.bernama.sebut, (bacaan.teks, bacaan.alinea.tempat.judul)))
    return bool(named) or _OF_YEARS.search(bacaan.kalimat_dari(angka.awal)) is not None


def _groups(fact: Fact, data: Data, *, with_years: bool) -> Iterator[Sequence[Fact]]:
    """The same measure of all that are like its owner, and of its owner in all years."""
    owner, measure = data.bernama.pemilik(fact.id), measure_of(fact.id)
    is_alike = measure != "realisasi" or owner.startswith("A-")
    for codes in data.bernama.segolongan(owner) if is_alike else ():
        facts = (data.rujukan.ledger.get(f"{code}.{measure}") for code in codes)
        yield [one for one in facts if one and isinstance(one.nilai, Decimal)]
    if not with_years:
        return
    years = re.compile(rf"{re.escape(owner)}\.{measure}(?:\.[0-9]{{4}})?")
    own = (one for one in data.rujukan.ledger.fakta if years.fullmatch(one.id))
    yield [one for one in own if isinstance(one.nilai, Decimal)]
