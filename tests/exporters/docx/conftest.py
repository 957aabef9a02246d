"""Pages parsed from small pieces of markup, and ways to look into the Word file made of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from report_builder.exporters.docx import export
from report_builder.exporters.docx.wordml import NAMESPACES
from report_builder.page import Attachment, Page, parse

LEDGER = b'{"versi": 1, "fakta": [{"id": "IKK-1.capaian", "nilai": "122.641509", "tampil": "122,64%"}]}'
W = f"{{{NAMESPACES['w']}}}"
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

    def find(self, path: str, part: str = "word/document.xml") -> list[Any]:
        """Give the elements or attributes of an XPath in a part."""
        found = etree.fromstring(self.parts[part]).xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return found

    def text(self, path: str, part: str = "word/document.xml") -> list[str]:
        """Give the text of each element of an XPath: runs with tabs and breaks, no field codes."""
        return ["".join(_pieces(element)) for element in self.find(path, part)]

    def values(self, path: str, part: str = "word/document.xml") -> list[str]:
        """Give the attributes of an XPath."""
        return [str(value) for value in self.find(path, part)]

    def all_codes(self) -> list[str]:
        """Give the code of every field of the body."""
        return [(code.text or "").strip() for code in self.find("//w:instrText")]

    def codes(self, start: str) -> int:
        """Give how many fields begin so."""
        return sum(code.startswith(start) for code in self.all_codes())

    def bookmarked(self, name: str) -> str:
        """Give the text within a bookmark of one paragraph."""
        (start,) = self.find(f"//w:bookmarkStart[@w:name='{name}']")
        inside = list(start.itersiblings())
        end = next(one for one in inside if one.tag == W + "bookmarkEnd" and one.get(W + "id") == start.get(W + "id"))
        return "".join("".join(_pieces(element)) for element in inside[: inside.index(end)])


def _pieces(element: etree._Element) -> list[str]:
    signs = {W + "tab": "\t", W + "br": "\n"}
    return [
        signs.get(str(node.tag), node.text or "")
        for node in element.iter(W + "t", W + "tab", W + "br")
        if (parent := node.getparent()) is not None and parent.tag == W + "r"
    ]


@pytest.fixture(scope="session")
def word_of(page_of: Callable[..., Page]) -> Callable[..., Word]:
    """Give the maker of an opened Word file from markup; there must be nothing to complain of."""

    def make(body: str, page_numbers: dict[str, str] | None = None, **more: Any) -> Word:  # noqa: ANN401
        output = export(page_of(body, **more), "lakip.docx", page_numbers or {})
        assert output.problems == ()
        return Word(output.data)

    return make


@pytest.fixture(scope="session")
def sample_data(sample: Page) -> bytes:
    """Give the Word file of the sample."""
    return export(sample, "lakip.docx", {"bab-3": "12", "tabel-capaian": "13"}).data
