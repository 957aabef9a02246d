"""New data into a Word file that people have edited: figures, tables and charts follow, what people did stays."""

from __future__ import annotations

from collections.abc import Mapping

from report_builder.audit.denah import Denah
from report_builder.audit.keluaran.komentar import tulis_komentar
from report_builder.audit.keluaran.lama import cabut
from report_builder.audit.laporan_lain import beda_laporan
from report_builder.audit.penulis import Penulis
from report_builder.audit.rujukan import Rujukan, pesanan, telaah, tulis
from report_builder.collecting import without_collection
from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.exporters.docx.parts import AUTHOR
from report_builder.pipeline import Job
from report_builder.pipeline.examining import Progress, silent
from report_builder.refresh.angka import Cetakan, segarkan_angka, tanpa_penanda
from report_builder.refresh.bekal import segarkan_bekal
from report_builder.refresh.berkas import Berkas
from report_builder.refresh.grafik import segarkan_grafik
from report_builder.refresh.hasil import DIKERJAKAN, Catatan, Hal, Hasil, bertempat
from report_builder.refresh.kalimat import Perbandingan, catat, is_within
from report_builder.refresh.kedaluwarsa import Kedaluwarsa
from report_builder.refresh.pemulihan import pulihkan
from report_builder.refresh.penomoran import pulihkan_penomoran
from report_builder.refresh.tabel import segarkan_tabel
from report_builder.refresh.tabel.salin import Penyalin

PENULIS = Penulis(AUTHOR, "RP")
"""Of the comments of a refresh, by which the next one knows them."""

__all__ = ["Catatan", "Hal", "Hasil", "segarkan"]


@without_collection()
def segarkan(data: bytes, where: Place, job: Job, progress: Progress = silent, lama: Job | None = None) -> Hasil:
    """A Word file of ours with the data of a job's input; of the job, the kind and period are those of the file.

    ``lama`` names the data that the file was made from, for one that no longer carries its facts. Raises ReportError
    where the file is no sound Word file, does not carry its facts and no such data are named, or is of another unit or
    year than the data, and as `examine` does where the input has errors.
    """
    progress("Membaca naskah")
    berkas = pulihkan(data, where, lama, progress)
    return _renewed(berkas, where, pesanan(job, berkas.dokumen), progress)


def _renewed(berkas: Berkas, where: Place, job: Job, progress: Progress) -> Hasil:
    """A file that carries its facts with the data of a job's input."""
    lama = berkas.lama
    examined = telaah(job, progress)
    _same_report(lama.identitas, examined.ledger.identitas, where)
    progress("Menyusun naskah dari data baru")
    naskah = Berkas.buka(tulis(job, examined), Place(job.kind))
    progress("Memperbarui naskah")
    cetakan = Cetakan.dari(lama, examined.ledger, naskah.dokumen)
    penyalin = Penyalin(berkas, naskah)
    told = (
        *segarkan_tabel(berkas, naskah, cetakan, penyalin),
        *segarkan_angka(berkas, cetakan),
        *segarkan_grafik(berkas, naskah),
        *tanpa_penanda(berkas.dokumen, cetakan),
    )
    catatan = tuple(bertempat(told, Denah(berkas.dokumen)))
    if lama.fakta == examined.ledger.fakta and berkas.asal.memuat(naskah.asal):
        return Hasil(berkas.semula, tuple(one for one in catatan if one.hal not in DIKERJAKAN))
    segarkan_bekal(berkas, naskah, penyalin.penanda)
    if lama.fakta != examined.ledger.fakta:
        pulihkan_penomoran(berkas)
    rujukan = Rujukan.dari(examined, lama, naskah.dokumen)
    return _commented(berkas.to_bytes(), where, rujukan, berkas, catatan)


def _same_report(lama: Mapping[str, str], baru: Mapping[str, str], where: Place) -> None:
    """Raise ReportError where the data are of another year or unit."""
    message = beda_laporan(lama, baru)
    if message:
        raise ReportError([error(message, where, "Pakai data unit dan tahun yang sama.")], ExitCode.USAGE)


def _commented(data: bytes, where: Place, rujukan: Rujukan, sebelum: Berkas, catatan: tuple[Catatan, ...]) -> Hasil:
    """The refreshed file with comments at sentences that today's data do not bear out; none where they are the same."""
    if sebelum.lama.fakta == rujukan.ledger.fakta:
        return Hasil(data, catatan)
    data = cabut(data, PENULIS)
    segar = Berkas.buka(data, where)
    beside = Perbandingan(segar.dokumen, rujukan, sebelum.asal)
    sentences = tuple(beside.usang())
    overtaken = Kedaluwarsa(sebelum.dokumen, segar.dokumen, rujukan, sebelum.lama, segar.asal).temuan()
    temuan = (*sentences, *(one for one in overtaken if not any(is_within(one, each) for each in sentences)))
    if temuan:
        data = tulis_komentar(segar.dokumen, segar.letak, segar.paket, temuan, PENULIS)
    left = bertempat((*map(catat, temuan), *beside.belum_ada()), Denah(segar.dokumen))
    return Hasil(data, (*catatan, *left))
