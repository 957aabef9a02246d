"""The command `simulate`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder import pipeline
from report_builder.cli import app


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["simulate", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
def test_workbooks_depend_on_the_seed_and_not_on_how_many_there_are(tmp_path: Path) -> None:
    one, three, other = tmp_path / "one", tmp_path / "three", tmp_path / "other"
    assert run(3, three) == (0, f"3 buku kerja kantor rekaan ditulis ke {three}.\n", "")
    assert run(1, one)[0] == run(1, other, "--seed", 5)[0] == 0
    assert sorted(files(three)) == ["contoh-0001.xlsx", "contoh-0002.xlsx", "contoh-0003.xlsx"]
    assert files(one) == {"contoh-0001.xlsx": files(three)["contoh-0001.xlsx"]}
    assert files(other) != files(one)


def test_a_workbook_is_ready_to_be_read(tmp_path: Path) -> None:
    run(1, tmp_path)
    examined = pipeline.examine(pipeline.Job(tmp_path / "contoh-0001.xlsx"))
    assert "Contoh" in examined.laporan.identitas.unit_kerja


def test_no_file_is_replaced_unasked(tmp_path: Path) -> None:
    there = tmp_path / "contoh-0002.xlsx"
    there.write_bytes(b"mine")
    code, _, err = run(2, tmp_path)
    hint = "Pakai folder lain, atau timpa dengan --replace."
    assert (code, err) == (5, f"galat · {there}: Berkas ini sudah ada, jadi tidak ditimpa. {hint}\n1 galat.\n")
    assert files(tmp_path) == {"contoh-0002.xlsx": b"mine"}
    assert run(2, tmp_path, "--replace")[0] == 0
    assert files(tmp_path)["contoh-0002.xlsx"] != b"mine"


def test_at_least_one_workbook_is_asked_for(tmp_path: Path) -> None:
    assert run(0, tmp_path)[0] == 2


def test_a_tree_of_offices_is_for_a_roll_up(tmp_path: Path) -> None:
    code, out, _ = run(3, tmp_path, "--tree")
    assert (code, out) == (0, f"4 buku kerja kantor rekaan ditulis ke {tmp_path}.\n")
    assert sorted(files(tmp_path)) == ["kabupaten-01.01.xlsx", "kabupaten-01.02.xlsx", "provinsi-01.xlsx", "pusat.xlsx"]
