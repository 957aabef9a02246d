"""How two inputs, ledgers or documents differ: in figures, and why, and in words."""

import json
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder import banding, delivery, pipeline
from report_builder.banding import Sebab
from report_builder.cli import app
from report_builder.errors import ExitCode, Place
from report_builder.facts import Fact, Ledger, Rule
from tests.conftest import SmallBook

CHANGED = {"Indikator!F2": 60}
WHY = "Indikator · F2: 65 kawasan → 60 kawasan"


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
    changed = {one.baru.id: one.sebab for one in banding.compare(old, new).berubah}
    why = (Sebab("b", "2 desa", "4 desa", Place("a.xlsx", "Indikator", "F3")),)
    assert changed == {"b": why, "jumlah": why}


def test_another_formula_is_a_reason_even_where_the_value_is_the_same() -> None:
    old, new = (ledger(cell("a", 2), cell("b", 2), total(4, rumus)) for rumus in ("a + b", "a × b"))
    (changed,) = banding.compare(old, new).berubah
    assert [str(why) for why in changed.sebab] == ["rumus jumlah: a + b → a × b"]


def test_facts_that_came_and_went_are_told_and_are_reasons() -> None:
    old, new = ledger(cell("a", 1), total(1)), ledger(cell("b", 2), total(2))
    found = banding.compare(old, new)
    assert ([one.id for one in found.bertambah], [one.id for one in found.hilang]) == (["b"], ["a"])
    assert [str(why) for why in found.berubah[0].sebab] == [
        "Indikator · F2: 1 desa → tidak ada",
        "Indikator · F2: tidak ada → 2 desa",
    ]


def test_a_ledger_that_leads_in_a_circle_ends() -> None:
    old, new = (ledger(Fact("a", Decimal(n), "", Rule("a", ("a",)))) for n in (1, 2))
    assert banding.compare(old, new).berubah[0].sebab == ()


# The command


def test_inputs_differ_in_figures_and_apart_from_them_in_words(small_book: SmallBook) -> None:
    old = small_book()
    code, out, _ = run(old, small_book(CHANGED | {"Sasaran!B2": "Pulihnya desa"}, name="baru.xlsx"))
    rows = out.splitlines()
    assert code == ExitCode.AUDIT
    assert ["berubah", "IKK-1.capaian", "122,64%", "113,21%", *WHY.split()] in [row.split() for row in rows]
    assert all(row.endswith(WHY) for row in rows if row.startswith("berubah"))
    assert [row.split() for row in rows if row.startswith("kata")] == [
        ["kata", "Sasaran", "·", "B2", "Meningkatnya", "kemandirian", "masyarakat", "Pulihnya", "desa"]
    ]
    assert rows[-1].endswith("0 bertambah, 0 hilang; 1 teks berubah.")


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
    assert WHY in out


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
    assert all(each["di"].endswith("IKK-1.capaian") for each in form["kata"])


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
