"""Makes changes in a Word file as people leave them there: over runs and bookmarks, tracked or not."""

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from openpyxl import load_workbook

from report_builder.audit.membaca.paket import Element, Paket, anak, nama, nilai
from report_builder.exporters.docx.manuscript import FACT_PREFIX
from tests.audit.mutasi.suntingan import Ganti, Letak, Operasi, Pengganti, Pindah, Titik, TukarIsi, TulisUlang
from tests.audit.mutasi.tulisan import ALINEA, W, belah, lari, potongan, tulis

_OWN = ("customXml/", "docProps/custom.xml")
_TRACKED = {"author": "Penyunting", "date": "2025-02-20T08:00:00Z"}


def sunting(data: bytes, operasi: Iterable[Operasi]) -> bytes:
    """A Word file after these changes; no two may touch the same stretch of a paragraph."""
    penyunting = _Penyunting(data)
    for each in operasi:
        penyunting.lakukan(each)
    return penyunting.simpan()


def tanpa_jangkar(data: bytes) -> bytes:
    """A Word file as another editor saves it, or as it is pasted into a new one: our bookmarks and parts are gone."""
    penyunting = _Penyunting(data)
    penyunting.lupakan()
    return penyunting.simpan()


class _Penyunting:
    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self._parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        self._data = data
        self._trees: dict[str, Element] = {}
        self._paragraphs: dict[str, list[Element]] = {}
        self._changes = 9000

    def lakukan(self, operasi: Operasi) -> None:
        _CARA[type(operasi)](self, operasi)

    def simpan(self) -> bytes:
        stream = BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            for name, content in self._parts.items():
                root = self._trees.get(name)
                plain = content if root is None else etree.tostring(root, encoding="UTF-8", standalone=True)
                archive.writestr(name, plain)
        return stream.getvalue()

    # --- text --------------------------------------------------------------------------------------------------------

    def ganti(self, operasi: Ganti) -> None:
        alinea = self._alinea(operasi.letak)
        if operasi.awal == operasi.akhir:
            run = lari(None, operasi.teks)
            alinea.append(self._inserted(run) if operasi.dilacak else run)
            return
        for place in (operasi.awal, operasi.akhir):
            belah(alinea, place)
        runs = _runs(alinea, operasi.awal, operasi.akhir)
        if operasi.dilacak:
            self._track(runs, operasi.teks)
            return
        for number, element in enumerate(each for run in runs for each in run.iter(f"{W}t")):
            tulis(element, "" if number else operasi.teks)

    def tulis_ulang(self, operasi: TulisUlang) -> None:
        alinea = self._alinea(operasi.letak)
        for child in list(alinea):
            if nama(child) != "pPr":
                alinea.remove(child)
        alinea.append(lari(None, operasi.teks))

    def pindah(self, operasi: Pindah) -> None:
        alinea, ke = self._alinea(operasi.letak), self._alinea(operasi.ke)
        for place in (operasi.awal, operasi.akhir):
            belah(alinea, place)
        runs = _runs(alinea, operasi.awal, operasi.akhir)
        for child in _between(alinea, runs):
            ke.append(child)

    def tukar_isi(self, operasi: TukarIsi) -> None:
        satu, lain = self._alinea(operasi.satu), self._alinea(operasi.lain)
        first, second = ([child for child in each if nama(child) != "pPr"] for each in (satu, lain))
        satu.extend(second)
        lain.extend(first)

    def pengganti(self, operasi: Pengganti) -> None:
        said = [each for each in self._pohon("word/document.xml").iter("{*}docPr") if nilai(each, "descr")]
        text = nilai(said[operasi.gambar], "descr")
        said[operasi.gambar].set("descr", f"{text[: operasi.awal]}{operasi.teks}{text[operasi.akhir :]}")

    def _track(self, runs: list[Element], text: str) -> None:
        for run in runs:
            deletion = self._change("del")
            run.addprevious(deletion)
            deletion.append(run)
            for element in run.iter(f"{W}t"):
                element.tag = f"{W}delText"
        if text:
            _parent(runs[-1]).addnext(self._inserted(lari(runs[-1], text)))

    def _inserted(self, run: Element) -> Element:
        insertion = self._change("ins")
        insertion.append(run)
        return insertion

    def _change(self, kind: str) -> Element:
        self._changes += 1
        return etree.Element(f"{W}{kind}", {f"{W}id": str(self._changes)} | {f"{W}{k}": v for k, v in _TRACKED.items()})

    # --- charts ------------------------------------------------------------------------------------------------------

    def titik(self, operasi: Titik) -> None:
        if operasi.digambar:
            series = list(self._pohon(operasi.bagian).iter("{*}ser"))[operasi.seri]
            points = anak(series, "val")
            assert points is not None
            value = anak(list(points.iter("{*}pt"))[operasi.titik], "v")
            assert value is not None
            value.text = str(operasi.nilai)
        if operasi.dalam_buku:
            inner = next(Paket.buka(self._data).bagian("package", operasi.bagian))
            book = load_workbook(BytesIO(self._parts[inner]))
            sheet, _, cell = operasi.sel.partition("!")
            book[sheet][cell] = float(operasi.nilai)
            stream = BytesIO()
            book.save(stream)
            self._parts[inner] = stream.getvalue()

    # --- our own marks -----------------------------------------------------------------------------------------------

    def lupakan(self) -> None:
        for part in [name for name in self._parts if name.startswith(_OWN)]:
            del self._parts[part]
        for name in list(self._parts):
            if name.endswith(".rels") or name == "[Content_Types].xml":
                self._forget(name)
            elif name.startswith("word/") and name.endswith(".xml") and FACT_PREFIX.encode() in self._parts[name]:
                self._unmark(self._pohon(name))

    def _forget(self, name: str) -> None:
        for entry in list(self._pohon(name)):
            target = f"{entry.get('Target', '')}{entry.get('PartName', '')}"
            if any(own in target for own in _OWN):
                self._pohon(name).remove(entry)

    def _unmark(self, root: Element) -> None:
        starts = [each for each in root.iter(f"{W}bookmarkStart") if nilai(each, "name").startswith(FACT_PREFIX)]
        numbers = {nilai(each, "id") for each in starts}
        ends = [each for each in root.iter(f"{W}bookmarkEnd") if nilai(each, "id") in numbers]
        for each in (*starts, *ends):
            _parent(each).remove(each)

    # --- parts -------------------------------------------------------------------------------------------------------

    def _pohon(self, name: str) -> Element:
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self._parts[name])
        return self._trees[name]

    def _alinea(self, letak: Letak) -> Element:
        if letak.bagian not in self._paragraphs:
            self._paragraphs[letak.bagian] = list(self._pohon(letak.bagian).iter(ALINEA))
        return self._paragraphs[letak.bagian][letak.alinea]


_CARA: Mapping[type, Callable[[_Penyunting, Any], None]] = {
    Ganti: _Penyunting.ganti,
    TulisUlang: _Penyunting.tulis_ulang,
    Pindah: _Penyunting.pindah,
    TukarIsi: _Penyunting.tukar_isi,
    Pengganti: _Penyunting.pengganti,
    Titik: _Penyunting.titik,
}


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _runs(alinea: Element, awal: int, akhir: int) -> list[Element]:
    """The runs of a stretch that begins and ends with one."""
    found: list[Element] = []
    at = 0
    for element, shown in potongan(alinea):
        run = _parent(element)
        if awal <= at and at + len(shown) <= akhir and shown and run not in found:
            found.append(run)
        at += len(shown)
    return found


def _between(alinea: Element, runs: list[Element]) -> list[Element]:
    """The children of a paragraph from the first of these runs to the last, with the bookmarks that are all in them."""
    children = list(alinea)
    first, last = children.index(runs[0]), children.index(runs[-1])
    while nama(children[first - 1]) == "bookmarkStart":
        first -= 1
    while last + 1 < len(children) and nama(children[last + 1]) == "bookmarkEnd":
        last += 1
    return children[first : last + 1]
