"""No password reaches a message, a log, a fact or a file, wherever it came from."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder import pipeline, plugins
from report_builder.batch import reading
from report_builder.cli import app
from report_builder.database import address
from report_builder.errors import ExitCode, ReportError
from tests.database.offices import fill, office
from tests.database.server import PASSWORD, Server, create

SECRET = "r4has!a"  # noqa: S105 - a part that nothing else has

WITH_PASSWORD = (
    f"postgresql://monev:{SECRET}@127.0.0.1/monev",
    f"postgresql+psycopg://monev:{SECRET}@127.0.0.1:1/monev?sslmode=require",
    f"postgresql://monev@127.0.0.1/monev?password={SECRET}",
    f"postgresql://monev:{SECRET}@127.0.0.1:bukan/monev",
    f"postgresql://monev:{SECRET}/lagi?@127.0.0.1/monev",
)


@pytest.mark.parametrize("url", WITH_PASSWORD)
@pytest.mark.parametrize("command", ["check", "build"])
def test_an_address_with_a_password_is_refused_without_repeating_it(url: str, command: str) -> None:
    result = CliRunner().invoke(app, ["--debug", command, url, "--json"])
    assert result.exit_code == ExitCode.USAGE
    assert SECRET not in result.output
    assert json.loads(result.stdout)["masalah"][0]["pesan"] == "Alamat basis data ini memuat kata sandi."


def test_a_plan_with_a_password_is_refused_without_repeating_it(tmp_path: Path) -> None:
    plan = tmp_path / "batch.toml"
    plan.write_text(f'inputs = ["data/*.xlsx", "{WITH_PASSWORD[0]}"]', encoding="utf-8")
    with pytest.raises(ReportError) as failure:
        reading.read(plan)
    assert str(failure.value).startswith("batch.toml · inputs butir 2: Alamat ini memuat kata sandi.")
    assert SECRET not in str(failure.value)


@pytest.mark.parametrize(
    "url", ["postgresql://monev@host/monev", "postgresql://host/monev?passfile=/etc/pgpass", "s3://data/a:b@c.xlsx"]
)
def test_an_address_without_a_password_is_none(url: str) -> None:
    assert not address.holds_password(url)


def test_a_server_that_is_not_there_is_told_with_what_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    result = CliRunner().invoke(app, ["--debug", "check", "postgresql://monev@127.0.0.1:1/monev"])
    assert result.exit_code == ExitCode.DATA
    assert result.stderr == (
        "galat · basis data monev di 127.0.0.1: Basis data ini tidak dapat dihubungi. Periksa apakah servernya "
        "berjalan, host dan portnya, nama basis data dan penggunanya, serta kata sandinya di PGPASSWORD atau .pgpass.\n"
        "1 galat.\n"
    )


@pytest.mark.slow
def test_a_wrong_password_is_told_and_not_repeated(postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", f"{SECRET}-salah")
    with pytest.raises(ReportError) as failure:
        plugins.read(postgresql_url)
    assert "Basis data ini tidak dapat dihubungi." in str(failure.value)
    assert SECRET not in str(failure.value)


@pytest.mark.slow
def test_a_password_file_is_used(postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = create(postgresql, "pgpass")
    monkeypatch.delenv("PGPASSWORD", raising=False)
    file = tmp_path / "pgpass"
    escaped = PASSWORD.replace("\\", "\\\\").replace(":", "\\:")
    file.write_text(f"127.0.0.1:*:*:monev:{escaped}\n", encoding="utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    assert list(plugins.read_units(fill(url, office(tmp_path, "A")))) == ["A"]


@pytest.mark.slow
def test_facts_and_documents_hold_no_password(postgresql_url: str, tmp_path: Path) -> None:
    fill(postgresql_url, office(tmp_path, "A"))
    result = pipeline.run(pipeline.Job(postgresql_url, "semua", ("html", "txt")))
    texts = [output.data.decode("utf-8", "replace") for output in result.outputs]
    assert result.ledger.sumber[0].berkas == "basis data monev".replace("monev", postgresql_url.rpartition("/")[2]) + (
        " di 127.0.0.1, unit A, tahun 2021"
    )
    assert not any(SECRET in text for text in texts)


@pytest.mark.slow
def test_a_batch_writes_no_password_anywhere(postgresql_url: str, tmp_path: Path) -> None:
    fill(postgresql_url, office(tmp_path / "kantor", "A"), office(tmp_path / "kantor", "B", edits={"Indikator!E2": 50}))
    plan = tmp_path / "batch.toml"
    plan.write_text(f'inputs = ["{postgresql_url}"]\nkinds = ["ringkasan"]\nformats = ["txt"]', encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        "from report_builder.cli import app; app()",
        "batch",
        str(plan),
        "--log",
        str(tmp_path / "log.jsonl"),
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == ExitCode.OK, done.stderr.decode()
    assert (tmp_path / "outputs/A/ringkasan.txt").is_file()
    assert (tmp_path / "outputs/B/ringkasan.txt").is_file()
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in written if SECRET.encode() in path.read_bytes()]
    assert SECRET.encode() not in done.stdout + done.stderr
