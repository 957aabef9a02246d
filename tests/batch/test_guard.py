"""The files of a run itself and the folders of its offices are in nobody's way."""

from pathlib import Path

import pytest

from report_builder.batch.guard import guarded
from report_builder.batch.plan import Entry, Plan
from report_builder.errors import ExitCode, ReportError
from tests.batch.conducting import conduct, office, plan_of

UNITS = (
    "status.html", "STATUS.HTML", "status.sqlite", "status.sqlite-journal", "status.sqlite-wal", "status.lock",
    "status.lock.json", "status-1-dari-2.sqlite", "status-1-dari-2.html",
)  # fmt: skip
OTHERS = ("status", "status.2021", "Status Kantor.html", "statusXhtml", "xstatus.html")


def refused(outputs: str, ledger: str, units: tuple[str, ...] = UNITS + OTHERS) -> tuple[str, ...]:
    plan = guarded(Plan(tuple(Entry(unit, "x.xlsx") for unit in units), outputs, ledger))
    return tuple(entry.unit for entry in plan.entries if entry.masalah)


def test_an_office_cannot_be_called_as_a_file_of_the_run_is(tmp_path: Path) -> None:
    hasil = str(tmp_path / "hasil")
    assert refused(hasil, f"{hasil}/status.sqlite") == UNITS
    assert refused(f"{hasil}/", f"{hasil}/status-3-dari-4.sqlite") == UNITS


def test_a_ledger_elsewhere_keeps_no_name(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "hasil"), str(tmp_path / "status.sqlite")) == ()
    assert refused("s3://data/hasil", str(tmp_path / "status.sqlite")) == ()


def test_a_name_is_what_it_is_whatever_signs_it_has(tmp_path: Path) -> None:
    assert refused(str(tmp_path), str(tmp_path / "a+b (1)"), ("a+b (1)", "a+b (1).html", "aab (1)")) == (
        "a+b (1)",
        "a+b (1).html",
    )


@pytest.mark.parametrize("name", ["x.html", "x.HTML", "x.lock"])
def test_a_ledger_cannot_lie_where_the_page_or_the_lock_does(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError) as failure:
        guarded(Plan((), str(tmp_path), str(tmp_path / name)))
    assert failure.value.exit_code is ExitCode.TEMPLATE
    assert str(failure.value).startswith(f"{tmp_path / name}: Catatan putaran tidak dapat berakhiran {name[1:]}: ")


def test_such_an_office_fails_alone_and_leaves_the_ledger_whole(tmp_path: Path) -> None:
    plan = plan_of([office(tmp_path / "data", unit) for unit in ("status.sqlite-journal", "status.html")], tmp_path)
    for _ in range(2):
        akhir = conduct(plan)
        assert (akhir.putaran.gagal, akhir.exit_code, akhir.problems) == (2, ExitCode.DATA, ())
    assert plan.halaman.is_file()
