"""The user's own workbook back with its problems in it: cells coloured and commented, and a list of all of them.

What a marking does not touch stays byte for byte: a library that reads a workbook and writes it anew loses what it does
not know (values of formulas, slicers, shapes, form controls). Cells keep their own format: the colour is a rule of
conditional formatting, which goes away as it came, and goes along where rows are put in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from report_builder.errors import Problem, Severity
from report_builder.schema import PERBAIKAN, normalize
from report_builder.workbook import notes, perbaikan
from report_builder.workbook.frame import Frame
from report_builder.workbook.package import Package
from report_builder.workbook.styling import Styles

_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]*")


def mark(data: bytes, problems: Sequence[Problem], berkas: str) -> bytes:
    """The workbook with these problems marked in it, and none of an earlier time.

    Raises ReportError where people have a sheet with the name of the list.
    """
    package = Package(data)
    sheets = _worksheets(package)
    styles = Styles(package)
    formats = {str(one): styles.differential(ink=perbaikan.INK[one], paper=perbaikan.PAPER[one]) for one in Severity}
    perbaikan.put(package, styles, problems, sheets, berkas)
    for nama, part in sheets.items():
        if normalize(nama) != normalize(PERBAIKAN):
            _mark_sheet(package, part, _by_cell(problems, nama), formats)
    return package.to_bytes()


def _worksheets(package: Package) -> Mapping[str, str]:
    """The parts of the worksheets by their names."""
    parts = {one.id: one.part for one in package.related(package.main, "worksheet")}
    named = {}
    for sheet in package.tree(package.main).iterfind("{*}sheets/{*}sheet"):
        (relation,) = (str(value) for name, value in sheet.items() if str(name).endswith("}id"))
        if relation in parts:
            named[str(sheet.get("name"))] = parts[relation]
    return named


def _by_cell(problems: Sequence[Problem], nama: str) -> Mapping[str, list[Problem]]:
    cells: dict[str, list[Problem]] = {}
    for problem in problems:
        where = problem.where
        if where and where.lembar == nama and _CELL.fullmatch(where.sel):
            cells.setdefault(where.sel, []).append(problem)
    return cells


def _mark_sheet(
    package: Package, part: str, cells: Mapping[str, Sequence[Problem]], formats: Mapping[str, int]
) -> None:
    frame = Frame(package.read(part))
    areas: dict[str, list[str]] = {}
    for cell, found in cells.items():
        is_error = any(one.severity is Severity.ERROR for one in found)
        areas.setdefault(str(Severity.ERROR if is_error else Severity.WARNING), []).append(cell)
    frame.colour(areas, formats)
    notes.put(package, part, frame, {cell: [_line(one) for one in found] for cell, found in cells.items()})
    if frame.is_changed:
        package.write(part, frame.to_bytes())


def _line(problem: Problem) -> str:
    """One line for each problem, by which it is found again: "[Perbaikan: galat] Pesan. Saran"."""
    words = f"[Perbaikan: {problem.severity}] {problem.message} {problem.hint}"
    return " ".join(words.split())
