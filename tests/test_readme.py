"""What the README says of Python, of plans and of the architecture is so."""

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.batch import reading
from report_builder.templating import builtin_root
from tests.conftest import SmallBook
from tests.test_architecture import LAYERS, PACKAGE


@pytest.fixture(scope="module")
def readme(project: Path) -> str:
    return (project / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan(readme: str) -> str:
    """Give the plan that the README shows."""
    return "inputs" + readme.partition("```toml\ninputs")[2].partition("```")[0]


@pytest.mark.parametrize("first", ["from report_builder import build", "from pathlib import Path"])
@pytest.mark.slow
def test_what_it_shows_from_python_is_so(
    readme: str, project: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    monkeypatch.chdir(project)
    program = first + readme.partition(f"```python\n{first}\n")[2].partition("```")[0]
    names: dict[str, object] = {}
    exec(program, names)  # noqa: S102 - the README is ours
    told = [line.split("  # ") for line in program.splitlines() if re.search(r"  # [\['\"]", line)]
    assert told
    for expression, value in told:
        assert repr(eval(expression, names)) == value  # noqa: S307 - as above


def test_the_plan_has_every_key(project: Path, plan: str) -> None:
    schema = json.loads((project / PACKAGE / "batch.schema.json").read_text(encoding="utf-8"))
    assert set(tomllib.loads(plan)) == set(schema["properties"])


def test_the_plan_is_one_that_says_nothing_but_its_inputs_and_the_examples(
    plan: str, tmp_path: Path, small_book: SmallBook
) -> None:
    for folder in ("data", "templates"):
        (tmp_path / folder).mkdir()
    small_book({}, name="data/kantor.xlsx")
    inputs = next(line for line in plan.splitlines() if line.startswith("inputs"))
    for name, text in (("whole.toml", plan), ("short.toml", inputs)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    whole, short = (reading.read(tmp_path / name) for name in ("whole.toml", "short.toml"))
    options = whole.options
    assert (options.formats, options.profil, bool(whole.on_failure)) == (("pdf", "docx"), "bnn", True)
    assert (options.periode, options.tahun) == ("TW II", 2026)
    plain = replace(options, formats=(), profil="", periode="", tahun=None)
    assert replace(whole, on_failure=(), options=plain) == short


def test_the_table_of_parts_has_every_part_on_its_line(project: Path, readme: str) -> None:
    table = readme.partition("| part (")[2].partition("\n\n")[0]
    rows = [set(re.findall(r"`([a-z]+)`", line.split("|")[1])) for line in table.splitlines()[2:]]
    parts = {path.stem for path in (project / PACKAGE).iterdir()}
    assert rows == [there for layer in LAYERS if (there := set(layer) & parts)]


def test_the_templates_that_it_names_are_there(readme: str) -> None:
    named = set(re.findall(r"`(?:templates (?:show|copy) )?([a-z-]+/[a-z-]+\.[a-z]+)`", readme))
    assert sorted(name for name in named if not (builtin_root() / name).is_file()) == []
    assert named >= {"lakip/kalimat.html", "jadwal/report-builder.logrotate"}
