"""One number in two places: cut off where it should be rounded, another in the title, a wrong one said again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from report_builder.audit.angka import Angka, Bentuk, Jenis
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import cetak, nilai
from report_builder.audit.klaim.naskah import Bacaan, Naskah, benda
from report_builder.audit.pembulatan import Hubungan, hubungan
from report_builder.audit.temuan import Temuan

_BOUND = re.compile(
    r"\b(?:lebih dari|di ?atas|melebihi|hampir|sekitar|kurang lebih|tembus|sedikitnya|setidaknya)[^.;\d]{0,12}$",
    re.IGNORECASE,
)


def terpotong(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """A number with a scale that was cut off from the exact one: 31 ribu of 31.868."""
    for bacaan in naskah.dinilai:
        for angka in bacaan.ukuran:
            if angka.skala and not _BOUND.search(bacaan.sebelum(angka)) and not (data and data.memuat(angka)):
                yield from _cut(bacaan, angka, naskah.semua)


def _cut(bacaan: Bacaan, angka: Angka, all_read: Iterable[Bacaan]) -> Iterator[Temuan]:
    value, step = nilai(angka), angka.langkah
    exact = [
        (hubungan(angka, nilai(one)), one)
        for each in all_read
        for one in each.ukuran
        if abs(nilai(one) - value) < step
        and one.langkah < step
        and one.jenis is angka.jenis
        and _same_subject(angka, each, one)
    ]
    if any(stands in {Hubungan.SAMA, Hubungan.BULAT} for stands, _ in exact):
        return
    cut = next((one for stands, one in exact if stands is Hubungan.POTONG), None)
    if cut:
        should, text = cetak(nilai(cut), angka), angka.teks.strip()
        reason = f"Dipotong, bukan dibulatkan: {cut.teks.strip()} adalah {should}, atau lebih dari {text}."
        yield bacaan.temuan((angka.awal, angka.akhir), reason, should, salah=False)


def _same_subject(angka: Angka, bacaan: Bacaan, other: Angka) -> bool:
    """Whether the sentence of another number speaks of what this one counts."""
    noun = benda(angka)
    if not noun:
        return angka.jenis is Jenis.RUPIAH
    return (
        noun == benda(other)
        or re.search(rf"\b{re.escape(noun)}", bacaan.kalimat_dari(other.awal).casefold()) is not None
    )


# --- the title and the text ------------------------------------------------------------------------------------------


def judul_lain(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """A count or percentage of the title of which the text gives one value, and another."""
    titles = [bacaan for bacaan in naskah.dinilai if bacaan.is_judul]
    body = [bacaan for bacaan in naskah.semua if not bacaan.is_judul] if titles else []
    for title in titles:
        for angka in title.ukuran:
            if not _BOUND.search(title.sebelum(angka)) and not (data and data.memuat(angka)):
                yield from _other(title, angka, body)


def _other(title: Bacaan, angka: Angka, body: Iterable[Bacaan]) -> Iterator[Temuan]:
    noun = benda(angka)
    if angka.bentuk is not Bentuk.ANGKA or angka.jenis is not Jenis.JUMLAH or not noun:
        return
    values = {nilai(one): one for bacaan in body for one in bacaan.ukuran if benda(one) == noun}
    value, other = next(iter(values.items()), (Decimal(0), None))
    if other and len(values) == 1 and hubungan(angka, value) is Hubungan.LAIN and _is_like(angka, other):
        reason = f"Di dalam naskah tertulis {other.teks.strip()} {noun}."
        yield title.temuan((angka.awal, angka.akhir), reason, other.teks.strip())


def _is_like(angka: Angka, other: Angka) -> bool:
    """Whether both are of one size: a mistyped number is, one of something else seldom."""
    one, two = sorted(map(str, (abs(nilai(angka)), abs(nilai(other)))), key=len)
    return len(one) == len(two) and len(one) > 1 and nilai(angka) / 2 <= nilai(other) <= nilai(angka) * 2


_LARGE = 100

# --- said again ------------------------------------------------------------------------------------------------------

_SAID = re.compile(
    r"\b(?:target|capai\w*|capaian|realisasi|naik|turun|menurun|meningkat|kenaikan|penurunan|surplus)\b", re.IGNORECASE
)


def diulang(naskah: Naskah, data: Data | None, found: Iterable[Temuan]) -> Iterator[Temuan]:
    """A wrong figure that stands in another place too, of the same measure."""
    wrong = {(one.di, one.awal): one for one in found if one.salah and one.seharusnya}
    figures = [(angka, wrong[key]) for key, angka in _numbers(naskah.semua) if key in wrong and _is_telling(angka)]
    for bacaan in naskah.dinilai if figures else ():
        for angka in bacaan.ukuran:
            if (bacaan.alinea.tempat, angka.awal) in wrong or not _SAID.search(bacaan.kalimat_dari(angka.awal)):
                continue
            same = next((one for number, one in figures if _is_same(angka, number)), None)
            if same and not (data and data.memuat(angka)):
                reason = f"Mengulang {same.teks} yang keliru. {same.alasan}"
                yield bacaan.temuan((angka.awal, angka.akhir), reason, same.seharusnya)


def _numbers(all_read: Iterable[Bacaan]) -> Iterator[tuple[tuple[object, int], Angka]]:
    return (((bacaan.alinea.tempat, angka.awal), angka) for bacaan in all_read for angka in bacaan.ukuran)


def _is_telling(angka: Angka) -> bool:
    """Whether the same number elsewhere is likely to be the same figure."""
    return angka.bentuk is Bentuk.ANGKA and (angka.jenis is not Jenis.JUMLAH or nilai(angka) >= _LARGE)


def _is_same(angka: Angka, number: Angka) -> bool:
    return (angka.nilai, angka.jenis, angka.desimal) == (number.nilai, number.jenis, number.desimal) and (
        angka.jenis is not Jenis.JUMLAH or benda(angka) == benda(number)
    )
