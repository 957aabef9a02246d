"""The arithmetic of a performance report: pure functions on `Decimal`, rounded by nobody before printing."""

from report_builder.rules.agregasi import RUMUS, Agregasi, Bagian, add_exactly, aggregate, choose_latest, read_agregasi
from report_builder.rules.capaian import (
    Arah,
    Hasil,
    Nilai,
    Posisi,
    Ukuran,
    compare,
    compute_capaian,
    deviation,
    judge,
    locate,
)
from report_builder.rules.desimal import decimals, places_apart
from report_builder.rules.efisiensi import (
    Biaya,
    HasilEfisiensi,
    compute_efisiensi,
    compute_nilai_efisiensi,
    compute_serapan,
    judge_efisiensi,
)
from report_builder.rules.hitungan import TIDAK_DITARGETKAN, Hitungan, cap
from report_builder.rules.rata_rata import (
    Kebijakan,
    RataRata,
    Sumbangan,
    Unsur,
    average,
    average_contributions,
    contribute,
)
from report_builder.rules.rentang import Rentang
from report_builder.rules.skala import (
    DI_LUAR_SKALA,
    Kelas,
    Predikat,
    Skala,
    SkalaOrdinal,
    choose_skala,
    find_faults,
)
from report_builder.rules.skala_bawaan import SKALA, SKALA_ORDINAL

__all__ = [
    "DI_LUAR_SKALA",
    "RUMUS",
    "SKALA",
    "SKALA_ORDINAL",
    "TIDAK_DITARGETKAN",
    "Agregasi",
    "Arah",
    "Bagian",
    "Biaya",
    "Hasil",
    "HasilEfisiensi",
    "Hitungan",
    "Kebijakan",
    "Kelas",
    "Nilai",
    "Posisi",
    "Predikat",
    "RataRata",
    "Rentang",
    "Skala",
    "SkalaOrdinal",
    "Sumbangan",
    "Ukuran",
    "Unsur",
    "add_exactly",
    "aggregate",
    "average",
    "average_contributions",
    "cap",
    "choose_latest",
    "choose_skala",
    "compare",
    "compute_capaian",
    "compute_efisiensi",
    "compute_nilai_efisiensi",
    "compute_serapan",
    "contribute",
    "decimals",
    "deviation",
    "find_faults",
    "judge",
    "judge_efisiensi",
    "locate",
    "places_apart",
    "read_agregasi",
]
