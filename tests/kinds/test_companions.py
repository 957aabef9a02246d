"""The text of the documents that go with a report: read it when it changes."""

from pathlib import Path

import pytest

from tests.kinds.companions import KINDS, compose, text_of
from tests.reports import INPUTS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", INPUTS)
def test_the_text_is_the_golden_one(project: Path, name: str, kind: str, *, renew: bool) -> None:
    text = "\n".join(text_of(compose(project / f"inputs/{name}.xlsx", kind))) + "\n"
    golden = project / f"tests/golden/{name}-{kind}.txt"
    if renew:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
