"""A file that another program has robbed of its facts is refreshed where the data that it was made from are named."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder import pipeline
from report_builder.audit.rujukan import tulis
from report_builder.cli import app
from report_builder.errors import ExitCode, ReportError
from report_builder.pipeline import Job
from report_builder.refresh import Hal
from report_builder.refresh.berkas import Berkas
from report_builder.refresh.penandaan import tandai_angka
from tests.audit.word_files import paragraph, run, word_file
from tests.refresh.conftest import BELOW, Rekat
from tests.refresh.naskah import (
    WHERE,
    bereft,
    edited,
    printed,
    prints,
    read,
    refreshed,
    replaced,
    tables,
    unmarked,
    words,
)

SAID = "yang pulih adalah"


@pytest.fixture(params=[bereft, lambda data: unmarked(bereft(data))], ids=["penanda ada", "penanda hilang"])
def lost(request: pytest.FixtureRequest, document: bytes) -> bytes:
    """Give the document as other programs leave it."""
    data: bytes = request.param(document)
    assert read(data).ledger is None
    return data


def test_it_comes_out_as_the_file_would_that_still_had_them(
    document: bytes, lost: bytes, base: Path, new: Rekat
) -> None:
    later = new(BELOW)
    expected, hasil = refreshed(document, later), refreshed(lost, later, base)
    assert hasil.catatan == expected.catatan
    assert texts(hasil.data) == texts(expected.data)
    assert tables(hasil.data) == tables(expected.data)
    assert words(hasil.data) == words(document)


def test_the_same_data_change_no_text_and_let_it_carry_its_facts_again(
    document: bytes, lost: bytes, base: Path
) -> None:
    hasil = refreshed(lost, base, base)
    assert hasil.catatan == ()
    assert texts(hasil.data) == texts(lost)
    carried, was = read(hasil.data), read(document)
    assert (carried.ledger, carried.penanda, carried.pesanan) == (was.ledger, was.penanda, was.pesanan)
    assert refreshed(hasil.data, base).data == hasil.data


def test_without_the_old_data_the_refusal_names_the_option(lost: bytes, new: Rekat) -> None:
    with pytest.raises(ReportError, match="tidak memuat data asalnya") as failure:
        refreshed(lost, new(BELOW))
    assert "--old-data" in failure.value.problems[0].hint


def test_a_figure_that_a_person_changed_is_still_told(lost: bytes, base: Path, new: Rekat) -> None:
    mine = edited(lost, replaced('<w:t xml:space="preserve">65</w:t>', "<w:t>70</w:t>"))
    hasil = refreshed(mine, new(BELOW), base)
    (left,) = (one for one in hasil.catatan if one.hal is Hal.DIUBAH_TANGAN)
    assert (left.fakta, left.lama, left.baru) == ("IKK-1.realisasi", "70", "50")


def test_a_reworded_sentence_keeps_the_facts_that_it_prints_as_before(document: bytes, base: Path, new: Rekat) -> None:
    mine = edited(unmarked(bereft(document)), replaced(f"kawasan {SAID}", f"kawasan tahun itu {SAID}"))
    assert "50" in prints(refreshed(mine, new(BELOW), base).data, "IKK-1.realisasi")
    mine = edited(mine, lambda text: re.sub(rf"({SAID}.*?)65", r"\g<1>70", text, count=1))
    hasil = refreshed(mine, new(BELOW), base)
    assert any(f"tahun itu {SAID} 70 kawasan" in text for text in texts(hasil.data))


def test_of_sentences_that_are_the_same_none_is_taken_for_one_that_is_gone() -> None:
    marks = {"lk_satu_1": "satu", "lk_dua_2": "dua"}
    pair = [
        paragraph(run("Capaiannya"), *figure(name, place), run("pada tahun itu.")) for place, name in enumerate(marks)
    ]
    bare = paragraph(run("Capaiannya 100% pada tahun itu."))
    was = Berkas.buka(word_file("".join(pair), marks), WHERE)
    both, one = (Berkas.buka(word_file(bare * count, marks), WHERE) for count in (2, 1))
    tandai_angka(both, was.dokumen)
    tandai_angka(one, was.dokumen)
    assert [found.fakta for found in printed(both.to_bytes())] == ["satu", "dua"]
    assert [*printed(one.to_bytes())] == []


def test_what_cannot_be_placed_is_listed(document: bytes, base: Path, new: Rekat) -> None:
    mine = edited(unmarked(bereft(document)), replaced("anggaran sebesar", "rupiah yang kami terima waktu itu ialah"))
    hasil = refreshed(mine, new({"Anggaran!C2": 2_000_000}), base)
    left = {(one.fakta, one.baru) for one in hasil.catatan if one.hal is Hal.BELUM_DITEMPATKAN}
    assert ("unit.pagu", "Rp2.000.000") in left


def test_a_text_that_is_like_no_document_of_the_old_data_is_refused(base: Path, new: Rekat) -> None:
    with pytest.raises(ReportError, match="tidak serupa"):
        refreshed(word_file(paragraph(run("Naskah orang tentang hal yang lain sama sekali."))), new(BELOW), base)


def test_the_report_of_a_quarter_is_still_known_as_one(project: Path) -> None:
    data = project / "inputs" / "contoh-lengkap.xlsx"
    job = Job(data, "lkj-triwulan", periode="TW2")
    document = bereft(tulis(job, pipeline.examine(job)))
    assert read(document).pesanan == {"jenis": "lkj-triwulan", "periode": "TW2"}
    assert refreshed(document, data, data).catatan == ()


def test_the_command_takes_the_old_data(lost: bytes, base: Path, new: Rekat, tmp_path: Path) -> None:
    file, target = tmp_path / "naskah.docx", tmp_path / "hasil.docx"
    file.write_bytes(lost)
    order = ["refresh", file, "--data", new(BELOW), "-o", target]
    refused = CliRunner().invoke(app, [*map(str, order)])
    assert refused.exit_code == ExitCode.USAGE
    assert "--old-data" in refused.stderr
    done = CliRunner().invoke(app, [*map(str, order), "--old-data", str(base)])
    assert done.exit_code == ExitCode.OK
    assert prints(target.read_bytes(), "IKK-1.realisasi") == {"50"}


def test_the_old_data_are_never_written_over(lost: bytes, base: Path, new: Rekat, tmp_path: Path) -> None:
    file = tmp_path / "naskah.docx"
    file.write_bytes(lost)
    order = ["refresh", file, "--data", new(BELOW), "--old-data", base, "-o", base, "--replace"]
    assert CliRunner().invoke(app, [*map(str, order)]).exit_code == ExitCode.OUTPUT


def figure(name: str, number: int) -> Iterator[str]:
    yield f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    yield run(" 100% ")
    yield f'<w:bookmarkEnd w:id="{number}"/>'


def texts(data: bytes) -> list[str]:
    return [alinea.teks for alinea in read(data).alinea()]
