"""The sheet Perbaikan: every problem of a workbook in a row, with a link to its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from report_builder.errors import Place, Problem, ReportError, Severity, error
from report_builder.schema import PERBAIKAN, normalize
from report_builder.workbook.package import TYPES, Package, namespace, parse
from report_builder.workbook.styling import Styles

JUDUL = "Daftar perbaikan"
PENJELASAN = (
    "Klik sel pada kolom Sel untuk membukanya. Perbaiki isinya, simpan, lalu periksa lagi dengan check --mark: tanda "
    "pada sel yang sudah benar hilang. Lembar ini ditulis ulang setiap kali dan tidak dibaca sebagai data. Di setiap "
    "lembar paling banyak 1.000 sel diberi komentar; daftar ini dan warnanya lengkap."
)
TANPA_MASALAH = "Tidak ada masalah pada pemeriksaan terakhir."
HEADS = ("No", "Tingkat", "Lembar", "Sel", "Masalah", "Saran")

_WIDTHS = (6, 13, 16, 10, 60, 60)
_FIRST_ROW = 5
_LINE, _LETTERS = 15, 60
"""The points that a line is high, and the letters that have room on one of the last two columns."""
_MOST_LINKS = 65_000
"""A sheet holds 65,530 at most (Excel specifications and limits)."""
_DARK, _GREY, _LINK, _WHITE, _BLACK = "FF1F3A5F", "FF5F6B7A", "FF0563C1", "FFFFFFFF", "FF000000"
INK: Mapping[Severity, str] = {Severity.ERROR: "FF8C1D18", Severity.WARNING: "FF6B4600"}
PAPER: Mapping[Severity, str] = {Severity.ERROR: "FFFBD5D2", Severity.WARNING: "FFFFE9B8"}


def put(package: Package, styles: Styles, problems: Sequence[Problem], sheets: Mapping[str, str], berkas: str) -> None:
    """Write the sheet behind the others, or over that of an earlier time; ``sheets`` are the parts by their names.

    Raises ReportError where people have a sheet of that name.
    """
    every = (str(one.get("name")) for one in package.tree(package.main).iterfind("{*}sheets/{*}sheet"))
    nama = next((name for name in every if normalize(name) == normalize(PERBAIKAN)), "")
    data = _sheet(problems, sheets, styles, namespace(package.tree(package.main)))
    if not nama:
        _add(package, data)
        return
    part = sheets.get(nama, "")
    if not part or _title(package, part) != JUDUL:
        hint = "Ganti nama lembar itu, lalu ulangi."
        raise ReportError([error(f"Lembar {nama} bukan buatan program ini.", Place(berkas, nama), hint)])
    package.write(part, data)


def _add(package: Package, data: bytes) -> None:
    part = package.add("xl/worksheets/perbaikan{}.xml", data, f"{TYPES}spreadsheetml.worksheet+xml")
    relation = package.relate(package.main, "worksheet", part)
    (every,) = package.tree(package.main).findall("{*}sheets")
    number = 1 + max(int(str(one.get("sheetId"))) for one in every)
    attributes = {"name": PERBAIKAN, "sheetId": str(number), f"{{{package.relation_types}}}id": relation}
    etree.SubElement(every, f"{{{namespace(every)}}}sheet", attributes)


def _title(package: Package, part: str) -> str:
    """The text in the first cell of a sheet, which programs move into the table of texts that sheets share."""
    cell = parse(package.read(part)).find("{*}sheetData/{*}row/{*}c")
    if cell is None:
        return ""
    if cell.get("t") != "s":
        return "".join(str(text) for text in cell.itertext())
    (shared,) = package.related(package.main, "sharedStrings")
    return "".join(str(text) for text in package.tree(shared.part)[int(cell.findtext("{*}v") or 0)].itertext())


# The XML of the sheet


def _sheet(problems: Sequence[Problem], sheets: Mapping[str, str], styles: Styles, spelled: str) -> bytes:
    title, note = styles.cell(ink=_DARK, size=14, bold=True), styles.cell(ink=_GREY)
    head, body = styles.cell(ink=_WHITE, bold=True, paper=_DARK), styles.cell(ink=_BLACK)
    link = styles.cell(ink=_LINK, link=True)
    tints = {one: styles.cell(ink=INK[one], bold=True, paper=PAPER[one]) for one in Severity}
    rows = [
        _row(1, [(JUDUL, title)]),
        _row(2, [(_count(problems), body)]),
        _row(3, [(PENJELASAN, note)], height=48),
        _row(4, [(words, head) for words in HEADS]),
    ]
    links = []
    for number, problem in enumerate(problems, start=1):
        row, where = _FIRST_ROW + number - 1, problem.where or Place("")
        target = _target(where) if where.lembar in sheets else ""
        style = [body, tints[problem.severity], body, link if target else body, body, body]
        words = (str(number), str(problem.severity), where.lembar, where.sel, problem.message, problem.hint)
        rows.append(_row(row, list(zip(words, style, strict=True)), height=_LINE * _lines(problem)))
        if target:
            links.append(f'<hyperlink ref="D{row}" location={quoteattr(target)}/>')
    return _worksheet(spelled, rows, links[:_MOST_LINKS]).encode()


def _worksheet(spelled: str, rows: Sequence[str], links: Sequence[str]) -> str:
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(_WIDTHS, start=1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{spelled}">'
        '<sheetPr><tabColor rgb="FFB3261E"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        '<sheetView showGridLines="0" workbookViewId="0"><pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" '
        f'state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'<mergeCells count="3"><mergeCell ref="A1:F1"/><mergeCell ref="A2:F2"/><mergeCell ref="A3:F3"/></mergeCells>'
        f"{'<hyperlinks>' + ''.join(links) + '</hyperlinks>' if links else ''}"
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _row(number: int, cells: Sequence[tuple[str, int]], height: int = 0) -> str:
    tall = f' ht="{height}" customHeight="1"' if height else ""
    written = (
        f'<c r="{letter}{number}" s="{style}"{_text(words)}'
        for letter, (words, style) in zip("ABCDEF", cells, strict=False)
    )
    return f'<row r="{number}"{tall}>{"".join(written)}</row>'


def _lines(problem: Problem) -> int:
    """The lines that a problem takes: not every program gives wrapped words the height that they need."""
    return 1 + max(len(words) // _LETTERS for words in (problem.message, problem.hint))


def _text(words: str) -> str:
    """What a cell holds: a text that stands in it rather than among those that sheets share, or nothing."""
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(_true(words))}</t></is></c>' if words else "/>"


def _true(words: str) -> str:
    """The words without control characters, which no XML may hold."""
    return "".join(sign for sign in words if sign.isprintable() or sign == "\n")


def _count(problems: Sequence[Problem]) -> str:
    counts = {one: sum(problem.severity is one for problem in problems) for one in Severity}
    return ", ".join(f"{count} {one}" for one, count in counts.items() if count) or TANPA_MASALAH


def _target(where: Place) -> str:
    """The place as links name it: 'Lampiran Desa'!F2."""
    return "'{}'!{}".format(where.lembar.replace("'", "''"), where.sel or "A1")
