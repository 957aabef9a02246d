"""What staff of the offices write in their own words."""

PENYEBAB = (
    "Pendampingan dilakukan di seluruh wilayah sejak awal tahun.",
    "Kader yang tidak lagi aktif segera diganti melalui musyawarah warga.",
    "Petugas memakai daftar periksa yang sama sehingga penilaian dapat dibandingkan.",
    "Sarana yang direncanakan belum tersedia sampai dengan akhir periode.",
    "Jadwal pelaksanaan bergeser karena penyesuaian anggaran.",
    "Kerja sama dengan mitra berjalan dengan baik.",
)
KENDALA = (
    "Wilayah kepulauan hanya dapat dikunjungi pada bulan tertentu karena cuaca.",
    "Pergantian perangkat desa menyebabkan pendampingan harus diulang.",
    "Jaringan internet di beberapa kecamatan belum stabil.",
    "Jumlah petugas belum sebanding dengan luas wilayah kerja.",
    "Data dari mitra terlambat diterima; sebagian masih diverifikasi.",
)
UPAYA = (
    "Pendampingan daring diselenggarakan setiap bulan.",
    "Panduan layanan disusun dalam bentuk ringkas & mudah dipelajari.",
    "Laporan kader disederhanakan menjadi satu halaman.",
    "Petugas cadangan ditunjuk di setiap kecamatan.",
    "Rapat pemantauan diadakan setiap triwulan bersama mitra kerja.",
)
TINDAK_LANJUT = (
    "Menyusun jadwal kunjungan yang mengikuti musim.",
    "Memadukan pencatatan layanan ke dalam satu aplikasi.",
    "Mengusulkan penambahan petugas kepada unit induk.",
    "Menetapkan kelompok terbaik sebagai tempat belajar.",
    "Memperbarui standar pelayanan bersama dengan pengguna layanan.",
)
PROGRAM = (
    "Fasilitasi kelompok binaan",
    "Pelatihan kader layanan",
    "Penilaian dan verifikasi layanan",
    "Forum konsultasi publik",
)
EFISIENSI = (
    "Pelatihan diselenggarakan di balai warga secara bergilir sehingga biaya sewa tempat dapat ditekan.",
    "Verifikasi dilakukan secara berjenjang sehingga biaya perjalanan berkurang.",
    "Rapat koordinasi diadakan secara daring.",
)
TUGAS = "{} mempunyai tugas melaksanakan pembinaan dan layanan kepada masyarakat di {}."
FUNGSI = (
    "penyusunan rencana kerja dan anggaran",
    "pelaksanaan pembinaan kelompok dan kader layanan",
    "pelaksanaan layanan kepada masyarakat",
    "pengelolaan data dan informasi",
    "pemantauan, evaluasi, dan pelaporan",
    "pelaksanaan urusan tata usaha",
)
GAMBARAN = (
    "Unit kerja ini melayani warga di seluruh wilayah kerjanya melalui kantor dan layanan keliling.",
    "Pembinaan dilakukan melalui pelatihan, pendampingan, dan pemantauan berkala.",
    "Mutu layanan menentukan seberapa cepat masyarakat memperoleh haknya.",
)
ISU = (
    "Mutu layanan belum merata di seluruh wilayah kerja.",
    "Jumlah pengaduan meningkat seiring dengan bertambahnya kanal pengaduan.",
    "Pencatatan layanan masih dilakukan dengan beberapa cara.",
    "Kebijakan penghematan mengurangi ruang untuk penyediaan sarana baru.",
)
DASAR_HUKUM = (
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    "Peraturan Menteri PANRB Nomor 53 Tahun 2014",
    "Peraturan Kepala Badan Contoh tentang Rencana Strategis",
)
VISI = "Terwujudnya layanan yang mudah, cepat, dan adil bagi seluruh warga."
MISI = (
    "Meningkatkan mutu layanan dasar.",
    "Memperkuat kemandirian kelompok binaan.",
    "Menyelenggarakan tata kelola yang bersih & terbuka.",
)
PENUTUP = (
    "Laporan ini menjadi bahan perbaikan kinerja pada periode berikutnya.",
    "Unit kerja berterima kasih kepada semua mitra yang telah bekerja sama.",
)
LANGKAH = (
    "Memperbarui data sasaran layanan.",
    "Memperkuat pendampingan di wilayah terpencil.",
    "Menyelaraskan indikator dengan rencana strategis.",
)
KEGIATAN = (
    "Rapat Pemantauan dan Evaluasi Kinerja",
    "Pelatihan Kader Layanan Warga",
    "Forum Konsultasi Publik",
    "Peresmian Posko Layanan Terpadu",
    "Lokakarya Penyusunan Standar Pelayanan",
    "Bimbingan Teknis Pengelolaan Data",
    "Gelar Wicara Layanan untuk Semua",
    "Penyerahan Sarana Layanan Keliling",
)
RINGKASAN = (
    "Peserta menyepakati rencana perbaikan layanan.",
    "Kegiatan diikuti oleh kader dari setiap kecamatan.",
    "Warga menyampaikan masukan tentang waktu pelayanan.",
    "Hasil pembahasan menjadi bahan penyusunan rencana kerja.",
)
PESERTA = ("kader layanan", "perangkat desa dan kader", "pengelola layanan & mitra kerja", "warga pengguna layanan")
KUTIPAN = (
    "Masih ada target yang belum kami capai dan itu menjadi pekerjaan rumah kami.",
    "Pengaduan masyarakat akan kami catat dalam satu pintu supaya tidak ada yang terlewat.",
    'Kami menyebutnya "jemput bola": petugaslah yang mendatangi warga.',
    "Kader & perangkat desa adalah ujung tombak layanan ini.",
    "Terima kasih kepada semua mitra yang bekerja bersama kami.",
)
