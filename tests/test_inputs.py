"""The data that come with the product: what they hold, and that each workbook is its CSV folder."""

import io
import zipfile
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest

from report_builder import sources, workbook
from report_builder.dataset import Table
from report_builder.errors import Place
from report_builder.model import Laporan, check
from report_builder.rules import read_agregasi
from report_builder.schema import SHEETS, Keadaan, Polaritas

TABLES = {"dayamas-2021.xlsx": "inputs/dayamas-2021", "contoh-lengkap.xlsx": "templates/contoh"}


def entries(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook: how they were packed differs between builds of zlib."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(project: Path, location: str) -> Laporan:
    checked = check(sources.read(project / location))
    assert checked.problems == ()
    return checked.laporan


def without_places(laporan: Laporan) -> list[object]:
    """All parts of a report but for the files and cells that they came from."""
    parts = (getattr(laporan, field.name) for field in fields(laporan) if field.name not in {"sumber", "free_rows"})
    return [_values(part) for part in parts]


def _values(part: object) -> object:
    if isinstance(part, tuple):
        return [_values(item) for item in part]
    if isinstance(part, Table):
        return part.nama, [[str(cell.value) for cell in row] for row in (part.header, *part.rows)]
    return {field.name: getattr(part, field.name) for field in fields(part) if field.name != "places"}  # type: ignore[arg-type]


@pytest.mark.parametrize("berkas", TABLES)
def test_a_golden_workbook_is_made_from_its_folder(project: Path, berkas: str, *, renew: bool) -> None:
    data = workbook.filled(sources.read(project / TABLES[berkas]))
    if renew:
        (project / "inputs" / berkas).write_bytes(data)
    made = entries(data)
    kept = entries((project / "inputs" / berkas).read_bytes())
    assert kept.keys() == made.keys()
    assert [name for name in made if made[name] != kept[name]] == []


@pytest.mark.parametrize("berkas", TABLES)
def test_a_workbook_says_what_its_folder_says(project: Path, berkas: str) -> None:
    of_folder, of_workbook = read(project, TABLES[berkas]), read(project, f"inputs/{berkas}")
    assert without_places(of_workbook) == without_places(of_folder)


@pytest.mark.parametrize("folder", TABLES.values())
def test_a_folder_has_every_sheet_and_column(project: Path, folder: str) -> None:
    for sheet in SHEETS:
        header = (project / folder / f"{sheet.nama.lower()}.csv").read_text(encoding="utf-8").splitlines()[0]
        expected = ["kunci", "isi"] if sheet.keys else [column.nama for column in sheet.columns]
        assert header.split(";") == expected


def test_dayamas_holds_the_four_rows_of_2021(project: Path) -> None:
    laporan = read(project, "inputs/dayamas-2021.xlsx")
    assert laporan.identitas.unit_kerja == "Deputi Bidang Pemberdayaan Masyarakat"
    assert [one.kode for one in laporan.sasaran] == ["S-1", "S-2", "S-3"]
    assert [(one.kode, one.kode_sasaran, one.target, one.realisasi, one.capaian) for one in laporan.indikator] == [
        ("IKK-1", "S-1", Decimal(53), Decimal(65), Decimal("122.64")),
        ("IKK-2", "S-1", Decimal(4), Decimal(6), Decimal(150)),
        ("IKK-3", "S-2", Decimal("3.15"), Decimal("3.34"), Decimal("106.03")),
        ("IKK-4", "S-3", Decimal(60), Decimal(0), Decimal(0)),
    ]
    assert [one.keadaan for one in laporan.indikator] == [*[Keadaan.TERUKUR] * 3, Keadaan.TIDAK_TERLAKSANA]
    assert laporan.indikator[3].places["realisasi"] == Place("dayamas-2021.xlsx", "Indikator", "F5")


def test_dayamas_says_nothing_that_was_not_said(project: Path) -> None:
    laporan = read(project, "inputs/dayamas-2021.xlsx")
    assert {one.kode_indikator: one.penyebab for one in laporan.analisis} == {
        "IKK-4": ("Pandemi Covid-19", "Refocusing anggaran", "Kurangnya sumber daya manusia pelaksana")
    }
    assert not any((laporan.anggaran, laporan.riwayat, laporan.renstra, laporan.standar, laporan.triwulan))
    assert laporan.kegiatan[0].tanggal_mulai is None
    assert not laporan.kutipan[0].disetujui


def test_the_example_shows_every_polaritas_and_every_keadaan(project: Path) -> None:
    indikator = read(project, "templates/contoh").indikator
    assert {one.polaritas for one in indikator} == set(Polaritas)
    assert {one.keadaan for one in indikator} == set(Keadaan)
    assert {one.rumus for one in indikator if one.polaritas is Polaritas.MINIMUM} == {"A", "B"}
    assert any(one.keadaan is Keadaan.TERUKUR and one.realisasi == 0 for one in indikator)


def test_the_example_fills_every_sheet_for_every_indicator(project: Path) -> None:
    laporan = read(project, "templates/contoh")
    codes = {one.kode for one in laporan.indikator}
    assert len(codes) == 9
    for rows in (laporan.riwayat, laporan.renstra, laporan.standar, laporan.triwulan, laporan.analisis):
        assert {row.kode_indikator for row in rows} == codes
    assert all(
        {row.tahun for row in laporan.riwayat if row.kode_indikator == kode} == set(range(2019, 2024)) for kode in codes
    )
    assert [len(table.rows) for table in laporan.lampiran] == [300, 5]
    assert laporan.kegiatan
    assert laporan.skala
    assert all(one.disetujui for one in laporan.kutipan)


def test_the_budget_of_the_example_adds_up(project: Path) -> None:
    anggaran = read(project, "templates/contoh").anggaran
    assert {one.tingkat for one in anggaran} == {"program", "kegiatan", "ro"}
    for parent in anggaran:
        children = [one for one in anggaran if one.induk == parent.kode]
        if children:
            assert sum(one.pagu_awal or 0 for one in children) == parent.pagu_awal
            assert sum(one.pagu_akhir for one in children) == parent.pagu_akhir
            assert sum(one.realisasi or 0 for one in children) == parent.realisasi


def test_the_appendix_of_the_example_agrees_with_its_indicators(project: Path) -> None:
    laporan = read(project, "templates/contoh")
    desa = laporan.lampiran[0]
    header = [str(cell.value) for cell in desa.header]
    columns = {nama: [str(row[index].value) for row in desa.rows] for index, nama in enumerate(header)}
    kader, aktif = (sum(int(value) for value in columns[nama]) for nama in ("Kader", "Kader aktif"))
    nilai = [Decimal(value.replace(",", ".")) for value in columns["Nilai kemandirian"]]
    realisasi = {one.kode: one.realisasi for one in laporan.indikator}
    assert Decimal(100 * aktif) / kader == realisasi["IKK-1"]
    assert sum(nilai) / len(nilai) == realisasi["IKU-1"]
    assert len(set(zip(columns["Kabupaten"], columns["Desa"], strict=True))) == 300


@pytest.mark.parametrize("berkas", TABLES)
def test_each_agregasi_of_an_input_is_a_known_one(project: Path, berkas: str) -> None:
    told = {one.agregasi for one in read(project, f"inputs/{berkas}").indikator if one.agregasi}
    assert {text for text in told if read_agregasi(text) is None} == set()
