"""What sentences say without a number of one indikator, of all or of the budget: true ones are left alone."""

from functools import cache
from pathlib import Path

import pytest

from report_builder.audit import periksa
from report_builder.audit.membaca import baca_md
from report_builder.audit.rujukan import Rujukan, telaah
from report_builder.audit.temuan import Kelas
from report_builder.errors import Place
from report_builder.pipeline import Job

INPUTS = Path(__file__).parents[2] / "inputs"
LAMA = "Rata-rata waktu penyelesaian permohonan layanan"
ADUAN = "Jumlah pengaduan yang melewati batas waktu penanganan"
KADER = "Persentase kader layanan desa yang aktif"
INDEKS = "Indeks Kemandirian Layanan Desa"
RASIO = "Rasio permohonan per petugas verifikasi per hari"
TINGKAT = "Tingkat kematangan tata kelola"


@cache
def data() -> Rujukan:
    return Rujukan.dari(telaah(Job(str(INPUTS / "contoh-lengkap.xlsx"))), None, None)


def wrong(text: str, judul: str = "", rujukan: Rujukan | None = None) -> list[tuple[str, str]]:
    head = f"# Laporan\n\n## {judul}\n\n" if judul else ""
    dokumen = baca_md(f"{head}{text}\n".encode(), Place("naskah.md"))
    found = periksa(dokumen, rujukan).temuan
    return [(one.teks, one.seharusnya) for one in found if one.kelas is Kelas.KLAIM and one.salah]


@pytest.mark.parametrize(
    ("judul", "text"),
    [
        ("", f"{ADUAN} pada tahun 2023 berhasil ditekan di bawah target 20 pengaduan."),
        ("", f"{ADUAN} belum berhasil ditekan di bawah target 20 pengaduan."),
        (ADUAN, "Jumlah pengaduan dari Provinsi Jawa Barat berhasil ditekan di bawah target."),
        ("", f"{LAMA} berhasil ditekan di bawah batas target."),
        ("", f"{KADER} berada di bawah batas atas target."),
        (RASIO, "Realisasi rasio permohonan per petugas lebih tinggi daripada target."),
        ("", f"{TINGKAT} tepat sesuai target."),
        ("", f"{LAMA} membaik dibandingkan dengan tahun 2023."),
        (LAMA, "Capaiannya turun dibandingkan dengan tahun 2023 meskipun waktunya membaik."),
        (KADER, "Dibandingkan dengan tahun 2023, realisasi indikator ini meningkat."),
        (KADER, "Persentase kader aktif di Provinsi Jawa Barat turun dibandingkan dengan tahun 2023."),
        (KADER, "Jumlah pelatihan kader turun dibandingkan dengan tahun 2023."),
        (KADER, "Realisasi ini turun dibandingkan dengan triwulan III."),
        (KADER, "Kader layanan desa turun dibandingkan dengan tahun 2023."),
        ("", "Pagu turun 14,07 persen."),
        ("", "Realisasi anggaran tahun 2024 tidak lebih besar daripada pagunya."),
        ("", f"Pada tahun 2023 {TINGKAT} tidak berubah dibandingkan dengan tahun 2022."),
        (ADUAN, "Pada tahun 2024 jumlah pengaduan turun dibandingkan dengan tahun 2023."),
    ],
)
def test_a_true_position_or_direction_of_one_or_of_a_part_of_it_is_left_alone(judul: str, text: str) -> None:
    assert wrong(text, judul, data()) == []


@pytest.mark.parametrize(
    ("judul", "text", "told", "should"),
    [
        ("", f"{ADUAN} berhasil ditekan di bawah target 20 pengaduan.", "ditekan di bawah target", ""),
        (
            ADUAN,
            "Realisasi indikator ini berada di bawah batas target.",
            "di bawah batas target",
            "di atas batas target",
        ),
        (
            ADUAN,
            "Jumlah pengaduan yang melewati batas waktu lebih rendah daripada target.",
            "lebih rendah",
            "lebih tinggi",
        ),
        ("", f"{KADER} melampaui batas atas target 90%.", "melampaui batas atas target", ""),
        ("", f"{RASIO} tepat sesuai target.", "tepat sesuai target", ""),
        ("", f"{LAMA} memburuk dibandingkan dengan tahun 2023.", "memburuk", "membaik"),
        (KADER, "Persentase kader aktif turun dibandingkan dengan tahun 2023.", "turun", "naik"),
        (INDEKS, "Nilai ini turun dibandingkan dengan tahun 2023.", "turun", "naik"),
        (ADUAN, "Realisasinya membaik dibandingkan dengan tahun sebelumnya.", "membaik", "memburuk"),
        (LAMA, "Capaian indikator ini naik dibandingkan dengan tahun 2023.", "naik", "turun"),
        ("", f"{INDEKS} lebih rendah daripada tahun 2022.", "lebih rendah", "lebih tinggi"),
        ("", "Pagu akhir naik dibandingkan dengan pagu awal.", "naik", "turun"),
        ("", "Pagu naik 14,07 persen.", "naik", "turun"),
        ("", "Pagu anggaran bertambah Rp1,9 miliar dari pagu awal.", "bertambah", "berkurang"),
        ("", "Realisasi anggaran tahun 2024 lebih besar daripada pagunya.", "lebih besar daripada", ""),
        ("", f"{TINGKAT} tidak berubah dibandingkan dengan tahun 2023.", "tidak berubah", ""),
        ("", f"{TINGKAT} lebih rendah daripada target.", "lebih rendah", ""),
        ("", "Pagu Pembinaan Layanan Desa bertambah dibandingkan dengan pagu awal.", "bertambah", "berkurang"),
    ],
)
def test_a_wrong_one_is_found_by_name_by_part_of_it_and_by_the_heading(
    judul: str, text: str, told: str, should: str
) -> None:
    assert [(said[: len(told)], proposed[: len(should)]) for said, proposed in wrong(text, judul, data())] == [
        (told, should)
    ]


@pytest.mark.parametrize(
    ("judul", "text"),
    [
        ("", "Rata-rata capaian kinerja berada pada kategori Merah."),
        ("", f"Capaian {INDEKS} termasuk kategori Hijau."),
        ("", f"Kategori {INDEKS} adalah Sangat Mandiri."),
        ("", "Capaian yang tergolong Hijau adalah capaian paling sedikit 100%."),
        (INDEKS, "Pada tahun 2019 capaian tersebut termasuk kategori Kuning."),
        ("", f"Indikator dengan capaian tertinggi adalah {LAMA}."),
        ("", f"Indikator dengan capaian tertinggi pada sasaran pertama adalah {INDEKS}."),
        ("", f"Pada sasaran pertama, indikator dengan capaian tertinggi adalah {INDEKS}."),
        ("", "Serapan tertinggi dicatat oleh Gaji dan tunjangan petugas verifikasi."),
        ("", "Semua sasaran memiliki capaian di atas 60%."),
        ("", "Tidak satu pun indikator pada sasaran ketiga yang melampaui target."),
        ("", "Hanya dua indikator yang belum tercapai, sedangkan satu nihil dan satu tidak terlaksana."),
        ("", "Semua indikator pada sasaran pertama belum mencapai target."),
        ("", "Hanya empat indikator yang tidak mencapai target."),
        ("", "Seperempat dari delapan indikator yang diukur melampaui target."),
        (INDEKS, "Penggunaan sumber daya untuk indikator ini tergolong efisien."),
        (INDEKS, "Pemanfaatan aplikasi daring dinilai efisien oleh para kader."),
    ],
)
def test_a_true_category_first_place_part_or_efficiency_is_left_alone(judul: str, text: str) -> None:
    assert wrong(text, judul, data()) == []


@pytest.mark.parametrize(
    ("judul", "text", "should"),
    [
        ("", "Capaian kinerja unit kerja termasuk kategori Hijau.", "Merah"),
        ("", "Rata-rata capaian kinerja adalah 73,44%. Rata-rata capaian tersebut termasuk kategori Hijau.", "Merah"),
        ("", "Capaian sasaran Meningkatnya mutu layanan kepada masyarakat termasuk kategori Hijau.", "Merah"),
        (TINGKAT, "Capaian indikator ini termasuk kategori Merah.", "Hijau"),
        ("", "Semua indikator mencapai kategori Hijau.", ""),
        ("", f"Indikator dengan capaian tertinggi adalah {INDEKS}.", ""),
        ("", "Sasaran dengan capaian tertinggi adalah sasaran kedua.", "terendah"),
        ("", "Serapan tertinggi dicatat oleh Pengembangan layanan daring.", "terendah"),
        ("", "Semua sasaran memiliki rata-rata capaian di atas 65%.", ""),
        ("", "Semua sasaran masuk kategori Hijau.", ""),
        ("", "Semua indikator pada sasaran pertama mencapai target.", ""),
        ("", "Tidak satu pun indikator melampaui target.", ""),
        ("", "Capaian terendah, 80,00%, belum memuaskan.", ""),
        ("", "Hanya tiga indikator yang tidak mencapai target.", "empat indikator yang tidak mencapai target"),
        ("", "Seperempat dari delapan indikator yang diukur tidak mencapai target.", ""),
        (RASIO, "Penggunaan sumber daya untuk indikator ini tergolong efisien.", ""),
        (INDEKS, "Penggunaan sumber daya untuk indikator ini belum dapat dinyatakan efisien.", ""),
    ],
)
def test_a_wrong_one_is_found(judul: str, text: str, should: str) -> None:
    assert [proposed for _, proposed in wrong(text, judul, data())] == [should]


@pytest.mark.parametrize(
    "text",
    [
        "Anggaran terserap Rp450 juta atau 90 persen dari Rp500 juta.",
        "Total peserta 130 orang, terdiri atas 70 laki-laki dan 60 perempuan.",
        "Target 50 orang terlampaui dengan realisasi 55 orang.",
        "Target 50 orang tidak tercapai dengan realisasi 45 orang.",
        "Jumlah peserta turun menjadi 40 orang dari 55 orang.",
        "Jumlah peserta yang lulus naik menjadi 40 orang dari 55 orang.",
        "Peserta bertambah menjadi 40 orang dari target 55 orang.",
        "Dari 10 kegiatan, 7 selesai dan 3 belum selesai.",
        "Dari 9 indikator, 4 tercapai dan 4 belum tercapai, sedangkan 1 belum diukur.",
        "Target 20 pengaduan tercapai dengan realisasi 19 pengaduan.",
        "Serapan belanja barang (96,87%) lebih tinggi daripada serapan belanja modal (86,10%).",
        "Dari 10 kegiatan, 7 selesai, 2 berjalan, dan 1 belum selesai.",
        "Capaian 120,00% dan penyerapan 98,19%, jadi capaian lebih tinggi daripada penyerapan anggaran.",
    ],
)
def test_without_data_numbers_that_fit_each_other_are_left_alone(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "told", "should"),
    [
        ("Anggaran terserap Rp450 juta atau 95 persen dari Rp500 juta.", "95 persen", "90 persen"),
        ("Total peserta 120 orang, terdiri atas 70 laki-laki dan 60 perempuan.", "120", "130"),
        ("Target 50 orang terlampaui dengan realisasi 45 orang.", "terlampaui", ""),
        ("Target 200 peserta tercapai dengan realisasi 180 peserta.", "tercapai", ""),
        ("Jumlah peserta naik menjadi 40 orang dari 55 orang.", "naik", "turun"),
        ("Jumlah pengaduan turun menjadi 25 pengaduan dari 19 pengaduan pada tahun sebelumnya.", "turun", "naik"),
        (
            "Serapan belanja modal (86,10%) lebih tinggi daripada serapan belanja barang (96,87%).",
            "lebih tinggi",
            "lebih rendah",
        ),
        ("Dari 10 kegiatan, 7 selesai dan 4 belum selesai.", "7 selesai dan 4 belum selesai", ""),
        (
            "Capaian kinerja 120,00% dan penyerapan 98,19%, jadi capaian lebih rendah daripada penyerapan anggaran.",
            "lebih rendah",
            "lebih tinggi",
        ),
        (
            "Kader aktif 86,5 persen dari target 80 sampai 90 persen, tumbuh 25 persen dibanding 2023 (84,8 persen).",
            "25 persen",
            "1,7 poin persen",
        ),
    ],
)
def test_without_data_numbers_that_do_not_fit_each_other_are_told(text: str, told: str, should: str) -> None:
    assert wrong(text) == [(told, should)]


def test_money_that_its_class_calls_wrong_gives_no_capaian_that_is_left_out() -> None:
    told = f"Realisasi {INDEKS} 3,28 dari target 3,20 atau 102,50%. Realisasi 25 dari target 20 atau 80%."
    dokumen = baca_md(
        f"{told}\n\nRealisasi anggaran sebesar Rp11,2 miliar dari pagu Rp11,6 miliar.\n".encode(), Place("naskah.md")
    )
    assert [one.alasan for one in periksa(dokumen, data()).temuan if "Capaian indikator lain" in one.alasan] == []
