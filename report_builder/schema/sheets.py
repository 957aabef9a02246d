"""The one table of sheets and columns of the input: what check, new, mark and SQL all read."""

from __future__ import annotations

from collections.abc import Mapping

from report_builder.schema.columns import (
    CAPAIAN_REKAP,
    PERIODE,
    REALISASI_TW,
    REKAP_INDUK,
    STATUS_DATA,
    YA_TIDAK,
    Column,
    Jenis,
    Keadaan,
    Polaritas,
    Sheet,
)


def _teks(nama: str, keterangan: str) -> Column:
    return Column(nama, keterangan)


def _angka(nama: str, keterangan: str) -> Column:
    return Column(nama, keterangan, Jenis.ANGKA)


def _nilai(nama: str, keterangan: str) -> Column:
    return Column(nama, keterangan, Jenis.NILAI)


def _daftar(nama: str, keterangan: str) -> Column:
    return Column(nama, keterangan, Jenis.DAFTAR)


def _tanggal(nama: str, keterangan: str) -> Column:
    return Column(nama, keterangan, Jenis.TANGGAL)


def _pilihan(nama: str, keterangan: str, *pilihan: str) -> Column:
    return Column(nama, keterangan, Jenis.PILIHAN, pilihan=pilihan)


def _kode(nama: str, keterangan: str) -> Column:
    return Column(nama, keterangan, Jenis.KODE)


def _triwulan(nama: str, keterangan: str) -> Column:
    return Column(nama, keterangan, Jenis.TRIWULAN)


def _ya_tidak(nama: str, keterangan: str) -> Column:
    return Column(nama, keterangan, Jenis.YA_TIDAK, pilihan=YA_TIDAK)


def _batas(nama: str, keterangan: str, *pilihan: str) -> Column:
    return Column(nama, keterangan, Jenis.BATAS, pilihan=pilihan)


def _wajib(nama: str, keterangan: str, jenis: Jenis = Jenis.TEKS, *, diisi: bool = True) -> Column:
    return Column(nama, keterangan, jenis, wajib=True, diisi=diisi)


_KODE_INDIKATOR = _wajib("kode_indikator", "Kode indikator seperti di lembar Indikator.", Jenis.KODE)

_KUNCI_ISI = (
    _wajib("kunci", "Nama isian; jangan diubah."),
    _wajib("isi", "Isian untuk kunci di sebelah kirinya.", diisi=False),
    _teks("keterangan", "Penjelasan kunci; tidak dicetak dalam laporan."),
)

IDENTITAS = Sheet(
    "Identitas",
    "Siapa yang melapor, untuk tahun dan periode apa.",
    _KUNCI_ISI,
    wajib=True,
    keys=(
        _wajib("instansi", "Nama lengkap instansi."),
        _wajib("unit_kerja", "Nama unit kerja yang melapor."),
        _wajib("tahun", "Tahun laporan, misalnya 2021.", Jenis.TAHUN),
        _pilihan(
            "periode",
            "Periode laporan; kosong berarti tahunan. Laporan TW I–TW IV memakai angka triwulannya di lembar Triwulan.",
            *PERIODE,
        ),
        _teks("singkatan", "Singkatan unit kerja."),
        _teks("kota", "Kota tempat laporan ditandatangani."),
        _tanggal("tanggal_laporan", "Tanggal laporan ditandatangani."),
        _tanggal("tanggal_data", "Tanggal keadaan data (per tanggal)."),
        _pilihan("status_data", "Status data.", *STATUS_DATA),
        _teks("kepala_nama", "Nama pimpinan unit kerja, lengkap dengan gelar."),
        _teks("kepala_jabatan", "Jabatan pimpinan unit kerja."),
        _teks("kepala_pangkat", "Pangkat pimpinan unit kerja."),
        _kode("kepala_nip", "NIP pimpinan (18 angka)."),
        _kode("kepala_nrp", "NRP pimpinan bagi anggota TNI/Polri."),
        _kode("kode_unit", "Kode unit kerja."),
        _teks("induk_unit", "Unit kerja induk."),
        _ya_tidak("direviu", "Laporan telah (ya) atau belum (tidak) direviu APIP."),
        _teks("atasan_nama", "Nama atasan langsung pimpinan unit kerja."),
        _teks("atasan_jabatan", "Jabatan atasan langsung."),
        _kode("atasan_nip", "NIP atasan langsung (18 angka)."),
        _kode("atasan_nrp", "NRP atasan langsung bagi anggota TNI/Polri."),
        _tanggal("tanggal_perjanjian", "Tanggal perjanjian kinerja ditandatangani."),
        _daftar("tugas", "Tugas unit kerja."),
        _daftar("fungsi", "Fungsi unit kerja; satu fungsi satu baris."),
        _daftar("gambaran_umum", "Gambaran umum organisasi; satu paragraf satu baris."),
        _daftar("isu_strategis", "Isu strategis (permasalahan utama); satu isu satu baris."),
        _daftar("dasar_hukum", "Dasar hukum; satu peraturan satu baris."),
        _daftar("visi", "Visi."),
        _daftar("misi", "Misi; satu butir satu baris."),
        _daftar("penutup", "Simpulan umum untuk Bab IV; satu paragraf satu baris."),
        _daftar("langkah_ke_depan", "Langkah di masa mendatang; satu langkah satu baris."),
        _teks("profil", "Nama profil humas: umum, bnn, atau profil Anda sendiri."),
        _teks("logo", "Nama berkas logo (PNG, JPG, atau SVG) di folder yang sama."),
    ),
)

PENGATURAN = Sheet(
    "Pengaturan",
    "Cara menghitung dan menyajikan; kosong berarti nilai bawaan.",
    _KUNCI_ISI,
    keys=(
        _batas("batas_tampil", "Batas atas capaian yang ditampilkan.", "none", "100", "110", "120"),
        _batas("batas_rata", "Batas atas capaian tiap indikator dalam rata-rata.", "none", "100", "110", "120"),
        _pilihan("rata_rata", "Rata-rata sederhana atau berbobot.", "sederhana", "berbobot"),
        _pilihan("rata_unit", "Rata-rata unit atas indikator atau atas sasaran.", "indikator", "sasaran"),
        _pilihan("rumus_minimum", "Rumus capaian polaritas minimum: A = (2T − R)/T, B = T/R.", "A", "B"),
        _batas("batas_efisiensi", "Batas atas capaian dalam efisiensi menurut PMK 22/2021.", "100", "none"),
        _teks("skala", "Nama skala kategori capaian."),
        _pilihan("judul", "Susunan judul bab.", "permenpan", "bnn"),
        _pilihan("kertas", "Ukuran kertas.", "A4", "F4"),
        _ya_tidak("lewati_target_nol", "Indikator bertarget 0 tidak dihitung dalam rata-rata."),
        _pilihan("status_siaran", "Status siaran pers.", "draf", "disetujui"),
        _tanggal("tanggal_siaran", "Tanggal siaran pers diterbitkan; dicetak di atas naskahnya."),
        _tanggal("embargo", "Siaran pers tidak disiarkan sebelum tanggal ini; kosong berarti tanpa embargo."),
        _teks("narahubung", "Narahubung siaran pers."),
        _pilihan(
            "capaian_rekap",
            "Capaian gabungan unit-unit: total (jumlah realisasi terhadap jumlah target) atau rata-rata capaian unit.",
            *CAPAIAN_REKAP,
        ),
        _pilihan(
            "rekap_induk",
            "Angka unit induk sendiri ikut digabungkan dengan unit di bawahnya, atau tidak (hanya dibandingkan).",
            *REKAP_INDUK,
        ),
    ),
)

SASARAN = Sheet(
    "Sasaran",
    "Sasaran yang diperjanjikan.",
    (
        _wajib("kode", "Kode sasaran, misalnya S-1.", Jenis.KODE),
        _wajib("sasaran", "Bunyi sasaran."),
    ),
    wajib=True,
)

INDIKATOR = Sheet(
    "Indikator",
    "Indikator kinerja dengan target dan realisasinya.",
    (
        _wajib("kode", "Kode indikator, misalnya IKK-1.", Jenis.KODE),
        _wajib("kode_sasaran", "Kode sasaran seperti di lembar Sasaran.", Jenis.KODE),
        _wajib("indikator", "Nama indikator tanpa satuan."),
        _wajib("satuan", "Satuan, misalnya kawasan, indeks, %."),
        _wajib("target", "Target setahun; rentang ditulis 80–90.", Jenis.NILAI, diisi=False),
        _wajib(
            "realisasi",
            "Realisasi tahun ini; kosong berarti belum diukur. Laporan triwulanan memakai lembar Triwulan.",
            Jenis.NILAI,
            diisi=False,
        ),
        _pilihan("polaritas", "Arah yang baik; kosong berarti maksimum.", *Polaritas),
        _pilihan("keadaan", "Keadaan realisasi; kosong berarti terukur bila realisasi diisi.", *Keadaan),
        _angka("capaian", "Capaian menurut unit kerja (%), untuk dibandingkan dengan hasil hitung."),
        _angka("bobot", "Bobot dalam rata-rata berbobot."),
        _teks(
            "agregasi",
            "Cara menggabungkan data triwulan dan data unit: jumlah, rata-rata, rata-rata tertimbang, minimum, "
            "maksimum, atau terakhir.",
        ),
        _teks("skala", "Nama skala kategori untuk nilai realisasi indikator ini."),
        _pilihan("rumus", "Rumus polaritas minimum untuk indikator ini.", "A", "B"),
        _pilihan("jenis", "Jenis indikator.", "IKU", "IKK"),
        _tanggal("tanggal_data", "Tanggal keadaan data indikator ini."),
        _pilihan("status_data", "Status data indikator ini.", *STATUS_DATA),
        _teks("sumber_data", "Sumber data."),
        _teks("penanggung_jawab", "Penanggung jawab data."),
        _teks("definisi", "Definisi operasional."),
        _angka("bobot_agregasi", "Bobot unit ini dalam rata-rata tertimbang antarunit, misalnya jumlah penduduk."),
    ),
    wajib=True,
)

RIWAYAT = Sheet(
    "Riwayat",
    "Target dan realisasi tahun-tahun sebelumnya.",
    (
        _KODE_INDIKATOR,
        _wajib("tahun", "Tahun.", Jenis.TAHUN),
        _nilai("target", "Target tahun itu."),
        _nilai("realisasi", "Realisasi tahun itu."),
    ),
)

RENSTRA = Sheet(
    "Renstra",
    "Target akhir Renstra.",
    (
        _KODE_INDIKATOR,
        _wajib("tahun_akhir", "Tahun akhir Renstra.", Jenis.TAHUN),
        _wajib("target_akhir", "Target pada tahun akhir Renstra.", Jenis.NILAI),
    ),
)

STANDAR = Sheet(
    "Standar",
    "Standar nasional atau pembanding; “tidak ada” bila memang belum ada.",
    (
        _KODE_INDIKATOR,
        _wajib("standar", "Nama standar, atau: tidak ada."),
        _wajib("nilai", "Nilai standar.", Jenis.NILAI, diisi=False),
        _teks("sumber", "Sumber standar."),
    ),
)

TRIWULAN = Sheet(
    "Triwulan",
    "Target dan realisasi tiap triwulan; laporan triwulanan memakai baris triwulannya.",
    (
        _KODE_INDIKATOR,
        _wajib("triwulan", "Triwulan: TW I, TW1, I, atau 1.", Jenis.TRIWULAN),
        _nilai("target", "Target triwulan itu."),
        _nilai("realisasi", "Realisasi triwulan itu."),
        _ya_tidak("kumulatif", "Angka kumulatif sejak awal tahun (ya), atau angka triwulan itu saja (tidak)."),
    ),
)

ANALISIS = Sheet(
    "Analisis",
    "Analisis tiap indikator dengan kata-kata unit kerja sendiri.",
    (
        _KODE_INDIKATOR,
        _daftar("penyebab", "Penyebab keberhasilan atau kegagalan."),
        _daftar("kendala", "Kendala."),
        _daftar("upaya", "Upaya atau alternatif solusi yang telah dilakukan."),
        _daftar("tindak_lanjut", "Rencana tindak lanjut."),
        _daftar("program_penunjang", "Program/kegiatan yang menunjang keberhasilan atau kegagalan."),
        _daftar("efisiensi", "Penjelasan efisiensi penggunaan sumber daya."),
        _triwulan(
            "triwulan",
            "Triwulan yang dianalisis; kosong berarti setahun. Laporan triwulanan memakai baris triwulannya.",
        ),
        _teks("penanggung_jawab", "Penanggung jawab tindak lanjut."),
        _tanggal("tenggat", "Tenggat tindak lanjut."),
    ),
)

ANGGARAN = Sheet(
    "Anggaran",
    "Pagu dan realisasi anggaran.",
    (
        _wajib("kode", "Kode program, kegiatan, atau RO.", Jenis.KODE),
        _wajib("uraian", "Nama program, kegiatan, atau RO."),
        _wajib("pagu_akhir", "Pagu setelah revisi terakhir (Rp).", Jenis.ANGKA),
        _wajib("realisasi", "Realisasi anggaran pada periode di lembar Identitas (Rp).", Jenis.ANGKA, diisi=False),
        *(
            _angka(
                nama,
                f"Realisasi sejak awal tahun sampai akhir {PERIODE[triwulan]} (Rp); dipakai laporan "
                f"{PERIODE[triwulan]}.",
            )
            for triwulan, nama in REALISASI_TW.items()
        ),
        _pilihan("tingkat", "Tingkat baris.", "program", "kegiatan", "ro"),
        _kode("induk", "Kode baris induknya; tanpa itu baris dijumlahkan sebagai baris teratas."),
        _angka("pagu_awal", "Pagu awal (Rp)."),
        _kode("jenis_belanja", "Jenis belanja, misalnya 51, 52, 53."),
        _teks("sumber_dana", "Sumber dana, misalnya RM, PNBP."),
        _kode("kode_indikator", "Kode indikator yang didukung."),
        _teks("catatan", "Catatan, misalnya realokasi atau blokir."),
    ),
)

KEGIATAN = Sheet(
    "Kegiatan",
    "Kegiatan untuk siaran pers.",
    (
        _wajib("nama", "Nama kegiatan."),
        _tanggal("tanggal_mulai", "Tanggal mulai."),
        _tanggal("tanggal_selesai", "Tanggal selesai."),
        _teks("tempat", "Tempat."),
        _teks("provinsi", "Provinsi."),
        _teks("pembuka_nama", "Nama pejabat yang membuka."),
        _teks("pembuka_jabatan", "Jabatan pejabat yang membuka."),
        _teks("peserta", "Peserta (kelompok, bukan nama orang)."),
        _daftar("ringkasan", "Ringkasan kegiatan."),
        _teks("catatan", "Catatan bila ringkasan tidak sesuai dengan data."),
    ),
)

KUTIPAN = Sheet(
    "Kutipan",
    "Kutipan untuk siaran pers.",
    (
        _wajib("penutur", "Nama penutur."),
        _wajib("kutipan", "Kutipan apa adanya."),
        _teks("jabatan", "Jabatan penutur."),
        _ya_tidak("disetujui", "Kutipan telah disetujui penuturnya; kosong berarti belum."),
        _teks("catatan", "Catatan, misalnya penjelasan bila kutipan berbeda dengan data."),
    ),
)

SKALA = Sheet(
    "Skala",
    "Skala kategori: batas bawah tiap kelas, atau urutan tiap predikat.",
    (
        _wajib("nama", "Nama skala."),
        _wajib("label", "Nama kelas atau predikat."),
        _angka("batas_bawah", "Batas bawah kelas (termasuk)."),
        _angka("batas_atas", "Batas atas kelas, bila skala ditulis sebagai rentang."),
        _angka("urutan", "Urutan predikat; angka terbesar yang terbaik."),
        _angka("nilai", "Nilai predikat (%), bila ada."),
        Column("tahun", "Tahun berlaku.", Jenis.TAHUN),
        _teks("sumber", "Sumber skala."),
    ),
)

UNIT = Sheet(
    "Unit",
    "Unit di bawah unit ini yang datanya direkap; yang belum melapor disebut dalam rekap.",
    (
        _wajib("kode_unit", "Kode unit seperti di lembar Identitas unit itu.", Jenis.KODE),
        _teks("unit_kerja", "Nama unit kerja itu."),
        _teks("induk_unit", "Kode atau nama unit induknya; kosong berarti unit yang melapor ini."),
    ),
)

SHEETS = (
    IDENTITAS,
    PENGATURAN,
    SASARAN,
    INDIKATOR,
    RIWAYAT,
    RENSTRA,
    STANDAR,
    TRIWULAN,
    ANALISIS,
    ANGGARAN,
    KEGIATAN,
    KUTIPAN,
    SKALA,
    UNIT,
)

KEYS: Mapping[str, tuple[str, ...]] = {
    "Sasaran": ("kode",),
    "Indikator": ("kode",),
    "Anggaran": ("kode",),
    "Riwayat": ("kode_indikator", "tahun"),
    "Renstra": ("kode_indikator",),
    "Standar": ("kode_indikator", "standar"),
    "Triwulan": ("kode_indikator", "triwulan"),
    "Analisis": ("kode_indikator", "triwulan"),
    "Skala": ("nama", "label", "tahun"),
    "Unit": ("kode_unit",),
}
"""The columns whose values together may stand in one row of the sheet only."""

LAMPIRAN = "Lampiran"
"""How the name of a sheet begins that becomes an appendix as it is."""

PETUNJUK, PERBAIKAN, TERBAWA, IMPOR = "Petunjuk", "Perbaikan", "Terbawa", "Catatan impor"
CATATAN = (PETUNJUK, PERBAIKAN, TERBAWA, IMPOR)
"""The sheets that this program writes for the person who fills the workbook; they are never read."""
