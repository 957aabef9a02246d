"""The same report comes from a workbook, from CSV files, from SQLite and from PostgreSQL."""

import re
from pathlib import Path

import pytest

from report_builder import page, plugins
from report_builder.dataset import Pilihan
from report_builder.errors import Place
from report_builder.exporters import html
from report_builder.facts import Fact, Ledger
from report_builder.kinds import Bahan
from report_builder.kinds.lakip import LAKIP
from report_builder.measure import measure
from report_builder.model import check
from report_builder.pipeline.materials import read_profil
from report_builder.sources.frames import Location
from report_builder.templating import Library
from tests.database.offices import fill

LIBRARY = Library.on_path([])
UNITS = {"dayamas-2021": "Deputi Bidang Pemberdayaan Masyarakat", "contoh-lengkap": "CT.01"}


def ledger(location: Location, unit: str = "") -> Ledger:
    """The facts of a report."""
    return measure(check(plugins.read(location, Pilihan(unit))).laporan).ledger


def visible_text(location: Location, unit: str = "") -> str:
    """All words and figures of a report, but for its sources and the cells that are to be filled."""
    laporan = check(plugins.read(location, Pilihan(unit))).laporan
    measured = measure(laporan)
    bahan = Bahan(laporan, measured, read_profil(LIBRARY, laporan.identitas.profil))
    markup = LIBRARY.render(LAKIP.template, {**LAKIP.context(bahan), "final": False}, measured.ledger)
    document = page.parse(markup, gaya=LIBRARY.gaya, resources=LIBRARY.resources(("gaya/",)))
    text = html.export(document, "lakip.html").data.decode()
    body = re.sub(r"<(style|svg)\b.*?</\1>|<li>[^<]*SHA-256[^<]*</li>|, sel [^\]<]+", "", text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def without_places(ledger: Ledger) -> list[tuple[object, ...]]:
    """The facts but for their places, which those of sentences and appendices have in their ids too."""
    return [(_name(fact), fact.nilai, fact.satuan, fact.tampil, fact.alasan) for fact in ledger.values()]


def _name(fact: Fact) -> str:
    is_placed = isinstance(fact.asal, Place) and bool(fact.asal.sel)
    return fact.id.replace(fact.asal.sel, "…") if is_placed and isinstance(fact.asal, Place) else fact.id


@pytest.fixture
def loaded(database: str, project: Path) -> str:
    """Give a database with both inputs, from the workbook and from the CSV folder."""
    return fill(database, project / "inputs/contoh-lengkap.xlsx", project / "inputs/dayamas-2021")


@pytest.mark.slow
@pytest.mark.parametrize("name", UNITS)
def test_a_database_shows_what_the_workbook_shows(loaded: str, project: Path, name: str) -> None:
    assert visible_text(loaded, UNITS[name]) == visible_text(project / f"inputs/{name}.xlsx")


@pytest.mark.parametrize("name", UNITS)
def test_a_database_holds_the_facts_of_the_workbook(loaded: str, project: Path, name: str) -> None:
    assert without_places(ledger(loaded, UNITS[name])) == without_places(ledger(project / f"inputs/{name}.xlsx"))


def test_the_origin_of_a_fact_names_table_column_and_key(loaded: str) -> None:
    facts = ledger(loaded, "CT.01")
    database = plugins.read(loaded, Pilihan("CT.01")).sumber[0].berkas
    assert database.endswith(", unit CT.01, tahun 2024")
    assert facts["IKU-1.target"].asal == Place(database, "Indikator", "target · kode=IKU-1")
    assert facts["IKU-1.realisasi.2020"].asal == Place(
        database, "Riwayat", "realisasi · kode_indikator=IKU-1, tahun=2020"
    )
    lampiran = next(fact for fact in facts.values() if fact.id.startswith("lampiran-1."))
    assert isinstance(lampiran.asal, Place)
    assert (lampiran.asal.lembar, lampiran.asal.sel) == ("Lampiran Daftar Desa Binaan", "isi · baris=2, kolom=1")


@pytest.mark.slow
def test_the_hash_of_a_report_is_that_of_its_rows_whichever_database_they_lie_in(
    project: Path, tmp_path: Path, database: str
) -> None:
    files = [project / "inputs/contoh-lengkap.xlsx", project / "inputs/dayamas-2021.xlsx"]
    other = fill(f"sqlite:///{tmp_path / 'lain.db'}", *files)
    mine = fill(database, *files[:1])
    assert plugins.read(mine).sumber[0].sha256 == plugins.read(other, Pilihan("CT.01")).sumber[0].sha256
