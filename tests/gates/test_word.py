"""The Word file of every report, of a document with all that there is, and the template of styles are sound."""

from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from tests.gates.breaking import Breakage, broken
from tests.gates.word import faults
from tests.reports import DOCUMENTS, Reports


def validate(path: Path) -> list[str]:
    """What the validators of schema and package find."""
    return [
        *(str(fault) for fault in OpenXmlValidator().validate(str(path)).errors),
        *(str(fault) for fault in ooxml_integrity.check(path)),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
def test_nothing_is_wrong_with_the_file_of_a_report(reports: Reports, name: str, kind: str) -> None:
    word = reports(name, kind).docx
    assert faults(word.read_bytes()) == []
    assert validate(word) == []


def test_nothing_is_wrong_with_a_file_of_all_that_there_is(full_word: bytes) -> None:
    assert faults(full_word) == []


def test_nothing_is_wrong_with_the_small_file(small_word: bytes) -> None:
    assert faults(small_word) == []


def test_the_validators_find_nothing(full_word: bytes, project: Path, tmp_path: Path) -> None:
    (tmp_path / "lakip.docx").write_bytes(full_word)
    assert validate(tmp_path / "lakip.docx") == []
    assert validate(project / "templates/reference.docx") == []


BREAKAGES = {
    "an element out of order": Breakage('(<w:pStyle w:val="BodyText"/>)(<w:keepNext/>)', r"\2\1"),
    "a note that is not there": Breakage('<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="9"/>'),
    "a picture that is not there": Breakage('r:embed="gambar1"', 'r:embed="gambar9"'),
    "an element that Word does not know": Breakage("<w:cantSplit/>", "<w:utuh/>"),
}


@pytest.mark.parametrize("breakage", BREAKAGES.values(), ids=BREAKAGES)
def test_the_validators_find(small_word: bytes, breakage: Breakage, tmp_path: Path) -> None:
    (tmp_path / "lakip.docx").write_bytes(broken(small_word, breakage))
    assert validate(tmp_path / "lakip.docx") != []
