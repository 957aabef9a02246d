"""A document hides no indikator, least of all one at 0, not run or not measured."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.measure.bantahan.klaim import named
from report_builder.scrutiny.kalimat import Tempat
from report_builder.scrutiny.naskah import Naskah, Temuan


def hidden_indikator(naskah: Naskah) -> Iterator[Temuan]:
    """Each indikator that no sentence names and of which neither realisasi nor target is printed."""
    indikator = naskah.laporan.indikator
    text = tuple(kalimat for kalimat in naskah.kalimat if kalimat.tempat is not Tempat.LEPAS)
    printed = {sebutan.fakta for kalimat in text for sebutan in kalimat.sebutan}
    mentioned = {one.kode for kalimat in text for one in named(kalimat.teks, indikator)}
    for one in indikator:
        if one.kode not in mentioned and printed.isdisjoint({f"{one.kode}.realisasi", f"{one.kode}.target"}):
            state = naskah.ledger[f"{one.kode}.hasil"].tampil
            yield Temuan(
                f"Indikator {one.kode} “{one.indikator}” ({state}) tidak disebut dalam naskah",
                "Muat setiap indikator, juga yang tidak tercapai atau belum diukur.",
            )
