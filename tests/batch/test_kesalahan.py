"""Why a report failed: what stopped it and nothing else, in the order in which people mend it."""

import json

from report_builder.batch.kesalahan import Kesalahan
from report_builder.errors import ExitCode, Place, Problem, ReportError, error, warning


def at(sheet: str, cell: str) -> Problem:
    return error("salah", Place("a.xlsx", sheet, cell), "Perbaiki.")


def test_only_what_stops_a_report_is_its_error() -> None:
    found = ReportError([warning("aneh"), error("salah"), warning("janggal")], ExitCode.INCOMPLETE)
    assert Kesalahan.of(found) == Kesalahan(7, (error("salah"),))


def test_problems_stand_sheet_by_sheet_and_row_by_row() -> None:
    cells = [("Indikator", "G10"), ("Anggaran", "B2"), ("Indikator", "AA9"), ("Indikator", "Z9"), ("Indikator", "")]
    found = Kesalahan.of(ReportError(at(*cell) for cell in cells)).masalah
    assert [(one.where.lembar, one.where.sel) for one in found if one.where] == [
        ("Indikator", ""), ("Indikator", "Z9"), ("Indikator", "AA9"), ("Indikator", "G10"), ("Anggaran", "B2"),
    ]  # fmt: skip


def test_an_error_is_the_same_after_it_was_kept() -> None:
    wrong = Kesalahan(3, (at("Indikator", "F2"), error("tanpa tempat")))
    assert Kesalahan.read(json.loads(json.dumps(wrong.to_json()))) == wrong


def test_names_that_are_no_text_are_told_in_words_that_can_be_written() -> None:
    found = Kesalahan.of(ReportError([error("salah", Place("kantor \udce9.xlsx"))]))
    assert found.pesan == ("kantor \\udce9.xlsx: salah",)
