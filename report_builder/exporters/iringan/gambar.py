"""A card as a picture: what its drawing template makes of the layout, held to the words that the card has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from report_builder.errors import ExitCode, Place, Problem, ReportError, Severity, error
from report_builder.exporters.iringan import Draw, Iringan, kartu
from report_builder.exporters.iringan.tata import HEIGHT, LEAST, WIDTH, Kartu, lay_out
from report_builder.exporters.pdf.letters import replace_unknown
from report_builder.language import shorten
from report_builder.page import Page

NAMESPACE = "{http://www.w3.org/2000/svg}"
LARGEST = 4000
"""Pixels of a picture's longer side."""

_SHAPES = frozenset((
    "svg", "g", "rect", "line", "polyline", "polygon", "path", "circle", "ellipse", "image",
    "defs", "linearGradient", "radialGradient", "stop", "clipPath",
))  # fmt: skip
_TEXTS = frozenset({"text", "tspan"})
_TITLES = frozenset({"title", "desc"})
_SIZE = re.compile(r"[0-9]{1,4}(?:\.[0-9]+)?(?:px)?")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)")
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,")
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
        for element, message, hint in (*_sizes(root), *_strangers(root), *_words(root, laid_out, page.judul))
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


Fault: TypeAlias = tuple[etree._Element, str, str]  # noqa: SLF001 - lxml's name for what it gives
"""At which element of the picture something is wrong, what it is, and what to do."""


def _sizes(root: etree._Element) -> Iterator[Fault]:
    for name, usual in (("width", WIDTH), ("height", HEIGHT)):
        given = root.get(name, "")
        if not _SIZE.fullmatch(given) or not 1 <= float(given.removesuffix("px")) <= LARGEST:
            hint = f'Tulis piksel dari 1 sampai {LARGEST}, misalnya {name}="{usual}".'
            yield root, f"Ukuran {name}=“{given}” bukan ukuran gambar.", hint


def _strangers(root: etree._Element) -> Iterator[Fault]:
    """Elements that could hold words of their own, and what would have to be fetched."""
    for element in root.iter(etree.Element):
        name = str(element.tag).removeprefix(NAMESPACE)
        if name not in _SHAPES | _TEXTS | _TITLES:
            hint = "Gambar kartu hanya memuat bentuk, teks, dan gambar tertanam."
            yield element, f"Unsur <{name.rpartition('}')[2]}> tidak boleh ada pada gambar kartu.", hint
        for attribute, value in element.attrib.items():
            is_link = str(attribute).rpartition("}")[2] == "href"
            if (is_link and not _PICTURE.match(str(value))) or _OUTSIDE.search(str(value)):
                hint = "Sertakan isi gambar itu: data:image/png;base64,…."
                yield element, f"“{shorten(str(value), 60)}” berada di luar gambar kartu.", hint


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
