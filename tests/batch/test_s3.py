"""Inputs and outputs in an object store: no common disk is needed, and nothing is asked for that need not be."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import s3fs

from report_builder import __version__
from report_builder.batch import receipt, session, store
from report_builder.batch.dask import cluster
from report_builder.batch.decide import Alasan, Permintaan, plan_reports
from report_builder.batch.ledger import Catatan, Keadaan
from report_builder.batch.pool import processes
from report_builder.batch.reading import read
from report_builder.errors import ExitCode, ReportError
from report_builder.exporters import Output
from tests.batch import faults
from tests.batch.machines import object_store, scheduler, worker
from tests.batch.offices import JAKARTA, errors, made, make_all, names, plan_of, quiet, reports
from tests.conftest import SmallBook

pytestmark = pytest.mark.slow

MADE = [".tanda-terima-ringkasan.json", "fakta.json", "ringkasan.html"]


@dataclass(frozen=True)
class Bucket:
    """A bucket of its own for a test, which keeps every version that was put."""

    files: Any
    name: str
    log: Path

    @property
    def url(self) -> str:
        return f"s3://{self.name}"

    def put(self, path: Path, name: str) -> str:
        self.files.put_file(str(path), f"{self.name}/{name}")
        return f"{self.url}/{name}"

    def names(self, folder: str) -> list[str]:
        root = f"{self.name}/{folder}/"
        return sorted(str(name).removeprefix(root) for name in self.files.find(root))

    def requests(self) -> int:
        """How often the server was asked for something in this bucket."""
        return self.log.read_text(encoding="utf-8").count(f" /{self.name}")

    def versions(self, folder: str) -> dict[str, int]:
        """How often each object below a folder was put."""
        told = self.files.call_s3("list_object_versions", Bucket=self.name, Prefix=folder)
        keys = [version["Key"] for version in told.get("Versions", [])]
        return {key: keys.count(key) for key in keys}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the log of an S3 server on loopback, by which this process and all that it starts keep their files."""
    log = tmp_path_factory.mktemp("s3") / "s3.log"
    with pytest.MonkeyPatch.context() as patch, object_store(log) as variables:
        for name, value in variables.items():
            patch.setenv(name, value)
        s3fs.S3FileSystem.clear_instance_cache()
        yield log
        s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def bucket(server: Path, request: pytest.FixtureRequest) -> Bucket:
    """Give an empty bucket."""
    name = request.node.name.removeprefix("test_").replace("_", "-")[:60].rstrip("-")
    files = s3fs.S3FileSystem(use_listings_cache=False)
    files.mkdir(name)
    files.call_s3("put_bucket_versioning", Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return Bucket(files, name, server)


def test_reports_go_from_a_bucket_to_a_bucket(tmp_path: Path, small_book: SmallBook, bucket: Bucket) -> None:
    place = bucket.put(small_book(), "masuk/bnnp-a.xlsx")
    plan = plan_of({"bnnp-a": place}, tmp_path, outputs=f"{bucket.url}/hasil")
    assert make_all(plan).dibuat == 1
    assert bucket.names("hasil/bnnp-a") == MADE
    assert list(reports(plan)["bnnp-a", "ringkasan"].sumber) == [place]
    assert make_all(plan).dilewati == 1
    assert set(bucket.versions("hasil").values()) == {1}


def test_a_changed_input_and_a_lost_output_are_made_again(
    tmp_path: Path, small_book: SmallBook, bucket: Bucket
) -> None:
    inputs = {unit: bucket.put(small_book(), f"masuk/{unit}.xlsx") for unit in ("a", "b", "c")}
    plan = plan_of(inputs, tmp_path, outputs=f"{bucket.url}/hasil")
    make_all(plan)
    bucket.put(small_book({"Indikator!F2": 66}), "masuk/a.xlsx")
    bucket.files.rm_file(f"{bucket.name}/hasil/b/ringkasan.html")
    again = make_all(plan)
    assert (again.dibuat, again.dilewati) == (2, 1)
    assert {key: count for key, count in bucket.versions("hasil").items() if key.endswith("ringkasan.html")} == {
        "hasil/a/ringkasan.html": 2,
        "hasil/b/ringkasan.html": 2,
        "hasil/c/ringkasan.html": 1,
    }


def test_an_interrupted_report_is_found_by_its_receipt(tmp_path: Path, small_book: SmallBook, bucket: Bucket) -> None:
    place = bucket.put(small_book(), "masuk/a.xlsx")
    plan = plan_of({"a": place}, tmp_path, outputs=f"{bucket.url}/hasil")
    make_all(plan)
    interrupt(plan.ledger)
    make_all(plan)
    assert reports(plan)["a", "ringkasan"].keadaan is Keadaan.SELESAI
    assert set(bucket.versions("hasil").values()) == {1}


def interrupt(ledger: str) -> None:
    """Let the reports be as if the run had been killed before it could write down how they went."""
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE laporan SET keadaan = 'berjalan', hasil = '{}', sumber = '{}'")
    connection.close()


def test_a_bucket_that_is_not_there_is_told_before_anything_is_made(
    tmp_path: Path, small_book: SmallBook, bucket: Bucket
) -> None:
    plan = plan_of({"bnnp": str(small_book())}, tmp_path, outputs=f"{bucket.url}-salah/2026")
    with pytest.raises(ReportError) as refusal:
        session.conduct(plan, Permintaan(), processes, JAKARTA, quiet)
    assert refusal.value.exit_code is ExitCode.OUTPUT
    assert str(refusal.value) == (
        f"{plan.outputs}: Wadah “{bucket.name}-salah” tidak ada, jadi hasil tidak dapat ditulis. "
        f"Periksa ejaannya, atau buat dahulu wadah “{bucket.name}-salah”."
    )
    assert not Path(plan.ledger).exists()
    assert list(store.at(plan.outputs).lacking(plan.outputs, ["lakip.pdf"])) == ["lakip.pdf"]
    store.at(bucket.url).require(f"{bucket.url}/belum/ada")


def test_a_word_file_that_people_have_edited_is_not_put_over(bucket: Bucket) -> None:
    place = f"{bucket.url}/hasil/lakip.docx"
    bucket.files.pipe_file(place, b"disunting")
    with pytest.raises(ReportError) as refusal:
        store.at(place).deliver((Output("lakip.pdf", b"%PDF"), Output("lakip.docx", b"baru")), f"{bucket.url}/hasil")
    assert refusal.value.exit_code is ExitCode.OUTPUT
    assert str(refusal.value) == (
        f"{place}: Berkas Word ini telah disunting sejak dibuat, jadi tidak ditimpa. "
        "Pindahkan atau ganti nama berkas itu, lalu ulangi."
    )
    assert bucket.names("hasil") == ["lakip.docx"]


def test_a_logo_beside_an_input_is_fetched_and_counts_as_read(
    tmp_path: Path, small_book: SmallBook, bucket: Bucket
) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>', encoding="utf-8"
    )
    places = [bucket.put(small_book({"Identitas!B5": "logo.svg"}), "masuk/a.xlsx"), bucket.put(logo, "masuk/logo.svg")]
    plan = plan_of({"a": places[0]}, tmp_path, outputs=f"{bucket.url}/hasil")
    make_all(plan)
    assert errors(plan) == {}
    assert sorted(reports(plan)["a", "ringkasan"].sumber) == sorted(places)


def test_a_folder_of_csv_files_in_a_bucket_is_an_input(tmp_path: Path, project: Path, bucket: Bucket) -> None:
    for path in sorted((project / "inputs" / "dayamas-2021").iterdir()):
        bucket.put(path, f"masuk/dayamas/{path.name}")
    plan = plan_of({"dayamas": f"{bucket.url}/masuk/dayamas"}, tmp_path, outputs=f"{bucket.url}/hasil")
    make_all(plan)
    assert errors(plan) == {}


def test_an_input_that_is_not_there_fails_alone(tmp_path: Path, small_book: SmallBook, bucket: Bucket) -> None:
    places = {"ada": bucket.put(small_book(), "masuk/ada.xlsx"), "hilang": f"{bucket.url}/masuk/hilang.xlsx"}
    plan = plan_of(places, tmp_path, outputs=f"{bucket.url}/hasil")
    make_all(plan)
    assert made(plan) == {"ada"}
    assert errors(plan) == {"hilang": "hilang.xlsx: Berkas ini tidak ditemukan. Periksa nama dan foldernya."}


def test_a_bucket_that_is_not_there_is_told(tmp_path: Path, small_book: SmallBook, bucket: Bucket) -> None:
    place = bucket.put(small_book(), "masuk/a.xlsx")
    plan = plan_of({"a": place}, tmp_path, outputs="s3://tidak-ada/hasil")
    make_all(plan)
    assert errors(plan) == {
        "a": "s3://tidak-ada/hasil/a/ringkasan.html: Hasil tidak dapat ditulis: tempat ini tidak ada. "
        "Periksa alamat folder hasil."
    }


def test_planning_asks_for_lists_and_for_no_single_file(tmp_path: Path, bucket: Bucket) -> None:
    for name in names(30):
        bucket.files.pipe_file(f"{bucket.name}/masuk/{name}.xlsx", b"x")
        for made_before in ("ringkasan.html", receipt.name_of("ringkasan")):
            bucket.files.pipe_file(f"{bucket.name}/hasil/{name}/{made_before}", b"x")
    inputs = {name: f"{bucket.url}/masuk/{name}.xlsx" for name in names(30)}
    plan = plan_of(inputs, tmp_path, outputs=f"{bucket.url}/hasil")
    known = {(unit, "ringkasan"): made_of(unit, place, plan.outputs) for unit, place in inputs.items()}
    before = bucket.requests()
    planned = list(plan_reports(plan, known, "", Permintaan()))
    assert {why for one in planned for why in one.alasan.values()} == {Alasan.SAMA}
    assert 0 < bucket.requests() - before <= 4


def made_of(unit: str, place: str, outputs: str) -> Catatan:
    tanda = store.at(outputs).fingerprint(f"{outputs}/{unit}/{receipt.name_of('ringkasan')}")
    sumber = {place: store.at(place).fingerprint(place)}
    hasil = {"ringkasan.html": ""}
    return Catatan(unit, "ringkasan", Keadaan.SELESAI, "", __version__, sumber, hasil=hasil, tanda=tanda)


def test_a_lost_machine_loses_no_report_and_makes_none_twice(
    tmp_path: Path, small_book: SmallBook, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults.install(tmp_path, monkeypatch)
    monkeypatch.setenv(faults.MARK_OF_POWER, str(tmp_path / "listrik"))
    offices = {unit: small_book({"Identitas!B3": "Kantor Terang"}) for unit in "abcdef"}
    inputs = {unit: bucket.put(book, f"masuk/{unit}.xlsx") for unit, book in offices.items()}
    inputs["gelap"] = bucket.put(small_book({"Identitas!B3": faults.DARK}), "masuk/gelap.xlsx")
    plan = plan_of(inputs, tmp_path, ("ringkasan", "uji-listrik"), outputs=f"{bucket.url}/hasil")
    with (
        scheduler(tmp_path) as address,
        worker(address, tmp_path, "satu") as one,
        worker(address, tmp_path, "dua") as two,
    ):
        make_all(plan, partial(cluster, address, plan))
        assert sorted(machine.poll() is None for machine in (one, two)) == [False, True]
    assert made(plan) == set(inputs)
    receipts = {key: count for key, count in bucket.versions("hasil").items() if ".tanda-terima" in key}
    assert receipts == {f"hasil/{unit}/.tanda-terima-{jenis}.json": 1 for unit in inputs for jenis in plan.kinds}


def test_a_plan_names_what_lies_behind_urls(
    tmp_path: Path, project: Path, small_book: SmallBook, bucket: Bucket
) -> None:
    for name in ("a.xlsx", "b.xlsx", "~$b.xlsx", "catatan.txt"):
        bucket.put(small_book(), f"masuk/{name}")
    bucket.put(project / "inputs" / "dayamas-2021" / "identitas.csv", "dayamas/identitas.csv")
    plan = tmp_path / "batch.toml"
    inputs = [f"{bucket.url}/masuk/a*.xlsx", f"{bucket.url}/masuk", f"{bucket.url}/dayamas"]
    plan.write_text(f"inputs = {inputs}\noutputs = '{bucket.url}/hasil'\n", encoding="utf-8")
    assert [(entry.unit, entry.input) for entry in read(plan).entries] == [
        ("a", f"{bucket.url}/masuk/a.xlsx"),
        ("b", f"{bucket.url}/masuk/b.xlsx"),
        ("dayamas", f"{bucket.url}/dayamas"),
    ]
    assert read(plan, f"{bucket.url}/lain").outputs == f"{bucket.url}/lain"


def test_a_folder_behind_a_url_that_is_not_there_is_told_with_the_plan(tmp_path: Path, bucket: Bucket) -> None:
    plan = tmp_path / "batch.toml"
    plan.write_text(f"inputs = ['{bucket.url}/hilang']\n", encoding="utf-8")
    with pytest.raises(ReportError, match=f"Tidak ada data di “{bucket.url}/hilang”"):
        read(plan)
