"""Who the office is, how it wants its report, and the scales that it declares."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from report_builder.schema import PERIODE, STATUS_DATA, YA_TIDAK
from report_builder.simulation import kalimat, kata
from report_builder.simulation.bentuk import Bentuk
from report_builder.simulation.draw import chance, some
from report_builder.simulation.tables import Row
from report_builder.simulation.teks import lines
from report_builder.simulation.ukuran import KEMATANGAN, MUTU, TINGKAT

_KATEGORI = "Kategori Capaian Contoh"


def identitas(random: Random, bentuk: Bentuk, kode: str, number: int) -> Row:
    """The answers of the sheet Identitas."""
    wilayah = f"{random.choice(kata.WILAYAH)} {number}"
    unit = kata.in_style(f"{random.choice(kata.UNIT)} {wilayah}", bentuk.gaya, random)
    instansi = random.choice(kata.INSTANSI)
    optional = {**_office(random, instansi, kode, wilayah), **_people(random, instansi), **_days(random, bentuk)}
    words = _words(random, unit, wilayah)
    filled = {kunci: isi for kunci, isi in {**optional, **words}.items() if chance(random, bentuk.terisi)}
    # The year's report may say so or not.
    periode = PERIODE[bentuk.triwulan] if bentuk.triwulan or chance(random, 50) else None
    return {"instansi": instansi, "unit_kerja": unit, "tahun": bentuk.tahun, "periode": periode, **filled}


def _office(random: Random, instansi: str, kode: str, wilayah: str) -> Row:
    *words, last = wilayah.split()
    return {
        "singkatan": "".join(word[0] for word in words) + last,
        "kota": f"Kota Contoh {random.randint(1, 30)}",
        "status_data": random.choice(STATUS_DATA),
        "kode_unit": kode,
        "induk_unit": instansi,
        "direviu": random.choice(YA_TIDAK),
        "profil": random.choice(("umum", "")),
    }


def _people(random: Random, instansi: str) -> Row:
    return {
        "kepala_nama": kata.person(random, "Kepala"),
        "kepala_jabatan": "Kepala Unit Contoh",
        "kepala_pangkat": random.choice(kata.PANGKAT),
        "kepala_nip": kata.nip(random),
        "atasan_nama": kata.person(random, "Atasan"),
        "atasan_jabatan": f"Kepala {instansi}",
        "atasan_nip": kata.nip(random),
    }


def _days(random: Random, bentuk: Bentuk) -> Row:
    after = date(bentuk.tahun + (bentuk.triwulan or 4) // 4, 3 * (bentuk.triwulan or 4) % 12 + 1, 1)
    return {
        "tanggal_laporan": after + timedelta(days=random.randint(4, 50)),
        "tanggal_data": after - timedelta(days=1),
        "tanggal_perjanjian": date(bentuk.tahun, 1, random.randint(4, 28)),
    }


def _words(random: Random, unit: str, wilayah: str) -> Row:
    return {
        "tugas": kalimat.TUGAS.format(unit, wilayah),
        "fungsi": lines(some(random, kalimat.FUNGSI, 3, 6)),
        "gambaran_umum": lines(some(random, kalimat.GAMBARAN, 1, 3)),
        "isu_strategis": lines(some(random, kalimat.ISU, 1, 4)),
        "dasar_hukum": lines(some(random, kalimat.DASAR_HUKUM, 1, 3)),
        "visi": kalimat.VISI,
        "misi": lines(some(random, kalimat.MISI, 1, 3)),
        "penutup": lines(some(random, kalimat.PENUTUP, 1, 2)),
        "langkah_ke_depan": lines(some(random, kalimat.LANGKAH, 1, 3)),
    }


def pengaturan(random: Random, bentuk: Bentuk) -> Row:
    """The answers of the sheet Pengaturan."""
    answers: Row = {
        "batas_tampil": random.choice(("none", 100, 110, 120)),
        "batas_rata": random.choice(("none", 100, 110, 120)),
        "rata_rata": random.choice(("sederhana", "berbobot")),
        "rata_unit": random.choice(("indikator", "sasaran")),
        "rumus_minimum": random.choice(("A", "B")),
        "batas_efisiensi": random.choice(("none", 100)),
        "skala": random.choice((_KATEGORI, "Lampu lalu lintas", "Permendagri 86/2017", "Nilai Kinerja Anggaran")),
        "lewati_target_nol": random.choice(YA_TIDAK),
        "status_siaran": random.choice(("draf", "disetujui")),
        "embargo": date(bentuk.tahun + 1, 2, random.randint(1, 28)),
        "narahubung": "Bagian Humas Contoh, humas@contoh.example",
    }
    filled = {kunci: isi for kunci, isi in answers.items() if chance(random, bentuk.terisi)}
    return {**filled, "judul": random.choice(("permenpan", "bnn")), "kertas": random.choice(("A4", "F4"))}


def skala_rows(used: Collection[str]) -> Iterator[Row]:
    """The sheet Skala, as far as it is used: classes of capaian, classes of an index, predicates in their order."""
    return (row for row in _all_skala() if row["nama"] in used)


def _all_skala() -> Iterator[Row]:
    sumber = "Pedoman Penilaian Contoh"
    for nama, bounds in ((_KATEGORI, (None, 60, 80, 100)), (MUTU, (1, 2, 3, Decimal("3.5")))):
        for label, bound in zip(("Kurang", "Cukup", "Baik", "Sangat Baik"), bounds, strict=True):
            yield {"nama": nama, "label": label, "batas_bawah": bound, "sumber": sumber}
    for urutan, label in enumerate(TINGKAT, start=1):
        yield {"nama": KEMATANGAN, "label": label, "urutan": urutan, "sumber": sumber}
