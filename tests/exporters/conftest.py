"""A small report that uses everything of the contract, as a page."""

from pathlib import Path

import pytest

from report_builder.page import Attachment, Page, parse
from report_builder.templating import Library

ROWS = 60


@pytest.fixture(scope="session")
def sample_markup() -> str:
    text = (Path(__file__).parent / "sample.xhtml").read_text(encoding="utf-8")
    rows = (f"<tr><td>{number}</td><td>Kegiatan nomor {number}</td></tr>" for number in range(1, ROWS + 1))
    return text.replace("<!--BARIS-->", "\n".join(rows))


@pytest.fixture(scope="session")
def sample_resources() -> dict[str, bytes]:
    return Library.on_path([]).resources(("gaya/", "fonts/"))


@pytest.fixture(scope="session")
def sample_page(sample_markup: str, sample_resources: dict[str, bytes]) -> Page:
    attachment = Attachment("fakta.json", b"{}", "application/json", "Fakta laporan")
    gaya = Library.on_path([]).gaya
    return parse(sample_markup, gaya=gaya, resources=sample_resources, attachments=(attachment,))
