"""One unit and one period as typed, frozen parts; every field has the name of its column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from report_builder.dataset import Table
from report_builder.errors import Place
from report_builder.facts import Sumber
from report_builder.model.places import at_row, row_number
from report_builder.rules import Rentang
from report_builder.schema import PERIODE, Keadaan, Polaritas

NilaiIndikator: TypeAlias = Decimal | Rentang | str
"""A number, a range (target of polaritas rentang) or a word of an ordinal scale."""

Places: TypeAlias = Mapping[str, Place]
"""The place of each field of a part, the empty ones too, by column name."""


@dataclass(frozen=True, slots=True)
class Identitas:
    """Who reports, and for when."""

    instansi: str
    unit_kerja: str
    tahun: int
    places: Places
    periode: str = "tahunan"
    singkatan: str = ""
    kota: str = ""
    tanggal_laporan: date | None = None
    tanggal_data: date | None = None
    status_data: str = ""
    kepala_nama: str = ""
    kepala_jabatan: str = ""
    kepala_pangkat: str = ""
    kepala_nip: str = ""
    kepala_nrp: str = ""
    kode_unit: str = ""
    induk_unit: str = ""
    direviu: bool = False
    atasan_nama: str = ""
    atasan_jabatan: str = ""
    atasan_nip: str = ""
    atasan_nrp: str = ""
    tanggal_perjanjian: date | None = None
    tugas: tuple[str, ...] = ()
    fungsi: tuple[str, ...] = ()
    gambaran_umum: tuple[str, ...] = ()
    isu_strategis: tuple[str, ...] = ()
    dasar_hukum: tuple[str, ...] = ()
    visi: tuple[str, ...] = ()
    misi: tuple[str, ...] = ()
    penutup: tuple[str, ...] = ()
    langkah_ke_depan: tuple[str, ...] = ()
    profil: str = "umum"
    logo: str = ""

    @property
    def kode(self) -> str:
        """What the unit goes by among others: its code or, where it has none, its name."""
        return self.kode_unit or self.unit_kerja

    @property
    def triwulan(self) -> int | None:
        """The quarter that the report is for, 1 to 4; None in a yearly report."""
        return PERIODE.index(self.periode) or None


@dataclass(frozen=True, slots=True)
class Pengaturan:
    """How to compute and to show; ``None`` is no cap."""

    places: Places = field(default_factory=dict)
    batas_tampil: Decimal | None = None
    batas_rata: Decimal | None = None
    rata_rata: str = "sederhana"
    rata_unit: str = "indikator"
    rumus_minimum: str = "A"
    batas_efisiensi: Decimal | None = Decimal(100)
    skala: str = ""
    judul: str = "permenpan"
    kertas: str = "A4"
    lewati_target_nol: bool = True
    status_siaran: str = "draf"
    tanggal_siaran: date | None = None
    embargo: date | None = None
    narahubung: str = ""
    capaian_rekap: str = "total"
    rekap_induk: str = "tidak"


@dataclass(frozen=True, slots=True)
class Sasaran:
    """One sasaran."""

    kode: str
    sasaran: str
    places: Places


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indikator with its target and realisasi of the report's period.

    In an interim report these are those of ``triwulan``, and ``target_tahun`` and ``realisasi_tahun`` hold what the
    sheet Indikator says; in a yearly report, and where the quarter has no row, the three are None.
    ``desimal_target`` are the decimals that the cell of the year's target shows.
    """

    kode: str
    kode_sasaran: str
    indikator: str
    satuan: str
    target: NilaiIndikator | None
    realisasi: NilaiIndikator | None
    places: Places
    polaritas: Polaritas = Polaritas.MAKSIMUM
    keadaan: Keadaan = Keadaan.TERUKUR
    capaian: Decimal | None = None
    bobot: Decimal | None = None
    agregasi: str = ""
    skala: str = ""
    rumus: str = ""
    jenis: str = ""
    tanggal_data: date | None = None
    status_data: str = ""
    sumber_data: str = ""
    penanggung_jawab: str = ""
    definisi: str = ""
    bobot_agregasi: Decimal | None = None
    triwulan: Triwulan | None = None
    target_tahun: NilaiIndikator | None = None
    realisasi_tahun: NilaiIndikator | None = None
    desimal_target: int = 0


@dataclass(frozen=True, slots=True)
class Riwayat:
    """Target and realisasi of an earlier year."""

    kode_indikator: str
    tahun: int
    places: Places
    target: NilaiIndikator | None = None
    realisasi: NilaiIndikator | None = None


@dataclass(frozen=True, slots=True)
class Renstra:
    """The target at the end of the medium-term plan."""

    kode_indikator: str
    tahun_akhir: int
    target_akhir: NilaiIndikator
    places: Places


@dataclass(frozen=True, slots=True)
class Standar:
    """A national or other standard; ``tidak_ada`` where the office says that there is none."""

    kode_indikator: str
    standar: str
    places: Places
    nilai: NilaiIndikator | None = None
    sumber: str = ""

    @property
    def tidak_ada(self) -> bool:
        """Whether the office states that no standard exists."""
        return self.standar.strip().casefold() == "tidak ada"


@dataclass(frozen=True, slots=True)
class Triwulan:
    """Target and realisasi of a quarter (1 to 4), cumulative since January or of that quarter alone."""

    kode_indikator: str
    triwulan: int
    places: Places
    target: NilaiIndikator | None = None
    realisasi: NilaiIndikator | None = None
    kumulatif: bool = False


@dataclass(frozen=True, slots=True)
class Analisis:
    """What the office says of an indikator, in its own words; ``triwulan`` None is the whole year."""

    kode_indikator: str
    places: Places
    penyebab: tuple[str, ...] = ()
    kendala: tuple[str, ...] = ()
    upaya: tuple[str, ...] = ()
    tindak_lanjut: tuple[str, ...] = ()
    program_penunjang: tuple[str, ...] = ()
    efisiensi: tuple[str, ...] = ()
    triwulan: int | None = None
    penanggung_jawab: str = ""
    tenggat: date | None = None


@dataclass(frozen=True, slots=True)
class Anggaran:
    """One line of the budget, in rupiah.

    ``realisasi`` is that of the report's period, each of ``realisasi_tw1`` to ``realisasi_tw4`` that of the year up to
    the end of this quarter.
    """

    kode: str
    uraian: str
    pagu_akhir: Decimal
    places: Places
    realisasi: Decimal | None = None
    realisasi_tw1: Decimal | None = None
    realisasi_tw2: Decimal | None = None
    realisasi_tw3: Decimal | None = None
    realisasi_tw4: Decimal | None = None
    tingkat: str = ""
    induk: str = ""
    pagu_awal: Decimal | None = None
    jenis_belanja: str = ""
    sumber_dana: str = ""
    kode_indikator: str = ""
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """One event."""

    nama: str
    places: Places
    tanggal_mulai: date | None = None
    tanggal_selesai: date | None = None
    tempat: str = ""
    provinsi: str = ""
    pembuka_nama: str = ""
    pembuka_jabatan: str = ""
    peserta: str = ""
    ringkasan: tuple[str, ...] = ()
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Kutipan:
    """One quotation, verbatim."""

    penutur: str
    kutipan: str
    places: Places
    jabatan: str = ""
    disetujui: bool = False
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Skala:
    """One class of a category scale."""

    nama: str
    label: str
    places: Places
    batas_bawah: Decimal | None = None
    batas_atas: Decimal | None = None
    urutan: Decimal | None = None
    nilai: Decimal | None = None
    tahun: int | None = None
    sumber: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit below this one, whose data are awaited."""

    kode_unit: str
    places: Places
    unit_kerja: str = ""
    induk_unit: str = ""


@dataclass(frozen=True, slots=True)
class Laporan:
    """Everything one report is made from."""

    identitas: Identitas
    pengaturan: Pengaturan
    sasaran: tuple[Sasaran, ...]
    indikator: tuple[Indikator, ...]
    riwayat: tuple[Riwayat, ...] = ()
    renstra: tuple[Renstra, ...] = ()
    standar: tuple[Standar, ...] = ()
    triwulan: tuple[Triwulan, ...] = ()
    analisis: tuple[Analisis, ...] = ()
    anggaran: tuple[Anggaran, ...] = ()
    kegiatan: tuple[Kegiatan, ...] = ()
    kutipan: tuple[Kutipan, ...] = ()
    skala: tuple[Skala, ...] = ()
    unit: tuple[Unit, ...] = ()
    lampiran: tuple[Table, ...] = ()
    sumber: tuple[Sumber, ...] = ()
    free_rows: Mapping[str, Places] = field(default_factory=dict)
    """For each sheet (by its name) and column the cell where a missing row would be written."""

    def free_place(self, lembar: str, kolom: str, offset: int = 0) -> Place:
        """Where a value that has no row yet would go: a free row below the sheet's data, the first for offset 0.

        A sheet or column that the input lacks is named without a cell.
        """
        first = self.free_rows.get(lembar, {}).get(kolom)
        if first is None:
            return Place(self.identitas.places["unit_kerja"].berkas, lembar)
        return at_row(first, row_number(first) + offset)
