"""LibreOffice is run apart from its user's own and leaves nothing running; Word's contents name the pages it makes."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from docx.shared import Pt

from report_builder.errors import ExitCode, ReportError
from report_builder.exporters import docx, pdf
from report_builder.exporters.docx.libreoffice import as_pdf
from report_builder.exporters.docx.pagination import export
from report_builder.page import Page
from tests.exporters.docx.conftest import Word
from tests.exporters.docx.laid_out import Sheet, contents, sheets, untrue

Install = Callable[[str], None]
PageOf = Callable[..., Page]

unix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a shell script")
TEXT = "<p>Capaian kinerja diukur dengan membandingkan realisasi dan target, lalu ditelaah penyebabnya.</p>" * 40
REPORT = f"""<section class="sampul"><p class="judul">Laporan</p></section>
<section class="awal"><p>Pernyataan ini tidak berjudul.</p></section>
<section class="awal"><h1 id="isi">DAFTAR ISI</h1><nav class="daftar-isi"/></section>
<section class="bab"><h1 id="bab">PENDAHULUAN</h1>{TEXT}<h2 id="latar">Latar belakang</h2><p>Teks.</p></section>
<section class="bab"><h1 id="penutup">PENUTUP</h1><p>Selesai.</p></section>"""


# The program


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give a way to put a shell script of this text in LibreOffice's place."""

    def put(script: str) -> None:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return put


def refusal(patience: int = 60) -> str:
    with pytest.raises(ReportError) as failure:
        as_pdf(b"PK", patience=patience)
    assert failure.value.exit_code is ExitCode.OUTPUT
    return str(failure.value)


def test_it_is_told_how_to_do_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal() == (
        "LibreOffice tidak ditemukan: perintah soffice tidak ada di PATH. Pasang LibreOffice Writer "
        "(Debian dan Ubuntu: apt-get install libreoffice-writer), atau jalankan tanpa --pagination."
    )


@unix
def test_what_libreoffice_says_last_is_told(install: Install) -> None:
    install("echo 'Error: source file could not be loaded'; echo")
    assert refusal() == (
        "LibreOffice tidak dapat membuka berkas Word ini: Error: source file could not be loaded. "
        "Periksa pemasangannya, atau jalankan tanpa --pagination."
    )


@unix
def test_what_it_says_is_told_without_what_would_steer_a_terminal(install: Install) -> None:
    install(r"printf '\033[31mgagal\000\007\n\033\n'")
    assert "berkas Word ini: [31mgagal. Periksa" in refusal()


@unix
@pytest.mark.parametrize("program", [b"\0\1bukan program", b"#!/tidak/ada\n"])
def test_a_program_that_cannot_be_started_is_told(install: Install, program: bytes, tmp_path: Path) -> None:
    install("")
    (tmp_path / "bin" / "soffice").write_bytes(program)
    assert refusal().startswith("LibreOffice tidak dapat dijalankan: ")


@unix
def test_what_it_leaves_running_is_ended_and_not_waited_for(install: Install) -> None:
    install('for last; do :; done\necho %PDF- > "${last%.docx}.pdf"\nsleep 600 &')
    assert as_pdf(b"PK", patience=60) == b"%PDF-\n"


@pytest.mark.slow
@unix
def test_one_that_hangs_is_ended_with_all_it_started(install: Install, tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    install(f"sleep 600 > {pipe} &\nsleep 600")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert "belum selesai setelah 1 detik, jadi dihentikan. Ulangi bila" in refusal(patience=1)
    os.set_blocking(reader, True)
    assert os.read(reader, 1) == b""  # Would wait for ever while the sleeper held the other end.
    os.close(reader)


@pytest.mark.slow
def test_it_knows_the_fonts_of_the_report(page_of: PageOf, sample_resources: dict[str, bytes]) -> None:
    made = as_pdf(docx.export(page_of("<p>Teks.</p>"), "lakip.docx").data, sample_resources)
    with pikepdf.open(BytesIO(made)) as file:
        used = {str(font.BaseFont) for font in file.pages[0].Resources.Font.as_dict().values()}
    assert any(name.endswith("LiberationSans") for name in used), used


# The pages


@pytest.fixture(scope="session")
def report(page_of: PageOf, resources: dict[str, bytes], sample_resources: dict[str, bytes]) -> Page:
    """Give a report whose text is larger in Word than in the PDF, since people changed the styles of Word."""
    reference = Document(BytesIO(resources["reference.docx"]))
    reference.styles["Body Text"].font.size = Pt(18)
    theirs = BytesIO()
    reference.save(theirs)
    return page_of(REPORT, **sample_resources | {"reference.docx": theirs.getvalue()})


def laid_out(word: bytes, page: Page, folder: Path) -> list[Sheet]:
    (folder / "word.pdf").write_bytes(as_pdf(word, page.resources))
    return sheets(folder / "word.pdf")


@pytest.mark.slow
def test_contents_name_words_own_pages_where_it_breaks_them_otherwise(report: Page, tmp_path: Path) -> None:
    printed = pdf.export(report, "lakip.pdf").page_numbers
    of_the_pdf = docx.export(report, "lakip.docx", printed)
    of_its_own = export(report, "lakip.docx")
    assert {key for key, number in printed.items() if of_its_own.page_numbers[key] != number} == {"latar", "penutup"}
    assert untrue(contents(Word(of_its_own.data))[0], laid_out(of_its_own.data, report, tmp_path)) == []
    assert len(untrue(contents(Word(of_the_pdf.data))[0], laid_out(of_the_pdf.data, report, tmp_path))) == 2


@pytest.mark.slow
def test_a_section_without_a_heading_has_its_own_pages(page_of: PageOf, tmp_path: Path) -> None:
    page = page_of(
        '<section class="sampul"><p class="judul">Laporan</p></section>'
        '<section class="awal"><p>Pernyataan.</p></section><section class="awal"><h1 id="kata">KATA</h1></section>'
        f'<section class="bab">{TEXT}<h2 id="latar">Latar belakang</h2><p>Teks.</p></section>'
    )
    output = export(page, "lakip.docx")
    shown = {sheet.number for sheet in laid_out(output.data, page, tmp_path) if "Latarbelakang" in sheet.text}
    assert output.page_numbers["kata"] == "ii"
    assert {output.page_numbers["latar"]} == shown
    assert shown != {"1"}


@pytest.mark.slow
def test_the_same_page_gives_the_same_bytes(report: Page) -> None:
    assert export(report, "lakip.docx") == export(report, "lakip.docx")


@pytest.fixture
def lay_out(install: Install, tmp_path: Path) -> Callable[..., None]:
    """Let LibreOffice's stand-in find the second heading after so many pages, one number for each time it is run."""
    folder = tmp_path / "antrean"
    folder.mkdir()

    def queue(*places: int) -> None:
        for turn, place in enumerate(places):
            with pikepdf.new() as file:
                for _ in range(place + 1):
                    file.add_blank_page()
                first, later = (pikepdf.Array([file.pages[at].obj, pikepdf.Name.Fit]) for at in (0, place))
                file.Root.Dests = pikepdf.Dictionary({"/5FToc00000001": first, "/5FToc00000002": later})
                file.save(folder / f"{turn}.pdf")
        install(f'for last; do :; done\nmv "$(ls {folder}/*.pdf | head -n 1)" "${{last%.docx}}.pdf"')

    return queue


@unix
def test_numbers_are_counted_until_they_stay(lay_out: Callable[..., None], page_of: PageOf) -> None:
    lay_out(1, 2, 2)
    output = export(page_of('<h1 id="bab">PENDAHULUAN</h1><h2 id="latar">Latar</h2>'), "lakip.docx")
    assert output.page_numbers == {"bab": "1", "latar": "3"}
    assert output.problems == ()


@unix
def test_numbers_that_do_not_stay_are_told(lay_out: Callable[..., None], page_of: PageOf) -> None:
    lay_out(1, 2, 1)
    output = export(page_of('<h1 id="bab">PENDAHULUAN</h1><h2 id="latar">Latar</h2>'), "lakip.docx")
    assert output.page_numbers == {"bab": "1", "latar": "2"}
    (told,) = output.problems
    assert (told.message, told.hint) == (
        "Nomor halaman di daftar isi Word masih berubah setelah 3 kali dihitung.",
        "Perbarui daftar isi di Word: Ctrl+A, lalu F9.",
    )


@unix
def test_a_libreoffice_that_names_no_places_is_refused(lay_out: Callable[..., None], page_of: PageOf) -> None:
    lay_out(0)
    page = page_of('<section class="bab"><h1>SATU</h1></section>' * 3)
    with pytest.raises(ReportError) as failure:
        export(page, "lakip.docx")
    assert failure.value.exit_code is ExitCode.OUTPUT
    assert str(failure.value).startswith("LibreOffice tidak menyebut letak bagian laporan. Pasang LibreOffice 7.4")


@unix
@pytest.mark.parametrize("content", ["", "bukan PDF"])
def test_what_is_no_pdf_is_refused(install: Install, page_of: PageOf, content: str) -> None:
    install(f'for last; do :; done\nprintf "{content}" > "${{last%.docx}}.pdf"')
    with pytest.raises(ReportError) as failure:
        export(page_of("<h1>SATU</h1>"), "lakip.docx")
    assert failure.value.exit_code is ExitCode.OUTPUT
    assert str(failure.value).startswith("LibreOffice tidak membuat PDF yang utuh. Periksa pemasangannya, atau")
