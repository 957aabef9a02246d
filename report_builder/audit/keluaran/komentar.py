"""Findings as comments in the user's own Word file, of which nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from report_builder.audit.denah import Denah
from report_builder.audit.dokumen import Bagian, Dokumen
from report_builder.audit.keluaran.lama import cabut
from report_builder.audit.keluaran.sebutan import Peletakan, berurut, kutipan, rentang, saran, tempat
from report_builder.audit.keluaran.sidik import bubuhi_salinan
from report_builder.audit.keluaran.tancap import belah, tancap, tancap_alinea
from report_builder.audit.membaca.docx import baca_letak
from report_builder.audit.membaca.letak import Alamat, Letak
from report_builder.audit.membaca.paket import Element, nama, nilai
from report_builder.audit.penulis import PEMERIKSA, PEMERIKSA_LAMA, Penulis
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.errors import Place, ReportError, error
from report_builder.exporters.docx.archive import DAMAGE
from report_builder.language import sentence_case, shorten
from report_builder.workbook.package import ROOT, TYPES, Package, namespace, serialize

_LONGEST = 60
"""Signs of the words that a comment is about."""
TERBANYAK = 1000
"""Findings that get a comment: office programs take minutes to open a file with several thousand."""
_TOLD = frozenset({Kelas.HILANG, Kelas.EJAAN, Kelas.KLAIM})
"""The classes that get a comment even where they are not wrong."""
_CONTENT_TYPE = f"{TYPES}wordprocessingml.comments+xml"
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z?")
# XML 1.0 has no place for these.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def beri_komentar(data: bytes, where: Place, temuan: Iterable[Temuan], penulis: Penulis = PEMERIKSA) -> bytes:
    """The Word file with a comment at what is wrong, misspelled or gone, the same bytes for the same input.

    Each stands on exactly the words that it is about. What stands where Word has no comments, in notes, headers, boxes
    and charts, is told at the paragraph that refers to it or holds it, else at the first; several things told at one
    paragraph share a comment. Raises ReportError where the bytes are no sound Word file.
    """
    try:
        dokumen, letak = baca_letak(data, where)
        return tulis_komentar(dokumen, letak, Package(data), temuan, penulis)
    except DAMAGE as failure:
        raise _refusal(where) from failure


def tulis_komentar(
    dokumen: Dokumen, letak: Letak, package: Package, temuan: Iterable[Temuan], penulis: Penulis
) -> bytes:
    """The same, of a file that was read already."""
    comments = _Komentar.buka(package, letak, penulis, Denah(dokumen))
    told = [one for one in berurut(temuan) if one.salah or one.kelas in _TOLD]
    _write(dokumen, letak, comments, told[:TERBANYAK])
    _tell_rest(letak, comments, len(told) - TERBANYAK)
    comments.simpan(letak)
    return package.to_bytes()


def perbarui_komentar(data: bytes, where: Place, temuan: Iterable[Temuan]) -> bytes:
    """The same, where the comments of an earlier audit make way for those of now; a later one knows it as its own."""
    try:
        bare = cabut(data, PEMERIKSA, PEMERIKSA_LAMA)
        return bubuhi_salinan(beri_komentar(bare, where, temuan), where.berkas)
    except DAMAGE as failure:
        raise _refusal(where) from failure


def _refusal(where: Place) -> ReportError:
    hint = "Buka di Word, lalu simpan sebagai .docx."
    return ReportError([error("Berkas ini bukan dokumen Word yang utuh.", where, hint)])


# --- where -----------------------------------------------------------------------------------------------------------


def _write(dokumen: Dokumen, letak: Letak, comments: _Komentar, temuan: Sequence[Temuan]) -> None:
    exact: dict[int, tuple[Alamat, list[Temuan]]] = {}
    loose: dict[int, tuple[Element, list[Temuan]]] = {}
    placing = Peletakan(dokumen)
    for one in temuan:
        block = placing.cari(one)
        alamat = letak.cari(block.tempat, one.awal, one.akhir, one.teks) if block else None
        if alamat and _is_exact(one, alamat, letak):
            exact.setdefault(id(alamat), (alamat, []))[1].append(one)
        elif (alinea := _paragraph(alamat, letak)) is not None and (alamat or one.kelas is not Kelas.HILANG):
            loose.setdefault(id(alinea), (alinea, []))[1].append(one)
    for alamat, here in exact.values():
        _comment_words(alamat, here, comments)
    for alinea, here in loose.values():
        nomor, acuan = comments.tambah(here, lepas=True)
        tancap_alinea(alinea, nomor, acuan)


def _tell_rest(letak: Letak, comments: _Komentar, count: int) -> None:
    alinea = _paragraph(None, letak)
    if count > 0 and alinea is not None:
        nomor, acuan = comments.tambah_teks(f"Masih ada {count} temuan lain tanpa komentar; lihat halaman hasilnya.")
        tancap_alinea(alinea, nomor, acuan)


def _is_exact(temuan: Temuan, alamat: Alamat, letak: Letak) -> bool:
    """Whether a comment can stand on the words themselves."""
    shown = temuan.di.bagian is not Bagian.TERSEMBUNYI
    return shown and rentang(temuan, alamat.teks) is not None and letak.di_badan(alamat) is alamat.elemen


def _paragraph(alamat: Alamat | None, letak: Letak) -> Element | None:
    """The paragraph of the body that is nearest to a place: the first where none refers to it."""
    found = letak.di_badan(alamat) if alamat else None
    return next((each for each in letak.akar[letak.utama].iter("{*}p") if found is None), found)


def _comment_words(alamat: Alamat, temuan: Sequence[Temuan], comments: _Komentar) -> None:
    """Comments on stretches of one paragraph: it is cut at all their ends before the first is set."""
    stretches = [(stretch, one) for one in temuan if (stretch := rentang(one, alamat.teks))]
    pieces = belah(alamat, {place for stretch, _ in stretches for place in stretch})
    for (first, last), one in stretches:
        nomor, acuan = comments.tambah([one], lepas=False)
        tancap([piece for piece in pieces if piece.awal < last and first < piece.akhir], nomor, acuan)


# --- the part of comments --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Komentar:
    """The comments of a file, its own first."""

    package: Package
    bagian: str
    akar: Element
    nomor: int
    """The next number that no comment has."""
    tanggal: str
    penulis: Penulis
    denah: Denah
    gaya: Mapping[str, str]
    """The ids of the styles that Word has for comments, by their names."""
    berubah: bool = False

    @classmethod
    def buka(cls, package: Package, letak: Letak, penulis: Penulis, denah: Denah) -> _Komentar:
        main = letak.akar[letak.utama]
        part = next((each.part for each in package.related(letak.utama, "comments")), "")
        root = (
            package.tree(part)
            if part
            else etree.Element(f"{{{namespace(main)}}}comments", nsmap={"w": namespace(main)})
        )
        marks = (each for tree in (root, main) for each in tree.iter("{*}*") if nama(each).startswith("comment"))
        taken = [nilai(each, "id") for each in marks]
        highest = max((int(each) for each in taken if each.isdecimal() and len(each) < 10), default=-1)
        styles = _styles(package, letak.utama)
        return cls(package, part, root, highest + 1, _moment(package), penulis, denah, styles)

    def tambah(self, temuan: Sequence[Temuan], *, lepas: bool) -> tuple[str, Element]:
        """The number of a new comment about these findings, and the run that refers to it."""
        return self._add((_lead(one), _sentences(one, self.denah if lepas else None)) for one in temuan)

    def tambah_teks(self, teks: str) -> tuple[str, Element]:
        """The same of a comment that says this."""
        return self._add([("", teks)])

    def _add(self, paragraphs: Iterable[tuple[str, str]]) -> tuple[str, Element]:
        """A comment of paragraphs, each with the word that it begins with in bold."""
        nomor = str(self.nomor)
        self.nomor += 1
        self.berubah = True
        attributes = {
            "id": nomor,
            "author": self.penulis.nama,
            "date": self.tanggal,
            "initials": self.penulis.inisial,
        }
        comment = self._element("comment", **{name: value for name, value in attributes.items() if value})
        for number, (word, text) in enumerate(paragraphs):
            comment.append(self._paragraph(word, text, first=number == 0))
        self.akar.append(comment)
        return nomor, self._run(self._element("commentReference", id=nomor), "annotation reference")

    def simpan(self, letak: Letak) -> None:
        """Write the comments and what refers to them into the package; nothing where none was added."""
        if not self.berubah:
            return
        self.package.write(letak.utama, serialize(letak.akar[letak.utama]))
        if self.bagian:
            self.package.write(self.bagian, serialize(self.akar))
        else:
            part = self.package.add("word/comments{}.xml", serialize(self.akar), _CONTENT_TYPE)
            self.package.relate(letak.utama, "comments", part)

    def _paragraph(self, word: str, text: str, *, first: bool) -> Element:
        paragraph = self._element("p")
        if style := self.gaya.get("annotation text"):
            properties = self._element("pPr")
            properties.append(self._element("pStyle", val=style))
            paragraph.append(properties)
        if first:
            paragraph.append(self._run(self._element("annotationRef"), "annotation reference"))
        if word:
            paragraph.append(self._said(f"{word} ", bold=True))
        paragraph.append(self._said(text))
        return paragraph

    def _said(self, text: str, *, bold: bool = False) -> Element:
        words = self._element("t")
        words.text = _FORBIDDEN.sub("", text)
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run = self._run(words)
        if bold:
            properties = self._element("rPr")
            properties.append(self._element("b"))
            run.insert(0, properties)
        return run

    def _run(self, content: Element, style: str = "") -> Element:
        run = self._element("r")
        if style in self.gaya:
            properties = self._element("rPr")
            properties.append(self._element("rStyle", val=self.gaya[style]))
            run.append(properties)
        run.append(content)
        return run

    def _element(self, name: str, **attributes: str) -> Element:
        space = namespace(self.akar)
        return etree.Element(f"{{{space}}}{name}", {f"{{{space}}}{key}": value for key, value in attributes.items()})


def _lead(temuan: Temuan) -> str:
    """What a comment begins with: the class, and the words that it is about."""
    words = shorten(kutipan(temuan), _LONGEST)
    return f"{sentence_case(temuan.kelas)}: “{words}”." if words else f"{sentence_case(temuan.kelas)}."


def _sentences(temuan: Temuan, denah: Denah | None) -> str:
    """What is said of a finding; with its place where it does not stand on its words."""
    elsewhere = denah is not None and (temuan.teks or temuan.di.bagian is not Bagian.ISI)
    place = tempat(temuan, denah) if denah and elsewhere else ""
    return " ".join(filter(None, (f"Letaknya: {place}." if place else "", saran(temuan), temuan.alasan)))


def _moment(package: Package) -> str:
    """When the file says that it was saved last; empty where it does not say."""
    told = (
        entry.text or ""
        for relation in package.related(ROOT, "core-properties")
        for name in ("modified", "created")
        for entry in package.tree(relation.part).iter(f"{{*}}{name}")
    )
    return next(filter(_MOMENT.fullmatch, told), "")


def _styles(package: Package, main: str) -> dict[str, str]:
    return {
        nilai(name, "val").casefold(): nilai(style, "styleId")
        for relation in package.related(main, "styles")
        for style in package.tree(relation.part).iter("{*}style")
        for name in style.iter("{*}name")
    }
