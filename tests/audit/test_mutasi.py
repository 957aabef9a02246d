"""A report that people have edited in a thousand ways: all wrong figures are found, and no others are accused.

A tenth of these is edited here, in the XML of the files and by LibreOffice itself; all are among the trials.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from report_builder.audit import periksa
from report_builder.audit.membaca import baca, baca_docx
from report_builder.audit.rujukan import siapkan
from report_builder.audit.temuan import Kelas, Pemeriksaan, Temuan
from report_builder.errors import Place
from report_builder.pipeline import Job
from tests.audit.mutasi.mutu import MUTU, Mutu
from tests.audit.mutasi.naskah import Naskah
from tests.audit.mutasi.penilaian import Nilai
from tests.audit.mutasi.penyunting import sunting, tanpa_jangkar
from tests.audit.mutasi.percobaan import Disunting, audit_semua, beda, sunting_semua
from tests.audit.mutasi.rencana import Berkas, rencana
from tests.audit.mutasi.suntingan import Cara, Ragam, Titik
from tests.libreoffice import NEEDS_LIBREOFFICE
from tests.reports import DOCUMENTS, Reports

pytestmark = pytest.mark.slow

SEED = 7
CHOICE = 8
COMPLETE = "contoh-lengkap"


@pytest.fixture(scope="module")
def naskah(reports: Reports) -> Naskah:
    """Give the report that is edited."""
    report = reports(COMPLETE)
    return Naskah.baca(report.docx, report.location)


@pytest.fixture(scope="module")
def semua(naskah: Naskah) -> tuple[Berkas, ...]:
    """Give the plan of all changes."""
    return rencana(naskah, SEED)


@pytest.fixture(scope="module")
def disunting(naskah: Naskah, semua: tuple[Berkas, ...], tmp_path_factory: pytest.TempPathFactory) -> list[Disunting]:
    """Give a tenth of the files that are edited in their XML, with their changes made."""
    hand = [each for each in semua if each.cara is Cara.XML]
    chosen = Random(CHOICE).sample(hand, round(len(hand) / 10))  # noqa: S311 - no secret
    return sunting_semua(naskah, chosen, tmp_path_factory.mktemp("disunting"))


@pytest.fixture(scope="module")
def disimpan(naskah: Naskah, semua: tuple[Berkas, ...], tmp_path_factory: pytest.TempPathFactory) -> list[Disunting]:
    """Give a file that LibreOffice has edited with changes tracked."""
    chosen = next(each for each in semua if each.cara is Cara.LIBREOFFICE_DILACAK)
    return sunting_semua(naskah, [chosen], tmp_path_factory.mktemp("disimpan"))


# --- the plan and the editor -----------------------------------------------------------------------------------------


def test_a_thousand_changes_are_of_every_kind_and_sixty_go_through_libreoffice(semua: tuple[Berkas, ...]) -> None:
    made = [each for berkas in semua for each in berkas.suntingan]
    program = [each for each in made if each.cara is not Cara.XML]
    assert (len(made), len(program)) == (1000, 60)
    assert {each.ragam for each in made} == set(Ragam)
    assert len({(each.cara, each.operasi) for each in made}) > 0.99 * len(made)


def test_the_same_seed_gives_the_same_changes(naskah: Naskah, semua: tuple[Berkas, ...]) -> None:
    assert rencana(naskah, SEED) == semua


def test_an_edited_file_says_what_was_typed_and_nothing_else_changed(
    naskah: Naskah, disunting: list[Disunting]
) -> None:
    faults = [beda(naskah, each) for each in disunting]
    assert faults == [([], [])] * len(disunting)


def test_a_file_without_anchors_says_the_same_and_knows_nothing_of_our_facts(naskah: Naskah) -> None:
    plain = baca_docx(tanpa_jangkar(naskah.data), Place("polos.docx"))
    assert (plain.ledger, plain.penanda, plain.pesanan) == (None, {}, {})
    assert not any(alinea.jangkar for alinea in plain.alinea())
    told = [alinea.teks for alinea in naskah.dokumen.alinea() if alinea.tempat.bagian != "sifat dokumen"]
    assert [alinea.teks for alinea in plain.alinea() if alinea.tempat.bagian != "sifat dokumen"] == told


# --- the audit -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mutu", MUTU, ids=str)
def test_wrong_figures_are_found_and_no_others_are_called_wrong(
    reports: Reports, disunting: list[Disunting], mutu: Mutu
) -> None:
    assert mutu.kurang(audit_semua(reports(COMPLETE).location, disunting, mutu.ubah)) == []


@NEEDS_LIBREOFFICE
@pytest.mark.parametrize("mutu", MUTU, ids=str)
def test_they_are_found_where_libreoffice_has_edited_and_saved_the_file(
    reports: Reports, disimpan: list[Disunting], mutu: Mutu
) -> None:
    assert mutu.kurang(audit_semua(reports(COMPLETE).location, disimpan, mutu.ubah)) == []


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
def test_nothing_is_wrong_in_a_document_that_nobody_has_edited(reports: Reports, name: str, kind: str) -> None:
    report = reports(name, kind)
    dokumen = baca(report.docx)
    found = periksa(dokumen, siapkan(Job(report.location), dokumen))
    assert found.salah == ()


def test_a_chart_that_stands_twice_is_held_against_the_one_in_its_place(naskah: Naskah) -> None:
    """Where others are edited too, its points must not be taken for those of its twin."""
    again = next(part for part, grafik in naskah.grafik if grafik.tempat.nomor == 3)
    first = next(part for part, grafik in naskah.grafik if grafik.tempat.nomor == 1)
    edited = [
        Titik(first, 0, 2, Decimal(7), "Data!B4", digambar=True, dalam_buku=True),
        Titik(again, 1, 0, Decimal("3.65"), "Data!C2", digambar=True, dalam_buku=True),
    ]
    found = periksa(baca_docx(sunting(naskah.data, edited), Place("disunting.docx")), naskah.rujukan)
    assert [(each.kelas, each.di.nomor, each.seharusnya) for each in found.salah] == [
        (Kelas.BERUBAH, 1, "0"),
        (Kelas.BERUBAH, 3, "3,05"),
    ]


# --- the judging shown to fail ---------------------------------------------------------------------------------------


def test_an_audit_that_finds_nothing_is_told_all_that_it_missed(naskah: Naskah, disunting: list[Disunting]) -> None:
    nilai = _judged(naskah, disunting[0], lambda _: ())
    wrong = [want for one in disunting[0].berkas.suntingan for want in one.harapan if want.salah]
    assert len(nilai.luput) == len(wrong) > 0
    assert nilai.ingatan == 0
    assert MUTU[0].kurang(nilai)


def test_an_audit_that_calls_all_wrong_is_told_its_alarms(naskah: Naskah, disunting: list[Disunting]) -> None:
    nilai = _judged(naskah, disunting[0], lambda found: tuple(replace(one, salah=True) for one in found))
    assert nilai.ingatan == 1
    assert nilai.alarm_palsu > 0.5
    assert all(each.harapan.salah for each in nilai.hasil if each.tepat)
    assert MUTU[0].kurang(nilai)


def _judged(naskah: Naskah, disunting: Disunting, other: Callable[[tuple[Temuan, ...]], tuple[Temuan, ...]]) -> Nilai:
    found = periksa(baca_docx(disunting.data, Place("disunting.docx")), naskah.rujukan)
    nilai = Nilai()
    nilai.catat(disunting.berkas.suntingan, Pemeriksaan(found.dokumen, other(found.temuan)))
    return nilai
