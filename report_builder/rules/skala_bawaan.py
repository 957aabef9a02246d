"""The scales that the product ships: data, each with its source; a user's own scale of the same name comes first."""

from __future__ import annotations

from decimal import Decimal

from report_builder.rules.skala import Kelas, Predikat, Skala, SkalaOrdinal


def _above(label: str, bound: str, top: str | None = None) -> Kelas:
    """A class that begins just above its bound: ``>90``."""
    return Kelas(label, Decimal(bound), None if top is None else Decimal(top), termasuk=False)


def _from(label: str, bound: str, top: str | None = None) -> Kelas:
    """A class that begins at its bound: ``≥100``."""
    return Kelas(label, Decimal(bound), None if top is None else Decimal(top))


def _ranked(*ranks: tuple[str, ...]) -> tuple[Predikat, ...]:
    """Predicates from the best rank to the worst; the words of one rank are equally good."""
    return tuple(
        Predikat(label, Decimal(len(ranks) - position)) for position, labels in enumerate(ranks) for label in labels
    )


SKALA: tuple[Skala, ...] = (
    Skala(
        "Permendagri 86/2017",
        (
            _above("Sangat Tinggi", "90"),
            _above("Tinggi", "75"),
            _above("Sedang", "65"),
            _above("Rendah", "50"),
            Kelas("Sangat Rendah"),
        ),
        sumber="Permendagri 86/2017, untuk pemerintah daerah; celah antarkelas ditutup ke atas",
    ),
    Skala(
        "Lampu lalu lintas",
        (_from("Hijau", "100"), _from("Kuning", "80"), Kelas("Merah")),
        sumber="Kelaziman pemantauan kinerja",
    ),
    Skala(
        "Nilai Kinerja Anggaran",
        (
            _above("Sangat Baik", "90"),
            _above("Baik", "80"),
            _above("Cukup", "60"),
            _above("Kurang", "50"),
            Kelas("Sangat Kurang"),
        ),
        sumber="Kelaziman evaluasi kinerja anggaran (PMK 22/2021)",
    ),
    Skala(
        "IKOTAN 0–100",
        (
            _above("Sangat Tanggap", "75", "100"),
            _above("Tanggap", "50"),
            _above("Cukup Tanggap", "25"),
            _from("Tidak Tanggap", "0"),
        ),
        sumber="Indeks Kabupaten/Kota Tanggap Ancaman Narkoba, skala 0–100",
    ),
    Skala(
        "IKOTAN 1–4",
        (
            _from("Sangat Tanggap", "3.533", "4"),
            _from("Tanggap", "3.065"),
            _from("Cukup Tanggap", "2.600"),
        ),
        tahun=2022,
        sumber="Indeks Kabupaten/Kota Tanggap Ancaman Narkoba, skala 1–4, 2022/2023",
    ),
    Skala(
        "Predikat SAKIP",
        (
            _above("AA", "90", "100"),
            _above("A", "80"),
            _above("BB", "70"),
            _above("B", "60"),
            _above("CC", "50"),
            _above("C", "30"),
            _from("D", "0"),
        ),
        sumber="PermenPANRB 88/2021",
    ),
)

SKALA_ORDINAL: tuple[SkalaOrdinal, ...] = (
    SkalaOrdinal(
        "Opini BPK",
        # The sources differ on which of the last two opinions is the worse.
        _ranked(
            ("WTP", "Wajar Tanpa Pengecualian"),
            ("WDP", "Wajar Dengan Pengecualian"),
            ("TMP", "Tidak Menyatakan Pendapat", "TW", "Tidak Wajar"),
        ),
        sumber="Jenis opini pemeriksaan keuangan BPK",
    ),
    SkalaOrdinal(
        "Predikat SAKIP",
        _ranked(("AA",), ("A",), ("BB",), ("B",), ("CC",), ("C",), ("D",)),
        sumber="PermenPANRB 88/2021",
    ),
    SkalaOrdinal(
        "Ketanggapan ancaman narkoba",
        _ranked(("Sangat Tanggap",), ("Tanggap",), ("Cukup Tanggap",), ("Tidak Tanggap",)),
        sumber="Indeks Kabupaten/Kota Tanggap Ancaman Narkoba",
    ),
    SkalaOrdinal(
        "Kemandirian partisipasi",
        _ranked(("Sangat Mandiri",), ("Mandiri",), ("Kurang Mandiri",), ("Tidak Mandiri",)),
        sumber="Indeks Kemandirian Partisipasi",
    ),
    SkalaOrdinal(
        "Status kawasan rawan",
        _ranked(("Aman",), ("Siaga",), ("Waspada",), ("Bahaya",)),
        sumber="Pemetaan kawasan rawan narkoba",
    ),
)
