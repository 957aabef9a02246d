"""The user's own workbook back with its problems in it, and all else as it was."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture
from typer.testing import CliRunner

from report_builder import sources, workbook
from report_builder.cli import app
from report_builder.errors import ExitCode, Place, Problem, ReportError, error, warning

Parts: TypeAlias = dict[str, bytes]
Edit: TypeAlias = Callable[[Parts], object]

NAME = "data.xlsx"
ROWS = (("kode", "target", "realisasi", "jumlah"), ("IKK-1", 10, "dua belas", "=B2*2"), ("IKK-2", 20, 18, "=B3*2"))
CONTROL = b'<v:shape id="_x0000_s1030" type="#_x0000_t201"><div>Baris<br>baru</div></v:shape>'
"""A button as Excel writes it, which is no true XML."""
RELATIONSHIPS = b"</Relationships>"
TYPES = "http://schemas.microsoft.com/office/2017/10/relationships"


def at(lembar: str, sel: str = "") -> Place:
    return Place(NAME, lembar, sel)


NO_NUMBER = error("“dua belas” bukan angka.", at("Indikator", "C2"), "Isi dengan angka saja.")
OLD_DATE = warning("Tanggal data sesudah tahun laporan.", at("Identitas", "B1"), "Periksa.")
NO_SHEET = error("Lembar wajib Sasaran tidak ada.", Place(NAME), "Tambahkan lembar Sasaran.")


@pytest.fixture
def book() -> bytes:
    """A workbook with a chart, a picture, rules, a list, a comment, and the value that a formula had when saved."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Indikator"
    for row in ROWS:
        sheet.append(list(row))
    sheet["B2"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["A2"].comment = Comment("Dari Renja.", "Sari", height=60, width=200)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "F2")
    picture = io.BytesIO()
    Picture.new("RGB", (4, 4), "red").save(picture, "PNG")
    sheet.add_image(Image(picture), "F20")
    rule = Rule(type="cellIs", operator="lessThan", formula=["15"], dxfId=None)
    sheet.conditional_formatting.add("B2:B3", rule)
    choices = DataValidation("list", formula1='"a,b"')
    choices.add("E2")
    sheet.add_data_validation(choices)
    made.create_sheet("Identitas").append(["tahun", 2021])
    made.create_sheet("Catatan").append(["milik kantor"])
    saved = io.BytesIO()
    made.save(saved)
    return edited(saved.getvalue(), lambda parts: replaced(parts, SHEET, b"<v></v>", b"<v>20</v>"))


SHEET = "xl/worksheets/sheet1.xml"
DRAWING = "xl/drawings/commentsDrawing1.vml"


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edited(data: bytes, edit: Edit) -> bytes:
    """The workbook with some of its parts changed."""
    parts, saved = unpacked(data), io.BytesIO()
    edit(parts)
    with zipfile.ZipFile(saved, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


def replaced(parts: Parts, name: str, old: bytes, new: bytes) -> None:
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def saved_by_another_program(data: bytes) -> bytes:
    saved = io.BytesIO()
    opened(data).save(saved)
    return saved.getvalue()


def colours(data: bytes, lembar: str) -> dict[str, str]:
    """What is behind the cells of our rules by the cells."""
    rules = opened(data)[lembar].conditional_formatting
    return {
        str(area.sqref): rule.dxf.fill.bgColor.rgb
        for area in rules
        for rule in area.rules
        if rule.formula[0].startswith("N(")
    }


def comment(data: bytes, lembar: str, sel: str) -> str:
    found = opened(data)[lembar][sel].comment
    return found.text if found else ""


def listed(data: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for row in opened(data)["Perbaikan"].iter_rows(min_row=5)]


# What is marked


def test_cells_are_coloured_by_the_gravest_of_their_problems(book: bytes) -> None:
    also = warning("Capaian jauh di atas target.", at("Indikator", "C2"))
    marked = workbook.marked(book, [also, NO_NUMBER, OLD_DATE])
    assert colours(marked, "Indikator") == {"C2": "FFFBD5D2"}
    assert colours(marked, "Identitas") == {"B1": "FFFFE9B8"}


def test_a_comment_tells_each_problem_of_a_cell_and_how_grave_it_is(book: bytes) -> None:
    also = warning("Capaian jauh di atas target.", at("Indikator", "C2"))
    assert comment(workbook.marked(book, [NO_NUMBER, also]), "Indikator", "C2") == (
        "[Perbaikan: galat] “dua belas” bukan angka. Isi dengan angka saja.\n"
        "[Perbaikan: peringatan] Capaian jauh di atas target."
    )


def test_a_comment_of_people_is_kept_and_ours_comes_behind_it(book: bytes) -> None:
    marked = workbook.marked(book, [error("Kode ada dua kali.", at("Indikator", "A2"))])
    assert comment(marked, "Indikator", "A2") == "Dari Renja.\n[Perbaikan: galat] Kode ada dua kali."
    assert unpacked(marked)[DRAWING] == unpacked(book)[DRAWING]


def test_the_list_links_every_problem_to_its_cell(book: bytes) -> None:
    marked = workbook.marked(book, [NO_SHEET, NO_NUMBER, OLD_DATE])
    assert listed(marked) == [
        ["1", "galat", None, None, "Lembar wajib Sasaran tidak ada.", "Tambahkan lembar Sasaran."],
        ["2", "galat", "Indikator", "C2", "“dua belas” bukan angka.", "Isi dengan angka saja."],
        ["3", "peringatan", "Identitas", "B1", "Tanggal data sesudah tahun laporan.", "Periksa."],
    ]
    sheet = opened(marked)["Perbaikan"]
    links = {row: sheet[f"D{row}"].hyperlink for row in (5, 6, 7)}
    assert {row: link.location if link else None for row, link in links.items()} == {
        5: None,
        6: "'Indikator'!C2",
        7: "'Identitas'!B1",
    }
    assert sheet["A2"].value == "2 galat, 1 peringatan"


def test_a_problem_of_a_sheet_or_of_a_row_stands_in_the_list_only(book: bytes) -> None:
    marked = workbook.marked(book, [error("Kolom wajib tidak ada.", at("Indikator")), NO_SHEET])
    assert colours(marked, "Indikator") == {}
    assert unpacked(marked)[SHEET] == unpacked(book)[SHEET]
    assert [row[2] for row in listed(marked)] == ["Indikator", None]


def test_long_words_of_the_list_get_the_height_that_they_need(book: bytes) -> None:
    long = warning("Target tidak sama dengan jumlah target triwulan. " * 3, at("Indikator", "B2"))
    sheet = opened(workbook.marked(book, [NO_NUMBER, long]))["Perbaikan"]
    assert [sheet.row_dimensions[row].height for row in (5, 6)] == [15, 45]
    assert "A1:F1" in [str(area) for area in sheet.merged_cells.ranges]


def test_a_sheet_name_with_a_quotation_mark_is_linked(book: bytes) -> None:
    renamed = edited(book, lambda parts: replaced(parts, "xl/workbook.xml", b"Catatan", b"Jum'at"))
    link = opened(workbook.marked(renamed, [error("x", at("Jum'at", "A1"))]))["Perbaikan"]["D5"].hyperlink
    assert link
    assert link.location == "'Jum''at'!A1"


def test_more_problems_than_a_drawing_holds_are_all_coloured_and_listed(book: bytes) -> None:
    many = [error("Kosong.", at("Indikator", f"C{row}")) for row in range(2, 1502)]
    marked = workbook.marked(book, many)
    notes = opened(marked)["Indikator"]
    assert sum(bool(cell.comment) for (cell,) in notes.iter_rows(min_row=2, min_col=3, max_col=3)) == 1000
    assert sum(len(areas.split()) for areas in colours(marked, "Indikator")) == 1500
    assert len(listed(marked)) == 1500


# What stays


def test_all_that_is_not_marked_stays_byte_for_byte(book: bytes) -> None:
    before, after = unpacked(book), unpacked(workbook.marked(book, [NO_NUMBER, NO_SHEET]))
    changed = {name for name, data in before.items() if after[name] != data}
    assert changed == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments/comment1.xml",
        DRAWING,
        "xl/styles.xml",
        "xl/workbook.xml",
        SHEET,
    }
    assert after.keys() - before.keys() == {"xl/worksheets/perbaikan.xml"}
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "xl/drawings/drawing1.xml"} <= before.keys() - changed


def test_the_rows_of_a_marked_sheet_stay_byte_for_byte(book: bytes) -> None:
    rows = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
    before, after = (rows.findall(unpacked(data)[SHEET]) for data in (book, workbook.marked(book, [NO_NUMBER])))
    assert b"<v>20</v>" in before[0]
    assert after == before


def test_rules_and_lists_of_people_stay_and_their_rules_come_behind_ours(book: bytes) -> None:
    sheet = opened(workbook.marked(book, [NO_NUMBER]))["Indikator"]
    rules = {str(area.sqref): [rule.priority for rule in area.rules] for area in sheet.conditional_formatting}
    assert rules == {"B2:B3": [2], "C2": [1]}
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == ["E2"]


def test_ours_stand_before_rules_of_people_on_the_same_cell_which_libreoffice_goes_by(book: bytes) -> None:
    sheet = unpacked(workbook.marked(book, [error("Terlalu kecil.", at("Indikator", "B3"))]))[SHEET]
    assert re.findall(rb'<conditionalFormatting sqref="([^"]+)"', sheet) == [b"B3", b"B2:B3"]


@pytest.mark.parametrize(
    ("columns", "ends"),
    [
        (b"", b"3, 15, 0, 10, 7, 52,"),
        (b'<cols><col min="4" max="9" width="60" customWidth="1"/></cols>', b"3, 15, 0, 10, 3, 308,"),
        (b'<cols><col min="4" max="9" width="9" hidden="1"/></cols>', b"3, 15, 0, 10, 13, 52,"),
        (b'<cols><col min="4" max="16384" width="9" hidden="1"/></cols>', b"0, 15, 0, 10, 100, 116,"),
    ],
)
def test_a_comment_is_as_wide_whatever_the_columns_beside_it_are(book: bytes, columns: bytes, ends: bytes) -> None:
    def widen(parts: Parts) -> None:
        replaced(parts, SHEET, b"<sheetData>", columns + b"<sheetData>")

    note = unpacked(workbook.marked(edited(book, widen), [NO_NUMBER]))[DRAWING]
    assert b"<x:Anchor>" + ends in note


def test_formats_of_people_keep_their_numbers(book: bytes) -> None:
    was, became = opened(book), opened(workbook.marked(book, [NO_NUMBER]))
    assert became["Indikator"]["B2"].fill.fgColor.rgb == was["Indikator"]["B2"].fill.fgColor.rgb == "00FFFF00"
    assert became["Indikator"]["C2"].fill.patternType is None


def test_a_drawing_that_is_no_true_xml_is_kept(book: bytes) -> None:
    strange = edited(book, lambda parts: replaced(parts, DRAWING, b"</xml>", CONTROL + b"</xml>"))
    marked = workbook.marked(strange, [NO_NUMBER])
    assert CONTROL in unpacked(marked)[DRAWING]
    assert CONTROL in unpacked(workbook.marked(marked, []))[DRAWING]
    assert b"_x0000_s1031" in unpacked(marked)[DRAWING]


def test_a_cell_with_a_conversation_gets_colour_but_no_comment(book: bytes) -> None:
    def converse(parts: Parts) -> None:
        parts["xl/threadedComments/threadedComment1.xml"] = b'<T xmlns="x"><threadedComment ref="C2"/></T>'
        relation = f'<Relationship Id="rIdT" Type="{TYPES}/threadedComment" '
        relation += 'Target="/xl/threadedComments/threadedComment1.xml"/>'
        relations = "xl/worksheets/_rels/sheet1.xml.rels"
        replaced(parts, relations, RELATIONSHIPS, relation.encode() + RELATIONSHIPS)

    marked = workbook.marked(edited(book, converse), [NO_NUMBER])
    assert colours(marked, "Indikator") == {"C2": "FFFBD5D2"}
    assert comment(marked, "Indikator", "C2") == ""


def test_macros_stay(book: bytes) -> None:
    macros = edited(book, lambda parts: parts.update({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 makro"}))
    assert unpacked(workbook.marked(macros, [NO_NUMBER]))["xl/vbaProject.bin"] == b"\xd0\xcf\x11\xe0 makro"


def test_a_workbook_without_formats_of_its_own_is_marked(book: bytes) -> None:
    def strip(parts: Parts) -> None:
        del parts["xl/styles.xml"]
        replaced(parts, SHEET, b' s="1"', b"")
        relations = parts["xl/_rels/workbook.xml.rels"]
        parts["xl/_rels/workbook.xml.rels"] = re.sub(rb"<Relationship [^>]*styles.xml[^>]*/>", b"", relations)

    assert "Perbaikan" in opened(workbook.marked(edited(book, strip), [OLD_DATE])).sheetnames


# A marked workbook again


def test_marking_again_changes_nothing_more(book: bytes) -> None:
    marked = workbook.marked(book, [NO_NUMBER, OLD_DATE])
    assert workbook.marked(marked, [NO_NUMBER, OLD_DATE]) == marked


@pytest.mark.parametrize("between", [lambda data: data, saved_by_another_program])
def test_what_was_mended_loses_its_marks(book: bytes, between: Callable[[bytes], bytes]) -> None:
    first = [NO_NUMBER, OLD_DATE, error("Kode ada dua kali.", at("Indikator", "A2"))]
    clean = workbook.marked(between(workbook.marked(book, first)), [])
    for lembar in ("Indikator", "Identitas"):
        assert colours(clean, lembar) == {}
    assert (comment(clean, "Indikator", "A2"), comment(clean, "Indikator", "C2")) == ("Dari Renja.", "")
    assert comment(clean, "Identitas", "B1") == ""
    assert opened(clean)["Perbaikan"]["A2"].value == "Tidak ada masalah pada pemeriksaan terakhir."
    assert listed(clean) == []
    assert opened(clean).sheetnames == ["Indikator", "Identitas", "Catatan", "Perbaikan"]


def test_a_sheet_that_had_no_comments_has_no_part_for_them_afterwards(book: bytes) -> None:
    clean = workbook.marked(workbook.marked(book, [OLD_DATE]), [])
    new = unpacked(clean).keys() - unpacked(book).keys()
    assert new == {"xl/worksheets/perbaikan.xml", "xl/worksheets/_rels/sheet2.xml.rels"}


def test_words_that_people_write_beneath_ours_are_kept(book: bytes) -> None:
    marked = opened(workbook.marked(book, [NO_NUMBER]))
    note = marked["Indikator"]["C2"].comment
    assert note
    marked["Indikator"]["C2"].comment = Comment(f"{note.text}\nSudah ditanyakan.", "Sari")
    saved = io.BytesIO()
    marked.save(saved)
    assert comment(workbook.marked(saved.getvalue(), []), "Indikator", "C2").strip() == "Sudah ditanyakan."


def test_a_sheet_of_that_name_that_people_made_is_not_written_over(book: bytes) -> None:
    own = edited(book, lambda parts: replaced(parts, "xl/workbook.xml", b"Catatan", b"perbaikan"))
    with pytest.raises(ReportError) as refusal:
        workbook.marked(own, [NO_NUMBER], NAME)
    assert str(refusal.value) == (
        "data.xlsx · perbaikan: Lembar perbaikan bukan buatan program ini. Ganti nama lembar itu, lalu ulangi."
    )


def test_a_sheet_of_that_name_that_holds_a_chart_alone_gets_no_second_beside_it(book: bytes) -> None:
    made = openpyxl.load_workbook(io.BytesIO(book))
    made.create_chartsheet("Perbaikan").add_chart(BarChart())
    saved = io.BytesIO()
    made.save(saved)
    with pytest.raises(ReportError, match="Lembar Perbaikan bukan buatan program ini"):
        workbook.marked(saved.getvalue(), [NO_NUMBER], NAME)


# The command


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def told(problems: Sequence[Problem]) -> list[str]:
    return [problem.message for problem in problems]


@pytest.fixture
def wrong(small_book: Callable[..., Path]) -> Path:
    """A workbook whose first realisasi is no number."""
    path = small_book()
    made = openpyxl.load_workbook(path)
    made["Indikator"]["F2"] = "dua belas"
    made.save(path)
    return path


def test_a_wrong_workbook_is_marked_and_still_wrong(wrong: Path, tmp_path: Path) -> None:
    copy = tmp_path / "bertanda.xlsx"
    code, out, err = run("check", wrong, "--mark", copy)
    assert (code, out) == (
        ExitCode.DATA,
        f"{copy}\nDitandai: 1 galat. Buka lembar Perbaikan di salinan ini, perbaiki, lalu periksa lagi.\n",
    )
    assert "“dua belas” bukan angka." in err
    assert colours(copy.read_bytes(), "Indikator") == {"F2": "FFFBD5D2"}


def test_marks_do_not_disturb_the_next_check(wrong: Path, tmp_path: Path) -> None:
    run("check", wrong, "--mark", tmp_path / "bertanda.xlsx")
    code, _, err = run("check", tmp_path / "bertanda.xlsx")
    assert (code, err.count("galat"), "peringatan" in err) == (ExitCode.DATA, 2, False)
    assert told(sources.read(tmp_path / "bertanda.xlsx").problems) == []


def test_a_mended_workbook_is_written_without_marks(wrong: Path, tmp_path: Path) -> None:
    copy = tmp_path / "bertanda.xlsx"
    run("check", wrong, "--mark", copy)
    made = openpyxl.load_workbook(copy)
    made["Indikator"]["F2"] = 12
    made.save(copy)
    code, out, _ = run("check", copy, "--mark", copy, "--replace")
    assert (code, out) == (0, f"{copy}\nTidak ada masalah; salinan ini tanpa tanda.\n")
    assert colours(copy.read_bytes(), "Indikator") == {}


def test_the_input_itself_is_not_written_over_unasked(wrong: Path) -> None:
    before = wrong.read_bytes()
    code, _, err = run("check", wrong, "--mark", wrong)
    assert (code, wrong.read_bytes()) == (ExitCode.OUTPUT, before)
    assert "Berkas ini sudah ada, jadi tidak ditimpa. Pakai nama lain, atau timpa dengan --replace." in err


@pytest.mark.parametrize(
    ("data", "copy", "message"),
    [
        ("folder", "a.xlsx", "Hanya buku kerja (.xlsx, .xlsm) yang dapat ditandai."),
        ("sqlite:///monev.db", "a.xlsx", "Hanya buku kerja (.xlsx, .xlsm) yang dapat ditandai."),
        ("a.xlsm", "a.xlsx", "Salinan bertanda dari buku kerja ini harus berupa berkas .xlsm."),
    ],
)
def test_what_cannot_be_marked_is_wrong_use(tmp_path: Path, data: str, copy: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    code, _, err = run("check", data if "://" in data else tmp_path / data, "--mark", tmp_path / copy)
    assert code == ExitCode.USAGE
    assert message in err
    assert not (tmp_path / copy).exists()


def test_a_workbook_that_cannot_be_read_is_not_marked(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"PK rusak")
    code, _, err = run("check", tmp_path / NAME, "--mark", tmp_path / "a.xlsx")
    assert (code, "Berkas ini rusak." in err, (tmp_path / "a.xlsx").exists()) == (ExitCode.DATA, True, False)
