"""A Word file, ours or any other, as a document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from report_builder.audit.dokumen import Alinea, Bagian, Blok, Dokumen, Grafik, Tempat
from report_builder.audit.membaca.badan import Badan, Hitungan
from report_builder.audit.membaca.gaya import Gaya, baca_gaya
from report_builder.audit.membaca.grafik import baca_grafik
from report_builder.audit.membaca.letak import Letak
from report_builder.audit.membaca.paket import Element, Paket, nama, nilai
from report_builder.audit.membaca.penomoran import Penomoran, baca_daftar
from report_builder.audit.membaca.tulisan import tampak
from report_builder.errors import Place, ReportError, error
from report_builder.exporters.docx.archive import DAMAGE
from report_builder.exporters.docx.parts import LEDGER_NAMESPACE
from report_builder.exporters.docx.seal import ASKED_PREFIX, FACTS_PROPERTY, PROPERTY
from report_builder.facts import Ledger

_MARGINS = (("header", Bagian.KEPALA), ("footer", Bagian.KAKI))
_NOTES = (
    ("footnotes", "footnote", Bagian.CATATAN_KAKI),
    ("endnotes", "endnote", Bagian.CATATAN_AKHIR),
    ("comments", "comment", Bagian.KOMENTAR),
)
"""The kind of the relationship, the name of an entry, the part of the document that it is."""
_OWN = frozenset({PROPERTY, FACTS_PROPERTY})
"""What the file says of itself for programs."""
_TOLD = frozenset({"title", "subject", "description", "keywords", "category"})


def baca_docx(data: bytes, where: Place) -> Dokumen:
    """The document in the bytes of a Word file; raises ReportError where they are no sound one."""
    return baca_letak(data, where)[0]


def baca_letak(data: bytes, where: Place) -> tuple[Dokumen, Letak]:
    """The document and where everything of it stands in the file; raises as `baca_docx` does."""
    try:
        reader = _Pembaca.buka(Paket.buka(data))
        return reader.dokumen(), reader.letak
    except (*DAMAGE, RecursionError, StopIteration) as failure:
        hint = "Buka di Word, lalu simpan sebagai .docx."
        raise ReportError([error("Berkas ini bukan dokumen Word yang utuh.", where, hint)]) from failure


def baca_bagian(bagian: Mapping[str, bytes]) -> Dokumen:
    """The document in the parts of a Word file, which the program itself has just written."""
    return _Pembaca.buka(Paket(bagian)).dokumen()


@dataclass(frozen=True, slots=True)
class _Bekal:
    """What a file of ours carries: the facts of its bookmarks, its ledger, and what was asked for."""

    penanda: Mapping[str, str] = field(default_factory=dict)
    ledger: Ledger | None = None
    pesanan: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Pembaca:
    paket: Paket
    utama: str
    gaya: Gaya
    bekal: _Bekal
    letak: Letak

    @classmethod
    def buka(cls, paket: Paket) -> _Pembaca:
        utama = next(paket.bagian("officeDocument"))
        return cls(paket, utama, baca_gaya(paket, utama), _own_facts(paket, utama), Letak(utama))

    def dokumen(self) -> Dokumen:
        body = self._body(Bagian.ISI, self.utama, Hitungan())
        body.penomoran = Penomoran(baca_daftar(self.paket, self.utama))
        root = self._root(self.utama)
        blocks = [block for child in root if nama(child) == "body" for block in body.blok(child)]
        blocks += self._margins()
        blocks += self._notes(body.rujukan)
        blocks += self._properties()
        return Dokumen(tuple(blocks), self.bekal.penanda, self.bekal.ledger, self.bekal.pesanan)

    def _root(self, part: str) -> Element:
        root = self.paket.pohon(part)
        self.letak.akar[part] = root
        return root

    def _body(self, bagian: Bagian, part: str, hitungan: Hitungan, judul: str = "", penulis: str = "") -> Badan:
        charts = {each.id: each.bagian for each in self.paket.hubungan(part) if each.jenis == "chart"}

        def chart(relation: str, tempat: Tempat) -> Grafik | None:
            if relation not in charts:
                return None
            self.letak.grafik[tempat] = charts[relation]
            return baca_grafik(self.paket, charts[relation], tempat)

        marks = self.bekal.penanda
        return Badan(bagian, part, self.gaya, marks, chart, self.letak, hitungan, judul, penulis)

    def _margins(self) -> Iterator[Blok]:
        for jenis, bagian in _MARGINS:
            count = Hitungan()
            for part in self.paket.bagian(jenis, self.utama):
                yield from self._body(bagian, part, count).blok(self._root(part))

    def _notes(self, above: Mapping[tuple[str, str], str]) -> Iterator[Blok]:
        """Footnotes, endnotes and comments, each below the heading under which it is referred to."""
        for jenis, name, bagian in _NOTES:
            count = Hitungan()
            for part in self.paket.bagian(jenis, self.utama):
                for entry in self._root(part):
                    if nama(entry) == name and nilai(entry, "type") not in {"separator", "continuationSeparator"}:
                        heading = above.get((f"{name}Reference", nilai(entry, "id")), "")
                        yield from self._body(bagian, part, count, heading, nilai(entry, "author")).blok(entry)

    def _properties(self) -> Iterator[Alinea]:
        """What the file says of itself, our seal aside."""
        number = 0
        for jenis in ("core-properties", "custom-properties"):
            for part in self.paket.bagian(jenis):
                for entry in self.paket.pohon(part):
                    text = tampak("".join(map(str, entry.itertext()))).strip()
                    own = nilai(entry, "name")
                    if text and not _is_for_programs(own) and (own or nama(entry) in _TOLD):
                        number += 1
                        yield Alinea(text, Tempat(Bagian.SIFAT, number, own or nama(entry)))


def _is_for_programs(name: str) -> bool:
    return name in _OWN or name.startswith(ASKED_PREFIX)


def _own_facts(paket: Paket, utama: str) -> _Bekal:
    """What the file carries; where another program has dropped the facts, still what was asked for."""
    for part in paket.bagian("customXml", utama):
        root = paket.pohon(part)
        if root.tag != f"{{{LEDGER_NAMESPACE}}}laporan":
            continue
        marks = {each.get("nama", ""): each.get("fakta", "") for each in root.iter(f"{{{LEDGER_NAMESPACE}}}penanda")}
        text = root.findtext(f"{{{LEDGER_NAMESPACE}}}fakta")
        asked = {str(name): str(value) for name, value in root.attrib.items()}
        return _Bekal(marks, _ledger(text) if text else None, asked)
    return _Bekal(pesanan=dict(_asked(paket)))


def _asked(paket: Paket) -> Iterator[tuple[str, str]]:
    """What was asked for, as the properties of the file tell it."""
    for part in paket.bagian("custom-properties"):
        for entry in paket.pohon(part):
            name = nilai(entry, "name")
            if name.startswith(ASKED_PREFIX):
                yield name.removeprefix(ASKED_PREFIX), "".join(map(str, entry.itertext())).strip()


def _ledger(text: str) -> Ledger | None:
    """The facts; a ledger that somebody has edited by hand until it is none counts as lost."""
    try:
        return Ledger.from_json(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None
