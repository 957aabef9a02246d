"""Changes outside the text: points of charts, alternative texts."""

from decimal import Decimal
from random import Random

from report_builder.audit.angka import Bentuk, Jenis, angka_alinea
from report_builder.audit.dokumen import Grafik
from report_builder.audit.temuan import Kelas
from tests.audit.mutasi.naskah import Naskah
from tests.audit.mutasi.satu_angka import TANPA_JANGKAR
from tests.audit.mutasi.suntingan import Harapan, Pengganti, Ragam, Suntingan, Titik
from tests.audit.mutasi.ubahan import keliru, setelah, tukar_digit, ubah_digit

_SHOWN = 2
"""The decimals of a point that charts show at most: a change behind these nobody sees."""
_EDITED = ((True, True), (True, False), (False, True))
"""Drawn and in the workbook, drawn only, in the workbook only."""


def titik(naskah: Naskah, rng: Random) -> Suntingan | None:
    """A point of a chart with another digit: drawn, in the chart's workbook, or both."""
    bagian, grafik = rng.choice(naskah.grafik)
    place = rng.randrange(len(grafik.titik))
    lama = grafik.titik[place]
    if lama.nilai is None or not lama.sel:
        return None
    shown = f"{round(lama.nilai, _SHOWN):f}"
    nilai = Decimal(ubah_digit(shown, rng))
    if nilai in {each.nilai for each in grafik.titik if each.kategori == lama.kategori}:
        return None
    digambar, dalam_buku = rng.choice(_EDITED)
    operasi = Titik(bagian, *_in_series(grafik, place), nilai, lama.sel, digambar, dalam_buku)
    name = f"{lama.seri} · {lama.kategori}: "
    harapan = Harapan(grafik.tempat, "", 0, 0, frozenset({Kelas.BERUBAH}), salah=True, titik=name)
    return Suntingan(Ragam.GRAFIK, (operasi,), (harapan,), frozenset({f"grafik {grafik.tempat.nomor}"}))


def pengganti(naskah: Naskah, rng: Random) -> Suntingan | None:
    """A figure of an alternative text with another digit."""
    gambar, alinea = rng.choice(naskah.pengganti)
    figures = [
        each
        for each in angka_alinea(alinea)
        if each.bentuk is Bentuk.ANGKA and each.jenis in {Jenis.PERSEN, Jenis.JUMLAH, Jenis.RUPIAH}
    ]
    if not figures:
        return None
    angka = rng.choice(figures)
    teks = rng.choice((ubah_digit, tukar_digit))(angka.teks, rng)
    told, (found,) = setelah(alinea, [(angka.awal, angka.akhir, teks)])
    if found is None or not isinstance(angka.nilai, Decimal) or not keliru(alinea, angka, found, angka.nilai):
        return None
    harapan = Harapan(alinea.tempat, told, found.awal, found.akhir, TANPA_JANGKAR, salah=True)
    operasi = Pengganti(gambar, angka.awal, angka.akhir, teks)
    return Suntingan(Ragam.PENGGANTI, (operasi,), (harapan,), frozenset({f"gambar {gambar}"}))


def _in_series(grafik: Grafik, place: int) -> tuple[int, int]:
    """The number of a point's series, and its own in that, from 0."""
    series = list(dict.fromkeys(each.seri for each in grafik.titik))
    before = [each for each in grafik.titik[:place] if each.seri == grafik.titik[place].seri]
    return series.index(grafik.titik[place].seri), len(before)
