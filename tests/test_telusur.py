"""Following a figure down to its cells, in Python and on the command line."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder import pipeline, telusur
from report_builder.cli import app
from report_builder.cli.trace import lines as lines_of
from report_builder.dataset import Cell, CellKind
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
                "      baris 2: kode: IKK-1 | kode_sasaran: S-1 | indikator: Jumlah kawasan yang pulih "
                "| satuan: kawasan | target: 53 | [realisasi: 65]"
            ),
            "   IKK-1.target = 53 kawasan ← monev.xlsx · Indikator · E2",
            "      baris 2 (di atas): [target: 53]",
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


def test_a_fact_that_is_taken_twice_is_followed_once(small_book: SmallBook) -> None:
    _, out, _ = run("trace", "unit.jumlah_melampaui", small_book())
    lines = [line.strip() for line in out.splitlines()]
    assert len(lines) == len(set(lines))
    taken = ledger(
        Fact("c", Decimal(4), "", Rule("a + b", ("a", "b"))),
        Fact("b", Decimal(2), "", Rule("a", ("a",))),
        Fact("a", Decimal(2), "desa", Place("a.xlsx", "Indikator", "F2")),
    )
    assert [*lines_of(telusur.trace(taken, "c", {}))] == [
        "c = 4 ← a + b",
        "   a = 2 desa ← a.xlsx · Indikator · F2",
        "   b = 2 ← a",
        "      a = 2 desa (asalnya di atas)",
    ]


@pytest.mark.parametrize(
    ("heads", "texts", "shown"),
    [
        (("tahun", "target"), (2023, 2023), ("2023", "2.023")),
        (("Tahun_akhir", "tahunan"), (2024, 2024), ("2024", "2.024")),
        (("tahun",), (1_250,), ("1.250",)),
        (("kunci", "isi"), ("tahun", 2021), ("tahun", "2021")),
        (("kunci", "isi"), ("pagu", 2021), ("pagu", "2.021")),
        ((), (2021,), ("2.021",)),
    ],
)
def test_a_year_has_no_dot_of_thousands(
    heads: tuple[str, ...], texts: tuple[str | int, ...], shown: tuple[str, ...]
) -> None:
    row = [
        Cell(CellKind.TEXT, each, Place("a.xlsx"))
        if isinstance(each, str)
        else Cell(CellKind.NUMBER, Decimal(each), Place("a.xlsx"))
        for each in texts
    ]
    assert telusur.row_text(row, heads) == shown


def test_a_row_is_named_by_its_number_or_as_its_cell_is() -> None:
    names = [telusur.Baris(Place("a", "Indikator", sel), (), (), 0).nama for sel in ("F2", "AB12", "target · IKK-1")]
    assert names == ["baris 2", "baris 12", "baris target · IKK-1"]


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
