"""All changes of the trial, chosen by a seed, and the files that they are made in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from random import Random

from report_builder.audit.temuan import Kelas
from tests.audit.mutasi import dua_angka, kalimat, lain
from tests.audit.mutasi import satu_angka as satu
from tests.audit.mutasi.kalimat import Sisip
from tests.audit.mutasi.libreoffice import mudah_dicari
from tests.audit.mutasi.naskah import Naskah
from tests.audit.mutasi.satu_angka import BERUBAH, SATUAN_LAIN, Pembuat, Satu, salah_satu, sebagai
from tests.audit.mutasi.suntingan import Cara, Ragam, Suntingan

_COCOK = frozenset({Kelas.COCOK})
_BULAT = frozenset({Kelas.DIBULATKAN})

_DIGIT = Satu(Ragam.DIGIT, satu.prosa, satu.digit_lain, BERUBAH)
_TUKAR = Satu(Ragam.TUKAR_DIGIT, satu.berjangkar, satu.digit_ditukar, BERUBAH)
_BULATKAN = Satu(Ragam.BULAT, satu.berjangkar, satu.dibulatkan, _BULAT, salah=False)
_KATA = Satu(Ragam.KATA, satu.prosa, satu.kata, _COCOK, salah=False)
_KATA_SALAH = Satu(Ragam.KATA_SALAH, satu.prosa, satu.kata_lain, BERUBAH)
_SEL = Satu(Ragam.SEL, satu.sel, satu.digit_lain, BERUBAH)
_SEL_LEPAS = Satu(Ragam.SEL_LEPAS, satu.sel_lepas, satu.digit_lain, BERUBAH)
_PROSA_LEPAS = Satu(Ragam.PROSA_LEPAS, satu.prosa_lepas, satu.digit_lain, BERUBAH)
_SISIP_SALAH = Sisip(Ragam.SISIP_SALAH, kalimat.karangan)

PEMBUAT: Mapping[Ragam, tuple[int, Pembuat]] = {
    Ragam.DIGIT: (85, _DIGIT),
    Ragam.TUKAR_DIGIT: (65, _TUKAR),
    Ragam.BULAT: (60, _BULATKAN),
    Ragam.POTONG: (45, Satu(Ragam.POTONG, satu.berjangkar, satu.dipotong, BERUBAH)),
    Ragam.HAPUS: (50, satu.hapus),
    Ragam.PINDAH: (30, dua_angka.pindah),
    Ragam.KATA: (35, _KATA),
    Ragam.KATA_SALAH: (35, _KATA_SALAH),
    Ragam.SATUAN: (60, salah_satu(Satu(Ragam.SATUAN, satu.berjangkar, satu.satuan_lain, SATUAN_LAIN), satu.benda_lain)),
    Ragam.TANDA: (8, Satu(Ragam.TANDA, satu.berjangkar, satu.tanda_lain, BERUBAH)),
    Ragam.TUKAR_KALIMAT: (40, dua_angka.tukar_kalimat),
    Ragam.TUKAR_BARIS: (45, salah_satu(dua_angka.tukar_baris, dua_angka.tukar_baris, dua_angka.tukar_sel)),
    Ragam.SEL: (55, _SEL),
    Ragam.SEL_LEPAS: (60, _SEL_LEPAS),
    Ragam.GRAFIK: (50, lain.titik),
    Ragam.LACAK: (
        45,
        salah_satu(
            sebagai(Ragam.LACAK, _DIGIT),
            sebagai(Ragam.LACAK, _BULATKAN),
            sebagai(Ragam.LACAK, _SEL_LEPAS),
            satu.hapus_dilacak,
            Sisip(Ragam.LACAK, kalimat.karangan, dilacak=True),
        ),
    ),
    Ragam.ULANG: (15, replace(_DIGIT, ragam=Ragam.ULANG, ulang=True)),
    Ragam.SISIP_SALAH: (45, salah_satu(_SISIP_SALAH, Sisip(Ragam.SISIP_SALAH, kalimat.karangan_bernama))),
    Ragam.SISIP_BENAR: (
        30,
        salah_satu(
            Sisip(Ragam.SISIP_BENAR, kalimat.benar_bernama),
            Sisip(Ragam.SISIP_BENAR, kalimat.benar_dibulatkan),
            Sisip(Ragam.SISIP_BENAR, kalimat.benar_unit),
        ),
    ),
    Ragam.TURUNAN: (15, Sisip(Ragam.TURUNAN, kalimat.turunan)),
    Ragam.TURUNAN_SALAH: (12, Sisip(Ragam.TURUNAN_SALAH, kalimat.turunan_salah)),
    Ragam.PROSA_LEPAS: (25, _PROSA_LEPAS),
    Ragam.KETERANGAN: (10, Satu(Ragam.KETERANGAN, satu.keterangan, satu.digit_lain, BERUBAH)),
    Ragam.KEPALA: (2, Satu(Ragam.KEPALA, satu.kepala, satu.digit_lain, BERUBAH)),
    Ragam.PENGGANTI: (18, lain.pengganti),
}
"""How many changes of each kind are made in the XML, and by what."""

LEWAT_PROGRAM: tuple[Pembuat, ...] = (
    _DIGIT,
    _TUKAR,
    _BULATKAN,
    _KATA,
    _KATA_SALAH,
    _SEL,
    _SEL_LEPAS,
    _PROSA_LEPAS,
    _SISIP_SALAH,
    satu.hapus,
)
"""What is made in LibreOffice: each once in every file."""
_PROGRAM_FILES = 6
_PER_FILE = 17
_PATIENCE = 4000


@dataclass(frozen=True, slots=True)
class Berkas:
    """Changes that are made in one file, none of which touches what another does."""

    cara: Cara
    suntingan: tuple[Suntingan, ...]


def rencana(naskah: Naskah, seed: int) -> tuple[Berkas, ...]:
    """The files of the trial: a thousand changes, sixty of them made in LibreOffice, half of these tracked."""
    rng = Random(seed)  # noqa: S311 - no secret
    made = [each for count, pembuat in PEMBUAT.values() for each in _some(naskah, pembuat, count, rng)]
    rng.shuffle(made)
    return (*_files(made), *_program_files(naskah, rng))


def _some(naskah: Naskah, pembuat: Pembuat, count: int, rng: Random) -> list[Suntingan]:
    """So many changes of one kind, no two the same."""
    found: dict[object, Suntingan] = {}
    for _ in range(_PATIENCE):
        made = pembuat(naskah, rng)
        if made is not None:
            found.setdefault(made.operasi, made)
        if len(found) == count:
            return list(found.values())
    message = f"only {len(found)} of {count} changes: {pembuat}"
    raise ValueError(message)


def _files(suntingan: Iterable[Suntingan]) -> list[Berkas]:
    """The changes in as few files as may be."""
    files: list[list[Suntingan]] = []
    for each in suntingan:
        free = (file for file in files if len(file) < _PER_FILE and not _touched(file) & each.sentuh)
        file = next(free, None)
        if file is None:
            files.append(file := [])
        file.append(each)
    return [Berkas(Cara.XML, tuple(file)) for file in files]


def _program_files(naskah: Naskah, rng: Random) -> list[Berkas]:
    files = []
    for number in range(_PROGRAM_FILES):
        cara = Cara.LIBREOFFICE_DILACAK if number % 2 else Cara.LIBREOFFICE
        chosen: list[Suntingan] = []
        while len(chosen) < len(LEWAT_PROGRAM):
            made = LEWAT_PROGRAM[len(chosen)](naskah, rng)
            if made is not None and not _touched(chosen) & made.sentuh and mudah_dicari(naskah, made):
                chosen.append(replace(made, cara=cara))
        files.append(Berkas(cara, tuple(chosen)))
    return files


def _touched(suntingan: Iterable[Suntingan]) -> frozenset[str]:
    return frozenset().union(*(each.sentuh for each in suntingan))
