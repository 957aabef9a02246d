"""A card as a picture: what its drawing template makes of the layout, held to the words that the card has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from report_builder.errors import ExitCode, Place, Problem, ReportError, Severity, error
from report_builder.exporters.iringan import Draw, Iringan, kartu
from report_builder.exporters.iringan.izin import NAMESPACE, Fault, strangers
from report_builder.exporters.iringan.tampak import hidden
from report_builder.exporters.iringan.tata import HEIGHT, LEAST, WIDTH, Kartu, lay_out
from report_builder.exporters.pdf.letters import replace_unknown
from report_builder.language import shorten
from report_builder.page import Page

SMALLEST, LARGEST = 200, 4000
"""Pixels of a picture's sides."""

_TITLES = frozenset({"title", "desc"})
_SIZE = re.compile(r"[0-9]{1,4}(?:\.[0-9]+)?(?:px)?")
_WHITE = re.compile(r"[ \t\r\n]+")


def draw_card(one: Iringan, page: Page, draw: Draw) -> tuple[etree._Element, tuple[Problem, ...]]:
    """The root of the picture, with a box for each letter that the fonts lack, and warnings.

    They are of such letters, and of type that had to be small.
    Raises ReportError (template) with all that the Page has and a card has not, or with all in the picture that is
    not as it must be.
    """
    laid_out = lay_out(kartu.read(page, one.template))
    root = _parse(draw(one.gambar, {"k": laid_out, "judul": page.judul}), one.gambar)
    problems = [
        error(message, Place(one.gambar, "", f"baris {element.sourceline}"), hint)
        for element, message, hint in _faults(root, laid_out, page.judul)
    ]
    if problems:
        raise ReportError(problems, ExitCode.TEMPLATE)
    printed, lacking = replace_unknown(etree.tostring(root, encoding="unicode"), page.resources, "pada kartu")
    return _parse(printed, one.gambar), (*lacking, *_small(one, laid_out))


def letters(root: etree._Element) -> str:
    """Every letter of its texts, once, in the order of the alphabet."""
    return "".join(sorted(set("".join(_text(element) for element in root.iter(f"{NAMESPACE}text")))))


def _parse(markup: str, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    hint = f'Mulai dengan: <svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">.'
    try:
        root = etree.fromstring(markup.strip().encode(), parser)
    except etree.XMLSyntaxError as failure:
        place = Place(name, "", f"baris {failure.lineno}")
        problem = error(f"Templat ini tidak memberi SVG yang sah ({failure.msg}).", place, hint)
        raise ReportError([problem], ExitCode.TEMPLATE) from failure
    if root.tag != f"{NAMESPACE}svg":
        raise ReportError([error("Templat ini tidak memberi SVG.", Place(name), hint)], ExitCode.TEMPLATE)
    return root


def _faults(root: etree._Element, laid_out: Kartu, judul: str) -> Iterator[Fault]:
    """All that is wrong; what a picture shows can be told only where all in it has its form."""
    strange = (*_sizes(root), *strangers(root))
    yield from strange
    yield from _words(root, laid_out, judul)
    if not strange:
        yield from hidden(root, [teks.ukuran for teks in laid_out.teks])


def _sizes(root: etree._Element) -> Iterator[Fault]:
    for name, usual in (("width", WIDTH), ("height", HEIGHT)):
        given = root.get(name, "")
        if not _SIZE.fullmatch(given) or not SMALLEST <= float(given.removesuffix("px")) <= LARGEST:
            hint = f'Tulis piksel dari {SMALLEST} sampai {LARGEST}, misalnya {name}="{usual}".'
            yield root, f"Ukuran {name}=“{given}” bukan ukuran gambar.", hint


def _words(root: etree._Element, laid_out: Kartu, judul: str) -> Iterator[Fault]:
    """Texts that the card has not, in the picture, and its own that are not there."""
    left = Counter(teks.teks for teks in laid_out.teks)
    for element in root.iter(f"{NAMESPACE}text"):
        text = _text(element)
        if left[text] == 0:
            yield element, f"Teks “{text}” bukan isi kartu.", "Cetak hanya teks dari k.teks, masing-masing satu kali."
        left[text] -= 1
    for text in (+left).elements():
        yield root, f"Teks “{text}” tidak tercetak pada kartu.", "Cetak setiap teks dari k.teks."
    for element in root.iter(*(f"{NAMESPACE}{name}" for name in _TITLES)):
        if _text(element) != judul:
            yield element, f"Teks “{_text(element)}” bukan judul kartu.", "Cetak judul kartu: {{ judul }}."


def _text(element: etree._Element) -> str:
    return _WHITE.sub(" ", "".join(map(str, element.itertext()))).strip(" ")


def _small(one: Iringan, laid_out: Kartu) -> Iterator[Problem]:
    smallest = min(laid_out.teks, key=lambda teks: teks.ukuran)
    if smallest.ukuran < LEAST:
        message = f"Teks kartu terlalu panjang sehingga “{shorten(smallest.teks, 60)}” sulit dibaca."
        hint = "Isi singkatan unit kerja pada lembar Identitas, atau pendekkan namanya."
        yield Problem(Severity.WARNING, message, Place(one.template), hint)
