"""From an input to finished files: the order of the stages and what passes between them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import report_builder
from report_builder import pipeline, sources
from report_builder.errors import ExitCode, ReportError, Severity
from report_builder.exporters import Output
from report_builder.pipeline import Job, materials
from report_builder.plugins import KINDS
from report_builder.profil import Profil
from report_builder.templating import Library

LOOKING_GLASS = """
import json
from report_builder.exporters import Output
from report_builder.plugins import Exporter, Pagination


def export(page, name, page_numbers):
    form = {
        "attachments": {each.name: each.media_type for each in page.attachments},
        "resources": sorted(page.resources),
        "page_numbers": dict(page_numbers),
        "draft": page.draf,
    }
    return Output(name, json.dumps(form).encode())


LIHAT = Exporter("lihat:export", prints_page_numbers=True)
LEKAS = Exporter("lihat:export_fast")
KIRA = Pagination("kira", Exporter("lihat:estimate"), "Mengira halaman")


def export_fast(page, name):
    return export(page, name, {})


def estimate(page, name):
    return Output(name, b"", page_numbers={"bab-1": "7"})
"""


@pytest.fixture
def look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Give a builder whose only format shows what exporters are given; `lihat` asks for page numbers too."""
    folder = tmp_path / "paket"
    metadata = folder / "lihat-1.0.dist-info"
    metadata.mkdir(parents=True)
    (folder / "lihat.py").write_text(LOOKING_GLASS, encoding="utf-8")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: lihat\nVersion: 1.0\n", encoding="utf-8")
    entries = "[report_builder.exporters]\nlihat = lihat:LIHAT\nlekas = lihat:LEKAS\n"
    entries += "[report_builder.paginations]\nkira = lihat:KIRA\n"
    (metadata / "entry_points.txt").write_text(entries, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)

    def build(location: Path, name: str = "lekas", **options: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        return json.loads(report_builder.build(location, formats=(name,), **options).outputs[0].data)

    return build


def stages(job: Job) -> list[str]:
    told: list[str] = []
    pipeline.run(job, told.append)
    return told


def refusal(job: Job) -> ReportError:
    with pytest.raises(ReportError) as failure:
        pipeline.run(job)
    return failure.value


# The order


def test_the_ledger_is_always_the_last_output(small_book: Callable[..., Path]) -> None:
    result = report_builder.build(small_book(), formats=("html",))
    assert [output.name for output in result.outputs] == ["lakip.html", "fakta.json"]
    assert json.loads(result.outputs[-1].data) == result.ledger.to_json()
    assert result.ledger["IKK-1.realisasi"].tampil == "65"


@pytest.mark.slow
def test_the_stages_are_told_in_their_order(small_book: Callable[..., Path]) -> None:
    assert stages(Job(small_book(), formats=("docx", "html"))) == [
        "Membaca data",
        "Memeriksa data",
        "Menghitung capaian",
        "Menyusun lakip",
        "Membuat PDF",
        "Membuat DOCX",
        "Membuat HTML",
    ]


@pytest.mark.slow
def test_formats_come_as_they_were_asked_for(small_book: Callable[..., Path]) -> None:
    result = report_builder.build(small_book(), formats=("docx", "pdf"))
    assert [output.name for output in result.outputs] == ["lakip.docx", "lakip.pdf", "fakta.json"]


@pytest.mark.slow
def test_page_numbers_reach_a_format_that_prints_them(
    small_book: Callable[..., Path], look: Callable[..., Any]
) -> None:
    page_numbers = look(small_book(), "lihat")["page_numbers"]
    assert {"i", "1"} <= set(page_numbers.values())


def test_page_numbers_are_those_of_the_chosen_pagination(
    small_book: Callable[..., Path], look: Callable[..., Any]
) -> None:
    assert look(small_book(), "lihat", pagination="kira")["page_numbers"] == {"bab-1": "7"}
    told = stages(Job(small_book(), formats=("lihat",), pagination="kira"))
    assert told[-2:] == ["Mengira halaman", "Membuat LIHAT"]


@pytest.mark.slow
def test_no_pdf_is_made_where_libreoffice_counts_the_pages(small_book: Callable[..., Path]) -> None:
    assert stages(Job(small_book(), formats=("docx", "html"), pagination="libreoffice"))[-2:] == [
        "Membuat DOCX dan menghitung halamannya dengan LibreOffice",
        "Membuat HTML",
    ]


def test_nothing_is_laid_out_for_a_format_that_prints_none(
    small_book: Callable[..., Path], look: Callable[..., Any]
) -> None:
    look(small_book())
    assert stages(Job(small_book(), formats=("lekas",)))[-1] == "Membuat LEKAS"


def test_an_unknown_kind_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    failure = refusal(Job(tmp_path / "tidak-ada.xlsx", kind="renja"))
    assert (
        str(failure) == "Jenis laporan “renja” tidak dikenal. Yang ada: " + ", ".join(sorted((*KINDS, "semua"))) + "."
    )


# Drafts and final reports


def test_a_draft_tells_what_it_still_asks_for(small_book: Callable[..., Path], look: Callable[..., Any]) -> None:
    assert look(small_book())["draft"] is True
    missing = report_builder.build(small_book(), formats=("html",)).missing
    assert missing
    assert {problem.severity for problem in missing} == {Severity.WARNING}
    assert all(problem.message.startswith("Perlu diisi: ") for problem in missing)
    assert all(problem.where and problem.where.berkas == "monev.xlsx" for problem in missing)
    assert not any("lembar Identitas" in problem.message or ", sel " in problem.message for problem in missing)


def test_a_final_report_that_is_not_complete_is_refused(small_book: Callable[..., Path]) -> None:
    draft = report_builder.build(small_book(), formats=("html",))
    failure = refusal(Job(small_book(), formats=("html",), final=True))
    assert failure.exit_code is ExitCode.INCOMPLETE
    assert [problem.message for problem in failure.problems] == [problem.message for problem in draft.missing]
    assert {problem.severity for problem in failure.problems} == {Severity.ERROR}
    assert {problem.hint for problem in failure.problems} == {
        "Isi sel ini; tanpa isinya laporan hanya dapat dibuat sebagai draf."
    }


# What the document carries


def test_the_workbook_and_the_ledger_are_attached(small_book: Callable[..., Path], look: Callable[..., Any]) -> None:
    assert look(small_book())["attachments"] == {
        "monev.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "fakta.json": "application/json",
    }


def test_each_csv_file_is_attached(project: Path, look: Callable[..., Any]) -> None:
    folder = project / "inputs" / "dayamas-2021"
    attached = look(folder)["attachments"]
    assert list(attached) == [*sorted(path.name for path in folder.glob("*.csv")), "fakta.json"]
    assert attached["indikator.csv"] == "text/csv"


def test_the_data_of_other_units_stay_at_home(project: Path) -> None:
    fakta = Output("fakta.json", b"{}")
    attached = materials.attachments(project / "inputs" / "dayamas-2021", None, fakta)
    assert [one.name for one in attached] == ["fakta.json"]


def test_a_file_that_changed_since_it_was_read_is_refused(small_book: Callable[..., Path]) -> None:
    book = small_book()
    dataset = sources.read(book)
    book.write_bytes(book.read_bytes() + b"\0")
    with pytest.raises(ReportError) as failure:
        materials.attachments(book, dataset, Output("fakta.json", b"{}"))
    assert str(failure.value) == (
        "monev.xlsx: Berkas ini berubah selagi laporan dibuat. Ulangi setelah berkas itu selesai disimpan."
    )


def test_styles_fonts_and_the_logo_go_along(
    project: Path, tmp_path: Path, small_book: Callable[..., Path], look: Callable[..., Any]
) -> None:
    (tmp_path / "logo.png").write_bytes((project / "templates/gaya/logo.png").read_bytes())
    resources = look(small_book({"Identitas!B5": "logo.png"}))["resources"]
    assert {"gaya/token.css", "fonts/LiberationSans-Regular.ttf", "reference.docx", "logo.png"} <= set(resources)


# Templates


def test_a_template_of_the_users_own_comes_first(tmp_path: Path, small_book: Callable[..., Path]) -> None:
    own = tmp_path / "templates" / "lakip"
    own.mkdir(parents=True)
    cover = '<section class="sampul"><p class="judul">Sampul kami sendiri</p></section>'
    (own / "sampul.html").write_text(cover, encoding="utf-8")
    result = report_builder.build(small_book(), formats=("html",), templates=[tmp_path / "templates"])
    assert "Sampul kami sendiri" in result.outputs[0].data.decode()


@pytest.mark.parametrize(
    "markup",
    [
        "{{ tidak_ada }}",
        "{{ f('tidak.ada') }}",
        "{% if %}",
        '<section class="sampul"><script>1</script></section>',
        "<section>",
    ],
    ids=["unknown name", "unknown fact", "broken Jinja", "outside the contract", "ill-formed"],
)
def test_a_faulty_template_is_told(tmp_path: Path, small_book: Callable[..., Path], markup: str) -> None:
    own = tmp_path / "templates" / "lakip"
    own.mkdir(parents=True)
    (own / "sampul.html").write_text(markup, encoding="utf-8")
    failure = refusal(Job(small_book(), formats=("html",), templates=(tmp_path / "templates",)))
    assert failure.exit_code is ExitCode.TEMPLATE
    assert all(problem.where for problem in failure.problems)


# Profiles


OWN_PROFILE = """
dateline = "HUMAS – {kota}"
kantor = "BAGIAN HUBUNGAN MASYARAKAT"
"""


@pytest.fixture
def own_profile(tmp_path: Path) -> Path:
    """Give a folder of templates with the profile `kominfo`."""
    path = tmp_path / "templates" / "profil" / "kominfo.toml"
    path.parent.mkdir(parents=True)
    path.write_text(OWN_PROFILE, encoding="utf-8")
    return tmp_path / "templates"


@pytest.mark.parametrize("nama", ["kominfo", "Kominfo"])
def test_a_profile_is_found_where_templates_are(small_book: Callable[..., Path], own_profile: Path, nama: str) -> None:
    book = small_book({"Identitas!A5": "profil", "Identitas!B5": nama})
    found = pipeline.examine(Job(book, templates=(own_profile,))).profil
    assert found == Profil("HUMAS – {kota}", "BAGIAN HUBUNGAN MASYARAKAT")


def test_an_office_that_names_no_profile_has_the_neutral_one(small_book: Callable[..., Path]) -> None:
    assert pipeline.examine(Job(small_book())).profil.kantor == "HUBUNGAN MASYARAKAT {INSTANSI}"


def test_only_a_file_in_the_folder_itself_is_a_profile(own_profile: Path) -> None:
    (own_profile / "profil" / "lama").mkdir()
    (own_profile / "profil" / "lama" / "arsip.toml").touch()
    (own_profile / "profil" / "catatan.txt").touch()
    assert sorted(materials.profiles(Library.on_path([own_profile]))) == ["bnn", "kominfo", "umum"]


def test_a_profile_that_is_not_there_is_told_at_its_cell_with_all_else(small_book: Callable[..., Path]) -> None:
    book = small_book({"Identitas!A5": "profil", "Identitas!B5": "kominfo", "Indikator!F2": "1.234"})
    failure = refusal(Job(book, formats=("html",)))
    assert failure.exit_code is ExitCode.DATA
    assert [str(problem).partition(". ")[0] for problem in failure.problems] == [
        "monev.xlsx · Identitas · B5: Profil “kominfo” tidak ada",
        "monev.xlsx · Indikator · F2: 1.234 dapat berarti 1234 atau 1,234",
    ]
    hint = "Yang ada: bnn dan umum. Letakkan profil sendiri di templates/profil/kominfo.toml."
    assert failure.problems[0].hint == hint


def test_a_faulty_profile_is_told(small_book: Callable[..., Path], own_profile: Path) -> None:
    (own_profile / "profil" / "kominfo.toml").write_text('kantor = "HUMAS"', encoding="utf-8")
    book = small_book({"Identitas!A5": "profil", "Identitas!B5": "kominfo"})
    failure = refusal(Job(book, formats=("html",), templates=(own_profile,)))
    assert failure.exit_code is ExitCode.TEMPLATE
    assert str(failure).startswith("profil/kominfo.toml · dateline: Kunci “dateline” belum ada. ")
