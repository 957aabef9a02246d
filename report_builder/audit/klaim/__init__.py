"""Judges what a text claims: with its own numbers, and with the data where they are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from report_builder.audit.dokumen import Alinea, Dokumen, Tempat
from report_builder.audit.klaim.banding import dibantah_angka, salah_banding, salah_serapan, salah_target
from report_builder.audit.klaim.bentuk import pecahan, titik_desimal
from report_builder.audit.klaim.cacah import salah_cacah, salah_daftar
from report_builder.audit.klaim.capaian import salah_capaian, tanpa_capaian
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.dibantah import capaian_disebut_naik, dibantah_data, salah_tahun_lalu
from report_builder.audit.klaim.dugaan import (
    di_luar_semester,
    dua_pembagi,
    dua_satuan,
    kelipatan,
    sisa_bulan,
    tanpa_target,
)
from report_builder.audit.klaim.jumlah import judul_separuh, salah_jumlah, salah_separuh
from report_builder.audit.klaim.kali import salah_kali
from report_builder.audit.klaim.keadaan import salah_efisien, salah_kategori, salah_posisi
from report_builder.audit.klaim.naskah import Naskah
from report_builder.audit.klaim.peringkat import salah_peringkat
from report_builder.audit.klaim.perubahan import salah_arah, salah_naik
from report_builder.audit.klaim.rentetan import salah_rentetan
from report_builder.audit.klaim.satuan import salah_satuan
from report_builder.audit.klaim.selisih import salah_selisih
from report_builder.audit.klaim.tabel import salah_tabel
from report_builder.audit.klaim.tahun import (
    salah_dibanding,
    salah_lampau_pagu,
    salah_pagu,
    salah_pagu_naik,
    salah_tetap,
)
from report_builder.audit.klaim.terunggul import salah_sasaran, salah_semua, salah_unggul
from report_builder.audit.klaim.ulang import diulang, judul_lain, terpotong
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.temuan import Temuan

__all__ = ["periksa_klaim"]

Aturan = Callable[[Naskah, Data | None], Iterator[Temuan]]

_ATURAN: tuple[Aturan, ...] = (
    salah_capaian,
    capaian_disebut_naik,
    salah_selisih,
    salah_banding,
    salah_target,
    salah_serapan,
    dibantah_angka,
    dibantah_data,
    salah_arah,
    salah_naik,
    salah_rentetan,
    salah_kali,
    salah_peringkat,
    salah_posisi,
    salah_dibanding,
    salah_tetap,
    salah_lampau_pagu,
    salah_pagu,
    salah_pagu_naik,
    salah_kategori,
    salah_efisien,
    salah_unggul,
    salah_semua,
    salah_sasaran,
    salah_satuan,
    salah_tahun_lalu,
    salah_cacah,
    salah_daftar,
    salah_jumlah,
    salah_separuh,
    judul_separuh,
    judul_lain,
    pecahan,
    terpotong,
    titik_desimal,
    tanpa_capaian,
    kelipatan,
    dua_pembagi,
    dua_satuan,
    sisa_bulan,
    di_luar_semester,
    tanpa_target,
)
"""Of two that speak of the same words the one that finds them wrong is told, else the first."""


def periksa_klaim(
    alinea: Iterable[Alinea], dokumen: Dokumen, rujukan: Rujukan | None, angka: Sequence[Temuan] = ()
) -> Iterator[Temuan]:
    """The claims of some paragraphs that do not hold, and what a careful reader would ask about them.

    All of the document is read for what they mean; nothing is told of its other paragraphs. ``angka`` are the classes
    of its numbers: where one tells what a figure should be, no claim tells another. What is said of the many units of a
    roll-up is held against nothing but the text: the data tell the states of one.
    """
    judged = frozenset(alinea)
    of_one = rujukan if rujukan and not rujukan.banyak else None
    naskah = Naskah.dari(judged, dokumen, of_one, angka)
    data = Data.dari(of_one) if of_one else None
    found = _apart(one for aturan in _ATURAN for one in aturan(naskah, data))
    again = diulang(naskah, data, found)
    tables = (one for tabel in dokumen.tabel() for one in salah_tabel(tabel, judged, data))
    yield from _once((*found, *again, *tables), angka)


def _once(found: Iterable[Temuan], angka: Iterable[Temuan]) -> Iterator[Temuan]:
    """The findings with one suggestion for a figure at most: that of its class, where that has one."""
    told: dict[Tempat, list[Temuan]] = {}
    for each in angka:
        if each.salah and each.seharusnya:
            told.setdefault(each.di, []).append(each)
    for one in found:
        figures = [each for each in told.get(one.di, ()) if one.awal < each.akhir and each.awal < one.akhir]
        if not any(each.awal <= one.awal and one.akhir <= each.akhir for each in figures):
            yield replace(one, seharusnya="") if figures else one


def _apart(found: Iterable[Temuan]) -> list[Temuan]:
    """The findings without those that lie upon others, the wrong ones first."""
    held: list[Temuan] = []
    for one in sorted(found, key=lambda each: not each.salah):
        if not any(one.di == each.di and one.awal < each.akhir and each.awal < one.akhir for each in held):
            held.append(one)
    return held
