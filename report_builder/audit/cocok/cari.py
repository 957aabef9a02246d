"""Finds what a number ties to that nobody marked: by its value and unit, and whom and what the words around it name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis, cari_angka
from report_builder.audit.arah import BERUBAH
from report_builder.audit.cocok.batas import Pembatas
from report_builder.audit.cocok.cacah import Cacah
from report_builder.audit.cocok.calon import Calon, Pemilih
from report_builder.audit.cocok.fakta import kata_satuan
from report_builder.audit.cocok.konteks import Konteks
from report_builder.audit.cocok.maksud import Penafsir
from report_builder.audit.cocok.nama import Bernama
from report_builder.audit.cocok.pokok import Himpunan
from report_builder.audit.cocok.putusan import Putusan, dari_sifat
from report_builder.audit.cocok.turunan import turunan
from report_builder.audit.cocok.ucapan import Pendengar, Ucapan
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.temuan import Kelas
from report_builder.dataset import CellKind, Dataset
from report_builder.errors import Place

NO_FACTS: Mapping[Jenis, str] = {
    Jenis.TAHUN: "Tahun.",
    Jenis.TANGGAL: "Tanggal.",
    Jenis.JAM: "Jam.",
    Jenis.NOMOR: "Nomor atau nama.",
    Jenis.URUTAN: "Urutan.",
    Jenis.SAMAR: "Tidak menyebut angka tertentu.",
}
"""The kinds of numbers that are no facts, and what they are."""
_COUNTED_OFF = re.compile(r"no\.?|nomor|nomor urut", re.IGNORECASE)
"""The head of a column that only counts the rows."""
_UNKNOWN = (
    "Angka ini tidak ada dalam data dan tidak dapat dihitung dari angka di sekitarnya. Sebutkan sumbernya, atau hapus."
)


@dataclass(frozen=True, slots=True)
class Pencari:
    """What numbers can tie to: the facts, the counts of the report, the numbers of the data's texts."""

    pendengar: Pendengar
    pemilih: Pemilih
    pembatas: Pembatas
    cacah: Cacah
    penafsir: Penafsir
    teks: Mapping[tuple[Decimal, Jenis, str], Place]

    @classmethod
    def dari(cls, rujukan: Rujukan) -> Pencari:
        """Those of the data."""
        laporan, ledger = rujukan.laporan, rujukan.ledger
        bernama = Bernama.dari(laporan)
        himpunan = Himpunan.dari(ledger, bernama)
        units = kata_satuan(ledger)
        pendengar = Pendengar(bernama, laporan.identitas.tahun, laporan.identitas.triwulan)
        pemilih = Pemilih(himpunan, bernama, units)
        return cls(
            pendengar,
            pemilih,
            Pembatas(pemilih),
            Cacah.dari(laporan, ledger),
            Penafsir.dari(himpunan, units, pendengar),
            _numbers_of(rujukan.dataset),
        )

    def cari(self, angka: Angka, konteks: Konteks, lain: Sequence[Angka]) -> Putusan:
        """What a number ties to, or that it ties to nothing."""
        if angka.jenis in NO_FACTS:
            return Putusan(Kelas.BUKAN_FAKTA, NO_FACTS[angka.jenis])
        if _COUNTED_OFF.fullmatch(konteks.kepala):
            return Putusan(Kelas.BUKAN_FAKTA, "Nomor urut.")
        ucapan = self.pendengar.dengar(angka, konteks, lain)
        calon = self.pemilih.calon(angka, konteks, ucapan)
        return (
            self._tied(calon, angka, ucapan)
            or self.pembatas.cari(angka, konteks, ucapan)
            or self.cacah.cari(angka, konteks)
            or self._derived(angka, konteks, ucapan, lain)
            or self._meant(calon, angka, konteks, ucapan, lain)
            or self._of_text(angka, ucapan)
            or self._unknown(calon, angka, ucapan)
        )

    def _tied(self, calon: Sequence[Calon], angka: Angka, ucapan: Ucapan) -> Putusan | None:
        """The nearest fact that nothing speaks against and enough speaks for."""
        fitting = (one for one in calon if not one.bantahan and self.pemilih.is_teguh(one, angka, ucapan))
        return next((dari_sifat(one.sifat, one.pokok.fakta) for one in fitting), None)

    def _derived(self, angka: Angka, konteks: Konteks, ucapan: Ucapan, lain: Sequence[Angka]) -> Putusan | None:
        """What a number follows from: others of its paragraph, and facts that its sentence names without a number."""
        implied = self.penafsir.tersirat(angka, self.pendengar.ukuran(konteks.kalimat), ucapan)
        reason = turunan(angka, konteks, lain) or turunan(angka, konteks, (*implied, *lain))
        reason = reason or self.penafsir.jumlah(angka, konteks, ucapan)
        return Putusan(Kelas.TURUNAN, reason) if reason else None

    def _meant(
        self, calon: Sequence[Calon], angka: Angka, konteks: Konteks, ucapan: Ucapan, lain: Sequence[Angka]
    ) -> Putusan | None:
        """Which fact a number is a false print of, or of which change, where the words leave no doubt."""
        if self.cacah.is_cacah(konteks):
            return None
        if BERUBAH.search(konteks.sebelum):
            return _as_points(angka, konteks, lain)
        return self.penafsir.maksud(calon, angka, konteks, ucapan)

    def _of_text(self, angka: Angka, ucapan: Ucapan) -> Putusan | None:
        """A number that a text of the data says of the same thing, where it is not said to be a measure."""
        if not isinstance(angka.nilai, Decimal) or not angka.kata or ucapan.ukuran:
            return None
        place = self.teks.get((angka.nilai, angka.jenis, angka.kata))
        return Putusan(Kelas.COCOK, f"Sama dengan teks pada data: {place}.") if place else None

    def _unknown(self, calon: Sequence[Calon], angka: Angka, ucapan: Ucapan) -> Putusan:
        against = (one.bantahan for one in calon if one.bantahan and self.pemilih.is_tersebut(one, angka, ucapan))
        return Putusan(Kelas.TAK_DIKENAL, next(against, _UNKNOWN), salah=True)


def _as_points(angka: Angka, konteks: Konteks, lain: Sequence[Angka]) -> Putusan | None:
    """A difference of two percentages that is called percent."""
    reason = turunan(replace(angka, jenis=Jenis.POIN), konteks, lain) if angka.jenis is Jenis.PERSEN else ""
    if not reason:
        return None
    should = f"{re.sub(r' ?(?:%|persen)$', '', angka.teks.strip())} poin persen"
    return Putusan(Kelas.BERUBAH, f"{reason} Selisih dua persentase adalah poin persen.", None, should, salah=True)


def _numbers_of(dataset: Dataset) -> Mapping[tuple[Decimal, Jenis, str], Place]:
    """The numbers that stand in texts of the data, by value, kind and the word behind them."""
    found: dict[tuple[Decimal, Jenis, str], Place] = {}
    for table in dataset.tables:
        for cell in (cell for row in table.rows for cell in row if cell.kind is CellKind.TEXT):
            for angka in cari_angka(str(cell.value)):
                if isinstance(angka.nilai, Decimal) and angka.kata:
                    found.setdefault((angka.nilai, angka.jenis, angka.kata), cell.place)
    return found
