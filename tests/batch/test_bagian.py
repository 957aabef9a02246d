"""Many offices in one input: it is read once, and each office is made anew for its own rows only."""

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from report_builder import sources
from report_builder.batch.bagian import split
from report_builder.batch.decide import Permintaan
from report_builder.batch.plan import Plan
from report_builder.batch.reading import read
from report_builder.batch.session import preview
from report_builder.dataset import by_unit, of_unit
from report_builder.errors import ExitCode
from tests.batch.conducting import EXAMPLE, conduct

Together: TypeAlias = Callable[[Mapping[str, str]], Plan]

ACEH, BALI = "BNNP Aceh", "BNNP Bali"
TOML = 'inputs = ["data"]\noutputs = "hasil"\nkinds = ["ringkasan"]\nformats = ["txt"]\n'


@pytest.fixture
def together(tmp_path: Path) -> Together:
    """Give a writer of one CSV folder that holds two offices, in the second of which a text is another."""

    def write(changes: Mapping[str, str]) -> Plan:
        folder = tmp_path / "data"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for path in EXAMPLE.glob("*.csv"):
            head, *rows = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
            other = "".join(f"{BALI};{row}" for row in rows)
            for old, new in changes.items():
                other = other.replace(old, new)
            lines = [f"unit;{head}", *(f"{ACEH};{row}" for row in rows), other]
            (folder / path.name).write_text("".join(lines), encoding="utf-8")
        plan = tmp_path / "batch.toml"
        plan.write_text(TOML, encoding="utf-8")
        return read(plan)

    return write


def test_a_part_is_what_the_input_says_of_a_unit(tmp_path: Path, together: Together) -> None:
    together({})
    dataset = sources.read(tmp_path / "data")
    parts = [(unit, str(place), part.unpack()) for unit, place, part in split(by_unit(dataset))]
    assert parts == [
        (ACEH, "data/analisis.csv · Analisis · B2", of_unit(dataset, ACEH)),
        (BALI, "data/analisis.csv · Analisis · B3", of_unit(dataset, BALI)),
    ]


def test_data_of_one_office_are_not_split() -> None:
    assert list(split(by_unit(sources.read(EXAMPLE)))) == []


@pytest.mark.slow
def test_the_input_is_read_once(tmp_path: Path, together: Together) -> None:
    plan = together({})
    shutil.rmtree(tmp_path / "data")
    akhir = conduct(plan)
    assert (akhir.putaran.dibuat, akhir.putaran.gagal) == (2, 0)


@pytest.mark.slow
def test_an_office_is_made_anew_for_its_own_rows_only(together: Together) -> None:
    assert conduct(together({})).putaran.dibuat == 2
    same = together({})
    assert conduct(same).putaran.dilewati == 2
    changed = together({";kawasan;53;": ";kawasan;54;"})
    reasons = {one.entry.pilih: str(one.alasan["ringkasan"]) for one in preview(changed, Permintaan())}
    assert reasons == {ACEH: "tidak ada yang berubah", BALI: "datanya berubah"}
    wrong = conduct(together({";kawasan;53;": ";kawasan;banyak;"}))
    assert wrong.exit_code == ExitCode.DATA
    assert [one.unit for one in wrong.gagal] == [BALI]


@pytest.mark.slow
def test_what_an_interrupted_run_has_delivered_is_not_made_again(tmp_path: Path, together: Together) -> None:
    plan = together({})
    assert conduct(plan).putaran.dibuat == 2
    with sqlite3.connect(plan.ledger) as ledger:
        ledger.execute("UPDATE laporan SET keadaan = 'berjalan'")
    before = (tmp_path / "hasil" / ACEH / "ringkasan.txt").stat().st_mtime_ns
    again = conduct(plan).putaran
    assert (again.dibuat, again.dilewati) == (0, 2)
    assert (tmp_path / "hasil" / ACEH / "ringkasan.txt").stat().st_mtime_ns == before
