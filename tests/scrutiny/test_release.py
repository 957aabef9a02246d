"""What releases of offices get wrong is found; the releases that the program writes are sound."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from report_builder import page, plugins, scrutiny
from report_builder.errors import ExitCode, ReportError
from report_builder.page import FactText, Inline, Page, Paragraph, Text
from report_builder.pipeline import Examined, Job, compose, examine, write_fakta
from report_builder.templating import builtin_root
from tests.scrutiny.conftest import EVERY, Scrutiny

Faults: TypeAlias = Callable[..., list[str]]

# As an office wrote of this data; the sentences are ours.
MISTAKES = (
    ("Tahun 2021 ada 4 poin sasaran.", "“4 poin sasaran” tidak cocok dengan data, yang memuat 3 sasaran"),
    ("Targetnya 53 dan terealisasi 65 atau kenaikan 122,64%.", "Capaian bukan “kenaikan”"),
    ("Targetnya 4 dan terealisasi 6 atau Kenaikan 150%.", "Capaian bukan “Kenaikan”"),
    ("Terealisasi 65 atau kenaikan122,64%.", "Capaian bukan “kenaikan”"),
    ("Terealisasi 65 atau kenaikan122,64%.", "Penulisan “kenaikan122,64” salah"),
    ("Nilainya 3,34 atau sekitar kenaikan 106%.", "“sekitar” berdiri di depan angka yang pasti"),
    ("Nilainya 3,34 atau sekitar kenaikan 106%.", "Angka “106%” tidak ada pada data"),
    ("Targetnya 60.00 dan realisasinya nihil.", "Penulisan “60.00” salah"),
    ("Targetnya 60.00 dan realisasinya nihil.", "Angka “60.00” tidak ada pada data"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "mistake"), MISTAKES)
def test_the_mistakes_of_a_real_release_are_found(faults: Faults, sentence: str, mistake: str) -> None:
    assert mistake in [text.split(":")[0] for text in faults(sentence)]


SIARAN = plugins.kind("siaran-pers")


def release(location: Path, sudut: str = "", *templates: Path) -> tuple[Examined, Page]:
    """Give the report of an input and its release; raises ReportError where the release is refused."""
    job = Job(location, kind=SIARAN.nama, sudut=sudut, templates=templates)
    examined = examine(job)
    return examined, compose(job, examined, write_fakta(examined.measured.ledger), SIARAN).document


@pytest.mark.parametrize("sudut", SIARAN.sudut)
@pytest.mark.parametrize("name", ["dayamas-2021", "contoh-lengkap"])
def test_the_program_s_own_release_is_sound(project: Path, name: str, sudut: str) -> None:
    _, document = release(project / "inputs" / f"{name}.xlsx", sudut)
    assert document.sections


def places(document: Page) -> list[tuple[int, int]]:
    """Give where the facts of a release stand in its paragraphs."""
    (section,) = document.sections
    return [
        (number, place)
        for number, block in enumerate(section.blocks)
        if isinstance(block, Paragraph)
        for place, inline in enumerate(block.children)
        if isinstance(inline, FactText)
    ]


def with_inline(document: Page, number: int, place: int, inline: Inline) -> Page:
    """Give the release with one inline of a paragraph changed."""
    (section,) = document.sections
    block = section.blocks[number]
    assert isinstance(block, Paragraph)
    children = (*block.children[:place], inline, *block.children[place + 1 :])
    blocks = (*section.blocks[:number], replace(block, children=children), *section.blocks[number + 1 :])
    return replace(document, sections=(replace(section, blocks=blocks),))


def test_every_figure_of_a_release_is_held_by_its_fact(project: Path) -> None:
    examined, document = release(project / "inputs" / "contoh-lengkap.xlsx")
    check = partial(scrutiny.check, laporan=examined.laporan, ledger=examined.measured.ledger)
    faults = len(check(document))  # of texts of the input, which bear no marks in a document that is printed
    found = places(document)
    assert len(found) > 20
    for number, place in found:
        fact = document.sections[0].blocks[number].children[place]  # type: ignore[union-attr]
        assert isinstance(fact, FactText)
        assert len(check(with_inline(document, number, place, replace(fact, text=f"{fact.text}7")))) > faults
        is_count = ".jumlah_" in fact.fakta
        in_words = not any(sign.isdecimal() for sign in fact.text)
        assert is_count or in_words or len(check(with_inline(document, number, place, Text(fact.text)))) > faults


def test_a_template_that_goes_beyond_the_data_stops_the_release(project: Path, tmp_path: Path) -> None:
    own = tmp_path / "siaran-pers" / "bagian" / "langkah.html"
    own.parent.mkdir(parents=True)
    kept = (builtin_root() / "siaran-pers" / "bagian" / "langkah.html").read_text(encoding="utf-8")
    own.write_text(f"{kept}<p>Hasil terbaik diraih 70 kawasan.</p>", encoding="utf-8")
    with pytest.raises(ReportError) as failure:
        release(project / "inputs" / "dayamas-2021.xlsx", "", tmp_path)
    assert failure.value.exit_code is ExitCode.TEMPLATE
    assert [problem.message for problem in failure.value.problems] == [
        "Angka “70” tidak ada pada data: “Hasil terbaik diraih 70 kawasan”.",
        "“terbaik” menilai tanpa fakta: “Hasil terbaik diraih 70 kawasan”.",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<title>Siaran</title>", "<title>{}</title>"),
        ('content="BNN"', 'content="{}"'),
        ('name="report.header" content=""', 'name="report.header" content="{}"'),
        ("</section>", '<p><span class="perlu-diisi" data-lembar="Kegiatan" data-sel="A1">{}</span></p></section>'),
        ("</section>", '<figure><img src="logo.png" alt="{}"/></figure></section>'),
    ],
)
def test_what_stands_beside_the_text_is_read_too(dayamas: Scrutiny, old: str, new: str) -> None:
    def faults(text: str) -> list[str]:
        said = dayamas.markup(*EVERY).replace(old, new.format(text))
        return dayamas.check_page(page.parse(said, gaya={}, resources={"logo.png": b""}))

    assert faults("Rapat Kerja") == []
    assert [problem.split(":")[0] for problem in faults("Rapat 77 desa")] == ["Angka “77” tidak ada pada data"]


@pytest.mark.parametrize("text", ['"77 desa"', "' hebat'", '"\\37"', "leader(' . ') '7'"])
def test_a_style_sheet_prints_no_words(sound: page.Page, checked: Callable[[page.Page], list[str]], text: str) -> None:
    css = f"/* content: 'x' */\np::after {{ content: {text}; }}"
    (problem,) = checked(replace(sound, resources={"gaya/cetak.css": css.encode()}))
    assert problem.startswith("gaya/cetak.css · baris 2: Gaya mencetak teks ")
    signs = b"p { content: string(kepala); } a::after { content: leader(' . ') counter(page) '] '; }"
    assert checked(replace(sound, resources={"gaya/cetak.css": signs})) == []
