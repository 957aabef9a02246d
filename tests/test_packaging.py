"""The wheel holds all that a report needs, and works away from the checkout."""

import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SOURCES = (".gitignore", "LICENSE", "README.md", "pyproject.toml", "report_builder", "templates")
STRAYS = ("outputs/contoh/lakip.pdf", "templates/.~lock.reference.docx#", "report_builder/__pycache__/cli.pyc")


def run(*command: str | Path, cwd: Path) -> str:
    """Give what the command printed; a failure shows it all."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(root: Path, folder: str) -> set[str]:
    return {path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def checkout(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of what the wheel is built from, with files about that git ignores."""
    root = tmp_path_factory.mktemp("checkout")
    unwanted = shutil.ignore_patterns("__pycache__", ".~lock.*", "~$*")
    for name in SOURCES:
        if (project / name).is_dir():
            shutil.copytree(project / name, root / name, ignore=unwanted)
        else:
            shutil.copy(project / name, root)
    for name in STRAYS:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    return root


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", cwd=checkout)
    return next((checkout / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder whose .venv has the wheel, and borrows the libraries of the Python that runs the tests."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / ".venv", with_pip=False, symlinks=True)
    python = folder / ".venv/bin/python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    # A path in a .pth file does not read the .pth files there, so that the checkout itself stays out of sight.
    (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return folder


def test_the_wheel_holds_the_package_and_the_templates_and_nothing_that_git_ignores(
    checkout: Path, wheel: Path
) -> None:
    package = files(checkout, "report_builder")
    templates = {f"report_builder/_{name}" for name in files(checkout, "templates")}
    ignored = {name.replace("templates/", "report_builder/_templates/") for name in STRAYS}
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == (package | templates) - ignored


def test_the_wheel_carries_both_licences(wheel: Path) -> None:
    licences = {name.partition("/licenses/")[2] for name in zipfile.ZipFile(wheel).namelist()} - {""}
    assert licences == {"LICENSE", "templates/fonts/OFL.txt"}


def test_the_installed_package_is_the_one_of_the_wheel(elsewhere: Path) -> None:
    origin = run(".venv/bin/python", "-c", "import report_builder; print(report_builder.__file__)", cwd=elsewhere)
    assert Path(origin).is_relative_to(elsewhere)


def test_the_lock_names_no_index(project: Path) -> None:
    lock = (project / "requirements.lock").read_text(encoding="utf-8")
    assert [line for line in lock.splitlines() if "://" in line or line.startswith("-")] == []


def test_the_installed_wheel_makes_a_report_away_from_the_checkout(project: Path, elsewhere: Path) -> None:
    shutil.copy(project / "inputs/contoh-lengkap.xlsx", elsewhere)
    run(".venv/bin/report-builder", "build", "contoh-lengkap.xlsx", "--final", cwd=elsewhere)
    made = {path.name for path in (elsewhere / "outputs/contoh-lengkap").iterdir()}
    assert made == {"lakip.pdf", "lakip.docx", "fakta.json"}


def test_the_installed_wheel_writes_the_example(elsewhere: Path) -> None:
    run(".venv/bin/report-builder", "new", "--example", "contoh.xlsx", cwd=elsewhere)
    told = run(".venv/bin/report-builder", "check", "contoh.xlsx", cwd=elsewhere)
    assert told == "Data siap: 3 sasaran, 9 indikator. Kelengkapan laporan diperiksa saat build.\n"


NOTE = {
    "pyproject.toml": """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "paket-nota"
version = "1.0"
[project.entry-points."report_builder.kinds"]
nota-dinas = "paket_nota:NOTA"
[project.entry-points."report_builder.templates"]
paket-nota = "paket_nota.templat"
""",
    "paket_nota/__init__.py": """\
from report_builder.kinds import Kind
from report_builder.kinds.dasar import basics

NOTA = Kind("nota-dinas", "nota-dinas", "nota-dinas/nota.html", lambda bahan: basics(bahan.laporan), ("txt",))
""",
    "paket_nota/templat/nota-dinas/nota.html": """\
{% from 'umum/dokumen.html' import kepala with context %}
<html lang="id">
{{ kepala('Nota Dinas') }}
<body><section class="naskah"><h1>Nota Dinas</h1><p>Capaian {{ f('unit.capaian') }}.</p></section></body>
</html>
""",
}


def test_a_package_of_somebody_else_brings_a_kind_of_its_own(project: Path, elsewhere: Path, tmp_path: Path) -> None:
    for name, text in NOTE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    python = elsewhere / ".venv/bin/python"
    offline = ("--no-deps", "--no-index", "--no-build-isolation")
    run(python, "-m", "pip", "install", "--quiet", *offline, tmp_path, cwd=elsewhere)
    shutil.copy(project / "inputs/dayamas-2021.xlsx", elsewhere)
    run(".venv/bin/report-builder", "build", "dayamas-2021.xlsx", "--kind", "nota-dinas", cwd=elsewhere)
    note = (elsewhere / "outputs/dayamas-2021/nota-dinas.txt").read_text(encoding="utf-8")
    assert note.split("\n\n") == ["DRAF", "Nota Dinas", "Capaian 94,67%.\n"]
