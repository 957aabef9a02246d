"""Native charts: those that nobody has changed draw the data of today, in their place and size, with their workbook."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from report_builder.audit.dokumen import Alinea, Bagian, Blok, Grafik, Peran, Tabel
from report_builder.audit.membaca.paket import Element, nama, nilai
from report_builder.audit.sejajar.pasangan import bebas, sisa, terkecil
from report_builder.exporters.docx.words import digest_of
from report_builder.refresh.asal import samar, sidik_grafik
from report_builder.refresh.bagan import tukar
from report_builder.refresh.berkas import Berkas
from report_builder.refresh.hasil import Catatan, Hal
from report_builder.refresh.tabel.papan import tanpa_angka

EDITED = "Grafik ini diubah orang, jadi tidak ditimpa."
NO_CHART = "Grafik ini belum ada pada naskah."
GONE = "Data sekarang tidak lagi memberi grafik ini."


@dataclass(frozen=True)
class Bagan:
    """A chart with the caption below it, and the element that shows it."""

    grafik: Grafik
    keterangan: str
    judul: str
    """The caption without its number."""
    bagian: str
    """The part that draws it."""
    elemen: Element

    @property
    def nama(self) -> str:
        """How people know it."""
        return self.keterangan or ", ".join(dict.fromkeys(titik.seri for titik in self.grafik.titik))

    @property
    def gambar(self) -> Element | None:
        """What carries its alternative text."""
        drawing = next((each for each in self.elemen.iterancestors() if nama(each) in {"inline", "anchor"}), None)
        return None if drawing is None else next(drawing.iter("{*}docPr"), None)


def segarkan_grafik(berkas: Berkas, naskah: Berkas) -> Iterator[Catatan]:
    """Renew the charts of a file; gives which were renewed, which were left, and which it lacks."""
    left, right = tuple(_charts(berkas)), tuple(_charts(naskah))
    pairs = _pairs(left, right)
    for one, other in pairs:
        yield from _renew(berkas, left[one], naskah, right[other])
    missing = {*range(len(right))} - {other for _, other in pairs}
    for bagan in (right[place] for place in sorted(missing)):
        if sidik_grafik(bagan.grafik) not in berkas.asal.grafik:
            yield Catatan(Hal.BELUM_DITEMPATKAN, bagan.grafik.tempat, "", bagan.nama, alasan=NO_CHART)
    for place in sorted({*range(len(left))} - {one for one, _ in pairs}):
        if sidik_grafik(left[place].grafik) in berkas.asal.grafik:
            yield Catatan(Hal.TIDAK_ADA_LAGI, left[place].grafik.tempat, left[place].nama, alasan=GONE)


def _charts(berkas: Berkas) -> Iterator[Bagan]:
    waiting: list[Grafik] = []
    for each in _flat(berkas.dokumen.blok):
        if isinstance(each, Grafik):
            waiting.append(each)
            continue
        caption = each if each.peran is Peran.KETERANGAN else None
        if caption or each.peran is Peran.BIASA:
            yield from (_bagan(berkas, one, caption) for one in waiting)
            waiting = []
    yield from (_bagan(berkas, one, None) for one in waiting)


def _bagan(berkas: Berkas, grafik: Grafik, keterangan: Alinea | None) -> Bagan:
    alamat = berkas.letak.alamat[grafik.tempat][0]
    texts = (keterangan.teks, samar(keterangan)) if keterangan else ("", "")
    said, title = (" ".join(text.split()) for text in texts)
    return Bagan(grafik, said, title, berkas.letak.grafik[grafik.tempat], alamat.elemen)


def _flat(blok: Sequence[Blok]) -> Iterator[Alinea | Grafik]:
    for each in blok:
        if isinstance(each, Tabel):
            yield from (inner for row in each.baris for sel in row.sel for inner in _flat(sel.isi))
        elif isinstance(each, Grafik) or each.tempat.bagian is not Bagian.PENGGANTI:
            yield each


def _pairs(left: Sequence[Bagan], right: Sequence[Bagan]) -> list[tuple[int, int]]:
    """The charts that are the same wherever they stand: by title and what they show, else by one of these.

    Of charts whose titles differ in their numbers only, those are the same that show most of the same.
    """
    pairs = [*bebas(left, right, (_same, _titled, _named))]
    pairs += sisa(left, right, pairs, _alike)
    return sorted(pairs)


def _same(bagan: Bagan) -> Hashable:
    return tanpa_angka(bagan.keterangan), _named(bagan)


def _titled(bagan: Bagan) -> Hashable:
    return (bagan.judul, _series(bagan)) if bagan.judul else id(bagan)


def _named(bagan: Bagan) -> Hashable:
    return tuple((titik.seri, titik.kategori) for titik in bagan.grafik.titik)


def _alike(left: Sequence[Bagan], right: Sequence[Bagan]) -> Iterator[tuple[int, int]]:
    kinds = [[(tanpa_angka(each.keterangan), _series(each)) for each in some] for some in (left, right)]
    shared = (
        (-len(_categories(left[one]) & _categories(right[other])), one, other)
        for one in range(len(left))
        for other in range(len(right))
        if kinds[0][one] == kinds[1][other]
    )
    yield from terkecil(found for found in shared if found[0])


def _categories(bagan: Bagan) -> frozenset[str]:
    return frozenset(titik.kategori for titik in bagan.grafik.titik)


def _series(bagan: Bagan) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tanpa_angka(titik.seri) for titik in bagan.grafik.titik))


def _renew(berkas: Berkas, one: Bagan, naskah: Berkas, other: Bagan) -> Iterator[Catatan]:
    note = Catatan(Hal.GRAFIK_DIPERBARUI, one.grafik.tempat, one.nama, other.nama)
    same = sidik_grafik(one.grafik) == sidik_grafik(other.grafik)
    if not _is_own(berkas, one.grafik):
        if not same and sidik_grafik(other.grafik) not in berkas.asal.grafik:
            yield replace(note, hal=Hal.DIUBAH_TANGAN, alasan=EDITED)
        return
    if tukar(berkas, one.bagian, naskah, other.bagian, same=same):
        _describe(berkas, one, other)
        yield note


def _is_own(berkas: Berkas, grafik: Grafik) -> bool:
    """Whether a chart draws what the program drew; of a file that does not tell, what its workbook holds."""
    if berkas.asal.grafik:
        return sidik_grafik(grafik) in berkas.asal.grafik
    return all(titik.nilai == titik.buku for titik in grafik.titik)


def _describe(berkas: Berkas, one: Bagan, other: Bagan) -> None:
    """The alternative text, unless people have written one."""
    drawing, like = one.gambar, other.gambar
    if drawing is None or like is None:
        return
    said, wanted = nilai(drawing, "descr"), nilai(like, "descr")
    if said != wanted and (not said or digest_of(said) in berkas.asal.kata):
        drawing.set("descr", wanted)
        berkas.berubah.add(berkas.letak.alamat[one.grafik.tempat][0].bagian)
