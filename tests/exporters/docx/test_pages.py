"""The pages that a report's contents name are those on which Word's headings and captions stand in LibreOffice."""

from pathlib import Path

import pytest

import report_builder
from report_builder.exporters.docx.libreoffice import as_pdf
from tests.exporters.docx.conftest import Word
from tests.exporters.docx.laid_out import contents, places, sheets, squeeze, untrue

STYLES = ("Heading1", "Heading2", "Heading3", "Caption", "JudulGambar")
SHARE = 0.95
INPUTS = pytest.mark.parametrize("name", ["dayamas-2021", "contoh-lengkap"])


def titles(word: Word) -> list[str]:
    """Give the headings and captions from the first chapter on, as they are printed."""
    chosen = " or ".join(f"@w:val='{style}'" for style in STYLES)
    found = [squeeze(text) for text in word.text(f"//w:p[w:pPr/w:pStyle[{chosen}]]")]
    return found[found.index("BABIPENDAHULUAN") :]


@pytest.mark.slow
@INPUTS
def test_word_breaks_its_pages_where_the_pdf_does(
    project: Path, tmp_path: Path, sample_resources: dict[str, bytes], name: str
) -> None:
    result = report_builder.build(project / "inputs" / f"{name}.xlsx", formats=("pdf", "docx"))
    files = {Path(output.name).suffix: output.data for output in result.outputs}
    (tmp_path / "lakip.pdf").write_bytes(files[".pdf"])
    (tmp_path / "word.pdf").write_bytes(as_pdf(files[".docx"], sample_resources))
    names = titles(Word(files[".docx"]))
    printed, shown = (places(names, sheets(tmp_path / path)) for path in ("lakip.pdf", "word.pdf"))
    apart = [name for name, one, other in zip(names, printed, shown, strict=True) if one != other]
    assert len(apart) <= (1 - SHARE) * len(names), apart


@pytest.mark.slow
@INPUTS
def test_contents_counted_by_libreoffice_name_its_pages(
    project: Path, tmp_path: Path, sample_resources: dict[str, bytes], name: str
) -> None:
    location = project / "inputs" / f"{name}.xlsx"
    result = report_builder.build(location, formats=("docx",), pagination="libreoffice")
    docx = result.outputs[0].data
    (tmp_path / "word.pdf").write_bytes(as_pdf(docx, sample_resources))
    lists, laid_out = contents(Word(docx)), sheets(tmp_path / "word.pdf")
    wrong = [told for entries in lists for told in untrue(entries, laid_out)]
    assert len(lists) >= 2
    assert len(wrong) <= (1 - SHARE) * sum(map(len, lists)), wrong
