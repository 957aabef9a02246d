"""A change that somebody makes to a finished report, and what the audit must say there."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from report_builder.audit.dokumen import Tempat
from report_builder.audit.temuan import Kelas


class Ragam(StrEnum):
    """What kind of change it is."""

    DIGIT = "digit diubah"
    TUKAR_DIGIT = "dua digit ditukar"
    BULAT = "dibulatkan"
    POTONG = "dipotong, bukan dibulatkan"
    HAPUS = "dihapus"
    PINDAH = "kalimat dipindahkan"
    KATA = "ditulis dengan kata"
    KATA_SALAH = "ditulis dengan kata yang salah"
    SATUAN = "satuan diganti"
    TANDA = "tanda hilang atau ditambah"
    TUKAR_KALIMAT = "dua angka ditukar dalam kalimat"
    TUKAR_BARIS = "dua angka ditukar antarbaris"
    SEL = "sel berjangkar disunting"
    SEL_LEPAS = "sel tanpa jangkar disunting"
    GRAFIK = "titik grafik disunting"
    LACAK = "perubahan dilacak"
    ULANG = "alinea ditulis ulang"
    SISIP_SALAH = "kalimat baru, angka salah"
    SISIP_BENAR = "kalimat baru, angka benar"
    TURUNAN = "kalimat baru, turunan"
    TURUNAN_SALAH = "kalimat baru, turunan salah"
    PROSA_LEPAS = "angka tanpa jangkar dalam prosa"
    KETERANGAN = "keterangan tabel atau gambar"
    KEPALA = "kepala halaman"
    PENGGANTI = "teks pengganti"


class Cara(StrEnum):
    """What makes the change: our own hand in the XML, or LibreOffice."""

    XML = "XML"
    LIBREOFFICE = "LibreOffice"
    LIBREOFFICE_DILACAK = "LibreOffice, dilacak"


# --- what is done ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Letak:
    """A paragraph of a part of the package, counted from 0."""

    bagian: str
    alinea: int


@dataclass(frozen=True, slots=True)
class Ganti:
    """Type a text over a stretch of a paragraph; over nothing at its end, add it."""

    letak: Letak
    awal: int
    akhir: int
    teks: str
    dilacak: bool = False


@dataclass(frozen=True, slots=True)
class TulisUlang:
    """Type a paragraph anew: one run, no bookmarks."""

    letak: Letak
    teks: str


@dataclass(frozen=True, slots=True)
class Pindah:
    """Cut a stretch of a paragraph and paste it at the end of another, with all that it holds."""

    letak: Letak
    awal: int
    akhir: int
    ke: Letak


@dataclass(frozen=True, slots=True)
class TukarIsi:
    """Let two paragraphs change their contents, bookmarks too: two cells, cut and pasted."""

    satu: Letak
    lain: Letak


@dataclass(frozen=True, slots=True)
class Pengganti:
    """Type over a stretch of the alternative text of a picture; those that have one are counted from 0."""

    gambar: int
    awal: int
    akhir: int
    teks: str


@dataclass(frozen=True, slots=True)
class Titik:
    """Give a point of a chart another value: where it is drawn, in the cell of the chart's workbook, or both."""

    bagian: str
    seri: int
    titik: int
    nilai: Decimal
    sel: str
    digambar: bool
    dalam_buku: bool


Operasi: TypeAlias = Ganti | TulisUlang | Pindah | TukarIsi | Pengganti | Titik


# --- what must be said -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Harapan:
    """What the audit must find in a stretch of a paragraph: one of these classes, wrong or not, tied to this fact.

    ``alinea`` is the text of the paragraph after the change and ``tempat`` where it stood; of a chart's point the text
    is empty, and ``titik`` names its series and category. ``fakta`` is empty where the figure has no anchor.
    """

    tempat: Tempat
    alinea: str
    awal: int
    akhir: int
    kelas: frozenset[Kelas]
    salah: bool
    fakta: str = ""
    titik: str = ""

    @property
    def teks(self) -> str:
        """What stands there now."""
        return self.alinea[self.awal : self.akhir]


@dataclass(frozen=True, slots=True)
class Suntingan:
    """A change: its kind, what is done in which order, what must be found, and what it touches.

    Two changes that touch nothing in common can be made in one file. ``sentuh`` names paragraphs, rows of tables and
    charts.
    """

    ragam: Ragam
    operasi: tuple[Operasi, ...]
    harapan: tuple[Harapan, ...]
    sentuh: frozenset[str]
    cara: Cara = Cara.XML
