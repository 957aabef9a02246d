from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from report_builder.charts import Chart, JenisGrafik, Seri, Titik
from report_builder.dataset import Cell, CellKind
from report_builder.errors import ExitCode, Place, ReportError
from report_builder.facts import Fact, Ledger
from report_builder.templating import FILTERS, Library

PLACE = Place("data.xlsx", "Indikator", "F2")
LEDGER = Ledger(
    {},
    (),
    (
        Fact("IKK-1.realisasi", Decimal(65), "kawasan", PLACE),
        Fact("IKK-1.capaian", Decimal("122.6415"), "%", PLACE),
        Fact("IKK-2.realisasi", None, "kawasan", PLACE),
        Fact("unit.jumlah_sasaran", Decimal(3), "sasaran", PLACE),
    ),
)


def library(folder: Path, **templates: str) -> Library:
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text)
    return Library.on_path([folder])


@pytest.mark.parametrize(
    ("numbers", "told"),
    [([3], "3"), ([1, 2], "1 dan 2"), ([1, 2, 3, 5], "1–3 dan 5"), ([1, 4, 5, 7, 8, 9], "1, 4, 5, dan 7–9"), ([], "")],
)
def test_numbers_in_a_row_are_a_range(numbers: list[int], told: str) -> None:
    assert FILTERS["rentetan"](numbers) == told


def test_a_fact_is_printed_with_its_id_and_its_unrounded_value(tmp_path: Path) -> None:
    page = library(tmp_path, a="{{ f('IKK-1.capaian') }}").render("a.html", {}, LEDGER)
    assert page == '<data class="fakta" value="122.6415" data-fakta="IKK-1.capaian">122,64%</data>'


def test_a_unit_follows_the_figure_unless_it_is_part_of_it(tmp_path: Path) -> None:
    page = library(tmp_path, a="{{ fs('IKK-1.realisasi') }}|{{ fs('IKK-1.capaian') }}").render("a.html", {}, LEDGER)
    assert page.replace("</data>", ">").split(">")[1::2] == ["65", "122,64%"]
    assert "</data> kawasan|" in page


def test_a_count_is_a_word_where_one_word_says_it(tmp_path: Path) -> None:
    assert ">tiga</data>" in library(tmp_path, a="{{ fb('unit.jumlah_sasaran') }}").render("a.html", {}, LEDGER)


def test_a_fact_without_value_is_not_known(tmp_path: Path) -> None:
    source = "{{ ada('IKK-1.capaian') }} {{ ada('IKK-2.realisasi') }} {{ ada('IKK-9.capaian') }}"
    assert library(tmp_path, a=source).render("a.html", {}, LEDGER) == "True False False"


def test_text_of_the_input_is_escaped(tmp_path: Path) -> None:
    page = library(tmp_path, a="{{ teks }}").render("a.html", {"teks": "<b>&\"'"}, LEDGER)
    assert page == "&lt;b&gt;&amp;&#34;&#39;"


def test_a_sum_in_rupiah_can_stand_in_short(tmp_path: Path) -> None:
    ledger = Ledger({}, (), (Fact("unit.pagu", Decimal(1_250_000_000), "Rp", PLACE),))
    page = library(tmp_path, a="{{ fr('unit.pagu') }}").render("a.html", {}, ledger)
    assert page == '<data class="fakta" value="1250000000" data-fakta="unit.pagu">Rp1,25 miliar</data>'


def test_a_drawing_sees_its_values_and_the_design_tokens(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("{{ teks }} {{ gaya['aksen'] }}")
    assert library(tmp_path).fill("a.svg", {"teks": "R&D"}) == "R&amp;D #12406b"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("\n{{ f('IKK-9.capaian') }}", "Templat tidak dapat dijalankan: fakta atau nama “IKK-9.capaian” tidak ada."),
        ("\n{{ entah }}", "Templat tidak dapat dijalankan: nama “entah” tidak dikenal."),
        ("\n{{ ledger.entah.x }}", "Templat tidak dapat dijalankan: nama “entah” tidak dikenal pada Ledger."),
        ("\n{{ 1 / 0 }}", "Templat tidak dapat dijalankan: division by zero."),
        ("\n{% if %}", "Templat tidak dapat dijalankan: Expected an expression, got 'end of statement block'."),
    ],
)
def test_a_wrong_template_is_told_with_its_line(tmp_path: Path, source: str, message: str) -> None:
    with pytest.raises(ReportError) as caught:
        library(tmp_path, a=source).render("a.html", {}, LEDGER)
    (problem,) = caught.value.problems
    assert problem.message == message
    assert problem.where == Place("a.html", "", "baris 2")
    assert caught.value.exit_code is ExitCode.TEMPLATE


def test_a_template_that_was_changed_is_compiled_again(tmp_path: Path) -> None:
    assert library(tmp_path, a="lama").render("a.html", {}, LEDGER) == "lama"
    assert library(tmp_path, a="baru").render("a.html", {}, LEDGER) == "baru"


def test_the_same_text_in_another_folder_is_told_with_its_own_place(tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        with pytest.raises(ReportError) as failure:
            library(tmp_path / name, a="\n{{ f('X') }}").render("a.html", {}, LEDGER)
        assert failure.value.problems[0].where == Place("a.html", "", "baris 2")


def test_a_template_that_includes_itself_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        library(tmp_path, a="{% include 'a.html' %}").render("a.html", {}, LEDGER)
    assert caught.value.problems[0].message == (
        "Templat tidak dapat dijalankan: templat memanggil dirinya sendiri tanpa akhir."
    )


@pytest.mark.parametrize("source", ["{{ ''.__class__.__mro__ }}", "{{ f.__globals__ }}", "{% do daftar.append(1) %}"])
def test_a_template_cannot_leave_the_sandbox(tmp_path: Path, source: str) -> None:
    with pytest.raises(ReportError):
        library(tmp_path, a=source).render("a.html", {"daftar": []}, LEDGER)


def test_the_first_folder_on_the_path_wins_and_builtin_names_the_original(tmp_path: Path) -> None:
    (tmp_path / "gaya").mkdir()
    builtin = Library.on_path([]).read("gaya/token.css").decode()
    (tmp_path / "gaya/token.css").write_text(builtin.replace("#12406b", "#000000"), encoding="utf-8")
    found = Library.on_path([tmp_path])
    assert found.gaya["aksen"] == "#000000"
    assert found.read("builtin:gaya/token.css") != found.read("gaya/token.css")


def test_tokens_that_are_lacking_or_no_colours_are_told(tmp_path: Path) -> None:
    builtin = Library.on_path([]).read("gaya/token.css").decode()
    own = builtin.replace("--aksen: #12406b;", "/* --aksen: biru;\n */ --aksen: merah;").replace("--buruk:", "--jelek:")
    (tmp_path / "gaya").mkdir()
    (tmp_path / "gaya/token.css").write_text(own, encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        _ = Library.on_path([tmp_path]).gaya
    assert caught.value.exit_code is ExitCode.TEMPLATE
    assert str(caught.value).splitlines() == [
        "gaya/token.css · baris 6: “merah” bukan warna; tulis seperti #12406b.",
        (
            "gaya/token.css: Warna “buruk” tidak ada dalam gaya/token.css. "
            "Lihat nilainya dengan: report-builder templates show builtin:gaya/token.css."
        ),
    ]


@pytest.mark.parametrize("name", ["../rahasia", "/etc/passwd", "tidak/ada.html"])
def test_nothing_outside_the_folders_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "rahasia").write_text("x")
    with pytest.raises(ReportError):
        Library.on_path([tmp_path / "t"]).read(name)


def test_a_chart_is_drawn_with_its_text_alternative() -> None:
    chart = Chart(JenisGrafik.BATANG_MENDATAR, ("Satu",), (Seri("Capaian", (Titik(Decimal(50), "50,00%"),)),), "%")
    svg = str(Library.on_path([]).draw(chart, "Satu: 50,00% & lainnya"))
    assert "<title>Satu: 50,00% &amp; lainnya</title>" in svg
    assert "50,00%" in svg


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Cell(CellKind.EMPTY, None, PLACE), ""),
        (Cell(CellKind.TEXT, "1.234", PLACE), "1.234"),
        (Cell(CellKind.NUMBER, Decimal(2021), PLACE), "2021"),
        (Cell(CellKind.NUMBER, Decimal(8691), PLACE, "#,##0"), "8.691"),
        (Cell(CellKind.NUMBER, Decimal("3.34"), PLACE), "3,34"),
        (Cell(CellKind.NUMBER, Decimal(55), PLACE, "0%"), "55%"),
        (Cell(CellKind.DATE, date(2021, 12, 17), PLACE), "17 Desember 2021"),
        (Cell(CellKind.BOOLEAN, value=True, place=PLACE), "ya"),
    ],
)
def test_a_cell_of_an_appendix_is_shown_as_its_sheet_shows_it(cell: Cell, shown: str) -> None:
    assert FILTERS["sel"](cell) == shown


def test_a_sentence_gets_its_full_stop_once() -> None:
    assert [FILTERS["titik"](text) for text in ("Selesai", "Selesai.", "Apa?")] == ["Selesai.", "Selesai.", "Apa?"]


def test_what_python_writes_beside_templates_is_none(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "__init__.pyc").write_bytes(b"")
    (tmp_path / "surat.html").write_text("", encoding="utf-8")
    assert Library((tmp_path,)).names() == ("surat.html",)
