"""A Word file that is read and written into: its document, where that stands in the XML, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from report_builder.audit.dokumen import Dokumen
from report_builder.audit.membaca.docx import baca_letak
from report_builder.audit.membaca.letak import Alamat, Letak
from report_builder.audit.membaca.paket import Element, nama, nilai
from report_builder.audit.pelurusan import luruskan
from report_builder.audit.penulis import NAMA_SENDIRI
from report_builder.errors import Place
from report_builder.exporters.docx.parts import LEDGER_NAMESPACE
from report_builder.exporters.docx.tree import W
from report_builder.facts import Ledger
from report_builder.refresh.asal import Asal
from report_builder.workbook.package import Package, parse, serialize

_LAPORAN = f"{{{LEDGER_NAMESPACE}}}laporan"


@dataclass
class Berkas:
    """A file; the parts that are changed in ``letak.akar`` are named, and written in the end."""

    dokumen: Dokumen
    letak: Letak
    paket: Package
    semula: bytes
    """The file as it was read."""
    berubah: set[str] = field(default_factory=set)

    @classmethod
    def buka(cls, data: bytes, where: Place) -> Berkas:
        """The file in these bytes; raises ReportError where they are no sound one."""
        dokumen, letak = baca_letak(data, where)
        return cls(luruskan(dokumen), letak, Package(data), data)

    @property
    def lama(self) -> Ledger:
        """The facts that it was made from; none where it carries none."""
        return self.dokumen.ledger or Ledger({}, (), ())

    @cached_property
    def bagian_fakta(self) -> str:
        """The part that holds the facts, empty where there is none."""
        parts = (each.part for each in self.paket.related(self.letak.utama, "customXml"))
        return next(
            (part for part in parts if self.paket.has(part) and parse(self.paket.read(part)).tag == _LAPORAN), ""
        )

    @cached_property
    def fakta(self) -> Element:
        """The root of that part."""
        return parse(self.paket.read(self.bagian_fakta))

    @cached_property
    def asal(self) -> Asal:
        """What the file says of how it was."""
        return Asal.dari(self.fakta)

    @cached_property
    def komentar_sendiri(self) -> frozenset[str]:
        """The numbers of the comments that the program has set."""
        return frozenset(nilai(each, "id") for each in self.tebaran("comment") if nilai(each, "author") in NAMA_SENDIRI)

    def dikomentari_orang(self, element: Element) -> bool:
        """Whether an element refers to a comment of somebody else than the program."""
        return nama(element) == "commentReference" and nilai(element, "id") not in self.komentar_sendiri

    @property
    def badan(self) -> Element:
        """The root of the body."""
        return self.letak.akar[self.letak.utama]

    def tersentuh(self, alamat: Alamat) -> None:
        """Note that something in the part of an address was changed."""
        self.berubah.add(alamat.bagian)

    def ada(self, element: Element, bagian: str) -> bool:
        """Whether an element is still part of the file."""
        root = self.letak.akar[bagian]
        return element is root or any(each is root for each in element.iterancestors())

    def tebaran(self, name: str) -> Iterator[Element]:
        """All elements of Word's of a name, in every part that was read."""
        for root in self.letak.akar.values():
            yield from root.iter(f"{W}{name}")

    def to_bytes(self) -> bytes:
        """The file, every part that was not changed as it was."""
        for part in sorted(self.berubah):
            self.paket.write(part, serialize(self.letak.akar[part]))
        return self.paket.to_bytes()
