"""How problems are told: each once, with its cells."""

from __future__ import annotations

from report_builder.errors import Place, Problem, by_columns, error


def _empty(*cells: str, lembar: str = "Anggaran") -> list[Problem]:
    return [error("pagu_akhir kosong.", Place("b.xlsx", lembar, cell), "Isi.") for cell in cells]


def _places(problems: list[Problem]) -> list[str]:
    return [problem.where.sel for problem in problems if problem.where]


def test_one_sentence_about_the_cells_of_a_column_is_told_once_with_their_ranges() -> None:
    assert _places(by_columns(_empty("C2", "C3", "C4", "C6", "C8", "C9"))) == ["C2–C4, C6, C8–C9"]


def test_cells_of_other_columns_and_sheets_and_other_sentences_stay_apart() -> None:
    other = error("realisasi kosong.", Place("b.xlsx", "Anggaran", "C2"), "Isi.")
    problems = [*_empty("C2", "D2"), *_empty("C3", lembar="Kegiatan"), other]
    assert by_columns(problems) == problems


def test_what_stands_in_no_cell_stays_as_it_is() -> None:
    problems = [error("Salah."), error("Salah."), error("Salah.", Place("b.xlsx", "Anggaran", "baris 2"))]
    assert by_columns(problems) == problems
