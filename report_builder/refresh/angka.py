"""The figures in our bookmarks: those that print the facts of before get the value of today, in the same manner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Jangkar, Tempat
from report_builder.audit.membaca.letak import Alamat
from report_builder.audit.membaca.paket import Element, anak, nama, nilai
from report_builder.facts import Fact, Ledger
from report_builder.refresh.berkas import Berkas
from report_builder.refresh.hasil import Catatan, Hal
from report_builder.scrutiny.angka import prints

_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})

GONE = "Data sekarang tidak lagi memuat fakta ini."
UNKNOWN = "Nilai fakta ini tidak ada pada data sekarang, dan naskahnya kini berbunyi lain."
BY_HAND = "Angka ini diubah orang, jadi tidak ditimpa."
TRACKED = "Angka ini bagian dari perubahan yang dilacak, jadi tidak ditimpa."
LOST = "Penandanya tidak ada lagi: angka ini dihapus, atau diketik ulang dan mungkin masih bernilai lama."
REMOVED = "Angka ini dihapus atau diketik ulang orang."


@dataclass(frozen=True, slots=True)
class Cetakan:
    """How facts are printed: those of before, those of today, and how often today's document prints each as what."""

    lama: Ledger
    baru: Ledger
    dipakai: Counter[tuple[str, bool, str]]

    @classmethod
    def dari(cls, lama: Ledger, baru: Ledger, naskah: Dokumen) -> Cetakan:
        """Of both ledgers and the document of today."""
        printed = (
            (one.fakta, bool(alinea.tempat.tabel), alinea.teks[one.awal : one.akhir])
            for alinea in naskah.alinea()
            for one in alinea.jangkar
        )
        return cls(lama, baru, Counter(printed))

    def adalah_cetakan(self, alinea: Alinea, jangkar: Jangkar) -> bool:
        """Whether a bookmark holds a print of the fact as it was."""
        fact = self.lama.get(jangkar.fakta)
        return fact is not None and bool(_ways(fact, alinea.teks[jangkar.awal : jangkar.akhir]))

    def sekarang(self, alinea: Alinea, jangkar: Jangkar) -> str:
        """What to print for a figure that prints the fact of before; empty where today's document would not print it.

        Where what stood there does not tell its manner (25 is a figure and a count), it is the one that today's
        document has in such places.
        """
        lama, baru = self.lama[jangkar.fakta], self.baru[jangkar.fakta]
        shown = alinea.teks[jangkar.awal : jangkar.akhir]
        in_table = bool(alinea.tempat.tabel)
        texts = _same_ways(lama, baru, shown)
        used = {text: self.dipakai[baru.id, in_table, text] for text in texts}
        best = max(texts, key=lambda text: used[text])
        if baru.nilai is None and lama.nilai is not None and not (in_table or used[best]):
            return ""
        return _capitalised(best) if shown[:1].isupper() and not lama.tampil.startswith(shown[:1]) else best

    def sudah(self, alinea: Alinea, jangkar: Jangkar) -> bool:
        """Whether a figure is one of today already."""
        return bool(_ways(self.baru[jangkar.fakta], alinea.teks[jangkar.awal : jangkar.akhir]))


def segarkan_angka(berkas: Berkas, cetakan: Cetakan) -> Iterator[Catatan]:
    """Renew the figures of a file; gives what was done with each that is not as today's data have it."""
    for alinea in berkas.dokumen.alinea():
        # From the end: what was noted of places before a change stays true.
        for jangkar in sorted(alinea.jangkar, key=lambda one: -one.awal):
            yield from _renew(berkas, alinea, jangkar, cetakan)


def tanpa_penanda(dokumen: Dokumen, cetakan: Cetakan) -> Iterator[Catatan]:
    """The facts whose bookmarks are gone and whose values are others today: deleted, or typed anew."""
    lost = dict.fromkeys(dokumen.lepas().values())
    for fact in lost:
        old, new = cetakan.lama.get(fact), cetakan.baru.get(fact)
        if old and new and old.tampil != new.tampil:
            yield Catatan(Hal.BELUM_DITEMPATKAN, Tempat(Bagian.ISI), old.tampil, new.tampil, fact, LOST)


def dilacak(alamat: Alamat, jangkar: Jangkar) -> bool:
    """Whether what a bookmark holds is part of a tracked change, or something in it was deleted by one."""
    inserted = any(
        nama(above) in _INSERTED
        for piece in alamat.potong(jangkar.awal, jangkar.akhir)
        for above in piece.elemen.iterancestors()
    )
    return inserted or _holds_deletion(alamat.elemen, jangkar.nama)


def ganti(alamat: Alamat, awal: int, akhir: int, teks: str) -> None:
    """Put a text in the place of a stretch, in the format of its first sign."""
    first, *others = alamat.potong(awal, akhir)
    for piece in others:
        start, end = piece.batas(awal, akhir)
        raw = piece.elemen.text
        if raw is None:
            _drop(piece.elemen)
        else:
            piece.elemen.text = raw[:start] + raw[end:]
    start, end = first.batas(awal, akhir)
    raw = first.elemen.text or ""
    first.elemen.text = raw[:start] + teks + raw[end:]


def _renew(berkas: Berkas, alinea: Alinea, jangkar: Jangkar, cetakan: Cetakan) -> Iterator[Catatan]:
    shown = alinea.teks[jangkar.awal : jangkar.akhir]
    alamat = berkas.letak.cari(alinea.tempat, jangkar.awal, jangkar.akhir, shown)
    if alamat is None or not jangkar.fakta or not berkas.ada(alamat.elemen, alamat.bagian):
        return
    baru = cetakan.baru.get(jangkar.fakta)
    if baru is None:
        yield Catatan(Hal.TIDAK_ADA_LAGI, alinea.tempat, shown, "", jangkar.fakta, GONE)
    elif reason := _kept(cetakan, alinea, jangkar, alamat):
        if not cetakan.sudah(alinea, jangkar):
            yield Catatan(Hal.DIUBAH_TANGAN, alinea.tempat, shown, baru.tampil, baru.id, reason)
    elif not (text := cetakan.sekarang(alinea, jangkar)):
        yield Catatan(Hal.TIDAK_ADA_LAGI, alinea.tempat, shown, "", baru.id, UNKNOWN)
    elif text != shown:
        ganti(alamat, jangkar.awal, jangkar.akhir, text)
        _repeat(alamat, jangkar.nama, shown, text)
        berkas.tersentuh(alamat)
        yield Catatan(Hal.DIPERBARUI, alinea.tempat, shown, text, baru.id)


def _repeat(alamat: Alamat, bookmark: str, shown: str, text: str) -> None:
    """Say the same in what older programs show in the place of a box."""
    above = next((each for each in alamat.elemen.iterancestors() if nama(each) == "AlternateContent"), None)
    fallback = anak(above, "Fallback")
    held = [] if fallback is None else [each for each in _held(fallback, bookmark) if (each.text or "").strip()]
    if held and "".join(each.text or "" for each in held).strip() == shown:
        held[0].text = (held[0].text or "").replace((held[0].text or "").strip(), text)
        for each in held[1:]:
            each.text = ""


def _kept(cetakan: Cetakan, alinea: Alinea, jangkar: Jangkar, alamat: Alamat) -> str:
    """Why a figure is not to be touched."""
    if jangkar.awal == jangkar.akhir:
        return REMOVED
    if dilacak(alamat, jangkar):
        return TRACKED
    return "" if cetakan.adalah_cetakan(alinea, jangkar) else BY_HAND


def _ways(fact: Fact, shown: str) -> list[int]:
    """The manners, by their numbers, in which a text prints a fact."""
    return [way for way, text in enumerate(prints(fact)) if text.casefold() == shown.casefold()]


def _same_ways(lama: Fact, baru: Fact, shown: str) -> list[str]:
    """How today's fact is printed in the manners in which a text prints that of before."""
    texts = tuple(prints(baru))
    ways = _ways(lama, shown) if lama.satuan == baru.satuan else []
    return list(dict.fromkeys(texts[way] if way < len(texts) else texts[0] for way in ways)) or [texts[0]]


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _holds_deletion(paragraph: Element, bookmark: str) -> bool:
    """Whether a bookmark that begins in a paragraph holds deleted text that is more than blanks."""
    if not any(nama(each) in _DELETED for each in paragraph.iter()):
        return False
    return any(map(_is_deleted, _held(paragraph, bookmark)))


def _held(element: Element, bookmark: str) -> Iterator[Element]:
    """The texts within a bookmark that begins below an element, the deleted ones too."""
    number = None
    for each in element.iter():
        match nama(each):
            case "bookmarkStart" if nilai(each, "name") == bookmark:
                number = nilai(each, "id")
            case "bookmarkEnd" if number is not None and nilai(each, "id") == number:
                return
            case "delText" | "t" if number is not None:
                yield each


def _is_deleted(text: Element) -> bool:
    return bool((text.text or "").strip()) and any(nama(each) in _DELETED for each in text.iterancestors())


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
