"""Following a figure down to its cells, in Python and on the command line."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder import pipeline, telusur
from report_builder.cli import app
from report_builder.errors import ExitCode, Place, ReportError
from report_builder.facts import Fact, Ledger, Rule
from report_builder.rules import SKALA
from tests.conftest import SmallBook


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def ledger(*fakta: Fact) -> Ledger:
    return Ledger({}, (), fakta)


def test_a_figure_is_traced_through_its_formula_to_the_rows_of_its_cells(small_book: SmallBook) -> None:
    code, out, _ = run("trace", "IKK-1.capaian", small_book())
    assert (code, out.splitlines()) == (
        0,
        [
            "IKK-1.capaian = 122,64% ← realisasi / target × 100 (PermenPANRB 8/2021)",
            "   IKK-1.realisasi = 65 kawasan ← monev.xlsx · Indikator · F2",
            (
                "      baris: kode: IKK-1 | kode_sasaran: S-1 | indikator: Jumlah kawasan yang pulih | satuan: kawasan "
                "| target: 53 | [realisasi: 65]"
            ),
            "   IKK-1.target = 53 kawasan ← monev.xlsx · Indikator · E2",
            (
                "      baris: kode: IKK-1 | kode_sasaran: S-1 | indikator: Jumlah kawasan yang pulih | satuan: kawasan "
                "| [target: 53] | realisasi: 65"
            ),
        ],
    )


def test_the_tree_is_json_too(small_book: SmallBook) -> None:
    code, out, _ = run("trace", "IKK-1.capaian", small_book(), "--json")
    tree = json.loads(out)["jejak"]
    assert (code, tree["tampil"], tree["dasar"]) == (0, "122,64%", "PermenPANRB 8/2021")
    assert [each["id"] for each in tree["dari"]] == ["IKK-1.realisasi", "IKK-1.target"]
    assert tree["dari"][0]["baris"]["realisasi"] == "65"


def test_a_figure_that_is_not_known_says_why(small_book: SmallBook) -> None:
    _, out, _ = run("trace", "IKK-1.realisasi", small_book({"Indikator!F2": None}))
    assert out.splitlines()[0] == "IKK-1.realisasi = – (belum diukur) ← monev.xlsx · Indikator · F2"


@pytest.mark.parametrize("typed", ["ikk-1.capaian", "IKK1.capain", "IKK-1.capaian "])
def test_a_mistyped_id_is_told_with_those_that_are_like_it(small_book: SmallBook, typed: str) -> None:
    code, _, err = run("trace", typed, small_book())
    assert code == ExitCode.USAGE
    assert f"Fakta “{typed}” tidak ada. Yang mirip: IKK-1.capaian" in err


def test_what_is_like_no_id_is_sent_to_the_list_of_all() -> None:
    with pytest.raises(ReportError, match="Semua id ada dalam"):
        telusur.trace(ledger(Fact("unit.pagu", None, "Rp", Place("a.xlsx"))), "§§", {})


def test_a_ledger_that_leads_in_a_circle_or_to_nothing_ends() -> None:
    one = Fact("a", Decimal(1), "", Rule("b", ("b", "hilang")))
    other = Fact("b", Decimal(1), "", Rule("a", ("a",)))
    assert telusur.trace(ledger(one, other), "a", {}) == telusur.Jejak(one, (telusur.Jejak(other),))


@pytest.mark.parametrize(
    ("rumus", "dasar"),
    [
        ("realisasi / batas bawah target × 100", "PermenPANRB 8/2021"),
        ("50 + efisiensi / 20 × 50, dari 0 sampai 100", "PMK 22/2021"),
        ("kelas pada skala Permendagri 86/2017", SKALA[0].sumber),
        ("kelas pada skala Skala Kantor", ""),
        ("pagu − realisasi", ""),
    ],
)
def test_a_formula_names_the_regulation_that_it_comes_from(rumus: str, dasar: str) -> None:
    assert telusur.legal_basis(rumus) == dasar


@pytest.mark.slow
def test_every_cell_of_the_full_example_shows_its_row(project: Path) -> None:
    """Of what is not filled there may be no row."""
    examined = pipeline.examine(pipeline.Job(project / "inputs" / "contoh-lengkap.xlsx"))
    rows = telusur.rows_of(examined.dataset.tables, examined.ledger)
    given = [fact for fact in examined.ledger.fakta if isinstance(fact.asal, Place) and fact.nilai is not None]
    assert len(given) > 100
    assert [fact.id for fact in given if fact.asal not in rows] == []
