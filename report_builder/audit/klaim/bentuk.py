"""How numbers are written: parts of what is counted whole, a dot for a comma."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from report_builder.audit.angka import Angka, Bentuk, Jenis
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import nilai
from report_builder.audit.klaim.naskah import Bacaan, Naskah
from report_builder.audit.temuan import Temuan
from report_builder.dataset import plain
from report_builder.language import format_number

_WHOLE = frozenset({
    "anggota", "batang", "berkas", "buah", "butir", "desa", "dokumen", "indikator", "instansi", "jiwa",
    "kabupaten", "kader", "kali", "kasus", "kawasan", "kecamatan", "kegiatan", "kelompok", "keluarga",
    "kelurahan", "korban", "kota", "laporan", "lembaga", "lembar", "lokasi", "mahasiswa", "orang", "paket",
    "pasien", "pegawai", "pelanggan", "penerima", "penyuluh", "perkara", "peserta", "petani", "petugas",
    "program", "provinsi", "rapat", "relawan", "sasaran", "sekolah", "sertifikat", "siswa", "tersangka",
    "titik", "unit", "warga",
})  # fmt: skip
"""What has no parts."""
_MEAN = re.compile(r"\b(?:rata-rata|rerata|per|setiap|rasio|indeks|nilai|skor|persentase|rata)\b", re.IGNORECASE)
_COUNT = re.compile(r"\b(?:jumlah|banyaknya|sebanyak|sejumlah)\b", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![0-9])[0-9]+\.[0-9]{1,2}(?![0-9.])")
_COMMA = re.compile(r"(?<![0-9.,])[0-9.]*[0-9],[0-9]{1,2}(?![0-9,])")
_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9.])")
_CODED = re.compile(
    r"\b(?:indikator|sasaran|kode|butir|nomor|bab|subbab|bagian|program|kegiatan|tujuan|misi|versi|tabel|gambar"
    r"|lampiran) $",
    re.IGNORECASE,
)
"""What stands before a code."""
_NEAR_CLAUSE = re.compile(r"[.;:]\s")


def pecahan(naskah: Naskah, data: Data | None) -> Iterator[Temuan]:
    """Parts of what is counted whole (290.737,23 butir), and counts printed as if they had any (60.00)."""
    for bacaan in naskah.dinilai:
        for angka in bacaan.ukuran:
            if angka.jenis is Jenis.JUMLAH and angka.desimal and not angka.skala and angka.bentuk is Bentuk.ANGKA:
                yield from _parts(bacaan, angka, data)


def _parts(bacaan: Bacaan, angka: Angka, data: Data | None) -> Iterator[Temuan]:
    value, span = nilai(angka), (angka.awal, angka.akhir)
    clause = _NEAR_CLAUSE.split(bacaan.sebelum(angka))[-1]
    if _MEAN.search(bacaan.kalimat_dari(angka.awal)) or _MEAN.search(bacaan.alinea.tempat.judul):
        return
    noun = angka.kata.partition("/")[0]
    if value == value.to_integral_value():
        if noun in _WHOLE or _COUNT.search(clause):
            fact = data.ukuran(angka) if data else None
            should = fact.tampil if fact else format_number(plain(value), 0)
            if should != angka.teks.strip():
                reason = f"Cacah ditulis tanpa desimal: {should}."
                yield bacaan.temuan(span, reason, should, fact.id if fact else None, salah=False)
    elif noun in _WHOLE and not (data and data.memuat(angka)):
        yield bacaan.temuan(span, f"{angka.kata.capitalize()} dihitung bulat, jadi tidak dapat berupa pecahan.")


def titik_desimal(naskah: Naskah, _data: Data | None) -> Iterator[Temuan]:
    """A dot before decimals in a text that has commas there, or dots between thousands."""
    if not _is_mixed(naskah.semua):
        return
    for bacaan in naskah.dinilai:
        for angka in bacaan.ukuran:
            found = _DOTTED.search(angka.teks)
            if found and angka.desimal and not _CODED.search(bacaan.sebelum(angka)):
                should = angka.teks.strip().replace(found[0], found[0].replace(".", ","))
                reason = "Titik dipakai sebagai tanda desimal, padahal di tempat lain sebagai pemisah ribuan."
                if any(_COMMA.search(each.teks) for each in naskah.semua):
                    reason = "Titik dipakai sebagai tanda desimal, padahal di tempat lain koma."
                yield bacaan.temuan((angka.awal, angka.akhir), reason, should, salah=False)


def _is_mixed(all_read: Iterable[Bacaan]) -> bool:
    texts = [bacaan.teks for bacaan in all_read]
    dotted = any(_DOTTED.search(text) for text in texts)
    return dotted and any(_COMMA.search(text) or _THOUSANDS.search(text) for text in texts)
