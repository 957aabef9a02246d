"""Documents of a few sentences about the figures of Dayamas 2021, put under scrutiny."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest

from report_builder import page, scrutiny
from report_builder.errors import Place
from report_builder.given import Given
from report_builder.measure import measure
from report_builder.model import Indikator, Laporan, Riwayat, check
from report_builder.schema import Keadaan
from report_builder.sources import read
from report_builder.templating import Printer

Faults: TypeAlias = Callable[..., list[str]]

PULIH = (
    "Realisasi status keterpulihan kawasan rawan dari Bahaya menjadi Waspada sebanyak {IKK-1.realisasi} kawasan "
    "melampaui target {IKK-1.target} kawasan, dengan capaian {IKK-1.capaian}."
)
SIAGA = (
    "Status keterpulihan kawasan rawan dari Waspada menjadi Siaga terealisasi {IKK-2.realisasi} kawasan dari target "
    "{IKK-2.target} kawasan (capaian {IKK-2.capaian}), sedangkan Indeks Kemandirian Partisipasi melebihi target "
    "sebesar {IKK-3.kelebihan}."
)
TANGGAP = "Jumlah kabupaten/kota berkategori tanggap ancaman narkoba tidak terlaksana."
EVERY = (PULIH, SIAGA, TANGGAP)
"""Sound sentences that mention every indikator."""


def markup(*paragraphs: str) -> str:
    """Give a document of these paragraphs; one that begins with a tag stands as it is."""
    blocks = (text if text.startswith("<") else f"<p>{text}</p>" for text in paragraphs)
    return (
        '<html lang="id"><head><title>Siaran</title><meta name="author" content="BNN"/>'
        '<meta name="dcterms.date" content="2021-12-31"/><meta name="report.header" content=""/>'
        '<meta name="report.draft" content="ya"/><meta name="report.paper" content="A4"/></head>'
        f'<body><section class="naskah"><h1>Siaran Pers</h1>{"".join(blocks)}</section></body></html>'
    )


class Scrutiny:
    """One report, and what is found in documents about it."""

    def __init__(self, laporan: Laporan) -> None:
        self.laporan = laporan
        self.ledger = measure(laporan).ledger

    def document(self, *paragraphs: str) -> page.Page:
        """Give the document of these paragraphs."""
        return page.parse(self.markup(*paragraphs), gaya={}, resources={})

    def markup(self, *paragraphs: str) -> str:
        """Give the markup in which `{IKK-1.capaian}` is that fact and `[[Rapat 3 hari]]` a text of the input."""
        printer = Printer(self.ledger)
        text = re.sub(r"\{(.+?)\}", lambda found: str(printer.figure(found[1])), markup(*paragraphs))
        return re.sub(r"\[\[(.+?)\]\]", lambda found: Given(found[1]).__html__(), text)

    def check(self, *paragraphs: str) -> list[str]:
        """Give the problems of a document of these paragraphs."""
        return self.check_page(self.document(*paragraphs))

    def check_page(self, document: page.Page) -> list[str]:
        """Give the problems of a document."""
        return [str(each) for each in scrutiny.check(document, self.laporan, self.ledger)]


@pytest.fixture(scope="session")
def dayamas(project: Path) -> Scrutiny:
    """Give the report of Dayamas 2021."""
    return Scrutiny(check(read(project / "inputs" / "dayamas-2021")).laporan)


@pytest.fixture(scope="session")
def faults(dayamas: Scrutiny) -> Faults:
    """Give what finds the faults of further paragraphs in a document that mentions every indikator."""
    return lambda *paragraphs: dayamas.check(*EVERY, *paragraphs)


@pytest.fixture(scope="session")
def dayamas_check(dayamas: Scrutiny) -> Faults:
    """Give what finds the faults of a document of these paragraphs alone."""
    return dayamas.check


@pytest.fixture(scope="session")
def checked(dayamas: Scrutiny) -> Callable[[page.Page], list[str]]:
    """Give what finds the faults of a document."""
    return dayamas.check_page


@pytest.fixture(scope="session")
def sound(dayamas: Scrutiny) -> page.Page:
    """Give a document without a fault."""
    return dayamas.document(*EVERY)


@pytest.fixture(scope="session")
def report(dayamas: Scrutiny) -> Callable[..., Faults]:
    """Give what changes the report: its event, target and realisasi of indikator, both of the year before."""

    def change(
        target: Mapping[str, Decimal] | None = None,
        realisasi: Mapping[str, Decimal | None] | None = None,
        last_year: Mapping[str, tuple[Decimal, Decimal]] | None = None,
        satuan: Mapping[str, str] | None = None,
        **kegiatan: object,
    ) -> Faults:
        laporan = dayamas.laporan
        aimed, given = target or {}, realisasi or {}
        units = satuan or {}
        indikator = (
            replace(one, target=aimed.get(one.kode, one.target), satuan=units.get(one.kode, one.satuan))
            for one in laporan.indikator
        )
        changed = replace(
            laporan,
            indikator=tuple(_with(one, given[one.kode]) if one.kode in given else one for one in indikator),
            riwayat=tuple(_last_year(laporan, kode, *values) for kode, values in (last_year or {}).items()),
            kegiatan=(replace(laporan.kegiatan[0], **kegiatan),),  # type: ignore[arg-type]
        )
        return lambda *paragraphs: Scrutiny(changed).check(*EVERY, *paragraphs)

    return change


def _with(indikator: Indikator, realisasi: Decimal | None) -> Indikator:
    keadaan = Keadaan.BELUM_DIUKUR if realisasi is None else Keadaan.TERUKUR
    return replace(indikator, realisasi=realisasi, keadaan=keadaan)


def _last_year(laporan: Laporan, kode: str, target: Decimal, realisasi: Decimal) -> Riwayat:
    places = {name: Place("riwayat.csv", "Riwayat") for name in ("target", "realisasi")}
    return Riwayat(kode, laporan.identitas.tahun - 1, places, target, realisasi)


@pytest.fixture(scope="session")
def pulih() -> str:
    """Give a sentence about the first indikator."""
    return PULIH


@pytest.fixture(scope="session")
def siaga() -> str:
    """Give a sentence about the second and third."""
    return SIAGA


@pytest.fixture(scope="session")
def tanggap() -> str:
    """Give a sentence that names the fourth."""
    return TANGGAP
