"""Units as offices write them, and as the workbook has them: "Dok" -> Dokumen, "1 Laporan" -> 1 and Laporan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from report_builder.forms.numbers import readings

_KNOWN = (
    "%", "Angka", "Aplikasi", "Berita Acara", "Berkas", "Buah", "Buku", "Bulan", "Data", "Desa", "Dokumen", "Ekor",
    "Gedung", "Hari", "Hektare", "Indeks", "Jam", "Jenis", "Kabupaten/Kota", "Kali", "Kasus", "Kategori", "Kawasan",
    "Kecamatan", "Kegiatan", "Kelompok", "Kelurahan", "Kerja Sama", "Keluarga", "Km", "Laporan", "Layanan", "Lembaga",
    "Level", "Lokasi", "M2", "Menit", "Naskah", "Nilai", "Opini", "Orang", "Orang/Bulan", "Paket", "Peraturan",
    "Peserta", "Poin", "Predikat", "Provinsi", "Publikasi", "Rasio", "Rekomendasi", "Ruas", "Rupiah", "Satker",
    "Sekolah", "Sertifikat", "Set", "Skor", "Stel", "Surat", "Tahun", "Ton", "Unit", "Usulan", "Wilayah",
)  # fmt: skip
_SHORT: Mapping[str, str] = {
    "dok": "Dokumen", "doc": "Dokumen", "lap": "Laporan", "lpr": "Laporan", "org": "Orang", "bh": "Buah",
    "bln": "Bulan",
    "thn": "Tahun", "th": "Tahun", "keg": "Kegiatan", "kab/kota": "Kabupaten/Kota", "kk": "Keluarga", "ha": "Hektare",
    "pkt": "Paket", "rek": "Rekomendasi", "ob": "Orang/Bulan", "kel": "Kelompok", "prosentase": "%", "persentase": "%",
    "persen": "%", "prosen": "%", "presentase": "%", "ba": "Berita Acara", "index": "Indeks", "rp": "Rp",
    "rupiah": "Rp",
    "point": "Poin", "nilai/skor": "Nilai",
}  # fmt: skip
_SHORTEST_FUZZY, _LONG = 4, 7
_BRACKETS = re.compile(r"^\((?P<inside>[^()]*)\)$|(?<=\w) ?\([%A-Za-z]{1,4}\)$")


@dataclass(frozen=True, slots=True)
class Satuan:
    """A unit as the workbook has it, how it came to be so, and the number that stood before it."""

    nama: str
    ditebak: bool = False
    """Whether it is misspelled in the form."""
    angka: Decimal | None = None


@cache
def read_unit(text: str) -> Satuan:
    """The unit that a text means: known ones as they are spelled, others as they stand."""
    plain = " ".join(text.split()).strip(" .")
    plain = _BRACKETS.sub(lambda found: found["inside"] or "", plain).strip()
    counted = [each for each in readings(plain) if each.satuan and not each.keterangan]
    if len(counted) == 1 and counted[0].satuan != "%":
        unit = read_unit(counted[0].satuan)
        return Satuan(unit.nama, unit.ditebak, counted[0].nilai)
    return _known(plain) or Satuan(plain)


def is_known(text: str) -> bool:
    """Whether a text is a unit that offices use, spelled rightly or in short."""
    unit = _known(" ".join(text.split()).strip(" ."))
    return unit is not None and not unit.ditebak


def same(first: str, second: str) -> bool:
    """Whether two texts mean one unit."""
    return bool(first and second) and _folded(read_unit(first).nama) == _folded(read_unit(second).nama)


def _known(plain: str) -> Satuan | None:
    folded = _folded(plain)
    if folded in _SHORT:
        return Satuan(_SHORT[folded])
    if folded in _FOLDED:
        return Satuan(re.sub(r"\s*/\s*", "/", plain))
    nearest = _nearest(folded)
    return Satuan(_FOLDED[nearest], ditebak=True) if nearest else None


def _nearest(folded: str) -> str:
    """The known unit that differs by a slip of a finger or two; nothing where two are as near."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = 1 if len(folded) < _LONG else 2
    if len(folded) < _SHORTEST_FUZZY:
        return ""
    found = process.extract(folded, list(_FOLDED), scorer=OSA.distance, score_cutoff=slips, limit=2)
    near = [unit for unit, distance, _ in found if distance == found[0][1] and unit[0] == folded[0]]
    return near[0] if len(near) == 1 else ""


def _folded(text: str) -> str:
    return re.sub(r"\s*/\s*", "/", " ".join(text.split())).casefold()


_FOLDED = {_folded(unit): unit for unit in _KNOWN}
