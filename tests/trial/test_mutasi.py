"""A report edited in a thousand ways, sixty of them by LibreOffice: all wrong figures found, no others called wrong."""

import sys
from pathlib import Path

import pytest

from tests.audit.mutasi.mutu import MUTU, Mutu
from tests.audit.mutasi.naskah import Naskah
from tests.audit.mutasi.percobaan import audit_semua, beda, sunting_semua
from tests.audit.mutasi.rencana import rencana
from tests.audit.mutasi.suntingan import Cara
from tests.libreoffice import NEEDS_LIBREOFFICE
from tests.reports import Report, Reports

pytestmark = pytest.mark.trial

SEED = 7
OTHER_SEEDS = (2,)


@pytest.fixture
def report(reports: Reports) -> Report:
    """Give the report that is edited."""
    return reports("contoh-lengkap")


@pytest.mark.parametrize("seed", [SEED, *OTHER_SEEDS])
@pytest.mark.parametrize("mutu", MUTU, ids=str)
def test_all_that_people_make_wrong_in_the_files_is_found(
    report: Report, tmp_path: Path, mutu: Mutu, seed: int
) -> None:
    naskah = Naskah.baca(report.docx, report.location)
    berkas = [each for each in rencana(naskah, seed) if each.cara is Cara.XML]
    nilai = audit_semua(report.location, sunting_semua(naskah, berkas, tmp_path), mutu.ubah)
    sys.stdout.write(nilai.tabel())
    assert mutu.kurang(nilai) == []


@NEEDS_LIBREOFFICE
@pytest.mark.parametrize("mutu", MUTU, ids=str)
def test_all_that_people_make_wrong_in_libreoffice_is_found(report: Report, tmp_path: Path, mutu: Mutu) -> None:
    naskah = Naskah.baca(report.docx, report.location)
    berkas = [each for each in rencana(naskah, SEED) if each.cara is not Cara.XML]
    nilai = audit_semua(report.location, sunting_semua(naskah, berkas, tmp_path), mutu.ubah)
    sys.stdout.write(nilai.tabel())
    assert mutu.kurang(nilai) == []


def test_each_of_the_files_says_what_was_typed_and_nothing_else_changed(report: Report, tmp_path: Path) -> None:
    naskah = Naskah.baca(report.docx, report.location)
    berkas = [each for each in rencana(naskah, SEED) if each.cara is Cara.XML]
    faults = [beda(naskah, each) for each in sunting_semua(naskah, berkas, tmp_path)]
    assert faults == [([], [])] * len(berkas)
