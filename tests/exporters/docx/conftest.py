"""Pages parsed from small pieces of markup, and ways to look into the Word file made of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from report_builder.exporters.docx import export
from report_builder.exporters.docx.wordml import NAMESPACES
from report_builder.page import Attachment, Page, parse

LEDGER = b'{"versi": 1, "fakta": [{"id": "IKK-1.capaian", "nilai": "122.641509", "tampil": "122,64%"}]}'
DOCUMENT = """<html lang="id"><head><title>Laporan Kinerja Tahun 2021</title>
<meta name="author" content="Deputi Bidang Pemberdayaan Masyarakat"/>
<meta name="dcterms.date" content="2022-02-28"/>
<meta name="report.header" content="Laporan Kinerja Deputi Bidang Pemberdayaan Masyarakat 2021"/>
<meta name="report.draft" content="{draft}"/><meta name="report.paper" content="{paper}"/></head>
<body>{body}</body></html>"""


@pytest.fixture(scope="session")
def gaya(project: Path) -> dict[str, str]:
    """Give the design tokens that come with the program."""
    return dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", (project / "templates/gaya/token.css").read_text("utf-8")))


@pytest.fixture(scope="session")
def resources(project: Path) -> dict[str, bytes]:
    """Give the reference document and the logo that come with the program."""
    templates = project / "templates"
    return {name: (templates / name).read_bytes() for name in ("reference.docx", "gaya/logo.png")}


@pytest.fixture(scope="session")
def page_of(gaya: dict[str, str], resources: dict[str, bytes]) -> Callable[..., Page]:
    """Give the parser of a body; without a section of its own it is one chapter."""

    def make(body: str, *, draft: str = "tidak", paper: str = "A4", **more: bytes) -> Page:
        sections = body if body.lstrip().startswith("<section") else f'<section class="bab">{body}</section>'
        ledger = Attachment("fakta.json", LEDGER, "application/json", "Angka dan asalnya")
        markup = DOCUMENT.format(body=sections, draft=draft, paper=paper)
        return parse(markup, gaya=gaya, resources=resources | more, attachments=(ledger,))

    return make


@pytest.fixture(scope="session")
def sample(page_of: Callable[..., Page]) -> Page:
    """Give a draft that holds every block and inline of the contract."""
    return page_of((Path(__file__).parent / "sample.xhtml").read_text("utf-8"), draft="ya")


class Word:
    """A Word file opened: its parts by name, each parsed when asked for."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as container:
            self.parts = {name: container.read(name) for name in container.namelist()}

    def find(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        """Give the elements of an XPath in a part."""
        found = etree.fromstring(self.parts[part]).xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return found

    def text(self, path: str, part: str = "word/document.xml") -> list[str]:
        """Give the text of each element of an XPath: runs with tabs and breaks, no field codes."""
        return ["".join(_pieces(element)) for element in self.find(path, part)]

    def values(self, path: str, part: str = "word/document.xml") -> list[str]:
        """Give the attributes of an XPath."""
        return [str(value) for value in self.find(path, part)]


def _pieces(element: etree._Element) -> list[str]:
    w = f"{{{NAMESPACES['w']}}}"
    signs = {f"{w}tab": "\t", f"{w}br": "\n"}
    return [
        node.text or "" if node.tag == f"{w}t" else signs[node.tag]
        for node in element.iter(f"{w}t", f"{w}tab", f"{w}br")
        if node.tag == f"{w}t" or node.getparent().tag == f"{w}r"
    ]


@pytest.fixture(scope="session")
def word_of(page_of: Callable[..., Page]) -> Callable[..., Word]:
    """Give the maker of an opened Word file from markup."""

    def make(body: str, *, page_numbers: dict[str, str] | None = None, **more: str) -> Word:
        output = export(page_of(body, **more), "lakip.docx", page_numbers or {})
        assert output.problems == ()
        return Word(output.data)

    return make
