"""Changes of more than one figure: swapped within a sentence or between rows, moved with their sentence."""

from collections.abc import Callable
from random import Random

from report_builder import language
from report_builder.audit.angka import Angka, angka_alinea
from report_builder.audit.dokumen import Alinea, Peran
from report_builder.audit.temuan import Kelas
from tests.audit.mutasi.naskah import Naskah, Sasaran
from tests.audit.mutasi.satu_angka import BERUBAH, TANPA_JANGKAR, benar, berjangkar, prosa, sel_lepas
from tests.audit.mutasi.suntingan import Ganti, Harapan, Pindah, Ragam, Suntingan, TukarIsi
from tests.audit.mutasi.ubahan import keliru, setelah

_NO_FACT = frozenset({Kelas.COCOK, Kelas.BUKAN_FAKTA, Kelas.TURUNAN})
_SHORTEST = 40


def tukar_kalimat(naskah: Naskah, rng: Random) -> Suntingan | None:
    """Two figures of a sentence typed in each other's place."""
    one = rng.choice(prosa(naskah))
    sentence = _sentence(one.alinea.teks, one.angka)
    others = [
        each
        for each in prosa(naskah)
        if each.letak == one.letak
        and each.angka.awal > one.angka.awal
        and _sentence(each.alinea.teks, each.angka) == sentence
    ]
    if not others:
        return None
    other = rng.choice(others)
    spans = [(one.angka.awal, one.angka.akhir, other.angka.teks), (other.angka.awal, other.angka.akhir, one.angka.teks)]
    teks, found = setelah(one.alinea, spans)
    harapan = []
    for sasaran, angka in zip((one, other), found, strict=True):
        if angka is None or not _swapped(sasaran, angka):
            return None
        assert sasaran.fakta is not None
        harapan.append(_berubah(sasaran, teks, angka))
    operasi = tuple(Ganti(one.letak, *span) for span in reversed(spans))
    return Suntingan(Ragam.TUKAR_KALIMAT, operasi, tuple(harapan), frozenset({one.sentuh}))


def tukar_baris(naskah: Naskah, rng: Random) -> Suntingan | None:
    """Two cells of a column typed in each other's place."""
    pair = _two_rows(naskah, rng, berjangkar if rng.random() < 0.5 else sel_lepas)
    if pair is None:
        return None
    operasi = tuple(
        Ganti(here.letak, here.angka.awal, here.angka.akhir, there.angka.teks) for here, there in (pair, pair[::-1])
    )
    return Suntingan(Ragam.TUKAR_BARIS, operasi, _both(pair), frozenset(each.sentuh for each in pair))


def tukar_sel(naskah: Naskah, rng: Random) -> Suntingan | None:
    """Two cells of a column cut and pasted in each other's place, so that their bookmarks went along."""
    pair = _two_rows(naskah, rng, berjangkar)
    if pair is None:
        return None
    operasi = TukarIsi(pair[0].letak, pair[1].letak)
    return Suntingan(Ragam.TUKAR_BARIS, (operasi,), _both(pair), frozenset(each.sentuh for each in pair))


def pindah(naskah: Naskah, rng: Random) -> Suntingan | None:
    """A sentence moved to the end of another paragraph below the same heading."""
    letak, alinea = rng.choice([each for each in naskah.alinea if _is_prose(each[1])])
    spans = list(language.split_sentences(alinea.teks))[1:]
    if not spans:
        return None
    awal, akhir = rng.choice(spans)
    targets = [
        each
        for each in naskah.alinea
        if each[0] != letak and _is_prose(each[1]) and each[1].tempat.judul == alinea.tempat.judul
    ]
    if not targets or not _movable(alinea, awal, akhir):
        return None
    ke, target = rng.choice(targets)
    sentence = alinea.teks[awal:akhir].rstrip()
    moved = f"{target.teks} {sentence}"
    offset = len(target.teks) + 1 - awal
    harapan = tuple(_held(alinea, target, moved, angka, offset) for angka in _within(alinea, awal, akhir))
    sentuh = frozenset(f"{each.bagian} {each.alinea + 1}" for each in (letak, ke))
    return Suntingan(Ragam.PINDAH, (Pindah(letak, awal - 1, awal + len(sentence), ke),), harapan, sentuh)


# --- swapped ---------------------------------------------------------------------------------------------------------


def _two_rows(naskah: Naskah, rng: Random, kolam: Callable[[Naskah], list[Sasaran]]) -> tuple[Sasaran, Sasaran] | None:
    cells = [each for each in kolam(naskah) if each.alinea.tempat.tabel and each.sendiri]
    one = rng.choice(cells)
    here = one.alinea.tempat
    others = [
        each
        for each in cells
        if (each.alinea.tempat.tabel, each.alinea.tempat.kolom) == (here.tabel, here.kolom)
        and _swapped(one, each.angka)
        and _swapped(each, one.angka)
    ]
    return (one, rng.choice(others)) if others else None


def _swapped(sasaran: Sasaran, angka: Angka) -> bool:
    """Whether this figure is wrong in the place of another one that stands beside it."""
    alone = Alinea(sasaran.angka.teks, sasaran.alinea.tempat)
    return keliru(alone, sasaran.angka, angka, benar(sasaran)) and angka.nilai != sasaran.angka.nilai


def _both(pair: tuple[Sasaran, Sasaran]) -> tuple[Harapan, ...]:
    one, other = pair
    return tuple(_berubah(here, *_in_cell(here, there.angka.teks)) for here, there in ((one, other), (other, one)))


def _in_cell(sasaran: Sasaran, teks: str) -> tuple[str, Angka]:
    alinea, (angka,) = setelah(sasaran.alinea, [(sasaran.angka.awal, sasaran.angka.akhir, teks)])
    assert angka is not None
    return alinea, angka


def _berubah(sasaran: Sasaran, teks: str, angka: Angka) -> Harapan:
    kelas, fakta = (TANPA_JANGKAR, "") if sasaran.fakta is None else (BERUBAH, sasaran.fakta.id)
    return Harapan(sasaran.alinea.tempat, teks, angka.awal, angka.akhir, kelas, salah=True, fakta=fakta)


# --- moved -----------------------------------------------------------------------------------------------------------


def _sentence(text: str, angka: Angka) -> tuple[int, int]:
    return next(span for span in language.split_sentences(text) if span[0] <= angka.awal < span[1])


def _is_prose(alinea: Alinea) -> bool:
    text = alinea.teks
    return (
        alinea.peran is Peran.BIASA
        and not alinea.tempat.tabel
        and bool(alinea.tempat.judul)
        and len(text) > _SHORTEST
        and text.endswith(".")
    )


def _movable(alinea: Alinea, awal: int, akhir: int) -> bool:
    """Whether a sentence has figures of its own, does not begin with one, and no field."""
    marks = [each for each in alinea.jangkar if awal <= each.awal < akhir]
    fields = [each for each in alinea.isian if awal <= each.awal < akhir]
    return bool(marks) and not fields and all(each.awal > awal + 1 for each in marks)


def _within(alinea: Alinea, awal: int, akhir: int) -> list[Angka]:
    return [each for each in angka_alinea(alinea) if awal <= each.awal < akhir]


def _held(alinea: Alinea, target: Alinea, teks: str, angka: Angka, offset: int) -> Harapan:
    held = [each.fakta for each in alinea.jangkar if (each.awal, each.akhir) == (angka.awal, angka.akhir)]
    kelas = frozenset({Kelas.COCOK}) if held else _NO_FACT
    place = (angka.awal + offset, angka.akhir + offset)
    return Harapan(target.tempat, teks, *place, kelas, salah=False, fakta="".join(held))
