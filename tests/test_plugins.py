"""What can be chosen by name, from the built-in tables and from installed packages."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder import page, plugins
from report_builder.dataset import Pilihan
from report_builder.errors import ExitCode, ReportError
from report_builder.facts import Sumber
from tests.scrutiny.conftest import markup

PLUGIN = """
from report_builder.dataset import Dataset
from report_builder.exporters import Output
from report_builder.facts import Sumber
from report_builder.kinds import Kind
from report_builder.plugins import Exporter


def read(location):
    return Dataset((), (Sumber(location, ""),))


def export(page, name):
    return Output(name, b"teks")


TEKS = Exporter("paket_uji:export")
RENJA = Kind("renja", "renja", "renja.html", lambda bahan: None)
"""


def install(folder: Path, package: str, entries: str, code: str = PLUGIN) -> None:
    """Lay down a package as pip would: its module and the metadata that names its entry points."""
    module = package.replace("-", "_")
    (folder / f"{module}.py").write_text(code.replace("paket_uji", module), encoding="utf-8")
    metadata = folder / f"{module}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(entries, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder in which packages can be installed for one test."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_a_location_without_a_scheme_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data.csv").touch()
    with pytest.raises(ReportError, match=r"data\.csv"):
        plugins.read(str(tmp_path / "data.csv"))


def test_an_unknown_source_is_told() -> None:
    with pytest.raises(ReportError) as failure:
        plugins.read("mysql://monev")
    known = "berkas, postgresql, postgresql+psycopg, sqlite"
    assert str(failure.value) == f"Sumber data “mysql” tidak dikenal. Yang ada: {known}."


def test_the_built_in_kind_is_loaded_by_its_name() -> None:
    assert plugins.kind("lakip").nama == "lakip"


def test_an_unknown_name_is_told_with_those_that_exist() -> None:
    with pytest.raises(ReportError) as failure:
        plugins.exporter("odt")
    assert str(failure.value) == "Format “odt” tidak dikenal. Yang ada: docx, html, pdf, txt."
    assert failure.value.exit_code is ExitCode.USAGE


def test_only_word_is_given_page_numbers() -> None:
    assert [name for name, exporter in plugins.EXPORTERS.items() if exporter.prints_page_numbers] == ["docx"]


def test_plugins_add_sources_kinds_and_formats(site: Path) -> None:
    entries = (
        "[report_builder.sources]\nuji = paket_uji:read\n"
        "[report_builder.kinds]\nrenja = paket_uji:RENJA\n"
        "[report_builder.exporters]\nteks = paket_uji:TEKS\n"
    )
    install(site, "paket-uji", entries)
    assert plugins.read("uji://2021").sumber == (Sumber("uji://2021", ""),)
    assert plugins.kind("renja").template == "renja.html"
    assert plugins.exporter("teks").function == "paket_uji:export"


def test_a_plugin_may_not_take_a_built_in_name(site: Path) -> None:
    install(site, "paket-nakal", "[report_builder.exporters]\npdf = paket_nakal:TEKS\n")
    with pytest.raises(ReportError) as failure:
        plugins.exporter("pdf")
    assert str(failure.value) == (
        "Format “pdf” dipakai oleh report-builder sendiri dan paket-nakal (paket_nakal:TEKS). "
        "Hapus pemasangan salah satunya."
    )


def test_two_plugins_may_not_share_a_name(site: Path) -> None:
    install(site, "paket-a", "[report_builder.kinds]\nrenja = paket_a:RENJA\n")
    install(site, "paket-b", "[report_builder.kinds]\nrenja = paket_b:RENJA\n")
    with pytest.raises(ReportError) as failure:
        plugins.kind("lakip")
    message = str(failure.value)
    assert message.startswith("Jenis laporan “renja” dipakai oleh paket-")
    assert "paket-a (paket_a:RENJA)" in message
    assert "paket-b (paket_b:RENJA)" in message


def test_packages_are_known_whatever_other_libraries_make_of_entry_points(project: Path, site: Path) -> None:
    pytest.importorskip("importlib_metadata")
    install(site, "paket-uji", "[report_builder.kinds]\nrenja = paket_uji:RENJA\n")
    program = "import importlib_metadata; from report_builder import plugins; print(plugins.kind('renja').nama)"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (site, project)))}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("renja\n", "")


# Packages that are broken


def refusal(ask: Callable[[], object]) -> list[str]:
    with pytest.raises(ReportError) as failure:
        ask()
    assert failure.value.exit_code is ExitCode.TEMPLATE
    return str(failure.value).splitlines()


@pytest.mark.parametrize(
    ("package", "code", "entry", "message"),
    [
        (
            "rusak-a",
            "import modul_hilang",
            "RENJA",
            "ModuleNotFoundError: No module named 'modul_hilang'",
        ),
        ("rusak-b", "raise RuntimeError('gagal')", "RENJA", "RuntimeError: gagal"),
        ("rusak-c", "raise SystemExit(3)", "RENJA", "SystemExit: 3"),
        ("rusak-d", PLUGIN, "HILANG", "AttributeError: module 'rusak_d' has no attribute 'HILANG'"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_named(site: Path, package: str, code: str, entry: str, message: str) -> None:
    value = f"{package.replace('-', '_')}:{entry}"
    install(site, package, f"[report_builder.kinds]\nrenja = {value}\n", code)
    told = f"Jenis laporan “renja” dari {package} ({value}) tidak dapat dimuat ({message}). "
    hint = f"Perbarui atau hapus pemasangan paket {package}."
    assert refusal(lambda: plugins.kind("renja")) == [told + hint]
    assert plugins.kind("lakip").nama == "lakip"


@pytest.mark.parametrize(
    ("package", "group", "ask", "told"),
    [
        ("lain-a", "kinds", plugins.kind, "Jenis laporan “uji” dari lain-a (lain_a:TEKS) bukan sebuah Kind. "),
        ("lain-b", "paginations", plugins.pagination, "Penomoran halaman “uji” dari lain-b (lain_b:TEKS) bukan "),
        ("lain-c", "sources", lambda _: plugins.read("uji://1"), "Sumber data “uji” dari lain-c (lain_c:TEKS) bukan "),
        ("lain-d", "templates", lambda _: plugins.template_roots(), "Folder templat “uji” dari lain-d (lain_d:TEKS) "),
    ],
)
def test_a_plugin_that_is_something_else_is_named(
    site: Path, package: str, group: str, ask: Callable[[str], object], told: str
) -> None:
    install(site, package, f"[report_builder.{group}]\nuji = {package.replace('-', '_')}:TEKS\n")
    (message,) = refusal(lambda: ask("uji"))
    assert message.startswith(told)


def test_every_broken_plugin_is_named_where_all_kinds_are_asked_for(site: Path) -> None:
    install(site, "semua-a", "[report_builder.kinds]\nsatu = semua_a:RENJA\n", "raise RuntimeError('gagal')")
    install(site, "semua-b", "[report_builder.kinds]\ndua = semua_b:TEKS\n")
    told = refusal(lambda: plugins.kinds("semua"))
    assert sorted(message.partition(" dari ")[0] for message in told) == [
        "Jenis laporan “dua”",
        "Jenis laporan “satu”",
    ]


def test_a_format_whose_function_cannot_be_loaded_is_named() -> None:
    document = page.parse(markup("<p>Isi.</p>"), gaya={}, resources={})
    (told,) = refusal(lambda: plugins.Exporter("paket_hilang:export").export(document, "a.teks", {}))
    assert told == (
        "Fungsi format “paket_hilang:export” tidak dapat dimuat (ModuleNotFoundError: No module named 'paket_hilang'). "
        "Perbarui atau hapus pemasangan paket paket_hilang."
    )


def test_a_unit_of_a_table_of_many_may_be_called_by_its_name(tmp_path: Path) -> None:
    rows = ["unit,kunci,isi", "a,unit_kerja,Kantor Timur", "b,unit_kerja,Kantor Barat", "b,singkatan,KB"]
    (tmp_path / "identitas.csv").write_text("\n".join(rows), encoding="utf-8")
    west = plugins.read(tmp_path, Pilihan("b"))
    assert plugins.read(tmp_path, Pilihan("kantor barat")) == plugins.read(tmp_path, Pilihan("KB")) == west
    with pytest.raises(ReportError, match=r"Unit “Kantor Brat” tidak ada pada data\. Maksud Anda b \(Kantor Barat\)\?"):
        plugins.read(tmp_path, Pilihan("Kantor Brat"))
