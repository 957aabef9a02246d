"""The columns of odd layouts: what offices call them, and others that look like them and are none of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st


@dataclass(frozen=True)
class Lajur:
    """A column: what it is, its labels from the top down, how its numbers are typed, in which power of ten."""

    ukuran: str
    judul: tuple[str, ...]
    gaya: str = ""
    pangkat: int = 0


Judul = Mapping[str, Sequence[tuple[str, ...]]]

JUDUL: Judul = {
    "nomor": [("No",), ("No.",), ("Nomor",)],
    "kode": [("Kode Indikator",), ("Kode",), ("Kode IKU",)],
    "sasaran": [("Sasaran",), ("Sasaran Strategis",), ("Sasaran Program",)],
    "indikator": [
        ("Indikator",),
        ("Indikator Kinerja",),
        ("Indikator Kinerja Utama",),
        ("IKU",),
        ("Indkator Kinerja",),
    ],
    "satuan": [("Satuan",), ("Satuan Ukuran",)],
    "target": [
        ("Target",), ("Target 2025",), ("Target Kinerja",), ("Kinerja", "Target"), ("Target", "K"),
        ("Tahun 2025", "Target"), ("Target Kinerja dan Anggaran Tahun 2025", "K"),
    ],
    "realisasi": [
        ("Realisasi",), ("Realisasi Kinerja",), ("Relisasi",), ("Kinerja", "Realisasi"), ("Realisasi", "K"),
        ("Tahun 2025", "Realisasi"), ("Realisasi Kinerja dan Anggaran", "K"),
    ],
    "pagu": [
        ("Anggaran (Rp)",), ("Pagu",), ("Keuangan", "Pagu"), ("Target", "Rp."),
        ("Target Kinerja dan Anggaran Tahun 2025", "Rp"),
    ],
    "realisasi_anggaran": [
        ("Realisasi Anggaran",), ("Keuangan", "Realisasi"), ("Realisasi", "Rp."),
        ("Realisasi Kinerja dan Anggaran", "Rp"),
    ],
    "TW1": [("Realisasi TW I",), ("Realisasi Triwulan", "I"), ("TW I", "Realisasi"), ("Realisasi Triwulan", "I", "K")],
    "TW2": [
        ("Realisasi TW II",),
        ("Realisasi Triwulan", "II"),
        ("TW II", "Realisasi"),
        ("Realisasi Triwulan", "II", "K"),
    ],
    "anggaran TW1": [("Realisasi Triwulan", "I", "Rp"), ("Realisasi Anggaran TW I",), ("TW I", "Realisasi Anggaran")],
    "anggaran TW2": [("Realisasi Triwulan", "II", "Rp"), ("Realisasi Anggaran TW II",), ("Realisasi TW II (Rp)",)],
    "keterangan": [("Ket",), ("Keterangan",)],
    "asing": [("Hasil olahan",), ("Warna",)],
}  # fmt: skip

SAINGAN: Mapping[str, Judul] = {
    "target": {
        "target_akhir": [("Target Renstra",), ("Target Akhir Renstra",), ("Target Renstra 2029",)],
        "target 2024": [("Target 2024",), ("Tahun 2024", "Target")],
        "target perubahan": [("Target Perubahan",), ("Target Revisi",)],
        "": [
            ("Target Tahun Depan",), ("Target 2026",), ("Target n+1",), ("Target Tahun n-1",), ("Target RPJMD",),
            ("Target Nasional",), ("Target Awal",), ("Target Semula",), ("Target Jangka Menengah",),
            ("Target Tahun Lalu",), ("Tahun 2026", "Target"),
        ],
    },
    "realisasi": {
        "capaian": [("Capaian (%)",), ("% Capaian",), ("Tingkat Capaian",), ("Persentase Capaian Kinerja",)],
        "capaian lain": [
            ("Capaian Tahun Lalu",), ("Capaian 2024 (%)",), ("Capaian Renstra (%)",), ("Capaian Nasional",),
        ],
        "bulan lain": [
            ("Januari",), ("Realisasi Maret",), ("Semester I",), ("Realisasi Smt I",), ("Realisasi s.d. Mei",),
        ],
        "realisasi 2024": [("Realisasi 2024",), ("Realisasi Tahun 2024",), ("Tahun 2024", "Realisasi")],
        "": [
            ("Prognosis",), ("Prognosis Realisasi",), ("Perkiraan Realisasi",), ("Realisasi Tahun Lalu",),
            ("Realisasi n-1",), ("Realisasi Nasional",), ("Realisasi RPJMD",), ("Proyeksi Akhir Tahun",),
            ("Prognosis", "K"),
        ],
    },
    "pagu": {
        "pagu_awal": [("Pagu Awal",), ("Anggaran Awal",), ("Anggaran Murni",)],
        "": [
            ("Pagu Tahun Lalu",), ("Pagu Indikatif 2026",), ("Sisa Anggaran",), ("Pagu Renstra",), ("Prakiraan Maju",),
            ("Prognosis Anggaran",), ("Anggaran RPJMD",), ("Anggaran Tahun 2024",), ("Prakiraan Maju", "Rp"),
        ],
    },
    "realisasi_anggaran": {
        "": [("Realisasi Anggaran 2024",), ("Realisasi Anggaran Tahun Lalu",), ("Prognosis Realisasi Anggaran",)],
    },
    "anggaran TW2": {
        "anggaran s.d. TW2": [("Realisasi Anggaran s.d. TW II",), ("Realisasi Triwulan", "s.d. II", "Rp")],
        "anggaran s.d. TW3": [("Realisasi Anggaran s.d. Triwulan III",), ("Realisasi Kumulatif TW III (Rp)",)],
    },
    "TW2": {
        "s.d. TW2": [
            ("Realisasi s.d. TW II",), ("Realisasi s.d. Juni",), ("Realisasi s/d Triwulan II",),
            ("Realisasi Kumulatif TW II",),
            ("Realisasi sampai dengan Triwulan II",), ("Realisasi Triwulan", "s.d. II"), ("Realisasi TW I-II",),
            ("s.d. TW II", "Realisasi"),
        ],
        "s.d. TW3": [
            ("Realisasi s.d. TW III",), ("Realisasi TW I s.d. III",), ("Realisasi Kumulatif s.d. Triwulan III",),
        ],
    },
}  # fmt: skip
"""By a column those that may stand beside it, by what they are; "" is what the workbook has no place for."""

SENDIRI = (("Target Awal",), ("Target Semula",), *SAINGAN["target"]["target perubahan"])
"""What is the target where no other stands beside it."""
KINERJA = ("target", "realisasi", "TW1", "TW2")
UANG = ("pagu", "realisasi_anggaran")
UANG_TRIWULAN = ("anggaran TW1", "anggaran TW2")
GAYA = ("asli", "asli", "koma", "titik", "campur", "satuan", "kosong")
SKALA: Mapping[int, Sequence[str]] = {
    3: ("ribu rupiah", "dalam ribu", "Rp ribu", "dalam ribuan rupiah", "Rp000", "x Rp1.000"),
    6: ("juta rupiah", "dalam juta", "Rp juta", "dalam jutaan rupiah", "Rp. juta"),
}  # fmt: skip


def is_money(ukuran: str) -> bool:
    """Whether a column holds money."""
    return ukuran.startswith(("anggaran", *UANG))


@st.composite
def columns(draw: st.DrawFn) -> list[Lajur]:
    """The columns of a form: words first or behind, the measures in any order, each beside one that looks like it."""
    words = ["indikator", *draw(st.lists(st.sampled_from(("nomor", "kode", "sasaran", "satuan")), unique=True))]
    measures = draw(st.lists(st.sampled_from(KINERJA), min_size=1, unique=True))
    money = list(UANG) if draw(st.booleans()) else []
    money += UANG_TRIWULAN if money and draw(st.integers(0, 2)) == 0 else ()
    rest = draw(st.lists(st.sampled_from(("keterangan", "asing")), unique=True))
    order = [*draw(st.permutations(words)), *draw(st.permutations(measures)), *money, *rest]
    if draw(st.integers(0, 3)) == 0:
        order = draw(st.permutations(order))
    lajur = [Lajur(each, draw(st.sampled_from(JUDUL[each])), draw(st.sampled_from(GAYA))) for each in order]
    for each in draw(
        st.lists(
            st.sampled_from([each for each in measures + money if each in SAINGAN] or [""]), max_size=2, unique=True
        )
    ):
        if each:
            _add_rival(draw, lajur, each)
    return [_in_power(draw, each) for each in lajur]


def _add_rival(draw: st.DrawFn, lajur: list[Lajur], ukuran: str) -> None:
    """Put a column that looks like another anywhere among those of numbers."""
    peran = draw(st.sampled_from(sorted(SAINGAN[ukuran])))
    judul = draw(st.sampled_from(SAINGAN[ukuran][peran]))
    at = next(number for number, each in enumerate(lajur) if each.ukuran == ukuran) + draw(st.integers(0, 1))
    lajur.insert(at, Lajur(peran or f"{ukuran} lain", judul, draw(st.sampled_from(GAYA))))
    if judul not in SENDIRI and peran != "capaian" and draw(st.booleans()):
        lajur[:] = [each for each in lajur if each.ukuran != ukuran]


def _in_power(draw: st.DrawFn, lajur: Lajur) -> Lajur:
    """A column of money that says in its head, at times, in which power of ten it is."""
    pangkat = draw(st.sampled_from((0, 0, 0, 3, 6))) if is_money(lajur.ukuran) else 0
    if not pangkat:
        return lajur
    leaf = f"{lajur.judul[-1]} ({draw(st.sampled_from(SKALA[pangkat]))})"
    return replace(lajur, judul=(*lajur.judul[:-1], leaf), pangkat=pangkat)
