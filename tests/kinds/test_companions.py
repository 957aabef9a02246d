"""The text of the documents that go with a report: read it when it changes."""

from pathlib import Path

import pytest

from report_builder.exporters import text as writer
from tests.kinds.companions import KINDS, compose, compose_all, text_of
from tests.reports import INPUTS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", INPUTS)
def test_the_text_is_the_golden_one(project: Path, name: str, kind: str, *, renew: bool) -> None:
    text = "\n".join(text_of(compose(project / f"inputs/{name}.xlsx", kind))) + "\n"
    check_golden(text, project / f"tests/golden/{name}-{kind}.txt", renew=renew)


@pytest.mark.parametrize("name", INPUTS)
def test_the_text_of_what_goes_along_with_a_release_is_the_golden_one(project: Path, name: str, *, renew: bool) -> None:
    beside = compose_all(project / f"inputs/{name}.xlsx", "siaran-pers").iringan
    parts = (f"{template}\n\n{writer.export(page, '').data.decode()}" for template, page in beside.items())
    check_golden("\n".join(parts), project / f"tests/golden/{name}-siaran-pers-iringan.txt", renew=renew)


def check_golden(text: str, golden: Path, *, renew: bool) -> None:
    if renew:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
