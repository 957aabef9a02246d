"""A plan is read whole, or all that is wrong in it is told at once, each thing with its place."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from openpyxl import Workbook

from report_builder.batch.plan import Entry, Limits, Options, Shard
from report_builder.batch.reading import read, read_places
from report_builder.errors import ExitCode, ReportError

Write: TypeAlias = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give a writer of a plan beside a folder ``data`` with these inputs; one whose name ends in ``/`` is of CSV."""

    def written(text: str, inputs: Sequence[str] = ("a.xlsx",)) -> Path:
        for name in inputs:
            path = tmp_path / "data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name.endswith("/"):
                path.mkdir()
                (path / "identitas.csv").touch()
            else:
                path.touch()
        plan = tmp_path / "batch.toml"
        plan.write_text(text, encoding="utf-8")
        return plan

    return written


def told(location: Path, code: ExitCode = ExitCode.TEMPLATE) -> list[str]:
    with pytest.raises(ReportError) as failure:
        read(location)
    assert failure.value.exit_code == code
    return [str(problem) for problem in failure.value.problems]


# What a plan says


def test_a_plan_needs_no_more_than_its_inputs(tmp_path: Path, write: Write) -> None:
    plan = read(write('inputs = ["data"]'))
    assert plan.entries == (Entry("a", str(tmp_path / "data" / "a.xlsx")),)
    assert (plan.outputs, plan.ledger) == (str(tmp_path / "outputs"), str(tmp_path / "outputs" / "status.sqlite"))
    assert (plan.kinds, plan.limits, plan.timezone) == (("lakip",), Limits(), "Asia/Jakarta")


def test_every_key_has_its_effect(tmp_path: Path, write: Write) -> None:
    (tmp_path / "gaya").mkdir()
    plan = read(
        write(
            """
            inputs = ["data/*.xlsx"]
            outputs = "hasil"
            kinds = ["siaran-pers", "lakip", "lakip"]
            formats = ["pdf", "html"]
            final = true
            jobs = 3
            timeout = 90
            memory = 900
            retries = 2
            offices_per_worker = 7
            profile = "bnn"
            period = "II"
            year = 2026
            templates = ["gaya"]
            ledger = "catatan/malam.sqlite"
            timezone = "Asia/Makassar"
            on_failure = ["./kabari", "humas"]
            """
        )
    )
    assert (plan.kinds, plan.timezone) == (("siaran-pers", "lakip"), "Asia/Makassar")
    assert plan.options == Options(("pdf", "html"), True, "bnn", (str(tmp_path / "gaya"),), "TW II", 2026)
    assert plan.limits == Limits(3, 90, 900, 2, 7)
    assert (plan.outputs, plan.ledger) == (str(tmp_path / "hasil"), str(tmp_path / "catatan" / "malam.sqlite"))
    assert plan.halaman == tmp_path / "catatan" / "malam.html"
    assert plan.on_failure == (str(tmp_path / "kabari"), "humas")


def test_a_command_is_found_from_where_the_plan_lies_or_on_the_path(tmp_path: Path, write: Write) -> None:
    plan = read(write('inputs = ["data"]\non_failure = ["skrip/kabari", "skrip/x"]'))
    assert plan.on_failure == (str(tmp_path / "skrip" / "kabari"), "skrip/x")
    assert read(write('inputs = ["data"]\non_failure = ["mail", "a"]')).on_failure == ("mail", "a")


def test_semua_is_every_kind(write: Write) -> None:
    plan = read(write('inputs = ["data"]\nkinds = ["semua"]'))
    assert {"lakip", "perjanjian-kinerja", "ringkasan", "siaran-pers", "swareviu"} <= set(plan.kinds)


def test_a_folder_on_the_command_line_goes_before_the_one_of_the_plan(tmp_path: Path, write: Write) -> None:
    plan = read(write('inputs = ["data"]\noutputs = "hasil"'), tmp_path / "lain")
    assert (plan.outputs, plan.ledger) == (str(tmp_path / "lain"), str(tmp_path / "lain" / "status.sqlite"))


def test_the_ledger_of_reports_in_a_store_lies_beside_the_plan(tmp_path: Path, write: Write) -> None:
    plan = read(write('inputs = ["data"]\noutputs = "s3://laporan/2026"'))
    assert (plan.outputs, plan.ledger) == ("s3://laporan/2026", str(tmp_path / "status.sqlite"))


# Inputs


def test_a_folder_gives_its_workbooks_and_csv_folders_and_nothing_else(write: Write) -> None:
    inputs = ("b.XLSX", "a.xlsm", "c/", "~$b.xlsx", ".d.xlsx", "e.xls", "catatan.txt", "kosong/catatan.csv")
    assert [entry.unit for entry in read(write('inputs = ["data"]', inputs)).entries] == ["a", "b", "c"]


def test_a_folder_that_is_a_csv_folder_is_one_office(write: Write) -> None:
    assert [entry.unit for entry in read(write('inputs = ["data/bnnp/"]', ("bnnp/",))).entries] == ["bnnp"]


def test_a_stray_list_makes_no_csv_folder(write: Write) -> None:
    plan = read(write('inputs = ["data"]', ("a.xlsx", "b.xlsx", "daftar kantor.csv")))
    assert [entry.unit for entry in plan.entries] == ["a", "b"]


def test_patterns_reach_into_folders_and_name_an_input_once(write: Write) -> None:
    plan = read(write('inputs = ["data/x/b.xlsx", "data/**/*.xlsx"]', ("a.xlsx", "x/b.xlsx", "x/y/c.xlsx")))
    assert [entry.unit for entry in plan.entries] == ["b", "a", "c"]


def test_a_name_with_signs_of_patterns_is_a_name(write: Write) -> None:
    assert [entry.unit for entry in read(write('inputs = ["data/[a].xlsx"]', ("[a].xlsx", "a.xlsx"))).entries] == [
        "[a]"
    ]


def test_a_store_and_a_plugin_are_told_by_their_urls(write: Write) -> None:
    plan = read(write('inputs = ["s3://data/2026/bnnp-aceh.xlsx", "data"]'))
    assert [entry.unit for entry in plan.entries] == ["bnnp-aceh", "a"]


def test_a_single_pipe_is_not_waited_for(tmp_path: Path, write: Write) -> None:
    plan = write('inputs = ["data/a.xlsx"]', ())
    (tmp_path / "data").mkdir()
    os.mkfifo(tmp_path / "data" / "a.xlsx")
    assert [entry.unit for entry in read(plan).entries] == ["a"]


def test_a_single_workbook_with_a_column_unit_is_many_offices(tmp_path: Path, write: Write) -> None:
    folder = tmp_path / "data" / "semua"
    folder.mkdir(parents=True)
    (folder / "identitas.csv").write_text(
        "unit,kunci,isi\nBNNP Aceh,tahun,2021\nBNNP D/I,tahun,2021\n", encoding="utf-8"
    )
    entries = read(write('inputs = ["data/semua"]', ())).entries
    assert [(entry.unit, entry.input, entry.pilih) for entry in entries] == [
        ("BNNP Aceh", str(folder), "BNNP Aceh"),
        ("BNNP D%2FI", str(folder), "BNNP D/I"),
    ]


def test_what_is_wrong_with_a_single_input_is_told_where_its_report_is_made(write: Write) -> None:
    assert [entry.unit for entry in read(write('inputs = ["data/a.xlsx"]')).entries] == ["a"]


def test_a_folder_is_a_plan_without_a_file(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("", ("a.xlsx", "b/"))
    monkeypatch.chdir(tmp_path)
    plan = read(Path("data"))
    assert [entry.unit for entry in plan.entries] == ["a", "b"]
    assert (plan.outputs, plan.kinds) == (str(tmp_path / "outputs" / "data"), ("lakip",))


def test_a_workbook_is_a_plan_of_the_offices_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Workbook()
    sheet = book.create_sheet("Identitas", 0)
    for row in (("unit", "kunci", "isi"), ("BNNP Aceh", "tahun", 2021), ("BNNP Bali", "tahun", 2021)):
        sheet.append(row)
    book.save(tmp_path / "semua.xlsx")
    monkeypatch.chdir(tmp_path)
    plan = read(Path("semua.xlsx"))
    assert [entry.pilih for entry in plan.entries] == ["BNNP Aceh", "BNNP Bali"]
    assert plan.outputs == str(tmp_path / "outputs" / "semua")
    assert read_places(Path("semua.xlsx")) == (plan.outputs, Path(plan.ledger))


# What is wrong


def test_all_that_is_wrong_is_told_at_once(write: Write) -> None:
    plan = write(
        """
        inputs = ["tiada/*.xlsx", 7, "data"]
        kinds = ["renja"]
        format = ["pdf"]
        formats = ["odt"]
        templates = ["tiada"]
        timezone = "Asia/Jkt"
        profile = "tiada"
        jobs = -1
        timeout = 1.5
        retries = 11
        final = "ya"
        ledger = "s3://x/y"
        on_failure = []
        """
    )
    places = [line.partition(": ")[0].removeprefix("batch.toml · ") for line in told(plan)]
    assert places == [
        "inputs butir 2", "kinds butir 1", "format", "formats butir 1", "templates butir 1", "timezone", "jobs",
        "timeout", "retries", "final", "ledger", "on_failure", "inputs butir 1", "profile",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "",
            (
                'inputs: Kunci “inputs” belum ada. Tulis, misalnya: inputs = ["data/*.xlsx"], nama folder, '
                "atau satu buku kerja berkolom unit."
            ),
        ),
        (
            'inputs = ["data"]\njobs = -1',
            "jobs: Isinya -1, paling sedikit 0. Tulis banyaknya pekerja; 0 untuk satu pada setiap prosesor.",
        ),
        (
            'inputs = ["data"]\nretries = 11',
            "retries: Isinya 11, paling banyak 10. Tulis berapa kali laporan yang macet atau mati dicoba lagi.",
        ),
        (
            'inputs = ["data"]\ntimezone = "Asia"',
            'timezone: Zona waktu “Asia” tidak dikenal. Tulis, misalnya: timezone = "Asia/Jakarta".',
        ),
        (
            'inputs = ["data"]\nkinds = ["rekap"]',
            "kinds butir 1: Jenis “rekap” dibuat dari banyak unit sekaligus; pakai report-builder build --kind rekap.",
        ),
        (
            'inputs = ["data"]\nkinds = []',
            'kinds: Daftar ini paling sedikit berisi 1 butir. Tulis, misalnya: kinds = ["lakip", "siaran-pers"].',
        ),
        (
            'inputs = ["data"]\nledger = "s3://x/y"',
            "ledger: Isinya tidak boleh berupa URL. Catatan harus terletak di komputer ini.",
        ),
        (
            'inputs = ["data/*.xls"]',
            (
                "inputs butir 1: Tidak ada data di “data/*.xls”. Sediakan buku kerja .xlsx atau "
                ".xlsm, atau folder berisi berkas .csv."
            ),
        ),
        ('inputs = ["data"]\nprofile = "tiada"', "profile: Profil “tiada” tidak ada. Yang ada: bnn dan umum."),
    ],
)
def test_each_fault_is_told_with_what_to_do(write: Write, text: str, message: str) -> None:
    assert told(write(text)) == [f"batch.toml · {message}"]


def problems_of(plan: Path) -> list[tuple[str, str]]:
    return [(entry.unit, str(entry.masalah or "")) for entry in read(plan).entries]


def test_offices_of_one_name_are_told_with_all_their_inputs_and_keep_no_other_from_its_reports(
    tmp_path: Path, write: Write
) -> None:
    inputs = ("x/Aceh.xlsx", "y/ACEH.xlsx", "y/Aceh.xlsm", "z/Bali.xlsx")
    plan = write('inputs = ["data/x", "data/y", "data/z"]', inputs)
    data = tmp_path / "data"
    rest = (
        f"muncul 3 kali: {data / 'x/Aceh.xlsx'}, {data / 'y/ACEH.xlsx'}, {data / 'y/Aceh.xlsm'}. "
        "Beri setiap unit nama sendiri; besar-kecilnya huruf tidak membedakan."
    )
    assert sorted(problems_of(plan)) == [
        ("ACEH", f"batch.toml · inputs: Unit “ACEH” {rest}"),
        ("Aceh", f"batch.toml · inputs: Unit “Aceh” {rest}"),
        ("Bali", ""),
    ]
    assert [entry.masalah for entry in read(plan).only(["Bali"]).entries] == [None]


def test_offices_of_one_name_in_a_single_input_are_told_with_their_cells(tmp_path: Path, write: Write) -> None:
    folder = tmp_path / "data" / "semua"
    folder.mkdir(parents=True)
    rows = "unit,kunci,isi\nAceh,tahun,2021\nBali,tahun,2021\nACEH,tahun,2021\nACEH,jumlah,2\n"
    (folder / "identitas.csv").write_text(rows, encoding="utf-8")
    where = "semua/identitas.csv · Identitas"
    rest = (
        f"muncul 2 kali: “Aceh” pada {where} · B2, “ACEH” pada {where} · B4. "
        "Beri setiap unit nama sendiri; besar-kecilnya huruf tidak membedakan."
    )
    assert sorted(problems_of(write('inputs = ["data/semua"]', ()))) == [
        ("ACEH", f"batch.toml · inputs: Unit “ACEH” {rest}"),
        ("Aceh", f"batch.toml · inputs: Unit “Aceh” {rest}"),
        ("Bali", ""),
    ]


def test_a_plan_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    path = tmp_path / "tiada.toml"
    assert told(path, ExitCode.USAGE) == [
        f"{path}: Rencana ini tidak ada. Sebutkan berkas TOML, folder yang berisi data, atau satu buku kerja."
    ]


def test_where_reports_lie_is_known_without_the_inputs(tmp_path: Path, write: Write) -> None:
    plan = write('inputs = ["terlepas"]\noutputs = "hasil"', ())
    assert read_places(plan) == (str(tmp_path / "hasil"), tmp_path / "hasil" / "status.sqlite")


# Parts


def test_every_office_is_in_one_part_whatever_the_others_are(write: Write) -> None:
    plan = read(write('inputs = ["data"]', [f"kantor {number}.xlsx" for number in range(40)]))
    parts = [{entry.unit for entry in plan.part(Shard(number, 4)).entries} for number in (1, 2, 3, 4)]
    assert sorted(unit for part in parts for unit in part) == sorted(entry.unit for entry in plan.entries)
    assert all(parts)
    alone = plan.only(["kantor 7"])
    assert [bool(alone.part(Shard(number, 4)).entries) for number in (1, 2, 3, 4)] == [
        "kantor 7" in part for part in parts
    ]


def test_a_part_has_a_ledger_and_a_page_of_its_own(tmp_path: Path, write: Write) -> None:
    part = read(write('inputs = ["data"]')).part(Shard(2, 4))
    assert part.ledger == str(tmp_path / "outputs" / "status-2-dari-4.sqlite")
    assert part.halaman == tmp_path / "outputs" / "status-2-dari-4.html"


def test_an_office_is_named_as_its_folder_or_as_its_data_spell_it(tmp_path: Path, write: Write) -> None:
    folder = tmp_path / "data" / "semua"
    folder.mkdir(parents=True)
    (folder / "identitas.csv").write_text("unit,kunci,isi\nD/I,tahun,2021\nAceh,tahun,2021\n", encoding="utf-8")
    plan = read(write('inputs = ["data/semua"]', ()))
    assert plan.only(["D/I"]) == plan.only(["D%2FI"])
    assert [entry.pilih for entry in plan.only(["D/I"]).entries] == ["D/I"]
