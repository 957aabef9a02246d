"""Sentences as officials write them into a report: what is true is not called wrong, what is wrong is found."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest

from report_builder import pipeline
from report_builder.audit import periksa
from report_builder.audit.membaca import baca_docx, baca_md, baca_txt
from report_builder.audit.rujukan import Rujukan, telaah
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.errors import Place
from report_builder.pipeline import Job
from report_builder.pipeline.examining import silent
from tests.audit.mutasi.naskah import Naskah
from tests.reports import Reports

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "kalimat_sunting.csv"
"""A sentence a row, the heading that it stands below, its wrong figures and what is to stand there (- is unknown)."""


def cases() -> Iterator[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def split(cell: str) -> list[str]:
    return [each for each in cell.split("; ") if each]


@cache
def rujukan(data: str) -> Rujukan:
    return Rujukan.dari(telaah(Job(ROOT / "inputs" / data), silent), None, None)


def wrong(case: dict[str, str]) -> list[Temuan]:
    heading = f"# {case['judul']}\n\n" if case["judul"] else ""
    document = baca_md(f"{heading}{case['kalimat']}\n".encode(), Place("naskah.md"))
    return [one for one in periksa(document, rujukan(case["data"])).temuan if one.salah]


@pytest.mark.parametrize("case", [each for each in cases() if not each["salah"]], ids=lambda case: case["kalimat"][:60])
def test_a_true_sentence_has_nothing_wrong(case: dict[str, str]) -> None:
    assert [(one.teks, one.seharusnya, one.alasan) for one in wrong(case)] == []


@pytest.mark.parametrize("case", [each for each in cases() if each["salah"]], ids=lambda case: case["kalimat"][:60])
def test_a_false_figure_is_found_with_what_is_to_stand_there(case: dict[str, str]) -> None:
    found = wrong(case)
    figures = {one.teks: one.seharusnya for one in found if one.kelas is not Kelas.KLAIM}
    claimed = [one.teks for one in found if one.kelas is Kelas.KLAIM]
    for said, should in zip(split(case["salah"]), split(case["seharusnya"]), strict=True):
        assert said in figures or any(said in each for each in claimed)
        assert should == "-" or figures.get(said, should) == should
    assert set(figures) <= set(split(case["salah"]))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Rata-rata capaian kinerja di atas 70%.", []),
        ("Rata-rata capaian kinerja 74,33%.", [("74,33%", "73,44%")]),
    ],
)
def test_a_sentence_in_the_place_of_another_is_judged_by_its_own_words(
    reports: Reports, said: str, found: list[tuple[str, str]]
) -> None:
    report = reports("contoh-lengkap")
    naskah = Naskah.baca(report.docx, report.location)
    changed = baca_docx(with_sentence(naskah.data, "Rata-rata capaian kinerja", said), Place("disunting.docx"))
    wrongs = periksa(changed, replace(naskah.rujukan, lama=changed.ledger)).salah
    assert [(one.teks, one.seharusnya) for one in wrongs] == found


def with_sentence(data: bytes, begins: str, said: str) -> bytes:
    """Give a Word file with the first long paragraph that begins so said otherwise."""
    document = docx.Document(BytesIO(data))
    paragraph = next(each for each in document.paragraphs if begins in each.text and len(each.text) > 80)
    paragraph.text = said
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("data", ["contoh-lengkap.xlsx", "dayamas-2021.xlsx"])
def test_a_release_as_the_program_writes_it_has_nothing_wrong(data: str) -> None:
    made = pipeline.run(Job(ROOT / "inputs" / data, kind="siaran-pers")).outputs
    texts = {output.name: baca_txt(output.data, Place(output.name)) for output in made if output.name.endswith(".txt")}
    assert len(texts) >= 3
    found = {name: periksa(document, rujukan(data)).salah for name, document in texts.items()}
    assert {name: one.alasan for name, wrongs in found.items() for one in wrongs} == {}
