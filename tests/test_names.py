"""No file of a report is written over another of the same report."""

from dataclasses import replace
from pathlib import Path

import pytest

from report_builder import pipeline
from report_builder.errors import ExitCode, ReportError
from report_builder.kinds import Iringan, Kind
from report_builder.pipeline import Job
from report_builder.pipeline.names import refuse_same_names
from tests.test_plugins import install

NOTA = Kind("nota", "nota", "nota.html", lambda _: {})
BERITA = Kind("berita", "Nota", "berita.html", lambda _: {})
KARTU = Iringan("nota.pdf", "kartu.html", "svg")
HINT = "Buat jenis itu satu per satu dengan --kind ke folder lain, atau ubah nama berkas pada paketnya."
OWN_HINT = "Ubah nama berkas itu pada paket jenis laporannya."


def check(*kinds: Kind, formats: tuple[str, ...] = ("pdf",)) -> None:
    refuse_same_names(kinds, {kind.nama: formats for kind in kinds}, "fakta.json")


def told(*kinds: Kind, formats: tuple[str, ...] = ("pdf",)) -> list[str]:
    with pytest.raises(ReportError) as failure:
        check(*kinds, formats=formats)
    assert failure.value.exit_code is ExitCode.TEMPLATE
    return str(failure.value).splitlines()


def test_names_of_their_own_are_no_fault() -> None:
    check(NOTA, replace(BERITA, berkas="berita"), formats=("pdf", "docx"))


def test_kinds_that_write_the_same_file_are_both_named_whatever_its_capitals() -> None:
    assert told(NOTA, BERITA, formats=("pdf", "txt")) == [
        f"Berkas nota.{form} akan ditulis oleh lebih dari satu jenis laporan: “nota” dan “berita”. {HINT}"
        for form in ("pdf", "txt")
    ]


def test_a_file_beside_a_document_is_held_to_the_same() -> None:
    beside = replace(BERITA, berkas="berita", iringan=(KARTU,))
    message = "Berkas nota.pdf akan ditulis oleh lebih dari satu jenis laporan: “nota” dan “berita”."
    assert told(NOTA, beside) == [f"{message} {HINT}"]
    check(beside)
    own = "Berkas nota.pdf akan ditulis 2 kali oleh jenis laporan “nota”."
    assert told(replace(NOTA, iringan=(KARTU,))) == [f"{own} {OWN_HINT}"]


def test_no_kind_takes_the_place_of_the_ledger() -> None:
    assert told(replace(NOTA, iringan=(replace(KARTU, berkas="Fakta.json"),))) == [
        f"Berkas fakta.json dari jenis laporan “nota” akan menimpa catatan angka laporan. {OWN_HINT}"
    ]


def test_it_is_told_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    code = 'from report_builder.kinds import Kind\nTIRUAN = Kind("tiruan", "siaran-pers", "a.html", lambda _: {})\n'
    install(tmp_path, "paket-tiruan", "[report_builder.kinds]\ntiruan = paket_tiruan:TIRUAN\n", code)
    with pytest.raises(ReportError) as failure:
        pipeline.run(Job(tmp_path / "tidak-ada.xlsx", kind="semua"))
    assert "Berkas siaran-pers.pdf akan ditulis oleh lebih dari satu jenis laporan: “siaran-pers” dan “tiruan”." in str(
        failure.value
    )
