"""The words of the sheet of instructions, for the person who fills the workbook."""

JUDUL = "Petunjuk pengisian"

WARNA = (
    (
        "Wajib",
        (
            "Kolom atau kunci berlatar biru tua harus ada. Isilah selnya, kecuali bila keterangannya membolehkan sel "
            "kosong."
        ),
    ),
    (
        "Pilihan",
        "Kolom atau kunci berlatar abu-abu boleh dikosongkan.",
    ),
)

ATURAN = (
    (
        "Urutan mengisi",
        (
            "Isi lembar Identitas, Sasaran, dan Indikator lebih dahulu; laporan sudah dapat dibuat dari "
            "ketiganya. Lembar lain dapat menyusul. Bagian laporan yang datanya belum ada diberi tanda “Perlu "
            "diisi”."
        ),
    ),
    (
        "Sel kosong",
        (
            "Sel kosong berarti datanya belum ada. Jangan menulis 0, tanda hubung, atau n/a untuk data yang belum "
            "ada. Tulis 0 hanya bila hasilnya memang nol."
        ),
    ),
    (
        "Judul kolom",
        (
            "Judul kolom dan kunci jangan diubah. Urutannya boleh diubah, dan kolom pilihan yang tidak dipakai "
            "boleh dihapus. Arahkan kursor ke judul kolom untuk membaca penjelasannya."
        ),
    ),
    (
        "Angka",
        (
            "Tulis angka saja, tanpa satuan dan tanpa “Rp”: 53; 3,34; 1250000. Satuan ditulis pada kolom satuan. "
            "Nilai persen ditulis sebagai angka biasa: 95,5 dengan satuan %."
        ),
    ),
    (
        "Rentang",
        "Target indikator berpolaritas rentang ditulis dengan dua batas: 80–90.",
    ),
    (
        "Tanggal",
        "Tulis tanggal lengkap, misalnya 14 Februari 2025 atau 14/02/2025.",
    ),
    (
        "Kode",
        (
            "Setiap sasaran, indikator, dan baris anggaran memiliki kode sendiri. Pakai kode yang sama persis di "
            "lembar lain untuk merujuknya."
        ),
    ),
    (
        "Daftar",
        "Untuk menulis beberapa butir dalam satu sel, tekan Alt+Enter atau pisahkan dengan titik koma (;).",
    ),
    (
        "Keadaan realisasi",
        (
            "Terukur: realisasi diisi, termasuk 0 bila hasilnya nihil. Tidak terlaksana: program tidak berjalan, "
            "realisasi ditulis 0. Belum diukur: realisasi dikosongkan dan indikator itu tidak dihitung dalam "
            "rata-rata."
        ),
    ),
    (
        "Laporan triwulanan",
        (
            "Isi periode di lembar Identitas, misalnya TW II, lalu tulis target dan realisasi triwulan itu di "
            "lembar Triwulan. Target di lembar Indikator tetap target setahun. Analisis triwulan ditulis pada "
            "barisnya sendiri di lembar Analisis. Realisasi anggaran sejak awal tahun sampai akhir tiap triwulan "
            "ditulis di lembar Anggaran, kolom realisasi_tw1 sampai realisasi_tw4."
        ),
    ),
    (
        "Penyebab dan kendala",
        "Ditulis dengan kata-kata unit kerja sendiri di lembar Analisis. Laporan tidak pernah mengarangnya.",
    ),
    (
        "Lampiran",
        (
            "Lembar tambahan yang namanya diawali “Lampiran”, misalnya “Lampiran Daftar Kawasan”, dicetak sebagai "
            "tabel lampiran sebagaimana adanya. Baris pertamanya menjadi judul kolom."
        ),
    ),
    (
        "Data pribadi",
        "Jangan memasukkan NIK, nomor rekening, hasil pemeriksaan, atau nama peserta.",
    ),
)

JUDUL_LEMBAR = "Lembar dalam buku kerja ini"
LEMBAR_WAJIB = "Wajib. "
