"""How findings are told, whatever tells them: their signs, what a class means, which of them people need to see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from report_builder.audit.denah import Denah
from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Grafik, Tempat
from report_builder.audit.temuan import Kelas, Temuan

TANDA: Mapping[Kelas, str] = {
    Kelas.BERUBAH: "≠",
    Kelas.KEDALUWARSA: "↺",
    Kelas.TAK_DIKENAL: "?",
    Kelas.KLAIM: "!",
    Kelas.HILANG: "∅",
    Kelas.DIBULATKAN: "≈",
    Kelas.EJAAN: "~",
    Kelas.COCOK: "✓",
    Kelas.TURUNAN: "=",
    Kelas.BUKAN_FAKTA: "·",
}
"""A sign for each class, in the order in which they are told: what may be wrong first."""
ARTI: Mapping[Kelas, str] = {
    Kelas.BERUBAH: "Berada di tempat sebuah fakta, tetapi nilainya lain.",
    Kelas.KEDALUWARSA: "Benar menurut data lama, tidak lagi menurut data sekarang.",
    Kelas.TAK_DIKENAL: "Tidak ada dalam data, dan tidak dapat dihitung dari angka lain pada naskah.",
    Kelas.KLAIM: "Pernyataan yang tidak didukung oleh angka di dekatnya.",
    Kelas.HILANG: "Fakta yang tercetak pada laporan, tetapi kini terhapus.",
    Kelas.DIBULATKAN: "Pembulatan yang sah dari sebuah fakta.",
    Kelas.EJAAN: "Kata yang tidak dikenal kamus atau bentuk yang tidak baku.",
    Kelas.COCOK: "Sama dengan sebuah fakta atau dengan teks pada data.",
    Kelas.TURUNAN: "Selisih, jumlah, rasio, atau cacah dari angka yang disebut naskah itu sendiri.",
    Kelas.BUKAN_FAKTA: "Tahun, tanggal, halaman, atau nomor.",
}
_SARAN: Mapping[Kelas, str] = {Kelas.EJAAN: "Tulis: {}.", Kelas.KLAIM: "Mungkin maksudnya {}."}
"""How those say what to write that are not wrong."""
_QUIET = frozenset({Kelas.COCOK, Kelas.TURUNAN, Kelas.BUKAN_FAKTA, Kelas.TAK_DIKENAL})


def perlu_dilihat(temuan: Temuan) -> bool:
    """Whether a finding is told one by one; the others are counted only."""
    return temuan.salah or temuan.kelas not in _QUIET


def berurut(temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
    """What is told one by one, each kind in reading order: what is wrong, then the rest."""
    return tuple(sorted(filter(perlu_dilihat, temuan), key=lambda one: not one.salah))


def kutipan(temuan: Temuan) -> str:
    """What stands there: the words, or the value alone of a point of a chart."""
    return _titik(temuan)[1]


def tempat(temuan: Temuan, denah: Denah) -> str:
    """Where people find it; of a point of a chart with what that is called."""
    return ", ".join(filter(None, (denah.sebut(temuan.di), _titik(temuan)[0])))


def _titik(temuan: Temuan) -> tuple[str, str]:
    """What a point of a chart is called, and its value; of all else nothing and the words."""
    name, _, value = temuan.teks.rpartition(": ") if temuan.di.bagian is Bagian.GRAFIK else ("", "", temuan.teks)
    return f"titik {name}" if name else "", value


def saran(temuan: Temuan) -> str:
    """What to write instead, in a sentence; empty where nothing is to be written there."""
    form = "Seharusnya {}." if temuan.salah else _SARAN.get(temuan.kelas, "")
    return form.format(temuan.seharusnya) if temuan.seharusnya else ""


def rentang(temuan: Temuan, teks: str) -> tuple[int, int] | None:
    """Where a finding stands in the text of a paragraph, without blanks at its ends; None where it does not."""
    said = teks[temuan.awal : temuan.akhir]
    if not said.strip() or said.strip() != temuan.teks.strip():
        return None
    return temuan.awal + len(said) - len(said.lstrip()), temuan.awal + len(said.rstrip())


class Peletakan:
    """Finds the paragraph or chart of a document that a finding stands in."""

    def __init__(self, dokumen: Dokumen) -> None:
        """Note what stands where."""
        self._alinea: dict[Tempat, list[Alinea]] = {}
        self._grafik = {grafik.tempat: grafik for grafik in dokumen.grafik()}
        self._judul: dict[Tempat, Alinea] = {}
        for alinea in dokumen.alinea():
            self._alinea.setdefault(alinea.tempat, []).append(alinea)
            self._judul.setdefault(_heading(alinea.tempat), alinea)

    def cari(self, temuan: Temuan) -> Alinea | Grafik | None:
        """Where its words stand, else what is at its place, else the heading that it was to stand under."""
        here = self._alinea.get(temuan.di, ())
        said = (alinea for alinea in here if rentang(temuan, alinea.teks))
        beside = self._grafik.get(temuan.di) or (here[0] if here else self._judul.get(_heading(temuan.di)))
        return next(said, beside)


def _heading(tempat: Tempat) -> Tempat:
    return Tempat(tempat.bagian, judul=tempat.judul)
