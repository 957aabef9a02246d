"""A country of offices that does not exist: the nation, its provinces, their districts, all with the same indikator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from report_builder import schema
from report_builder.dataset import Dataset
from report_builder.simulation import kata
from report_builder.simulation.bentuk import Gaya
from report_builder.simulation.bersama import BUTIR, SASARAN, TAHUN, Angka, agreed_target, draw_figures, sum_up
from report_builder.simulation.draw import chance, stream
from report_builder.simulation.tables import Row, key_table, sheet_table

UNITS = 207
PROVINCES = 34
"""Of so many units below the nation so many are provinces."""

_INSTANSI = "Badan Contoh Nusantara"
_PUSAT = "00"

# In percent: districts that are awaited and do not report, names that are long or have signs in them.
_SILENT, _LONG = 3, 8
_TAIL = ", serta Pembinaan Ketahanan Keluarga & Partisipasi Masyarakat"


@dataclass(frozen=True, slots=True)
class _Kantor:
    """A unit of the tree before it says anything; ``number`` is 0 for the nation."""

    number: int
    kode: str
    jenis: str
    nama: str
    singkatan: str
    induk: str = ""

    @property
    def stem(self) -> str:
        """The name of its file without the suffix: ``provinsi-07``, ``kabupaten-07.03``."""
        return f"{self.jenis}-{self.kode}" if self.number else self.jenis

    @property
    def listed(self) -> Row:
        """Its row in the sheet Unit of the nation."""
        return {"kode_unit": self.kode, "unit_kerja": self.nama, "induk_unit": self.induk}


def tree(count: int = UNITS, seed: int = 0) -> Iterator[tuple[str, Dataset]]:
    """The inputs of the nation and of so many units below it, with the names of their files without the suffix.

    The sheet Unit of the nation names them all; of those few that have not reported there is no input.
    """
    provinces = list(_provinces(seed, max(1, round(count * PROVINCES / UNITS))))
    districts = list(_districts(seed, provinces, count - len(provinces)))
    figures = {
        one.kode: tuple(draw_figures(stream(seed, one.number, "angka"), one.number))
        for one in districts
        if not chance(stream(seed, one.number, "lapor"), _SILENT)
    }
    pusat = _Kantor(0, _PUSAT, "pusat", "Deputi Bidang Layanan Contoh", "Deputi Layanan")
    yield pusat.stem, _dataset(pusat, _agreed(figures.values()), [one.listed for one in (*provinces, *districts)])
    for province in provinces:
        below = [figures[one.kode] for one in districts if one.induk == province.kode and one.kode in figures]
        yield province.stem, _dataset(province, sum_up(stream(seed, province.number, "angka"), below))
    for district in districts:
        if district.kode in figures:
            yield district.stem, _dataset(district, figures[district.kode])


def _provinces(seed: int, count: int) -> Iterator[_Kantor]:
    for number in range(1, count + 1):
        wilayah = f"Provinsi Contoh {number}"
        nama = _named(seed, number, f"Badan Pelayanan Contoh {wilayah}")
        yield _Kantor(number, f"{number:02}", "provinsi", nama, wilayah, _PUSAT)


def _districts(seed: int, provinces: Sequence[_Kantor], count: int) -> Iterator[_Kantor]:
    """The districts dealt out to the provinces in turn."""
    for at in range(count):
        province, number = provinces[at % len(provinces)], len(provinces) + at + 1
        jenis = "Kota" if at % 5 == 4 else "Kabupaten"
        wilayah = f"{jenis} Contoh {at + 1}"
        nama = _named(seed, number, f"Kantor Layanan Contoh {wilayah}")
        kode = f"{province.kode}.{at // len(provinces) + 1:02}"
        yield _Kantor(number, kode, jenis.casefold(), nama, wilayah, province.kode)


def _named(seed: int, number: int, nama: str) -> str:
    random = stream(seed, number, "nama")
    if chance(random, _LONG):
        return nama + _TAIL
    return kata.in_style(nama, Gaya.BERTANDA, random) if chance(random, _LONG) else nama


def _agreed(figures: Iterable[Sequence[Angka]]) -> Iterator[Angka]:
    """What the nation says itself: the targets of its perjanjian kinerja; what was reached only the units know."""
    every = [one for each in figures for one in each]
    for butir in BUTIR:
        yield Angka(butir, agreed_target(butir, [one for one in every if one.butir is butir]), None)


def _dataset(kantor: _Kantor, figures: Iterable[Angka], listed: Sequence[Row] = ()) -> Dataset:
    berkas = f"{kantor.stem}.xlsx"
    identitas: Row = {
        "instansi": _INSTANSI,
        "unit_kerja": kantor.nama,
        "tahun": TAHUN,
        "singkatan": kantor.singkatan,
        "kota": "Kota Contoh",
        "tanggal_laporan": date(TAHUN + 1, 2, 14),
        "tanggal_data": date(TAHUN, 12, 31),
        "kode_unit": kantor.kode,
        "induk_unit": kantor.induk,
    }
    sasaran = [{"kode": kode, "sasaran": words} for kode, words in SASARAN]
    tables = (
        key_table(schema.IDENTITAS, identitas, berkas),
        sheet_table(schema.SASARAN, sasaran, berkas),
        sheet_table(schema.INDIKATOR, [one.row for one in figures], berkas),
        sheet_table(schema.UNIT, listed, berkas),
    )
    return Dataset(tables if listed else tables[:-1], ())
