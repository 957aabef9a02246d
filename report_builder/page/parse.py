"""Reads the markup of a document: everything that departs from the contract at once, or the Page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal, cast

from lxml import etree

from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.language import shorten
from report_builder.page.blocks import Attachment, Page, SectionKind
from report_builder.page.check import check_vocabulary
from report_builder.page.consistency import Markup, check_consistency
from report_builder.page.convert import read_section
from report_builder.page.inlines import Names
from report_builder.page.numbering import Item, Rank, number
from report_builder.page.tree import plain, problem

_SHOWN = 80
_HEADINGS = ("h1", "h2", "h3", "h4")
_PREFIXES: Mapping[str, str] = {
    **dict.fromkeys(_HEADINGS, "bagian"),
    "section": "seksi",
    "table": "tabel",
    "figure": "gambar",
    "data": "f",
}
"""How an element that gives no id of its own is named: ``tabel-3``."""


def parse(
    markup: str,
    *,
    gaya: Mapping[str, str],
    resources: Mapping[str, bytes],
    attachments: tuple[Attachment, ...] = (),
    name: str = "lakip.html",
) -> Page:
    """Give the document that the markup describes; raises ReportError (template) with every problem and its line.

    ``name`` is the file that problems name. Headings and captions come numbered, empty references filled, and
    every heading, table, figure and fact has an id.
    """
    root = _tree(markup, name)
    problems = [*check_vocabulary(root, name), *check_consistency(Markup(root, name, resources))]
    _give_ids(root)
    names = _names(root)
    problems += _empty_references(root, names, name)
    if problems:
        raise _refusal(problems, markup)
    metas = {meta.get("name"): meta.get("content", "") for meta in root.iterfind("head/meta")}
    return Page(
        judul=plain(root.find("head/title")),  # type: ignore[arg-type]
        penulis=metas["author"],
        tanggal=date.fromisoformat(metas["dcterms.date"]),
        kepala=metas["report.header"],
        draf=metas["report.draft"] == "ya",
        kertas=cast("Literal['A4', 'F4']", metas["report.paper"]),
        sections=tuple(read_section(section, names) for section in root.iterfind("body/section")),
        gaya=gaya,
        resources=resources,
        attachments=attachments,
    )


def _tree(markup: str, name: str) -> etree._Element:
    """The tree without comments; entities and anything outside the string are never read."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError as failure:
        # The exception's own log may hold what other parsers of this process said.
        problems = [_syntax_problem(entry.message, entry.line, name) for entry in parser.error_log.filter_from_errors()]
        raise _refusal(problems, markup) from failure
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(dtd.iterentities()):  # type: ignore[union-attr]  # the stubs lack it
        message = "Entitas tidak boleh dideklarasikan di dalam dokumen."
        raise ReportError([error(message, Place(name))], ExitCode.TEMPLATE)
    return root


def _syntax_problem(message: str, line: int, name: str) -> Problem:
    hint = "Tulis sebagai XML: setiap unsur ditutup, entitas hanya &amp;, &lt;, &gt;, &quot;, dan &apos;."
    return error(f"Markah tidak sah sebagai XML ({message}).", Place(name, "", f"baris {line}"), hint)


def _give_ids(root: etree._Element) -> None:
    """Name what gives no id of its own; the data of charts are shown nowhere as text and stay without."""
    taken = {element.get("id") for element in root.iter()}
    counts = dict.fromkeys(_PREFIXES.values(), 0)
    for element in root.iterfind("body//*"):
        prefix = _PREFIXES.get(str(element.tag))
        if prefix is None or element.get("id") or next(element.iterancestors("figure"), None) is not None:
            continue
        key = None
        while key is None or key in taken:
            counts[prefix] += 1
            key = f"{prefix}-{counts[prefix]}"
        element.set("id", key)


def _names(root: etree._Element) -> Names:
    headings: dict[str, str] = {}
    for section in root.iterfind("body/section"):
        first = next(section.iter(*_HEADINGS), None)
        if first is not None:
            headings[section.get("id", "")] = first.get("id", "")
    return Names(number(_items(root)), headings)


def _items(root: etree._Element) -> Iterator[Item]:
    for section in root.iterfind("body/section"):
        kind = cast("SectionKind", section.get("class", "").partition(" ")[0])
        for element in section.iter(*_HEADINGS, "table", "figure"):
            if (
                element.tag in _HEADINGS
                or element.find("caption") is not None
                or element.find("figcaption") is not None
            ):
                numbered = element.get("class") != "tanpa-nomor"
                yield Item(element.get("id", ""), cast("Rank", element.tag), kind, numbered)


def _empty_references(root: etree._Element, names: Names, name: str) -> Iterator[Problem]:
    known = {*names.numbers, *names.headings}
    for link in root.iter("a"):
        target = link.get("href", "").removeprefix("#")
        if target in known and not plain(link) and not names.numbers.get(names.headings.get(target, target)):
            message = f"Acuan kosong ke “{target}” tidak dapat diisi karena tujuannya tidak bernomor."
            yield problem(name, link, message, "Tulis sendiri teks acuannya.")


def _refusal(problems: list[Problem], markup: str) -> ReportError:
    """The problems in their order, each with the text of its line: the document has no file in which to look it up."""
    lines = markup.split("\n")
    return ReportError([_with_text(found, lines) for found in sorted(problems, key=_line)], ExitCode.TEMPLATE)


def _with_text(found: Problem, lines: list[str]) -> Problem:
    text = shorten(lines[_line(found) - 1], _SHOWN) if 0 < _line(found) <= len(lines) else ""
    quoted = f"Baris itu berbunyi: “{text}”." if text else ""
    return replace(found, hint=f"{found.hint} {quoted}".strip())


def _line(found: Problem) -> int:
    digits = (found.where.sel if found.where else "").removeprefix("baris ")
    return int(digits) if digits.isdecimal() else 0
