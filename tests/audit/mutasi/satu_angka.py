"""Changes of one figure where it stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from report_builder import language
from report_builder.audit.angka import Angka, Bentuk, Jenis
from report_builder.audit.dokumen import Peran
from report_builder.audit.pembulatan import Hubungan, hubungan
from report_builder.audit.temuan import Kelas
from tests.audit.mutasi.naskah import Naskah, Sasaran
from tests.audit.mutasi.suntingan import Ganti, Harapan, Ragam, Suntingan, TulisUlang
from tests.audit.mutasi.ubahan import (
    JUTA,
    MILIAR,
    dengan_kata,
    keliru,
    lebih_singkat,
    rupiah,
    setelah,
    tukar_digit,
    ubah_digit,
)

BERUBAH = frozenset({Kelas.BERUBAH})
TANPA_JANGKAR = frozenset({Kelas.BERUBAH, Kelas.TAK_DIKENAL})
"""Where no anchor says what should stand there, either may be said of it."""
_AS_PRINTED = frozenset({Kelas.COCOK})
"""What is printed rounded may be given with fewer zeros: 5,5 for 5,50 of 5,4967."""
SATUAN_LAIN = frozenset({Kelas.BERUBAH, Kelas.TAK_DIKENAL, Kelas.KLAIM})
_FIGURES = frozenset({Jenis.JUMLAH, Jenis.PERSEN, Jenis.POIN, Jenis.RUPIAH})
_NOUNS = ("orang", "kegiatan", "dokumen", "kecamatan")
_MOST_SPELLED = 99

Baru = Callable[[Sasaran, Random], str | None]
"""What to type over a figure; None where it cannot be so changed."""
Pembuat = Callable[[Naskah, Random], Suntingan | None]
"""Makes a change of its kind at random; None where the place that chance chose does not bear it."""


def benar(sasaran: Sasaran) -> Decimal | None:
    """The exact value of a figure: that of its fact, else as it stands."""
    fact = sasaran.fakta
    if fact is not None and isinstance(fact.nilai, Decimal):
        return fact.nilai
    return sasaran.angka.nilai if isinstance(sasaran.angka.nilai, Decimal) else None


@dataclass(frozen=True, slots=True)
class Satu:
    """Makes changes of one kind: of which figures, what is typed over them, what must be found then."""

    ragam: Ragam
    kolam: Callable[[Naskah], Iterable[Sasaran]]
    baru: Baru
    kelas: frozenset[Kelas]
    salah: bool = True
    dilacak: bool = False
    ulang: bool = False

    def __call__(self, naskah: Naskah, rng: Random) -> Suntingan | None:
        """One change, or None."""
        sasaran = rng.choice(list(self.kolam(naskah)))
        teks = self.baru(sasaran, rng)
        if teks is None or teks == sasaran.angka.teks:
            return None
        angka = sasaran.angka
        alinea, (found,) = setelah(sasaran.alinea, [(angka.awal, angka.akhir, teks)])
        if found is None or found.nilai is None or self.salah is not keliru_di(sasaran, found):
            return None
        kelas = self.kelas if sasaran.fakta is not None and not self.ulang else self.kelas | _loose(self.kelas)
        if not self.salah and found.nilai == angka.nilai:
            kelas |= _AS_PRINTED
        fakta = sasaran.fakta.id if sasaran.fakta is not None and not self.ulang else ""
        harapan = Harapan(sasaran.alinea.tempat, alinea, found.awal, found.akhir, kelas, self.salah, fakta)
        ganti = Ganti(sasaran.letak, angka.awal, angka.akhir, teks, self.dilacak)
        operasi = TulisUlang(sasaran.letak, alinea) if self.ulang else ganti
        return Suntingan(self.ragam, (operasi,), (harapan,), frozenset({sasaran.sentuh}))


def keliru_di(sasaran: Sasaran, baru: Angka) -> bool:
    """Whether this number is wrong where a figure stood."""
    return keliru(sasaran.alinea, sasaran.angka, baru, benar(sasaran))


def _loose(kelas: frozenset[Kelas]) -> frozenset[Kelas]:
    return TANPA_JANGKAR if Kelas.BERUBAH in kelas else frozenset()


# --- which figures ---------------------------------------------------------------------------------------------------


def berjangkar(naskah: Naskah) -> list[Sasaran]:
    """The figures with an anchor, ranges aside."""
    return [
        each
        for each in naskah.sasaran
        if each.fakta and isinstance(each.fakta.nilai, Decimal) and each.angka.jenis in _FIGURES
    ]


def prosa(naskah: Naskah) -> list[Sasaran]:
    """Those outside tables."""
    return [each for each in berjangkar(naskah) if not each.alinea.tempat.tabel]


def sel(naskah: Naskah) -> list[Sasaran]:
    """Those in cells, ranges too."""
    return [each for each in naskah.sasaran if each.alinea.tempat.tabel and each.fakta and each.angka.jenis in _FIGURES]


def sel_lepas(naskah: Naskah) -> list[Sasaran]:
    """Cells without an anchor that hold a figure alone, numbers of rows aside."""
    return [
        each
        for each in naskah.sasaran
        if each.alinea.tempat.tabel
        and each.alinea.tempat.kolom > 1
        and each.fakta is None
        and each.sendiri
        and each.angka.jenis in _FIGURES
    ]


def prosa_lepas(naskah: Naskah) -> list[Sasaran]:
    """Figures of prose without an anchor, dates and years too; no numbers of items and paragraphs."""
    kinds = _FIGURES | {Jenis.TAHUN, Jenis.TANGGAL}
    return [
        each
        for each in naskah.sasaran
        if not each.alinea.tempat.tabel
        and each.fakta is None
        and each.alinea.peran in {Peran.BIASA, Peran.BUTIR}
        and each.angka.awal > 0
        and each.angka.jenis in kinds
    ]


def keterangan(naskah: Naskah) -> list[Sasaran]:
    """Figures of captions outside their own number."""
    return [each for each in naskah.sasaran if each.alinea.peran is Peran.KETERANGAN and each.fakta is None]


def kepala(naskah: Naskah) -> list[Sasaran]:
    """Figures of headers."""
    return list(naskah.kepala)


# --- what is typed ---------------------------------------------------------------------------------------------------


def digit_lain(sasaran: Sasaran, rng: Random) -> str | None:
    """Another digit, or another word where the number is one."""
    if sasaran.angka.bentuk is not Bentuk.ANGKA:
        return kata_lain(sasaran, rng)
    return ubah_digit(sasaran.angka.teks, rng)


def digit_ditukar(sasaran: Sasaran, rng: Random) -> str | None:
    """Two digits swapped."""
    return tukar_digit(sasaran.angka.teks, rng)


def dibulatkan(sasaran: Sasaran, rng: Random) -> str | None:
    """A legal rounding that is another value."""
    return _shorter(sasaran, rng, ROUND_HALF_UP, Hubungan.BULAT)


def dipotong(sasaran: Sasaran, rng: Random) -> str | None:
    """Cut off where rounding gives another figure."""
    return _shorter(sasaran, rng, ROUND_DOWN, Hubungan.POTONG)


def _shorter(sasaran: Sasaran, rng: Random, rounding: str, wanted: Hubungan) -> str | None:
    nilai = benar(sasaran)
    if nilai is None or sasaran.angka.bentuk is not Bentuk.ANGKA or sasaran.angka.skala:
        return None
    teks = lebih_singkat(sasaran.angka, nilai, rounding, rng)
    _, (found,) = setelah(sasaran.alinea, [(sasaran.angka.awal, sasaran.angka.akhir, teks)])
    good = found is not None and found.nilai != 0 and hubungan(found, nilai) is wanted
    return teks if good else None


def kata(sasaran: Sasaran, _: Random) -> str | None:
    """The same number in words, or in digits where it is words."""
    nilai = sasaran.angka.nilai
    if not isinstance(nilai, Decimal) or sasaran.angka.jenis is Jenis.RUPIAH or abs(nilai) > _MOST_SPELLED:
        return None
    if sasaran.angka.bentuk is Bentuk.KATA:
        return language.format_number(nilai)
    return dengan_kata(nilai, sasaran.angka.jenis)


def kata_lain(sasaran: Sasaran, rng: Random) -> str | None:
    """A number near it, in words."""
    nilai = sasaran.angka.nilai
    if not isinstance(nilai, Decimal) or nilai != int(nilai) or not 1 < nilai <= _MOST_SPELLED:
        return None
    return dengan_kata(nilai + rng.choice((-1, 1, 2, 3)), sasaran.angka.jenis)


def satuan_lain(sasaran: Sasaran, rng: Random) -> str | None:
    """The same digits with another unit, or with none."""
    angka, nilai = sasaran.angka, benar(sasaran)
    if nilai is None or angka.bentuk is not Bentuk.ANGKA:
        return None
    match angka.jenis:
        case Jenis.PERSEN if angka.teks.endswith("%"):
            return rng.choice((angka.teks[:-1], f"{angka.teks[:-1]} poin persen"))
        case Jenis.POIN:
            return f"{angka.teks.partition(' ')[0]}%"
        case Jenis.RUPIAH if nilai > 10**MILIAR:
            word = rng.choice(("juta", "triliun"))
            return rng.choice((angka.teks[:-4], rupiah(nilai, MILIAR, 2, ROUND_HALF_UP, word)))
        case Jenis.RUPIAH:
            return rupiah(nilai, JUTA, 1, ROUND_HALF_UP, "miliar")
    return None


def tanda_lain(sasaran: Sasaran, _: Random) -> str | None:
    """Without its sign, or with one where figures of this kind may have one."""
    teks = sasaran.angka.teks
    if teks.startswith("-"):
        return teks[1:]
    signed = sasaran.fakta is not None and sasaran.fakta.id.endswith(("selisih_efisiensi", "unit.efisiensi"))
    return f"-{teks}" if signed else None


# --- changes that do not fit this form -------------------------------------------------------------------------------


def hapus(naskah: Naskah, rng: Random, *, dilacak: bool = False) -> Suntingan | None:
    """A figure deleted, half of the times with the blank before it."""
    sasaran = rng.choice(berjangkar(naskah))
    assert sasaran.fakta is not None
    angka = sasaran.angka
    awal = angka.awal - (rng.random() < 0.5 and sasaran.alinea.teks[: angka.awal].endswith(" "))
    teks = f"{sasaran.alinea.teks[:awal]}{sasaran.alinea.teks[angka.akhir :]}"
    harapan = Harapan(
        sasaran.alinea.tempat, teks, awal, awal, frozenset({Kelas.HILANG}), salah=False, fakta=sasaran.fakta.id
    )
    operasi = Ganti(sasaran.letak, awal, angka.akhir, "", dilacak)
    ragam = Ragam.LACAK if dilacak else Ragam.HAPUS
    return Suntingan(ragam, (operasi,), (harapan,), frozenset({sasaran.sentuh}))


def hapus_dilacak(naskah: Naskah, rng: Random) -> Suntingan | None:
    """A figure deleted with changes tracked."""
    return hapus(naskah, rng, dilacak=True)


def benda_lain(naskah: Naskah, rng: Random) -> Suntingan | None:
    """The word behind a figure, its unit, replaced by another: 6 desa, 6 orang."""
    sasaran = rng.choice(prosa(naskah))
    angka, fact = sasaran.angka, sasaran.fakta
    assert fact is not None
    begin = angka.akhir + 1
    if not fact.satuan or not sasaran.alinea.teks.startswith(fact.satuan, begin) or fact.satuan == "poin persen":
        return None
    noun = rng.choice(_NOUNS)
    end = begin + len(fact.satuan)
    teks = f"{sasaran.alinea.teks[:begin]}{noun}{sasaran.alinea.teks[end:]}"
    span = (angka.awal, begin + len(noun))
    harapan = Harapan(sasaran.alinea.tempat, teks, *span, SATUAN_LAIN, salah=True, fakta=fact.id)
    operasi = Ganti(sasaran.letak, begin, end, noun)
    return Suntingan(Ragam.SATUAN, (operasi,), (harapan,), frozenset({sasaran.sentuh}))


def salah_satu(*pembuat: Pembuat) -> Pembuat:
    """Of several makers one at random."""
    return lambda naskah, rng: rng.choice(pembuat)(naskah, rng)


def sebagai(ragam: Ragam, satu: Satu) -> Satu:
    """The same change made with changes tracked, counted as a kind of its own."""
    return replace(satu, ragam=ragam, dilacak=True)
