"""Sentences that people add to a report: with true figures, with derived ones, with made-up ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from report_builder import language
from report_builder.audit.angka import Angka, angka_alinea
from report_builder.audit.dokumen import Alinea, Peran
from report_builder.audit.temuan import Kelas
from report_builder.facts import Fact
from report_builder.model import Indikator
from tests.audit.mutasi.naskah import Naskah
from tests.audit.mutasi.suntingan import Ganti, Harapan, Letak, Ragam, Suntingan

_COCOK = frozenset({Kelas.COCOK})
_BULAT = frozenset({Kelas.DIBULATKAN})
_TURUNAN = frozenset({Kelas.TURUNAN, Kelas.COCOK})
"""What two figures make may be a fact itself."""
_SALAH = frozenset({Kelas.TAK_DIKENAL})
_SALAH_BERNAMA = frozenset({Kelas.TAK_DIKENAL, Kelas.BERUBAH})
_SALAH_HITUNG = frozenset({Kelas.TAK_DIKENAL, Kelas.BERUBAH, Kelas.KLAIM})
_SHORTEST = 60


@dataclass(frozen=True, slots=True)
class Isi:
    """A figure in a new sentence, and what must be found there."""

    teks: str
    kelas: frozenset[Kelas]
    salah: bool = False


Kalimat = Callable[[Naskah, Random], tuple[str, Sequence[Isi]] | None]
"""A sentence with ``{}`` at each of its figures."""


@dataclass(frozen=True, slots=True)
class Sisip:
    """Adds a sentence of one kind at the end of a paragraph of prose."""

    ragam: Ragam
    kalimat: Kalimat
    dilacak: bool = False

    def __call__(self, naskah: Naskah, rng: Random) -> Suntingan | None:
        """One change; None where the sentence could not be made."""
        made = self.kalimat(naskah, rng)
        if made is None:
            return None
        form, figures = made
        letak, alinea = rng.choice(tempat_kalimat(naskah))
        teks = f"{alinea.teks} {form.format(*(each.teks for each in figures))}"
        numbers = angka_alinea(Alinea(teks, alinea.tempat, alinea.peran))
        harapan, begin = [], len(alinea.teks)
        for each in figures:
            place = teks.index(each.teks, begin)
            angka = _at(numbers, place)
            if angka is None:
                return None
            begin = angka.akhir
            harapan.append(Harapan(alinea.tempat, teks, angka.awal, angka.akhir, each.kelas, each.salah))
        end = len(alinea.teks)
        operasi = Ganti(letak, end, end, teks[end:], self.dilacak)
        return Suntingan(self.ragam, (operasi,), tuple(harapan), frozenset({f"{letak.bagian} {alinea.tempat.nomor}"}))


def tempat_kalimat(naskah: Naskah) -> list[tuple[Letak, Alinea]]:
    """The paragraphs of prose that a sentence may be added to."""
    return [
        (letak, alinea)
        for letak, alinea in naskah.alinea
        if alinea.peran is Peran.BIASA
        and alinea.tempat.judul
        and not alinea.tempat.tabel
        and len(alinea.teks) > _SHORTEST
        and alinea.teks.endswith(".")
    ]


def _at(numbers: Sequence[Angka], place: int) -> Angka | None:
    return next((each for each in numbers if each.awal <= place < each.akhir), None)


def _unknown(naskah: Naskah, nilai: Decimal) -> bool:
    """Whether no fact and no figure of the report has this value."""
    return nilai not in naskah.nilai


# --- made up ---------------------------------------------------------------------------------------------------------


_EVENTS = (
    "Kegiatan tersebut diikuti oleh {} peserta.",
    "Selain itu, sebanyak {} warga menerima penyuluhan secara langsung.",
    "Petugas mencatat {} kunjungan lapangan selama pelaksanaan kegiatan.",
    "Sebanyak {} bahan cetak dibagikan kepada masyarakat.",
)
_SHARES = (
    "Tingkat kepuasan peserta kegiatan tersebut mencapai {}.",
    "Sebanyak {} peserta menyatakan materi mudah dipahami.",
)
_COSTS = (
    "Biaya kegiatan tersebut sebesar {}.",
    "Untuk keperluan itu digunakan dana {} dari sumber lain.",
)
_WORDS = (
    "Kegiatan serupa juga dilaksanakan di {} lokasi lain.",
    "Sosialisasi diselenggarakan {} kali sepanjang tahun.",
)


def karangan(naskah: Naskah, rng: Random) -> tuple[str, Sequence[Isi]] | None:
    """A figure that no data hold."""
    match rng.randrange(4):
        case 0:
            nilai = Decimal(rng.randrange(1100, 98000))
            form, teks = rng.choice(_EVENTS), language.format_number(nilai)
        case 1:
            nilai = Decimal(rng.randrange(3100, 9900)) / 100
            form, teks = rng.choice(_SHARES), language.format_percent(nilai)
        case 2:
            nilai = Decimal(rng.randrange(11, 990)) * 137_500
            form, teks = rng.choice(_COSTS), language.format_rupiah(nilai)
        case _:
            nilai = Decimal(rng.randrange(26, 99))
            form, teks = rng.choice(_WORDS), language.spell_number(int(nilai))
    return (form, [Isi(teks, _SALAH, salah=True)]) if _unknown(naskah, nilai) else None


def karangan_bernama(naskah: Naskah, rng: Random) -> tuple[str, Sequence[Isi]] | None:
    """A false value beside the name of an indikator."""
    indikator, fact = _measured(naskah, rng)
    step = Decimal(1).scaleb(-(fact.desimal or 0))
    nilai = fact.angka + step * rng.choice((-7, -3, 3, 7, 11))
    others = {fact.nilai for fact in _facts(naskah, indikator)}
    if nilai <= 0 or nilai in others:
        return None
    teks = language.format_number(nilai, fact.desimal) if fact.satuan != "%" else language.format_percent(nilai, 1)
    return _realisasi(indikator), [Isi(teks, _SALAH_BERNAMA, salah=True)]


# --- true ------------------------------------------------------------------------------------------------------------


def benar_bernama(naskah: Naskah, rng: Random) -> tuple[str, Sequence[Isi]] | None:
    """A true value beside the name of an indikator."""
    indikator, fact = _measured(naskah, rng)
    if rng.random() < 0.5:
        return _realisasi(indikator), [Isi(fact.tampil, _COCOK)]
    name = language.lower_first(indikator.indikator)
    capaian = naskah.rujukan.ledger[f"{indikator.kode}.capaian"]
    return f"Capaian {name} adalah {{}}.", [Isi(capaian.tampil, _COCOK)]


def benar_dibulatkan(naskah: Naskah, rng: Random) -> tuple[str, Sequence[Isi]] | None:
    """A legal rounding beside the name of an indikator."""
    indikator, _ = _measured(naskah, rng)
    capaian = naskah.rujukan.ledger[f"{indikator.kode}.capaian"]
    if capaian.angka == capaian.angka.to_integral_value():
        return None
    name = language.lower_first(indikator.indikator)
    return f"Capaian {name} sekitar {{}}.", [Isi(language.format_percent(capaian.angka, 0), _BULAT)]


def benar_unit(naskah: Naskah, rng: Random) -> tuple[str, Sequence[Isi]] | None:
    """A fact of the whole unit."""
    form, fact = rng.choice(
        (
            ("Secara keseluruhan, rata-rata capaian kinerja adalah {}.", "unit.capaian"),
            ("Anggaran terserap {} dari pagu akhir.", "unit.serapan"),
            ("Realisasi anggaran seluruhnya sebesar {}.", "unit.realisasi"),
            ("Pagu akhir unit kerja sebesar {}.", "unit.pagu"),
            ("Sisa anggaran pada akhir tahun sebesar {}.", "unit.sisa"),
            ("Sebanyak {} indikator tidak mencapai target.", "unit.jumlah_belum_tercapai"),
        )
    )
    return form, [Isi(naskah.rujukan.ledger[fact].tampil, _COCOK)]


# --- derived ---------------------------------------------------------------------------------------------------------


def turunan(naskah: Naskah, rng: Random, *, salah: bool = False) -> tuple[str, Sequence[Isi]] | None:
    """A difference or a sum that the sentence states, with what it is of; false by some steps where asked for."""
    ledger = naskah.rujukan.ledger
    kelas = _SALAH_HITUNG if salah else _TURUNAN
    if rng.random() < 0.5:
        one, other = rng.sample([each for each in naskah.rujukan.laporan.indikator if _capaian(naskah, each)], 2)
        first, second = (ledger[f"{each.kode}.capaian"] for each in (one, other))
        if first.angka <= second.angka:
            return None
        difference = first.angka - second.angka + (Decimal(rng.choice((-9, 6, 13))) / 10 if salah else 0)
        names = [language.lower_first(each.indikator) for each in (one, other)]
        form = f"Capaian {names[0]} sebesar {{}}, lebih tinggi {{}} daripada capaian {names[1]} sebesar {{}}."
        middle = Isi(language.format_points(difference), kelas, salah)
        known = first.angka == difference or not _unknown(naskah, difference)
        figures = [Isi(first.tampil, _COCOK), middle, Isi(second.tampil, _COCOK)]
        return None if salah and known else (form, figures)
    kode = rng.sample(["A-CT.1001", "A-CT.1002", "A-CT.1003"], 2)
    first, second = (ledger[f"{each}.realisasi"] for each in kode)
    total = first.angka + second.angka + (Decimal(rng.choice((-4_500_000, 25_000_000))) if salah else 0)
    names = [naskah.uraian[each.removeprefix("A-")] for each in kode]
    form = f"Realisasi {names[0]} sebesar {{}} dan {names[1]} sebesar {{}}, seluruhnya {{}}."
    return form, [
        Isi(first.tampil, _COCOK),
        Isi(second.tampil, _COCOK),
        Isi(language.format_rupiah(total), kelas, salah),
    ]


def turunan_salah(naskah: Naskah, rng: Random) -> tuple[str, Sequence[Isi]] | None:
    """A difference or a sum that does not come to what the sentence says."""
    return turunan(naskah, rng, salah=True)


# --- the data --------------------------------------------------------------------------------------------------------


def _realisasi(indikator: Indikator) -> str:
    unit = "" if indikator.satuan in {"%", "indeks", "nilai"} else f" {indikator.satuan}"
    return f"Realisasi {language.lower_first(indikator.indikator)} adalah {{}}{unit}."


def _capaian(naskah: Naskah, indikator: Indikator) -> bool:
    capaian = naskah.rujukan.ledger.get(f"{indikator.kode}.capaian")
    return capaian is not None and isinstance(capaian.nilai, Decimal)


def _measured(naskah: Naskah, rng: Random) -> tuple[Indikator, Fact]:
    """An indikator with a number as its realisasi, and that."""
    ledger = naskah.rujukan.ledger
    found = [
        (each, ledger[f"{each.kode}.realisasi"])
        for each in naskah.rujukan.laporan.indikator
        if isinstance(ledger[f"{each.kode}.realisasi"].nilai, Decimal) and _capaian(naskah, each)
    ]
    return rng.choice(found)


def _facts(naskah: Naskah, indikator: Indikator) -> list[Fact]:
    return [fact for fact in naskah.rujukan.ledger.fakta if fact.id.startswith(f"{indikator.kode}.")]
