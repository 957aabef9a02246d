"""The numbers of a document that no data are given for: what the text itself tells of them."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.audit.angka import Angka
from report_builder.audit.cocok.cari import NO_FACTS
from report_builder.audit.cocok.konteks import Sekitar, di_sekitar
from report_builder.audit.cocok.putusan import Putusan, temuan
from report_builder.audit.cocok.turunan import turunan
from report_builder.audit.dokumen import Alinea, Dokumen, Peran
from report_builder.audit.sejajar import Sejajar
from report_builder.audit.temuan import Kelas, Temuan

_UNHELD = "Tidak ada data untuk membandingkannya."


def golongkan_tanpa_data(dokumen: Dokumen, sejajar: Sejajar) -> Iterator[Temuan]:
    """Every number with its class; what is neither a name nor derived is not known, and not called wrong."""
    around = Sekitar.dari(dokumen)
    for alinea in dokumen.alinea():
        numbers = sejajar.angka[alinea]
        yield from (temuan(alinea, each, _judge(alinea, each, numbers, around)) for each in numbers)


def _judge(alinea: Alinea, angka: Angka, numbers: tuple[Angka, ...], around: Sekitar) -> Putusan:
    if alinea.peran is Peran.DAFTAR_ISI or angka.jenis in NO_FACTS:
        return Putusan(Kelas.BUKAN_FAKTA, NO_FACTS.get(angka.jenis, "Daftar isi."))
    reason = turunan(angka, around.konteks(alinea, angka), di_sekitar(numbers, angka))
    return Putusan(Kelas.TURUNAN, reason) if reason else Putusan(Kelas.TAK_DIKENAL, _UNHELD)
