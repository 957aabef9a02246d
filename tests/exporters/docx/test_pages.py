"""The pages that a report's contents name are those on which Word's headings and captions stand in LibreOffice."""

import re
import subprocess
from itertools import accumulate
from pathlib import Path

import pytest

import report_builder
from tests.exporters.docx.conftest import Word

STYLES = ("Heading1", "Heading2", "Heading3", "Caption", "JudulGambar")
IN_CONTENTS = re.compile(r"\.{4}|(\. ){4}")
SHARE = 0.95


def titles(word: Word) -> list[str]:
    """Give the headings and captions from the first chapter on, as they are printed."""
    chosen = " or ".join(f"@w:val='{style}'" for style in STYLES)
    found = [squeeze(text) for text in word.text(f"//w:p[w:pPr/w:pStyle[{chosen}]]")]
    return found[found.index("BABIPENDAHULUAN") :]


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def pages(path: Path) -> list[str]:
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    whole = text.split("\f")
    last = max((number for number, page in enumerate(whole) if IN_CONTENTS.search(page)), default=-1)
    return ["" if number <= last else squeeze(page) for number, page in enumerate(whole)]


def numbers(names: list[str], laid_out: list[str]) -> list[int]:
    """Give the page of each title, looked for in order from the first page after the contents."""
    text, ends = "".join(laid_out), list(accumulate(map(len, laid_out)))
    place, found = 0, []
    for name in names:
        place = text.index(name, place)
        found.append(sum(end <= place for end in ends))
        place += len(name)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dayamas-2021", "contoh-lengkap"])
def test_word_breaks_its_pages_where_the_pdf_does(project: Path, tmp_path: Path, name: str) -> None:
    result = report_builder.build(project / "inputs" / f"{name}.xlsx", formats=("pdf", "docx"))
    files = {Path(output.name).suffix: output.data for output in result.outputs}
    for suffix, data in files.items():
        (tmp_path / f"lakip{suffix}").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "lo")]
    subprocess.run([*command, str(tmp_path / "lakip.docx")], check=True, capture_output=True, timeout=120)
    names = titles(Word(files[".docx"]))
    printed, shown = (numbers(names, pages(tmp_path / path)) for path in ("lakip.pdf", "lo/lakip.pdf"))
    apart = [name for name, one, other in zip(names, printed, shown, strict=True) if one != other]
    assert len(apart) <= (1 - SHARE) * len(names), apart
