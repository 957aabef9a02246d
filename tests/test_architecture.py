"""Holds the layers: a part imports only from parts above it, and each heavy library lives in its room."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PACKAGE = "report_builder"

# From the foundation up; parts on one line do not know each other.
LAYERS = (
    ("collecting", "errors", "language"),
    ("facts", "given", "settings"),
    ("dataset", "schema"),
    ("rules", "charts"),
    ("page", "telusur"),
    ("model", "simulation"),
    ("measure", "sources", "workbook", "templating", "profil", "exporters"),
    ("kinds", "scrutiny", "database", "forms"),
    ("plugins",),
    ("config",),
    ("pipeline", "delivery"),
    ("audit", "batch"),
    ("banding", "refresh"),
    ("web",),
    ("cli",),
)
LEVEL = {part: level for level, parts in enumerate(LAYERS) for part in parts}

# The modules, by dotted prefix, in which each heavy library may be imported.
ROOMS = {
    "pandas": ("sources.frames",),
    "python_calamine": ("sources", "audit.membaca.grafik"),
    "openpyxl": ("sources", "workbook"),
    "markdown_it": ("audit.membaca.teks",),
    "weasyprint": ("exporters.pdf", "exporters.iringan"),
    "fontTools": ("exporters.pdf", "exporters.iringan"),
    "pypdfium2": ("exporters.iringan", "banding.membaca"),
    "pydyf": ("exporters.pdf",),
    "pikepdf": ("exporters.docx.pagination",),
    "docx": ("exporters.docx",),
    "PIL": ("exporters.pictures",),
    "jsonschema": ("settings",),
    "filelock": ("batch.lock",),
    "structlog": ("batch.logs",),
    "fsspec": ("batch.urls",),
    "distributed": ("batch.dask",),
    "sqlalchemy": ("database",),
    "rapidfuzz": ("forms", "audit"),
    "psycopg": ("database",),
}
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def modules(root: Path) -> Iterator[tuple[str, Path, ast.Module]]:
    """Give every module of the package by its name without the package's (the package itself is "")."""
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        yield name, path, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give the line and the full name of all that a module imports, inside functions and for types only too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def layer_faults(root: Path) -> list[str]:
    """Give a sentence for each import that does not point to a part above."""
    faults = []
    for name, path, tree in modules(root):
        part = name.partition(".")[0]
        if part and part not in LEVEL:
            faults.append(f"{path.relative_to(root)}: {part} has no place in the layers")
            continue
        for line, target in imports(tree):
            package, _, rest = target.partition(".")
            other = rest.partition(".")[0]
            if part and package == PACKAGE and other in LEVEL and other != part and LEVEL[other] >= LEVEL[part]:
                faults.append(f"{path.relative_to(root)}:{line}: {part} must not import {other}")
    return faults


def room_faults(root: Path) -> list[str]:
    """Give a sentence for each heavy library imported outside its room."""
    return [
        f"{path.relative_to(root)}:{line}: {library} belongs in {' or '.join(ROOMS[library])}"
        for name, path, tree in modules(root)
        for line, target in imports(tree)
        if (library := target.partition(".")[0]) in ROOMS and not name.startswith(ROOMS[library])
    ]


def size_faults(root: Path) -> list[str]:
    """Give a sentence for each file and function that is too long to be read in one go."""
    faults = []
    for _, path, tree in modules(root):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST_FILE:
            faults.append(f"{path.relative_to(root)}: {lines} lines, more than {LONGEST_FILE}")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    place = f"{path.relative_to(root)}:{node.lineno}"
                    faults.append(f"{place}: {node.name} has {lines} lines, more than {LONGEST_FUNCTION}")
    return faults


FAULTS = (layer_faults, room_faults, size_faults)


@pytest.mark.parametrize("faults", FAULTS)
def test_the_package_keeps_the_architecture(project: Path, faults: Callable[[Path], list[str]]) -> None:
    assert "\n".join(faults(project / PACKAGE)) == ""


def package(root: Path, sources: dict[str, str]) -> Path:
    for name, source in sources.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return root


def test_imports_from_parts_above_are_right(tmp_path: Path) -> None:
    root = package(
        tmp_path,
        {
            "__init__.py": "from report_builder.pipeline import build",
            "cli.py": "from report_builder.pipeline import build\nimport json",
            "exporters/docx/parts.py": "import docx\nfrom report_builder import page\nimport report_builder.exporters",
        },
    )
    assert [fault for faults in FAULTS for fault in faults(root)] == []


@pytest.mark.parametrize(
    "source",
    [
        "from report_builder.cli import app",
        "from report_builder import cli",
        "import report_builder.cli",
        "if TYPE_CHECKING:\n    from report_builder.cli import app",
        "def late() -> None:\n    from report_builder.cli import app",
    ],
)
def test_an_upward_import_is_found(tmp_path: Path, source: str) -> None:
    line = source.count("\n") + 1
    root = package(tmp_path, {"model/parts.py": source})
    assert layer_faults(root) == [f"model/parts.py:{line}: model must not import cli"]


def test_parts_of_one_layer_do_not_know_each_other(tmp_path: Path) -> None:
    root = package(tmp_path, {"sources/excel.py": "from report_builder.exporters import pdf"})
    assert layer_faults(root) == ["sources/excel.py:1: sources must not import exporters"]


def test_a_part_without_a_place_is_found(tmp_path: Path) -> None:
    root = package(tmp_path, {"helpers.py": ""})
    assert layer_faults(root) == ["helpers.py: helpers has no place in the layers"]


def test_a_heavy_library_outside_its_room_is_found(tmp_path: Path) -> None:
    root = package(tmp_path, {"model.py": "def read() -> None:\n    from pandas.io import sql"})
    assert room_faults(root) == ["model.py:2: pandas belongs in sources.frames"]


def test_long_files_and_functions_are_found(tmp_path: Path) -> None:
    root = package(tmp_path, {"errors.py": "def long() -> None:\n" + "    pass\n" * 400})
    assert size_faults(root) == [
        "errors.py: 401 lines, more than 400",
        "errors.py:1: long has 401 lines, more than 40",
    ]
