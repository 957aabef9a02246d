"""A text as its claims are read: paragraphs with their sentences and numbers, those to judge and all around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches

from report_builder import language
from report_builder.audit.angka import Angka, Jenis, angka_alinea
from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Peran, Tempat
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.dataset import plain

_SCALES = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
_LEAST_ALIKE = 0.75
_LONGEST_TITLE = 200
_FARTHEST = 240
"""Signs before a number that may say what it is."""
_UNREAD = frozenset({Bagian.GRAFIK, Bagian.SIFAT, Bagian.PENGGANTI, Bagian.TERSEMBUNYI, Bagian.KOMENTAR})
MEASURES = frozenset({Jenis.JUMLAH, Jenis.PERSEN, Jenis.POIN, Jenis.RUPIAH})
"""The kinds of numbers that can be reckoned with."""


@dataclass(frozen=True, slots=True)
class Bacaan:
    """A paragraph, from where to where its sentences go, and its numbers; ``is_judul`` of a heading or a title.

    ``ukuran`` are the numbers that can be reckoned with, ``golongan`` what their classes tell of those that have one.
    """

    alinea: Alinea
    kalimat: tuple[tuple[int, int], ...]
    angka: tuple[Angka, ...]
    ukuran: tuple[Angka, ...]
    is_judul: bool = False
    golongan: Mapping[int, Temuan] = field(default_factory=dict)

    @property
    def teks(self) -> str:
        """The text of the paragraph."""
        return self.alinea.teks

    def nomor_kalimat(self, place: int) -> int:
        """Which sentence a place is in, from 0."""
        return max(bisect_right(self.kalimat, (place, len(self.teks))) - 1, 0)

    def kalimat_dari(self, place: int) -> str:
        """The sentence that a place is in."""
        start, end = self.kalimat[self.nomor_kalimat(place)] if self.kalimat else (0, len(self.teks))
        return self.teks[start:end]

    def sebelum(self, angka: Angka) -> str:
        """The text of the sentence up to a number, of a very long one the last of it."""
        start, _ = self.kalimat[self.nomor_kalimat(angka.awal)] if self.kalimat else (0, 0)
        return self.teks[max(start, angka.awal - _FARTHEST) : angka.awal]

    def is_keliru(self, *semua: Angka) -> bool:
        """Whether the class of any of these numbers tells already what it should be: it is no ground for more."""
        told = (self.golongan.get(angka.awal) for angka in semua)
        return any(one.salah and one.seharusnya for one in told if one)

    def temuan(
        self,
        tempat: tuple[int, int],
        alasan: str,
        seharusnya: str = "",
        fakta: str | None = None,
        *,
        salah: bool = True,
    ) -> Temuan:
        """What is found of a stretch of it."""
        start, end = tempat
        said = self.teks[start:end]
        start += len(said) - len(said.lstrip(" ,;"))
        end = start + len(said.strip(" ,;"))
        text = self.teks[start:end]
        return Temuan(Kelas.KLAIM, text, self.alinea.tempat, alasan, fakta, seharusnya, salah, start, end)


@dataclass(frozen=True, slots=True)
class Naskah:
    """What is judged, all that stands in the document, and the data if there are any."""

    dinilai: tuple[Bacaan, ...]
    semua: tuple[Bacaan, ...]
    dokumen: Dokumen
    rujukan: Rujukan | None

    @classmethod
    def dari(
        cls, alinea: Iterable[Alinea], dokumen: Dokumen, rujukan: Rujukan | None, angka: Iterable[Temuan] = ()
    ) -> Naskah:
        """The paragraphs to judge, in their document, with the classes of its numbers."""
        judged, classes = frozenset(alinea), _by_place(angka)
        all_read = tuple(
            _baca(one, classes.get(one.tempat, {}), is_title=number == 0) for number, one in enumerate(_prose(dokumen))
        )
        return cls(tuple(one for one in all_read if one.alinea in judged), all_read, dokumen, rujukan)


def _by_place(angka: Iterable[Temuan]) -> Mapping[Tempat, Mapping[int, Temuan]]:
    places: dict[Tempat, dict[int, Temuan]] = {}
    for one in angka:
        places.setdefault(one.di, {})[one.awal] = one
    return places


def _prose(dokumen: Dokumen) -> Iterable[Alinea]:
    """The paragraphs outside tables, charts and lists of contents."""
    return (
        one
        for one in dokumen.alinea()
        if not one.tempat.tabel and one.tempat.bagian not in _UNREAD and one.peran is not Peran.DAFTAR_ISI
    )


def _baca(alinea: Alinea, golongan: Mapping[int, Temuan], *, is_title: bool) -> Bacaan:
    text = alinea.teks
    looks_so = is_title and len(text) <= _LONGEST_TITLE and not text.rstrip().endswith((".", ":", ";"))
    numbers = tuple(_dengan_skala(text, one) for one in angka_alinea(alinea))
    measures = tuple(one for one in numbers if one.jenis in MEASURES and isinstance(one.nilai, Decimal))
    sentences = tuple(language.split_sentences(text))
    return Bacaan(alinea, sentences, numbers, measures, alinea.peran is Peran.JUDUL or looks_so, golongan)


_SCALED = re.compile(r" ?(?P<kata>[a-z]{4,9})\b", re.IGNORECASE)


def _dengan_skala(text: str, angka: Angka) -> Angka:
    """An amount of rupiah whose scale is misspelled, with that scale: Rp1,56 trliun."""
    if angka.jenis is not Jenis.RUPIAH or angka.skala or not isinstance(angka.nilai, Decimal) or angka.nilai >= 1000:
        return angka
    found = _SCALED.match(text, angka.akhir)
    close = get_close_matches(found["kata"].casefold(), _SCALES, n=1, cutoff=_LEAST_ALIKE) if found else []
    if not found or not close:
        return angka
    power = _SCALES[close[0]]
    written = text[angka.awal : found.end()]
    return replace(angka, akhir=found.end(), teks=written, nilai=plain(angka.nilai.scaleb(power)), skala=power, kata="")


# --- what numbers count ----------------------------------------------------------------------------------------------

_NO_NOUN = re.compile(
    r"(?:dari(?:pada)?|dan|atau|pada|di|ke|dengan|terhadap|sehingga|karena|yang|serta|sedangkan|tahun|telah|sudah|tetapi|namun"
    r"|lebih|kurang|realisasi|target|capaian|sebagai|untuk|oleh|dalam|saat|setelah|meskipun|apabila|saja|adalah"
    r"|(?!tersangka|terdakwa|terpidana|terlapor|terminal|mentor|menteri|media|meter|distrik|direktur|berkas)"
    r"(?:me|ter|di|ber)\w{4,})?",
    re.IGNORECASE,
)


def benda(angka: Angka) -> str:
    """What a number counts, by the word behind it; empty where that is no noun."""
    return "" if _NO_NOUN.fullmatch(angka.kata) else angka.kata


def sejenis(satu: Angka, lain: Angka) -> bool:
    """Whether two numbers may be values of the same thing: of one kind, and not of two nouns."""
    nouns = {benda(satu), benda(lain)} - {""}
    return satu.jenis is lain.jenis and len(nouns) < 2
