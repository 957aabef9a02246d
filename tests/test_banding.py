"""How two inputs, ledgers or documents differ: in figures, and why, and in words."""

import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder import banding, delivery, pipeline
from report_builder.audit.membaca import baca_docx
from report_builder.banding import Sebab
from report_builder.banding.isi import CELAH
from report_builder.banding.membaca import texts_of
from report_builder.cli import app
from report_builder.errors import ExitCode, Place
from report_builder.facts import Fact, Ledger, Nilai, Rule
from tests.audit.word_files import complex_field, paragraph, word_file
from tests.audit.word_files import run as run_of
from tests.conftest import SmallBook

LIBREOFFICE = shutil.which("soffice")

CHANGED = {"Indikator!F2": 60}
CELL = "Indikator · F2"


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["diff", *(str(argument) for argument in arguments)])
    return result.exit_code, result.stdout, result.stderr


def made(location: Path, folder: Path, *formats: str) -> Path:
    delivery.deliver(pipeline.build(location, formats=formats).outputs, folder)
    return folder


def cell(fact_id: str, nilai: int, sel: str = "F2") -> Fact:
    return Fact(fact_id, Decimal(nilai), "desa", Place("a.xlsx", "Indikator", sel))


def total(nilai: int, rumus: str = "a + b") -> Fact:
    return Fact("jumlah", Decimal(nilai), "desa", Rule(rumus, ("a", "b")))


def ledger(*fakta: Fact) -> Ledger:
    return Ledger({}, (), fakta)


# Figures


def test_the_same_figures_do_not_differ_even_where_their_cells_moved() -> None:
    assert not banding.compare(ledger(cell("a", 1, "F2")), ledger(cell("a", 1, "F9")))


def test_a_computed_figure_changed_for_the_cells_at_its_end() -> None:
    old = ledger(cell("a", 1), cell("b", 2, "F3"), total(3))
    new = ledger(cell("a", 1), cell("b", 4, "F3"), total(5))
    changed = {one.fakta.id: one.sebab for one in banding.compare(old, new).berubah}
    why = (Sebab("b", "2 desa", "4 desa", Place("a.xlsx", "Indikator", "F3")),)
    assert changed == {"b": why, "jumlah": why}


def test_another_formula_is_a_reason_even_where_the_value_is_the_same() -> None:
    old, new = (ledger(cell("a", 2), cell("b", 2), total(4, rumus)) for rumus in ("a + b", "a × b"))
    (changed,) = banding.compare(old, new).berubah
    assert [str(why) for why in changed.sebab] == ["rumus jumlah: a + b → a × b"]


def test_facts_that_came_and_went_are_told_and_are_reasons() -> None:
    old, new = ledger(cell("a", 1), total(1)), ledger(cell("b", 2), total(2))
    found = banding.compare(old, new)
    assert ([one.fakta.id for one in found.bertambah], [one.fakta.id for one in found.hilang]) == (["b"], ["a"])
    assert [str(why) for why in found.berubah[0].sebab] == [
        "Indikator · F2: 1 desa → tidak ada",
        "Indikator · F2: tidak ada → 2 desa",
    ]


def test_a_ledger_that_leads_in_a_circle_ends() -> None:
    old, new = (ledger(Fact("a", Decimal(n), "", Rule("a", ("a",)))) for n in (1, 2))
    assert banding.compare(old, new).berubah[0].sebab == ()


def test_what_changed_for_one_cell_is_told_together_the_cell_first_and_what_has_several_reasons_last() -> None:
    old = ledger(
        total(3), twice := Fact("dua kali", Decimal(4), "desa", Rule("b × 2", ("b",))), cell("a", 1), cell("b", 2, "F3")
    )
    new = ledger(total(9), replace(twice, nilai=Decimal(8)), cell("a", 5), cell("b", 4, "F3"))
    told = banding.compare(old, new).menurut_sebab()
    assert [(one.fakta.id, one.sumber) for one in told] == [
        ("b", ("Indikator · F3",)),
        ("dua kali", ("Indikator · F3",)),
        ("a", ("Indikator · F2",)),
        ("jumlah", ("Indikator · F2", "Indikator · F3")),
    ]


@pytest.mark.parametrize(
    ("lama", "baru", "is_word"),
    [
        ("melampaui", "belum tercapai", True),
        ("Sangat Baik", None, True),
        ("80–90", "85–90", False),
        (Decimal(65), None, False),
        (None, None, False),
    ],
)
def test_words_of_status_are_no_figures(lama: Nilai | None, baru: Nilai | None, *, is_word: bool) -> None:
    old, new = (Fact("a", value, "", Place("a.xlsx")) for value in (lama, baru))
    assert banding.Perubahan(old, new, ()).berupa_kata == is_word


# The command


def test_inputs_differ_in_figures_and_apart_from_them_in_words(small_book: SmallBook) -> None:
    old = small_book()
    code, out, _ = run(old, small_book(CHANGED | {"Sasaran!B2": "Pulihnya desa"}, name="baru.xlsx"))
    rows = out.splitlines()
    assert code == ExitCode.AUDIT
    told = [re.split(r"\s{2,}", row) for row in rows]
    named = "Jumlah kawasan yang pulih"
    assert told[1:3] == [
        ["berubah", f"IKK-1.realisasi · Realisasi – {named}", "65 kawasan", "60 kawasan", CELL],
        ["ikut berubah", f"IKK-1.capaian · Capaian – {named}", "122,64%", "113,21%", f"karena {CELL}"],
    ]
    assert [row for row in told if row[0].startswith("teks")] == [
        ["teks berubah", "Sasaran · B2", "Meningkatnya kemandirian masyarakat", "Pulihnya desa"]
    ]
    assert rows[-1].startswith(f"{len(rows) - 3} angka berubah karena 1 sel, ")
    assert rows[-1].endswith("0 bertambah, 0 hilang; 1 teks berubah.")


def test_a_status_is_counted_apart_from_figures(small_book: SmallBook) -> None:
    _, out, _ = run(small_book(), small_book({"Indikator!F2": 50}, name="baru.xlsx"))
    assert [re.split(r"\s{2,}", row)[2:4] for row in out.splitlines() if row.startswith("status")] == [
        ["melampaui", "belum tercapai"]
    ]
    assert ", 1 status berubah, " in out.splitlines()[-1]


def test_the_same_input_ends_with_zero(small_book: SmallBook) -> None:
    path = small_book()
    assert run(path, path) == (0, "0 angka berubah, 0 bertambah, 0 hilang; 0 teks berubah.\n", "")


def test_the_comparison_is_json_too(small_book: SmallBook) -> None:
    code, out, _ = run(small_book(), small_book(CHANGED, name="baru.xlsx"), "--json")
    form = json.loads(out)
    assert (code, form["status"], form["kode_keluar"]) == (6, "berbeda", 6)
    changed = {one["id"]: one for one in form["berubah"]}
    assert (changed["IKK-1.capaian"]["lama"]["tampil"], changed["IKK-1.capaian"]["baru"]["tampil"]) == (
        "122,64%",
        "113,21%",
    )
    assert changed["IKK-1.capaian"]["sebab"][0]["sel"] == "baru.xlsx · Indikator · F2"
    assert form["kata"] == []


@pytest.mark.parametrize("name", ["lakip.docx", "fakta.json"])
def test_a_document_of_ours_is_compared_with_data(small_book: SmallBook, tmp_path: Path, name: str) -> None:
    old = small_book()
    folder = made(old, tmp_path / "lama", "docx")
    assert run(folder / name, old)[:2] == (
        0,
        "0 angka berubah, 0 bertambah, 0 hilang; kata tidak dibandingkan.\n",
    )
    code, out, _ = run(folder / name, small_book(CHANGED, name="baru.xlsx"))
    assert code == ExitCode.AUDIT
    assert f"karena {CELL}" in out


def test_words_of_word_files_are_those_outside_figures(small_book: SmallBook, tmp_path: Path) -> None:
    one = made(small_book(), tmp_path / "lama", "docx") / "lakip.docx"
    other = edited(one, "kemandirian", "kemajuan")
    assert run(one, one)[0] == 0
    code, out, _ = run(one, other, "--json")
    form = json.loads(out)
    assert (code, form["berubah"]) == (6, [])
    assert {"kemajuan" in change["baru"] for change in form["kata"]} == {True}


def test_a_figure_written_over_in_word_is_found_though_the_ledgers_agree(small_book: SmallBook, tmp_path: Path) -> None:
    one = made(small_book(), tmp_path / "lama", "docx") / "lakip.docx"
    form = json.loads(run(one, edited(one, ">122,64%<", ">222,64%<"), "--json")[1])
    assert form["berubah"] == []
    assert {(each["lama"], each["baru"]) for each in form["kata"]} == {("122,64%", "222,64%")}
    assert {(each["jenis"], each["fakta"]) for each in form["kata"]} == {("angka ditimpa", "IKK-1.capaian")}


def test_numbers_of_pages_and_headers_that_sections_share_are_no_words(small_book: SmallBook, tmp_path: Path) -> None:
    one = made(small_book(), tmp_path / "lama", "docx") / "lakip.docx"
    assert run(one, edited(one, ">iii<", ">xiii<"))[0] == 0
    page = complex_field(" PAGE ", "7")
    body = paragraph(run_of("DAFTAR ISI"), complex_field(" PAGEREF _Toc1 ", "\tiii")) + paragraph(page)
    document = baca_docx(word_file(body + paragraph(run_of("Halaman "), page)), Place("naskah.docx"))
    assert [one.utuh for one in texts_of(document)] == ["Halaman 7"]
    assert [one.samar for one in texts_of(document)] == [f"Halaman {CELAH}"]


@pytest.mark.slow
@pytest.mark.skipif(LIBREOFFICE is None, reason="LibreOffice is not here to save the file")
def test_a_report_that_libreoffice_has_saved_does_not_differ(small_book: SmallBook, tmp_path: Path) -> None:
    one = made(small_book(), tmp_path / "lama", "docx") / "lakip.docx"
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run([str(LIBREOFFICE), profile, "--headless", *target, str(one)], check=True, capture_output=True)
    assert run(one, tmp_path / one.name)[:2] == (0, "0 angka berubah, 0 bertambah, 0 hilang; 0 teks berubah.\n")


def test_word_files_name_their_indikator(small_book: SmallBook, tmp_path: Path) -> None:
    one = made(small_book(), tmp_path / "lama", "docx") / "lakip.docx"
    other = made(small_book(CHANGED), tmp_path / "baru", "docx") / "lakip.docx"
    changed = {each["id"]: each for each in json.loads(run(one, other, "--json")[1])["berubah"]}
    assert changed["IKK-1.capaian"]["nama"].startswith("Capaian – Jumlah kawasan yang pulih")


def test_a_figure_whose_paragraph_was_deleted_is_lost(small_book: SmallBook, tmp_path: Path) -> None:
    one = made(small_book(), tmp_path / "lama", "docx") / "lakip.docx"
    with zipfile.ZipFile(one) as package:
        body = package.read("word/document.xml").decode()
    paragraph = next(each for each in re.findall(r"<w:p>.*?</w:p>", body) if ">95,00%<" in each)
    form = json.loads(run(one, edited(one, paragraph, ""), "--json")[1])
    (text,) = form["kata"]
    assert (text["jenis"], text["baru"], "95,00%" in text["lama"]) == ("teks dihapus", "", True)
    assert {"unit.serapan"} <= {each["id"] for each in form["hilang"]}
    assert {each["di"] for each in form["hilang"]} == {text["di"]}


@pytest.mark.slow
def test_pdfs_are_compared_without_their_numbers_as_words(small_book: SmallBook, tmp_path: Path) -> None:
    one = made(small_book(), tmp_path / "lama", "pdf") / "lakip.pdf"
    other = made(small_book({"Sasaran!B2": "Pulihnya desa"}), tmp_path / "baru", "pdf") / "lakip.pdf"
    assert run(one, one)[0] == 0
    form = json.loads(run(one, other, "--json")[1])
    assert form["berubah"] == []
    assert any("Pulihnya desa" in each["baru"] for each in form["kata"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rusak.pdf", b"%PDF-1.7 no more"),
        ("rusak.json", b'{"versi": 1}'),
        ("lain.json", b"[1]"),
        ("dalam.json", b"[" * 100_000),
    ],
)
def test_what_is_none_of_ours_is_told(small_book: SmallBook, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    code, _, err = run(tmp_path / name, small_book())
    assert code == ExitCode.USAGE
    assert "Sebutkan data, fakta.json, atau berkas .docx atau .pdf yang dibuat program ini." in err


def edited(docx: Path, old: str, new: str) -> Path:
    """The Word file with a text of its body replaced."""
    written = BytesIO()
    with zipfile.ZipFile(docx) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            target.writestr(entry, data)
    path = docx.with_name("disunting.docx")
    path.write_bytes(written.getvalue())
    return path
