"""Recomputes sums: the parts of a whole that a sentence lists, and titles that add some counts and not others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.klaim import hitung
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import cetak, kisaran, nilai
from report_builder.audit.klaim.naskah import Bacaan, Naskah, benda, sejenis
from report_builder.audit.temuan import Temuan
from report_builder.measure.bantahan.bilangan import read_count
from report_builder.scrutiny.bilangan import BANYAK

_LISTED = re.compile(
    r"[^.;]{0,80}?(?:,? (?:yang )?(?:terdiri (?:atas|dari)|meliputi|mencakup|terbagi (?:atas|menjadi|dalam))"
    r"|,? (?:yaitu|yakni)|:)\s*(?P<mulai>.*?)(?=[.;]\s|[.;]?$|$)",
    re.IGNORECASE | re.DOTALL,
)
_SOME = re.compile(
    r"\b(?:antara lain|di antaranya|termasuk|misalnya|seperti|sisanya|selebihnya|lainnya|dari|setiap|masing-masing"
    r"|per)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[^.;\d]{0,80}", re.DOTALL)
_LEAST_PARTS = 2
_PEOPLE = frozenset({"orang", "peserta", "pegawai", "warga", "jiwa", "siswa", "anggota", "kader", "relawan"})
_SEXES = frozenset({"laki", "laki-laki", "perempuan", "pria", "wanita"})
"""Who are counted as people together."""


def salah_jumlah(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """A whole that its listed parts do not come to: 12 titik, terdiri atas 5 titik di A dan 6 titik di B."""
    for bacaan in naskah.dinilai:
        for number, whole in enumerate(bacaan.ukuran):
            parts = _parts(bacaan, whole, bacaan.ukuran[number + 1 :])
            total = hitung.jumlah(*(kisaran(one) for one in parts))
            if len(parts) < _LEAST_PARTS or total.bertemu(kisaran(whole, bacaan.sebelum(whole))):
                continue
            if not (data and data.memuat(whole)):
                told = " + ".join(one.teks.strip() for one in parts)
                should = cetak(hitung.total(parts), whole)
                yield bacaan.temuan((whole.awal, whole.akhir), f"{told} adalah {should}.", should)


def _parts(bacaan: Bacaan, whole: Angka, behind: Sequence[Angka]) -> Sequence[Angka]:
    """The numbers that a sentence lists behind a whole, where it is certain that they are all of its parts."""
    start, end = bacaan.kalimat[bacaan.nomor_kalimat(whole.awal)]
    found = _LISTED.match(bacaan.teks, whole.akhir, end) if benda(whole) or whole.jenis is Jenis.RUPIAH else None
    if not found or start > whole.awal or _SOME.search(found[0]):
        return ()
    parts = [one for one in behind if found.start("mulai") <= one.awal < found.end("mulai")]
    between = [one for one in behind if one.awal < found.start("mulai")]
    ends = [found.start("mulai"), *(one.akhir for one in parts)]
    gaps = (bacaan.teks[left : one.awal] for left, one in zip(ends, parts, strict=False))
    is_whole = not between and all(_JOINT.fullmatch(gap) for gap in gaps)
    return parts if is_whole and all(_is_part(one, whole) for one in parts) else ()


def _is_part(one: Angka, whole: Angka) -> bool:
    """Whether a number counts just what the whole does."""
    if whole.jenis is Jenis.RUPIAH:
        return one.jenis is Jenis.RUPIAH
    is_person = benda(whole) in _PEOPLE and one.jenis is Jenis.JUMLAH and one.kata in _SEXES
    return is_person or (sejenis(one, whole) and benda(one) == benda(whole))


# --- done and not done -----------------------------------------------------------------------------------------------

_COUNT = rf"(?:[0-9]{{1,6}}|{BANYAK})"
_HALVES = re.compile(
    rf"\bdari (?:total |seluruh |sebanyak )?(?P<semua>{_COUNT}) (?P<benda>[^\W\d]+)(?: (?!yang\b)[^\W\d]+){{0,2}}"
    rf"(?: yang (?:ada|direncanakan|ditargetkan|dinilai|diukur))?,?(?: (?:sebanyak|ada|terdapat|baru|hanya))?"
    rf" (?P<satu>{_COUNT})(?: (?P=benda))?(?: (?:telah|sudah|berhasil))* (?P<apa>[^\W\d]+)"
    rf",? (?:dan|serta|sedangkan|sementara)(?: (?:sebanyak|ada|sisanya))* (?P<lain>{_COUNT})(?: (?P=benda))?"
    r"(?: (?:lainnya|lagi|yang lain))? (?:masih )?(?:belum|tidak)(?: (?:dapat|bisa|berhasil))? (?P=apa)"
    r"(?=[.;]|$|,? (?:karena|sehingga|pada|di|akibat|sampai|hingga)\b)",
    re.IGNORECASE,
)


def salah_separuh(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """Done and not done that are not all together: dari 10 kegiatan, 7 selesai dan 4 belum selesai."""
    for bacaan in naskah.dinilai:
        for found in _HALVES.finditer(bacaan.teks):
            whole, one, other = (read_count(found[each]) for each in ("semua", "satu", "lain"))
            numbers = [each for each in bacaan.ukuran if found.start() <= each.awal < found.end()]
            if one + other != whole and not bacaan.is_keliru(*numbers):
                told = f"{found['satu']} + {found['lain']} adalah {one + other}, bukan {found['semua']}."
                yield bacaan.temuan((found.start("satu"), found.end()), told)


# --- titles ----------------------------------------------------------------------------------------------------------


def judul_separuh(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """A title that adds up one count of the text and not the other, which the same words of the text give."""
    titles = [bacaan for bacaan in naskah.dinilai if bacaan.is_judul and len(bacaan.ukuran) > 1]
    body = [bacaan for bacaan in naskah.semua if not bacaan.is_judul] if titles else []
    for title in titles:
        counts = [one for one in title.ukuran if one.jenis is Jenis.JUMLAH and benda(one)]
        for summed in counts:
            others = [one for one in counts if benda(one) != benda(summed)]
            for bacaan in body:
                yield from _half(title, summed, others, bacaan)


def _half(title: Bacaan, summed: Angka, others: Sequence[Angka], bacaan: Bacaan) -> Iterator[Temuan]:
    """The counts of a title that stand there as one part only, where another of its counts stands as two."""
    for first, second in pairwise(_of(bacaan, benda(summed))):
        if nilai(first) + nilai(second) != nilai(summed):
            continue
        for other in others:
            beside = [one for one in _of(bacaan, benda(other)) if _together(bacaan, one, second)]
            begun = [one for one in _of(bacaan, benda(other)) if _together(bacaan, one, first)]
            if len(beside) == 1 and beside != begun and nilai(other) in map(nilai, begun):
                should = cetak(nilai(other) + nilai(beside[0]), other)
                added = f"{summed.teks} {summed.kata} adalah {first.teks} + {second.teks}"
                reason = f"{added}, tetapi {beside[0].teks} {other.kata} tidak ikut dijumlahkan: {should} {other.kata}."
                yield title.temuan((other.awal, other.akhir), reason, f"{should} {other.kata}")


def _of(bacaan: Bacaan, noun: str) -> list[Angka]:
    return [one for one in bacaan.ukuran if benda(one) == noun]


def _together(bacaan: Bacaan, one: Angka, other: Angka) -> bool:
    return bacaan.nomor_kalimat(one.awal) == bacaan.nomor_kalimat(other.awal)
