"""The words that offices use for the columns of their forms, and which of them make a column what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Peran(StrEnum):
    """What a column of a form holds, under the name that a mapping calls it by."""

    NOMOR = "nomor"
    KODE = "kode"
    KODE_SASARAN = "kode_sasaran"
    KODE_ANGGARAN = "kode_anggaran"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    URAIAN = "uraian"
    SATUAN = "satuan"
    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    TARGET_TRIWULAN = "target_triwulan"
    REALISASI_TRIWULAN = "realisasi_triwulan"
    TARGET_AKHIR = "target_akhir"
    PAGU = "pagu"
    PAGU_AWAL = "pagu_awal"
    REALISASI_ANGGARAN = "realisasi_anggaran"
    ANGGARAN_TRIWULAN = "anggaran_triwulan"
    POLARITAS = "polaritas"
    DEFINISI = "definisi"
    SUMBER_DATA = "sumber_data"
    PENANGGUNG_JAWAB = "penanggung_jawab"
    PENYEBAB = "penyebab"
    KENDALA = "kendala"
    UPAYA = "upaya"
    TINDAK_LANJUT = "tindak_lanjut"
    PIC = "pic"
    TENGGAT = "tenggat"
    PROGRAM_PENUNJANG = "program_penunjang"
    BULAN = "bulan"
    PERSEN = "persen"
    RUPIAH = "rupiah"
    PRIBADI = "pribadi"
    ABAIKAN = "abaikan"


UANG = frozenset({Peran.PAGU, Peran.PAGU_AWAL, Peran.REALISASI_ANGGARAN, Peran.ANGGARAN_TRIWULAN, Peran.RUPIAH})
"""Amounts of money; ``rupiah`` are those that the workbook has no place for."""

ANGKA = UANG | {
    Peran.TARGET,
    Peran.REALISASI,
    Peran.CAPAIAN,
    Peran.TARGET_TRIWULAN,
    Peran.REALISASI_TRIWULAN,
    Peran.TARGET_AKHIR,
}

TEKS = frozenset({
    Peran.DEFINISI, Peran.SUMBER_DATA, Peran.PENANGGUNG_JAWAB, Peran.PENYEBAB, Peran.KENDALA, Peran.UPAYA,
    Peran.TINDAK_LANJUT, Peran.PIC, Peran.TENGGAT, Peran.PROGRAM_PENUNJANG, Peran.POLARITAS,
})  # fmt: skip

KODE = frozenset({Peran.KODE, Peran.KODE_SASARAN, Peran.KODE_ANGGARAN})

NAMA = frozenset({Peran.INDIKATOR, Peran.URAIAN, Peran.SASARAN}) | KODE
"""What tells of which indikator, sasaran or budget line a row speaks."""

TRIWULANAN = frozenset({Peran.TARGET_TRIWULAN, Peran.REALISASI_TRIWULAN, Peran.ANGGARAN_TRIWULAN})

DIBUANG = frozenset({Peran.NOMOR, Peran.BULAN, Peran.PERSEN, Peran.RUPIAH, Peran.PRIBADI, Peran.ABAIKAN})
"""What the workbook has no place for."""

FRASA: Mapping[str, str] = {
    "tindak lanjut": "tindaklanjut",
    "penanggung jawab": "penanggungjawab",
    "batas waktu": "tenggat",
    "target waktu": "tenggat",
    "sampai dengan": "sd",
    "s d": "sd",
    "satuan kerja": "satker",
    "unit kerja": "satker",
    "perangkat daerah": "satker",
    "sumber data": "sumberdata",
    "sumber dana": "sumberdana",
    "tolok ukur": "indikator",
    "tolak ukur": "indikator",
    "yang dievaluasi": "",
    "tahun berjalan": "berjalan",
    "tahun lalu": "lalu",
    "nomor urut": "nomor",
    "no urut": "nomor",
    "data dukung": "bukti",
    "sub kegiatan": "kegiatan",
    "faktor penghambat": "kendala",
    "faktor pendorong": "penyebab",
    "unit eselon": "satker",
    "unit organisasi": "satker",
    "tahun depan": "lalu",
    "tahun berikutnya": "lalu",
    "tahun mendatang": "lalu",
    "n 1": "lalu",
    "n 2": "lalu",
    "t 1": "lalu",
    "t 2": "lalu",
    "tahun ke": "tahunke",
    "akhir tahun": "",
    "sd periode ini": "sd",
    "sd periode": "sd",
    "sd bulan ini": "sd",
    "periode ini": "bulan",
}
"""Several words that are one, told before single words in this order."""

KATA: Mapping[str, Sequence[str]] = {
    "indikator": ("indikator", "indicator", "iku", "ikk", "ikp", "ikss", "iksk", "iksp"),
    "sasaran": ("sasaran",),
    "rpjmd": ("rpjmd", "rpjmn", "nspk", "rpjm", "rpjpd"),
    "tujuan": ("tujuan", "visi", "misi"),
    "uraian": ("uraian", "program", "kegiatan", "subkegiatan", "urusan", "ro", "kro", "komponen", "rincian"),
    "satuan": ("satuan", "unit"),
    "volume": ("volume", "vol"),
    "kode": ("kode", "kd", "kodering"),
    "rekening": ("rekening", "rek", "akun"),
    "target": ("target", "terget"),
    "rencana": ("rencana",),
    "realisasi": ("realisasi", "realisai", "serapan", "penyerapan", "terealisasi", "progres", "progress"),
    "capaian": ("capaian", "pencapaian", "ketercapaian", "kinerjanya"),
    "tingkat": ("tingkat", "persentase", "prosentase", "presentase", "rasio"),
    "pagu": ("pagu", "anggaran", "dipa", "dpa", "apbd", "apbn", "biaya", "dana", "belanja"),
    "rupiah": ("rp", "rupiah", "keuangan"),
    "persen": ("%", "persen", "prosen"),
    "kinerja": ("kinerja", "fisik"),
    "renstra": ("renstra",),
    "renja": ("renja", "rkt", "rkpd"),
    "triwulan": ("triwulan", "tw", "trw", "triwulanan", "trwln", "q", "kuartal", "kwartal"),
    "semester": ("semester", "smt", "bulan", "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus",
                 "september", "oktober", "november", "desember", "jan", "feb", "peb", "mar", "apr", "jun", "jul", "agu",
                 "agt", "ags", "agst", "agus", "sep", "sept", "okt", "oct", "nov", "nop", "nopember", "des", "dec"),
    "awal": ("awal", "semula", "murni"),
    "sisa": ("sisa", "selisih", "deviasi", "gap"),
    "menengah": ("menengah",),
    "lalu": ("lalu", "sebelumnya", "depan", "mendatang", "berikutnya"),
    "tahunke": ("tahunke",),
    "nasional": ("nasional", "provinsi", "regional"),
    "prakiraan": ("prakiraan", "prognosis", "prognosa", "perkiraan", "proyeksi", "estimasi"),
    "perubahan": ("perubahan", "revisi", "penyesuaian", "pergeseran", "final", "koreksi", "verifikasi", "validasi"),
    "sd": ("sd", "kumulatif"),
    "nomor": ("no", "nomor", "nomer"),
    "kendala": ("kendala", "hambatan", "permasalahan", "masalah", "penghambat"),
    "penyebab": ("penyebab", "faktor", "analisis", "analisa"),
    "upaya": ("upaya", "solusi"),
    "tindaklanjut": ("tindaklanjut", "rtl", "tl"),
    "penanggungjawab": ("penanggungjawab", "pic", "pj", "pengampu"),
    "tenggat": ("tenggat", "deadline"),
    "definisi": ("definisi", "formulasi", "rumus", "formula", "penjelasan"),
    "sumberdata": ("sumberdata",),
    "polaritas": ("polaritas", "polarisasi", "polarity"),
    "penunjang": ("penunjang", "pendukung", "aksi"),
    "bukti": ("bukti", "link", "tautan", "url", "eviden", "evidence"),
    "lain": ("keterangan", "ket", "catatan", "saran", "rekomendasi", "status", "kategori", "predikat", "kriteria",
             "baseline", "sumberdana"),
    "sisi": ("bobot", "lokasi", "jadwal", "waktu", "tanggal", "peringkat"),
}  # fmt: skip
"""Words by what they mean; the first of each is how the workbook says it."""

BUKAN_EJAAN = frozenset({
    "aktor", "alokasi", "analis", "belajar", "belanda", "bencana", "diversifikasi", "egalisasi", "fisika",
    "formasi", "idealisasi", "kencana", "kendali", "kering", "koleksi", "kolokasi", "koneksi", "legalisasi",
    "lencana", "majalah", "makalah", "peringatan", "popularitas", "presentasi", "progresif", "proteksi", "proyek",
    "rasional", "relokasi", "resolusi", "revitalisasi", "sarana", "sarang", "semua", "sensasional", "sertifikasi",
    "singkat", "supaya", "tanggap", "tanggul", "televisi", "tinggal", "tongkat", "tunggal",
})  # fmt: skip
"""Words of the language that look like one of those above and are no misspelling of it."""

UKURAN = frozenset({"target", "realisasi", "pagu", "rupiah", "triwulan", "satuan", "volume"})
"""Meanings that say what a column measures, which two columns of one measure share."""

SEPADAN = frozenset({
    "kinerja", "indikator", "tahun", "ta", "ini", "berjalan", "anggaran", "k", "n", "pk", "perjanjian", "jumlah",
    "total", "besaran", "nilai", "dan", "yang", "pada", "di", "dari", "untuk", "tahunan", "setahun",
})  # fmt: skip
"""Words that leave a measure what it is for the year of the report: Target Tahun Ini is the target."""

MENGGANTI = frozenset({"perubahan"})
"""What may stand in the place of an unqualified figure: Target Perubahan beside Target."""

ASING = frozenset({
    "nasional", "rpjmd", "menengah", "prakiraan", "tahunke", "i", "ii", "iii", "iv", "v",
    "sisi", "nomor", "rata", "rerata", "kenaikan", "penurunan", "pertumbuhan", "ambang",
})  # fmt: skip
"""What makes a figure another's or something else, or leaves open whose it is, even where no other column is there."""


@dataclass(frozen=True, slots=True)
class Aturan:
    """Which words make a column what it is: all of these, none of those."""

    peran: Peran
    semua: frozenset[str]
    tanpa: frozenset[str] = frozenset()


def _aturan(peran: Peran, semua: str, tanpa: str = "") -> Aturan:
    return Aturan(peran, frozenset(semua.split()), frozenset(tanpa.split()))


ATURAN: Sequence[Aturan] = (
    _aturan(Peran.ABAIKAN, "bukti"),
    _aturan(Peran.BULAN, "semester"),
    _aturan(Peran.TENGGAT, "tenggat"),
    _aturan(Peran.PIC, "penanggungjawab tindaklanjut"),
    _aturan(Peran.PENANGGUNG_JAWAB, "penanggungjawab"),
    _aturan(Peran.TINDAK_LANJUT, "tindaklanjut"),
    _aturan(Peran.UPAYA, "upaya"),
    _aturan(Peran.KENDALA, "kendala"),
    _aturan(Peran.PENYEBAB, "penyebab"),
    _aturan(Peran.POLARITAS, "polaritas"),
    _aturan(Peran.SUMBER_DATA, "sumberdata"),
    _aturan(Peran.DEFINISI, "definisi"),
    _aturan(Peran.PROGRAM_PENUNJANG, "penunjang", "target realisasi"),
    _aturan(Peran.KODE_SASARAN, "kode sasaran", "indikator"),
    _aturan(Peran.KODE, "kode indikator"),
    _aturan(Peran.KODE_ANGGARAN, "kode", "indikator sasaran"),
    _aturan(Peran.ABAIKAN, "sisa"),
    _aturan(Peran.SATUAN, "satuan", "realisasi"),
    _aturan(Peran.SATUAN, "volume", "target realisasi rencana capaian"),
    _aturan(Peran.INDIKATOR, "indikator", "target realisasi capaian"),
    _aturan(Peran.SASARAN, "sasaran", "target realisasi capaian"),
    _aturan(Peran.ABAIKAN, "tujuan"),
)
"""What is told by words alone, the first that fits; sasaran above those of the office are weighed in `mapping`."""
