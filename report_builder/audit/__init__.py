"""The figures of a document that people have edited: all found, each held against the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from report_builder.audit.cocok import golongkan, golongkan_tanpa_data
from report_builder.audit.dokumen import Dokumen, Tempat
from report_builder.audit.ejaan import periksa_ejaan
from report_builder.audit.klaim import periksa_klaim
from report_builder.audit.laporan_lain import laporan_lain
from report_builder.audit.pelurusan import luruskan
from report_builder.audit.penulis import NAMA_SENDIRI
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.sejajar import sejajarkan
from report_builder.audit.temuan import Kelas, Pemeriksaan, Temuan
from report_builder.collecting import without_collection

__all__ = ["periksa"]


@without_collection()
def periksa(dokumen: Dokumen, rujukan: Rujukan | None = None) -> Pemeriksaan:
    """All numbers of a document with their classes; without data, what can be told of them from the text alone.

    Claims and spelling are judged in what people wrote: in sentences that are not word for word those of the data.
    What the program itself has said in comments is no part of the document.
    """
    dokumen = luruskan(dokumen.tanpa_komentar(NAMA_SENDIRI))
    sejajar = sejajarkan(dokumen, rujukan.naskah if rujukan else None)
    angka = tuple(golongkan(dokumen, sejajar, rujukan) if rujukan else golongkan_tanpa_data(dokumen, sejajar))
    klaim = tuple(periksa_klaim(sejajar.disunting, dokumen, rujukan, angka))
    ejaan = periksa_ejaan(sejajar.disunting, dokumen, rujukan)
    catatan = laporan_lain(dokumen, rujukan) if rujukan else ""
    return Pemeriksaan(dokumen, tuple(_in_order(dokumen, (*_once(angka, klaim), *klaim, *ejaan))), catatan)


def _once(angka: Iterable[Temuan], klaim: Iterable[Temuan]) -> Iterator[Temuan]:
    """The numbers; one that nothing is known of is not called wrong twice, where a claim around it tells of it."""
    wrong: dict[Tempat, list[Temuan]] = {}
    for each in klaim:
        if each.salah or each.seharusnya:
            wrong.setdefault(each.di, []).append(each)
    for one in angka:
        around = (each for each in wrong.get(one.di, ()) if each.awal <= one.awal and one.akhir <= each.akhir)
        claim = next(around, None) if one.kelas is Kelas.TAK_DIKENAL else None
        yield replace(one, salah=False, alasan=f"Lihat klaim “{claim.teks}”.") if claim else one


def _in_order(dokumen: Dokumen, temuan: Iterable[Temuan]) -> list[Temuan]:
    """The findings in reading order; what stands nowhere comes last."""
    order = {alinea.tempat: number for number, alinea in enumerate(dokumen.alinea())}
    return sorted(temuan, key=lambda one: (order.get(one.di, len(order)), one.awal))
