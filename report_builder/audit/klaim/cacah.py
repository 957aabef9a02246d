"""Counts of what a text lists: two indikator, of which it names one; four sasaran, where the data have three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from report_builder.audit.dokumen import Peran
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.naskah import Bacaan, Naskah
from report_builder.audit.temuan import Temuan
from report_builder.language import spell_number
from report_builder.measure.bantahan.bilangan import read_count
from report_builder.scrutiny.bilangan import BANYAK
from report_builder.scrutiny.hitungan import COUNTED
from report_builder.scrutiny.keadaan import states_in
from report_builder.scrutiny.pegangan import Pegangan

_NOUN = (
    r"(?:(?:buah|poin|butir|macam) )?(?P<benda>indikator|sasaran|poin|hal|strategi|langkah|program|kegiatan|tujuan|misi"
    r"|aspek|faktor|kendala|tahap(?:an)?|upaya|kelompok|kategori|jenis|alasan|penyebab|rekomendasi|prioritas|fokus)"
)
_ANNOUNCED = re.compile(rf"(?<![\w.,-])(?P<jumlah>{BANYAK}) {_NOUN}\b", re.IGNORECASE)
_ORDINALS = (
    "pertama",
    "kedua",
    "ketiga",
    "keempat",
    "kelima",
    "keenam",
    "ketujuh",
    "kedelapan",
    "kesembilan",
    "kesepuluh",
)
_ITEM = re.compile(
    r"(?:^|(?<=[.;:,(“\"”] )|(?<=yang )|(?<=dan )|(?<=terakhir )|(?<=selanjutnya ))"
    rf"(?P<urutan>{'|'.join(_ORDINALS)})\b(?=,| \w)",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"\[?(?:\.\.\.|…)\]?")
_FOLLOWS = re.compile(r"\b(?:berikut(?: ini)?|yaitu|yakni|antara lain|meliputi)\W*$", re.IGNORECASE)
_SOME = re.compile(r"\b(?:antara lain|di antaranya|misalnya)\b", re.IGNORECASE)
_FEWEST, _MOST = 2, 12
_FARTHEST = 160
"""Signs between a count and the end of its paragraph."""


def salah_daftar(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """Counts of what is listed behind them that list has not so many of."""
    places = {id(bacaan): number for number, bacaan in enumerate(naskah.semua)}
    for bacaan in naskah.dinilai:
        for found in _ANNOUNCED.finditer(bacaan.teks):
            count = read_count(found["jumlah"])
            if not _FEWEST <= count <= _MOST:
                continue
            behind = naskah.semua[places[id(bacaan)] + 1 :]
            listed = _ordinals(bacaan, found.end(), behind) or _items(bacaan, found, behind)
            if listed and listed != count:
                yield _told(bacaan, found, listed, behind)


def _told(bacaan: Bacaan, found: re.Match[str], listed: int, behind: Sequence[Bacaan]) -> Temuan:
    """What is left out of a text may hold the rest of the list: then it is only told."""
    text = bacaan.teks[found.end() :] + " ".join(one.teks for one in behind[:_MOST])
    is_short = listed < read_count(found["jumlah"]) and _LEFT_OUT.search(text) is not None
    reason = f"Yang disebut sesudahnya {spell_number(listed)}."
    return bacaan.temuan(found.span(), reason, f"{spell_number(listed)} {found['benda']}", salah=not is_short)


def _ordinals(bacaan: Bacaan, start: int, behind: Sequence[Bacaan]) -> int:
    """How far ordinals go on behind a count, from "pertama"; 0 where they do not."""
    listed = 0
    for number, text in enumerate((bacaan.teks[start:], *(one.teks for one in behind))):
        if number and _ANNOUNCED.search(text) and listed == 0:
            return 0
        before = listed
        for item in _ITEM.finditer(text):
            if _ORDINALS.index(item["urutan"].casefold()) == listed:
                listed += 1
        if number and before == listed:
            break
    return listed


def _items(bacaan: Bacaan, found: re.Match[str], behind: Sequence[Bacaan]) -> int:
    """How many items of a list follow right behind a paragraph that announces them; 0 where none do.

    Who announces two things at once may list both.
    """
    rest = bacaan.teks[found.end() :]
    announced = len(list(_ANNOUNCED.finditer(bacaan.kalimat_dari(found.start()))))
    if announced > 1 or not _FOLLOWS.search(rest) or _SOME.search(rest) or len(rest) > _FARTHEST:
        return 0
    items = 0
    for one in behind:
        if one.alinea.peran is not Peran.BUTIR:
            break
        items += 1
    return items


# --- against the data ------------------------------------------------------------------------------------------------


def salah_cacah(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """Counts of sasaran and indikator that the report has not so many of."""
    if not data:
        return
    rujukan = data.rujukan
    day = rujukan.laporan.identitas.tanggal_laporan or date(rujukan.laporan.identitas.tahun, 12, 31)
    known = Pegangan.of(rujukan.laporan, rujukan.ledger, day).jumlah
    for bacaan in naskah.dinilai:
        states = {said.hitungan[0] for said in states_in(bacaan.teks)}
        for found in COUNTED.finditer(bacaan.teks):
            groups = [group for group in ("count", "whole") if found[group] and found.start(group) not in states]
            if groups:
                counts = {read_count(found[group]) for group in groups}
                yield from _count(bacaan, found, counts, known)


def _count(
    bacaan: Bacaan, found: re.Match[str], counts: set[int], semua: Mapping[str, frozenset[int]]
) -> Iterator[Temuan]:
    noun = found["noun"].casefold()
    known = semua[noun]
    if not counts <= known | {1}:
        most = max(known)
        others = (other for other, held in semua.items() if other != noun and counts == {max(held)})
        beside = next((f"; {found['count']} adalah banyaknya {other}" for other in others), "")
        reason = f"Data memuat {spell_number(most)} {noun}{beside}."
        fact = f"unit.jumlah_{noun}"
        should = "" if found["whole"] else f"{spell_number(most)} {noun}"
        yield bacaan.temuan(found.span(), reason, should, fact)
