"""The verdict on a number: its class, and what a fact makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.audit.angka import Angka
from report_builder.audit.cocok.fakta import Sifat
from report_builder.audit.dokumen import Alinea, Jangkar
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.facts import Fact

_REASONS: Mapping[Sifat, str] = {
    Sifat.POTONG: "Dipotong, bukan dibulatkan: fakta {id} bernilai {nilai}.",
    Sifat.SATUAN: "Satuannya lain: fakta {id} bernilai {nilai}.",
    Sifat.LAIN: "Fakta {id} bernilai {nilai}.",
}


@dataclass(frozen=True, slots=True)
class Putusan:
    """The class of a number, why, the fact that it ties to or should, what to print instead, whether it is wrong."""

    kelas: Kelas
    alasan: str
    fakta: str | None = None
    seharusnya: str = ""
    salah: bool = False


def dari_sifat(sifat: Sifat, fact: Fact) -> Putusan:
    """The verdict on a number that stands so to the fact that it is to print."""
    if sifat is Sifat.SAMA:
        return Putusan(Kelas.COCOK, f"Sama dengan fakta {fact.id}.", fact.id)
    if sifat is Sifat.BULAT:
        return Putusan(Kelas.DIBULATKAN, f"Pembulatan dari {fact.tampil} ({fact.id}).", fact.id, fact.tampil)
    told = fact.bersatuan
    should = told if sifat is Sifat.SATUAN else fact.tampil  # Its unit stands behind the number already.
    return Putusan(Kelas.BERUBAH, _REASONS[sifat].format(id=fact.id, nilai=told), fact.id, should, salah=True)


def temuan(alinea: Alinea, angka: Angka | Jangkar, putusan: Putusan) -> Temuan:
    """The finding that a verdict makes of a number or a bookmark of a paragraph."""
    return Temuan(
        putusan.kelas,
        alinea.teks[angka.awal : angka.akhir].strip(),
        alinea.tempat,
        putusan.alasan,
        putusan.fakta,
        putusan.seharusnya,
        putusan.salah,
        angka.awal,
        angka.akhir,
    )
