"""The report that is edited: its paragraphs in the package, and the figures in them with their facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from report_builder.audit.angka import Angka, angka_alinea
from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Grafik
from report_builder.audit.membaca import baca_docx
from report_builder.audit.membaca.paket import Element, Paket, nilai
from report_builder.audit.rujukan import Rujukan, siapkan
from report_builder.errors import Place
from report_builder.facts import Fact
from report_builder.pipeline import Job
from tests.audit.mutasi.suntingan import Letak
from tests.audit.mutasi.tulisan import ALINEA, potongan, teks_alinea

UTAMA = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A figure that can be edited: its paragraph, there and in the package, its fact where it is anchored.

    ``fakta`` is the whole fact of an anchor around the figure: of a range, that of both its ends.
    """

    letak: Letak
    alinea: Alinea
    angka: Angka
    fakta: Fact | None = None

    @property
    def sentuh(self) -> str:
        """The paragraph or the row of a table that a change here touches."""
        tempat = self.alinea.tempat
        return f"tabel {tempat.tabel} baris {tempat.baris}" if tempat.tabel else f"{self.letak.bagian} {tempat.nomor}"

    @property
    def sendiri(self) -> bool:
        """Whether nothing else stands in its paragraph."""
        return self.alinea.teks.strip() == self.angka.teks


@dataclass(frozen=True)
class Naskah:
    """A finished Word file with the data that it is held against."""

    data: bytes
    dokumen: Dokumen
    rujukan: Rujukan

    @classmethod
    def baca(cls, docx: Path, location: Path) -> "Naskah":
        """The report in a file, held against the input that it was made from."""
        data = docx.read_bytes()
        dokumen = baca_docx(data, Place(docx.name))
        return cls(data, dokumen, siapkan(Job(location), dokumen))

    @cached_property
    def paket(self) -> Paket:
        """The parts of the file."""
        return Paket.buka(self.data)

    @cached_property
    def letak(self) -> Mapping[int, Letak]:
        """The paragraphs of the body by their number, those that are text alone."""
        found = {}
        for alinea in self.dokumen.alinea():
            nomor = alinea.tempat.nomor
            if alinea.tempat.bagian is Bagian.ISI and teks_alinea(self._paragraphs[nomor - 1]) == alinea.teks:
                found[nomor] = Letak(UTAMA, nomor - 1)
        return found

    @cached_property
    def alinea(self) -> tuple[tuple[Letak, Alinea], ...]:
        """The paragraphs of the body that can be edited, with their place in the package."""
        return tuple(
            (self.letak[alinea.tempat.nomor], alinea)
            for alinea in self.dokumen.alinea()
            if alinea.tempat.bagian is Bagian.ISI and alinea.tempat.nomor in self.letak
        )

    @cached_property
    def sasaran(self) -> tuple[Sasaran, ...]:
        """All figures of the body outside fields."""
        return tuple(
            Sasaran(letak, alinea, angka, self._fakta(alinea, angka))
            for letak, alinea in self.alinea
            for angka in angka_alinea(alinea)
            if not any(each.awal < angka.akhir and angka.awal < each.akhir for each in alinea.isian)
        )

    @cached_property
    def kepala(self) -> tuple[Sasaran, ...]:
        """The figures of the headers."""
        return tuple(self._kepala())

    @cached_property
    def pengganti(self) -> tuple[tuple[int, Alinea], ...]:
        """The alternative texts of the body, with the place of their picture among those that have one."""
        said = [text for each in self.paket.pohon(UTAMA).iter("{*}docPr") if (text := nilai(each, "descr"))]
        told = {alinea.teks: alinea for alinea in self.dokumen.alinea() if alinea.tempat.bagian is Bagian.PENGGANTI}
        return tuple((place, told[text]) for place, text in enumerate(said) if said.count(text) == 1 and text in told)

    @cached_property
    def grafik(self) -> tuple[tuple[str, Grafik], ...]:
        """The charts with their parts."""
        parts = {each.id: each.bagian for each in self.paket.hubungan(UTAMA)}
        drawn = [parts[nilai(each, "id")] for each in _charts(self.paket.pohon(UTAMA))]
        return tuple((drawn[grafik.tempat.nomor - 1], grafik) for grafik in self.dokumen.grafik())

    @cached_property
    def seluruhnya(self) -> str:
        """The text of the body as the file has it, a line for each paragraph."""
        return "\n".join(self.apa_adanya(letak) for letak, _ in self.alinea)

    def apa_adanya(self, letak: Letak) -> str:
        """The text of a paragraph of the body with the blanks that the file has."""
        return "".join(shown for _, shown in potongan(self._paragraphs[letak.alinea]))

    @cached_property
    def _paragraphs(self) -> tuple[Element, ...]:
        return tuple(self.paket.pohon(UTAMA).iter(ALINEA))

    @cached_property
    def nilai(self) -> frozenset[object]:
        """The values of all facts, and of all figures of the report."""
        figures = {angka.nilai for alinea in self.dokumen.alinea() for angka in angka_alinea(alinea)}
        return frozenset({fact.nilai for fact in self.rujukan.ledger.fakta} | figures)

    @cached_property
    def uraian(self) -> Mapping[str, str]:
        """What the parts of the budget are called, by their codes."""
        return {each.kode: each.uraian for each in self.rujukan.laporan.anggaran}

    def _fakta(self, alinea: Alinea, angka: Angka) -> Fact | None:
        held = (each.fakta for each in alinea.jangkar if each.awal < angka.akhir and angka.awal < each.akhir)
        return next((self.rujukan.ledger[fakta] for fakta in held), None)

    def _kepala(self) -> Iterator[Sasaran]:
        told = (alinea for alinea in self.dokumen.alinea() if alinea.tempat.bagian is Bagian.KEPALA)
        for part in self.paket.bagian("header", UTAMA):
            for number, paragraph in enumerate(self.paket.pohon(part).iter(ALINEA)):
                if teks_alinea(paragraph).strip():
                    alinea = next(told)
                    yield from (Sasaran(Letak(part, number), alinea, angka) for angka in angka_alinea(alinea))


def _charts(root: Element) -> Iterator[Element]:
    return (each for each in root.iter("{*}chart") if nilai(each, "id"))
